"""Bảng dạng chữ (CSV): as Excel of a Vietnamese office saves it, with ";" or tabs as often as ","."""

import csv
import io
import re

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused

from .grid import Row, Sheet, plain

_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_LOOKED_AT = 20


def read(content: bytes) -> Sheet:
    """Đọc CSV in UTF-8 (with or without BOM) or UTF-16. Raises Refused for anything else."""
    text = _decoded(content)
    separator = _separator(text)
    rows = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1):
            values = {at: value for at, cell in enumerate(cells, 1) if (value := plain(cell)) is not None}
            if values:
                rows.append(Row(number, values))
    except csv.Error as broken:
        raise Refused(_("Tệp CSV hỏng nên không đọc được; chưa có gì được lưu.")) from broken
    return Sheet(_("Bảng"), rows)


def _decoded(content: bytes) -> str:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if _CONTROL.search(text):
        raise Refused(
            _(
                "Tệp không phải bảng tính đọc được (.xlsx, hoặc .csv mã UTF-8); chưa có gì được lưu. "
                "Hãy mở bằng Excel, chọn Lưu thành → “Sổ làm việc Excel (.xlsx)” rồi gửi lại."
            )
        )
    return text


def _separator(text: str) -> str:
    """The sign that parts most lines into equally many cells, more than one."""
    lines = [line for line in text.splitlines() if line.strip()][:_LOOKED_AT]

    def agreement(sign: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=sign)]
        usual = max(set(counts), key=counts.count, default=1)
        return (counts.count(usual) if usual > 1 else 0, usual)

    return max((",", ";", "\t"), key=agreement)
