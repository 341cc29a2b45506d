"""Con số và ngày tháng in a sentence, read as its language writes them.

Separators after CLDR (https://cldr.unicode.org): Vietnamese 1.234,5 is English 1,234.5. Where a language is
written both ways (Arabic, Khmer), a number may be either.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_COMMA, _POINT = (
    "vi es fr ru pt de it nl id pl cs uk sv da fi nb tr rad jra bdq cjm hmn blt tyz nut",
    "en zh ja ko th lo he hi ms my",
)
COMMA_DECIMAL, POINT_DECIMAL = frozenset(_COMMA.split()), frozenset(_POINT.split())
NUMBER = re.compile(r"\d+(?:[.,\u066b\u066c \u00a0\u202f](?=\d)\d+)*")
GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+\Z")
# How much a word after a number makes of it.
SCALES: dict[str, dict[str, int]] = {
    "vi": {"nghìn tỷ": 12, "nghìn tỉ": 12, "ngàn tỷ": 12, "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6,
           "tỷ": 9, "tỉ": 9},
    "en": {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "bn": 9},
    "fr": {"mille milliards": 12, "mille": 3, "milliers": 3, "millions": 6, "million": 6, "milliards": 9,
           "milliard": 9},
    "es": {"mil millones": 9, "mil": 3, "millones": 6, "millón": 6, "billones": 12, "billón": 12},
    "pt": {"mil milhões": 9, "mil": 3, "milhões": 6, "milhão": 6, "bilhões": 9, "bilhão": 9, "trilhões": 12},
    "ru": {"тыс": 3, "тысяч": 3, "млн": 6, "миллион": 6, "млрд": 9, "миллиард": 9, "трлн": 12,
           "триллион": 12},
    "zh": {"万亿": 12, "萬億": 12, "亿": 8, "億": 8, "万": 4, "萬": 4, "千": 3, "百万": 6, "百萬": 6},
    "ar": {"ألف": 3, "آلاف": 3, "مليون": 6, "ملايين": 6, "مليار": 9, "مليارات": 9, "تريليون": 12},
    "km": {"ពាន់": 3, "ម៉ឺន": 4, "សែន": 5, "លាន": 6, "ពាន់លាន": 9, "ប៊ីលាន": 9},
}  # fmt: skip
# Small numbers are often written out.
WRITTEN: dict[str, str] = {
    "vi": "không một hai ba bốn năm sáu bảy tám chín mười",
    "en": "zero one two three four five six seven eight nine ten",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve diez",
    "pt": "zero um dois três quatro cinco seis sete oito nove dez",
    "ru": "ноль один два три четыре пять шесть семь восемь девять десять",
    "zh": "零 一 二 三 四 五 六 七 八 九 十",
    "ar": "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
    "km": "សូន្យ មួយ ពីរ បី បួន ប្រាំ ប្រាំមួយ ប្រាំពីរ ប្រាំបី ប្រាំបួន ដប់",
}
INFLECTED = {
    "en": {"first": 1, "second": 2, "third": 3, "both": 2, "once": 1, "twice": 2, "half": 2},
    "fr": {"une": 1, "première": 1, "premier": 1},
    "es": {"un": 1, "una": 1, "primer": 1, "primera": 1},
    "pt": {"uma": 1, "duas": 2, "primeira": 1, "primeiro": 1},
    "ru": {"одна": 1, "одного": 1, "две": 2, "двух": 2, "трёх": 3, "трех": 3, "пяти": 5},
    "zh": {"两": 2, "兩": 2},
    "vi": {"nhất": 1, "tư": 4, "rưỡi": 2},
}


@dataclass(frozen=True, slots=True)
class Figure:
    """Một con số: as written, and what it may mean."""

    said: str
    values: frozenset[Decimal]


@dataclass(frozen=True, slots=True)
class Day:
    """Một ngày, with its year where one is told; `orders` are the ways in which it may be read."""

    said: str
    orders: frozenset[tuple[int, int, int]]
    start: int
    end: int


def language_of(code: str) -> str:
    """Ngôn ngữ of a tag, without script and region."""
    return code.split("-", maxsplit=1)[0].lower()


def western(text: str) -> str:
    """Chữ số Ả Rập – Ấn, Khmer, Chăm… as 0–9; letter for letter, so that places stay."""
    return "".join(_digit(sign) for sign in text)


def figures(text: str, *, code: str) -> Iterator[Figure]:
    """Các con số in order; `text` as `western` gives it."""
    language = language_of(code)
    for found in NUMBER.finditer(text):
        for said in _apart(found[0]):
            bare = _values(said, language)
            end = found.end()
            power = _scale(text[end : end + 24], language)
            values = {value.scaleb(power) for value in bare} if power else bare
            yield Figure(said, frozenset(values))


def written_out(text: str, *, code: str) -> set[Decimal]:
    """Các số nhỏ viết bằng chữ."""
    language = language_of(code)
    names = {name: at for at, name in enumerate(WRITTEN.get(language, "").split())}
    names |= INFLECTED.get(language, {})
    said = text.casefold()
    if language in {"zh", "km"}:
        return {Decimal(value) for name, value in names.items() if name in said}
    words = set(re.findall(r"\w+", said))
    return {Decimal(value) for name, value in names.items() if name in words}


def days(text: str, *, code: str) -> list[Day]:
    """Các ngày in order, written in figures or with the name of the month."""
    found: list[Day] = []
    for pattern in _day_patterns(language_of(code)):
        for match in pattern.finditer(text):
            day = _day(match, language_of(code))
            if day and all(match.end() <= each.start or each.end <= match.start() for each in found):
                found.append(day)
    return sorted(found, key=lambda each: each.start)


def _digit(sign: str) -> str:
    if "0" <= sign <= "9" or not sign.isdecimal():
        return sign
    return str(int(sign))


def _apart(said: str) -> list[str]:
    """Blanks group thousands or stand between two numbers."""
    if not re.search(r"[ \u00a0\u202f]", said):
        return [said]
    whole = re.split(r"[.,\u066b]", said)
    if GROUPED.match(whole[0]) and len(whole) <= 2:
        return [said]
    return [part for part in re.split(r"[ \u00a0\u202f]", said) if part]


def _values(said: str, language: str) -> set[Decimal]:
    bare = re.sub(r"[ \u00a0\u202f\u066c]", "", said)
    if "\u066b" in bare:
        return {Decimal(bare.replace(",", "").replace(".", "").replace("\u066b", "."))}
    if language in COMMA_DECIMAL:
        return _read(bare, ",")
    if language in POINT_DECIMAL:
        return _read(bare, ".")
    return _read(bare, ",") | _read(bare, ".")


def _read(bare: str, point: str) -> set[Decimal]:
    group = "." if point == "," else ","
    whole, *rest = bare.split(point)
    grouped = re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+|\d+", whole)
    if grouped and len(rest) <= 1 and all(part.isdigit() for part in rest):
        return {Decimal(".".join([whole.replace(group, ""), *rest]))}
    # "1.2.3", "192.168.1.1", "3.5" where points group: as it stands.
    if bare.count(group) == 1 and point not in bare:
        return {Decimal(bare.replace(group, "."))}
    return {Decimal(re.sub(r"\D", "", bare)).scaleb(-30)}


def _scale(after: str, language: str) -> int:
    words = SCALES.get(language, SCALES["vi"] if language in COMMA_DECIMAL - {"de", "it", "nl"} else {})
    said = after.lstrip(" \u00a0\u202f").casefold()
    for word in sorted(words, key=len, reverse=True):
        if said.startswith(word) and (
            language in {"zh", "km", "ru", "ar"} or not said[len(word) :][:1].isalpha()
        ):
            return words[word]
    return 0


@lru_cache(maxsize=64)
def _months(language: str) -> dict[str, int]:
    from babel import Locale
    from babel.core import UnknownLocaleError

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                if any(letter.isalpha() for letter in name) and not re.search(r"\d", name):
                    found[name.casefold().rstrip(".")] = number
    return found


@lru_cache(maxsize=64)
def _day_patterns(language: str) -> tuple["re.Pattern[str]", ...]:
    numeric = re.compile(
        r"(?<![\d/.-])(?P<one>\d{1,4})(?P<sign>[/.-])(?P<two>\d{1,2})(?P=sign)(?P<three>\d{2,4})(?![\d/]|[.-]\d)"
    )
    short = re.compile(r"(?<![\d/])(?P<one>\d{1,2})/(?P<two>\d{1,2})(?![\d/])")
    words = {
        "vi": r"(?:ngày\s+)?(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})"
        r"(?:[,\s]+(?:năm\s+)?(?P<year>\d{4}))?",
        "zh": r"(?:(?P<year>\d{4})\s*年\s*)?(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号號]",
    }
    found = [numeric]
    if pattern := words.get(language) or (
        words["vi"] if language in COMMA_DECIMAL and not _months(language) else ""
    ):
        found.append(re.compile(pattern, re.IGNORECASE))
    if months := _months(language):
        names = "|".join(map(re.escape, sorted(months, key=len, reverse=True)))
        of = r"(?:\s+(?:de|of|d’|d'))?"
        found.append(
            re.compile(
                rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|-го)?{of}\s+(?P<name>{names})\.?"
                rf"(?:(?:,|\s+(?:de|del))?\s+(?P<year>\d{{4}}))?",
                re.IGNORECASE,
            )
        )
        found.append(
            re.compile(
                rf"(?P<name>{names})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year>\d{{4}}))?",
                re.IGNORECASE,
            )
        )
        found.append(
            re.compile(rf"ថ្ងៃទី\s*(?P<day>\d{{1,2}})\s*ខែ\s*(?P<name>{names})(?:\s*ឆ្នាំ\s*(?P<year>\d{{4}}))?")
        )
    return (*found, short)


def _day(match: "re.Match[str]", language: str) -> Day | None:
    parts = match.groupdict()
    if "one" in parts:
        one, two, three = int(parts["one"]), int(parts["two"]), int(parts.get("three") or 0)
        asked = {(three, two, one)}
        if len(parts["one"]) == 4:
            asked = {(one, two, three)}
        elif language == "en":
            asked |= {(three, one, two)}
    else:
        name = parts.get("name")
        month = _months(language)[name.casefold().rstrip(".")] if name else int(parts["month"])
        asked = {(int(parts["year"] or 0), month, int(parts["day"]))}
    real = {(year, month, day) for year, month, day in asked if 1 <= month <= 12 and 1 <= day <= 31}
    return Day(match[0], frozenset(real), match.start(), match.end()) if real else None
