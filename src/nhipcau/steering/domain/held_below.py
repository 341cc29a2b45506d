"""Những gì đứng tên người ở các app bên dưới: papers and comments, tables and links, lines of unit plans."""

from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.enums import JobState
from nhipcau.core.models import Job
from nhipcau.exchange.enums import ImportState
from nhipcau.exchange.models import Import, Link
from nhipcau.issuing.enums import PaperState
from nhipcau.issuing.models import CommentRound, Paper
from nhipcau.plans import queries as plans
from nhipcau.plans.models import Activity
from nhipcau.units.enums import FilterReach
from nhipcau.units.models import SavedFilter, User

from ..enums import DutyState
from ..models import RecurringDuty
from .holdings import Change, Holding, not_of, register


def _papers(person: User) -> QuerySet[Paper]:
    over = [PaperState.ISSUED, PaperState.WITHDRAWN]
    return Paper.objects.filter(created_by=person).exclude(state__in=over).select_related("office")


def _paper_stays(paper: Paper, change: Change) -> str:
    return not_of(paper.office) if paper.by_unit and not change.reaches(paper.office) else ""


def _rounds(person: User) -> QuerySet[CommentRound]:
    return CommentRound.objects.filter(asked_by=person, closed_at=None).select_related("paper")


def _imports(person: User) -> QuerySet[Import]:
    over = [ImportState.DONE, ImportState.DISCARDED]
    return Import.objects.filter(created_by=person).exclude(state__in=over)


def _links(person: User) -> QuerySet[Link]:
    live = Link.objects.filter(revoked_at=None, expires_at__gt=timezone.now(), uses__lt=F("max_uses"))
    return live.filter(created_by=person).select_related("unit")


def _jobs(person: User) -> QuerySet[Job]:
    return Job.objects.filter(requested_by=person, state__in=[JobState.QUEUED, JobState.RUNNING])


def _line_stays(line: Activity, change: Change) -> str:
    """In charge is who works for the plan's unit or one below it; the signed plan names nobody."""
    if change.to is None or change.with_roles or plans.people_of(line.plan).filter(pk=change.to.pk).exists():
        return ""
    return not_of(line.plan.office)


def _duties(person: User) -> QuerySet[RecurringDuty]:
    going = RecurringDuty.objects.exclude(state=DutyState.ENDED).select_related("unit", "obligation")
    return going.filter(started_by=person)


def _filters(person: User) -> QuerySet[SavedFilter]:
    return SavedFilter.objects.filter(owner=person).exclude(reach=FilterReach.OWN).select_related("unit")


def _filter_stays(kept: SavedFilter, change: Change) -> str:
    if change.to is None:
        return ""
    if kept.unit is not None and not change.reaches(kept.unit):
        return not_of(kept.unit)
    if SavedFilter.objects.filter(owner=change.to, place=kept.place, name=kept.name).exists():
        return _("Người nhận đã có bộ lọc cùng tên ở danh sách này.")
    return ""


def _nowhere(record: Any) -> str:
    return ""


def register_all() -> None:
    """Đăng ký các loại hồ sơ của những app bên dưới."""
    register(
        Holding(gettext_lazy("Văn bản đi đang soạn"), Paper, "created_by", _papers, stays=_paper_stays),
        Holding(gettext_lazy("Đợt lấy ý kiến đang mở"), CommentRound, "asked_by", _rounds),
        Holding(
            gettext_lazy("Dòng kế hoạch phụ trách"),
            Activity,
            "responsible",
            plans.in_charge_of,
            name=lambda line: line.text,
            stays=_line_stays,
        ),
        Holding(gettext_lazy("Việc định kỳ đang theo dõi"), RecurringDuty, "started_by", _duties),
        Holding(gettext_lazy("Bảng Excel đang nhập"), Import, "created_by", _imports),
        Holding(
            gettext_lazy("Liên kết trả lời còn hạn"),
            Link,
            "created_by",
            _links,
            lambda link: reverse("exchange:links"),
        ),
        Holding(
            gettext_lazy("Bộ lọc dùng chung"),
            SavedFilter,
            "owner",
            _filters,
            _nowhere,
            stays=_filter_stays,
        ),
        Holding(gettext_lazy("Công việc nền đang chạy"), Job, "requested_by", _jobs, _nowhere),
    )
