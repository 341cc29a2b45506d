"""Nhiệm vụ đang dựng: a task while its clarities are gathered, and its finished form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from vanban.dates import find_deadline, find_periods, month_end
from vanban.languages import find_languages
from vanban.model import Clause, Deadline, LeadFrom, Obligation, ObligationKind, Period, Span
from vanban.names import Passage, read_units, unit_texts
from vanban.obligations.attributes import Key
from vanban.obligations.details import (
    find_authority,
    find_product,
    find_report_to,
    find_responsibility,
    find_support,
)
from vanban.text.letters import pattern
from vanban.themes import find_themes

_SENTENCE: Final = pattern(r"[.!?…](?:(?<=[^\W\d_][.!?…])|(?<=[\d)”\"][.!?]))(?P<gap>\s+)(?=[\p{Lu}“\"])")
_STOPS: Final = (". ", "! ", "? ", "… ", "\n", "\t")
# A day, and not a month or a quarter: it has two signs between its figures, or is named "ngày".
_DAY: Final = re.compile(r"\d\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d|ngày", re.I)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
# A day of the first months, named in the last ones, is of the next year.
_LATE: Final = 11
_EARLY: Final = 3
_WITH: Final = re.compile(r"[\s,;.(/–-]*\bphối\s+hợp(?:\s+với)?\s*:?\s*", re.I)
_ANSWERS: Final = re.compile(r"chịu\s+trách\s+nhiệm\s+(?:trước|về|chính|toàn)")
_ABBREVIATED: Final = pattern(r"(?:^|[\s(])(?:TP|Tp|TT|TS|GS|PGS|ThS|BS|đ/c|Q|P|TX|H|Mr|Ms|St|[\p{Lu}])\.$")


@dataclass(slots=True)
class Draft:
    """Bản dựng: spans of what has been read so far; all are into the document's text."""

    span: Span
    section: str | None
    leads: list[Span] = field(default_factory=list)
    lead_from: LeadFrom | None = None
    support: list[Span] = field(default_factory=list)
    named_leads: tuple[str, ...] = ()
    kind: ObligationKind = "task"
    values: dict[Key, list[Span]] = field(default_factory=dict)
    # The paragraph it stands in, where that has been read.
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """Lúc viết: when the document was written, for days without a year: its own ``year``, the first year
    ``since`` which it speaks, the day it was ``issued`` and the last year its title names (``about``).
    """

    year: int | None = None
    since: int | None = None
    issued: date | None = None
    about: int | None = None


def finish(draft: Draft, text: str, low: str, written: Written) -> Obligation:
    """Nhiệm vụ hoàn chỉnh: reads every clarity from the draft's words and the attributes under it; ``low`` is
    the text in small letters.
    """
    start, end = draft.span
    passage = draft.passage.narrowed(start, end) if draft.passage else Passage(text, low, start, end)
    values = draft.values
    if "lead" in values and draft.lead_from == "table":
        values = values | _parted(text, values)
    leads = _units(text, values["lead"]) if "lead" in values else draft.leads
    support = [*draft.support, *_units(text, values.get("support", ())), *find_support(passage)]
    report = [*find_report_to(passage), *_units(text, values.get("report", ()))]
    authority = _units(text, values.get("authority", ())) or find_authority(passage)
    answers = values.get("responsibility") or find_responsibility(passage)
    if not answers and "trách" in passage.words and _ANSWERS.search(text, start, end):
        answers = leads
    product = values.get("product") or find_product(passage)
    deadline, periods = _time(passage, draft, written)
    if "begin" in values:
        deadline = _begun(text, values["begin"][0], deadline, written)
    lead_names = unit_texts(text, leads) or draft.named_leads
    support = [span for span in dict.fromkeys(support) if span not in leads]
    words = " ".join(text[start:end].split()) if draft.lead_from == "table" else text[start:end]
    return Obligation(
        text=words,
        span=draft.span,
        section=draft.section,
        clauses=_clauses(text, start, end),
        lead=lead_names,
        lead_from=("sentence" if "lead" in values and draft.lead_from is None else draft.lead_from)
        if lead_names
        else None,
        support=tuple(dict.fromkeys(unit_texts(text, support))),
        deadline=deadline,
        periods=periods,
        report_to=tuple(dict.fromkeys(unit_texts(text, report))),
        deliverable=_joined(text, product),
        authority=_joined(text, authority),
        responsibility=_joined(text, answers),
        languages=find_languages(text[start:end], passage.part),
        themes=find_themes(text[start:end], passage.part, passage.words),
        kind=_kind(draft, text, bool(report)),
        missing=_missing(
            lead=lead_names, time=deadline or periods, answers=answers, product=product, authority=authority
        ),
        spans=_spans(
            lead=leads,
            support=support,
            report_to=report,
            deliverable=product,
            authority=authority,
            responsibility=answers,
        ),
    )


def _parted(text: str, values: dict[Key, list[Span]]) -> dict[Key, list[Span]]:
    """A cell that names both: "Sở Ngoại vụ (phối hợp: Công an tỉnh)"."""
    start, end = values["lead"][0]
    match = _WITH.search(text, start, end)
    if not match or match.start() == start:
        return {}
    helpers = (match.end(), match.end() + len(text[match.end() : end].rstrip(" .;)")))
    return {"lead": [(start, match.start())], "support": [*values.get("support", []), helpers]}


