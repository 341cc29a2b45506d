"""Rounds of inspection: sample, checklist, findings, recommendations (kiểm tra, giám sát)."""

from .findings import Finding
from .recommendations import Recommendation, Remedy
from .rounds import InspectionRound, TeamMember, Visit
from .samples import Check, Drawing, SampleItem

__all__ = [
    "Check",
    "Drawing",
    "Finding",
    "InspectionRound",
    "Recommendation",
    "Remedy",
    "SampleItem",
    "TeamMember",
    "Visit",
]
