"""Việc của tôi: what I owe, by when, what to do next; and what waits for my decision."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.auth import require_admin_access

from nhipcau.core.domain import panels
from nhipcau.directives import queries as directives
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import User

from .. import queries
from ..domain import policy
from ..enums import AssignmentState
from ..models import Assignment

SHOWN = 50


@dataclass
class Group:
    """Một nhóm việc theo thời hạn."""

    key: str
    label: str | Promise
    rows: list[Assignment] = field(default_factory=list)


def grouped(work: list[Assignment], today: date) -> list[Group]:
    """Chia việc theo thời hạn: late, today, until Sunday, later, no day; what waits for a decision last."""
    groups = {
        "late": Group("late", _("Quá hạn")),
        "today": Group("today", _("Hôm nay")),
        "week": Group("week", _("Tuần này")),
        "later": Group("later", _("Sau đó")),
        "none": Group("none", _("Chưa có hạn")),
        "waiting": Group("waiting", _("Đã nộp, chờ duyệt")),
    }
    sunday = today + timedelta(days=6 - today.weekday())
    for row in work:
        groups[_group_of(row, today, sunday)].rows.append(row)
    return list(groups.values())


def _group_of(row: Assignment, today: date, sunday: date) -> str:
    if row.state == AssignmentState.SUBMITTED:
        return "waiting"
    if row.due is None:
        return "none"
    if row.due < today:
        return "late"
    if row.due == today:
        return "today"
    return "week" if row.due <= sunday else "later"


@method_decorator(require_admin_access, name="dispatch")
class MyWorkView(TemplateView):
    """Trang đầu của khung làm việc, for every role: its own part of the work."""

    template_name = "plans/my_work.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Only the parts this person's roles give rise to."""
        person: User = self.request.user  # type: ignore[assignment]
        today = timezone.localdate()
        context = super().get_context_data(**kwargs)
        work = list(queries.with_next_step(queries.my_work(person)))
        context |= {
            "groups": grouped(work, today),
            "has_work": bool(work),
            "works": access.scope_of(person, policy.WORK) != Scope.NONE,
            "supported": queries.with_next_step(queries.supported(person))[:SHOWN],
            "decisions": queries.with_next_step(queries.awaiting_decision(person))[:SHOWN],
            "units": [unit.name for unit in access.own_units(person)],
            # Requests of other apps: drafts to comment on, papers to acknowledge …
            "panels": panels.rendered("plans.my-work", self.request, person),
        }
        if access.allowed(person, policy.ASSIGN):
            context["unassigned"] = unassigned_by_directive()
        if access.allowed(person, policy.ASSIGN) or directives_for(person):
            context["to_review"] = directives.awaiting_review().count()
        if access.scope_of(person, policy.READ) == Scope.ALL:
            context["overview"] = list(queries.by_unit(queries.visible_to(person), today))
            context["totals"] = totals(context["overview"])
        return context


def directives_for(person: User) -> bool:
    """Văn thư cũng theo dõi văn bản chờ rà soát: those who may register follow what waits."""
    return access.allowed(person, access.ACTIONS["directives.register"])


def unassigned_by_directive() -> list[dict[str, Any]]:
    """Nhiệm vụ đã xác nhận mà chưa giao, counted by directive."""
    return list(
        queries.confirmed_without_assignment()
        .order_by("directive__date", "directive")
        .values("directive", "directive__number", "directive__title", "directive__file_name")
        .annotate(count=Count("pk"))
    )


def totals(overview: list[dict[str, Any]]) -> dict[str, int]:
    """Cộng các đơn vị."""
    found: dict[str, int] = defaultdict(int)
    for row in overview:
        for key in ("open", "late", "submitted", "accepted"):
            found[key] += row[key]
    return dict(found)
