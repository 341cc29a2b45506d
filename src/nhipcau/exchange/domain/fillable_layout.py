"""Hình dạng biểu điền: columns, locks, lists to choose from, and how it prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from nhipcau.plans.enums import EvidenceKind, Language

if TYPE_CHECKING:
    from openpyxl import Workbook

# Column A holds the sealed number and is hidden.
LOCKED_TEXTS = (3, 4, 5)
FILLED = {
    "percent": 6,
    "note": 7,
    "difficulty": 8,
    "kind": 9,
    "title": 10,
    "done_on": 11,
    "quantity": 12,
    "language": 13,
    "link": 14,
    "submits": 15,
}
HEAD = 8
_WIDTHS = (14, 5, 38, 18, 11, 8, 26, 20, 17, 20, 11, 8, 12, 22, 9)


@dataclass(frozen=True, slots=True)
class Asked:
    """Một dòng được hỏi: its sealed number and the locked cells from column B on."""

    seal: str
    locked: Sequence[str]


def workbook(unit: str, today: date, rows: Sequence[Asked]) -> "Workbook":
    """Biểu điền của một đơn vị, protected without a password: the seals guard it, not the lock."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = _("Trả lời")
    _opening(sheet, unit, today)
    _head(sheet)
    for at, row in enumerate(rows, HEAD + 1):
        _row(sheet, at, row)
    _lists(book, sheet, HEAD + 1, HEAD + len(rows))
    _page(sheet, HEAD + len(rows))
    return book


def _opening(sheet: Any, unit: str, today: date) -> None:
    from openpyxl.styles import Alignment, Font

    lines = [
        (_("BIỂU TRẢ LỜI VIỆC ĐƯỢC GIAO"), Font(bold=True, size=14)),
        (unit, Font(bold=True, size=12)),
        (_("Lập ngày %(day)s") % {"day": today.strftime("%d/%m/%Y")}, Font(italic=True)),
        (_("1. Chỉ điền các ô nền vàng; việc nào không có gì mới thì để trống cả dòng."), Font()),
        (_("2. Minh chứng: ghi loại, ngày thực hiện và đường dẫn. Không ghi danh sách cá nhân."), Font()),
        (_("3. Lưu tệp rồi gửi lại cho cơ quan thường trực. Không điền thông tin mật."), Font()),
    ]
    for at, (words, font) in enumerate(lines, 1):
        cell = sheet.cell(at, 2, words)
        cell.font, cell.alignment = font, Alignment(vertical="center")


def _head(sheet: Any) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    names = [
        _("Mã"),
        _("STT"),
        _("Nhiệm vụ"),
        _("Theo văn bản"),
        _("Hạn"),
        _("Tiến độ (%)"),
        _("Kết quả đã làm"),
        _("Khó khăn, vướng mắc"),
        _("Loại minh chứng"),
        _("Tên minh chứng"),
        _("Ngày thực hiện"),
        _("Số lượng"),
        _("Ngôn ngữ"),
        _("Đường dẫn minh chứng"),
        _("Đề nghị duyệt"),
    ]
    for column, name in enumerate(names, 1):
        cell = sheet.cell(HEAD, column, name)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDE9E8")
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        cell.border = _border()
        sheet.column_dimensions[cell.column_letter].width = _WIDTHS[column - 1]
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[HEAD].height = 34


def _row(sheet: Any, at: int, row: Asked) -> None:
    from openpyxl.styles import Alignment, PatternFill, Protection

    for column, text in enumerate([row.seal, *row.locked], 1):
        cell = sheet.cell(at, column)
        # Never a formula, whatever the text opens with.
        cell.value, cell.data_type = text, "s"
    for column in range(1, len(_WIDTHS) + 1):
        cell = sheet.cell(at, column)
        cell.border, cell.alignment = _border(), Alignment(wrap_text=True, vertical="top")
        if column in FILLED.values():
            cell.fill = PatternFill("solid", fgColor="FFF8E1")
            cell.protection = Protection(locked=False)
    sheet.cell(at, FILLED["done_on"]).number_format = "dd/mm/yyyy"
    sheet.row_dimensions[at].height = min(150, max(32, 16 * (len(row.locked[1]) // 34 + 1)))


def _lists(book: "Workbook", sheet: Any, first: int, last: int) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    # A list written into the rule itself may hold 255 signs at most; these stand on a sheet of their own.
    store = book.create_sheet(_("Danh mục"))
    store.sheet_state = "hidden"
    store.protection.sheet = True
    lists = {
        "kind": [str(label) for label in EvidenceKind.labels],
        "language": [str(label) for label in Language.labels],
        "submits": [_("Có")],
    }
    rules: dict[str, DataValidation] = {}
    for column, (name, labels) in enumerate(lists.items(), 1):
        for at, label in enumerate(labels, 1):
            store.cell(at, column, label)
        letter = store.cell(1, column).column_letter
        source = f"'{store.title}'!${letter}$1:${letter}${len(labels)}"
        rules[name] = DataValidation(
            type="list", formula1=source, allow_blank=True, error=_("Hãy chọn trong danh sách.")
        )
    numbers = {"percent": (0, 100), "quantity": (1, 1_000_000)}
    for name, (least, most) in numbers.items():
        words = _("Nhập số nguyên từ %(least)d đến %(most)d.") % {"least": least, "most": most}
        rules[name] = DataValidation(
            type="whole", formula1=str(least), formula2=str(most), allow_blank=True, error=words
        )
        rules[name].operator = "between"
    rules["done_on"] = DataValidation(
        type="date", formula1="36526", allow_blank=True, error=_("Nhập ngày/tháng/năm.")
    )
    rules["done_on"].operator = "greaterThan"
    for name, rule in rules.items():
        rule.errorTitle, rule.showErrorMessage = _("Chưa đúng"), True
        letter = sheet.cell(1, FILLED[name]).column_letter
        rule.add(f"{letter}{first}:{letter}{last}")
        sheet.add_data_validation(rule)


def _page(sheet: Any, last: int) -> None:
    sheet.freeze_panes = sheet.cell(HEAD + 1, 4)
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins.left = sheet.page_margins.right = 0.3
    sheet.print_title_rows = f"{HEAD}:{HEAD}"
    sheet.print_area = f"B1:O{last}"


def _border() -> Any:
    from openpyxl.styles import Border, Side

    side = Side(style="thin", color="9AA8A8")
    return Border(left=side, right=side, top=side, bottom=side)
