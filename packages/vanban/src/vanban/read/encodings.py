"""Bảng mã: Unicode in any of its forms, windows-1258, and the older TCVN3 and VNI, which become Unicode."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from vanban.errors import EncodingUnsupported, FormatUnsupported
from vanban.model import Finding
from vanban.read.legacy import TCVN3, VNI, detect, in_unicode, likely_words

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE: Final = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_WESTERN: Final = "windows-1252 (Tây Âu)"
_PUNCTUATION: Final = frozenset(".,;:!?-–/()[]|+*%\"'“”‘’«»…")
_FEWEST_WORDS: Final = 3
_SURE: Final = 0.7
_MOST_ACCENTS: Final = 0.3


@dataclass(frozen=True, slots=True)
class Decoded:
    """Chữ đã giải mã, with what a person should know of how it was read."""

    text: str
    findings: tuple[Finding, ...] = ()


def decode(content: bytes, name: str) -> Decoded:
    """Giải mã: the text of ``content``; an encoding other than Unicode is told in a finding.

    Raises :class:`EncodingUnsupported` where no encoding known here gives words, and
    :class:`FormatUnsupported` where the bytes are no text at all.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return to_unicode(_strict(content, encoding, name))
    wide = _wide(content)
    if wide is not None:
        return to_unicode(wide)
    if b"\x00" in content[:4096]:
        raise FormatUnsupported(
            f"Tệp “{name}” không phải tệp chữ: chưa đọc được. Hãy lưu nội dung thành tệp "
            f"văn bản (.txt, bảng mã UTF-8)."
        )
    try:
        return to_unicode(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _one_byte(content, name)


def to_unicode(text: str) -> Decoded:
    """Chữ Unicode: ``text`` itself, unless its letters are those of TCVN3 or VNI under Unicode's names."""
    lines, findings = lines_to_unicode(text.split("\n"))
    return Decoded("\n".join(lines), findings) if findings else Decoded(text)


def lines_to_unicode(lines: Sequence[str]) -> tuple[Sequence[str], tuple[Finding, ...]]:
    """Như :func:`to_unicode`, for text that is in pieces; each piece stays one."""
    encoding = detect("\n".join(lines))
    if encoding is None:
        return lines, ()
    return in_unicode(lines, encoding), (converted(encoding.label),)


def converted(label: str) -> Finding:
    """Điều cần xem lại: the text was in the encoding ``label`` and has been converted."""
    return Finding(
        "encoding-converted",
        f"Văn bản dùng bảng mã {label}, đã được chuyển sang Unicode. "
        f"Hãy đối chiếu tên riêng và chữ hoa với bản gốc.",
    )


def _strict(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise _unknown(name) from None


def _wide(content: bytes) -> str | None:
    """UTF-16 and UTF-32 without a mark: every other byte, or three in four, is mostly zero."""
    if content.count(0) <= len(content) // 5:
        return None
    for encoding in _WIDE:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text[:4000] and _mostly_letters(text):
            return text
    return None


def _one_byte(content: bytes, name: str) -> Decoded:
    """The reading of one-byte text that gives the most syllables; else a western one, if it may be one."""
    latin = _western(content)
    readings = [(encoding.label, encoding.convert(latin)) for encoding in (TCVN3, VNI)]
    with suppress(UnicodeDecodeError):
        readings.append(("windows-1258", unicodedata.normalize("NFC", content.decode("cp1258"))))
    best = max(readings, key=lambda reading: likely_words(reading[1])[0])
    syllables, words = likely_words(best[1])
    if syllables >= _FEWEST_WORDS and syllables >= _SURE * words:
        if best[0] != "windows-1258":
            return to_unicode(latin)
        return Decoded(best[1], (converted(best[0]),))
    if not _may_be_western(content, latin):
        raise _unknown(name)
    return Decoded(latin, (converted(_WESTERN),))


def _western(content: bytes) -> str:
    """Windows' own signs where they are defined, else the control character that Latin-1 has there."""
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _may_be_western(content: bytes, latin: str) -> bool:
    letters = sum(map(str.isalpha, latin))
    accents = sum(1 for sign in latin if sign.isalpha() and not sign.isascii())
    return (
        accents <= _MOST_ACCENTS * letters
        and not re.search(rb"[\x00-\x08\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d]", content)
        and _mostly_letters(latin)
    )


def _mostly_letters(text: str) -> bool:
    sample = text[:4000]
    return sum(1 for c in sample if c.isalnum() or c.isspace() or c in _PUNCTUATION) > 0.9 * len(sample)


def _unknown(name: str) -> EncodingUnsupported:
    return EncodingUnsupported(
        f"Không nhận ra bảng mã của tệp “{name}”. Hãy mở tệp bằng phần mềm soạn thảo,"
        f" lưu lại với bảng mã UTF-8 rồi thử lại."
    )
