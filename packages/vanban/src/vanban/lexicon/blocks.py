"""Khối từ: how the lists of words here are written down — words parted by blanks, phrases by semicolons."""

from __future__ import annotations


def words(block: str) -> frozenset[str]:
    """Các từ của một khối, parted by blanks."""
    return frozenset(block.split())


def phrases(block: str) -> tuple[str, ...]:
    """Các cụm từ của một khối, parted by semicolons, in the order written."""
    return tuple(" ".join(part.split()) for part in block.split(";") if part.strip())
