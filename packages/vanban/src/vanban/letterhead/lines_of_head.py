"""Dòng của phần đầu: the cells before the body, each classed by what it looks like."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from vanban.letterhead.marks import mark_of
from vanban.lexicon.document_types import ALIASES, NAMES
from vanban.lexicon.letterhead_words import BODY_OPENERS, CREED_FORMS, MOTTO_FORMS, PARTY_FORMS, SURE_OPENERS
from vanban.numbers import blank_head_number, head_number
from vanban.text import GAP, Line, read_label, split_cells
from vanban.text.letters import pattern

Role = Literal[
    "motto",
    "creed",
    "party",
    "number",
    "blank-number",
    "place-date",
    "type",
    "subject",
    "addressee",
    "mark",
    "rule",
    "capital",
    "words",
]
MOST_LINES: Final = 60
PLACE_DATE: Final = pattern(
    r"(?P<place>[\p{Lu}](?:(?!\s{3})[^,\d\n\t|]){1,50}?)\s*,\s*(?:(?:hồi|lúc)\s+\d{1,2}\s*(?:giờ|[hg:])\s*(?:\d{1,2}\s*(?:phút)?)?\s*,?\s*)?"
    r"(?:ngày|Ngày)\s*[.…_]*(?P<day>\d{0,2})(?:[\s.…_]*tháng\s*[.…_]*(?P<month>\d{0,2})[\s.…_]*(?:năm\s*)?"
    r"|\s*[/.-]\s*(?P<month_figure>\d{1,2})\s*[/.-]\s*)(?P<year>(?:19|20)\d\d|\d{0,4}[.…]*)"
)
# A form's own code over or under the motto: "BM.03.QT.05", "Mẫu số 02/BC".
_FORM_CODE: Final = re.compile(r"(?:BM|Mẫu|MẪU|M)[\s.:\-/]*(?:số\s*)?[\w.\-/]*\d[\w.\-/]*$")
_FORM_LETTERS: Final = frozenset("BM")
# "Số 55-HD/BTGTU MẬT": a mark after single blanks, where the rest of the line is of the letterhead.
_MARK_AT_END: Final = re.compile(
    r"(?<=\s)(?:TUYỆT MẬT|TỐI MẬT|MẬT|HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|DỰ THẢO)\s*$"
)
_MARK_ENDS: Final = ("MẬT", "TỐC", "KHẨN", "THẢO")
_HEAD_ROLES: Final = frozenset({"number", "blank-number", "motto", "creed", "party", "place-date"})
_RULE: Final = re.compile(r"[-–—_=*─.\s]+$|\*+$")
_MEETING_DAY: Final = re.compile(r"(?:Sáng |Chiều )?[Nn]gày \d{1,2}(?:[/.-]\d| tháng \d).*[,;:.]$")
_QUOTES: Final = "\"“”„'( "
# A scan may give the slash and the small letter of "V/v" as other signs ("V⁄%").
_SUBJECT: Final = re.compile(
    r"[\"“„'(]?\s*(?:[Vv]\s?[/⁄∕\\|]\s?[vVwWyY%/]{1,2}|Vv|Về việc|(?:Trích yếu|Về)\s*:)\s*:?\s*(?=\S)"
)
_ADDRESSEE: Final = re.compile(r"(?:Kính gửi|KÍNH GỬI|Kính trình|Kính gởi)\s*:?\s*", re.I)
_TYPES: Final = re.compile(
    r"(?:"
    + "|".join(
        re.escape(name)
        for name in sorted([*NAMES, *ALIASES], key=len, reverse=True)
        if name not in ("luật", "lệnh")
    )
    + r"|luật|lệnh)\b",
    re.I,
)
_TYPE_LETTERS: Final = frozenset(name[:2].lower() for name in (*NAMES, *ALIASES))


# Not frozen, as a line is not.
@dataclass(slots=True)
class HeadCell:
    """Ô của phần đầu: one column of one line, and what it is."""

    role: Role
    start: int
    end: int
    text: str
    row: int
    column: int = 0


def head_cells(lines: Sequence[Line]) -> list[HeadCell]:
    """Các ô của phần đầu, up to the first line of the body (and not beyond :data:`MOST_LINES` lines)."""
    found: list[HeadCell] = []
    named = after_type = False
    for row, line in enumerate(lines[:MOST_LINES]):
        if begins_body(line, named=named, after_type=after_type):
            break
        cells = [part for cell in _cells(line) if cell.text for part in _parts(cell)]
        for column, cell in enumerate(cells):
            role = class_of(cell.text)
            found.append(HeadCell(role, cell.start, cell.end, cell.text, row, column))
            after_type = role in ("type", "subject")
            named = named or role in ("type", "subject", "addressee")
    return found


def begins_body(line: Line, *, named: bool, after_type: bool = False) -> bool:
    """Whether a line belongs to the body; ``named`` says that the type or subject has been read.

    Right after the type stands the title, which may be long and may begin as a body, but ends in no sign.
    """
    text = line.text
    label = read_label(text)
    if label and not (
        label.kind == "point" or (label.kind in ("roman", "letter") and text.isupper() and not named)
    ):
        return True
    low = text.casefold()
    if len(text) > 400 or (named and _surely_opens(text, low)):
        return True
    if (after_type or text[0].islower()) and text[-1] not in ".:;,":
        return False
    if class_of(text) != "words":
        return False
    if named and len(text) > (12 if text[-1] == "." else 90) and text[-1] in ".;:":
        return True
    return len(text) > 60 and low.startswith(BODY_OPENERS) and (named or len(text) > 160)


def _surely_opens(text: str, low: str) -> bool:
    return (text[0].isupper() and low.startswith(SURE_OPENERS)) or _MEETING_DAY.match(text) is not None


def _cells(line: Line) -> list[Line]:
    """Columns of a line; the wide blanks of an unfilled day ("ngày      tháng 3 năm 2026") part nothing."""
    match = PLACE_DATE.search(line.text) if "tháng" in line.text and "   " in line.text else None
    if match is None or not GAP.search(match.group()):
        return split_cells(line)
    at = line.start + match.start()
    before = line.text[: match.start()].rstrip()
    left = split_cells(Line(line.start, line.start + len(before), before)) if before else []
    return [*left, Line(at, line.end, line.text[match.start() :])]


def _parts(cell: Line) -> Iterator[Line]:
    """A cell cut where a right-hand line of the letterhead begins within it after single blanks."""
    low, text = cell.text.casefold(), cell.text
    cuts: list[int] = []
    if len(low) == len(text):
        for form in (*MOTTO_FORMS, *CREED_FORMS, *PARTY_FORMS):
            at = low.find(form)
            if at > 0:
                cuts.append(at)
    edge = _MARK_AT_END.search(text) if text.rstrip().endswith(_MARK_ENDS) else None
    if edge and class_of(text[: edge.start()].rstrip()) in _HEAD_ROLES:
        cuts.append(edge.start())
    number = head_number(text)
    if number and number[1] < len(text) and PLACE_DATE.match(text[number[1] :].lstrip()):
        cuts.append(number[1])
    at = 0
    for cut in [*sorted(cuts), len(text)]:
        piece = text[at:cut]
        bare = piece.strip()
        if bare:
            start = cell.start + at + len(piece) - len(piece.lstrip())
            yield Line(start, start + len(bare), bare)
        at = cut


@lru_cache(maxsize=8)
def class_of(text: str) -> Role:
    """Vai trò của một dòng phần đầu; asked again at once for most, as a line and as its only cell."""
    low = " ".join(text.casefold().split())
    for role, holds in _ROLES:
        if holds(text, low):
            return role
    return "words"


def is_type_line(text: str) -> bool:
    """Whether the line is, or begins with, the name of a type set in capitals, or is that name alone."""
    match = _TYPES.match(text) if text[:2].lower() in _TYPE_LETTERS else None
    if not match:
        return False
    name, rest = match.group(), text[match.end() :].strip(" :*")
    return name.isupper() or (not rest and name[0].isupper())


def _is_rule(text: str, _low: str) -> bool:
    return _RULE.match(text) is not None or (
        text[:1] in _FORM_LETTERS and len(text) < 40 and _FORM_CODE.match(text) is not None
    )


def _is_subject(text: str, low: str) -> bool:
    bare = low.lstrip(_QUOTES)
    return bare[:1] == "v" and not bare.startswith("về") and _SUBJECT.match(text) is not None


# The first that holds decides; each is given the line and its words in small letters.
_ROLES: Final[tuple[tuple[Role, Callable[[str, str], bool]], ...]] = (
    ("rule", _is_rule),
    ("motto", lambda _, low: low.startswith(MOTTO_FORMS)),
    ("creed", lambda _, low: low.startswith(CREED_FORMS)),
    ("party", lambda _, low: low.rstrip(" -_*") in PARTY_FORMS),
    ("mark", lambda text, _: mark_of(text) is not None),
    ("number", lambda text, _: head_number(text) is not None),
    ("blank-number", lambda text, _: blank_head_number(text) is not None),
    (
        "place-date",
        lambda text, low: len(text) < 120 and "ngày" in low and PLACE_DATE.match(text) is not None,
    ),
    ("subject", _is_subject),
    ("addressee", lambda text, low: low.startswith("kính") and _ADDRESSEE.match(text) is not None),
    ("type", lambda text, _: is_type_line(text)),
    ("capital", lambda text, _: text.isupper()),
)


def type_name(text: str) -> tuple[str, int]:
    """Tên thể loại ở đầu dòng (lower case, usual spelling), and where it ends."""
    match = _TYPES.match(text)
    if not match:
        return "", 0
    low = " ".join(match.group().lower().split())
    return ALIASES.get(low, low), match.end()


def after_subject(text: str) -> int:
    """Chỗ trích yếu bắt đầu after "V/v"."""
    match = _SUBJECT.match(text)
    return match.end() if match else 0


def after_addressee(text: str) -> int:
    """Chỗ tên nơi nhận bắt đầu after "Kính gửi:"."""
    match = _ADDRESSEE.match(text)
    return match.end() if match else 0
