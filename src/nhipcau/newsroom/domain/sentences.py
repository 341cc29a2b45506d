"""Câu của một phiên bản: its parts taken apart into sentences, and what differs between two versions."""

from collections.abc import Iterator
from dataclasses import dataclass

from nhipcau.translation.domain import segments
from nhipcau.translation.domain.segments import Segmented

from ..enums import Part
from ..models import EditionVersion

# Part and the field of a version in which it stands.
FIELDS = {
    Part.TITLE: "title",
    Part.LEAD: "lead",
    Part.BODY: "body",
    Part.ALT: "picture_alt",
    Part.CAPTION: "picture_caption",
    Part.PLACE: "place",
    Part.SOURCE: "data_source",
}


@dataclass(frozen=True, slots=True)
class Change:
    """Một câu đã đổi: `old` empty for a new one, `new` for one taken out."""

    part: Part
    old: str
    new: str


def apart(version: EditionVersion, code: str) -> dict[Part, Segmented]:
    """Các phần của một phiên bản, tách thành câu; `code` is its language."""
    found = {}
    for part, field in FIELDS.items():
        split = segments.split if part == Part.BODY else segments.split_line
        found[part] = split(str(getattr(version, field)), code=code)
    return found


def said_in(version: EditionVersion, code: str) -> list[str]:
    """Các câu của một phiên bản, each once, in order."""
    return list(dict.fromkeys(text for whole in apart(version, code).values() for text in whole.texts))


def changes(old: EditionVersion, new: EditionVersion, code: str) -> Iterator[Change]:
    """Những câu khác nhau giữa hai phiên bản, in the order of the text; `code` is the language of both."""
    if all(getattr(old, field) == getattr(new, field) for field in FIELDS.values()):
        return
    before, after = apart(old, code), apart(new, code)
    for part in FIELDS:
        said, says = before[part].texts, after[part].texts
        for was, now, likeness in segments.aligned(said, says):
            if likeness < 1.0:
                yield Change(part, said[was] if was is not None else "", says[now] if now is not None else "")
