"""Văn bản đọc được: cleaning, lines and labels, with offsets that lead back to the original."""

from vanban.text.characters import level_characters, map_offset
from vanban.text.cleaning import CleanText, clean_text
from vanban.text.lines import GAP, Label, Line, first_cell, read_bullet, read_label, split_cells, split_lines
from vanban.text.portal import date_line

__all__ = [
    "GAP",
    "CleanText",
    "Label",
    "Line",
    "clean_text",
    "date_line",
    "first_cell",
    "level_characters",
    "map_offset",
    "read_bullet",
    "read_label",
    "split_cells",
    "split_lines",
]
