"""Chữ của một đoạn: runs with what was inserted and without what was deleted, hidden or is a field's code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from vanban.read.legacy import LegacyFont, contradicts, font_of
from vanban.read.word.styles import Styles, font_in, is_on, value_of

# Holders of runs or of blocks, whose content is read as if it stood there by itself.
WRAPPERS: Final = frozenset(
    {"ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo", "sdt", "sdtContent"}
)
_MATHS: Final = frozenset({"oMath", "oMathPara"})
_SIGNS: Final = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "\xad",
}
# Signs of the symbol fonts that stand for a bullet or a box; the rest only adorn.
_SYMBOLS: Final = {
    "F02D": "-", "F0B7": "•", "F0A7": "•", "F0D8": "•", "F076": "•", "F06F": "□", "F0A8": "□", "F0FE": "☑",
}  # fmt: skip
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(words: str) -> str:
    """Chữ số nhỏ trên dòng: the mark of a footnote, as the text reader knows it."""
    return words.translate(_RAISED)


def inner(element: Element) -> Iterator[Element]:
    """Phần tử con, the wrappers and the chosen form of an alternative opened."""
    for child in element:
        if child.tag in WRAPPERS:
            # What a content control shows until somebody fills it in is no word of the document.
            if child.find("sdtPr/showingPlcHdr") is None:
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


@dataclass(slots=True)
class _Piece:
    """Words of one run, and how they are set."""

    text: str
    font: LegacyFont | None = None
    caps: bool = False
    raised: bool = False


class RunReader:
    """Đọc chữ của đoạn; counts the calls of footnotes and endnotes as they come.

    ``encodings`` are the older encodings that fonts told of, and whose words were made Unicode.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.calls: list[tuple[str, str]] = []
        self.encodings: dict[str, None] = {}

    def words(self, paragraph: Element) -> Words:
        """Chữ của một đoạn."""
        style = value_of(paragraph.find("pPr"), "pStyle")
        words = Words("")
        fields: list[bool] = []
        pieces: list[_Piece] = []
        for one in inner(paragraph):
            if one.tag == "r":
                pieces.append(self._run(one, style, fields, words))
            elif one.tag in _MATHS:
                pieces.append(_Piece("".join(part.text or "" for part in one.iter("t"))))
        self._make_unicode(pieces)
        words.text = "".join(map(_written, pieces))
        return words

    def _run(self, run: Element, paragraph: str | None, fields: list[bool], words: Words) -> _Piece:
        properties = run.find("rPr")
        style = value_of(properties, "rStyle")
        vanish = is_on(properties, "vanish")
        hidden = vanish if vanish is not None else self._is_hidden(paragraph, style)
        pieces: list[str] = []
        for one in inner(run):
            if one.tag == "fldChar":
                _turn(fields, one.get("fldCharType", ""))
            elif one.tag in ("drawing", "pict", "object"):
                words.boxes += boxes_in(one)
            elif not any(fields) and not hidden:
                pieces.append(self._piece(one))
        caps = is_on(properties, "caps")
        if caps is None:
            caps = self._styles.caps(paragraph) or bool(style and self._styles.caps(style))
        font = font_in(properties) or self._styles.font(style, paragraph)
        return _Piece(
            "".join(pieces),
            font_of(font) if font else None,
            caps,
            value_of(properties, "vertAlign") == "superscript",
        )

    def _is_hidden(self, paragraph: str | None, run: str | None) -> bool:
        return self._styles.hidden(paragraph) or bool(run and self._styles.hidden(run))

    def _piece(self, one: Element) -> str:
        if one.tag == "t":
            return (one.text or "").replace("\n", " ")
        if one.tag in ("footnoteReference", "endnoteReference"):
            # A mark that the writer set by hand stands beside the call.
            if one.get("customMarkFollows", "0") in ("1", "true", "on"):
                return ""
            self.calls.append((one.tag.removesuffix("Reference"), one.get("id", "")))
            return raised(str(len(self.calls)))
        if one.tag == "sym":
            return _SYMBOLS.get(one.get("char", "").upper(), "")
        return _SIGNS.get(one.tag, "")

    def _make_unicode(self, pieces: list[_Piece]) -> None:
        """Words in an old font, unless the paragraph shows that they were typed in Unicode."""
        old = [piece for piece in pieces if piece.font and piece.text]
        for encoding in dict.fromkeys(piece.font.encoding for piece in old if piece.font):
            set_in = [piece for piece in old if piece.font and piece.font.encoding is encoding]
            if contradicts("".join(piece.text for piece in set_in), encoding):
                continue
            for piece in set_in:
                made = piece.font.unicode(piece.text) if piece.font else piece.text
                if made != piece.text:
                    self.encodings.setdefault(encoding.label)
                piece.text = made


def _written(piece: _Piece) -> str:
    text = piece.text.upper() if piece.caps else piece.text
    return raised(text) if piece.raised and text.strip().isdigit() else text


def _turn(fields: list[bool], kind: str) -> None:
    """``fields`` holds one entry for each open field: True while its code, not its result, stands there."""
    if kind == "begin":
        fields.append(True)
    elif kind == "separate" and fields:
        fields[-1] = False
    elif kind == "end" and fields:
        fields.pop()
