"""Files for a busy morning: directives as text, DOCX and PDF, and trackers (hồ sơ mẫu)."""

import functools
import io

UNITS = ("Sở Ngoại vụ", "Sở Tài chính", "Sở Công Thương", "Báo Sông Cầu")
TASKS = (
    "đăng tải tin, bài bằng tiếng Anh trên cổng thông tin điện tử",
    "xây dựng phóng sự giới thiệu địa phương",
    "cung cấp thông tin cho phóng viên nước ngoài",
    "tổ chức lớp bồi dưỡng kỹ năng phát ngôn",
)
ROWS = 8


def tasks_in(number: int) -> int:
    """Số nhiệm vụ of a directive."""
    return 2 + number % 4


def directive(number: int) -> tuple[str, bytes]:
    """Tên tệp và nội dung of a plan with two to five tasks: most as text, some as DOCX or PDF."""
    lines = _lines(number)
    if number % 10 == 3:
        return f"ke-hoach-{number}.docx", _docx(lines)
    if number % 20 == 7:
        return f"ke-hoach-{number}.pdf", _pdf("\n\n".join(lines))
    return f"ke-hoach-{number}.txt", "\n\n".join(lines).encode()


def tracker(number: int) -> tuple[str, bytes]:
    """Tên tệp và nội dung of a table of ROWS tasks."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append([f"BẢNG THEO DÕI NHIỆM VỤ THÔNG TIN ĐỐI NGOẠI SỐ {number}"])
    sheet.append([])
    sheet.append(["STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"])
    for row in range(ROWS):
        unit = UNITS[(number + row) % len(UNITS)]
        sheet.append(
            [row + 1, f"{TASKS[row % 4].capitalize()}, bảng {number} dòng {row}", unit, "20/12/2030"]
        )
    written = io.BytesIO()
    book.save(written)
    return f"theo-doi-{number}.xlsx", written.getvalue()


def _lines(number: int) -> list[str]:
    tasks = [
        f"{n + 1}. {UNITS[(number + n) % 4]} chủ trì {TASKS[n % 4]}, đợt {number}, trước ngày 15/12/2030."
        for n in range(tasks_in(number))
    ]
    head = [
        "ỦY BAN NHÂN DÂN",
        "TỈNH SÔNG CẦU",
        f"Số: {number}/KH-UBND",
        "Sông Cầu, ngày 05 tháng 01 năm 2030",
    ]
    title = ["KẾ HOẠCH", f"Thông tin đối ngoại, đợt {number}", "I. NHIỆM VỤ"]
    return [*head, *title, *tasks, "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "CHỦ TỊCH"]


def _docx(lines: list[str]) -> bytes:
    from docx import Document

    document = Document()
    for line in lines:
        document.add_paragraph(line)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _pdf(text: str) -> bytes:
    import typst

    from nhipcau.official.domain.pdf import shipped_fonts

    return bytes(_compiler(typst, shipped_fonts()).compile(input=_typst_source(text)))


@functools.cache
def _compiler(typst, fonts):
    return typst.Compiler(font_paths=fonts)


def _typst_source(text: str) -> bytes:
    escaped = text.replace("\\", "\\\\").replace("#", "\\#")
    return f'#set text(font: "Tinos", lang: "vi")\n#set page(margin: 2cm)\n{escaped}\n'.encode()
