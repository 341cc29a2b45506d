"""Tìm nhiệm vụ: walks the paragraphs of a body with the units that head them, and gathers tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from vanban.dates import find_deadline
from vanban.lexicon.document_types import NOT_DIRECTIVE
from vanban.model import LeadFrom, Letterhead, Obligation, Section, Span
from vanban.obligations.attributes import find_attributes
from vanban.obligations.drafts import Draft, finish
from vanban.obligations.openings import Opening, find_chair_within, find_order_within, read_opening
from vanban.obligations.tables import read_stacked, read_table, stacked_rows, table_end
from vanban.obligations.zones import Zone, is_closing, tells_dissemination, zones
from vanban.text import Line, read_bullet, read_label

_INTRO_END: Final = ":"
_ENACTED: Final = (
    "ban hành kèm theo",
    "phê duyệt",
    "thành lập",
    "sửa đổi",
    "bãi bỏ",
    "công nhận",
    "ban hành",
    "thông qua",
    "quyết định này",
    "điều chỉnh",
    "thay thế",
    "kiện toàn",
)
_ENUMERATED: Final = (
    "một là",
    "hai là",
    "ba là",
    "bốn là",
    "năm là",
    "sáu là",
    "bảy là",
    "tám là",
    "chín là",
    "mười là",
    "thứ nhất",
    "thứ hai",
    "thứ ba",
    "thứ tư",
    "thứ năm",
    "thứ sáu",
    "thứ bảy",
    "thứ tám",
    "thứ chín",
    "thứ mười",
)
_OWN_ACTS: Final = ("đề nghị", "yêu cầu", "phân công", "cử ", "mời", "giao ", "kính đề nghị")
_LEGAL: Final = ("căn cứ", "thực hiện", "xét", "theo", "triển khai", "tiếp theo", "phúc đáp", "trên cơ sở")


@dataclass(frozen=True, slots=True)
class Body:
    """Thân văn bản: what the walk needs of the stages before it; ``skipped`` are offsets of lists and
    signatures.
    """

    text: str
    lines: Sequence[Line]
    sections: Sequence[Section]
    head: Letterhead
    skipped: Sequence[Span] = ()


@dataclass(slots=True)
class _Frame:
    """A unit that stands above tasks, and how deep."""

    depth: float
    units: list[Span]
    support: list[Span] = field(default_factory=list)
    lead_from: LeadFrom = "heading"
    names: tuple[str, ...] = ()


def find_obligations(body: Body) -> tuple[Obligation, ...]:
    """Nhiệm vụ được giao in order of reading; proposals of reports and closing formulas are none."""
    code = body.head.type.code if body.head.type else None
    if code in NOT_DIRECTIVE:
        return ()
    year = body.head.date.year if body.head.date else _year_of(body.head)
    walk = _Walk(body, year)
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


class _Walk:
    def __init__(self, body: Body, year: int | None) -> None:
        self.body, self.year = body, year
        self.text = body.text
        self.lines = [
            line for line in body.lines if line.start >= body.head.body_at and not _within(line, body.skipped)
        ]
        self.zones = zones(body.text, body.sections)
        self.by_start = {section.span[0]: section for section in body.sections}
        self.section: Section | None = None
        self.frames: list[_Frame] = []
        self.drafts: list[Draft] = []
        self.below = False

    def run(self) -> None:
        index = 0
        while index < len(self.lines):
            line = self.lines[index]
            self._leave_body(line)
            if line.is_row:
                after = table_end(self.lines, index)
                self.drafts += read_table(self.lines[index:after], self._section_id())
                index = after
                continue
            stacked = stacked_rows(self.lines, index) if len(line.text) < 20 else None
            if stacked:
                self.drafts += read_stacked(stacked[0], stacked[1], self._section_id())
                index = stacked[2]
                continue
            if line.start in self.by_start:
                self._enter(self.by_start[line.start])
            self._paragraph(index)
            index += 1

    def _leave_body(self, line: Line) -> None:
        """Below the signature, and under "PHỤ LỤC", the sections of the body no longer hold."""
        below = (
            bool(self.body.skipped)
            and not self.below
            and line.start > max(end for _, end in self.body.skipped)
        )
        self.below = self.below or below
        if below or line.text.casefold() == "phụ lục":
            self.section = None
            self.frames = []

    def _enter(self, section: Section) -> None:
        self.section = section
        self.frames = [frame for frame in self.frames if frame.depth < section.level]

    def _section_id(self) -> str | None:
        return self.section.id if self.section else None

    def _zone(self) -> Zone:
        return self.zones[str(self.section.span[0])] if self.section else "open"

    def _depth(self, bullet: str) -> float:
        level = float(self.section.level) if self.section else 0.0
        return level + (0.0 if not bullet else 0.6 if bullet in "+*o" else 0.4)

    def _paragraph(self, index: int) -> None:
        line = self.lines[index]
        start, bullet = self._start_of(line)
        if start >= line.end or (bullet == "" and self.text[start : line.end].isupper()):
            return
        depth = self._depth(bullet)
        if bullet:
            self.frames = [frame for frame in self.frames if frame.depth < depth]
        words = self.text[start : line.end]
        if self._take_attributes(line, start):
            return
        if tells_dissemination(words):
            self.drafts.append(Draft((start, line.end), self._section_id(), kind="dissemination"))
            return
        if is_closing(words):
            return
        opening = self._opening(start, line.end)
        if opening is not None and opening.way == "heading":
            self.frames = [frame for frame in self.frames if frame.depth < depth]
            self.frames.append(_Frame(depth, list(opening.units)))
            return
        self._task(index, start, bullet, opening)

    def _opening(self, start: int, end: int) -> Opening | None:
        """The paragraph's opening; below a unit's heading "Đề nghị …", "Phân công …" are that unit's own
        acts.
        """
        opening = read_opening(self.text, start, end)
        if (
            opening
            and opening.way in ("order", "heading")
            and self._heads()
            and _is_own_act(self.text, start)
        ):
            return Opening("verb", (), start)
        return opening

    def _heads(self) -> bool:
        return bool(self.frames) and self.frames[-1].lead_from == "heading"

    def _start_of(self, line: Line) -> tuple[int, str]:
        """Where the words of a line begin after its label or bullet, and the bullet."""
        label = read_label(line.text) if line.start in self.by_start else None
        if label:
            return line.start + label.end, ""
        cut = read_bullet(line.text)
        return line.start + cut, line.text[0] if cut else ""

    def _take_attributes(self, line: Line, start: int) -> bool:
        """A line that only adds to the task above it ("Cơ quan chủ trì: …")."""
        found = find_attributes(self.text, start, line.end)
        if not found or found[0][2] > start + 2 or not self.drafts:
            return False
        for key, span, _ in found:
            self.drafts[-1].values.setdefault(key, []).append(span)
        return True

    def _task(self, index: int, start: int, bullet: str, opening: Opening | None) -> None:
        line = self.lines[index]
        end = line.end
        if self.body.head.kind == "article" and not self._article_task(start, end, opening):
            return
        settled = self._heads() or (opening and opening.way in ("subject", "order"))
        within = () if settled else find_order_within(self.text, start, end)
        chair = (
            ()
            if within or self._heads() or (opening and opening.way != "verb")
            else find_chair_within(self.text, start, end)
        )
        if not self._counts(start, bullet, opening, bool(within or chair)):
            return
        units = list(within or chair or (opening.units if opening else ()))
        if self._is_intro(index, bullet, units, opening):
            self._introduce(start, end, bullet, units)
            return
        task_at = opening.task_at if opening and not within else start
        frame = self.frames[-1] if self.frames else None
        draft = Draft((task_at, _trimmed(self.text, task_at, end)), self._section_id())
        if units:
            draft.leads, draft.lead_from = units, "sentence"
        elif frame:
            draft.leads, draft.lead_from, draft.support, draft.named_leads = (
                frame.units,
                frame.lead_from,
                list(frame.support),
                frame.names,
            )
        for key, span, _ in find_attributes(self.text, start, end):
            draft.values.setdefault(key, []).append(span)
        self.drafts.append(draft)
        if units and not bullet and self.section:
            self.frames = [one for one in self.frames if one.depth < self.section.level]
            self.frames.append(_Frame(float(self.section.level), units, [], "sentence"))

    def _article_task(self, start: int, end: int, opening: Opening | None) -> bool:
        """In an article "Một là, …" hands on a task, and so does a unit with its verb and the day its
        work is due.
        """
        if opening is None:
            return False
        if self.text[start:end].casefold().startswith(_ENUMERATED):
            return True
        due = find_deadline(self.text, start, end, self.year) if opening.way in ("subject", "order") else None
        return due is not None and not due.continuous

    def _counts(self, start: int, bullet: str, opening: Opening | None, assigned: bool) -> bool:
        """Whether a paragraph that begins so is a task where it stands."""
        zone = self._zone()
        if self.body.head.kind == "article":
            return True
        if assigned or (opening and opening.way == "order"):
            return zone != "other" or assigned
        if zone == "other":
            return False
        if opening is None:
            return self._under_heading(bullet)
        words = self.text[start : start + 40].casefold()
        if opening.way == "subject":
            return not (self.section is None and self._is_preamble(start))
        if self.section is None and words.startswith(_LEGAL):
            return False
        if self.frames:
            return True
        if self.section and (self.section.kind == "article" or self.section.id.startswith("Điều")):
            return False
        if words.startswith(_ENACTED) and zone == "open":
            return False
        return (
            zone == "tasks"
            or (self.section is not None and start - self.section.span[0] < 12)
            or (bool(bullet) and self.section is not None)
        )

    def _under_heading(self, bullet: str) -> bool:
        """Below a unit's name that stands as a heading, every bullet is a task, whatever word it begins
        with.
        """
        return self._heads() and bool(bullet or self.frames[-1].depth < self._depth(""))

    def _is_preamble(self, start: int) -> bool:
        """Before the first section, a sentence whose subject acts "như sau:" is the document's own
        opening.
        """
        line_end = self.text.find("\n", start)
        words = self.text[start : line_end if line_end >= 0 else len(self.text)]
        return words.rstrip().endswith("sau:") or (
            bool(self.body.sections) and start < self.body.sections[0].span[0]
        )

    def _is_intro(self, index: int, bullet: str, units: list[Span], opening: Opening | None) -> bool:
        """Whether the line only leads to the tasks below it: it ends in a colon, or is a heading without
        a full stop.
        """
        line = self.lines[index]
        if index + 1 >= len(self.lines):
            return False
        below = self.lines[index + 1]
        deeper = self._is_deeper(line, below, bullet)
        if line.text.endswith(_INTRO_END):
            return deeper and (bool(units) or self._is_task_line(below))
        if (
            line.text[-1] in ".;!…"
            or len(line.text) > 250
            or not (line.start in self.by_start or line.text.isupper())
        ):
            return False
        return deeper and not units and self._is_task_line(below)

    def _is_deeper(self, line: Line, below: Line, bullet: str) -> bool:
        if below.start in self.by_start:
            here = self.by_start.get(line.start)
            return self.by_start[below.start].level > (
                here.level if here else self.section.level if self.section else 0
            )
        if below.is_row:
            return True
        mark = below.text[0] if read_bullet(below.text) else ""
        return mark != bullet or not bullet

    def _is_task_line(self, line: Line) -> bool:
        if line.is_row:
            return True
        start, _ = self._start_of(line)
        attributes = find_attributes(self.text, start, line.end)
        if attributes and attributes[0][2] <= start + 2:
            return False
        return read_opening(self.text, start, line.end) is not None

    def _introduce(self, start: int, end: int, bullet: str, units: list[Span]) -> None:
        from vanban.obligations.details import find_support

        if not units:
            return
        depth = self._depth(bullet)
        self.frames = [frame for frame in self.frames if frame.depth < depth]
        support = [span for span in find_support(self.text, start, end) if span not in units]
        self.frames.append(_Frame(depth, units, support, "sentence"))


def _is_own_act(text: str, start: int) -> bool:
    return text[start : start + 12].casefold().startswith(_OWN_ACTS)


def _within(line: Line, skipped: Sequence[Span]) -> bool:
    return any(start <= line.start < end for start, end in skipped)


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a task's words: the sign that closes a document (./.) is no part of them."""
    while end > start and text[end - 1] in " /":
        end -= 1
    if text[start:end].endswith("./"):
        end -= 1
    return end
