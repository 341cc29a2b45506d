"""Phông chữ đi kèm: Tinos, of the same measures as Times New Roman and with every Vietnamese letter."""

import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FAMILY = "Tinos"
FOLDER = Path(__file__).resolve().parents[1] / "fonts"
MM_PER_POINT = 25.4 / 72
_OURS = {style: FOLDER / f"{FAMILY}-{style}.ttf" for style in ("Regular", "Bold")}


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Bề rộng của một dòng chữ in millimetres, at `size` points."""
    face = _face(_OURS["Bold" if bold else "Regular"])
    units = sum(face.advance(ord(letter)) for letter in text)
    return units / face.units_per_em * size * MM_PER_POINT


def draws(sign: str, more: tuple[Path, ...] = ()) -> bool:
    """Phông có hình của chữ này, ours or one of the files given besides."""
    return any(ord(sign) in _face(file).glyphs for file in (_OURS["Regular"], *more))


@dataclass(frozen=True, slots=True)
class _Face:
    units_per_em: int
    advances: tuple[int, ...]
    glyphs: dict[int, int]

    def advance(self, code: int) -> int:
        glyph = self.glyphs.get(code, 0)
        return self.advances[min(glyph, len(self.advances) - 1)]


@lru_cache(maxsize=32)
def _face(file: Path) -> _Face:
    """Widths and letters of a face, from its OpenType tables head, hhea, hmtx and cmap."""
    font = file.read_bytes()
    tables = {
        font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0]
        for at in range(12, 12 + 16 * struct.unpack_from(">H", font, 4)[0], 16)
    }
    units = struct.unpack_from(">H", font, tables[b"head"] + 18)[0]
    count = struct.unpack_from(">H", font, tables[b"hhea"] + 34)[0]
    advances = struct.unpack_from(">" + "Hh" * count, font, tables[b"hmtx"])[::2]
    return _Face(units, advances, _glyphs(font, tables[b"cmap"]))


def _glyphs(font: bytes, cmap: int) -> dict[int, int]:
    """Letters of the basic plane by code: the segments (format 4) of the Windows Unicode table."""
    records = struct.unpack_from(">" + "HHI" * struct.unpack_from(">H", font, cmap + 2)[0], font, cmap + 4)
    offsets = {(records[at], records[at + 1]): records[at + 2] for at in range(0, len(records), 3)}
    start = cmap + offsets[(3, 1)]
    size = struct.unpack_from(">H", font, start + 6)[0]
    column = [start + 14, start + 16 + size, start + 16 + 2 * size, start + 16 + 3 * size]
    found: dict[int, int] = {}
    for segment in range(0, size, 2):
        last, first = (struct.unpack_from(">H", font, at + segment)[0] for at in column[:2])
        delta, jump = (struct.unpack_from(">H", font, at + segment)[0] for at in column[2:])
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if jump:
                glyph = struct.unpack_from(">H", font, column[3] + segment + jump + 2 * (code - first))[0]
            if glyph:
                found[code] = (glyph + delta) % 0x10000
    return found
