"""CSV (RFC 4180): the table of obligations as text, for scripts and spreadsheets."""

from __future__ import annotations

import csv
import io

from vanban.model import Document
from vanban.render.characters import legal
from vanban.render.table import COLUMNS, Value, harmless, rows_of


def as_csv(document: Document, *, bom: bool = False) -> str:
    """Bảng nhiệm vụ dạng CSV with a line of column names. ``bom``: begins with U+FEFF, by which Excel knows
    UTF-8. No cell becomes a formula.
    """
    return csv_of(rows_of(document), bom=bom)


def csv_of(rows: list[tuple[Value, ...]], *, bom: bool = False, header: bool = True) -> str:
    """CSV của các dòng đã có, of one document or of many."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    if header:
        writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return ("\ufeff" if bom else "") + out.getvalue()


def _cell(value: Value) -> Value:
    return legal(value) if isinstance(value := harmless(value), str) else value
