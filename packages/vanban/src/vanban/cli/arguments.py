"""Tham số: what may be asked for, with help in Vietnamese."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_FORMS: Final = {
    "parse": ("json",),
    "obligations": ("text", "json", "csv", "xlsx"),
    "citations": ("text", "json", "csv", "xlsx"),
    "convert": ("json", "akn", "edxml", "html", "csv", "xlsx"),
}
_COMMANDS: Final = {
    "parse": "đọc và in mọi điều văn bản nêu (JSON, theo vanban/1)",
    "obligations": "nhiệm vụ được giao, với 6 rõ và vị trí",
    "citations": "các văn bản được viện dẫn",
    "convert": "chuyển sang Akoma Ntoso, edXML, HTML có chú giải, bảng nhiệm vụ",
}
_FILES: Final = (
    "tệp, thư mục (đọc cả thư mục con) hoặc - (đầu vào chuẩn); tệp Word (.docx), PDF, tệp chữ, trang HTML "
    "và các dạng khác mà thư viện đọc được"
)
_EXAMPLES: Final = """ví dụ:
  vanban parse ke-hoach.docx --format json
  vanban obligations van-ban/ --format csv --bom > nhiem-vu.csv
  vanban convert van-ban/ --format akn --output ket-qua/ --jobs 2

mã thoát: 0 đọc được tất cả; 1 có tệp không đọc được (mỗi tệp một dòng lỗi); 2 dùng sai lệnh;
          130 đã dừng (Ctrl+C)"""


class WrongUsage(Exception):
    """Dùng sai lệnh: the arguments do not fit together; ``str()`` says what to do."""


@dataclass(frozen=True, slots=True)
class Options:
    """Điều đã yêu cầu."""

    command: str
    files: tuple[str, ...]
    form: str
    compact: bool
    bom: bool
    jobs: int
    output: Path | None
    force: bool


def options_of(parsed: argparse.Namespace) -> Options:
    """Yêu cầu từ tham số đã phân tích."""
    return Options(
        parsed.command,
        tuple(parsed.files),
        parsed.format,
        getattr(parsed, "compact", False),
        getattr(parsed, "bom", False),
        parsed.jobs,
        parsed.output,
        parsed.force,
    )


def parser() -> argparse.ArgumentParser:
    """Ngữ pháp của lệnh."""
    whole = argparse.ArgumentParser(
        prog="vanban",
        description=(
            "Đọc văn bản hành chính: phần đầu, đề mục, viện dẫn, nhiệm vụ được giao, nơi nhận, chữ ký."
        ),
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = whole.add_subparsers(dest="command", required=True, metavar="LỆNH")
    for name, purpose in _COMMANDS.items():
        one = commands.add_parser(name, help=purpose, description=f"{purpose[:1].upper()}{purpose[1:]}.")
        _add_arguments(one, name)
    return whole


def _add_arguments(one: argparse.ArgumentParser, command: str) -> None:
    forms = _FORMS[command]
    one.add_argument("files", metavar="TỆP", nargs="+", help=_FILES)
    if command == "convert":
        one.add_argument("--format", choices=forms, required=True, help="dạng kết quả")
    else:
        one.add_argument(
            "--format", choices=forms, default=forms[0], help=f"dạng kết quả (mặc định: {forms[0]})"
        )
    one.add_argument(
        "--output",
        metavar="THƯ MỤC",
        type=Path,
        help="ghi mỗi tệp một kết quả vào thư mục này; không ghi đè tệp gốc",
    )
    one.add_argument(
        "--force", action="store_true", help="ghi lại cả những kết quả mới hơn tệp gốc (mặc định: bỏ qua)"
    )
    one.add_argument("--jobs", metavar="N", type=_count, default=1, help="số tệp đọc cùng lúc (mặc định: 1)")
    if "csv" in forms:
        one.add_argument("--bom", action="store_true", help="CSV mở thẳng bằng Excel (thêm dấu BOM)")
    if "json" in forms:
        one.add_argument("--compact", action="store_true", help="JSON in trên một dòng")


def _count(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= 64:
        raise argparse.ArgumentTypeError("phải là số từ 1 đến 64")
    return int(value)
