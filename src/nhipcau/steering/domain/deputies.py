"""Ủy quyền khi vắng: who stands in, from when to when; it ends by itself."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.units.domain import access, notices
from nhipcau.units.enums import Role, Scope
from nhipcau.units.models import Membership, Unit, User

from ..enums import Ground
from ..models import Delegation
from . import policy

LONGEST = timedelta(days=180)
KEPT = timedelta(days=365)
PATH = "/lam-viec/don-doc/uy-quyen/"


def delegate(
    *,
    actor: User,
    person: User,
    unit: Unit,
    deputy: User,
    starts_on: date,
    ends_on: date,
    ground: Ground,
) -> Delegation:
    """Ủy quyền vai trò của `person` trong `unit` cho `deputy`, from today or later, 180 days at most.

    Everybody speaks for their own absence; for another's one needs the right, and cannot name oneself.
    Raises Refused when the deputy is not of the unit or the one above or below it, or is away as well, when
    the days cannot be, or overlap what stands.
    """
    if actor.pk != person.pk:
        access.require(actor, policy.DELEGATE, units=[unit])
    with transaction.atomic():
        # The lock keeps two declarations of the same person from overlapping.
        person = User.objects.select_for_update().get(pk=person.pk)
        _require_days(starts_on, ends_on)
        _require_people(actor, person, unit, deputy)
        _require_free(person, unit, deputy, starts_on, ends_on)
        made = Delegation.objects.create(
            person=person,
            unit=unit,
            deputy=deputy,
            starts_on=starts_on,
            ends_on=ends_on,
            ground=ground,
            declared_by=actor,
        )
        facts = {"person": person, "unit": unit, "deputy": deputy, "starts_on": starts_on, "ends_on": ends_on}
        audit.record(actor=actor, verb="steering.delegate", subject=made, after=facts)
        _tell(actor, made)
    return made


def stop(*, actor: User, delegation: Delegation) -> Delegation:
    """Thôi ủy quyền ngay: by either of the two, or who has the right; repeated it changes nothing."""
    if actor.pk not in {delegation.person_id, delegation.deputy_id}:
        access.require(actor, policy.DELEGATE, units=[delegation.unit])
    with transaction.atomic():
        held = Delegation.objects.select_for_update().get(pk=delegation.pk)
        if not held.is_over(timezone.localdate()):
            held.stopped_at = timezone.now()
            held.save(update_fields=["stopped_at"])
            audit.record(
                actor=actor,
                verb="steering.delegate.stop",
                subject=held,
                before={"stopped_at": None},
                after={"stopped_at": held.stopped_at},
            )
            _tell_stopped(actor, held)
    return held


def seats_of(person: User) -> list[Membership]:
    """Những chỗ có thể ủy quyền: one's own roles, and those of units one may speak for; one a unit."""
    today = timezone.localdate()
    held = notices.running_on(today).exclude(role=Role.ADMINISTRATOR).filter(person__is_active=True)
    if access.scope_of(person, policy.DELEGATE) != Scope.ALL:
        units = access.own_unit_ids(person, policy.DELEGATE)
        held = held.filter(Q(person=person) | Q(unit__in=units))
    rows = held.select_related("person", "unit").order_by("unit__sort_key", "person__sort_key", "pk")
    return list({(each.person_id, each.unit_id): each for each in rows}.values())


def possible_deputies(units: set[int]) -> QuerySet[User]:
    """Những người có thể làm thay: of these units, the ones above and below them."""
    near = Q(unit__in=units) | Q(unit__parent__in=units) | Q(unit__children__in=units)
    held = notices.running_on(timezone.localdate()).filter(near)
    return User.objects.filter(is_active=True, pk__in=held.values("person")).order_by(
        "first_name", "last_name"
    )


def sweep(*, today: date | None = None) -> int:
    """Dọn ủy quyền đã hết từ lâu: after a year only the trail knows of it."""
    before = (today or timezone.localdate()) - KEPT
    gone, _by_model = Delegation.objects.filter(ends_on__lt=before).delete()
    return gone


def forget(person: User) -> None:
    """Quên một người: nobody stands in for them or by them any more."""
    Delegation.objects.filter(Q(person=person) | Q(deputy=person)).delete()


