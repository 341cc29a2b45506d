"""The press desk: who speaks, on what, with which words prepared, what was said (phát ngôn)."""

from .cadence import Cadence, Occurrence
from .holding import HoldingStatement, HoldingText
from .matters import Matter
from .rectification import (
    RectificationApproval,
    RectificationHand,
    RectificationProof,
    RectificationRequest,
)
from .releases import Release
from .spokespersons import DutyTurn, Spokesperson
from .statements import Sending, Statement

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
    "Release",
    "Sending",
    "Spokesperson",
    "Statement",
]
