"""Chữ cái của hai bảng mã cũ, as their bytes show in Latin-1, and what each of them is in Unicode.

TCVN3 is the third form of TCVN 5712:1993, one byte a letter: it has no capitals with a tone mark, for which a
font of capitals (".VnTimeH") is set over the small letters. VNI writes a plain letter and then a byte for its
marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

# Vowels in the order of their bytes, each with its five tones in the order of the standard.
_TCVN3_SMALL: Final = (
    ("a", "µ¶·¸¹", "àảãáạ"),
    ("ă", "»¼½¾Æ", "ằẳẵắặ"),
    ("â", "ÇÈÉÊË", "ầẩẫấậ"),
    ("e", "ÌÎÏÐÑ", "èẻẽéẹ"),
    ("ê", "ÒÓÔÕÖ", "ềểễếệ"),
    ("i", "×ØÜÝÞ", "ìỉĩíị"),
    ("o", "ßáâãä", "òỏõóọ"),
    ("ô", "åæçèé", "ồổỗốộ"),
    ("ơ", "êëìíî", "ờởỡớợ"),
    ("u", "ïñòóô", "ùủũúụ"),
    ("ư", "õö÷øù", "ừửữứự"),
    ("y", "úûüýþ", "ỳỷỹýỵ"),
)
_TCVN3_PLAIN: Final = ("¡¢£¤¥¦§¨©ª«¬\xad®", "ĂÂÊÔƠƯĐăâêôơưđ")
_VNI_ALONE: Final = ("ñíìæóòôöî", "đíìỉĩịơưỵ")
_VNI_MARKS: Final = (
    ("a", "øùûõïâáàåãäêéèúüë", "àáảãạâấầẩẫậăắằẳẵặ"),
    ("e", "øùûõïâáàåãä", "èéẻẽẹêếềểễệ"),
    ("o", "øùûõïâáàåãä", "òóỏõọôốồổỗộ"),
    ("u", "øùûõï", "ùúủũụ"),
    ("y", "øùûõ", "ỳýỷỹ"),
    ("ô", "øùûõï", "ờớởỡợ"),
    ("ö", "øùûõï", "ừứửữự"),
)


@dataclass(frozen=True, slots=True, eq=False)
class Encoding:
    """Một bảng mã: ``label`` names it to a person; ``letters`` maps what stands there to Unicode."""

    label: str
    letters: dict[str, str] = field(repr=False)
    pattern: re.Pattern[str] = field(repr=False)

    def convert(self, text: str) -> str:
        """Chuyển sang Unicode; what is no letter of the encoding stays."""
        letters = self.letters
        return self.pattern.sub(lambda match: letters.get(match[0]) or _apart(match[0], letters), text)


def _apart(pair: str, letters: dict[str, str]) -> str:
    """A vowel and a mark that it never bears: each for itself."""
    return "".join(letters.get(sign, sign) for sign in pair)


def _tcvn3() -> Encoding:
    letters = dict(zip(*_TCVN3_PLAIN, strict=True))
    for _, signs, toned in _TCVN3_SMALL:
        letters |= dict(zip(signs, toned, strict=True))
    return Encoding("TCVN3 (ABC)", letters, re.compile(f"[{''.join(letters)}]"))


def _vni() -> Encoding:
    alone = dict(zip(*_VNI_ALONE, strict=True))
    letters = alone | {sign.upper(): letter.upper() for sign, letter in alone.items()}
    for base, marks, marked in _VNI_MARKS:
        for mark, letter in zip(marks, marked, strict=True):
            letters[base + mark] = letters[base + mark.upper()] = letter
            letters[base.upper() + mark] = letters[base.upper() + mark.upper()] = letter.upper()
    marks = "".join(dict.fromkeys("".join(marks for _, marks, _ in _VNI_MARKS)))
    signs = "".join(sign for sign in letters if len(sign) == 1)
    bases = "aeouyôöAEOUYÔÖ"
    return Encoding("VNI", letters, re.compile(f"[{bases}][{marks}{marks.upper()}]|[{signs}]"))


TCVN3: Final = _tcvn3()
VNI: Final = _vni()
