"""Những gì đứng tên người khi bàn giao: parts in a team, rounds prepared; what units still owe after one."""

from collections.abc import Iterator

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nhipcau.steering.domain.holdings import (
    Change,
    Holding,
    not_of,
    only_the_office,
    register,
    register_owed,
    short,
)
from nhipcau.units.models import User

from .. import queries
from ..enums import FOLLOWED, FindingState, RecommendationState, RoundState, TeamPart, VisitState
from ..models import InspectionRound, Recommendation, TeamMember, Visit

GOING = [RoundState.PREPARING, RoundState.RUNNING]


def register_all() -> None:
    """Đăng ký với phần bàn giao."""
    register(
        Holding(
            gettext_lazy("Thành viên đoàn kiểm tra"),
            TeamMember,
            "person",
            _parts,
            lambda part: part.round.get_absolute_url(),
            lambda part: f"{part.round} – {part.get_part_display()}",
            stays=_part_stays,
        ),
        Holding(
            gettext_lazy("Đợt kiểm tra đang điều hành"),
            InspectionRound,
            "created_by",
            _rounds,
            stays=lambda held, change: "" if change.reaches(held.office) else not_of(held.office),
        ),
    )
    register_owed(owed)


def owed(units: list[int]) -> Iterator[tuple[str, str, str]]:
    """Giải trình và kiến nghị mà các đơn vị còn nợ, soonest first."""
    waiting = Count("items__findings", filter=Q(items__findings__state=FindingState.SENT))
    visits = Visit.objects.filter(
        queries.answered_by(units), state=VisitState.EXPLAINING, round__state=RoundState.RUNNING
    ).select_related("round", "unit")
    for visit in visits.annotate(waiting=waiting).filter(waiting__gt=0).order_by("explain_due", "pk"):
        words = ngettext("%(n)d phát hiện: %(round)s", "%(n)d phát hiện: %(round)s", visit.waiting)
        label = words % {"n": visit.waiting, "round": visit.round}
        yield _("Giải trình của đơn vị"), short(label), visit.get_absolute_url()
    open_ones = Recommendation.objects.filter(
        queries.carried_by(units),
        state=RecommendationState.OPEN,
        visit__state=VisitState.CONCLUDED,
        visit__round__state__in=FOLLOWED,
    )
    for row in open_ones.order_by("due", "pk"):
        label = _("%(text)s, hạn %(day)s") % {"text": short(row.text), "day": f"{row.due:%d/%m/%Y}"}
        yield _("Kiến nghị của đơn vị"), label, row.get_absolute_url()


def _parts(person: User) -> QuerySet[TeamMember]:
    return TeamMember.objects.filter(person=person, round__state__in=GOING).select_related("round")


def _part_stays(part: TeamMember, change: Change) -> str:
    if not change.is_by_the_office:
        return only_the_office()
    if change.to is None:
        return ""
    if part.round.team.filter(person=change.to).exists():
        return _("Người nhận đã có tên trong đoàn.")
    inspected = set(part.round.visits.values_list("unit", flat=True))
    own = queries.conflicting_units(change.to)
    if change.with_roles:
        own |= queries.conflicting_units(change.person)
    if own & inspected and (part.part == TeamPart.LEAD or own >= inspected):
        return _("Người nhận là người của đơn vị được kiểm tra; hãy cử người khác.")
    return ""


def _rounds(person: User) -> QuerySet[InspectionRound]:
    followed = [*GOING, RoundState.CONCLUDED]
    found = InspectionRound.objects.filter(created_by=person, state__in=followed)
    return found.select_related("office")
