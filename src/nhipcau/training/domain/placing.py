"""Chỗ học: who has a place, who waits, and telling those whom it concerns.

Places go in the order of registration. Mail goes only to an address the person left, once for each event,
and repeats nothing that a stranger could have typed into the form.
"""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

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
def tell_cancelled(held: Course) -> None:
    """Báo hủy lớp."""
    for registration in held.registrations.filter(state__in=LIVE).exclude(email=""):
        outbox.put(
            key=f"training.cancelled:{registration.pk}",
            to=registration.email,
            subject=_("Lớp học đã hủy"),
            body="\n".join([held.title, _("Lý do: %(reason)s") % {"reason": held.cancel_reason}]),
        )


def page_of(registration: Registration) -> str:
    """Địa chỉ trang xác nhận of one person, secret as a letter to them."""
    return reverse("courses:mine", args=[tokens.make(tokens.Kind.PERSON, registration.pk, registration.salt)])


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
