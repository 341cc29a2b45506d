"""Tư cách phát ngôn: whether somebody speaks for a unit, on a matter, at a moment, and by which decision.

Nghị định 244/2026/NĐ-CP, Điều 3: head and regular spokesperson for the office, the authorised one for that
matter and term only. No deputy of the working life stands in here (`access.lending`): a voice is given by a
decision, or by a turn on duty for what the law gives hours.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.units.models import Unit, User

from .. import queries
from ..enums import TIMED, MatterKind, SpokespersonKind
from ..models import DutyTurn, Matter, Spokesperson


@dataclass(frozen=True, slots=True)
class Voice:
    """Tư cách: as which spokesperson somebody speaks, and in which turn if not as themselves."""

    spokesperson: Spokesperson
    turn: DutyTurn | None = None

    @property
    def words(self) -> str:
        """Lời ghi vào hồ sơ: in what capacity, by which decision."""
        if self.turn is not None:
            return _("Trực phát ngôn thay %(name)s (%(decision)s)") % {
                "name": self.spokesperson.full_name,
                "decision": self.turn.decision,
            }
        return _("%(kind)s (%(decision)s)") % {
            "kind": self.spokesperson.get_kind_display(),
            "decision": self.spokesperson.decision,
        }


def voice(
    person: User, *, unit: Unit, matter: Matter | None = None, at: datetime | None = None
) -> Voice | None:
    """Người này phát ngôn được cho đơn vị hay không, at a moment (now if not said); None for no.

    A spokesperson of a unit above speaks for those below it. Who is authorised is heard on their matter
    alone; who has the turn, on a matter alone to whose first statement the law gives a term.
    """
    if not person.is_active:
        return None
    moment = at or timezone.now()
    above = queries.with_those_above(unit)
    for each in queries.in_force(moment).filter(person=person, unit__in=above).order_by("kind", "pk"):
        if each.kind != SpokespersonKind.AUTHORISED:
            return Voice(each)
        if matter is not None and each.matter_id == matter.pk:
            return Voice(each)
    if matter is None or MatterKind(matter.kind) not in TIMED:
        return None
    turn = queries.turns_at(moment).filter(person=person, spokesperson__unit__in=above).first()
    return Voice(turn.spokesperson, turn) if turn is not None else None


def require(person: User, *, unit: Unit, matter: Matter | None = None) -> Voice:
    """Đòi tư cách phát ngôn lúc này. Raises Refused with who may."""
    found = voice(person, unit=unit, matter=matter)
    if found is not None:
        return found
    now = timezone.now()
    names = [
        str(each)
        for each in queries.in_force(now).filter(unit__in=queries.with_those_above(unit))
        if each.kind != SpokespersonKind.AUTHORISED or (matter is not None and each.matter_id == matter.pk)
    ]
    if not names:
        raise Refused(
            _("Chưa có người phát ngôn nào đang có hiệu lực cho %(unit)s; hãy ghi ở Người phát ngôn trước.")
            % {"unit": unit}
        )
    raise Refused(
        _("Chỉ người phát ngôn đang có hiệu lực được làm việc này: %(names)s.") % {"names": ", ".join(names)}
    )
