"""Tables coming in, links going out, answers coming back (trao đổi dữ liệu)."""

from .answers import Answer
from .imports import Import, SheetLayout
from .links import Link

__all__ = ["Answer", "Import", "Link", "SheetLayout"]
