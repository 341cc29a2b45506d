"""Đăng ký học: by units for their people, by the organisers, by a person through the public link.

KEPT is the closed list of what is asked of a person (Luật Bảo vệ dữ liệu cá nhân: only what the purpose
needs). Nothing else has a place to stand in.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import LIVE, RegistrationState, Via
from ..models import Course, Registration
from . import courses, placing, policy, tokens
from .spelling import longest_of
from .tokens import Kind

KEPT = ("full_name", "unit", "unit_name", "post", "email")
# Beyond these the link is being misused, or the course was announced to the wrong people.
MOST_WAITING, MOST_AN_HOUR = 300, 200
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_NO_NAME = re.compile(r"[\d<>{}\[\]|\\/@#$%^*=+~`?!;:_]|https?|www\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """Một người được đăng ký: `unit_name` is as written where the directory does not know the unit."""

    full_name: str
    unit: Unit | None
    unit_name: str
    post: str
    email: str = ""


def register(
    *, actor: User, course: Course, entry: Entry, via: Via = Via.UNIT, namesake: bool = False
) -> Registration:
    """Đăng ký một người; without a free place they wait. `namesake`: another person of that name.

    Who runs the course may put down anybody until it is closed, a unit its own people until the term ends.
    Raises PermissionDenied; Refused for a duplicate, a full waiting list, or what cannot be a name.
    """
    runs = access.allowed(actor, policy.MANAGE, units=[course.unit])
    if runs:
        access.require(actor, policy.MANAGE, units=[course.unit])
    else:
        access.require(actor, policy.REGISTER, units=[entry.unit])
    checked = checked_entry(entry)
    with transaction.atomic():
        held = _held(course)
        if not held.is_open or not (runs or held.takes_registrations):
            raise Refused(_("Lớp không còn nhận đăng ký. Hãy liên hệ đơn vị tổ chức."))
        if via == Via.UNIT and runs:
            via = Via.ORGANISER
        return _put(held, checked, via, actor, namesake=namesake)


def register_by_link(*, course: Course, entry: Entry) -> Registration:
    """Tự đăng ký qua liên kết công khai, which the view has found sound.

    Raises Refused like `register`, and when the link is used far too often.
    """
    checked = checked_entry(entry)
    with transaction.atomic():
        held = _held(course)
        if not held.takes_registrations or not held.link_nonce:
            raise Refused(_("Lớp không còn nhận đăng ký. Hãy liên hệ đơn vị tổ chức."))
        lately = held.registrations.filter(
            via=Via.LINK, registered_at__gte=timezone.now() - timedelta(hours=1)
        ).count()
        if lately >= MOST_AN_HOUR:
            raise Refused(_("Đang có quá nhiều lượt đăng ký. Xin thử lại sau một giờ."))
        made = _put(held, checked, Via.LINK, None, namesake=False)
        placing.confirm(made)
    return made


def correct(*, actor: User, registration: Registration, entry: Entry) -> Registration:
    """Sửa thông tin một người: a slip in the name, or which unit is meant. For who runs the course."""
    checked = checked_entry(entry)
    with transaction.atomic():
        courses.hold(actor, registration.course)
        kept = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
        changed = [name for name in KEPT if getattr(kept, name) != getattr(checked, name)]
        if changed:
            before = _digests(kept, changed)
            for name in changed:
                setattr(kept, name, getattr(checked, name))
            kept.save(update_fields=changed)
            audit.record(
                actor=actor,
                verb="training.register.correct",
                subject=kept,
                before=before,
                after=_digests(kept, changed),
            )
    return kept


def withdraw(*, actor: User, registration: Registration) -> Registration:
    """Rút đăng ký, by the unit of the person or who runs the course; the place goes to who waits."""
    if access.allowed(actor, policy.MANAGE, units=[registration.course.unit]):
        access.require(actor, policy.MANAGE, units=[registration.course.unit])
    else:
        access.require(actor, policy.REGISTER, units=[registration.unit])
    return _withdraw(actor, registration)


def withdraw_oneself(*, registration: Registration) -> Registration:
    """Tự rút đăng ký trên trang xác nhận."""
    return _withdraw(None, registration)


def give_place(*, actor: User, registration: Registration) -> Registration:
    """Xếp chỗ cho một người đang chờ, out of turn. Raises Refused when no place is free."""
    with transaction.atomic():
        held = courses.hold(actor, registration.course)
        kept = _kept(registration)
        if kept.state == RegistrationState.WAITING:
            if not held.is_open or not placing.free_places(held):
                raise Refused(_("Lớp đã đủ chỗ. Hãy tăng số chỗ trong thông tin lớp, người chờ sẽ có chỗ."))
            placing.give(actor, held, kept)
    return kept


def erase(*, actor: User, registration: Registration) -> None:
    """Xóa thông tin một người, at their wish: nothing of them stays. Raises Refused once they attended."""
    with transaction.atomic():
        held = courses.hold(actor, registration.course)
        kept = _kept(registration)
        if kept.attendances.exists() or kept.certificates.exists():
            raise Refused(
                _("Người này đã dự học nên thông tin còn cần cho kết quả lớp; sẽ tự xóa vào %(day)s.")
                % {"day": f"{held.kept_until:%d/%m/%Y}" if held.kept_until else "—"}
            )
        audit.record(
            actor=actor,
            verb="training.register.erase",
            subject=kept,
            before={"course": held, "state": kept.state},
        )
        kept.delete()
        if held.is_open:
            placing.fill(held)


def found(token: str, kind: Kind) -> Registration | None:
    """Đăng ký của một mã: `PERSON` for the person's own page, `DOOR` for the code that is scanned.

    None for a forged one, one for another purpose, or after a week since the course ended.
    """
    number = tokens.number_in(token)
    registration = (
        Registration.objects.select_related("course__unit", "unit").filter(pk=number).first()
        if number
        else None
    )
    if registration is None or not tokens.fits(kind, token, registration.pk, registration.salt):
        return None
    last = registration.course.ends_on
    return registration if last is None or timezone.localdate() <= last + timedelta(days=7) else None


def checked_entry(entry: Entry) -> Entry:
    """Thông tin đã kiểm tra. Raises Refused with the field it speaks of, for a form to show there."""
    neat = replace(
        entry,
        full_name=_neat(entry.full_name),
        unit_name=_neat(entry.unit.name if entry.unit else entry.unit_name),
        post=_neat(entry.post),
        email=_neat(entry.email),
    )
    for name in ("full_name", "unit_name", "post", "email"):
        longest = longest_of(Registration, name)
        if len(getattr(neat, name)) > longest:
            raise Refused({name: _("Dài quá %(most)d ký tự; hãy viết gọn lại.") % {"most": longest}})
    words = neat.full_name.split()
    if len(words) < 2 or _NO_NAME.search(neat.full_name) or not fold(neat.full_name):
        raise Refused({"full_name": _("Hãy ghi đủ họ và tên, không kèm chữ số hay ký hiệu.")})
    if not fold(neat.unit_name):
        raise Refused({"unit_name": _("Hãy ghi đơn vị công tác.")})
    if not fold(neat.post):
        raise Refused({"post": _("Hãy ghi chức vụ, vị trí công tác.")})
    if neat.email:
        try:
            validate_email(neat.email)
        except ValidationError as wrong:
            raise Refused({"email": _("Thư điện tử không đúng dạng, ví dụ: ten@coquan.gov.vn.")}) from wrong
    return neat


def _put(held: Course, entry: Entry, via: Via, actor: User | None, *, namesake: bool) -> Registration:
    if not namesake:
        _require_new(held, entry)
    is_full = not placing.free_places(held)
    if is_full and held.registrations.filter(state=RegistrationState.WAITING).count() >= MOST_WAITING:
        raise Refused(_("Lớp đã đủ chỗ và danh sách chờ đã dài; xin không nhận thêm."))
    made = Registration.objects.create(
        course=held,
        via=via,
        registered_by=actor,
        state=RegistrationState.WAITING if is_full else RegistrationState.REGISTERED,
        **{name: getattr(entry, name) for name in KEPT},
    )
    after = {"course": held, "unit": entry.unit, "state": made.state, "via": via}
    after["full_name"] = audit.personal(made.full_name, salt=made.salt)
    audit.record(actor=actor, verb="training.register", subject=made, after=after)
    return made


def _require_new(held: Course, entry: Entry) -> None:
    """The same name in the same unit is the same person, unless somebody says otherwise."""
    name, office = fold(entry.full_name), fold(entry.unit_name)
    alike = held.registrations.filter(state__in=LIVE, folded__startswith=f"{name} {office}")
    if any(fold(each.full_name) == name and fold(each.office) == office for each in alike):
        raise Refused(
            {
                "full_name": _(
                    "Đã có người mang họ tên này của đơn vị trong danh sách; không ghi lần thứ hai."
                )
            },
            code="duplicate",
        )


def _withdraw(actor: User | None, registration: Registration) -> Registration:
    with transaction.atomic():
        held = _held(registration.course)
        kept = _kept(registration)
        if kept.state == RegistrationState.WITHDRAWN:
            return kept
        if not held.is_open:
            raise Refused(_("Lớp đã tổng kết hoặc đã hủy nên không rút đăng ký được."))
        if kept.attendances.exists():
            raise Refused(_("Người này đã có điểm danh nên không rút đăng ký được."))
        before, kept.state, kept.withdrawn_at = kept.state, RegistrationState.WITHDRAWN, timezone.now()
        kept.save(update_fields=["state", "withdrawn_at"])
        audit.record(
            actor=actor,
            verb="training.register.withdraw",
            subject=kept,
            before={"state": before},
            after={"state": kept.state, "course": held},
        )
        placing.fill(held)
    return kept


def _held(course: Course) -> Course:
    return Course.objects.select_for_update(of=("self",)).select_related("unit").get(pk=course.pk)


def _kept(registration: Registration) -> Registration:
    return Registration.objects.select_related("course", "unit", "registered_by").get(pk=registration.pk)


def _digests(kept: Registration, names: list[str]) -> dict[str, object]:
    return {
        name: kept.unit_id if name == "unit" else audit.personal(str(getattr(kept, name)), salt=kept.salt)
        for name in names
    }


def _neat(text: str) -> str:
    return " ".join(_CONTROL.sub(" ", unicodedata.normalize("NFC", text)).split())
