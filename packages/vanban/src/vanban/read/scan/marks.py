"""Dấu đóng bằng mực màu: MẬT, HỎA TỐC and their like, which fade with the coloured ink."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from vanban.read.scan.cleaning import coloured_ink
from vanban.read.scan.recognition import Seen, recognise
from vanban.read.scan.rules import strokes_of, without_rules
from vanban.read.secret_marks import is_mark

if TYPE_CHECKING:
    from PIL.Image import Image

# Where marks are stamped: the upper part of the first page, as a part of its width.
_UPPER: Final = 0.65


def coloured_marks(picture: Image, dpi: float) -> list[Seen]:
    """Các dấu chỉ mức độ đóng bằng mực màu ở phần đầu trang; whatever else is stamped there is left out."""
    ink = coloured_ink(
        picture.crop((0, 0, picture.width, min(picture.height, round(_UPPER * picture.width))))
    )
    if ink is None:
        return []
    words = recognise(without_rules(ink, strokes_of(ink, dpi)), dpi, "sparse")
    found: list[Seen] = []
    for _, line in groupby(words, key=lambda one: one.line):
        kept = list(line)
        if is_mark(" ".join(word.text for word in kept)):
            found += [replace(word, line=(-1, *word.line)) for word in kept]
    return found
