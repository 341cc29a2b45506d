"""Đọc bảng tính: XLSX and CSV from strangers' hands, as rows of plain values.

`read` first looks at the bytes, then at the package, and only then at the sheets; whatever cannot be
trusted or read raises Refused with what to do.
"""

from .grid import Merge, Row, Sheet, Value, plain
from .opening import MOST_ROWS, read

__all__ = ["MOST_ROWS", "Merge", "Row", "Sheet", "Value", "plain", "read"]
