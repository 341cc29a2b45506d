"""Dòng và nhãn đề mục: lines with offsets, and the label ("II.", "Điều 3.", "2.4.", "a)", "-") a line
begins with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from vanban.text.letters import pattern

GAP: Final = re.compile(r"[ ]*\|[ ]*|\t+| {3,}")
_BULLET: Final = re.compile(r"(?:[-–—+•●▪■◦‣∙·✓]|[*o](?=\s)|&)[-–\s]*(?=\S)")
_BULLETS: Final = frozenset("-–—+•●▪■◦‣∙·✓*o&")
_LABELS: Final = (
    ("part", pattern(r"(?i:phần)\s+(?:(?i:thứ)\s+\w+|[IVX]+\b|\d{1,2}\b|[\p{Lu}]\b)\s*[.:\-–]?\s*")),
    ("chapter", re.compile(r"(?i:chương)\s+(?:[IVXLC]+|\d{1,3})\b\s*[.:\-–]?\s*")),
    ("section", pattern(r"(?:Mục|MỤC)\s+(?:\d{1,2}|[IVX]+)\b(?:\s*[.:\-–]\s*|\s*$|\s+(?=[\p{Lu}]{2}))")),
    ("subsection", re.compile(r"(?:Tiểu mục|TIỂU MỤC)\s+\d{1,2}\b\s*[.:\-–]?\s*")),
    ("article", re.compile(r"(?:Điều|ĐIỀU)\s+\d{1,3}[a-zđ]?(?:\s*[.:]\s*|\s*$)")),
    (
        "annex",
        re.compile(r"(?:Phụ lục|PHỤ LỤC)(?:\s+(?:(?:số\s+)?(?:\d{1,2}|[IVX]+|[A-H])\b))?\s*[.:\-–]?\s*"),
    ),
    ("decimal", re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}(?:\s*[.)\-–:/]\s*|\s+)(?=\S)")),
    ("clause", re.compile(r"\d{1,3}\s*(?:\.(?!\d)|-(?=\s|[^\W\d_])|/(?=\s))\s*(?=[^\s\d]|\d+[\s%])")),
    ("paren", re.compile(r"(?:\d{1,2}\)|\(\d{1,2}\))\s*(?=\S)")),
    ("roman", re.compile(r"[IVXL]{1,6}(?:\s*[.\-–:]\s*|\s*/\s+|\)\s*)(?=\S)")),
    ("letter", re.compile(r"[A-HĐ]\s*[.\-–/)]\s+(?=\S)")),
    ("point", re.compile(r"(?:[a-zđ]\s*[).](?=\s|[^\W\d_a-z])\s*|[a-zđ][-/]\s+)(?=\S)")),
)
_BY_FIRST: Final = {
    **dict.fromkeys("0123456789", ("decimal", "clause", "paren")),
    "(": ("paren",),
    "P": ("part", "annex"),
    "p": (),
    "C": ("chapter", "roman", "letter"),
    "M": ("section",),
    "T": ("subsection",),
    "Đ": ("article", "letter"),
    **dict.fromkeys("IVXL", ("roman",)),
    **dict.fromkeys("ABDEFGH", ("letter",)),
    **dict.fromkeys("abcdđeghiklmnopqrstuvxy", ("point",)),
}
# Where a small letter stands second the line begins with a word, and only labels that do are tried.
_BY_WORD: Final = {
    "P": ("part", "annex"),
    "C": ("chapter",),
    "M": ("section",),
    "T": ("subsection",),
    "Đ": ("article",),
}
_BY_NAME: Final = dict(_LABELS)


# Not frozen: there are thousands, and each field of a frozen one costs a call of its own.
@dataclass(slots=True)
class Line:
    """Dòng: one line (in the reading text: one paragraph) with its offsets; ``text`` has no outer blanks."""

    start: int
    end: int
    text: str

    @property
    def is_row(self) -> bool:
        """Dòng của bảng: cells joined by " | " or tabs."""
        text = self.text
        if "|" in text and (" | " in text or text.count("|") >= 2):
            return True
        return "\t" in text and text.count("\t") >= 2


class Label(NamedTuple):
    """Nhãn đề mục: ``name`` without its closing punctuation; ``end`` is where the words begin in the line."""

    kind: str
    name: str
    end: int


def split_lines(text: str) -> list[Line]:
    """Tách dòng: every line that is not blank, in order."""
    found: list[Line] = []
    at = 0
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            start = at if bare == raw else at + len(raw) - len(raw.lstrip())
            found.append(Line(start, start + len(bare), bare))
        at += len(raw) + 1
    return found


def read_label(text: str) -> Label | None:
    """Nhãn đề mục đứng đầu dòng, or None; a dash or a plus is no label."""
    for kind in (_BY_WORD if text[1:2].islower() else _BY_FIRST).get(text[:1], ()):
        match = _BY_NAME[kind].match(text)
        if match:
            name = match.group().strip().rstrip(".:-–/) ").lstrip("(")
            if kind == "annex" and not _heads_annex(text, match.end(), name):
                continue
            return Label(kind, " ".join(name.split()), match.end())
    return None


def _heads_annex(text: str, end: int, name: str) -> bool:
    """Whether "Phụ lục …" opens an annex here, and does not merely begin a sentence about one."""
    rest = text[end:].lstrip()
    return len(text) < 160 and (not rest or rest[0].isupper() or rest[0] == "(") and text[-1] not in ";,."


def read_bullet(text: str) -> int:
    """Gạch đầu dòng: the length of the dash, plus or dot a line begins with; 0 when there is none."""
    match = _BULLET.match(text) if text[:1] in _BULLETS else None
    return match.end() if match else 0


def split_cells(line: Line) -> list[Line]:
    """Ô của dòng: the parts of a line that a gap, a tab or a bar parts; empty cells of a row are kept."""
    text = line.text
    if "|" in text:
        return _bar_cells(line)
    if not has_gap(text):
        return [line] if text else []
    cells: list[Line] = []
    at = 0
    for gap in GAP.finditer(text):
        if gap.start() > at:
            cells.append(Line(line.start + at, line.start + gap.start(), text[at : gap.start()]))
        at = gap.end()
    if at < len(text):
        cells.append(Line(line.start + at, line.end, text[at:]))
    return cells


def has_gap(text: str) -> bool:
    """Có khoảng cách cột: whether :data:`GAP` parts the line anywhere."""
    return "|" in text or "\t" in text or "   " in text


def first_cell(line: Line) -> Line:
    """Ô đầu tiên có chữ; the line itself when it has none."""
    return next((cell for cell in split_cells(line) if cell.text), line)


def _bar_cells(line: Line) -> list[Line]:
    text, first, last = line.text, 0, len(line.text)
    if text.startswith("|"):
        first = 1
    if text.endswith("|") and last > first:
        last -= 1
    cells: list[Line] = []
    at = first
    for raw in text[first:last].split("|"):
        bare = raw.strip()
        start = line.start + at + len(raw) - len(raw.lstrip())
        cells.append(Line(start, start + len(bare), bare))
        at += len(raw) + 1
    return cells
