"""Cách viết trên giấy: days in one phrase, codes in groups, names by their first letters."""

from datetime import date

from django.db import models


def days(first: date | None, last: date | None) -> str:
    """Ngày học trong một cụm: "ngày 05/12/2026", "từ ngày 05/12/2026 đến ngày 07/12/2026"."""
    if first is None or last is None:
        return ""
    if first == last:
        return f"ngày {first:%d/%m/%Y}"
    return f"từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}"


def spaced(code: str) -> str:
    """Mã kiểm tra in groups of four, as it is printed."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def initials(full_name: str) -> str:
    """Chữ đầu họ tên: "Nguyễn Văn An" is "N. V. A."."""
    return " ".join(f"{word[0].upper()}." for word in full_name.split())[:40]


def longest_of(model: type[models.Model], name: str) -> int:
    """Số ký tự nhiều nhất của một ô."""
    return getattr(model._meta.get_field(name), "max_length", None) or 0
