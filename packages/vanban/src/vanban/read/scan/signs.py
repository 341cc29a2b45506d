"""Dấu và chữ nhận dạng nhầm trong một từ: signs that no Vietnamese paper has, and words run together."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from vanban.read.legacy.syllables import is_syllable
from vanban.text.letters import LOWER, UPPER, pattern

# Letters of other alphabets that look like ours; the recogniser writes one letter as two of them.
_LOOKALIKES: Final = str.maketrans({"Ð": "Đ", "ð": "đ", "⁄": "/", "∕": "/", "‚": ","})
_DOUBLED: Final = re.compile("ĐĐ+|đđ+|Đđ|đĐ")
_JUNK: Final = "¡ˆ¨`´¸|_~^\\¬"
_STRAY_QUOTE: Final = pattern(r"^(?:['‘’](?=[\p{Lu}])|/(?=[\p{Lu}]{2}))(?!.*['‘’])")
_BETWEEN_CAPITALS: Final = pattern(r"(?<=[\p{Lu}]{3})['’`ˆ.](?=[\p{Lu}]{3})")
_AUTHORITY: Final = pattern(r"^(KT|TM|TL|TUQ|Q)[.:;,](?=[\p{Lu}]{2})")
_OF_PARTY: Final = pattern(r"^([KT]/[TLM])(?=[\p{Lu}]{2})")
_ACTING: Final = pattern(r"^Q/(?=[\p{Lu}]{2})")
_NUMERAL: Final = pattern(r"^([IVXHLl1|!]{1,5}\.)(?=[\p{Lu}]{2})")
_RUN_ON: Final = pattern(r"(?<=\d)(?=[\p{Ll}]{2}[\p{Ll}]*$)|(?<=[\p{Ll}])(?=[\p{Lu}][\p{Ll}]*$)")
_FOR_REPORT: Final = re.compile(r"(^\(?|\()(?:[bBđĐ6h]?/[cC©€e]|b[íi]/?c)[)}\]]([;.,:]?)$")
_TO_COORDINATE: Final = re.compile(r"(^\(?|\()[ưuUƯủỦ]/?h[)}\]]([;.,:]?)$")
_TO_DO: Final = re.compile(r"^(\(?)(?:t|/|t/)h[)}\]]([;.,]?)$")
# A nought seen as a pair of brackets: "()9/CT-UBND", "ngày ()6".
_NOUGHT: Final = re.compile(r"\(\)(?=\d|[/-][A-ZĐ]{2})")
# Well-known short names with a stroke too many.
_DASHED_DAY: Final = re.compile(r"^(ngày|tháng|năm|quý)[-.,](?=\d|[IV]+/)")
# A comma that lost its blank: "VT,NN".
_COMMA: Final = pattern(r"(?<=[\p{Ll}\p{Lu}])([,;])(?=[\p{Ll}\p{Lu}])")
_BEFORE_WORD: Final = pattern(r"^[—–_=]+(?=[\p{Ll}\p{Lu}])")
_SHORT: Final = pattern(r"(?<![\p{Lu}])(?:UBNĐ|UBĐN|UBNID)(?![\p{Lu}])")
_SIGNED: Final = re.compile(r"^\W{1,3}(?=Đã$)")
_LETTERS: Final = re.compile(f"[{LOWER}{UPPER}]+")
_LONGEST: Final = 7


@lru_cache(maxsize=8192)
def as_printed(text: str) -> str:
    """Từ như đã in: what no paper can have had is put right; the rest stays as it was read."""
    found = _DOUBLED.sub(lambda match: match[0][0], text.translate(_LOOKALIKES))
    found = found.strip(_JUNK) or text
    found = _STRAY_QUOTE.sub("", found)
    found = _BETWEEN_CAPITALS.sub(" ", found)
    found = _NOUGHT.sub("0", found)
    found = _COMMA.sub(r"\1 ", found)
    found = _BEFORE_WORD.sub("", found)
    found = _SHORT.sub("UBND", found)
    found = _DASHED_DAY.sub(r"\1 ", found)
    found = _AUTHORITY.sub(r"\1. ", found)
    found = _OF_PARTY.sub(r"\1 ", found)
    found = _NUMERAL.sub(r"\1 ", found)
    found = _ACTING.sub("Q. ", found)
    found = _FOR_REPORT.sub(r"\1b/c)\2", found)
    found = _TO_COORDINATE.sub(r"\1p/h)\2", found)
    found = _TO_DO.sub(r"\1t/h)\2", found)
    found = _SIGNED.sub("(", found)
    if not found.isascii():
        found = _RUN_ON.sub(" ", found)
    return _LETTERS.sub(_parted, found)


def _parted(match: re.Match[str]) -> str:
    """Syllables run together, where they can be parted in one way only; other languages stay whole."""
    run = match[0]
    if run.isascii() or len(run) < 4 or is_syllable(run) or not (run.islower() or run[1:].islower()):
        return run
    ways = [
        (run[:at], run[at:])
        for at in range(2, min(_LONGEST, len(run) - 2) + 1)
        if len(run) - at <= _LONGEST and is_syllable(run[:at]) and is_syllable(run[at:])
    ]
    return " ".join(ways[0]) if len(ways) == 1 else run
