"""Những gì đứng tên người khi bàn giao: reports of the year not sent yet."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from nhipcau.steering.domain.holdings import Holding, not_of, register
from nhipcau.units.models import User

from ..enums import YearState
from ..models import YearReport


def register_all() -> None:
    """Đăng ký với phần bàn giao."""
    register(
        Holding(
            gettext_lazy("Báo cáo năm về phát ngôn chưa gửi"),
            YearReport,
            "created_by",
            _going,
            stays=lambda report, change: "" if change.reaches(report.office) else not_of(report.office),
        )
    )


def _going(person: User) -> QuerySet[YearReport]:
    found = YearReport.objects.filter(created_by=person).exclude(state=YearState.SENT)
    return found.select_related("office")
