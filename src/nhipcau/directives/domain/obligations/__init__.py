"""Nhiệm vụ: what a person does with the obligations the machine proposes."""

from .confirmation import confirm, confirm_all, guards, reopen
from .division import cut_points, merge, split, undo
from .editing import EDITABLE, Overtaken, add, drop, drop_all, edit, restore

__all__ = [
    "EDITABLE",
    "Overtaken",
    "add",
    "confirm",
    "confirm_all",
    "cut_points",
    "drop",
    "drop_all",
    "edit",
    "guards",
    "merge",
    "reopen",
    "restore",
    "split",
    "undo",
]
