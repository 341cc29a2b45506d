"""The press desk: who speaks, on what, with which words prepared (phát ngôn)."""

from .cadence import Cadence, Occurrence
from .holding import HoldingStatement, HoldingText
from .matters import Matter
from .rectification import (
    RectificationApproval,
    RectificationHand,
    RectificationProof,
    RectificationRequest,
)
from .spokespersons import DutyTurn, Spokesperson

__all__ = [
    "Cadence",
    "DutyTurn",
    "HoldingStatement",
    "HoldingText",
    "Matter",
    "Occurrence",
    "RectificationApproval",
    "RectificationHand",
    "RectificationProof",
    "RectificationRequest",
    "Spokesperson",
]
