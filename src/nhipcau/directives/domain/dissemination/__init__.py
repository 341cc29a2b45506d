"""Phổ biến, quán triệt: send a directive to the units, and follow what they did with it."""

from .proposals import Proposal, Proposed, Unclear, propose
from .receipt import acknowledge, brief, record_opening, withdraw_briefing
from .reminders import draft_letter, message, remind, remind_due
from .sending import forward, name_of, recall, send, what_is_asked
from .standing import DeliveryStanding, standing_of

__all__ = [
    "DeliveryStanding",
    "Proposal",
    "Proposed",
    "Unclear",
    "acknowledge",
    "brief",
    "draft_letter",
    "forward",
    "message",
    "name_of",
    "propose",
    "recall",
    "record_opening",
    "remind",
    "remind_due",
    "send",
    "standing_of",
    "what_is_asked",
    "withdraw_briefing",
]
