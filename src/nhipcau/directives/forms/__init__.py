"""Biểu mẫu của văn bản chỉ đạo."""

from .dissemination import BriefingForm, SendForm, StandingForm
from .header import HeaderForm
from .intake import IntakeForm
from .listing import ListForm
from .obligation import AddForm, ObligationForm
from .party import TARGETS, TargetForm

__all__ = [
    "TARGETS",
    "AddForm",
    "BriefingForm",
    "HeaderForm",
    "IntakeForm",
    "ListForm",
    "ObligationForm",
    "SendForm",
    "StandingForm",
    "TargetForm",
]
