"""Những gì đứng tên người khi bàn giao: newsletters being written."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from nhipcau.steering.domain.holdings import Holding, not_of, register
from nhipcau.units.models import User

from ..enums import LetterState
from ..models import Letter


def register_all() -> None:
    """Đăng ký với phần bàn giao."""
    register(
        Holding(
            gettext_lazy("Bản tin đang soạn"),
            Letter,
            "created_by",
            _going,
            stays=lambda letter, change: "" if change.reaches(letter.unit) else not_of(letter.unit),
        )
    )


def _going(person: User) -> QuerySet[Letter]:
    found = Letter.objects.filter(created_by=person).exclude(state=LetterState.STARTED)
    return found.select_related("unit")
