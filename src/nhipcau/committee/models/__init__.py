"""The steering committee: who is in it, its meetings, what they concluded (Ban Chỉ đạo)."""

from .committees import CircleGroup, Committee, Composition, Member
from .invitations import FormerInvitation
from .meetings import AgendaFile, AgendaItem, Attendance, Conclusion, Meeting

__all__ = [
    "AgendaFile",
    "AgendaItem",
    "Attendance",
    "CircleGroup",
    "Committee",
    "Composition",
    "Conclusion",
    "FormerInvitation",
    "Meeting",
    "Member",
]
