"""Điểm đánh dấu trên văn bản: which stretches of the reading text mean what, and how they nest.

Akoma Ntoso and HTML both need every stretch as an element within one line or cell; stretches that cross
are cut, so that what is written always nests.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from vanban.model import Document, Span

Kind = Literal[
    "type", "number", "issuer", "place", "date", "title", "mark", "obligation", "lead", "support", "deadline",
    "deliverable", "authority", "report_to", "citation", "recipient", "signature", "signer", "note",
]  # fmt: skip
# More than this many one within another are no reading of a person's; the innermost are left out.
DEEPEST: Final = 24
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_HEAD: Final[tuple[Kind, ...]] = ("place", "date", "title")
_DETAILS: Final[tuple[Kind, ...]] = ("lead", "support", "deliverable", "authority", "report_to")


@dataclass(frozen=True, slots=True)
class Mark:
    """Một điểm đánh dấu: ``index`` counts within the document's list of its kind (0 for parts of the head);
    that of a note is the sign by which the text calls it.
    """

    kind: Kind
    span: Span
    index: int = 0


@dataclass(frozen=True, slots=True)
class Opening:
    """Thẻ mở of ``mark``; ``part`` counts its pieces from 1, for it may be cut."""

    mark: Mark
    part: int


class Closing:
    """Thẻ đóng of the mark opened last."""


Token = str | Opening | Closing
_CLOSING: Final = Closing()


def marks_of(document: Document) -> list[Mark]:
    """Mọi điểm đánh dấu in the reading text, by where they begin, the longer first."""
    found = [*_head_marks(document), *_obligation_marks(document)]
    found += [
        Mark("citation", one.span, index)
        for index, one in enumerate(document.citations)
        if one.in_footnote is None
    ]
    found += [Mark("recipient", one.span, index) for index, one in enumerate(document.recipients)]
    for index, one in enumerate(document.signatures):
        found.append(Mark("signature", one.span, index))
        at = document.text.rfind(one.name, *one.span) if one.name else -1
        if one.name and at >= 0:
            found.append(Mark("signer", (at, at + len(one.name)), index))
    found += [
        Mark("note", _call(document.text, note.label, note.called_at), index)
        for index, note in enumerate(document.footnotes)
        if note.called_at is not None
    ]
    kept = [mark for mark in found if mark.span[0] < mark.span[1]]
    return sorted(kept, key=lambda mark: (mark.span[0], -mark.span[1]))


def note_marks(document: Document) -> dict[int, list[Mark]]:
    """Viện dẫn trong các cước chú, by the note, with spans into its text."""
    found: dict[int, list[Mark]] = {}
    for index, one in enumerate(document.citations):
        if one.in_footnote is not None:
            found.setdefault(one.in_footnote, []).append(Mark("citation", one.span, index))
    return found


def _call(text: str, label: str, at: int) -> Span:
    """The sign at ``at``: ¹, [1], (1) or 1; an empty span where none stands there."""
    for sign in (label.translate(_RAISED), f"[{label}]", f"({label})", label):
        if text.startswith(sign, at):
            return (at, at + len(sign))
    return (at, at)


def _head_marks(document: Document) -> Iterator[Mark]:
    head = document.letterhead
    if head.type and head.type.span:
        yield Mark("type", head.type.span)
    if head.number:
        yield Mark("number", head.number.span)
    if head.issuer and head.issuer.span:
        yield Mark("issuer", head.issuer.span)
    for kind in _HEAD:
        if kind in head.spans:
            yield Mark(kind, head.spans[kind])
    for index, one in enumerate(head.marks):
        yield Mark("mark", one.span, index)


def _obligation_marks(document: Document) -> Iterator[Mark]:
    for index, one in enumerate(document.obligations):
        yield Mark("obligation", one.span, index)
        if one.deadline:
            yield Mark("deadline", one.deadline.span, index)
        for kind in _DETAILS:
            for span in one.spans.get(kind, ()):
                yield Mark(kind, span, index)


class Weaver:
    """Đan điểm đánh dấu vào chữ: asked for one line or cell after another, in the order of reading."""

    def __init__(self, text: str, marks: Sequence[Mark]) -> None:
        self._text = text
        self._marks = marks
        self._next = 0
        self._active: list[Mark] = []
        self._parts: dict[Mark, int] = {}

    def over(self, start: int, end: int) -> Iterator[Token]:
        """Chữ và thẻ of ``[start, end)``: every opening is closed again before the end."""
        here = self._within(start, end)
        if not here:
            yield self._text[start:end]
            return
        opening: dict[int, list[Mark]] = {}
        stops = {start, end}
        for mark in here:
            begin, stop = max(mark.span[0], start), min(mark.span[1], end)
            opening.setdefault(begin, []).append(mark)
            stops.update((begin, stop))
        stack: list[Mark] = []
        at = start
        for stop in sorted(stops):
            if at < stop:
                yield self._text[at:stop]
            at = stop
            yield from self._close(stack, stop, end)
            for mark in opening.get(stop, ()):
                if len(stack) < DEEPEST:
                    stack.append(mark)
                    yield self._opening(mark)

    def _within(self, start: int, end: int) -> list[Mark]:
        while self._next < len(self._marks) and self._marks[self._next].span[0] < end:
            self._active.append(self._marks[self._next])
            self._next += 1
        self._active = [one for one in self._active if one.span[1] > start]
        return [one for one in self._active if one.span[0] < end]

    def _close(self, stack: list[Mark], stop: int, end: int) -> Iterator[Token]:
        """Closes what ends here; what was opened within it goes on afterwards as a new piece."""
        ended = [depth for depth, mark in enumerate(stack) if stop in (mark.span[1], end)]
        if not ended:
            return
        cut = [mark for mark in stack[ended[0] :] if mark.span[1] > stop and stop < end]
        for _ in range(len(stack) - ended[0]):
            yield _CLOSING
        del stack[ended[0] :]
        for mark in cut:
            stack.append(mark)
            yield self._opening(mark)

    def _opening(self, mark: Mark) -> Opening:
        self._parts[mark] = self._parts.get(mark, 0) + 1
        return Opening(mark, self._parts[mark])
