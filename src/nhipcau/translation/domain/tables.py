"""Bảng thuật ngữ CSV: the table that the list of terms gives comes in again, with the same heads."""

import csv
import io
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused

from ..enums import EntryKind
from . import bundles, tags, terms

# The name of a field, and the heads under which it may stand, folded to letters without capitals.
HEADS = {
    "term": ("term", "thuật ngữ gốc", "source term"),
    "rendering": ("rendering", "cách dịch", "translation"),
    "allowed": ("allowed", "cách dịch khác được dùng", "other allowed renderings"),
    "forbidden": ("forbidden", "cách dịch không dùng", "renderings not to be used"),
    "kind": ("kind", "loại"),
    "note": ("note", "ghi chú"),
    "basis": ("basis", "căn cứ của cách dịch", "source of the rendering"),
    "source": ("source", "từ ngôn ngữ", "from language"),
    "target": ("target", "sang ngôn ngữ", "into language"),
    "state": ("state", "trạng thái"),
}
BETWEEN = "|"
MOST_ROWS = 2000


def joined(forms: list[str]) -> str:
    """Các cách viết trong một ô."""
    return f" {BETWEEN} ".join(forms)


def read(content: bytes, *, source: str, target: str) -> list[dict[str, Any]]:
    """Các mục của một cặp ngôn ngữ; rows that name another pair, or are out of use, are passed over.

    Raises Refused for what is no such table.
    """
    bundles.require_size(content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Refused(_("Tệp CSV phải ghi bằng bảng mã UTF-8; hãy lưu lại tệp.")) from wrong
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text.replace("\0", "")), delimiter=delimiter, strict=False))
    except csv.Error as broken:
        raise Refused(_("Tệp CSV hỏng, không đọc được; hãy lưu lại tệp.")) from broken
    columns = [_field(head) for head in rows[0]] if rows else []
    if "term" not in columns or "rendering" not in columns:
        raise Refused(_("Dòng đầu của bảng phải có cột “Thuật ngữ gốc” và cột “Cách dịch”."))
    if len(rows) > MOST_ROWS + 1:
        raise Refused(_("Bảng có quá %(most)d dòng; hãy tách ra.") % {"most": MOST_ROWS})
    found = [
        dict(zip(columns, map(_cell, row), strict=False)) for row in rows[1:] if any(map(str.strip, row))
    ]
    return [_entry(row) for row in found if _is_meant(row, source, target)]


def _field(head: str) -> str:
    key = terms.key_of(head)
    return next((name for name, known in HEADS.items() if key in known), "")


def _cell(said: str) -> str:
    """A sign that kept a spreadsheet from reckoning is no part of the word."""
    return said[1:] if said[:1] == "'" and said[1:2] in {"=", "+", "-", "@"} else said


def _is_meant(row: dict[str, str], source: str, target: str) -> bool:
    if terms.key_of(row.get("state", "")) in {"withdrawn", "thôi dùng"}:
        return False
    pairs = ((row.get("source", ""), source), (row.get("target", ""), target))
    return all(not said.strip() or tags.is_same(said.strip(), wanted) for said, wanted in pairs)


def _entry(row: dict[str, str]) -> dict[str, Any]:
    """Only the columns that the table has."""
    found: dict[str, Any] = {
        name: row[name] for name in ("term", "rendering", "note", "basis") if name in row
    }
    found |= {name: row[name].split(BETWEEN) for name in ("allowed", "forbidden") if name in row}
    return found | ({"kind": _kind(row["kind"])} if row.get("kind", "").strip() else {})


def _kind(said: str) -> str:
    key = terms.key_of(said)
    known = {terms.key_of(str(label)): value for value, label in EntryKind.choices}
    return known.get(key, key)
