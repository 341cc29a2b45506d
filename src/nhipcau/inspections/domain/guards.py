"""Điều kiện chung of the verbs: rows locked, states asked for, who inspects."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..enums import RoundState, VisitState
from ..models import InspectionRound, Visit
from . import policy


def locked_round(round_: InspectionRound | int) -> InspectionRound:
    """Đợt, its row locked for the transaction."""
    key = round_ if isinstance(round_, int) else round_.pk
    return InspectionRound.objects.select_for_update(of=("self",)).select_related("office").get(pk=key)


def locked_visit(visit: Visit | int) -> Visit:
    """Đơn vị được kiểm tra, its row locked; the round is locked first, as every verb does."""
    key = visit if isinstance(visit, int) else visit.pk
    found = Visit.objects.select_related("round", "unit").get(pk=key)
    found.round = locked_round(found.round_id)
    held = Visit.objects.select_for_update(of=("self",)).select_related("unit").get(pk=key)
    held.round = found.round
    return held


def require_round(held: InspectionRound, states: Iterable[RoundState], sentence: str) -> None:
    """Đúng trạng thái của đợt. Raises Refused with where it stands and `sentence`, what to do instead."""
    if held.state not in set(states):
        raise Refused(
            _("Đợt kiểm tra đang ở trạng thái “%(state)s”. %(sentence)s")
            % {"state": held.get_state_display(), "sentence": sentence}
        )


def require_visit(held: Visit, states: Iterable[VisitState], sentence: str) -> None:
    """Đơn vị ở đúng bước, in a round that runs. Raises Refused like `require_round`."""
    require_round(held.round, [RoundState.RUNNING], sentence)
    if held.state not in set(states):
        raise Refused(
            _("“%(unit)s” đang ở bước “%(state)s”. %(sentence)s")
            % {"unit": held.unit, "state": held.get_state_display(), "sentence": sentence}
        )


def require_inspector(actor: User, visit: Visit) -> None:
    """Người của đoàn, and not of the unit inspected.

    Raises PermissionDenied for who could not be one, Refused for an officer not named to the team.
    """
    if not queries.is_on_team(actor, visit.round_id):
        access.require(actor, policy.INSPECT)
        raise Refused(
            _("Chỉ thành viên đoàn ghi kết quả kiểm tra. Muốn cùng kiểm tra, hãy thêm tên bạn vào đoàn.")
        )
    if queries.is_recused(actor, visit):
        raise Refused(
            _("Bạn là người của “%(unit)s” nên không kiểm tra chính đơn vị mình; hãy để thành viên khác ghi.")
            % {"unit": visit.unit}
        )


def require_text(text: str, sentence: str) -> str:
    """Chữ, trimmed. Raises Refused with `sentence` when there is none."""
    text = text.strip()
    if not text:
        raise Refused(sentence)
    return text


def moved(
    actor: User, verb: str, held: InspectionRound | Visit, state: str, *stamps: str, **facts: object
) -> AuditEntry:
    """Chuyển trạng thái of a locked row, with the moments named in `stamps` and its audit entry."""
    before = {"state": held.state}
    held.state = state
    for stamp in stamps:
        setattr(held, stamp, timezone.now())
    held.save()
    return audit.record(actor=actor, verb=verb, subject=held, before=before, after={"state": state, **facts})
