"""Đi qua các đoạn: one pass over the paragraphs that gathers tasks with the units that head them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from vanban.dates import find_deadline
from vanban.model import Deadline, Span
from vanban.names import Passage
from vanban.obligations.attributes import find_attributes
from vanban.obligations.details import find_support
from vanban.obligations.drafts import Draft
from vanban.obligations.openings import Opening
from vanban.obligations.position import Body, Frame, Position
from vanban.obligations.tables import read_stacked, read_table, stacked_rows, table_end
from vanban.obligations.within import (
    find_chair_within,
    find_doer_within,
    find_order_before,
    find_order_within,
    find_subject_within,
)
from vanban.obligations.zones import is_closing, is_remark, makes_known, praises, tells_dissemination
from vanban.text import Line

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
_LEGAL: Final = ("căn cứ", "thực hiện", "xét", "theo", "triển khai", "tiếp theo", "phúc đáp", "trên cơ sở")


# "1. Phó Chủ tịch UBND tỉnh, Tổ trưởng;": a member of a body that a decision sets up.
_MEMBER: Final = re.compile(
    r",\s*(?:làm\s+)?(?:Tổ trưởng|Tổ phó|Trưởng ban|Phó Trưởng ban|Thành viên|Ủy viên|Thư ký)"
    r"[^,;.]{0,30}[;.]?$"
)


_TELLING: Final = ("CV", "TB", "KL", "CĐ", "CT")
_EACH: Final = re.compile(r"(?:[Mm]ỗi|[Tt]ừng|[Hh]ai|[Cc]ả hai)\s+[\w\s]{2,30}$")
# How far into a paragraph the sentence that hands out work may stand for the paragraph to stand whole.
_FAR: Final = 150
_HANDING: Final = re.compile(
    r"(?:\b(?:giao|phân\s+công|yêu\s+cầu|đề\s+nghị)\b|\bnhiệm\s+vụ\b[^.;:]{0,40}\bsau)[^.;:]{0,60}:$", re.I
)
_GIVEN: Final = re.compile(r"[^.;:\n]{0,80}\b(?:giao|phân\s+công)\s", re.I)


class Walk(Position):
    """Lượt đọc: gathers drafts; ``year`` is the document's, for days written without one; ``named_only``
    for a report or an invitation, where only what a unit is named for below a heading of tasks is one.
    """

    def __init__(self, body: Body, year: int | None, *, named_only: bool = False) -> None:
        super().__init__(body)
        self.year = year
        self.named_only = named_only
        # The last may still get attributes from the lines below it.
        self.drafts: list[Draft] = []
        self.below = False
        # Where the last of the lists and signatures ends.
        self.signed_at = max((end for _, end in body.skipped), default=None)
        # Lines that were a unit's heading, and that led to the tasks an article lists.
        self.headed = self.handing = -2

    def run(self) -> Iterator[Draft]:
        """Đọc từ đầu đến cuối thân văn bản, and hand over each task when no line can add to it any more."""
        index = 0
        while index < len(self.lines):
            line = self.lines[index]
            self._leave_body(line)
            if len(self.drafts) > 1:
                yield from self.drafts[:-1]
                del self.drafts[:-1]
            if line.is_row:
                after = table_end(self.lines, index)
                self.drafts += read_table(self.text, self.lines[index:after], self.section_id())
                index = after
                continue
            stacked = stacked_rows(self.lines, index) if len(line.text) < 20 else None
            if stacked:
                self.drafts += read_stacked(stacked[0], stacked[1], self.section_id())
                index = stacked[2]
                continue
            if line.start in self.by_start:
                self.enter(self.by_start[line.start])
            self._paragraph(index)
            index += 1
        yield from self.drafts

    def _leave_body(self, line: Line) -> None:
        """Below the signature, and under "PHỤ LỤC", the sections of the body no longer hold."""
        below = not self.below and self.signed_at is not None and line.start > self.signed_at
        self.below = self.below or below
        if below or (len(line.text) == len("phụ lục") and line.text.casefold() == "phụ lục"):
            self.section = None
            self.frames = []

    def _paragraph(self, index: int) -> None:
        line = self.lines[index]
        start, bullet = self.start_of(line)
        if start >= line.end or (bullet == "" and self.text[start : line.end].isupper()):
            return
        if not (self.text[start].isalnum() or any(map(str.isalnum, line.text))):
            return
        self.meet(bullet)
        depth = self.depth(bullet)
        if bullet:
            self.frames = [frame for frame in self.frames if frame.depth < depth]
        if self._take_attributes(line, start):
            return
        passage = self.passage(start, line.end)
        if tells_dissemination(passage):
            if not (self._ends(index, bullet) and makes_known(passage)):
                draft = Draft((start, line.end), self.section_id(), kind="dissemination", passage=passage)
                self.drafts.append(draft)
            return
        if is_closing(passage) or _is_member(passage):
            return
        opening = self.opening(passage)
        if opening is not None and opening.way == "heading":
            self.frames = [frame for frame in self.frames if frame.depth < depth]
            self.frames.append(Frame(depth, list(opening.units)))
            self.headed = index
            return
        if opening is not None and opening.way == "subject" and self._means_all(opening):
            # "Mỗi bệnh viện dành 20 giường" below the hospitals' names: each of them.
            opening = Opening("verb", (), opening.task_at)
        self._task(index, passage, bullet, opening)

    def _ends(self, index: int, bullet: str) -> bool:
        """Whether a paragraph without label or bullet is the last above the signature, or the last of all."""
        if bullet or self.heads() or self.lines[index].start in self.by_start or self.below:
            return False
        if index + 1 == len(self.lines):
            return True
        return self.signed_at is not None and self.lines[index + 1].start > self.signed_at

    def _means_all(self, opening: Opening) -> bool:
        if not self.heads() or len(opening.units) != 1:
            return False
        return _EACH.match(self.text[slice(*opening.units[0])]) is not None

    def _take_attributes(self, line: Line, start: int) -> bool:
        """A line that only adds to the task above it ("Cơ quan chủ trì: …")."""
        found = find_attributes(self.text, start, line.end)
        if not found or found[0][2] > start + 2 or not self.drafts:
            return False
        for key, span, _ in found:
            self.drafts[-1].values.setdefault(key, []).append(span)
        return True

    def _task(self, index: int, passage: Passage, bullet: str, opening: Opening | None) -> None:
        end = passage.end
        if self.body.head.kind == "article" and not self._article_task(index, bullet, passage, opening):
            return
        within, start, remark = self._assigned(passage, opening)
        if remark or not self._counts(index, start, bullet, opening, bool(within)):
            return
        units = list(within or (opening.units if opening else ()))
        if self.named_only and not (self.zone() == "tasks" and (units or self.heads())):
            return
        if self._is_intro(index, bullet, units, opening):
            self._introduce(passage.narrowed(start, end), bullet, units)
            return
        task_at = opening.task_at if opening and not within else start
        frame = self.frames[-1] if self.frames else None
        draft = Draft((task_at, _trimmed(self.text, task_at, end)), self.section_id(), passage=passage)
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
            self.frames.append(Frame(float(self.section.level), units, [], "sentence"))

    def _assigned(self, passage: Passage, opening: Opening | None) -> tuple[tuple[Span, ...], int, bool]:
        """Who is named within the paragraph, not at its head; where its task may begin; and whether it is but
        a remark.
        """
        start = passage.start
        if not (self.heads() or (opening and opening.way in ("subject", "order"))):
            within = self._named_within(passage, opening)
            if within:
                return within, start, False
        remark = self._is_remark(passage, opening)
        if (remark or opening is None) and self.zone() != "other" and self.section:
            later = find_subject_within(passage)
            if later:
                return later[0], start if later[1] - start <= _FAR else later[1], False
        return (), start, remark

    def _named_within(self, passage: Passage, opening: Opening | None) -> tuple[Span, ...]:
        """ "Về kinh phí: giao Sở Tài chính …", "… (Sở Ngoại vụ chủ trì)", "do Sở Xây dựng thực hiện"."""
        within = find_order_within(passage)
        if self._before_sections(passage.start):
            leads = self.text[passage.end - 1] == ":" and not within
            return find_order_before(passage) if leads else within
        if within or (opening and opening.way != "verb"):
            return within
        return find_chair_within(passage) or self._done_by(passage)

    def _done_by(self, passage: Passage) -> tuple[Span, ...]:
        return find_doer_within(passage) if self.zone() == "tasks" and self.section else ()

    def _is_remark(self, passage: Passage, opening: Opening | None) -> bool:
        if is_remark(passage):
            return True
        return opening is not None and opening.way == "subject" and praises(self.text, opening.task_at)

    def _article_task(self, index: int, bullet: str, passage: Passage, opening: Opening | None) -> bool:
        """In an article "Một là, …" hands on a task, and so do an item of "UBND tỉnh giao: …" and a unit with
        its verb and the day its work is due.
        """
        start, end = passage.start, passage.end
        if _HANDING.search(self.text, start, end):
            self.handing = index
            return False
        if opening is None:
            return False
        # Without bullets a full stop ends the list.
        goes_on = self.handing == index - 1 and (bullet or self.lines[index - 1].text[-1] in ":;,")
        if goes_on and opening.way in ("subject", "order"):
            self.handing = index
            return True
        if opening.way == "order" and _GIVEN.match(self.text, start, end):
            return True
        if self.text[start:end].casefold().startswith(_ENUMERATED):
            return True
        due = self._deadline(passage) if opening.way in ("subject", "order") else None
        return due is not None and not due.continuous

    def _deadline(self, passage: Passage) -> Deadline | None:
        start, end = passage.start, passage.end
        return find_deadline(self.text, start, end, self.year, low=passage.part)

    def _counts(self, index: int, start: int, bullet: str, opening: Opening | None, assigned: bool) -> bool:
        """Whether a paragraph that begins so is a task where it stands."""
        if assigned or self.body.head.kind == "article":
            return True
        if self.zone() == "other":
            return False
        if opening is None:
            return self._under_heading(bullet) or self._just_headed(index) or self._described(index)
        if opening.way == "subject":
            return self.section is not None or not self._is_preamble(start)
        return opening.way == "order" or self._verb_counts(start, bullet)

    def _verb_counts(self, start: int, bullet: str) -> bool:
        """Whether a verb without its unit is a task: below a unit, or under a heading of tasks."""
        words = self.text[start : start + 40].casefold()
        if self.section is None:
            return bool(self.frames) and not words.startswith(_LEGAL)
        if self.frames:
            return True
        code = self.body.head.type.code if self.body.head.type else None
        enacted = code in ("QĐ", "NQ", "NĐ", "TT") and words.startswith(_ENACTED)
        if code in _TELLING and self.zone() == "open" and len(self.section.heading) < 80:
            # Below "3. Về tập huấn" of a letter or a conclusion every verb is a request.
            heading_end = self.section.heading_span[1]
            if self.text[heading_end - 1] not in ".;:" and start > heading_end:
                return True
        enacts = self.section.id.startswith("Điều") or (enacted and self.zone() == "open")
        return not enacts and (self.zone() == "tasks" or bool(bullet) or start - self.section.span[0] < 12)

    def _under_heading(self, bullet: str) -> bool:
        """Below a unit's name that stands as a heading, every bullet is a task, whatever word it begins
        with.
        """
        return self.heads() and bool(bullet or self.frames[-1].depth < self.depth(""))

    def _just_headed(self, index: int) -> bool:
        """The plain paragraph right below a unit's heading ("3. Sở X", then "Ngoài …, có trách nhiệm …")."""
        return self.headed == index - 1 and self.heads() and self.lines[index].start not in self.by_start

    def _described(self, index: int) -> bool:
        """Above "Đơn vị chủ trì: …" stands a task, whatever word it begins with."""
        if index + 1 >= len(self.lines):
            return False
        below = self.lines[index + 1]
        start, _ = self.start_of(below)
        found = find_attributes(self.text, start, below.end)
        return bool(found) and found[0][2] <= start + 2 and found[0][0] in ("lead", "support", "time")

    def _before_sections(self, start: int) -> bool:
        return self.section is None and bool(self.body.sections) and start < self.body.sections[0].span[0]

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
        deeper = self.is_deeper(line, below, bullet)
        if line.text.endswith(_INTRO_END):
            return deeper and (bool(units) or self.is_task_line(below))
        if (
            line.text[-1] in ".;!…"
            or len(line.text) > 250
            or not (line.start in self.by_start or line.text.isupper())
        ):
            return False
        return deeper and not units and self.is_task_line(below)

    def _introduce(self, passage: Passage, bullet: str, units: list[Span]) -> None:
        if not units:
            return
        depth = self.depth(bullet)
        self.frames = [frame for frame in self.frames if frame.depth < depth]
        support = [span for span in find_support(passage) if span not in units]
        self.frames.append(Frame(depth, units, support, "sentence"))


def _is_member(passage: Passage) -> bool:
    return _MEMBER.search(passage.text, passage.start, passage.end) is not None


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a task's words: the sign that closes a document (./.) is no part of them."""
    while end > start and text[end - 1] in " /":
        end -= 1
    if text[start:end].endswith("./"):
        end -= 1
    return end
