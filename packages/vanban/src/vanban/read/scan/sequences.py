"""Thứ tự đề mục: a Roman number whose strokes ran together is told by the one before it.

In small print "II." is seen as "H." and "III." as "II."; the order of the headings says which it was. What
was read stays with the word, as for every mending.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from vanban.read.scan.page import ScannedPage
from vanban.read.scan.rows import Row

_LABEL: Final = re.compile(r"(?=\D)(\w{1,6}|[|!]{1,4})([.\-/)])(.*)")
_STROKES: Final = str.maketrans({"H": "II", "1": "I", "l": "I", "|": "I", "!": "I", "T": "I"})
_ROMANS: Final = (
    "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
)  # fmt: skip


def mend_headings(pages: Mapping[int, ScannedPage]) -> None:
    """Sửa số La Mã của đề mục trên mọi trang, in the order of the pages."""
    last = 0
    for _, page in sorted(pages.items()):
        for index, row in enumerate(page.rows):
            match = _label(row)
            if match is None:
                continue
            seen = _strokes(match[1])
            wanted = _ROMANS[last + 1] if last + 1 < len(_ROMANS) else ""
            if last and match[1] != wanted and (seen == wanted or _may_be(seen, wanted)):
                page.rows[index] = _renamed(row, wanted + match[2] + match[3])
                page.laid.lines[index] = page.rows[index].line
                last += 1
            elif seen in _ROMANS:
                last = _ROMANS.index(seen)


def _label(row: Row) -> re.Match[str] | None:
    """The label of a heading: what a capital follows."""
    if not row.words:
        return None
    match = _LABEL.fullmatch(row.words[0][1].text)
    if match is None or not set(_strokes(match[1])) <= set("IVX"):
        return None
    following = match[3] or (row.words[1][1].text if len(row.words) > 1 else "")
    return match if following[:1].isupper() else None


def _strokes(label: str) -> str:
    """Letters as strokes of a Roman number, without the marks that specks put on them."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", label) if not unicodedata.combining(sign))
    return bare.translate(_STROKES)


def _may_be(seen: str, wanted: str) -> bool:
    """Whether one stroke too few or too many, or none, parts the two."""
    rest = seen.replace("I", "") == wanted.replace("I", "")
    return bool(wanted) and rest and abs(seen.count("I") - wanted.count("I")) <= 1 and wanted.count("I") > 1


def _renamed(row: Row, label: str) -> Row:
    (at, first), *others = row.words
    longer = len(label) - len(first.text)
    text = row.line.text[:at] + label + row.line.text[at + len(first.text) :]
    moved = ((place + longer, word) for place, word in others)
    return Row(replace(row.line, text=text), ((at, first.mended(label)), *moved))
