"""Làm sạch văn bản: from what a reader gave to the reading text, with the way back for every offset."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from vanban.model import Footnote, Page, Span
from vanban.text.characters import compose_maps, level_characters
from vanban.text.footnotes import call_offset, find_notes
from vanban.text.lines import Line, split_lines
from vanban.text.paragraphs import goes_on, wrap_width
from vanban.text.portal import date_line, head_before, is_furniture, is_surely_furniture, tail_start
from vanban.text.stamps import cut_stamps, stamp_lines

_PAGE_NUMBER: Final = re.compile(r"[-–—]?\s*(?:(?i:trang|page)\s*)?(\d{1,3})(?:\s*/\s*\d{1,3})?\s*[-–—]?$")
_RULE: Final = re.compile(r"[-_–—=─*]{3,}$")
_LEAST_FURNITURE: Final = 3
# What heads the column of a table's ordinals.
_ORDINALS: Final = ("stt", "tt", "số tt")
_DOUBLE: Final = re.compile(r" {2,}")
_STARS: Final = re.compile(
    r"\*{2,}|(?<![\w*(])\*(?=[\w“\"][^*\n]{0,300}[\w.:;,”\"/]\*(?!\w))|(?<=[\w.:;,”\"/])\*(?![\w*)])"
)


@dataclass(frozen=True, slots=True)
class CleanText:
    """Văn bản đã làm sạch: the reading text, its map back, its lines, footnotes and pages."""

    text: str
    source_map: tuple[Span, ...]
    lines: tuple[Line, ...]
    footnotes: tuple[Footnote, ...]
    pages: tuple[Page, ...]
    has_furniture: bool = False
    # Words of the frames that a signing program prints on a page; they are no words of the document.
    stamps: tuple[str, ...] = ()


def clean_text(original: str) -> CleanText:
    """Làm sạch: NFC, pages and wrapped lines rejoined, footnotes lifted, portal furniture dropped. Never
    raises.
    """
    levelled, inner = level_characters(original)
    lines = _bare_lines(split_lines(levelled.replace("\x0c", "\n")))
    signed = _may_be_signed(levelled)
    stamped = stamp_lines(lines) if signed else set()
    stamps = tuple(lines[index].text for index in sorted(stamped))
    lines = [line for index, line in enumerate(lines) if index not in stamped]
    if signed:
        cut_stamps(lines)
    notes = find_notes(levelled, lines) if _may_have_notes(lines) else {}
    dropped, furniture = _dropped(levelled, lines, notes)
    assembly = _Assembly(levelled, lines, dropped, notes)
    assembly.run()
    text = "".join(assembly.out)
    source_map = compose_maps(tuple(assembly.runs), inner)
    footnotes = tuple(Footnote(label, words, call_offset(text, label)) for label, words in assembly.notes)
    return CleanText(
        text,
        source_map,
        tuple(split_lines(text)),
        footnotes,
        _pages(levelled, tuple(assembly.runs), len(text)),
        furniture,
        stamps,
    )


def _may_be_signed(text: str) -> bool:
    return any(word in text for word in ("ý bởi", "gười ký", "gian ký", "ignature", "igned by", "Ký số"))


def _bare_lines(lines: list[Line]) -> list[Line]:
    """Lines without Markdown's outer stars and heading signs; offsets stay true."""
    bare: list[Line] = []
    for line in lines:
        text, start = line.text, line.start
        if text[0] in "*#" and not _RULE.match(text) and text != "*":
            cut = len(text) - len(text.lstrip("*#"))
            if text[cut : cut + 1] not in ("", " ") or cut > 1 or text[0] == "#":
                rest = text[cut:]
                start += cut + len(rest) - len(rest.lstrip())
                text = rest.strip()
        if text.endswith("**"):
            text = text.rstrip("* ")
        if len(text) == len(line.text):
            bare.append(line)
        elif text:
            bare.append(Line(start, start + len(text), text))
    return bare


