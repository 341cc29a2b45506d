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
            if seen == "I" and index and last and _is_first_figure(page.rows[index - 1], row, match):
                page.rows[index] = _renamed(row, "1" + match[2] + match[3])
                page.laid.lines[index] = page.rows[index].line
                continue
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
    if match[2] == "/" and match[3]:
        # "T/M BAN THƯỜNG VỤ" signs for a committee.
        return None
    following = match[3] or (row.words[1][1].text if len(row.words) > 1 else "")
    return match if following[:1].isupper() else None


def _is_first_figure(above: Row, row: Row, match: re.Match[str]) -> bool:
    """ "I- Mục đích" right below a heading in capitals is the first of its figures, read as a numeral."""
    over = _label(above)
    return over is not None and _rest(above, over).isupper() and not _rest(row, match).isupper()


def _rest(row: Row, match: re.Match[str]) -> str:
    """The heading's words without its label."""
    return match[3] + row.line.text[row.words[0][0] + len(row.words[0][1].text) :]


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
