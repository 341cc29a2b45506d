"""Dòng lệnh: ``vanban parse FILE --format json``.

Exit codes: 0 done; 1 the file cannot be read (the reason stands on standard error); 2 wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Chạy lệnh and give the exit code."""
    options = _parser().parse_args(arguments)
    from vanban import VanbanError, as_dict, parse, read

    try:
        document = parse(read(options.file, bounded=True))
    except VanbanError as error:
        print(f"vanban: {error}", file=sys.stderr)
        return 1
    import json

    try:
        json.dump(as_dict(document), sys.stdout, ensure_ascii=False, indent=None if options.compact else 1)
        print(flush=True)
    except BrokenPipeError:
        sys.stderr.close()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="vanban",
        description=(
            "Đọc văn bản hành chính: phần đầu, đề mục, viện dẫn, nhiệm vụ được giao, nơi nhận, chữ ký."
        ),
        epilog="Mã thoát: 0 xong; 1 không đọc được tệp (lý do in ra dòng lỗi); 2 dùng sai lệnh.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    parse = commands.add_parser(
        "parse", help="đọc một tệp và in kết quả", description="Đọc một tệp và in kết quả."
    )
    parse.add_argument(
        "file", metavar="TỆP", help="tệp Word (.docx), PDF sinh từ phần mềm, tệp chữ (.txt) hoặc trang HTML"
    )
    parse.add_argument(
        "--format", choices=["json"], default="json", help="dạng kết quả (mặc định: json, theo vanban/1)"
    )
    parse.add_argument("--compact", action="store_true", help="in trên một dòng")
    return parser


if __name__ == "__main__":
    sys.exit(main())
