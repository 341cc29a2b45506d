"""Bảng mã: Unicode with or without a byte order mark; older Vietnamese encodings are named, not guessed."""

from __future__ import annotations

import codecs
import re
from typing import Final

from vanban.errors import EncodingUnsupported, FormatUnsupported

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.I)
# Common syllables as the old fonts' bytes read in Latin-1: "céng hßa", "®éc lËp", "nhiÖm vô" (TCVN3);
# "coäng hoøa", "nhieäm vuï", "vieäc" (VNI).
_TCVN3: Final = re.compile(
    (
        r"céng|hßa|héi|®éc|lËp|nhiÖm|viÖc|c¸c|cña|®Þnh|thùc|hiÖn|t¸c|ngµy|th¸ng|n¨m|"
        r"sè|uû|§¶ng|tØnh|®èi|kÕ|b¸o|giao"
    ),
    re.I,
)
_VNI: Final = re.compile(
    (
        r"coäng|hoøa|hoäi|ñoäc|laäp|nhieäm|vieäc|caùc|cuûa|ñònh|thöïc|hieän|taùc|ngaøy|"
        r"thaùng|naêm|soá|uûy|Ñaûng|tænh|ñoái|keá|baùo"
    ),
    re.I,
)


def decode(content: bytes, name: str) -> str:
    """Giải mã: the text of ``content``.

    Raises :class:`EncodingUnsupported` for an encoding that is not converted here, naming TCVN3 and VNI, and
    :class:`FormatUnsupported` where the bytes are no text at all.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content, encoding, name)
    if content.count(0) > len(content) // 5:
        half = "utf-16-le" if content[1:400:2].count(0) >= content[0:400:2].count(0) else "utf-16-be"
        text = content.decode(half, errors="replace")
        if text.count("\ufffd") == 0 and _mostly_letters(text):
            return named_legacy(text, name)
    if b"\x00" in content[:4096]:
        raise FormatUnsupported(
            f"Tệp “{name}” không phải tệp chữ: chưa đọc được. Hãy lưu nội dung thành tệp "
            f"văn bản (.txt, bảng mã UTF-8)."
        )
    try:
        return named_legacy(content.decode("utf-8"), name)
    except UnicodeDecodeError:
        return _other(content, name)


def _strict(content: bytes, encoding: str, name: str) -> str:
    try:
        return named_legacy(content.decode(encoding), name)
    except UnicodeDecodeError:
        raise _unknown(name) from None


def _other(content: bytes, name: str) -> str:
    latin = content.decode("latin-1")
    named_legacy(latin, name)
    declared = _CHARSET.search(content[:2048])
    label = declared[1].decode("ascii").lower() if declared else ""
    if label in ("windows-1258", "cp1258"):
        try:
            return content.decode("cp1258")
        except UnicodeDecodeError:
            raise _unknown(name) from None
    raise _unknown(name)


def named_legacy(text: str, name: str) -> str:
    """Trả lại ``text``; raises :class:`EncodingUnsupported` where its letters are those of TCVN3 or VNI."""
    sample = text[:20_000]
    for pattern, label in ((_TCVN3, "TCVN3 (ABC)"), (_VNI, "VNI")):
        hits = len({found.casefold() for found in pattern.findall(sample)} - {"giao", "céng"})
        if hits >= 4:
            raise EncodingUnsupported(
                f"Tệp “{name}” dùng bảng mã {label}: chưa đọc được. Hãy chuyển mã sang Unicode "
                f"(UTF-8), ví dụ bằng bộ gõ hoặc phần mềm soạn thảo, rồi thử lại."
            )
    return text


def _mostly_letters(text: str) -> bool:
    sample = text[:4000]
    return sum(1 for c in sample if c.isalnum() or c.isspace() or c in '.,;:-–/()"“”') > 0.9 * len(sample)


def _unknown(name: str) -> EncodingUnsupported:
    return EncodingUnsupported(
        f"Không nhận ra bảng mã của tệp “{name}”. Hãy mở tệp bằng phần mềm soạn thảo,"
        f" lưu lại với bảng mã UTF-8 rồi thử lại."
    )
