"""Có phải cùng một văn bản: whether a document cited somewhere is one that the system holds.

Numbers begin anew each year (State) or term (Party), and every province has its 15/KH-UBND: number and symbol
alone make it possible, not certain.
"""

import re
from datetime import date
from typing import Protocol

from nhipcau.core.domain.folding import fold

from ..enums import Held

_OF_A_YEAR = re.compile(r"/(?:19|20)\d\d/")
_SPELLED = {"ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "tu": "tinh uy", "tw": "trung uong"}
_TITLE_WORDS = 4


class Named(Protocol):
    """What both a citation and a directive tell of a document."""

    type_code: str
    number_key: str
    date: date | None
    issuer_name: str
    title: str


def sameness(cited: Named, held: Named) -> Held:
    """HERE when it is that document, MAYBE when it may be, CITED when it is another."""
    if not cited.number_key or cited.number_key != held.number_key:
        return Held.CITED
    if cited.type_code and held.type_code and cited.type_code != held.type_code:
        return Held.CITED
    if cited.date and held.date:
        if cited.date != held.date:
            return Held.CITED
        return Held.HERE if _agree(cited.issuer_name, held.issuer_name) else Held.MAYBE
    if _OF_A_YEAR.search(cited.number_key) or _alike(cited.title, held.title):
        return Held.HERE
    return Held.MAYBE


def _agree(one: str, other: str) -> bool:
    """One issuer written shorter than the other ("UBND tỉnh"), or not written at all."""
    first, second = _words(one), _words(other)
    return first <= second or second <= first


def _words(issuer: str) -> set[str]:
    return {word for part in fold(issuer).split() for word in _SPELLED.get(part, part).split()}


def _alike(one: str, other: str) -> bool:
    """One title within the other; a few words are too little to tell."""
    first, second = sorted((fold(one), fold(other)), key=len)
    return len(first.split()) >= _TITLE_WORDS and first in second
