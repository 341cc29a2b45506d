"""Biểu mẫu của văn bản chỉ đạo."""

from .dissemination import BriefingForm, SendForm, StandingForm
from .header import HeaderForm
from .intake import BeginForm, FinishForm, IntakeForm, PartForm
from .listing import ListForm
from .obligation import AddForm, ObligationForm
from .party import TARGETS, TargetForm

__all__ = [
    "TARGETS",
    "AddForm",
    "BeginForm",
    "BriefingForm",
    "FinishForm",
    "HeaderForm",
    "IntakeForm",
    "ListForm",
    "ObligationForm",
    "PartForm",
    "SendForm",
    "StandingForm",
    "TargetForm",
]
