"""Chữ gõ bằng bảng mã cũ, in a box where somebody types: named, so that they can be told."""

from vanban.read.legacy import detect


def named(text: str) -> str:
    """Tên bảng mã cũ (TCVN3, VNI) của chữ này; empty for Unicode."""
    found = detect(text)
    return found.label if found is not None else ""
