"""Đăng ký dự: through the site by anybody who reports, or by the organisers' hand; withdrawn at any time.

A registration is no request for permission (safeguard 10): it says who comes, so that there is a seat.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.core.domain.language import in_official_language
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import ConferenceState, RegistrationState
from ..models import Conference, RegistrantContact, Registration
from . import conferences, entrance, policy, telling
from .entrance import Entry

# The allow-list of what is kept of a person beside the registration (safeguard 2).
KEPT = ("full_name", "email", "phone", "card")


def through_site(*, conference: Conference, entry: Entry, nonce: str) -> Registration:
    """Đăng ký qua cổng, of an entry that `entrance.problems` found sound; the same form twice is one.

    Raises Refused when registration is closed meanwhile.
    """
    with transaction.atomic():
        held = conferences.locked(conference)
        known = Registration.objects.filter(form_nonce=nonce).select_related("contact").first()
        if known is not None:
            return known
        if not held.takes_registrations:
            raise Refused(_("Đã hết hạn đăng ký."), code="register_closed")
        return _put(held, entry, None, nonce)


def enter(*, actor: User, conference: Conference, entry: Entry) -> Registration:
    """Ghi một người gọi điện hoặc gửi thư đến, as long as the conference is to come.

    Raises PermissionDenied; Refused for what is missing.
    """
    access.require(actor, policy.ACCREDIT, units=[conference.unit])
    with transaction.atomic():
        held = conferences.locked(conference)
        if held.state != ConferenceState.ANNOUNCED:
            raise Refused(_("Chỉ ghi đăng ký cho cuộc đã công bố và chưa diễn ra."))
        checked = entrance.neat(entry)
        # Who has no mail was written down by telephone.
        wrong = entrance.problems(held, checked)
        if not checked.email and checked.phone:
            wrong.pop("email", None)
        if wrong:
            raise Refused({name: _sentence(key) for name, key in wrong.items()})
        return _put(held, checked, actor, None)


def withdraw(*, registration: Registration) -> None:
    """Rút đăng ký, by whoever holds the address of its page; how to reach them is erased at once."""
    with transaction.atomic():
        held = conferences.locked(registration.conference)
        kept = locked(registration)
        if kept.state == RegistrationState.CANCELLED or held.state == ConferenceState.HELD:
            return
        if kept.checked_in_at is not None:
            raise Refused(_("Bạn đã có mặt nên không rút đăng ký được."), code="wrong_came")
        before, kept.state = kept.state, RegistrationState.CANCELLED
        kept.save(update_fields=["state"])
        audit.record(
            actor=None,
            verb="conferences.register.withdraw",
            subject=kept,
            before={"state": before},
            after={"state": kept.state, "conference": held},
        )
        telling.tell(kept, "withdrawn")
        erase([kept.pk])


def erase(numbers: list[int]) -> int:
    """Xóa liên hệ và điều người đăng ký đã ghi; what stays names nobody. Returns how many contacts went."""
    count = RegistrantContact.objects.filter(registration__in=numbers).count()
    RegistrantContact.objects.filter(registration__in=numbers).delete()
    gone = Registration.objects.filter(pk__in=numbers)
    for each in gone.filter(appeal__isnull=False).select_related("appeal"):
        each.appeal.words = ""
        each.appeal.save(update_fields=["words"])
    gone.update(equipment="", needs="", nonce="", form_nonce=None)
    return count


def locked(registration: Registration) -> Registration:
    """Đăng ký này as it stands, with whom to write to."""
    found = Registration.objects.select_for_update(of=("self",)).select_related("conference__unit", "contact")
    return found.get(pk=registration.pk)


def _put(held: Conference, entry: Entry, actor: User | None, nonce: str | None) -> Registration:
    made = Registration.objects.create(
        conference=held,
        kind=entry.kind,
        outlet=entry.outlet,
        language=entry.language,
        equipment=entry.equipment,
        needs=entry.needs,
        entered_by=actor,
        form_nonce=nonce,
    )
    contact = RegistrantContact.objects.create(
        registration=made,
        purpose=_purpose(),
        erase_on=conferences.erase_on(held),
        folded=fold(f"{entry.full_name} {entry.outlet}"),
        **{name: getattr(entry, name) for name in KEPT},
    )
    after = {"conference": held, "kind": made.kind, "state": made.state, "by_hand": actor is not None}
    after["full_name"] = audit.personal(contact.full_name, salt=contact.salt)
    audit.record(actor=actor, verb="conferences.register", subject=made, after=after)
    telling.tell(made, "received")
    return made


@in_official_language
def _purpose() -> str:
    return _("Xếp chỗ, đón tại cửa và báo thay đổi của cuộc này")


def _sentence(key: str) -> str:
    sentences = {
        "wrong_long": _("Dài quá; hãy viết gọn lại."),
        "wrong_kind": _("Hãy chọn người đăng ký thuộc loại nào."),
        "wrong_name": _("Hãy ghi họ và tên, không kèm chữ số hay ký hiệu."),
        "wrong_outlet": _("Hãy ghi tên cơ quan báo chí."),
        "wrong_email": _("Hãy ghi thư điện tử đúng dạng, hoặc để trống và ghi điện thoại."),
        "wrong_phone": _("Điện thoại chỉ gồm chữ số, khoảng trắng và dấu +."),
        "wrong_card": _("Địa điểm này kiểm tra giấy tờ ở cổng: hãy ghi số giấy tờ tùy thân."),
    }
    return sentences[key]
