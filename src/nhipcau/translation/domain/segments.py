"""Đoạn dịch: a text taken apart into sentences, and put together again with those of another language.

What is no sentence (marks of headings, lists and tables, addresses of pictures, blank lines) is the skeleton,
which no translator touches.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from . import escaping, inline, sentences
from .alignment import aligned

__all__ = ["Segment", "Segmented", "aligned", "split", "split_line"]

BLANKS = re.compile(r"[ \t\r\n]+")
# In these no blank stands between two sentences.
CLOSE = frozenset({"zh", "ja"})


@dataclass(frozen=True, slots=True)
class Segment:
    """Một câu: `text` is its inline Markdown in one line; `block` tells where it stands.

    Blocks: heading, paragraph, item (of a list), quote, cell (of a table), alt and caption (of a picture),
    line (of a title or lead). Sentences with the same `place` stand in the same block.
    """

    text: str
    block: str
    place: int = 0


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where a segment stands: its letters in the source, and what could be misread there."""

    raw: str
    begins_line: bool = False
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Segmented:
    """Bài đã tách câu. `skeleton` has one piece more than there are segments."""

    segments: tuple[Segment, ...]
    skeleton: tuple[str, ...]
    slots: tuple[_Slot, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Chữ của từng câu."""
        return tuple(segment.text for segment in self.segments)

    def filled(self, texts: Sequence[str], *, code: str = "") -> str:
        """Bài với các câu khác đặt vào chỗ: as many as there are segments, in their order.

        A text equal to its segment's stands there letter by letter. Any other is escaped, so that none can
        become a heading, a list, a picture or a further cell; an empty one leaves its place empty. `code` is
        the language of the texts: it decides whether blanks stand between sentences. Raises ValueError for
        another number of texts.
        """
        if len(texts) != len(self.segments):
            raise ValueError(f"{len(texts)} texts for {len(self.segments)} segments")
        out = [self.skeleton[0]]
        for at, text in enumerate(texts):
            out.append(self._written(at, text))
            out.append(self._between(at + 1, code))
        return "".join(out)

    def _written(self, at: int, text: str) -> str:
        segment, slot = self.segments[at], self.slots[at]
        if text == segment.text:
            return slot.raw
        text = BLANKS.sub(" ", text).strip()
        if segment.block == "line":
            return text
        if segment.block == "caption":
            return escaping.caption(text, slot.quote)
        if segment.block == "alt":
            return escaping.alt(text)
        return escaping.words(
            text,
            begins_line=slot.begins_line,
            ends_heading=segment.block == "heading",
            may_picture="![" in segment.text,
        )

    def _between(self, at: int, code: str) -> str:
        """The blanks between two sentences of one block, as the language of the texts has them."""
        piece = self.skeleton[at]
        if not code or at >= len(self.segments) or piece not in {"", " ", "\n"}:
            return piece
        one, other = self.segments[at - 1], self.segments[at]
        if one.place != other.place or one.block != other.block or self.slots[at].quote:
            return piece
        if code.split("-", maxsplit=1)[0].lower() in CLOSE:
            return ""
        return piece or " "


def split(markdown: str, *, code: str) -> Segmented:
    """Tách bài thành câu; `code` is its language (BCP 47). Never raises.

    `split(x).filled(split(x).texts) == x` for every x.
    """
    found: list[tuple[int, int, Segment, _Slot]] = []
    for place, each in enumerate(inline.inlines(markdown)):
        found += _of_block(markdown, each, place, code)
    return _put(markdown, found)


def split_line(text: str, *, code: str) -> Segmented:
    """Tách tiêu đề hoặc tóm tắt, which are words without marks."""
    found, start = [], 0
    for place, line in enumerate(text.splitlines(keepends=True)):
        for first, last in sentences.pieces(line, code=code):
            raw = line[first:last]
            if _says(raw):
                segment = Segment(BLANKS.sub(" ", raw), "line", place)
                found.append((start + first, start + last, segment, _Slot(raw)))
        start += len(line)
    return _put(text, found)


def _of_block(
    source: str, block: inline.Inline, place: int, code: str
) -> list[tuple[int, int, Segment, _Slot]]:
    words = block.words(source)
    shown = list(inline.PICTURE.finditer(words))
    spans = inline.held(words) if shown else []
    # Written in some other way, or in a link, they stay with the words round them.
    if len(shown) != block.pictures or any(_is_within(each, spans) for each in shown):
        shown = []
    found: list[tuple[int, int, Segment, _Slot]] = []
    since = 0
    for picture in [*shown, None]:
        until = picture.start() if picture else len(words)
        found += _of_words(source, block, place, code, (since, until))
        if picture:
            found += _of_picture(source, block, place, picture)
            since = picture.end()
    return found


def _of_words(
    source: str, block: inline.Inline, place: int, code: str, stretch: tuple[int, int]
) -> Iterable[tuple[int, int, Segment, _Slot]]:
    words = block.words(source)[slice(*stretch)]
    first_letters = {start for start, _end in block.lines}
    offset = 0
    for part in _hard_parts(words):
        for first, last in sentences.pieces(part, code=code, held=inline.held(part)):
            places = block.places(stretch[0] + offset + first, stretch[0] + offset + last)
            text = BLANKS.sub(" ", " ".join(source[start:end] for start, end in places)).strip()
            if _says(text):
                start, end = places[0][0], places[-1][1]
                slot = _Slot(source[start:end], begins_line=start in first_letters)
                yield start, end, Segment(text, block.block, place), slot
        offset += len(part)


def _of_picture(
    source: str, block: inline.Inline, place: int, picture: "re.Match[str]"
) -> Iterable[tuple[int, int, Segment, _Slot]]:
    for name in ("alt", "title"):
        first, last = picture.span(name)
        quote = picture["title"][0] if name == "title" and picture["title"] else ""
        if quote:
            first, last = first + 1, last - 1
        if first < 0 or not (places := block.places(first, last)):
            continue
        start, end = places[0][0], places[-1][1]
        text = BLANKS.sub(" ", " ".join(source[one:other] for one, other in places)).strip()
        if quote:
            text = escaping.bare_caption(text)
        if _says(text):
            kind = "caption" if quote else "alt"
            yield start, end, Segment(text, kind, place), _Slot(source[start:end], quote=quote)


def _put(source: str, found: Iterable[tuple[int, int, Segment, _Slot]]) -> Segmented:
    skeleton, at = [], 0
    ordered = sorted(found, key=lambda each: each[0])
    for start, end, _segment, _slot in ordered:
        skeleton.append(source[at:start])
        at = end
    skeleton.append(source[at:])
    return Segmented(
        tuple(segment for *_at, segment, _slot in ordered),
        tuple(skeleton),
        tuple(slot for *_at, slot in ordered),
    )


def _hard_parts(words: str) -> list[str]:
    """A line that is broken on purpose ends its sentence; the mark stays in the skeleton."""
    parts = re.split(r"((?: {2,}|\\)\n)", words)
    return [part for part in parts if part]


def _is_within(picture: "re.Match[str]", spans: Sequence[tuple[int, int]]) -> bool:
    return any(first < picture.start() and picture.end() < last for first, last in spans)


def _says(text: str) -> bool:
    """Has something to translate; only signs stay where they are."""
    return any(letter.isalnum() for letter in text)
