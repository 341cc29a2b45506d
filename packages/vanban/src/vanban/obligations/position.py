"""Vị trí trong thân văn bản: section, zone and units that stand above the paragraph being read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from vanban.lexicon.unit_words import DETERMINERS
from vanban.model import LeadFrom, Letterhead, Section, Span
from vanban.names import Passage
from vanban.obligations.attributes import find_attributes
from vanban.obligations.openings import Opening, read_opening
from vanban.obligations.zones import Zone, zones
from vanban.text import Line, read_bullet, read_label

_OWN_ACTS: Final = (
    "đề nghị",
    "yêu cầu",
    "phân công",
    "cử ",
    "mời",
    "giao ",
    "kính đề nghị",
    "lãnh đạo",
    "chỉ đạo",
)


@dataclass(frozen=True, slots=True)
class Body:
    """Thân văn bản: what the walk needs of the stages before it; ``low`` is the text in small letters,
    ``skipped`` are offsets of lists and signatures.
    """

    text: str
    low: str
    lines: Sequence[Line]
    sections: Sequence[Section]
    head: Letterhead
    skipped: Sequence[Span] = ()


@dataclass(slots=True)
class Frame:
    """A unit that stands above tasks, and how deep."""

    depth: float
    units: list[Span]
    support: list[Span] = field(default_factory=list)
    lead_from: LeadFrom = "heading"
    names: tuple[str, ...] = ()


class Position:
    """Chỗ đang đọc: moves with the paragraphs; frames are units that head what follows, outermost first."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.text = body.text
        first = min((start for start, _ in body.skipped), default=len(body.text))
        self.lines = [
            line
            for line in body.lines
            if line.start >= body.head.body_at and (line.start < first or not _within(line, body.skipped))
        ]
        self.zones = zones(body.text, body.sections)
        self.by_start = {section.span[0]: section for section in body.sections}
        self.section: Section | None = None
        # Signs of bullets met below the section, outermost first: "*" may head "-" and "-" may head "+".
        self.bullets: list[str] = []
        self.frames: list[Frame] = []

    def enter(self, section: Section) -> None:
        self.section = section
        self.bullets = []
        # A label ends what a bullet began; what a heading or an intro began goes on below it.
        self.frames = [one for one in self.frames if one.depth < section.level and one.depth.is_integer()]

    def section_id(self) -> str | None:
        return self.section.id if self.section else None

    def zone(self) -> Zone:
        return self.zones[str(self.section.span[0])] if self.section else "open"

    def meet(self, bullet: str) -> None:
        """Gặp một gạch đầu dòng: those deeper than it are over."""
        if bullet in self.bullets:
            del self.bullets[self.bullets.index(bullet) + 1 :]
        elif bullet:
            self.bullets.append(bullet)

    def depth(self, bullet: str) -> float:
        level = float(self.section.level) if self.section else 0.0
        if not bullet:
            return level
        order = self.bullets.index(bullet) if bullet in self.bullets else len(self.bullets)
        return level + 0.9 - 0.5 / (order + 1)

    def passage(self, start: int, end: int) -> Passage:
        return Passage(self.text, self.body.low, start, end)

    def opening(self, passage: Passage) -> Opening | None:
        """The paragraph's opening; below a unit's heading "Đề nghị …", "Phân công …" are that unit's own
        acts.
        """
        opening, start = read_opening(passage), passage.start
        own = self.heads() and _is_own_act(self.text, start) and not self._hands_to_one(start)
        if opening and opening.way != "verb" and own:
            return Opening("verb", (), start)
        if opening and opening.way != "verb" and self._directs(start):
            return Opening("verb", (), start)
        return opening

    def _hands_to_one(self, start: int) -> bool:
        """ "Giao Sở Ngoại vụ …" below "Trách nhiệm của các sở": many hand nothing on, one of them gets it."""
        words = self.text[start : start + 6]
        if words[:5].casefold() != "giao " or not words[5:].isupper():
            return False
        heads = (self.text[slice(*span)].split(" ", 1)[0].casefold() for span in self.frames[-1].units)
        return all(word in DETERMINERS for word in heads)

    def _directs(self, start: int) -> bool:
        """ "Chỉ đạo Sở Y tế …" is the act of the unit above it; below a letter's own addressee it hands the
        task on.
        """
        told = self.text[start : start + 8].casefold() == "chỉ đạo "
        return told and bool(self.frames) and self.frames[-1].depth > 0

    def heads(self) -> bool:
        return bool(self.frames) and self.frames[-1].lead_from == "heading" and self.frames[-1].depth > 0

    def start_of(self, line: Line) -> tuple[int, str]:
        """Where the words of a line begin after its label or bullet, and the bullet."""
        label = read_label(line.text) if line.start in self.by_start else None
        if label:
            return line.start + label.end, ""
        cut = read_bullet(line.text)
        return line.start + cut, line.text[0] if cut else ""

    def is_deeper(self, line: Line, below: Line, bullet: str) -> bool:
        if below.start in self.by_start:
            here = self.by_start.get(line.start)
            return self.by_start[below.start].level > (
                here.level if here else self.section.level if self.section else 0
            )
        if below.is_row:
            return True
        mark = below.text[0] if read_bullet(below.text) else ""
        return mark != bullet or not bullet

    def is_task_line(self, line: Line) -> bool:
        if line.is_row:
            return True
        start, _ = self.start_of(line)
        attributes = find_attributes(self.text, start, line.end)
        if attributes and attributes[0][2] <= start + 2:
            return False
        return read_opening(self.passage(start, line.end)) is not None


def _is_own_act(text: str, start: int) -> bool:
    return text[start : start + 12].casefold().startswith(_OWN_ACTS)


def _within(line: Line, skipped: Sequence[Span]) -> bool:
    return any(start <= line.start < end for start, end in skipped)
