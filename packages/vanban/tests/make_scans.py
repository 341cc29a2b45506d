"""Dựng bản quét thử: pages of a PDF as an office scanner gives them: aslant, stamped, signed, on poor paper.

    python packages/vanban/tests/make_scans.py IN.pdf OUT.pdf [paper=218 uneven=0.2 stamp=capacity …]

Nothing of the text layer is left. The same file gives the same scan on every machine that has the same fonts.
"""

from __future__ import annotations

import io
import math
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

_RED = (214, 48, 62)
_PALE = (206, 92, 100)
_BLUE = (38, 62, 170)
_VIOLET = (96, 60, 150)
_TILE = 512
_FONTS = ("LiberationSerif-Bold.ttf", "DejaVuSerif-Bold.ttf")


@dataclass(frozen=True, slots=True)
class Wear:
    """Bản quét xấu đến đâu; the defaults are an ordinary office scan.

    ``paper`` is its lightness, ``uneven`` how much darker its darkest corner is, ``bleed`` how much of the
    other side shines through; every second page leans back by ``skew`` degrees.
    """

    dpi: int = 200
    skew: float = 1.0
    noise: int = 14
    paper: int = 249
    uneven: float = 0.0
    bleed: float = 0.0
    blur: float = 0.6
    # Where the red stamp lies; "none" for no stamp and no pen.
    stamp: Literal["name", "capacity", "none"] = "name"
    pale: bool = False
    pen: Literal["blue", "black", "none"] = "blue"
    received: bool = False
    holes: bool = False
    mode: Literal["colour", "grey", "black"] = "colour"
    quality: int = 78


def scanned(content: bytes, **wear: Any) -> bytes:
    """Bản quét của một PDF, as a PDF of one picture a page; ``wear`` as the fields of :class:`Wear`."""
    how = Wear(**wear)
    pages = pictures(content, **wear)
    if how.mode == "black":
        pages = [
            page.convert("L").point([255 * (n > 0.62 * how.paper) for n in range(256)]) for page in pages
        ]
    elif how.mode == "grey":
        pages = [page.convert("L") for page in pages]
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=how.dpi, quality=how.quality)
    return out.getvalue()


def pictures(content: bytes, **wear: Any) -> list[Image.Image]:
    """Ảnh màu của từng trang."""
    how = Wear(**wear)
    document = pypdfium2.PdfDocument(content)
    count = len(document)
    plain = [document[n].render(scale=how.dpi / 72).to_pil().convert("RGB") for n in range(count)]
    made: list[Image.Image] = []
    for index, picture in enumerate(plain):
        page = picture.copy()
        if how.stamp != "none" and index == _signed(document):
            _seal(page, *_signer(document[index], page.size), how)
        if how.received and index == 0:
            _receive(page, how.dpi)
        if how.bleed:
            page = _shone_through(page, plain[index ^ 1] if index ^ 1 < count else picture, how.bleed)
        made.append(_copied(page, how, how.skew if index % 2 == 0 else -how.skew))
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
        if left > 0.45 * width and bottom < top + 12 and (top - bottom < 40 or at[1] - bottom < 90):
            at = ((left + right) / 2, (bottom + upper) / 2)
    return at[0] / width * size[0], (1 - at[1] / height) * size[1]