def _units(text: str, values: Sequence[Span]) -> list[Span]:
    """The units of an attribute's value; a value that names none by the grammar stands whole."""
    found: list[Span] = []
    for start, end in values:
        at = start
        while at < end:
            spans, after = read_units(text, at, end)
            if not spans:
                stop = min((p for sign in ",;" if (p := text.find(sign, at, end)) >= 0), default=end)
                if text[at:stop].strip():
                    spans = [(at, at + len(text[at:stop].rstrip()))]
                after = stop
            # A value names units and nothing else: words up to the next sign still belong to the last unit.
            stop = min((p for sign in ",;\n" if (p := text.find(sign, after, end)) >= 0), default=end)
            if spans and text[after:stop].strip():
                spans[-1] = (spans[-1][0], after + len(text[after:stop].rstrip(" .)")))
                after = stop
            found += spans
            at = after
            while at < end and text[at] in " ,;.":
                at += 1
    return found


def _time(passage: Passage, draft: Draft, written: Written) -> tuple[Deadline | None, tuple[Period, ...]]:
    text = passage.text
    periods = find_periods(passage.part)
    for value in draft.values.get("time", []):
        deadline = find_deadline(text, *value, written.year, column=True, issued=written.issued)
        periods = tuple(dict.fromkeys([*periods, *find_periods(passage.low[slice(*value)])]))
        if deadline:
            return _in_its_year(deadline, written), periods
    if draft.values.get("time"):
        return None, periods
    found = find_deadline(
        text,
        *draft.span,
        written.year,
        since=written.since,
        issued=written.issued,
        low=passage.part,
    )
    return (_in_its_year(found, written) if found else None), periods


def _begun(text: str, value: Span, deadline: Deadline | None, written: Written) -> Deadline | None:
    """The day of a column of its own on which the work begins; a period gives its first day."""
    found = find_deadline(text, *value, written.year, column=True, issued=written.issued)
    if found is None:
        return deadline
    first = found.start or (
        found.date.replace(day=1) if found.date and not _DAY.search(found.text) else found.date
    )
    if deadline is None:
        return replace(found, start=first, date=None)
    return replace(deadline, start=deadline.start or first)


def _in_its_year(deadline: Deadline, written: Written) -> Deadline:
    """A day without a year is of the year the document is about, when in its own it would be over already:
    "quý II" of a plan for 2027 issued in December 2026, "trước ngày 15/01" of a letter of December.
    """
    issued, due = written.issued, deadline.date or deadline.start
    if issued is None or due is None or due >= issued or _YEAR.search(deadline.text):
        return deadline
    turned = issued.month >= _LATE and due.month <= _EARLY
    if not turned and not (written.about and written.about > issued.year):
        return deadline
    years = (written.about - issued.year) if written.about and written.about > issued.year else 1
    return replace(
        deadline,
        date=deadline.date and _years_later(deadline.date, years),
        start=deadline.start and _years_later(deadline.start, years),
    )


def _years_later(day: date, years: int) -> date:
    """The same day of a later year; the last day of a month stays the last."""
    if day == month_end(day.year, day.month):
        return month_end(day.year + years, day.month) or day
    return day.replace(year=day.year + years)


def _joined(text: str, spans: Sequence[Span]) -> str | None:
    return ", ".join(unit_texts(text, spans)) or None


def _kind(draft: Draft, text: str, reports: bool) -> ObligationKind:
    if draft.kind != "task":
        return draft.kind
    opening = text[draft.span[0] : draft.span[0] + 60].lower()
    return (
        "report"
        if reports
        and re.match(r"(?:định kỳ|hằng \w+|hàng \w+|tổng hợp|,|\s|và|thực hiện chế độ)*báo cáo", opening)
        else "task"
    )


def _spans(**named: Sequence[Span]) -> dict[str, tuple[Span, ...]]:
    return {name: tuple(spans) for name, spans in named.items() if spans}


def _clauses(text: str, start: int, end: int) -> tuple[Clause, ...]:
    """Các câu của đoạn."""
    found: list[Clause] = []
    at = start
    part = text[start:end]
    if not any(map(part.__contains__, _STOPS)):
        return (Clause(part, (start, end)),)
    for match in _SENTENCE.finditer(text, start, end):
        close = match.start("gap")
        if _ABBREVIATED.search(text[max(at, close - 6) : close]):
            continue
        found.append(Clause(text[at:close], (at, close)))
        at = match.end()
    found.append(Clause(text[at:end], (at, end)))
    return tuple(found)


def _missing(
    *, lead: object, time: object, answers: object, product: object, authority: object
) -> tuple[str, ...]:
    """Which of the six clarities (6 rõ) the text leaves open; what is to be done is the text itself."""
    known = (
        ("who", lead),
        ("when", time),
        ("responsibility", answers),
        ("product", product),
        ("authority", authority),
    )
    return tuple(name for name, value in known if not value)
