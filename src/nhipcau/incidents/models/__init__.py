"""Incidents: prepared for, lived through, learned from (sự cố truyền thông)."""

from .incidents import CheckItem, Incident, IncidentRole, IncidentTask, Lesson, TimelineEntry
from .playbooks import Playbook, PlaybookHand, PlaybookRisk, PlaybookRole

__all__ = [
    "CheckItem",
    "Incident",
    "IncidentRole",
    "IncidentTask",
    "Lesson",
    "Playbook",
    "PlaybookHand",
    "PlaybookRisk",
    "PlaybookRole",
    "TimelineEntry",
]
