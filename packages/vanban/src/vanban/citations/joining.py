"""Ghép viện dẫn: those of the text and of the footnotes in order of reading, and which mean the same
document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from vanban.citations.antecedents import same_documents
from vanban.citations.relations import relation_at
from vanban.model import Citation, Footnote

_AMENDED: Final = re.compile(
    r"\s*[,;(]*\s*(?:đã\s+)?(?:được\s+)?(?:sửa\s+đổi|bổ\s+sung|thay\s+thế|đính\s+chính)[^.;\n]{0,90}?"
    r"(?:bởi|bằng|tại|theo)\s+(?:các\s+)?(?:khoản\s+\d+\s+|điều\s+\d+\s+)*(?:của\s+)?",
    re.I,
)


def join_citations(
    text: str, body: Sequence[Citation], notes: Sequence[tuple[Footnote, Sequence[Citation]]]
) -> tuple[Citation, ...]:
    """Một dãy theo thứ tự đọc: a footnote's citations come where ``text`` calls it, and stand to the document
    as the sentence there says; ``same_as`` and ``amended_by`` are filled in.
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
    amended = _amended(text, ordered, {index: note.text for index, (note, _) in enumerate(notes)})
    same = same_documents(ordered)
    return tuple(
        replace(one, same_as=same.get(index), amended_by=amended.get(index, ()))
        if index in same or index in amended
        else one
        for index, one in enumerate(ordered)
    )


def _amended(text: str, ordered: Sequence[Citation], notes: dict[int, str]) -> dict[int, tuple[int, ...]]:
    """ "Nghị định số 72/2015/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 148/2026/NĐ-CP"."""
    found: dict[int, tuple[int, ...]] = {}
    for index, one in enumerate(ordered[:-1]):
        after = ordered[index + 1]
        words = text if one.in_footnote is None else notes.get(one.in_footnote, "")
        near = one.in_footnote == after.in_footnote and one.span[1] <= after.span[0] <= one.span[1] + 160
        if near and _AMENDED.fullmatch(words, one.span[1], after.span[0]):
            found[index] = (index + 1,)
    return found
