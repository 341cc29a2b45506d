"""Liên kết trả lời: made for a unit, shown once, open for a time, revoked at will.

Whoever holds the address may answer in the unit's name, so it is as good as a sealed letter, no better: an
answer changes nothing before the standing office takes it over.
"""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..models import Link
from . import policy, purposes

BYTES = 32
LONGEST_DAYS = 180
MOST_USES = 500


@dataclass(frozen=True, slots=True)
class Made:
    """Một liên kết vừa tạo; `token` is known only now."""

    link: Link
    token: str


def make(
    *,
    actor: User,
    purpose: str,
    units: Sequence[Unit],
    days: int,
    subject: dict[str, Any] | None = None,
    max_uses: int = 50,
) -> list[Made]:
    """Tạo liên kết cho từng đơn vị; one that the unit has for the same matter is revoked.

    Raises PermissionDenied; Refused without units, for units that have ended, or a time out of bounds.
    """
    access.require(actor, policy.LINK)
    if purpose not in purposes.known():
        raise Refused(_("Không có mục đích này."))
    if not units:
        raise Refused(_("Hãy chọn ít nhất một đơn vị; chưa tạo liên kết nào."))
    if not 1 <= days <= LONGEST_DAYS or not 1 <= max_uses <= MOST_USES:
        raise Refused(
            _("Thời gian dùng từ 1 đến %(days)d ngày, số lần trả lời từ 1 đến %(uses)d.")
            % {"days": LONGEST_DAYS, "uses": MOST_USES}
        )
    for unit in units:
        if not unit.exists_on(timezone.localdate()):
            raise Refused(_("“%(unit)s” không còn hoạt động; chưa tạo liên kết nào.") % {"unit": unit})
    about = subject or {}
    with transaction.atomic():
        older = Link.objects.select_for_update().filter(
            purpose=purpose, unit__in=units, subject=about, revoked_at=None
        )
        for link in older:
            _revoke(actor, link)
        until = timezone.now() + timedelta(days=days)
        return [
            _make(
                actor,
                Link(
                    purpose=purpose,
                    unit=unit,
                    subject=about,
                    expires_at=until,
                    max_uses=max_uses,
                    created_by=actor,
                ),
            )
            for unit in units
        ]


def renew(*, actor: User, link: Link, days: int) -> Made:
    """Cấp lại: a new address for the same matter; the old one is closed."""
    return make(
        actor=actor,
        purpose=link.purpose,
        units=[link.unit],
        days=days,
        subject=link.subject,
        max_uses=link.max_uses,
    )[0]


def revoke(*, actor: User, link: Link) -> None:
    """Thu hồi; repeated it changes nothing. Answers that came before stay."""
    access.require(actor, policy.LINK)
    with transaction.atomic():
        held = Link.objects.select_for_update().get(pk=link.pk)
        if held.revoked_at is None:
            _revoke(actor, held)


def found(token: str) -> Link | None:
    """Liên kết còn dùng được của một mã; None for any other, whatever is wrong with it."""
    link = Link.objects.select_related("unit").filter(token_digest=digest_of(token)).first()
    if link is None or not link.is_live or link.purpose not in purposes.known():
        return None
    if link.opened_at is None:
        Link.objects.filter(pk=link.pk, opened_at=None).update(opened_at=timezone.now())
    return link


def digest_of(token: str) -> str:
    """Mã băm của một mã bí mật."""
    return hashlib.sha256(token.encode()).hexdigest()


@in_official_language
def message(link: Link, address: str) -> str:
    """Tin nhắn gửi đơn vị, for the chat in which the office talks."""
    purpose = purposes.of(link)
    if purpose.invitation:
        return purpose.invitation(link, address)
    until = date_format(timezone.localtime(link.expires_at), "H:i d/m/Y")
    return _(
        "Kính gửi %(unit)s: đề nghị đơn vị %(what)s tại liên kết sau (không cần tài khoản, dùng đến "
        "%(until)s): %(address)s. Liên kết dành riêng cho đơn vị, xin không chuyển cho nơi khác."
    ) % {"unit": link.unit, "what": str(purpose.lead), "until": until, "address": address}


def _make(actor: User, link: Link) -> Made:
    token = secrets.token_urlsafe(BYTES)
    link.token_digest = digest_of(token)
    link.save(force_insert=True)
    after = {
        "purpose": link.purpose,
        "unit": link.unit,
        "subject": link.subject,
        "expires_at": link.expires_at,
    }
    audit.record(actor=actor, verb="exchange.link.make", subject=link, after=after)
    return Made(link, token)


def _revoke(actor: User, link: Link) -> None:
    link.revoked_at = timezone.now()
    link.save(update_fields=["revoked_at"])
    audit.record(
        actor=actor,
        verb="exchange.link.revoke",
        subject=link,
        before={"revoked_at": None},
        after={"revoked_at": link.revoked_at},
    )
