"""Tìm nhiệm vụ: the tasks of a body, each with its six clarities."""

from __future__ import annotations

from vanban.lexicon.document_types import NOT_DIRECTIVE
from vanban.model import Letterhead, Obligation
from vanban.obligations.drafts import finish
from vanban.obligations.position import Body
from vanban.obligations.walk import Walk


def find_obligations(body: Body) -> tuple[Obligation, ...]:
    """Nhiệm vụ được giao in order of reading; proposals of reports and closing formulas are none."""
    code = body.head.type.code if body.head.type else None
    if code in NOT_DIRECTIVE:
        return ()
    year = body.head.date.year if body.head.date else _year_of(body.head)
    walk = Walk(body, year)
    walk.run()
    return tuple(finish(draft, body.text, year) for draft in walk.drafts)


def _year_of(head: Letterhead) -> int | None:
    """The year a document is about, where it bears no date: the last one its title names."""
    title = head.title or ""
    years = [
        int(title[i : i + 4])
        for i in range(len(title) - 3)
        if title[i : i + 4].isdigit() and title[i : i + 2] in ("19", "20")
    ]
    return years[-1] if years else None
