"""Phần thừa của trang thông tin: which lines are menus, counters and comment forms, not the article's
words.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Final

from vanban.lexicon.blocks import phrases
from vanban.lexicon.portal_phrases import FURNITURE, OPENINGS, TAIL_OPENERS
from vanban.text.lines import Line, read_label

_DATE_LINE: Final = re.compile(
    r"(?i)(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|ngày|cập nhật|đăng|"
    r"ngày đăng|đăng ngày|ngày cập nhật|"
    r"cập nhật lúc|đăng lúc|xuất bản|thời gian|\d{1,2}[:hg]\d{2})[\s,:|\-–]*(?:ngày|"
    r"lúc|\d{1,2}[:hg]\d{2}(?:\s*[ap]m)?|\|)?[\s,:|\-–]*){0,3}"
    r"(\d{1,2})[/.\-](\d{1,2})[/.\-]((?:19|20)\d{2})\b"
    r"(?:[\s,|\-–]*(?:lúc\s*)?\d{1,2}[:hg]\d{2}(?::\d{2})?(?:\s*(?:SA|CH|AM|PM)\b)"
    r"?)?(?:\s*\(?GMT\s*[+-]\d\)?)?"
)

# The table of properties that a library of laws puts above a document: "Số hiệu: | 77/TB-UBND | …".
_PROPERTY_NAMES: Final = phrases("""
    số hiệu; số/ký hiệu; số ký hiệu; loại văn bản; nơi ban hành; cơ quan ban hành; người ký; chức danh; ngày
    ban hành; ngày hiệu lực; ngày có hiệu lực; ngày hết hiệu lực; ngày công báo; số công báo; tình trạng; tình
    trạng hiệu lực; trạng thái; lĩnh vực; ngành; trích yếu; ngày đăng
""")
_PROPERTIES: Final = re.compile(rf"(?:\|\s*)?(?:{'|'.join(_PROPERTY_NAMES)})\s*:\s*(?:\||\t| {{3}})")

_NEWS: Final = ("các", "tin", "bài", "video", "sự", "văn")
_OTHER_NEWS: Final = re.compile(
    r"(?:các\s+)?(?:tin|bài|bài viết|tin tức|tin bài|video|sự kiện|văn bản)(?:\s+viết)?\s+"
    r"(?:cùng loại|mới|cũ|khác|liên quan|đã đưa|đã đăng|cùng|nổi bật|xem nhiều|đọc "
    r"nhiều|tiếp theo|trước|quan tâm|vừa)(?:\s+\w+){0,3}\s*[:.(\d)]*$"
)


_SIGNS: Final = "0123456789 .,:;()[]|/-–+>»«•·*&_"


@cache
def _firsts() -> frozenset[str]:
    """The first letters of all that furniture begins with."""
    return frozenset(phrase[:3] for phrase in (*FURNITURE, *OPENINGS, *_NEWS, *_PROPERTY_NAMES))


@cache
def _furniture() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(set(FURNITURE), key=len, reverse=True))
    return re.compile(rf"(?:\b(?:{words})\b|[\d\s.,:;()\[\]|/\-–+>»«•·*&_])+")


def date_line(text: str) -> tuple[date | None, int] | None:
    """Dòng ngày đăng: the date of "Thứ ba, Ngày 07/01/2020, 00:00 SA" and where it ends, else None."""
    if len(text) > 160 or "20" not in text:
        return None
    match = _DATE_LINE.match(text)
    if not match or len(text) - match.end() > 60:
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1])), match.end()
    except ValueError:
        return None, match.end()


def is_furniture(text: str) -> bool:
    """Dòng thừa: a short line made of portal phrases and figures only."""
    if len(text) > 140:
        return False
    first = text.lstrip(_SIGNS)[:3].casefold()
    if (first.isalpha() and len(first) == 3 and first not in _firsts()) or read_label(text):
        return False
    low = text.casefold()
    if low.startswith(OPENINGS) or _is_other_news(low) or _is_property(low):
        return True
    return any(map(str.isalpha, low)) and _furniture().fullmatch(low) is not None


def is_surely_furniture(text: str) -> bool:
    """Dòng chỉ trang thông tin mới có: a counter, a comment form, "các tin khác"."""
    low = text.casefold()
    surely = low.startswith(OPENINGS) or low.startswith(TAIL_OPENERS)
    return surely or _is_other_news(low) or _is_property(low)


def _is_other_news(low: str) -> bool:
    return low.startswith(_NEWS) and _OTHER_NEWS.match(low) is not None


def _is_property(low: str) -> bool:
    return ":" in low and _PROPERTIES.match(low) is not None


def tail_start(lines: list[Line]) -> int:
    """Chỗ bài viết kết thúc: the index of the first line of the portal's tail; ``len(lines)`` when there
    is none.
    """
    end = len(lines)
    last_long = max((i for i, line in enumerate(lines) if len(line.text) >= 160), default=-1)
    for index in range(max(last_long + 1, end // 3), end):
        low = lines[index].text.casefold().lstrip("-•* ")
        if len(low) < 120 and (low.startswith(TAIL_OPENERS) or _is_other_news(low)):
            return index
    return end


def head_before(lines: list[Line], dated: int) -> set[int]:
    """Dòng thừa ở đầu trang: indexes of the menu lines above the headline, which stands right over its
    date.
    """
    above = lines[:dated]
    if any(line.text.startswith(("Số", "CỘNG H", "ĐẢNG C")) or len(line.text) >= 160 for line in above):
        return set()
    headline = next(
        (i for i in range(dated - 1, -1, -1) if len(above[i].text) >= 20 and not is_furniture(above[i].text)),
        None,
    )
    return set(range(headline)) if headline is not None else set(range(dated))
