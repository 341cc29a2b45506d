"""Đối tác: kept by the unit that works with them; a post to write to is kept for a purpose and a time."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit, files
from nhipcau.core.domain.errors import Refused
from nhipcau.plans.domain import filetypes
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..models import Agreement, Contact, Partner
from . import keeping, policy

# Longer than this nobody can say what a contact will be needed for.
LONGEST = timedelta(days=3 * 366)
PERSONAL = ("holder", "email", "phone")


def keep(*, actor: User, partner: Partner, fields: Mapping[str, Any]) -> Partner:
    """Ghi đối tác, new (unsaved) or corrected. Raises Refused for one the unit has already."""
    access.require(actor, policy.WRITE, units=[partner.unit])
    with transaction.atomic():
        twins = Partner.objects.filter(unit=partner.unit, name=fields["name"], country=fields["country"])
        if twins.exclude(pk=partner.pk).exists():
            raise Refused(_("Đơn vị đã có đối tác này; hãy mở hồ sơ cũ để ghi tiếp."))
        keeping.keep(by=actor, record=partner, fields=fields, stem="programmes.partner")
    return partner


def keep_contact(*, actor: User, contact: Contact, fields: Mapping[str, Any]) -> Contact:
    """Ghi đầu mối liên hệ, new or corrected; who holds the post enters the trail as a salted digest.

    Raises Refused without a purpose, for a last day gone by, or one more than three years ahead.
    """
    access.require(actor, policy.WRITE, units=[contact.partner.unit])
    _require_time(fields["keep_until"])
    if not str(fields["purpose"]).strip():
        raise Refused(_("Hãy ghi lưu đầu mối này để làm gì; hết việc thì phần mềm tự xóa."))
    with transaction.atomic():
        is_new = contact.pk is None
        before, after = audit.changes(contact, fields)
        if after or is_new:
            contact.save()
            audit.record(
                actor=actor,
                verb="programmes.contact.add" if is_new else "programmes.contact.correct",
                subject=contact.partner,
                before=_hidden(contact, before),
                after={"contact": contact.pk, **_hidden(contact, after)},
            )
    return contact


def remove_contact(*, actor: User, contact: Contact) -> None:
    """Xóa đầu mối liên hệ khi không cần nữa; its salt goes with it."""
    access.require(actor, policy.WRITE, units=[contact.partner.unit])
    with transaction.atomic():
        after = {"contact": contact.pk}
        audit.record(actor=actor, verb="programmes.contact.remove", subject=contact.partner, after=after)
        contact.delete()


def forget_contacts(spare: timedelta) -> int:
    """Xóa đầu mối quá ngày lưu, `spare` after it; returns how many (a retention rule's work)."""
    past = Contact.objects.filter(keep_until__lt=timezone.localdate() - spare)
    return past.delete()[0]


def add_agreement(
    *,
    actor: User,
    partner: Partner,
    title: str,
    signed_on: date,
    ends_on: date | None = None,
    content: bytes | None = None,
    file_name: str = "",
    no_secret: bool = False,
) -> Agreement:
    """Ghi một thỏa thuận, with its file where there is one.

    Raises Refused for days the wrong way round, a file of another type, or one that bears or may bear a mark
    of secrecy (safeguard 16).
    """
    access.require(actor, policy.WRITE, units=[partner.unit])
    if signed_on > timezone.localdate():
        raise Refused(_("Ngày ký còn ở phía trước; hãy ghi khi đã ký."))
    if ends_on is not None and ends_on < signed_on:
        raise Refused(_("Ngày hết hiệu lực đứng trước ngày ký; hãy sửa lại hai ngày."))
    name = _require_file(actor, partner, content, file_name, no_secret) if content is not None else ""
    with transaction.atomic():
        agreement = Agreement.objects.create(
            partner=partner,
            title=" ".join(title.split()),
            signed_on=signed_on,
            ends_on=ends_on,
            file=files.keep(content) if content is not None else None,
            file_name=name,
        )
        after = {
            "agreement": agreement.pk,
            "title": agreement.title,
            "signed_on": signed_on,
            "ends_on": ends_on,
        }
        audit.record(actor=actor, verb="programmes.agreement.add", subject=agreement, after=after)
    return agreement


def remove_agreement(*, actor: User, agreement: Agreement, reason: str) -> None:
    """Bỏ một thỏa thuận ghi nhầm. Raises Refused without a reason."""
    access.require(actor, policy.WRITE, units=[agreement.partner.unit])
    if not reason.strip():
        raise Refused(_("Hãy ghi lý do bỏ; lý do được lưu trong nhật ký."))
    with transaction.atomic():
        after = {"title": agreement.title, "reason": reason.strip()}
        audit.record(actor=actor, verb="programmes.agreement.remove", subject=agreement, after=after)
        agreement.delete()


def _require_time(until: date) -> None:
    today = timezone.localdate()
    if until < today:
        raise Refused(_("Ngày lưu đã qua; đầu mối như vậy sẽ bị xóa ngay. Hãy ghi ngày còn ở phía trước."))
    if until > today + LONGEST:
        raise Refused(_("Đầu mối chỉ lưu nhiều nhất ba năm; còn cần thì đến lúc đó gia hạn."))


def _hidden(contact: Contact, values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: audit.personal(str(value), salt=contact.salt) if name in PERSONAL and value else value
        for name, value in values.items()
    }


def _require_file(actor: User, partner: Partner, content: bytes, name: str, no_secret: bool) -> str:
    return filetypes.require_admissible(
        actor=actor,
        content=content,
        name=name,
        no_secret=no_secret,
        verb="programmes.agreement.refuse-secret",
        subject=partner,
    )
