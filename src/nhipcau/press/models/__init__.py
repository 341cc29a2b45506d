"""The press desk: who speaks, on what, with which words prepared (phát ngôn)."""

from .holding import HoldingStatement, HoldingText
from .matters import Matter
from .spokespersons import DutyTurn, Spokesperson

__all__ = ["DutyTurn", "HoldingStatement", "HoldingText", "Matter", "Spokesperson"]
