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
from . import first_steps

# Of a long list the first are shown; the list of all work has the others.
SHOWN, OF_GROUP = 20, 10
# Why else what waits for a decision is of one's own unit.
ALSO = {"mine": _("đơn vị tôi chủ trì"), "supported": _("đơn vị tôi phối hợp")}


@dataclass
class Group:
    """Một nhóm việc: all its numbers, soonest first, and the rows of the first of them."""

    key: str
    label: str | Promise
    keys: list[int] = field(default_factory=list)
    rows: list[Assignment] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Số việc của nhóm."""
        return len(self.keys)

    @property
    def more(self) -> int:
        """Số việc chưa hiện."""
        return self.count - len(self.rows)


def grouped(work: list[tuple[int, str, date | None]], today: date) -> list[Group]:
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
    for pk, state, due in work:
        groups[_group_of(state, due, today, sunday)].keys.append(pk)
    return list(groups.values())


def shelves(person: User, today: date) -> tuple[list[Group], Group, Group]:
    """Việc phải làm by time, việc phối hợp, việc chờ duyệt: two queries for all, the first of each shown."""
    told = queries.sorted_out(
        mine=queries.my_work(person),
        supported=queries.supported(person),
        decisions=queries.awaiting_decision(person),
    )
    # What waits for this person's decision stands there alone, and says why else it is theirs.
    decided = {pk for pk, *_rest in told["decisions"]}
    reasons = {pk: reason for name, reason in ALSO.items() for pk, *_rest in told[name] if pk in decided}
    groups = grouped([row for row in told["mine"] if row[0] not in decided], today)
    others = [pk for pk, *_rest in told["supported"] if pk not in decided]
    supported = Group("supported", _("Việc đơn vị tôi phối hợp"), others)
    decisions = Group("decisions", _("Chờ tôi duyệt"), [pk for pk, *_rest in told["decisions"]])
    firsts = [*((group, OF_GROUP) for group in groups), (supported, SHOWN), (decisions, SHOWN)]
    shown = {pk for group, most in firsts for pk in group.keys[:most]}
    found = queries.with_next_step(Assignment.objects.filter(pk__in=shown)).order_by() if shown else ()
    known = {row.pk: row for row in found}
    for group, most in firsts:
        group.rows = [known[pk] for pk in group.keys[:most] if pk in known]
    for row in decisions.rows:
        row.also = reasons.get(row.pk, "")  # type: ignore[attr-defined]
    return groups, supported, decisions


def _group_of(state: str, due: date | None, today: date, sunday: date) -> str:
    if state == AssignmentState.SUBMITTED:
        return "waiting"
    if due is None:
        return "none"
    if due < today:
        return "late"
    if due == today:
        return "today"
    return "week" if due <= sunday else "later"


@method_decorator(require_admin_access, name="dispatch")
class MyWorkView(TemplateView):
    """Trang đầu của khung làm việc, for every role: its own part of the work."""

    template_name = "plans/my_work.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Only the parts this person's roles give rise to."""
        person: User = self.request.user  # type: ignore[assignment]
        today = timezone.localdate()
        context = super().get_context_data(**kwargs)
        groups, supported, decisions = shelves(person, today)
        context |= {
            "groups": groups,
            "has_work": any(group.keys for group in groups),
            "works": access.scope_of(person, policy.WORK) != Scope.NONE,
            "supported": supported,
            "decisions": decisions,
            "units": [unit.name for unit in access.own_units(person)],
            "first_steps": first_steps.of(person),
            # Requests of other apps: drafts to comment on, papers to acknowledge …
            "panels": panels.rendered("plans.my-work", self.request, person),
        }
        if access.allowed(person, policy.ASSIGN):
            context["unassigned"] = unassigned_by_directive()
        if access.allowed(person, policy.ASSIGN) or directives_for(person):
            context["to_review"] = directives.waiting(person).review
        if access.scope_of(person, policy.READ) == Scope.ALL:
            context["overview"] = queries.by_unit(queries.visible_to(person), today)
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
