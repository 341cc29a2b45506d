"""Ban Chỉ đạo: set up once, and corrected."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..models import Committee
from . import policy


def found(*, actor: User, name: str, short_name: str, standing_unit: Unit, office: Unit) -> Committee:
    """Lập Ban Chỉ đạo; its first composition follows with the decision that sets it up.

    Raises Refused for a blank name, one already there, or a unit that is no longer in being.
    """
    access.require(actor, policy.COMPOSE)
    wanted = _checked(name, short_name, standing_unit, office)
    with transaction.atomic():
        committee = Committee.objects.create(**wanted)
        audit.record(actor=actor, verb="committee.found", subject=committee, after=wanted)
    return committee


def correct(
    *, actor: User, committee: Committee, name: str, short_name: str, standing_unit: Unit, office: Unit
) -> Committee:
    """Sửa thông tin chung. Raises Refused like `found`."""
    access.require(actor, policy.COMPOSE)
    with transaction.atomic():
        held = Committee.objects.select_for_update().get(pk=committee.pk)
        wanted = _checked(name, short_name, standing_unit, office, besides=held)
        before, after = audit.changes(held, wanted)
        if after:
            held.save()
            audit.record(actor=actor, verb="committee.correct", subject=held, before=before, after=after)
    return held


def _checked(
    name: str, short_name: str, standing_unit: Unit, office: Unit, besides: Committee | None = None
) -> dict[str, object]:
    name, short_name = " ".join(name.split()), " ".join(short_name.split())
    if not fold(name) or not fold(short_name):
        raise Refused(_("Hãy ghi tên đầy đủ và tên gọi tắt, ví dụ “Ban Chỉ đạo”."))
    others = Committee.objects.exclude(pk=besides.pk if besides else 0)
    if any(fold(each.name) == fold(name) for each in others):
        raise Refused(_("Đã có “%(name)s”; hãy mở hồ sơ đó và ghi lần kiện toàn mới.") % {"name": name})
    for unit in (standing_unit, office):
        if not unit.exists_on(timezone.localdate()):
            raise Refused(_("%(unit)s không còn hoạt động; hãy chọn đơn vị kế thừa.") % {"unit": unit})
    return {"name": name, "short_name": short_name, "standing_unit": standing_unit, "office": office}