def _seal(picture: Image.Image, x: float, y: float, how: Wear) -> None:
    """A round red stamp to the left of the name or up over the capacity, and a signature above the name."""
    inch = how.dpi
    ink = Image.new("RGB", picture.size, "white")
    up = 0.25 if how.stamp == "name" else 0.75
    _stamp(ink, x - 0.45 * inch, y - up * inch, inch, _PALE if how.pale else _RED)
    if how.pen != "none":
        pen = [
            (
                x - 0.5 * inch + 0.011 * inch * n,
                y - 0.3 * inch + 0.28 * inch * math.sin(n / 5) * math.cos(n / 13),
            )
            for n in range(100)
        ]
        colour = _BLUE if how.pen == "blue" else (30, 30, 34)
        ImageDraw.Draw(ink).line(pen, fill=colour, width=max(2, 4 * inch // 200))
    picture.paste(ImageChops.multiply(picture, ink))


def _stamp(ink: Image.Image, x: float, y: float, inch: int, red: tuple[int, int, int]) -> None:
    """Two rings, a star, and words along the ring."""
    draw = ImageDraw.Draw(ink)
    radius = 0.7 * inch
    for less, width in ((0.0, 5), (0.06, 2), (0.32, 2)):
        r = radius - less * inch
        draw.ellipse((x - r, y - r, x + r, y + r), outline=red, width=max(1, width * inch // 200))
    star = [
        (
            x + (0.3 if n % 2 == 0 else 0.12) * inch * math.sin(n * math.pi / 5),
            y - (0.3 if n % 2 == 0 else 0.12) * inch * math.cos(n * math.pi / 5),
        )
        for n in range(10)
    ]
    draw.polygon(star, fill=red)
    words = "ỦY BAN NHÂN DÂN * TỈNH SÔNG CẦU * "
    for n, letter in enumerate(words):
        turn = 2 * math.pi * n / len(words)
        tile = Image.new("L", (inch // 5, inch // 4))
        place = (tile.width / 2, tile.height / 2)
        ImageDraw.Draw(tile).text(place, letter, fill=255, font=_font(inch * 0.14), anchor="mm")
        tile = tile.rotate(-math.degrees(turn), Image.Resampling.BICUBIC, expand=True)
        along = radius - 0.19 * inch
        at = x + along * math.sin(turn) - tile.width / 2, y - along * math.cos(turn) - tile.height / 2
        ink.paste(red, (round(at[0]), round(at[1])), tile)


def _receive(picture: Image.Image, inch: int) -> None:
    """The box that the office which got the paper stamps beside its number and fills in by hand."""
    box = Image.new("RGB", (round(1.6 * inch), round(0.75 * inch)), "white")
    draw = ImageDraw.Draw(box)
    edge = 0, 0, box.width - 1, box.height - 1
    draw.rectangle(edge, outline=_VIOLET, width=max(2, inch // 70))
    for at, words in enumerate(("VĂN THƯ  CÔNG VĂN ĐẾN", "Số: 1 0 4 7", "Ngày: 18 / 5", "Chuyển: P. TH")):
        font = _font(inch * (0.1 if at else 0.105))
        draw.text(
            (0.08 * inch, (0.05 + 0.17 * at) * inch), words, fill=_VIOLET if at < 1 else _BLUE, font=font
        )
    box = box.rotate(2.5, Image.Resampling.BICUBIC, expand=True, fillcolor="white")
    at = round(0.15 * inch), round(1.75 * inch)
    under = picture.crop((*at, at[0] + box.width, at[1] + box.height))
    picture.paste(ImageChops.multiply(under, box), at)


def _font(size: float) -> Any:
    for name in _FONTS:
        try:
            return ImageFont.truetype(name, round(size))
        except OSError:
            continue
    return ImageFont.load_default(round(size))


def _shone_through(page: Image.Image, other: Image.Image, part: float) -> Image.Image:
    """With the print of the other side, faint, blurred and the wrong way round."""
    back = other.resize(page.size).transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    back = back.filter(ImageFilter.GaussianBlur(2)).point(
        [round(255 - (255 - n) * part) for n in range(256)] * 3
    )
    return ImageChops.multiply(page, back)


def _copied(picture: Image.Image, how: Wear, skew: float) -> Image.Image:
    """On paper, aslant, a little out of focus, with the noise of the sensor, some dust and its light."""
    picture = picture.rotate(skew, Image.Resampling.BICUBIC, fillcolor="white")
    picture = picture.filter(ImageFilter.GaussianBlur(how.blur))
    paper = min(255, how.paper + 2), how.paper, max(0, how.paper - 6)
    picture = ImageChops.multiply(picture, Image.new("RGB", picture.size, paper))
    if how.uneven:
        light = Image.radial_gradient("L").resize((picture.width * 2, picture.height * 2))
        x, y = picture.width // 3, picture.height // 3
        light = light.crop((x, y, x + picture.width, y + picture.height))
        light = light.point([round(255 - n * how.uneven) for n in range(256)])
        picture = ImageChops.multiply(picture, Image.merge("RGB", [light] * 3))
    chance = random.Random(20261127)
    if how.noise:
        picture = _grained(picture, how.noise, chance)
    draw = ImageDraw.Draw(picture)
    if how.holes:
        for part in (0.36, 0.63):
            x, y, r = 0.45 * how.dpi, part * picture.height, 0.12 * how.dpi
            draw.ellipse((x - r, y - r, x + r, y + r), fill=(42, 40, 40))
    return picture


def _grained(picture: Image.Image, noise: int, chance: random.Random) -> Image.Image:
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


def _worth(value: str) -> Any:
    for kind in (int, float):
        try:
            return kind(value)
        except ValueError:
            continue
    return value == "yes" if value in ("yes", "no") else value


if __name__ == "__main__":
    wear = {key: _worth(value) for key, _, value in (one.partition("=") for one in sys.argv[3:])}
    Path(sys.argv[2]).write_bytes(scanned(Path(sys.argv[1]).read_bytes(), **wear))
