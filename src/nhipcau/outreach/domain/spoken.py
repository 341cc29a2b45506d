"""Lời cho tai: numbers, days, units and short forms of a Vietnamese text as they are said.

What is not known stays as it is written: a person reads the script over before it is used.
"""

import re
from collections.abc import Callable, Mapping

from .numerals import digits, number, ordinal, roman
from .short_forms import ISSUERS, SHORT, UNITS

Match = re.Match[str]
# Before these a Roman number is one, and not a name of one letter.
COUNTED = "|".join(
    (
        "quý", "thế kỷ", "khóa", "khoá", "kỳ", "nhiệm kỳ", "đại hội", "lần thứ", "thứ", "chương", "phần",
        "mục", "hạng", "loại", "cấp", "vùng", "quân khu", "phụ lục", "tập", "giai đoạn",
    )
)  # fmt: skip
AMOUNT = r"(?<![\w.,/])(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?![\d/]|[.,]\d)"
DAY, MONTH, YEAR = r"(0?[1-9]|[12]\d|3[01])", r"(0?[1-9]|1[0-2])", r"([12]\d{3})"
FIRST_DAYS = 10


def spoken(text: str, more: Mapping[str, str] | None = None) -> str:
    """Đọc thành lời; `more` are short forms of the office, before our own."""
    said = text.replace("\u00a0", " ").replace("\u202f", " ")
    said = _short(said, {**SHORT, **(more or {})})
    for pattern, say in _RULES:
        said = pattern.sub(say, said)
    return re.sub(r"[^\S\n]+", " ", said).strip()


def amount(written: str) -> str:
    """Một số như người Việt viết: points part thousands, a comma the decimals."""
    whole, _comma, rest = written.partition(",")
    whole = whole.replace(".", "")
    one_by_one = len(whole) > 15 or (len(whole) > 1 and whole[0] == "0")
    said = digits(whole) if one_by_one else number(int(whole))
    if not rest:
        return said
    return f"{said} phẩy {digits(rest) if rest[0] == '0' or len(rest) > 3 else number(int(rest))}"


def _short(text: str, known: Mapping[str, str]) -> str:
    """Chữ viết tắt, the longest first; never inside another word."""
    forms = "|".join(re.escape(each) for each in sorted(known, key=len, reverse=True))
    return re.sub(rf"(?<![\w-])(?:{forms})(?!\w|-\w)", lambda found: known[found[0]], text)


def _day(day: str, month: str, year: str | None) -> str:
    first = "mùng " if int(day) <= FIRST_DAYS else ""
    return f"{first}{number(int(day))} {_month(month, year)}"


def _month(month: str, year: str | None) -> str:
    said = f"tháng {'tư' if int(month) == 4 else number(int(month))}"
    return f"{said} năm {number(int(year))}" if year else said


def _date(found: Match) -> str:
    return f"ngày {_day(found[1], found[2], found[3])}"


def _date_after(found: Match) -> str:
    return f"{found[1]} {_day(found[2], found[3], found[4])}"


def _document(found: Match) -> str:
    issuer = ISSUERS.get(found[3], found[3])
    return f"{amount(found[1])} năm {number(int(found[2]))} {issuer}"


def _fraction(found: Match) -> str:
    above, below = int(found[1]), int(found[2])
    between = "phần" if 0 < above < below <= 10 else "trên"
    return f"{amount(found[1])} {between} {amount(found[2])}"


def _hour(found: Match) -> str:
    minutes = found[2]
    said = f"{number(int(found[1]))} giờ"
    return f"{said} {number(int(minutes))} phút" if minutes and int(minutes) else said


def _roman(found: Match) -> str:
    value = roman(found[2])
    if value is None:
        return found[0]
    word = found[1].casefold()
    said = ordinal(value) if word.endswith("thứ") or (word == "quý" and value == 4) else number(value)
    return f"{found[1]} {said}"


def _measured(found: Match) -> str:
    return f"{amount(found[1])} {UNITS[found[2]]}"


def _telephone(found: Match) -> str:
    return ", ".join(digits(part) for part in re.split(r"[\s.-]+", found[0]))


_UNITS = "|".join(re.escape(each) for each in sorted(UNITS, key=len, reverse=True))
_RULES: tuple[tuple[re.Pattern[str], Callable[[Match], str]], ...] = tuple(
    (re.compile(pattern), say)
    for pattern, say in (
        (r"\b(\d+)/(\d{4})/([A-ZĐ][\wĐ]*(?:-[A-ZĐ]\w*)*)", _document),
        (rf"(?i)\b(?:ngày\s+)?{DAY}/{MONTH}/{YEAR}(?![\d/])", _date),
        (
            rf"(?i)\b(ngày|sáng|trưa|chiều|tối|đêm|hôm|từ|đến)\s+{DAY}/{MONTH}(?:/{YEAR})?(?![\d/])",
            _date_after,
        ),
        (rf"(?i)\b(ngày)\s+{DAY}\s+tháng\s+{MONTH}(?:\s+năm\s+{YEAR})?(?!\d)", _date_after),
        (rf"(?i)(?<![\d/])(?:tháng\s+)?{MONTH}/{YEAR}(?![\d/])", lambda found: _month(found[1], found[2])),
        (rf"(?i)\btháng\s+{MONTH}(?!\d|[.,]\d)", lambda found: _month(found[1], None)),
        (r"(?<![\d:])([01]?\d|2[0-4])(?:h|:|\s*giờ\s*)([0-5]\d)(?:\s*phút|p)?(?![\d:])", _hour),
        (r"(?<![\d:.,])([01]?\d|2[0-4])h(?!\w)()", _hour),
        (rf"(?i)\b({COUNTED})\s+(?-i:([IVXLC]+))\b", _roman),
        (r"(?i)\bthứ\s+([1-9]\d?)(?!\d|[.,/]\d)", lambda found: f"thứ {ordinal(int(found[1]))}"),
        (r"(?<![\w.,])0\d{1,3}(?:[ .-]?\d{3,4}){2,3}(?![\d.,])", _telephone),
        (rf"(?<![\w)])[-\u2212](?={AMOUNT})", lambda _found: "âm "),
        (rf"({AMOUNT})\s?({_UNITS})(?![\w²³/])", _measured),
        (rf"({AMOUNT})\s?[–-]\s?(?={AMOUNT})", lambda found: f"{amount(found[1])} đến "),
        (r"(?<![\w.,/])(\d{1,4})/(\d{1,4})(?![\d/]|[.,]\d)", _fraction),
        (AMOUNT, lambda found: amount(found[0])),
        # What is left of figures: numbers of sections and versions.
        (r"(?<=\d)\.(?=\d)", lambda _found: " chấm "),
        (r"(?<![\w])\d+(?!\w)", lambda found: amount(found[0])),
    )
)
