"""Ghép viện dẫn: those of the text and of the footnotes in order of reading, and which mean the same
document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vanban.citations.relations import relation_at
from vanban.model import Citation, Footnote


def join_citations(
    text: str, body: Sequence[Citation], notes: Sequence[tuple[Footnote, Sequence[Citation]]]
) -> tuple[Citation, ...]:
    """Một dãy theo thứ tự đọc: a footnote's citations come where ``text`` calls it, and stand to the document
    as the sentence there says; ``same_as`` is filled in.
    """
    placed = [((one.span[0], 0, 0), one) for one in body]
    for footnote, found in notes:
        at = footnote.called_at if footnote.called_at is not None else 1 << 40
        called = relation_at(text, footnote.called_at) if found and footnote.called_at else "mentions"
        placed += [
            ((at, 1, one.span[0]), replace(one, relation=called) if one.relation == "mentions" else one)
            for one in found
        ]
    ordered = [one for _, one in sorted(placed, key=lambda pair: pair[0])]
    return _with_same(ordered)


def _with_same(ordered: list[Citation]) -> tuple[Citation, ...]:
    groups: dict[tuple[str | None, str], list[int]] = {}
    for index, one in enumerate(ordered):
        if one.number:
            groups.setdefault((one.type, one.number), []).append(index)
    _merge_short(ordered, groups)
    fullest: dict[int, int] = {}
    for members in groups.values():
        for dated in _by_date(ordered, members):
            best = max(dated, key=lambda index: (_fullness(ordered[index]), -index))
            fullest.update({index: best for index in dated if index != best})
    return tuple(replace(one, same_as=fullest.get(index)) for index, one in enumerate(ordered))


def _merge_short(ordered: list[Citation], groups: dict[tuple[str | None, str], list[int]]) -> None:
    """ "Kết luận 16" means 16-KL/TW where only one such document is cited."""
    for code, number in [key for key in groups if key[1].isdigit()]:
        longer = [
            key
            for key in groups
            if key[0] == code and not key[1].isdigit() and key[1].replace("/", "-").split("-")[0] == number
        ]
        if len(longer) == 1:
            groups[longer[0]] += groups.pop((code, number))


def _by_date(ordered: list[Citation], members: list[int]) -> list[list[int]]:
    """Numbers restart each year or term: two dates are two documents; an undated mention joins the first
    dated.
    """
    dated: dict[object, list[int]] = {}
    for index in members:
        dated.setdefault(ordered[index].date, []).append(index)
    undated = dated.pop(None, [])
    if not dated:
        return [undated] if undated else []
    lists = list(dated.values())
    lists[0] = sorted(lists[0] + undated)
    return lists


def _fullness(one: Citation) -> int:
    return sum(part is not None for part in (one.date, one.issuer, one.title)) * 2 + (
        one.number is not None and not one.number.isdigit()
    )
