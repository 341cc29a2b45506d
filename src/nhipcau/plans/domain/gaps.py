"""Khoảng trống: obligations no activity answers, and activities that lack what work needs."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Prefetch, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nhipcau.directives.enums import ObligationState, Part
from nhipcau.directives.models import Directive, Obligation, ObligationUnit

from .. import queries
from ..models import Activity, ActivityUnit, Omission, Plan

WITHOUT_TEXT = _("nội dung")
WITHOUT_LEAD = _("chủ trì")
UNCLEAR = _("tên đơn vị chưa rõ")
WITHOUT_TIME = _("thời gian")
WITHOUT_PRODUCT = _("sản phẩm")
WITHOUT_PERSON = _("người phụ trách")
TOO_LATE = _("hạn muộn hơn hạn được giao")
BEFORE_YEAR = _("hạn trước năm kế hoạch, hãy kiểm tra lại")
PAST = _("hạn đã qua")
# What keeps the paper from being submitted; the rest is only shown.
NEEDED = {WITHOUT_TEXT, WITHOUT_LEAD, UNCLEAR}


@dataclass(frozen=True, slots=True)
class Lack:
    """Một hoạt động còn thiếu; `number` is its place in the grid, from 1."""

    activity: Activity
    number: int
    what: tuple[str | Promise, ...]

    @property
    def stops(self) -> bool:
        """Chưa trình ký được vì thiếu điều này."""
        return any(word in NEEDED for word in self.what)


@dataclass(frozen=True, slots=True)
class Gaps:
    """Khoảng trống của một kế hoạch."""

    unanswered: list[Obligation]
    lacking: list[Lack]
    omitted: list[Omission]
    # Directives with tasks nobody confirmed yet, which no plan knows; `waiting` counts them.
    unconfirmed: list[Directive] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Số khoảng trống: what is unanswered and what is incomplete."""
        return len(self.unanswered) + len(self.lacking)


def of(plan: Plan, activities: Iterable[Activity] | None = None) -> Gaps:
    """Khoảng trống hiện nay, in a constant number of queries; `activities` are the plan's lines if read."""
    rows = queries.in_groups(queries.lines_to_check(plan)) if activities is None else list(activities)
    named = Prefetch("parties", ObligationUnit.objects.select_related("unit", "group"))
    omitted = (
        Omission.objects.filter(plan=plan)
        .select_related("obligation__directive", "omitted_by")
        .defer("obligation__directive__reading", "obligation__machine")
    )
    given = _days_given(plan)
    lacking = [
        Lack(row, number, what)
        for number, row in enumerate(rows, 1)
        if (
            what := (
                *lacks(row),
                *date_doubts(row, plan),
                *_lacks_within(row, given, plan),
            )
        )
    ]
    unanswered = list(queries.unanswered(plan).prefetch_related(named))
    return Gaps(unanswered, lacking, list(omitted), _unconfirmed(plan))


def _unconfirmed(plan: Plan) -> list[Directive]:
    """Văn bản làm căn cứ còn nhiệm vụ chưa xác nhận, `waiting` of them; of a unit's own plan none."""
    if plan.by_unit:
        return []
    proposed = Count("obligations", Q(obligations__state=ObligationState.PROPOSED))
    found = plan.directives.annotate(waiting=proposed).filter(waiting__gt=0)
    return list(found.only("number", "title", "file_name"))


def _days_given(plan: Plan) -> dict[int, date]:
    """Of a unit's own plan: by when each task is due as it was handed out."""
    if not plan.by_unit:
        return {}
    return {pk: work.due for pk, work in queries.given_by_obligation(plan).items() if work.due}


def _lacks_within(row: Activity, given: dict[int, date], plan: Plan) -> list[str | Promise]:
    """Điều còn thiếu trong kế hoạch riêng của đơn vị: nobody sees to it, or it comes later than was asked."""
    if not plan.by_unit:
        return []
    days = [given[answer.obligation_id] for answer in row.answers.all() if answer.obligation_id in given]
    late = row.due is not None and bool(days) and row.due > min(days)
    return [word for word, holds in ((WITHOUT_PERSON, not row.responsible_id), (TOO_LATE, late)) if holds]


def date_doubts(activity: Activity, plan: Plan) -> tuple[str | Promise, ...]:
    """Ngày đáng ngờ của một hoạt động: before the plan's year, or over while it is still being written."""
    due = activity.due
    if due is None:
        return ()
    if due.year < plan.year:
        return (BEFORE_YEAR,)
    return (PAST,) if plan.is_open and due < timezone.localdate() else ()


def lacks(activity: Activity, parties: list[ActivityUnit] | None = None) -> tuple[str | Promise, ...]:
    """Điều một hoạt động còn thiếu; its parties should be prefetched, or given by who has them at hand."""
    parties = list(activity.parties.all()) if parties is None else parties
    missing = [
        (WITHOUT_TEXT, not activity.text),
        (WITHOUT_LEAD, all(party.part != Part.LEAD for party in parties)),
        (UNCLEAR, any(not party.is_found for party in parties)),
        (WITHOUT_TIME, not activity.deadline_text),
        (WITHOUT_PRODUCT, not activity.deliverable),
    ]
    return tuple(word for word, is_missing in missing if is_missing)
