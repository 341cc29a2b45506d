"""Câu chữ theo thể thức: number, place and date, recipients, as each system writes them.

Sources: Nghị định 30/2020/NĐ-CP, phụ lục I; Hướng dẫn 36-HD/VPTW and 05-HD/VPTW.
"""

import datetime
import re
from collections.abc import Sequence

from .content import Form, Letterhead
from .letters import one_line

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
CREED = "Độc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
DRAFT = "DỰ THẢO"
LETTER = "Công văn"

# Blanks that neither Word nor a PDF draws together, for a pen or the number stamp.
_OPEN = "\u00a0"
# Calls of notes that stayed behind in the source; the square of a measure is none.
_CALLS = re.compile(r"(?<!\bm)(?<!\b[dckm]m)[¹²³⁰⁴-⁹]+")


def number_line(head: Letterhead) -> str:
    """Số và ký hiệu: "Số: 05/KH-UBND" of a state paper, "Số 05-KH/TU" of a Party paper.

    Empty for what is not numbered at all, as a table that goes with a paper.
    """
    if not head.symbol and head.number is None:
        return ""
    return ("Số: " if head.form is Form.STATE else "Số ") + _number(head)


def _number(head: Letterhead) -> str:
    parting = "/" if head.form is Form.STATE else "-"
    symbol = one_line(head.symbol).lstrip("/- ")
    number = one_line(head.number or "")
    number = number.zfill(2) if number.isdecimal() else number
    return (number or _OPEN * 8) + (parting + symbol if symbol else "")


def place_and_date(head: Letterhead) -> str:
    """Địa danh và thời gian ban hành: days under 10 and the months 1 and 2 take a zero before them."""
    place = one_line(head.place)
    return (f"{place}, " if place else "") + long_date(head.date)


def long_date(date: datetime.date | None) -> str:
    """Ngày viết đủ chữ; open places where there is none yet."""
    if date is None:
        return f"ngày {_OPEN * 5} tháng {_OPEN * 5} năm {_OPEN * 6}"
    month = f"{date.month:02d}" if date.month < 3 else str(date.month)
    return f"ngày {date.day:02d} tháng {month} năm {date.year}"


def opening(text: str) -> str:
    """Dòng chữ đứng riêng: a capital first, no calls of notes; for what was cut out of a sentence."""
    line = _CALLS.sub("", one_line(text))
    return line[:1].upper() + line[1:]


def subject(head: Letterhead) -> str:
    """Trích yếu của công văn, as it stands under the number: "V/v …"."""
    title = one_line(head.title)
    for start in ("v/v", "về việc"):
        if title.casefold().startswith(start):
            title = title[len(start) :].lstrip(" :")
            break
    return f"V/v {title}"


def addressee_lines(head: Letterhead) -> tuple[str, ...]:
    """Nơi gửi sau "Kính gửi:": one name alone, or a line with its dash for each."""
    names = _names(head.addressees)
    if len(names) < 2:
        return tuple(names)
    return _dashed(names)


def recipient_lines(head: Letterhead, recipients: Sequence[str], filed: str) -> tuple[str, ...]:
    """Nơi nhận: "- …;" for each and "- Lưu: VT." at the end; a letter is sent "như trên" first."""
    names = _names(recipients)
    if head.addressees and not any(name.casefold().startswith("như trên") for name in names):
        names.insert(0, "Như trên")
    if store := one_line(filed).rstrip(" .;,"):
        names.append(f"Lưu: {store}" if head.form is Form.STATE else f"Lưu {store}")
    return _dashed(names)


def _names(texts: Sequence[str]) -> list[str]:
    cleaned = (one_line(text).lstrip("-–+ ").rstrip(" .;,") for text in texts)
    return [name for name in cleaned if name]


def _dashed(names: Sequence[str]) -> tuple[str, ...]:
    return (*(f"- {name};" for name in names[:-1]), *(f"- {name}." for name in names[-1:]))


def ended(text: str) -> str:
    """Hết văn bản: the last sentence of a state paper closes with "./."."""
    return text if text.rstrip().endswith("./.") else text.rstrip(" \n.;,") + "./."


def annex_reference(head: Letterhead) -> str:
    """Chỉ dẫn kèm theo, under the name of an annex."""
    kind = one_line(head.type_name).capitalize() or LETTER
    issuer = one_line(head.issuer)
    # A name kept in capitals cannot be brought back to its own spelling: better none than a wrong one.
    of_issuer = "" if issuer.isupper() or not issuer else f" của {issuer}"
    parting = "" if head.form is Form.STATE else ","
    return f"(Kèm theo {kind} số {_number(head)}{parting} {long_date(head.date)}{of_issuer})"


def annex_label(index: int, count: int, numeral: str) -> str:
    """Tên gọi phụ lục: numbered only where there are several."""
    return "Phụ lục" if count == 1 else f"Phụ lục {numeral}"


def heading_of(form: Form) -> str:
    """Quốc hiệu, or the Party's heading."""
    return MOTTO if form is Form.STATE else PARTY


def metadata_title(head: Letterhead) -> str:
    """Tên văn bản trong thuộc tính tệp: type and title on one line."""
    kind = one_line(head.type_name)
    return f"{kind.capitalize()} {one_line(head.title)}" if kind else subject(head)
