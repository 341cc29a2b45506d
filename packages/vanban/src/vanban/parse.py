"""Phân tích: composes the stages in order; what one stage needs of another is handed over here."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from vanban.citations import find_citations, join_citations
from vanban.envelopes import envelope_conflicts, with_envelope
from vanban.findings import Reading, find_findings
from vanban.languages import find_languages
from vanban.letterhead import Surroundings, read_letterhead
from vanban.model import Document, Finding, Letterhead, Obligation, Page, Source, Span, Word
from vanban.obligations import Body
from vanban.obligations import find_obligations as obligations_of
from vanban.outline import read_outline
from vanban.recipients import find_recipients
from vanban.signature import find_signatures
from vanban.text import CleanText, clean_text, split_lines
from vanban.text.letters import folded


def parse(source: Source | str) -> Document:
    """Đọc một văn bản: the whole of what is found in ``source`` (a :class:`Source`, or plain text).
    Never raises.
    """
    if isinstance(source, str):
        source = Source(
            "", "text/plain", hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest(), source
        )
    clean = clean_text(source.text)
    recipients, listed = find_recipients(clean.lines)
    signatures = find_signatures(clean.lines, listed)
    stated = read_letterhead(
        clean.lines, Surroundings(source, len(recipients), signatures, clean.has_furniture)
    )
    head = with_envelope(stated, source.envelope)
    pages = _with_words(clean, source)
    attachments = tuple(parse(one) for one in source.attachments)
    if head.kind == "unknown":
        return Document(
            source,
            clean.text,
            clean.source_map,
            findings=_of_reader(clean, source),
            pages=pages,
            attachments=attachments,
        )
    if head.kind == "article":
        recipients, signatures = (), ()
    low = folded(clean.text)
    sections = read_outline(clean.lines, head.body_at, len(clean.text))
    own = head.number.normalized if head.number else None
    citations = join_citations(
        clean.text,
        find_citations(clean.text, own=own, title=head.spans.get("title")),
        [
            (note, find_citations(note.text, own=own, in_footnote=index))
            for index, note in enumerate(clean.footnotes)
        ],
    )
    skipped = [one.span for one in signatures]
    if recipients:
        skipped.append((clean.lines[listed[0]].start, clean.lines[listed[1] - 1].end))
    obligations = obligations_of(Body(clean.text, low, clean.lines, sections, head, skipped))
    reading = Reading(
        clean.text,
        low,
        head,
        sections,
        citations,
        obligations,
        recipients,
        signatures,
        clean.stamps,
        bool(source.signatures),
    )
    return Document(
        source,
        clean.text,
        clean.source_map,
        head,
        sections,
        citations,
        obligations,
        recipients,
        signatures,
        find_languages(clean.text, low),
        clean.footnotes,
        (*find_findings(reading), *envelope_conflicts(stated, source.envelope), *_of_reader(clean, source)),
        pages,
        attachments,
    )


def _with_words(clean: CleanText, source: Source) -> tuple[Page, ...]:
    """Pages with the words a scan gave, each where the reading text has it; words that were left out are
    not there.
    """
    if not source.words:
        return clean.pages
    pages = clean.pages or (Page(1, (0, len(clean.text))),)
    placed: dict[int, list[Word]] = {}
    words = sorted(source.words, key=lambda one: one.span)
    for word, span in zip(words, _brought_over(clean, [one.span for one in words]), strict=True):
        if span is not None:
            placed.setdefault(word.page, []).append(replace(word, span=span))
    return tuple(replace(page, words=tuple(placed.get(page.number, ()))) for page in pages)


def _of_reader(clean: CleanText, source: Source) -> tuple[Finding, ...]:
    """What the reader noticed, its places brought into the reading text."""
    found: list[Finding] = []
    for one in source.findings:
        spans = _brought_over(clean, sorted(one.spans))
        found.append(replace(one, spans=tuple(span for span in spans if span is not None)))
    return tuple(found)


def _brought_over(clean: CleanText, spans: Sequence[Span]) -> list[Span | None]:
    """Where places of the source, ascending, stand in the reading text; None for what was left out."""
    runs = clean.source_map
    ends = [*(run[0] for run in runs[1:]), len(clean.text)]
    found: list[Span | None] = []
    at = 0
    for start, end in spans:
        while at + 1 < len(runs) and runs[at + 1][1] <= start:
            at += 1
        here = runs[at][0] + start - runs[at][1] if runs else start
        there = here + end - start
        found.append((here, there) if here >= 0 and (not runs or there <= ends[at]) else None)
    return found


def find_obligations(text: str) -> tuple[Obligation, ...]:
    """Nhiệm vụ được giao trong một đoạn: those of a piece of a body, with spans into ``text``."""
    lines = split_lines(text)
    sections = read_outline(lines, 0, len(text))
    return obligations_of(Body(text, folded(text), lines, sections, Letterhead("document")))
