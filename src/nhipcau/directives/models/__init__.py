"""Directives, the obligations a person confirmed in them, and who was told (văn bản chỉ đạo)."""

from .batches import BatchItem
from .citations import DirectiveCitation
from .directives import Directive
from .dissemination import Briefing, Delivery, Dissemination, Reminder
from .obligations import Obligation, ObligationUnit

__all__ = [
    "BatchItem",
    "Briefing",
    "Delivery",
    "Directive",
    "DirectiveCitation",
    "Dissemination",
    "Obligation",
    "ObligationUnit",
    "Reminder",
]
