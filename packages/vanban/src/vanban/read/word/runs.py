"""Chữ của một đoạn: runs with what was inserted and without what was deleted, hidden or is a field's code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from vanban.read.word.styles import Styles, is_on, value_of

# Holders of runs or of blocks, whose content is read as if it stood there by itself.
WRAPPERS: Final = frozenset(
    {"ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo", "sdt", "sdtContent"}
)
_MATHS: Final = frozenset({"oMath", "oMathPara"})
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(words: str) -> str:
    """Chữ số nhỏ trên dòng: the mark of a footnote, as the text reader knows it."""
    return words.translate(_RAISED)


def inner(element: Element) -> Iterator[Element]:
    """Phần tử con, the wrappers and the chosen form of an alternative opened."""
    for child in element:
        if child.tag in WRAPPERS:
            yield from inner(child)
        elif child.tag == "AlternateContent":
            forms = [form for name in ("Choice", "Fallback") if (form := child.find(name)) is not None]
            for form in forms[:1]:
                yield from inner(form)
        else:
            yield child


def boxes_in(element: Element) -> Iterator[Element]:
    """Hộp chữ trong một hình: the outermost ones, each once."""
    for child in inner(element):
        if child.tag == "txbxContent":
            yield child
        else:
            yield from boxes_in(child)


@dataclass(slots=True)
class Words:
    """Chữ của đoạn: ``text`` with tabs and line breaks, and the text boxes anchored in it."""

    text: str
    boxes: list[Element] = field(default_factory=list)


class RunReader:
    """Đọc chữ của đoạn; counts the calls of footnotes and endnotes as they come."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.calls: list[tuple[str, str]] = []

    def words(self, paragraph: Element) -> Words:
        """Chữ của một đoạn."""
        caps = self._styles.caps(value_of(paragraph.find("pPr"), "pStyle"))
        words = Words("")
        fields: list[bool] = []
        pieces: list[str] = []
        for one in inner(paragraph):
            if one.tag == "r":
                pieces.append(self._run(one, caps, fields, words))
            elif one.tag in _MATHS:
                pieces.append("".join(part.text or "" for part in one.iter("t")))
        words.text = "".join(pieces)
        return words

    def _run(self, run: Element, caps: bool, fields: list[bool], words: Words) -> str:
        properties = run.find("rPr")
        style = value_of(properties, "rStyle")
        hidden = is_on(properties, "vanish")
        pieces: list[str] = []
        for one in inner(run):
            if one.tag == "fldChar":
                _turn(fields, one.get("fldCharType", ""))
            elif one.tag in ("drawing", "pict", "object"):
                words.boxes += boxes_in(one)
            elif not any(fields) and not hidden:
                pieces.append(self._piece(one))
        text = "".join(pieces)
        own = is_on(properties, "caps")
        if own if own is not None else caps or (style is not None and self._styles.caps(style)):
            text = text.upper()
        if value_of(properties, "vertAlign") == "superscript" and text.strip().isdigit():
            text = raised(text)
        return text

    def _piece(self, one: Element) -> str:
        if one.tag == "t":
            return (one.text or "").replace("\n", " ")
        if one.tag in ("footnoteReference", "endnoteReference"):
            self.calls.append((one.tag.removesuffix("Reference"), one.get("id", "")))
            return raised(str(len(self.calls)))
        return _SIGNS.get(one.tag, "")


def _turn(fields: list[bool], kind: str) -> None:
    """``fields`` holds one entry for each open field: True while its code, not its result, stands there."""
    if kind == "begin":
        fields.append(True)
    elif kind == "separate" and fields:
        fields[-1] = False
    elif kind == "end" and fields:
        fields.pop()
