"""Danh sách nhận tin: opened, corrected; addresses of readers seen, exported and erased by few."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.mailing.domain import subscribing
from nhipcau.mailing.models import MailingList
from nhipcau.newsroom.models import Language
from nhipcau.units.domain import access
from nhipcau.units.models import User

from . import policy

FIELDS = (
    "names",
    "topic",
    "sender_name",
    "sender",
    "purpose",
    "keep_days",
    "per_minute",
    "domain_per_minute",
    "is_open",
)


def open_(*, actor: User, slug: str, language: Language, wanted: Mapping[str, Any]) -> MailingList:
    """Lập danh sách nhận tin in one language. Raises Refused when its address is taken."""
    access.require(actor, policy.MANAGE_LISTS)
    with transaction.atomic():
        if MailingList.objects.filter(slug__iexact=slug).exists():
            raise Refused(_("Địa chỉ “%(slug)s” đã có danh sách khác dùng.") % {"slug": slug})
        made = MailingList.objects.create(slug=slug.lower(), language=language.code, **_checked(wanted))
        after = {"slug": made.slug, "language": language.code} | {
            name: getattr(made, name) for name in FIELDS
        }
        audit.record(actor=actor, verb="outreach.list.open", subject=made, after=after)
    return made


def correct(*, actor: User, mailing_list: MailingList, wanted: Mapping[str, Any]) -> MailingList:
    """Sửa danh sách; its address and language stay, for readers agreed to them."""
    access.require(actor, policy.MANAGE_LISTS)
    with transaction.atomic():
        held = MailingList.objects.select_for_update().get(pk=mailing_list.pk)
        before, after = audit.changes(held, _checked(wanted))
        if after:
            held.save(update_fields=list(after))
            audit.record(actor=actor, verb="outreach.list.correct", subject=held, before=before, after=after)
    return held


def record_export(*, actor: User, mailing_list: MailingList, entries: int) -> None:
    """Ghi lại việc xuất địa chỉ (safeguard 12)."""
    access.require(actor, policy.ADDRESSES)
    with transaction.atomic():
        audit.record(
            actor=actor, verb="outreach.list.export", subject=mailing_list, after={"entries": entries}
        )


def erase(*, actor: User, address: str) -> int:
    """Xóa một địa chỉ khỏi mọi danh sách, for who asked the office; the trail names no address."""
    access.require(actor, policy.ADDRESSES)
    with transaction.atomic():
        count = subscribing.erase_address(subscribing.checked_address(address))
        if not count:
            raise Refused(_("Không danh sách nào có địa chỉ này."))
        audit.record(actor=actor, verb="outreach.list.erase", subject=actor, after={"lists": count})
    return count


def _checked(wanted: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: wanted[name] for name in FIELDS if name in wanted}
    if "names" in found and not any(found["names"].values()):
        raise Refused(_("Hãy ghi tên danh sách."))
    for name in ("sender_name", "purpose"):
        if name in found and not str(found[name]).strip():
            raise Refused(_("Hãy ghi tên người gửi và mục đích giữ địa chỉ."))
    for name in ("per_minute", "domain_per_minute"):
        if name in found and not 1 <= int(found[name]) <= 100_000:
            raise Refused(_("Số thư mỗi phút từ 1 đến 100.000."))
    if "keep_days" in found and not 0 <= int(found["keep_days"]) <= 365:
        raise Refused(_("Địa chỉ của người đã thôi nhận giữ nhiều nhất 365 ngày."))
    return found
