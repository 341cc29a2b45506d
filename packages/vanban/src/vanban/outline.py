"""Đề mục: Phần, Chương, Mục, Điều, khoản, điểm and numbered headings as one tree with ids that are paths
of labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from vanban.model import Section
from vanban.text import Label, Line, read_label

# Outer to inner. An article starts the path of its own, whatever stands above it.
_RANK: Final = {
    "annex": 0,
    "part": 1,
    "chapter": 2,
    "section": 3,
    "subsection": 4,
    "letter": 5,
    "roman": 6,
    "article": 7,
    "clause": 8,
    "decimal": 9,
    "paren": 13,
    "point": 14,
}
_KIND: Final = {"letter": "heading", "roman": "heading", "decimal": "clause", "paren": "clause"}
# Kinds that are named by a word, which may stand in capitals.
_CASED: Final = frozenset(("annex", "part", "chapter", "section", "subsection", "article"))
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_POINTS: Final = "abcdđeghiklmnopqrstuvxy"
_LETTERS: Final = "ABCDĐEGH"
_HEADING: Final = 200
_MOST_LEAP: Final = 3
_QUOTES: Final = ("“", '"', "«")
_CLOSING: Final = ("”", '"', "»")
_MOST_QUOTED: Final = 80


@dataclass(slots=True)
class _Open:
    """A section while others may stand in it: its rank, label, the value of that label, its line, its path of
    labels, the section above it, and where it ends.
    """

    rank: int
    label: Label
    value: tuple[int, ...]
    line: Line
    path: str
    level: int
    parent: str | None
    end: int

    @property
    def kind(self) -> str:
        return self.label.kind


def read_outline(lines: Sequence[Line], start: int, end: int) -> tuple[Section, ...]:
    """Cây đề mục of the lines between the offsets ``start`` and ``end``; table rows have no label."""
    found: list[_Open] = []
    stack: list[_Open] = []
    body = [line for line in lines if start <= line.start < end]
    quoted = 0
    for position, line in enumerate(body):
        if position < quoted:
            continue
        if line.text[0] in _QUOTES:
            quoted = _quoted_until(body, position)
            continue
        label = read_label(line.text)
        if label is None or _in_table(body, position):
            continue
        if label.kind in _CASED:
            label = Label(label.kind, _usual_case(label), label.end)
        rank = _RANK[label.kind] + (label.name.count(".") - 1 if label.kind == "decimal" else 0)
        value = _value(label)
        if not value or not _follows(stack, rank, value, label):
            continue
        while stack and stack[-1].rank >= rank:
            stack.pop()
        if label.kind == "annex" and label.name == "Phụ lục" and not _stands_alone(line.text[label.end :]):
            continue
        path = label.name if label.kind == "article" else _path(stack, label)
        parent = stack[-1].path if stack else None
        one = _Open(rank, label, value, line, path, len(stack) + 1, parent, line.end)
        found.append(one)
        stack.append(one)
    _set_ends(found, end)
    return tuple(map(_section, found))


def _stands_alone(rest: str) -> bool:
    """ "PHỤ LỤC" without a number heads an annex where nothing follows but "(Kèm theo …)"."""
    bare = rest.strip(" .:")
    return not bare or bare[0] == "("


def _quoted_until(lines: Sequence[Line], position: int) -> int:
    """Where a quotation that begins with this line ends: what an amendment puts into another document is no
    section of this one.
    """
    text = lines[position].text
    if not read_label(text[1:].lstrip()):
        return 0
    for index in range(position, min(position + _MOST_QUOTED, len(lines))):
        if lines[index].text.rstrip(" .;,:")[-1:] in _CLOSING and (
            index > position or len(lines[index].text) > 1
        ):
            return index + 1
    return 0


def _usual_case(label: Label) -> str:
    """ "PHỤ LỤC I", "CHƯƠNG II" as "Phụ lục I", "Chương II"; Roman figures and single letters stay."""
    words = [
        word if set(word) <= set("IVXLC") or len(word) == 1 else word.lower() for word in label.name.split()
    ]
    return " ".join([words[0].capitalize(), *words[1:]])


def _in_table(lines: Sequence[Line], position: int) -> bool:
    if lines[position].is_row:
        return True
    before = position > 0 and lines[position - 1].is_row
    after = position + 1 < len(lines) and lines[position + 1].is_row
    return before and after


def _value(label: Label) -> tuple[int, ...]:
    """The label as numbers that can be compared; empty when it is none."""
    name = label.name
    if label.kind in ("clause", "paren", "decimal"):
        return tuple(int(part) for part in name.split(".") if part.isdigit())
    if label.kind == "roman":
        return (_roman(name),) if _roman(name) else ()
    if label.kind == "point":
        return (_POINTS.find(name) + 1,)
    if label.kind == "letter":
        return (_LETTERS.find(name) + 1,)
    return (0,)


def _roman(name: str) -> int:
    values = [_ROMAN.get(letter, 0) for letter in name]
    return sum(-v if v < max(values[i:], default=0) else v for i, v in enumerate(values))


def _follows(stack: Sequence[_Open], rank: int, value: tuple[int, ...], label: Label) -> bool:
    """Whether the label goes on with an open list, or begins one; "1975." within a text does neither."""
    if value == (0,):
        return True
    same = next((one for one in reversed(stack) if one.rank == rank), None)
    last = value[-1]
    if label.kind == "decimal":
        above = next((one for one in reversed(stack) if one.rank == rank - 1), None)
        if (
            above is not None
            and above.value != value[:-1]
            and above.kind in ("clause", "decimal")
            and last != 1
        ):
            return same is not None and same.value[:-1] == value[:-1]
        return last <= 1 + _MOST_LEAP or same is not None
    if same is not None and 0 < last - same.value[-1] <= _MOST_LEAP:
        return True
    # A heading that repeats the number before it is a slip of the hand, or of a machine that reads pictures.
    if same is not None and label.kind == "roman" and last == same.value[-1] > 1:
        return True
    return last == 1 or (same is None and last <= _MOST_LEAP)


def _section(one: _Open) -> Section:
    line, label = one.line, one.label
    heading = line.text[label.end :].strip()
    start = line.start + label.end
    return Section(
        one.path,
        label.name,
        _KIND.get(label.kind, label.kind),
        one.level,
        _short(heading),
        (line.start, one.end),
        one.parent,
        (start, start + len(heading)),
    )


def _path(above: Sequence[_Open], label: Label) -> str:
    """Labels above and this one; a decimal label stands in the place of the number it repeats."""
    kept = len(above)
    if label.kind == "decimal":
        while kept and above[kept - 1].kind in ("clause", "decimal"):
            kept -= 1
    return f"{above[kept - 1].path}.{label.name}" if kept else label.name


def _short(heading: str) -> str:
    """The heading, or the first sentence of a labelled paragraph."""
    if len(heading) <= _HEADING:
        return heading.rstrip(" :.;")
    for sign in (". ", "; ", ", "):
        at = heading.find(sign, 10, _HEADING)
        if at > 0:
            return heading[:at]
    return heading[: heading.rfind(" ", 0, _HEADING)]


def _set_ends(found: Sequence[_Open], end: int) -> None:
    """Every section reaches to the next one of its level or above, and at least to the end of its line."""
    open_: list[_Open] = []
    for one in found:
        while open_ and open_[-1].level >= one.level:
            last = open_.pop()
            last.end = max(last.end, one.line.start - 1)
        open_.append(one)
    for last in open_:
        last.end = max(last.end, end)
