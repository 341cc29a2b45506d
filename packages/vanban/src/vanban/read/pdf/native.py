"""Các hàm của pdfium: those asked for every line of a page, with bare numbers and addresses."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from typing import Any, Final

_INT, _ADDRESS, _FLOAT, _DOUBLE = ctypes.c_int, ctypes.c_void_p, ctypes.c_float, ctypes.c_double
# What each gives, and what it is given.
_FORMS: Final[dict[str, tuple[Any, ...]]] = {
    "FPDFText_GetLooseCharBox": (_INT, _ADDRESS, _INT, _ADDRESS),
    "FPDFText_GetCharOrigin": (_INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS),
    "FPDFText_GetFontSize": (_DOUBLE, _ADDRESS, _INT),
    "FPDFText_GetCharAngle": (_FLOAT, _ADDRESS, _INT),
    "FPDFText_GetTextObject": (_ADDRESS, _ADDRESS, _INT),
    "FPDFText_IsGenerated": (_INT, _ADDRESS, _INT),
    "FPDFPage_CountObjects": (_INT, _ADDRESS),
    "FPDFPage_GetObject": (_ADDRESS, _ADDRESS, _INT),
    "FPDFPageObj_GetType": (_INT, _ADDRESS),
}


@cache
def native(name: str) -> Callable[..., Any]:
    """Hàm của pdfium theo tên: pypdfium2's own turns a structure round for each call, which takes longer than
    what is asked, and so does letting other threads in.
    """
    from pypdfium2 import raw

    form = _FORMS[name]
    found: Callable[..., Any] = ctypes.PYFUNCTYPE(*form)(ctypes.cast(getattr(raw, name), _ADDRESS).value or 0)
    return found


def address_of(handle: Any) -> int:
    """Địa chỉ mà một con trỏ của pypdfium2 giữ."""
    return ctypes.cast(handle, _ADDRESS).value or 0
