"""Phần đầu văn bản: kind, system, type, number, issuer, place, date, title, marks and addressees."""

from vanban.letterhead.reading import Surroundings, read_letterhead

__all__ = ["Surroundings", "read_letterhead"]
