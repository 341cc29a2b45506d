"""Làm sạch ảnh trang: coloured ink taken away, the page set level. Grey pictures, 0 black, 255 white."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image

# A scanner's colours of black print differ by less; stamps and pens by far more.
_COLOURED: Final = 45
# As light as this is paper, or what is left of red ink.
_PAPER: Final = 190
_INK: Final = 170
# Step and reach in degrees, and the width in pixels of the page looked at.
_SEARCH: Final = ((0.5, 5.0, 400), (0.1, 0.4, 800), (0.03, 0.06, 800))


def without_colour(picture: Image) -> Image:
    """Ảnh xám không còn mực màu: a red stamp or a blue signature fades, and the black name under it stays.

    The lightest of the three colours is near white wherever the ink is red, and dark only under black; blue
    ink is darker and lifted further.
    """
    from PIL import Image as Pictures
    from PIL import ImageChops

    if picture.mode in ("1", "L", "I;16", "I", "F"):
        return picture.convert("L")
    if picture.has_transparency_data:
        paper = Pictures.new("RGBA", picture.size, "white")
        picture = Pictures.alpha_composite(paper, picture.convert("RGBA"))
    red, green, blue = picture.convert("RGB").split()
    other = ImageChops.lighter(red, green)
    lift = ImageChops.subtract(blue, other).point([max(0, min(255, 2 * (one - 20))) for one in range(256)])
    lightest = ImageChops.lighter(other, blue)
    grey = ImageChops.add(lightest, lift)
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    inked = _about(ImageChops.subtract(lightest, darkest))
    return Pictures.composite(grey.point([min(255, one * 255 // _PAPER) for one in range(256)]), grey, inked)


def _about(colour: Image) -> Image:
    """Where coloured ink is, and a little about it: what is left of it there is as light as paper."""
    from PIL import Image as Pictures
    from PIL import ImageFilter

    coarse = colour.reduce(4).point([255 if one > _COLOURED else 0 for one in range(256)])
    return coarse.filter(ImageFilter.MaxFilter(5)).resize(colour.size, Pictures.Resampling.NEAREST)


def has_colour(picture: Image) -> bool:
    """Ảnh quét màu hay quét xám: whether any ink on it is coloured."""
    if picture.mode in ("1", "L", "I;16", "I", "F"):
        return False
    return coloured_ink(picture.convert("RGB").reduce(2)) is not None


def coloured_ink(picture: Image) -> Image | None:
    """Riêng mực màu, dark on white, in which marks are stamped; None when there is next to none."""
    from PIL import ImageChops

    if picture.mode in ("1", "L", "I;16", "I", "F"):
        return None
    colour = ImageChops.subtract(*_extremes(picture.convert("RGB")))
    ink = colour.point([255 - max(0, min(255, 3 * (one - _COLOURED))) for one in range(256)])
    inked = sum(ink.reduce(4).histogram()[:160])
    return ink if inked > 0.0004 * ink.width * ink.height / 16 else None


def _extremes(picture: Image) -> tuple[Image, Image]:
    from PIL import ImageChops

    red, green, blue = picture.split()
    return (
        ImageChops.lighter(ImageChops.lighter(red, green), blue),
        ImageChops.darker(ImageChops.darker(red, green), blue),
    )


def slant_of(picture: Image) -> float:
    """Độ nghiêng, in degrees to turn the page by until its lines are level: the sharpest profile of rows."""
    best = 0.0
    for step, reach, width in _SEARCH:
        dark = picture.reduce(max(1, picture.width // width))
        dark = dark.point([255 if one < _INK else 0 for one in range(256)])
        count = round(reach / step)
        angles = (best + step * n for n in range(-count, count + 1))
        best = max(angles, key=lambda angle: (_sharpness(dark, angle), -abs(angle)))
    return best


def _sharpness(dark: Image, angle: float) -> int:
    """How much the darkness of one row differs from the next."""
    from PIL import Image as Pictures

    turned = dark.rotate(angle)
    rows = turned.resize((1, turned.height), Pictures.Resampling.BOX).tobytes()
    return sum((one - other) ** 2 for one, other in pairwise(rows))


def despeckled(picture: Image) -> Image:
    """Bỏ bụi: specks of a dot or two, which are else read as signs and marks of tone."""
    from PIL import ImageFilter

    return picture.filter(ImageFilter.MedianFilter(3))


def ground_of(picture: Image) -> int:
    """Màu giấy: the grey that most of the page is no darker than, 0 to 255."""
    rest = picture.width * picture.height * 0.4
    for grey, number in enumerate(picture.histogram()):
        rest -= number
        if rest <= 0:
            return grey
    return 255
