"""Cước chú: which lines are footnotes, and where their marks stand in the text."""

from __future__ import annotations

import re
from typing import Final

from vanban.text.letters import pattern
from vanban.text.lines import Line

_SUPERSCRIPT: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_START: Final = pattern(
    r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}(?=\s+[\p{Lu}\"“(]))[\s.:]*(?=\S)"
)
# The figure is looked for first, for it is rarer than the letter before it.
_GLUED: Final = pattern(r"\d(?<=[\p{Ll}]\d)\d?(?=[\s.,;:)”\"])")
_RULE: Final = re.compile(r"[-_–—=]{5,}$")
_LISTED: Final = re.compile(r"\(?(\d{1,2})[.)]\s+(?=\S)")


def find_notes(text: str, lines: list[Line]) -> dict[int, tuple[str, int]]:
    """Dòng mở đầu cước chú: index of the line → (label, offset of the note's words in the line).

    A line opens a note when its mark also stands, glued to a word, earlier in the text.
    """
    found: dict[int, tuple[str, int]] = {}
    ruled = False
    marks: dict[str, int] = {}
    glued: dict[str, int] | None = None
    for index, line in enumerate(lines):
        first = line.text[0]
        if first in "-_–—=" and _RULE.match(line.text):
            ruled = True
            continue
        if ruled:
            # Notes stand right under the rule; the rule of a letterhead heads none.
            match = _LISTED.match(line.text)
            ruled = match is not None
            if match and 0 <= _first(text, f"({match[1]})", marks) < line.start:
                found[index] = (match[1], match.end())
                continue
        if first in "⁰¹²³⁴⁵⁶⁷⁸⁹[(" or first.isdigit():
            match = _START.match(line.text)
            if match and glued is None:
                glued = _glued_marks(text)
            if match and _called_before(text, line, match[1], glued or {}):
                found[index] = (match[1].strip("[]()").translate(_SUPERSCRIPT), match.end())
    return found


def _first(text: str, mark: str, known: dict[str, int]) -> int:
    """First place of a mark, looked up once for all the lines that bear it."""
    if mark not in known:
        known[mark] = text.find(mark)
    return known[mark]


def _glued_marks(text: str) -> dict[str, int]:
    """First place of each number that stands glued to a word ("TTĐN1;"), found in one pass."""
    first: dict[str, int] = {}
    for match in _GLUED.finditer(text):
        first.setdefault(match.group(), match.start())
    return first


def _ends_word(text: str, at: int) -> bool:
    return text[at - 1].isalpha() or text[at - 1] in '”".'


def _before_sign(text: str, end: int) -> bool:
    """ "… Hủa Phăn (1); kết quả": a mark before a sign; "(1) kết quả" begins an item of a list."""
    return text[end : end + 1] in (";", ",", ".", ":") and "\n" not in text[end - 5 : end]


def _called_before(text: str, line: Line, mark: str, glued: dict[str, int]) -> bool:
    if mark[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹[":
        return 0 <= text.find(mark) < line.start
    if mark[0] == "(":
        # A list "(1) … (2) …" looks the same; a call stands glued to the word or ends the sentence before it.
        at = text.find(mark)
        return 0 < at < line.start and (_ends_word(text, at) or _before_sign(text, at + len(mark)))
    return glued.get(mark, line.start) < line.start


def call_offset(text: str, label: str) -> int | None:
    """Chỗ gọi cước chú: the offset of the mark of ``label`` in the reading text, or None."""
    raised = label.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    for mark in (raised, f"[{label}]", f"({label})"):
        at = text.find(mark)
        if at >= 0:
            return at
    return _glued_marks(text).get(label)
