"""Danh sách sau dấu hai chấm: "các sở: Ngoại vụ, Tài chính", "UBND các xã: Na Son, Xa Dung"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from vanban.lexicon.blocks import words as words_of
from vanban.lexicon.unit_words import CONTINUING, DEPARTMENTS
from vanban.names.words import Words, by_first_word

_DEPARTMENTS: Final = by_first_word(DEPARTMENTS)
OFFICES: Final = words_of("sở bộ ban ngành")
_PLACES: Final = words_of("xã phường huyện tỉnh phố trấn thị quận khu")
_WITHIN: Final = (" ", ", ", " - ", " – ", "-")
_BETWEEN: Final = (",", ";")


def listed_end(words: Words, first: int, after: int) -> int:
    """Chỗ hết danh sách: index after the names a colon brings to the group of words ``first`` …
    ``after - 1``; ``after`` when it brings none.
    """
    if after >= words.count or words.gap(after).strip() != ":" or not words.is_capital(after):
        return after
    group = words.folded[after - 1]
    if group in OFFICES:
        return _items_end(words, after, _department)
    if group in _PLACES and "các" in words.folded[first:after]:
        return _items_end(words, after, _place)
    return after


def _items_end(words: Words, after: int, item: Callable[[Words, int], int]) -> int:
    step = end = after
    count = 0
    while step < words.count and (size := item(words, step)):
        end = step + size
        count += 1
        step = end
        if step >= words.count:
            break
        if words.gap(step).strip() in _BETWEEN:
            continue
        if words.folded[step] in CONTINUING and words.gap(step) == " ":
            step += 1
            continue
        break
    # One name alone may as well begin the task: "Các sở: Xây dựng kế hoạch …".
    return end if count > 1 else after


def department(words: Words, index: int) -> int:
    """Lĩnh vực của sở, bộ: how many words of a department's field begin at ``index``, in any case."""
    for phrase in _DEPARTMENTS.get(words.folded[index], ()):
        size = len(phrase)
        if words.folded[index : index + size] == phrase and all(
            words.gap(step) in _WITHIN for step in range(index + 1, index + size)
        ):
            return size
    return 0


def _department(words: Words, index: int) -> int:
    """A field in a list, which begins with a capital; its abbreviation counts as one."""
    if not words.is_capital(index):
        return 0
    size = department(words, index)
    if size:
        return size
    word = words.text[words.starts[index] : words.ends[index]]
    return 1 if word.isupper() and len(word) > 1 else 0


def _place(words: Words, index: int) -> int:
    size = 0
    while index + size < words.count and words.is_capital(index + size) and not words.head(index + size):
        size += 1
        if index + size < words.count and words.gap(index + size) not in (" ", " - ", "-"):
            break
    return size
