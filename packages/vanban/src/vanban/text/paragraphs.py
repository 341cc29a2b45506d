"""Nối đoạn: which line goes on with the one before it, because a page or a narrow column cut the sentence."""

from __future__ import annotations

import re
from typing import Final

from vanban.lexicon.blocks import words
from vanban.text.letters import pattern
from vanban.text.lines import Line, has_gap, read_bullet, read_label

# Words that cannot end a sentence: what follows goes on with it even when it begins with a capital.
_OPEN_WORDS: Final[frozenset[str]] = words("""
    tại của và với cho các về trong ở là những do bởi từ đến theo để nhằm được như hoặc trên bằng vào
    khi mà số giữa cùng đối sang qua vì nên cũng đang sẽ đã không mọi mỗi một nhất thuộc hay gồm tới ra
    việc sự ngày
""")
_ENDS: Final = ".;:!?…"
# A page of the web breaks the letterhead within a name: "ỦY / BAN NHÂN DÂN", "Sông / Cầu, ngày 19 tháng 6".
_BROKEN_HEADS: Final[frozenset[str]] = frozenset(
    {"ỦY", "UỶ", "CỘNG", "CỘNG HÒA", "CỘNG HOÀ", "ĐẢNG", "ĐẢNG CỘNG"}
)
# No longer is a line that such a break leaves.
_SHORT: Final = 16
_BROKEN_PLACE: Final = pattern(r"[\p{Lu}][\p{Ll}]+(?: [\p{Lu}][\p{Ll}]+)?$")
_REST_OF_PLACE: Final = pattern(r"[\p{Lu}][\p{Ll}]+(?: [\p{Lu}][\p{Ll}]+)?, ngày\b")
# "Quảng Trị, ngày 03 / tháng 02 năm 2026": a narrow column cuts the day, however short the line.
_DAY_OPEN: Final = re.compile(r"(?:ngày\s+\d{1,2}(?:\s+tháng)?|tháng\s+\d{1,2}(?:\s+năm)?|,\s+ngày)$")
_NEW_PARAGRAPH: Final = (
    "Căn cứ",
    "Thực hiện",
    "Xét",
    "Theo",
    "Kính gửi",
    "Nơi nhận",
    "Số:",
    "Số ",
    "TM.",
    "KT.",
    "TL.",
    "T/M",
    "K/T",
    "T/L",
    "Điều ",
    "Phụ lục",
    "PHỤ LỤC",
    "V/v",
    "Ghi chú",
    "Yêu cầu",
    "Giao",
    "Đề nghị",
    "Lưu:",
)


def wrap_width(lines: list[Line]) -> int:
    """Độ rộng cột chữ: the width at which a text was cut into short lines, or 0 when its lines are
    paragraphs.
    """
    # Two columns side by side, of a letterhead or a table, are wider than the text.
    long_lines = [len(line.text) for line in lines if len(line.text) > 45 and not has_gap(line.text)]
    if len(long_lines) < 6:
        return 0
    long_lines.sort()
    width = long_lines[int(len(long_lines) * 0.97)] if len(long_lines) > 30 else long_lines[-1]
    if width > 200:
        return 0
    full = sum(1 for size in long_lines if size >= 0.75 * width)
    open_ended = sum(1 for line in lines if len(line.text) > 45 and line.text[-1] not in _ENDS)
    return width if full >= 0.55 * len(long_lines) and open_ended >= 0.4 * len(long_lines) else 0


def goes_on(before: Line, line: Line, *, apart: bool, width: int) -> bool:
    """Nối hay không: whether ``line`` goes on with ``before``; ``apart`` says that blank lines part them."""
    return _reads_on(before.text, line.text, apart=apart, width=width) and not (
        line.is_row
        or before.is_row
        or read_label(line.text)
        or read_bullet(line.text)
        or _has_columns(before, line)
    )


def _reads_on(before: str, text: str, *, apart: bool, width: int) -> bool:
    """Whether the words of a line go on with those of the one before, if neither is of a list or a table."""
    if not apart and (
        (len(before) < _SHORT and _breaks_head(before, text)) or (width and _wrapped(before, text, width))
    ):
        return True
    if before[-1] in _ENDS or text.startswith(_NEW_PARAGRAPH):
        return False
    first = text[0]
    if first.islower():
        return _may_go_on(before) and not before.isupper()
    if first.isdigit() and _DAY_OPEN.search(before):
        return True
    return len(before) >= 60 and _left_open(before, first) and not text.isupper()


def _breaks_head(before: str, text: str) -> bool:
    if before in _BROKEN_HEADS:
        return text.isupper()
    return ", ngày" in text[:30] and _is_broken_place(before, text)


def _is_broken_place(before: str, text: str) -> bool:
    return _BROKEN_PLACE.match(before) is not None and _REST_OF_PLACE.match(text) is not None


def _has_columns(before: Line, line: Line) -> bool:
    return has_gap(before.text) or has_gap(line.text)


def _may_go_on(before: str) -> bool:
    if _DAY_OPEN.search(before):
        return True
    return len(before) >= 20 and not before.casefold().startswith(("nơi nhận", "kính gửi"))


def _left_open(text: str, following: str) -> bool:
    if text[-1] == ",":
        return len(text) >= 90
    word = text[text.rfind(" ") + 1 :]
    if word == "số":
        return following.isdigit()
    return word.casefold() in _OPEN_WORDS and not text.isupper()


def _wrapped(before: str, text: str, width: int) -> bool:
    """Whether the first word of ``text`` would not have fitted on the line before."""
    first, last, size = text[0], before[-1], len(before)
    if last in _ENDS and text.startswith(_NEW_PARAGRAPH):
        return False
    no_room = size + 1 + len(text.split(" ", 1)[0]) > width
    if last == ";" and first.islower() and (no_room or size >= 0.85 * width):
        return True
    if last in ".:;!?" and (first.isupper() or not no_room):
        return no_room and last == "." and size >= 0.93 * width
    if before.isupper() != text.isupper():
        return False
    if first.islower() or first.isdigit():
        return size >= 0.6 * width or no_room
    return no_room or size >= 0.82 * width
