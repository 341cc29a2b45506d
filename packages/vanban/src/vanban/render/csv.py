"""CSV (RFC 4180): a table as text, for scripts and spreadsheets."""

from __future__ import annotations

import csv
import io

from vanban.model import Document
from vanban.render.characters import legal
from vanban.render.obligation_table import obligation_table
from vanban.render.table import Table, Value, harmless


def as_csv(document: Document) -> str:
    """Bảng nhiệm vụ dạng CSV with a line of column names."""
    return csv_of(obligation_table(document))


def csv_of(table: Table, *, bom: bool = False, header: bool = True) -> str:
    """Bảng dạng CSV. ``bom``: begins with U+FEFF, by which Excel knows UTF-8. No cell becomes a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    if header:
        writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return ("\ufeff" if bom else "") + out.getvalue()


def _cell(value: Value) -> Value:
    return legal(value) if isinstance(value := harmless(value), str) else value
