"""Dựng bản quét thử: pages of a PDF as an office scanner gives them, with noise, a slant and a stamp.

    python packages/vanban/tests/make_scans.py IN.pdf OUT.pdf

Nothing of the text layer is left. The same file gives the same scan on every machine.
"""

from __future__ import annotations

import io
import math
import random
import sys
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter

_PAPER = (251, 249, 243)
_RED = (214, 48, 62)
_BLUE = (38, 62, 170)
_TILE = 512


def scanned(
    content: bytes, *, dpi: int = 200, skew: float = 1.0, noise: int = 14, stamp: bool = True
) -> bytes:
    """Bản quét của một PDF, as a PDF of one picture a page; ``skew`` in degrees, every second page back."""
    pages = pictures(content, dpi=dpi, skew=skew, noise=noise, stamp=stamp)
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=dpi, quality=78)
    return out.getvalue()


def pictures(
    content: bytes, *, dpi: int = 200, skew: float = 1.0, noise: int = 14, stamp: bool = True
) -> list[Image.Image]:
    """Ảnh màu của từng trang."""
    document = pypdfium2.PdfDocument(content)
    made: list[Image.Image] = []
    for index in range(len(document)):
        page = document[index]
        picture = page.render(scale=dpi / 72).to_pil().convert("RGB")
        if stamp and index == _signed(document):
            _stamp(picture, *_signer(page, picture.size), dpi)
        made.append(_copied(picture, skew if index % 2 == 0 else -skew, noise))
    document.close()
    return made


def _signed(document: Any) -> int:
    """The page of the signature: the last one that names the recipients, else the last of all."""
    found = [n for n in range(len(document)) if "Nơi nhận" in document[n].get_textpage().get_text_range()]
    return found[-1] if found else len(document) - 1


def _signer(page: Any, size: tuple[int, int]) -> tuple[float, float]:
    """Where the signer's name stands: the last of the lines beside the recipients, in the right half."""
    layer = page.get_textpage()
    width, height = page.get_size()
    rects = [layer.get_rect(n) for n in range(layer.count_rects())]
    found = layer.search("Nơi nhận").get_next()
    top = layer.get_charbox(found[0])[3] if found else height
    at = (0.72 * width, top - 60)
    for left, bottom, right, upper in sorted(rects, key=lambda one: -one[1]):
        if left > 0.45 * width and bottom < top + 12 and (top - bottom < 40 or at[1] - bottom < 40):
            at = ((left + right) / 2, (bottom + upper) / 2)
    return at[0] / width * size[0], (1 - at[1] / height) * size[1]


def _stamp(picture: Image.Image, x: float, y: float, dpi: int) -> None:
    """A round red stamp over the left of the name, and a signature in blue ink above it."""
    ink = Image.new("RGB", picture.size, "white")
    draw = ImageDraw.Draw(ink)
    inch = dpi
    x0, y0, radius = x - 0.45 * inch, y - 0.25 * inch, 0.7 * inch
    for less, width in ((0.0, 5), (0.06, 2), (0.32, 2)):
        r = radius - less * inch
        draw.ellipse((x0 - r, y0 - r, x0 + r, y0 + r), outline=_RED, width=max(1, width * dpi // 200))
    star = [
        (
            x0 + (0.3 if n % 2 == 0 else 0.12) * inch * math.sin(n * math.pi / 5),
            y0 - (0.3 if n % 2 == 0 else 0.12) * inch * math.cos(n * math.pi / 5),
        )
        for n in range(10)
    ]
    draw.polygon(star, fill=_RED)
    for n in range(48):
        a = n * math.pi / 24
        cx, cy = x0 + (radius - 0.2 * inch) * math.cos(a), y0 + (radius - 0.2 * inch) * math.sin(a)
        draw.rectangle((cx - 0.02 * inch, cy - 0.05 * inch, cx + 0.03 * inch, cy + 0.05 * inch), fill=_RED)
    pen = [
        (x - 0.5 * inch + 0.011 * inch * n, y - 0.3 * inch + 0.28 * inch * math.sin(n / 5) * math.cos(n / 13))
        for n in range(100)
    ]
    draw.line(pen, fill=_BLUE, width=max(2, 4 * dpi // 200))
    picture.paste(ImageChops.multiply(picture, ink))


def _copied(picture: Image.Image, skew: float, noise: int) -> Image.Image:
    """On paper, aslant, a little out of focus, with the noise of the sensor and some dust."""
    picture = picture.rotate(skew, Image.Resampling.BICUBIC, fillcolor="white")
    picture = picture.filter(ImageFilter.GaussianBlur(0.6))
    picture = ImageChops.multiply(picture, Image.new("RGB", picture.size, _PAPER))
    if noise:
        chance = random.Random(20261127)
        tile = Image.frombytes("L", (_TILE, _TILE), chance.randbytes(_TILE * _TILE))
        tile = tile.filter(ImageFilter.BoxBlur(0.4)).point(
            [round(128 + (n - 128) * noise / 74) for n in range(256)]
        )
        grain = Image.new("L", picture.size)
        for left in range(0, picture.width, _TILE):
            for top in range(0, picture.height, _TILE):
                grain.paste(tile, (left, top))
        picture = ImageChops.add(picture, Image.merge("RGB", [grain] * 3), offset=-128)
        draw = ImageDraw.Draw(picture)
        for _ in range(120):
            x, y = chance.randrange(picture.width), chance.randrange(picture.height)
            draw.ellipse((x, y, x + chance.randrange(3), y + chance.randrange(3)), fill=(90, 88, 84))
    return picture


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(scanned(Path(sys.argv[1]).read_bytes()))
