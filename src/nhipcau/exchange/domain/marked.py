"""Bảng ghi lỗi: the table as it came, with a column that says what is wrong with each row."""

import io
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.core.domain.language import in_official_language

from ..enums import Grade
from ..models import Import
from . import findings, imports, lexicon
from .sheets import Value
from .trackers import notes_by_row


def book(record: Import) -> bytes:
    """XLSX để sửa và tải lên lại. Raises Refused when the file can no longer be read."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font, PatternFill

    sheet, head = imports.head_of(record)
    found = notes_by_row(findings.stored(record.findings))
    out = Workbook(write_only=True)
    page = out.create_sheet(_("Bảng và lỗi"))
    columns = sorted(head.names)
    page.freeze_panes = "A2"
    for at in range(1, len(columns) + 1):
        page.column_dimensions[_letter(at)].width = 22
    page.column_dimensions[_letter(len(columns) + 1)].width = 70

    def cell(value: Value | str | None, **look: Any) -> Any:
        made = WriteOnlyCell(page, value=value)
        if isinstance(value, str):
            made.data_type = "s"  # a text that opens like a formula stays a text
        for name, style in look.items():
            setattr(made, name, style)
        return made

    bold = Font(bold=True)
    page.append([cell(head.names[column], font=bold) for column in columns] + [cell(_("Lỗi"), font=bold)])
    red = PatternFill("solid", fgColor="FBE9E6")
    for row in sheet.rows:
        if row.number <= head.last:
            continue
        told = found.get(row.number, [])
        is_wrong = any(finding.grade == Grade.WRONG for finding in told)
        look = {"fill": red} if is_wrong else {}
        words = "\n".join(f"{Grade(each.grade).label}: {each.words}" for each in told)
        page.append([cell(row.cells.get(column), **look) for column in columns] + [cell(words, **look)])
    written = io.BytesIO()
    out.save(written)
    return written.getvalue()


@in_official_language
def template(kind: str) -> bytes:
    """Tệp mẫu to start from: the columns this product reads, and how to fill them."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    out = Workbook()
    page = out.active
    page.title = _("Mẫu")
    for at, field in enumerate(lexicon.ORDER[kind], 1):
        head = page.cell(1, at, str(field.label))
        head.font, head.alignment = Font(bold=True), Alignment(wrap_text=True)
        page.column_dimensions[head.column_letter].width = 26
    page.freeze_panes = "A2"
    written = io.BytesIO()
    out.save(written)
    return written.getvalue()


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))
