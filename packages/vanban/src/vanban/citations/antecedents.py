"""Văn bản được nhắc lại: which citations of one document mean the same, the fullest standing for all.

A short form ("Kết luận 57", "Nghị định 72/2015", "Luật Báo chí", "Kế hoạch nêu trên") means the whole one it
repeats; numbers restart each year or term, so that two days are two documents.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from vanban.model import Citation

_Key = tuple[str | None, str]
_LAW_NAME: Final = re.compile(
    r"(?:bộ luật|luật|pháp lệnh)\s+[^\d,;.(]+?(?=\s*(?:,|\(|số\b|ngày\b|năm\b|$))", re.I
)
_POINTING: Final = re.compile(r"\s(?:trên|trên đây)$", re.I)


def same_documents(ordered: Sequence[Citation]) -> dict[int, int]:
    """Với mỗi viện dẫn, chỉ số của viện dẫn đầy đủ nhất cùng văn bản; the fullest itself is not listed."""
    groups: dict[_Key, list[int]] = {}
    for index, one in enumerate(ordered):
        key = _key(one)
        if key is not None:
            groups.setdefault(key, []).append(index)
    _merge_short(ordered, groups)
    fullest: dict[int, int] = {}
    for members in groups.values():
        for dated in _by_date(ordered, members):
            best = max(dated, key=lambda index: (_fullness(ordered[index]), -index))
            fullest.update({index: best for index in dated if index != best})
    _point_back(ordered, fullest)
    return fullest


def _key(one: Citation) -> _Key | None:
    name = one.number or _law_name(one)
    return (one.type, name) if name else None


def _law_name(one: Citation) -> str | None:
    match = _LAW_NAME.search(one.text) if one.type == "Luật" else None
    return " ".join(match.group().casefold().split()) if match else None


def _merge_short(ordered: Sequence[Citation], groups: dict[_Key, list[int]]) -> None:
    """ "Kết luận 16" means 16-KL/TW; of several with that figure, the one last cited before it."""
    whole: dict[_Key, list[_Key]] = {}
    for key, members in groups.items():
        if not _is_short(key[1]):
            parts = re.split(r"[-/]", key[1])
            names = {_law_name(ordered[index]) or "" for index in members}
            for start in {parts[0], "/".join(parts[:2]), *names}:
                whole.setdefault((key[0], start), []).append(key)
    for key in [key for key in groups if _is_short(key[1])]:
        longer = whole.get(key, [])
        if not longer:
            continue
        cited = sorted(((index, one) for one in longer for index in groups[one]), key=lambda pair: pair[0])
        for index in groups.pop(key):
            before = bisect_left(cited, index, key=lambda pair: pair[0])
            groups[cited[max(before - 1, 0)][1]].append(index)


def _is_short(number: str) -> bool:
    return not number[0].isdigit() or re.fullmatch(r"\d+(?:/\d{4})?", number) is not None


def _by_date(ordered: Sequence[Citation], members: list[int]) -> list[list[int]]:
    """Two dates are two documents; an undated mention joins the first dated."""
    dated: dict[object, list[int]] = {}
    for index in members:
        dated.setdefault(ordered[index].date, []).append(index)
    undated = dated.pop(None, [])
    if not dated:
        return [undated] if undated else []
    lists = list(dated.values())
    lists[0] = sorted(lists[0] + undated)
    return lists


def _point_back(ordered: Sequence[Citation], fullest: dict[int, int]) -> None:
    """ "Kế hoạch nêu trên" means the plan last cited before it, "văn bản dẫn trên" whatever was."""
    last: dict[str | None, int] = {}
    for index, one in enumerate(ordered):
        if one.number is None and _POINTING.search(one.text):
            if one.type in last:
                fullest[index] = last[one.type]
        else:
            last[one.type] = last[None] = fullest.get(index, index)


def _fullness(one: Citation) -> int:
    return sum(part is not None for part in (one.date, one.issuer, one.title)) * 2 + (
        one.number is not None and not _is_short(one.number)
    )
