"""Nhật ký máy chủ: JSON lines by setting, a number for each request, and nothing personal in either form.

Kept out: query strings, bodies, e-mail addresses, secrets that stand in an address, and the messages of
exceptions (a database names the value it refused); an exception is told by its kind and the places it passed.
This module is read before the apps are: it imports no model.
"""

import json
import logging
import re
import traceback
from contextvars import ContextVar
from datetime import datetime
from types import TracebackType

request_id: ContextVar[str] = ContextVar("request_id", default="")

_MAIL = re.compile(r"[^\s@<>\"'(]+@[^\s@<>\"')]+\.\w+")
_QUERY = re.compile(r"\?[^\s\"'?]+")
# Whoever knows such an address may answer for a unit or read its calendar.
_SECRET = re.compile(r"(/(?:tra-loi|lich)/)[^/\s\"']+")


class Scrub(logging.Filter):
    """Bỏ phần riêng tư: every record that passes is without personal values from here on."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; none is held back."""
        record.msg, record.args = scrubbed(record.getMessage()), ()
        record.request_id = request_id.get()
        if record.exc_info:
            record.exc_text = told(record.exc_info)
        return True


class Lines(logging.Formatter):
    """Một dòng JSON cho mỗi mục."""

    def format(self, record: logging.LogRecord) -> str:
        """One object on one line; only fields named here."""
        line = {
            "at": datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if number := getattr(record, "request_id", ""):
            line["request"] = number
        for name in ("method", "route", "status", "ms"):
            if (value := getattr(record, name, None)) is not None and not (
                name == "status" and isinstance(value, str)
            ):
                line[name] = value
        if record.exc_text:
            line["exception"] = record.exc_text
        return json.dumps(line, ensure_ascii=False)


def scrubbed(text: str) -> str:
    """Lời đã bỏ địa chỉ thư, chuỗi truy vấn và phần bí mật của đường dẫn."""
    return _MAIL.sub("[email]", _QUERY.sub("?[…]", _SECRET.sub(r"\1[…]", text)))


def told(
    found: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
) -> str:
    """Lỗi nói bằng loại và nơi đi qua, from the first cause to what it became."""
    parts: list[str] = []
    error: BaseException | None = found[1]
    while error is not None and len(parts) < 5:
        frames = traceback.extract_tb(error.__traceback__)
        places = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        parts.insert(0, "\n".join([f"{type(error).__module__}.{type(error).__qualname__}", *places]))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n→ ".join(parts)
