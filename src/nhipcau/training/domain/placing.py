"""Chỗ học: who has a place, who waits, and telling those whom it concerns.

Places go in the order of registration. Mail goes only to an address the person left, once for each event,
and repeats nothing that a stranger could have typed into the form.
"""

from collections import Counter

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain import audit
from nhipcau.core.domain.language import in_official_language
from nhipcau.mailing.domain import outbox
from nhipcau.units.domain import notices
from nhipcau.units.models import User

from ..enums import LIVE, RegistrationState
from ..models import Course, Registration
from . import tokens


def free_places(held: Course) -> int:
    """Số chỗ còn trống; the course locked by the caller."""
    return max(0, held.capacity - held.registrations.filter(state=RegistrationState.REGISTERED).count())


def fill(held: Course) -> None:
    """Xếp chỗ cho người chờ, first come first served, as far as there are places; the course locked."""
    waiting = held.registrations.filter(state=RegistrationState.WAITING).order_by("registered_at", "pk")
    for registration in waiting.select_related("registered_by", "unit")[: free_places(held)]:
        give(None, held, registration)


@in_official_language
def give(actor: User | None, held: Course, registration: Registration) -> None:
    """Cho một người đang chờ có chỗ, and tell it; `actor` is None where the place fell to them in turn."""
    registration.state = RegistrationState.REGISTERED
    registration.save(update_fields=["state"])
    audit.record(
        actor=actor,
        verb="training.register.place",
        subject=registration,
        before={"state": RegistrationState.WAITING},
        after={"state": registration.state, "course": held},
    )
    _write(registration, "placed", _("Đã có chỗ học"), _("Bạn trong danh sách chờ, nay đã có chỗ ở lớp:"))
    if registration.registered_by and registration.unit:
        notices.to_people(
            [registration.registered_by],
            subject=_("Một người trong danh sách chờ đã có chỗ học"),
            lines=[held.title],
            path=held.get_absolute_url(),
            key=f"training.placed:{registration.pk}",
        )


@in_official_language
def confirm(registration: Registration) -> None:
    """Gửi xác nhận đăng ký to who left an address."""
    waits = registration.state == RegistrationState.WAITING
    lead = (
        _("Lớp đã đủ chỗ; bạn ở trong danh sách chờ và sẽ được báo khi có chỗ:")
        if waits
        else _("Bạn đã đăng ký học lớp:")
    )
    _write(registration, "registered", _("Đã nhận đăng ký học"), lead)


@in_official_language
def tell_cancelled(actor: User, held: Course) -> None:
    """Báo hủy lớp: who left an address by mail; the units of the others in the application.

    Whom neither reaches, the organisers hear of, with how many they are, so that they call.
    """
    live = held.registrations.filter(state__in=LIVE)
    reason = _("Lý do: %(reason)s") % {"reason": held.cancel_reason}
    _tell_units(actor, held, list(live.filter(email="").select_related("unit")), reason)
    for registration in live.exclude(email=""):
        outbox.put(
            key=f"training.cancelled:{registration.pk}",
            to=registration.email,
            subject=_("Lớp học đã hủy"),
            body="\n".join([held.title, reason]),
        )


def page_of(registration: Registration) -> str:
    """Địa chỉ trang xác nhận of one person, secret as a letter to them."""
    return reverse("courses:mine", args=[tokens.make(tokens.Kind.PERSON, registration.pk, registration.salt)])


def _tell_units(actor: User, held: Course, people: list[Registration], reason: str) -> None:
    """Those without an address, through who works for their unit today."""
    units = {each.unit.pk: each.unit for each in people if each.unit is not None}
    working = notices.working_units(units)
    counted = Counter(each.unit_id if each.unit_id in working else None for each in people)
    for pk in working:
        who = ngettext("%(n)d người của đơn vị", "%(n)d người của đơn vị", counted[pk]) % {"n": counted[pk]}
        notices.to_units(
            [units[pk]],
            subject=_("Lớp đơn vị đã đăng ký bị hủy"),
            lines=[held.title, reason, _("Xin báo lại cho %(who)s đã đăng ký.") % {"who": who}],
            path=held.get_absolute_url(),
            key=f"training.cancelled:{held.pk}:{pk}",
            besides=actor,
        )
    if left := counted[None]:
        words = ngettext(
            "%(n)d người không có thư điện tử và đơn vị không có tài khoản nào; xin gọi báo.",
            "%(n)d người không có thư điện tử và đơn vị không có tài khoản nào; xin gọi báo.",
            left,
        )
        notices.to_units(
            [held.unit],
            subject=_("Còn người học chưa được báo hủy lớp"),
            lines=[held.title, words % {"n": left}],
            path=held.get_absolute_url(),
            key=f"training.cancelled:{held.pk}:none",
        )


@in_official_language
def _write(registration: Registration, event: str, subject: str, lead: str) -> None:
    if not registration.email:
        return
    course = registration.course
    first = course.sessions.first()
    lines = [lead, course.title]
    if first:
        at = timezone.localtime(first.begins_at)
        lines.append(
            _("Bắt đầu: %(at)s, tại %(place)s.") % {"at": f"{at:%H:%M %d/%m/%Y}", "place": course.place}
        )
    lines.append(
        _("Trang dưới đây có mã QR để điểm danh và chỗ để rút đăng ký; xin không chuyển cho người khác.")
    )
    lines.append(_("Nếu bạn không đăng ký, xin bỏ qua thư này."))
    outbox.put(
        key=f"training.{event}:{registration.pk}",
        to=registration.email,
        subject=subject,
        body="\n".join(lines),
        path=page_of(registration),
    )
