"""Tìm nhiệm vụ: the tasks of a body, each with its six clarities."""

from __future__ import annotations

from vanban.lexicon.document_types import NAMED_ONLY, NOT_DIRECTIVE
from vanban.model import Letterhead, Obligation
from vanban.obligations.drafts import Written, finish
from vanban.obligations.position import Body
from vanban.obligations.walk import Walk


def find_obligations(body: Body) -> tuple[Obligation, ...]:
    """Nhiệm vụ được giao in order of reading; proposals of reports and closing formulas are none."""
    code = body.head.type.code if body.head.type else None
    if code in NOT_DIRECTIVE:
        return ()
    named = [body.head.date.year] if body.head.date else _years_of(body.head)
    # Without a date a document is about the last year of its title, and was written in the first or later.
    year, since = (named[-1], min(named)) if named else (None, None)
    written = Written(year, since, body.head.date, max(_years_of(body.head), default=None))
    walk = Walk(body, year, named_only=code in NAMED_ONLY)
    return tuple(finish(draft, body.text, body.low, written) for draft in walk.run())


def _years_of(head: Letterhead) -> list[int]:
    """Các năm nêu trong trích yếu."""
    title = head.title or ""
    return [
        int(title[i : i + 4])
        for i in range(len(title) - 3)
        if title[i : i + 4].isdigit() and title[i : i + 2] in ("19", "20")
    ]
