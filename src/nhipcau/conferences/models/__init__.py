"""Records of press conferences and programmes (họp báo, tác nghiệp)."""

from .conferences import Conference, Invitation, Wording
from .people import Appeal, RegistrantContact, Registration
from .programmes import Step
from .told import Material, Question, Transcript

__all__ = [
    "Appeal",
    "Conference",
    "Invitation",
    "Material",
    "Question",
    "RegistrantContact",
    "Registration",
    "Step",
    "Transcript",
    "Wording",
]
