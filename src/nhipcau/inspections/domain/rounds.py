"""Đợt kiểm tra: prepared, opened, concluded, closed or cancelled; its scope while it is prepared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.directives.models import Directive
from nhipcau.issuing.enums import PaperState
from nhipcau.plans.domain.terms import require_in_being, require_reason
from nhipcau.plans.models import Term
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import FINISHED, RecommendationState, RoundKind, RoundState, VisitState
from ..models import InspectionRound, Recommendation, Visit
from . import guards, notifying, policy, scopes, teams

LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Terms:
    """Nội dung đợt: what is inspected, on which ground (one a line), when; both days of a span are inside."""

    title: str
    ground: str
    starts_on: date
    ends_on: date
    period_from: date
    period_to: date
    units: Sequence[Unit]
    kind: RoundKind = RoundKind.INSPECTION
    directives: Sequence[Directive] = ()
    themes: Sequence[Term] = ()


def prepare(*, actor: User, office: Unit, terms: Terms) -> InspectionRound:
    """Lập đợt kiểm tra. Raises Refused without title, ground or units, or for days out of order."""
    access.require(actor, policy.PREPARE)
    wanted, chosen = _wanted(terms), _units(terms.units)
    with transaction.atomic():
        made = InspectionRound.objects.create(office=office, created_by=actor, **wanted)
        made.directives.set(terms.directives)
        made.themes.set(terms.themes)
        Visit.objects.bulk_create(Visit(round=made, unit=unit) for unit in chosen)
        facts = {**wanted, **scopes.of(made)}
        audit.record(actor=actor, verb="inspections.round.prepare", subject=made, after=facts)
    return made


def change(*, actor: User, round_: InspectionRound, terms: Terms) -> InspectionRound:
    """Sửa đợt đang chuẩn bị; a sample drawn for another scope must be drawn again before the round begins.

    Raises Refused like `prepare`, and once the round has begun.
    """
    access.require(actor, policy.PREPARE)
    wanted, chosen = _wanted(terms), _units(terms.units)
    with transaction.atomic():
        held = guards.locked_round(round_)
        guards.require_round(held, [RoundState.PREPARING], _("Chỉ sửa được khi đang chuẩn bị."))
        scope = scopes.of(held)
        before, after = audit.changes(held, wanted)
        held.save()
        held.directives.set(terms.directives)
        held.themes.set(terms.themes)
        held.visits.exclude(unit__in=chosen).delete()
        here = set(held.visits.values_list("unit", flat=True))
        Visit.objects.bulk_create(Visit(round=held, unit=unit) for unit in chosen if unit.pk not in here)
        now = scopes.of(held)
        before |= {key: value for key, value in scope.items() if now[key] != value}
        after |= {key: value for key, value in now.items() if scope[key] != value}
        if after:
            audit.record(
                actor=actor, verb="inspections.round.change", subject=held, before=before, after=after
            )
    return held


def open_(*, actor: User, round_: InspectionRound) -> InspectionRound:
    """Bắt đầu: the drawing is frozen and the units learn of the round.

    Raises Refused without a lead who is of none of the units, without a sample, with a unit none of whose
    tasks is in it (it could never be concluded), or when the scope changed after the drawing.
    """
    access.require(actor, policy.PREPARE)
    with transaction.atomic():
        held = guards.locked_round(round_)
        guards.require_round(held, [RoundState.PREPARING], _("Đợt này đã bắt đầu rồi."))
        teams.require_sound(held)
        drawing = held.drawings.order_by("-number").first()
        if drawing is None or not held.items.exists():
            raise Refused(_("Chưa rút mẫu; hãy rút mẫu rồi bắt đầu."))
        if drawing.scope != scopes.of(held):
            raise Refused(_("Phạm vi đã đổi sau khi rút mẫu; hãy rút lại, kèm lý do, rồi bắt đầu."))
        _require_all_sampled(held)
        guards.moved(
            actor,
            "inspections.round.open",
            held,
            RoundState.RUNNING,
            "opened_at",
            drawing=drawing.number,
            digest=drawing.digest,
        )
        notifying.opened(actor, held)
    return held


def conclude(*, actor: User, round_: InspectionRound) -> InspectionRound:
    """Kết luận đợt, when every unit is concluded; recommendations are followed up from then on."""
    access.require(actor, policy.PREPARE)
    with transaction.atomic():
        held = guards.locked_round(round_)
        guards.require_round(held, [RoundState.RUNNING], _("Chỉ kết luận được đợt đang kiểm tra."))
        left = [visit.unit.name for visit in _unconcluded(held)]
        if left:
            raise Refused(_("Còn chưa kết luận: %(units)s.") % {"units": "; ".join(left)})
        guards.moved(actor, "inspections.round.conclude", held, RoundState.CONCLUDED, "concluded_at")
    return held


def close(*, actor: User, round_: InspectionRound) -> InspectionRound:
    """Kết thúc đợt, when every recommendation was carried out or given up with a reason."""
    access.require(actor, policy.PREPARE)
    with transaction.atomic():
        held = guards.locked_round(round_)
        guards.require_round(held, [RoundState.CONCLUDED], _("Hãy kết luận đợt trước khi kết thúc."))
        open_ones = Recommendation.objects.filter(visit__round=held).exclude(state__in=FINISHED).count()
        if open_ones:
            raise Refused(
                _("Còn %(n)d kiến nghị đang theo dõi; hãy xác nhận, hoặc thôi theo dõi kèm lý do.")
                % {"n": open_ones}
            )
        guards.moved(actor, "inspections.round.close", held, RoundState.CLOSED, "closed_at")
    return held


def cancel(*, actor: User, round_: InspectionRound, reason: str) -> InspectionRound:
    """Hủy đợt, and with it the recommendations nobody has to carry out any more.

    Repeated it changes nothing. Raises Refused once concluded, or a minute was issued.
    """
    access.require(actor, policy.PREPARE)
    reason = require_reason(reason)
    with transaction.atomic():
        held = guards.locked_round(round_)
        if held.state == RoundState.CANCELLED:
            return held
        sentence = _("Đợt đã kết luận thì không hủy.")
        guards.require_round(held, [RoundState.PREPARING, RoundState.RUNNING], sentence)
        if held.visits.filter(minute__state=PaperState.ISSUED).exists():
            raise Refused(_("Đã có biên bản được ký của đợt này nên không hủy; hãy kết luận đợt."))
        was_open = held.state == RoundState.RUNNING
        held.cancel_reason = reason[:500]
        left = _drop_recommendations(actor, held)
        guards.moved(
            actor, "inspections.round.cancel", held, RoundState.CANCELLED, reason=reason, recommendations=left
        )
        if was_open:
            notifying.cancelled(actor, held)
    return held


def _wanted(terms: Terms) -> dict[str, Any]:
    title = " ".join(terms.title.split())
    if not title or len(title) > LONGEST_TITLE:
        raise Refused(_("Hãy ghi tên đợt kiểm tra, không quá 300 ký tự."))
    lines = (" ".join(line.split()) for line in terms.ground.splitlines())
    ground = guards.require_text(
        "\n".join(line for line in lines if line),
        _("Hãy ghi căn cứ: quyết định hoặc kế hoạch kiểm tra, có số và ngày."),
    )
    if terms.ends_on < terms.starts_on:
        raise Refused(_("Ngày kết thúc kiểm tra phải từ ngày bắt đầu trở đi."))
    if terms.period_to < terms.period_from:
        raise Refused(_("Ngày cuối của kỳ được kiểm tra phải từ ngày đầu trở đi."))
    return {
        "kind": RoundKind(terms.kind),
        "title": title,
        "ground": ground,
        "starts_on": terms.starts_on,
        "ends_on": terms.ends_on,
        "period_from": terms.period_from,
        "period_to": terms.period_to,
    }


def _units(units: Iterable[Unit]) -> Sequence[Unit]:
    chosen = list(dict.fromkeys(units))
    if not chosen:
        raise Refused(_("Hãy chọn ít nhất một đơn vị được kiểm tra."))
    require_in_being(chosen)
    return chosen


def _require_all_sampled(held: InspectionRound) -> None:
    bare = [visit.unit.name for visit in held.visits.filter(items=None).select_related("unit")]
    if bare:
        raise Refused(
            _(
                "Chưa có việc nào trong mẫu của: %(units)s. "
                "Hãy rút nhiều hơn, thêm việc, hoặc bỏ đơn vị khỏi đợt."
            )
            % {"units": "; ".join(bare)}
        )


@in_official_language
def _drop_recommendations(actor: User, held: InspectionRound) -> int:
    """Those done stay as they are; the units hear of the rest with the round itself."""
    words = (_("Đợt đã hủy: %(reason)s") % {"reason": held.cancel_reason})[:500]
    rows = Recommendation.objects.select_for_update(of=("self",)).filter(visit__round=held)
    changed: list[audit.Changed] = []
    for row in rows.exclude(state__in=FINISHED):
        wanted = {"state": RecommendationState.DROPPED, "reason": words}
        before, after = audit.changes(row, wanted)
        row.settled_by, row.settled_at = actor, timezone.now()
        row.save()
        changed.append((row, before, after))
    if changed:
        audit.record_many(actor=actor, verb="inspections.remedy.give_up", changed=changed)
    return len(changed)


def _unconcluded(held: InspectionRound) -> Iterable[Visit]:
    return held.visits.exclude(state=VisitState.CONCLUDED).select_related("unit")
