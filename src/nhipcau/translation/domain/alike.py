"""Dấu của câu: numbers that alike sentences share, to find them without reading all the others.

MinHash over groups of three letters, two of its values a key (A. Broder, “On the resemblance and containment
of documents”, 1997, https://doi.org/10.1109/SEQUEN.1997.666900). Digits count as one and the same: sentences
that differ in their numbers alone share every key.
"""

import hashlib
import re
import unicodedata
import zlib

BLANKS = re.compile(r"\s+")
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
BANDS, ROWS = 12, 2
_PRIME = (1 << 61) - 1
_FACTORS = tuple(
    (
        int.from_bytes(hashlib.sha256(f"a{n}".encode()).digest()[:7], "big") | 1,
        int.from_bytes(hashlib.sha256(f"b{n}".encode()).digest()[:7], "big"),
    )
    for n in range(BANDS * ROWS)
)


def normal(text: str) -> str:
    """Câu không kể chữ hoa, khoảng trắng."""
    return BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip().casefold()


def without_numbers(text: str) -> str:
    """Câu không kể con số."""
    return DIGITS.sub("0", normal(text))


def digest(*parts: str) -> str:
    """Mã băm of texts."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def keys(text: str, *, source: str, target: str) -> list[int]:
    """Các dấu của câu in a pair of languages: BANDS of them, fewer where they fall together."""
    said = f"  {without_numbers(text)} "
    grams = {zlib.crc32(said[at : at + 3].encode()) for at in range(len(said) - 2)}
    least = [min((a * gram + b) % _PRIME for gram in grams) for a, b in _FACTORS]
    pair = f"{source}\x1f{target}"
    found = {
        digest(pair, str(band), *map(str, least[band * ROWS : (band + 1) * ROWS])) for band in range(BANDS)
    }
    # Signed, as the database keeps them.
    return [int(each[:16], 16) - (1 << 63) for each in sorted(found)]