def _may_have_notes(lines: list[Line]) -> bool:
    return any(line.text[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹[(0123456789" for line in lines)


def _dropped(text: str, lines: list[Line], notes: Collection[int]) -> tuple[set[int], bool]:
    """Indexes of lines that are no words of the document, and whether a portal's furniture is among them."""
    furniture = _furniture(lines)
    # A page's number stands between words of the document, whatever a portal puts between them; below a note
    # it is told by the note or by the words above the note.
    kept = [i for i in range(len(lines)) if i not in furniture]
    bare = [i for i in kept if i not in notes]
    if any(len(lines[i].text) <= 5 and lines[i].text.casefold() in _ORDINALS for i in kept):
        return furniture, bool(furniture)
    numbers = _page_numbers(text, lines, kept) | (_page_numbers(text, lines, bare) if notes else set())
    return furniture | numbers, bool(furniture)


def _page_numbers(text: str, lines: list[Line], kept: list[int]) -> set[int]:
    words = [lines[i] for i in kept]
    return {
        kept[i] for i, line in enumerate(words) if len(line.text) <= 16 and _is_page_number(text, words, i)
    }


def _furniture(lines: list[Line]) -> set[int]:
    furniture = {i for i, line in enumerate(lines) if is_furniture(line.text)}
    dated = next((i for i, line in enumerate(lines[:60]) if date_line(line.text)), None)
    if len(furniture) < _LEAST_FURNITURE and not any(is_surely_furniture(lines[i].text) for i in furniture):
        furniture = set()
    if not furniture and dated is None:
        return furniture
    if furniture or (dated is not None and date_line(lines[dated].text) != (None, 0)):
        furniture |= set(range(tail_start(lines), len(lines)))
    if dated is not None and furniture:
        furniture |= head_before(lines, dated)
        line, found = lines[dated], date_line(lines[dated].text)
        if found and is_furniture(line.text[found[1] :]):
            lines[dated] = Line(line.start, line.start + found[1], line.text[: found[1]])
    return furniture


def _is_page_number(text: str, lines: list[Line], index: int) -> bool:
    line = lines[index]
    match = _PAGE_NUMBER.match(line.text)
    if not match or index in (0, len(lines) - 1):
        return False
    before, after = lines[index - 1], lines[index + 1]
    if not line.text.isdigit():
        return True
    if "\x0c" in text[before.end : after.start]:
        return True
    apart = text[before.end : line.start].count("\n") > 1 or text[line.end : after.start].count("\n") > 1
    return apart and len(before.text) > 40 and len(after.text) > 2


class _Assembly:
    """The reading text while it is put together from lines."""

    def __init__(
        self, text: str, lines: list[Line], dropped: set[int], notes: dict[int, tuple[str, int]]
    ) -> None:
        self.text, self.lines, self.dropped = text, lines, dropped
        self.note_starts = notes
        self.width = wrap_width(lines)
        self.out: list[str] = []
        self.runs: list[Span] = []
        self.size = 0
        self.notes: list[tuple[str, str]] = []
        self.last: Line | None = None
        self.last_end = 0

    def run(self) -> None:
        index = 0
        while index < len(self.lines):
            if index in self.dropped:
                index += 1
            elif index in self.note_starts:
                index = self._take_note(index)
            elif self.notes and self._continues_note(index):
                label, words = self.notes[-1]
                self.notes[-1] = (label, f"{words} {self.lines[index].text}")
                index += 1
            else:
                self._take_line(self.lines[index])
                index += 1

    def _take_note(self, index: int) -> int:
        """Take the note that begins here, with the lines wrapped under it; the index after it."""
        label, cut = self.note_starts[index]
        line = self.lines[index]
        words = line.text[cut:]
        index += 1
        while index < len(self.lines) and index not in self.note_starts and index not in self.dropped:
            following = self.lines[index]
            apart = "\n" in self.text[line.end : following.start].replace("\n", "", 1)
            if apart or not goes_on(line, following, apart=False, width=self.width or len(line.text)):
                break
            words, line, index = f"{words} {following.text}", following, index + 1
        self.notes.append((label, _DOUBLE.sub(" ", words)))
        return index

    def _continues_note(self, index: int) -> bool:
        """A footnote cut by a page goes on below the next page's text: between two halves of one sentence."""
        if self.last is None:
            return False
        following = next((i for i in range(index + 1, len(self.lines)) if i not in self.dropped), None)
        if following is None:
            return False
        if self.notes[-1][1][-1] in ".;!?…" or self.last.text[-1] in ".;:!?":
            return False
        line, after = self.lines[index], self.lines[following]
        halves = line.text[0].islower() and after.text[0].islower() and line.text[-1] in '.;…!?”"'
        return halves and not line.is_row and len(self.last.text) >= 20

    def _take_line(self, line: Line) -> None:
        if self.last is not None:
            between = self.text[self.last_end : line.start]
            apart = between.count("\n") > 1 or "\x0c" in between
            if goes_on(self.last, line, apart=apart, width=self.width):
                self._put(" ", self.last_end)
            else:
                self._put("\n\n" if apart else "\n", self.last_end)
        at = line.start
        # Tabs before the words of a row are its empty first cells.
        while "\t" in line.text and at and self.text[at - 1] == "\t":
            at -= 1
        for gap in self._cuts(line.text) if "*" in line.text or "  " in line.text else ():
            self._put(self.text[at : line.start + gap[0]], at)
            at = line.start + gap[1]
        self._put(self.text[at : line.end], at)
        self.last, self.last_end = line, line.end

    def _cuts(self, text: str) -> list[Span]:
        """Parts of a line to leave out: Markdown stars, doubled blanks that are no column gap."""
        cuts: list[Span] = []
        if "*" in text and len(text) > 3:
            cuts += [match.span() for match in _STARS.finditer(text)]
        if "  " in text:
            doubles = [match.span() for match in _DOUBLE.finditer(text)]
            justified = sum(1 for start, end in doubles if end - start > 2) > 4
            cuts += [(start + 1, end) for start, end in doubles if justified or end - start == 2]
        return sorted(cuts)

    def _put(self, piece: str, at: int) -> None:
        if not piece:
            return
        if not self.runs or at - self.runs[-1][1] != self.size - self.runs[-1][0]:
            self.runs.append((self.size, at))
        self.out.append(piece)
        self.size += len(piece)


def _pages(text: str, runs: tuple[Span, ...], size: int) -> tuple[Page, ...]:
    """Pages by form feed: the offset of each break, brought into the reading text."""
    if "\x0c" not in text:
        return ()
    pages: list[Page] = []
    start, step = 0, 0
    breaks = [match.start() for match in re.finditer("\x0c", text)]
    for number, offset in enumerate([*breaks, len(text)], 1):
        while step + 1 < len(runs) and runs[step + 1][1] <= offset:
            step += 1
        end = (
            size
            if offset == len(text)
            else min(size, max(start, runs[step][0] + offset - runs[step][1]))
            if runs
            else 0
        )
        if step + 1 < len(runs):
            end = min(end, runs[step + 1][0])
        if end > start:
            pages.append(Page(number, (start, end)))
        start = end
    return tuple(pages)