def _require_days(starts_on: date, ends_on: date) -> None:
    if starts_on < timezone.localdate():
        raise Refused(_("Ủy quyền bắt đầu từ hôm nay trở đi; việc đã qua không ủy quyền lại được."))
    if ends_on < starts_on:
        raise Refused(_("Ngày kết thúc phải từ ngày bắt đầu trở đi."))
    if ends_on - starts_on > LONGEST:
        raise Refused(_("Ủy quyền dài nhất 180 ngày. Vắng lâu hơn, hãy bàn giao công việc."))


def _require_people(actor: User, person: User, unit: Unit, deputy: User) -> None:
    roles = notices.running_on(timezone.localdate())
    if deputy.pk == person.pk:
        raise Refused(_("Hãy chọn một người khác làm thay."))
    own = roles.filter(person=person, unit=unit).exclude(role=Role.ADMINISTRATOR)
    if not person.is_active or not own.exists():
        raise Refused(
            _("%(person)s không có vai trò nào ủy quyền được trong %(unit)s.")
            % {"person": person, "unit": unit}
        )
    if actor.pk != person.pk:
        _require_modest(actor, deputy, own)
    if not possible_deputies({unit.pk}).filter(pk=deputy.pk).exists():
        raise Refused(
            _("Người làm thay phải có vai trò trong %(unit)s, hoặc trong đơn vị ngay trên hay ngay dưới.")
            % {"unit": unit}
        )


def _require_modest(actor: User, deputy: User, own: QuerySet[Membership]) -> None:
    """Who speaks for another takes nothing themselves, and a head lends nothing that reaches further."""
    if actor.pk == deputy.pk:
        raise Refused(
            _("Bạn không thể tự nhận quyền của người khác; người vắng hoặc quản trị viên ghi việc này.")
        )
    is_whole = access.scope_of(actor, policy.DELEGATE) == Scope.ALL
    if not is_whole and own.exclude(role__in=(Role.UNIT_HEAD, Role.UNIT_STAFF)).exists():
        raise Refused(_("Vai trò của người này vượt ngoài đơn vị; chính họ hoặc quản trị viên ghi ủy quyền."))


def _require_free(person: User, unit: Unit, deputy: User, starts_on: date, ends_on: date) -> None:
    meanwhile = Delegation.objects.filter(stopped_at=None, starts_on__lte=ends_on, ends_on__gte=starts_on)
    standing = meanwhile.filter(person=person, unit=unit).first()
    if standing:
        raise Refused(
            _("Đã có ủy quyền từ %(start)s đến %(end)s; hãy thôi ủy quyền đó trước.")
            % {"start": f"{standing.starts_on:%d/%m/%Y}", "end": f"{standing.ends_on:%d/%m/%Y}"}
        )
    if meanwhile.filter(person=deputy).exists():
        raise Refused(
            _("%(deputy)s cũng vắng trong thời gian này; hãy chọn người khác.") % {"deputy": deputy}
        )


@in_official_language
def _tell(actor: User, made: Delegation) -> None:
    days = {"start": f"{made.starts_on:%d/%m/%Y}", "end": f"{made.ends_on:%d/%m/%Y}"}
    lines = [
        _("%(deputy)s làm thay %(person)s tại %(unit)s.")
        % {"deputy": made.deputy, "person": made.person, "unit": made.unit},
        _("Từ %(start)s đến hết %(end)s; sau đó quyền tự hết.") % days,
    ]
    notices.to_people(
        [made.person, made.deputy],
        subject=_("Ủy quyền khi vắng"),
        lines=lines,
        path=PATH,
        key=f"steering.delegate:{made.pk}",
        besides=actor,
    )


@in_official_language
def _tell_stopped(actor: User, held: Delegation) -> None:
    notices.to_people(
        [held.person, held.deputy],
        subject=_("Thôi ủy quyền khi vắng"),
        lines=[
            _("%(deputy)s không còn làm thay %(person)s tại %(unit)s.")
            % {"deputy": held.deputy, "person": held.person, "unit": held.unit}
        ],
        path=PATH,
        key=f"steering.delegate.stop:{held.pk}",
        besides=actor,
    )
