"""Chọn ngôn ngữ cho người vào cổng (RFC 9110, 12.5.4): by what their browser asks for."""

from collections.abc import Collection, Sequence

from django.utils.translation.trans_real import parse_accept_lang_header


def chosen(accept: str, codes: Sequence[str]) -> str:
    """Ngôn ngữ hợp nhất trong `codes`: the tag, else its first part; else the first of the list."""
    by_lower = {code.lower(): code for code in reversed(codes)}
    by_first = {code.split("-")[0].lower(): code for code in reversed(codes)}
    for tag, _weight in parse_accept_lang_header(accept.lower()):
        if tag in by_lower:
            return by_lower[tag]
        if (found := by_first.get(tag.split("-")[0])) is not None:
            return found
    return codes[0] if codes else "vi"


def for_everyone_else(codes: Collection[str], own: str = "") -> str:
    """Ngôn ngữ cho người không đọc được ngôn ngữ nào khác (`x-default`): English, else a page's own."""
    return next((code for code in ("en", own, "vi") if code in codes), next(iter(codes), ""))
