"""Sổ người phát ngôn: assigned by a decision, published within 24 hours, ended; never written over.

Nghị định 244/2026/NĐ-CP, Điều 3. The term for publishing the regular spokesperson is a deadline of the clock.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.clock.domain import deadlines
from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from .. import queries
from ..enums import MatterState, SpokespersonKind
from ..models import Matter, Spokesperson
from . import policy

RULE = "press-spokesperson-published"
FIELDS = (
    "kind", "person", "full_name", "positions", "phone", "email", "matter", "decision", "decided_on",
    "assigned_at", "until",
)  # fmt: skip
# What a slip of the pen may concern; everything else is another decision, so another row.
CONTACT = ("full_name", "positions", "phone", "email", "person")
LONGEST = timedelta(days=366 * 6)


def assign(*, actor: User, unit: Unit, wanted: Mapping[str, Any]) -> Spokesperson:
    """Ghi người phát ngôn được giao; the clock of publishing starts for the regular one.

    Raises Refused for a second head, an authorised one without matter or term, dates that cannot be.
    """
    access.require(actor, policy.SPOKESPERSONS, units=[unit])
    fields = _checked(unit, wanted)
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=unit.pk)
        if fields["kind"] == SpokespersonKind.HEAD and _other_head(unit, fields["assigned_at"]):
            raise Refused(_("Đơn vị này đang có người đứng đầu phát ngôn; hãy ghi thôi cho người ấy trước."))
        made = Spokesperson.objects.create(unit=unit, created_by=actor, **fields)
        audit.record(actor=actor, verb="press.spokesperson.assign", subject=made, after=_told(made))
        if made.kind == SpokespersonKind.REGULAR:
            deadlines.start(
                actor=actor,
                code=RULE,
                subject=made,
                event_at=made.assigned_at,
                label=_("Công bố người phát ngôn của %(unit)s") % {"unit": unit},
                unit=unit,
            )
    return made


def publish(*, actor: User, spokesperson: Spokesperson) -> Spokesperson:
    """Công bố trên cổng: name, position, telephone and e-mail; late is recorded as late."""
    access.require(actor, policy.SPOKESPERSONS, units=[spokesperson.unit])
    with transaction.atomic():
        held = _lock(spokesperson)
        if held.published_at is not None:
            return held
        if not held.is_in_force:
            raise Refused(_("Người này chưa hoặc không còn là người phát ngôn, nên không công bố được."))
        if not held.phone or not held.email:
            raise Refused(
                _(
                    "Luật yêu cầu công bố cả điện thoại và thư điện tử công vụ; hãy bổ sung hai ô này "
                    "rồi công bố."
                )
            )
        held.published_at = timezone.now()
        held.save(update_fields=["published_at"])
        after = {"published_at": held.published_at}
        audit.record(actor=actor, verb="press.spokesperson.publish", subject=held, after=after)
        for deadline in queries.open_deadlines(held):
            deadlines.meet(actor=actor, deadline=deadline, at=held.published_at)
    return held


def correct(*, actor: User, spokesperson: Spokesperson, wanted: Mapping[str, Any]) -> Spokesperson:
    """Sửa chỗ ghi sai in name, position or contact; the trail keeps which field, never the words."""
    access.require(actor, policy.SPOKESPERSONS, units=[spokesperson.unit])
    fields = _named({name: wanted.get(name) for name in CONTACT})
    with transaction.atomic():
        held = _lock(spokesperson)
        if held.ended_at is not None:
            raise Refused(_("Người này đã thôi phát ngôn; dòng đã khép lại thì không sửa."))
        if held.published_at and not (fields["phone"] and fields["email"]):
            raise Refused(_("Đã công bố thì phải có điện thoại và thư điện tử công vụ."))
        changed = [name for name in CONTACT if getattr(held, name) != fields[name]]
        for name in changed:
            setattr(held, name, fields[name])
        if changed:
            held.save(update_fields=changed)
            after = {"fields": changed}
            audit.record(actor=actor, verb="press.spokesperson.correct", subject=held, after=after)
    return held


def end(*, actor: User, spokesperson: Spokesperson, reason: str) -> Spokesperson:
    """Thôi phát ngôn từ lúc này; the row stays with its reason, without telephone and e-mail."""
    access.require(actor, policy.SPOKESPERSONS, units=[spokesperson.unit])
    if not (reason := " ".join(reason.split())[:300]):
        raise Refused(_("Hãy ghi lý do và văn bản thôi giao nhiệm vụ."))
    with transaction.atomic():
        held = _lock(spokesperson)
        if held.ended_at is not None:
            return held
        now = timezone.now()
        held.ended_at, held.ended_reason = max(now, held.assigned_at), reason
        held.phone = held.email = ""
        held.save(update_fields=["ended_at", "ended_reason", "phone", "email"])
        held.turns.filter(stopped_at=None, ends_at__gt=now).update(stopped_at=now)
        after = {"ended_at": held.ended_at, "reason": reason}
        audit.record(actor=actor, verb="press.spokesperson.end", subject=held, after=after)
        for deadline in queries.open_deadlines(held):
            deadlines.cancel(actor=actor, deadline=deadline, reason=reason)
    return held


def empty_contacts(older_than: timedelta) -> int:
    """Xóa điện thoại, thư điện tử of those whose term ran out that long ago; returns how many."""
    over = timezone.now() - older_than
    found = Spokesperson.objects.exclude(phone="", email="").filter(Q(until__lt=over) | Q(ended_at__lt=over))
    return found.update(phone="", email="")


def _checked(unit: Unit, wanted: Mapping[str, Any]) -> dict[str, Any]:
    found = _named({name: wanted.get(name) for name in FIELDS})
    found["decision"] = " ".join(str(found["decision"] or "").split())
    if found["kind"] not in SpokespersonKind.values:
        raise Refused(_("Tư cách phát ngôn không có trong danh mục."))
    if not found["decision"] or found["decided_on"] is None:
        raise Refused(_("Hãy ghi số, ký hiệu và ngày của văn bản giao nhiệm vụ."))
    begins, until = found["assigned_at"], found["until"]
    if begins is None:
        raise Refused(_("Hãy ghi ngày giờ giao nhiệm vụ: thời hạn công bố tính từ đó."))
    if begins > timezone.now():
        raise Refused(_("Ngày giờ giao nhiệm vụ ở phía trước; hãy ghi khi đã giao."))
    if found["decided_on"] > timezone.localdate(begins):
        raise Refused(_("Văn bản đề ngày sau lúc giao nhiệm vụ; hãy xem lại hai ngày."))
    _require_term(begins, until)
    _require_bound(unit, found)
    return found


def _named(found: dict[str, Any]) -> dict[str, Any]:
    for name in ("full_name", "phone", "email"):
        found[name] = " ".join(str(found[name] or "").split())
    told = {code: " ".join(str(words).split()) for code, words in (found["positions"] or {}).items()}
    found["positions"] = {code: words[:200] for code, words in told.items() if words}
    if not found["full_name"] or not found["positions"].get("vi"):
        raise Refused(_("Hãy ghi họ tên và chức vụ bằng tiếng Việt."))
    return found


def _require_term(begins: datetime, until: datetime | None) -> None:
    if until is None:
        return
    if until <= begins:
        raise Refused(_("Ngày hết hạn đứng trước lúc giao nhiệm vụ; hãy sửa lại."))
    if until - begins > LONGEST:
        raise Refused(_("Thời hạn dài quá sáu năm; hãy xem lại năm."))


def _require_bound(unit: Unit, found: dict[str, Any]) -> None:
    """Ủy quyền: in writing, for one matter, for a term (khoản 5, 6 Điều 3)."""
    matter: Matter | None = found["matter"]
    if found["kind"] != SpokespersonKind.AUTHORISED:
        if matter is not None:
            raise Refused(_("Chỉ người được ủy quyền mới gắn với một vụ việc."))
        return
    if matter is None or found["until"] is None:
        raise Refused(
            _("Ủy quyền phải cho một vụ việc và có thời hạn; hãy chọn vụ việc và ghi ngày hết hạn.")
        )
    if matter.state == MatterState.CLOSED:
        raise Refused(_("Vụ việc này đã khép lại; không ủy quyền phát ngôn thêm."))
    if unit not in queries.with_those_above(matter.unit):
        raise Refused(_("Vụ việc của đơn vị khác; hãy chọn vụ việc của đơn vị này hoặc đơn vị trực thuộc."))


def _other_head(unit: Unit, at: datetime) -> bool:
    found = Spokesperson.objects.filter(unit=unit, kind=SpokespersonKind.HEAD, ended_at=None)
    return found.filter(Q(until=None) | Q(until__gt=at)).exists()


def _told(made: Spokesperson) -> dict[str, Any]:
    """What the trail keeps: no name, no number of a telephone."""
    names = ("kind", "unit", "matter", "decision", "decided_on", "assigned_at", "until")
    return {name: getattr(made, name) for name in names}


def _lock(spokesperson: Spokesperson) -> Spokesperson:
    found = Spokesperson.objects.select_for_update(of=("self",))
    return found.select_related("unit", "matter").get(pk=spokesperson.pk)
