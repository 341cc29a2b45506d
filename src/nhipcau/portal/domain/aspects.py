"""Các mặt được giới thiệu, in the words of the site."""

from collections.abc import Iterable

from nhipcau.newsroom.enums import Aspect


def named(aspects: Iterable[Aspect], words: dict[str, str]) -> list[tuple[str, str]]:
    """Địa chỉ và tên của từng mặt."""
    return [(aspect.value, name(aspect, words)) for aspect in aspects]


def name(aspect: Aspect, words: dict[str, str]) -> str:
    """Tên của một mặt."""
    return words[f"aspect_{aspect.name.lower()}"]
