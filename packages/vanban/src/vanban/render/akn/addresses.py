"""Định danh văn bản: addresses after the Akoma Ntoso Naming Convention 1.0, for a document and for what it
cites.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

from vanban.lexicon.document_types import NAME_BY_CODE
from vanban.model import Citation, Document

# Types that state an office's will; all others (plans, reports, letters, articles) are a `doc`.
STATEMENTS: Final = frozenset(
    {"NQ", "QĐ", "CT", "KL", "CĐ", "QC", "QyĐ", "NĐ", "TT", "TTLT", "NQLT", "L", "Luật", "PL", "ĐL", "SL"}
)
_YEAR: Final = re.compile(r"/(\d{4})/")
_SIGNS: Final = re.compile("[\u0300-\u036f]+")
_NOT_PLAIN: Final = re.compile(r"[^a-z0-9]+")
_LONGEST: Final = 80
_PLACE: Final = re.compile(r"(?i)(điểm|khoản|điều|chương|mục|phần)\s+([\w.]+)")
_SHORT: Final = {
    "điểm": "point", "khoản": "cl", "điều": "art", "chương": "chp", "mục": "sec", "phần": "part",
}  # fmt: skip
_OUTER_FIRST: Final = ("part", "chp", "sec", "art", "cl", "point")


def plain(text: str) -> str:
    """Chữ không dấu: "Tỉnh ủy Sông Cầu" as "tinh-uy-song-cau"; empty where nothing is left."""
    folded = unicodedata.normalize("NFD", text[: _LONGEST * 2].casefold().replace("đ", "d"))
    return _NOT_PLAIN.sub("-", _SIGNS.sub("", folded))[:_LONGEST].strip("-")


def element_of(code: str | None) -> str:
    """Phần tử gốc: ``statement`` or ``doc``."""
    return "statement" if code in STATEMENTS else "doc"


def document_address(document: Document) -> str:
    """Địa chỉ tác phẩm (FRBR Work): ``/akn/vn/statement/chi-thi/tinh-uy-x/2026-01-05/02-ct-tu``.

    A document without a number is told from others by the digest of its file.
    """
    head = document.letterhead
    code = head.type.code if head.type else None
    number = plain(head.number.normalized) if head.number else ""
    return _address(
        code,
        head.type.name if head.type else None,
        head.issuer.name if head.issuer else None,
        head.date.isoformat() if head.date else None,
        number or f"sha256-{document.source.sha256[:16]}",
    )


def citation_address(one: Citation, fullest: Citation | None) -> str | None:
    """Địa chỉ văn bản được viện dẫn, with the article cited; None where it is not known which one it is."""
    of = fullest or one
    name = plain(of.number or of.title or "")
    if not name:
        return None
    when: date | None = of.date or one.date
    year = _YEAR.search(of.number or "")
    address = _address(
        of.type or one.type,
        None,
        of.issuer or one.issuer,
        when.isoformat() if when else year[1] if year else None,
        name,
    )
    place = _place(one.place or "")
    return f"{address}/~{place}" if place else address


def _address(code: str | None, name: str | None, author: str | None, when: str | None, number: str) -> str:
    kind = plain(name or NAME_BY_CODE.get(code or "", "") or code or "")
    parts = ["/akn/vn", element_of(code), kind, plain(author or ""), when or "", number]
    return "/".join(part for part in parts if part)


def _place(place: str) -> str:
    """ "điểm a khoản 2 Điều 7" as "art_7__cl_2__point_a"; of several places the first."""
    found: dict[str, str] = {}
    for word, value in _PLACE.findall(place):
        found.setdefault(_SHORT[word.casefold()], plain(value))
    return "__".join(f"{kind}_{found[kind]}" for kind in _OUTER_FIRST if found.get(kind))
