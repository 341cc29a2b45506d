"""Hội đồng: who sits on it scores each nomination by each criterion, never one of their own unit."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean, pstdev

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import NominationState, RoundState
from ..models import Criterion, Nomination, Score, Seat
from ..models.recognition import MOST_POINTS
from . import policy


@dataclass(frozen=True, slots=True)
class Result:
    """Kết quả chấm: how many members scored, the mean of their weighted points and how far they part.

    `mean` and `spread` (the population's standard deviation) are points of 0–10; None before anyone scored,
    and one alone does not part from anyone.
    """

    members: int
    mean: float | None = None
    spread: float | None = None
    least: float | None = None
    most: float | None = None


def score(*, actor: User, nomination: Nomination, points: Mapping[int, int]) -> None:
    """Chấm một đề cử: `points` by criterion, all of them; scored again, the last word holds.

    Raises Refused without a seat, for a nomination of one's own unit, when the panel is not scoring, or where
    a criterion is left out.
    """
    access.require(actor, policy.SCORE)
    seat = seat_of(actor, nomination)
    if seat is None:
        raise Refused(_("Chỉ thành viên hội đồng của đợt xét chấm điểm."))
    if is_own(actor, nomination):
        raise Refused(_("Không ai chấm đề cử của đơn vị mình; các thành viên khác chấm."))
    if nomination.round.state != RoundState.SCORING or nomination.state != NominationState.SUBMITTED:
        raise Refused(_("Đề cử này hiện không chấm được: hội đồng chưa bắt đầu hoặc đã xong."))
    criteria = {each.pk: each for each in nomination.round.criteria.all()}
    if set(points) != set(criteria):
        raise Refused(_("Hãy cho điểm mọi tiêu chí."))
    if any(not 0 <= value <= MOST_POINTS for value in points.values()):
        raise Refused(_("Điểm từ 0 đến 10."))
    with transaction.atomic():
        before = dict(
            Score.objects.filter(nomination=nomination, seat=seat).values_list("criterion_id", "points")
        )
        if before == dict(points):
            return
        for key, value in points.items():
            Score.objects.update_or_create(
                nomination=nomination, seat=seat, criterion=criteria[key], defaults={"points": value}
            )
        audit.record(
            actor=actor,
            verb="programmes.score",
            subject=nomination,
            before={"points": before},
            after={"points": dict(points)},
        )


def seat_of(person: User, nomination: Nomination) -> Seat | None:
    """Chỗ của một người trong hội đồng."""
    return Seat.objects.filter(round=nomination.round_id, person=person).first()


def is_own(person: User, nomination: Nomination) -> bool:
    """Đề cử của đơn vị mình, or of one below it."""
    return nomination.unit_id in access.own_unit_ids(person)


def results(nominations: Iterable[Nomination], criteria: Iterable[Criterion]) -> dict[int, Result]:
    """Kết quả của các đề cử, by id, in one query; a member who left out a criterion is not counted yet."""
    weights = {each.pk: each.weight for each in criteria}
    found: dict[int, dict[int, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    rows = Score.objects.filter(nomination__in=[each.pk for each in nominations])
    for nomination, seat, criterion, points in rows.values_list(
        "nomination_id", "seat_id", "criterion_id", "points"
    ):
        found[nomination][seat][criterion] = points
    return {key: _result(list(seats.values()), weights) for key, seats in found.items()}


def _result(members: list[dict[int, int]], weights: Mapping[int, int]) -> Result:
    whole = sum(weights.values())
    sums = [
        sum(points[key] * weight for key, weight in weights.items()) / whole
        for points in members
        if points.keys() >= weights.keys()
    ]
    if not sums:
        return Result(0)
    spread = pstdev(sums) if len(sums) > 1 else None
    return Result(len(sums), fmean(sums), spread, min(sums), max(sums))
