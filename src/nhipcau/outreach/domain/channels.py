"""Sổ kênh chính thức: one person enters or changes, another confirms; nothing else is ever official."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.newsroom.models import Language
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import Counting
from ..models import Channel, Platform
from . import policy

FIELDS = ("name", "platform", "address", "languages", "unit", "since", "until", "verified")
LIMITS = ("text_limit", "counting", "link_length", "sizes", "most_pictures", "source", "checked_on")


def enter(*, actor: User, wanted: Mapping[str, Any]) -> Channel:
    """Ghi kênh mới; it is not in public before a second person confirms it. Raises Refused."""
    access.require(actor, policy.CHANNELS, units=[wanted["unit"]])
    fields = checked(wanted)
    languages = fields.pop("languages")
    with transaction.atomic():
        if Channel.objects.filter(address__iexact=fields["address"]).exists():
            raise Refused(_("Địa chỉ này đã có trong sổ kênh."))
        made = Channel.objects.create(proposed_by=actor, **fields)
        made.languages.set(languages)
        audit.record(actor=actor, verb="outreach.channel.enter", subject=made, after=_kept(wanted))
    return made


def change(*, actor: User, channel: Channel, wanted: Mapping[str, Any]) -> Channel:
    """Đề nghị sửa hoặc đóng: the public goes on seeing what was confirmed until another person confirms."""
    access.require(actor, policy.CHANNELS, units=[channel.unit])
    access.require(actor, policy.CHANNELS, units=[wanted["unit"]])
    checked(wanted)
    with transaction.atomic():
        held = _lock(channel)
        others = Channel.objects.filter(address__iexact=wanted["address"]).exclude(pk=held.pk)
        if others.exists():
            raise Refused(_("Địa chỉ này đã có trong sổ kênh."))
        held.pending, held.proposed_by = _kept(wanted), actor
        held.save(update_fields=["pending", "proposed_by"])
        audit.record(actor=actor, verb="outreach.channel.change", subject=held, after=held.pending)
    return held


def confirm(*, actor: User, channel: Channel) -> Channel:
    """Xác nhận, by another hand than that which entered or changed it."""
    access.require(actor, policy.CONFIRM_CHANNELS)
    with transaction.atomic():
        held = _lock(channel)
        if held.pending is None and held.confirmed_at is not None:
            raise Refused(_("Kênh này không có gì chờ xác nhận."))
        if access.is_same_hand(actor, held.proposed_by_id, policy.CONFIRM_CHANNELS):
            raise Refused(_("Bạn đã ghi hoặc sửa kênh này; người xác nhận phải là người khác."))
        before = {"confirmed_at": held.confirmed_at}
        if held.pending is not None:
            _apply(held, held.pending)
        held.pending, held.confirmed_by, held.confirmed_at = None, actor, timezone.now()
        held.save()
        after = {"confirmed_at": held.confirmed_at, "address": held.address}
        audit.record(actor=actor, verb="outreach.channel.confirm", subject=held, before=before, after=after)
    return held


def refuse(*, actor: User, channel: Channel, reason: str) -> None:
    """Không xác nhận: the change is dropped; a channel that was never confirmed goes from the book."""
    access.require(actor, policy.CONFIRM_CHANNELS)
    if not (reason := " ".join(reason.split())[:500]):
        raise Refused(_("Hãy ghi lý do không xác nhận."))
    with transaction.atomic():
        held = _lock(channel)
        if held.pending is None and held.confirmed_at is not None:
            raise Refused(_("Kênh này không có gì chờ xác nhận."))
        audit.record(actor=actor, verb="outreach.channel.refuse", subject=held, after={"reason": reason})
        if held.pending is not None:
            held.pending = None
            held.save(update_fields=["pending"])
        else:
            held.delete()


def set_limits(*, actor: User, platform: Platform, wanted: Mapping[str, Any]) -> Platform:
    """Ghi giới hạn của một nền tảng. Raises Refused for a limit that does not say from where it is known."""
    access.require(actor, policy.LIMITS)
    found = {name: wanted[name] for name in LIMITS if name in wanted}
    if found.get("text_limit") and not found.get("source"):
        raise Refused(_("Hãy ghi nguồn của giới hạn: trang của chính nền tảng nói con số ấy."))
    if "counting" in found and found["counting"] not in Counting.values:
        raise Refused(_("Cách đếm không có trong danh mục."))
    if any(not (100 <= width <= 8000 and 100 <= height <= 8000) for width, height in found.get("sizes", [])):
        raise Refused(_("Cỡ ảnh từ 100 đến 8000 điểm mỗi chiều."))
    with transaction.atomic():
        held = Platform.objects.select_for_update().get(pk=platform.pk)
        before, after = audit.changes(held, found)
        if after:
            held.save(update_fields=list(after))
            audit.record(
                actor=actor, verb="outreach.platform.limits", subject=held, before=before, after=after
            )
    return held


def checked(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Kênh ở dạng lưu. Raises Refused."""
    found = {name: wanted.get(name) for name in FIELDS}
    for name in ("name", "verified"):
        found[name] = " ".join(str(found[name] or "").split())
    if not found["name"] or not found["verified"]:
        raise Refused(_("Hãy ghi tên kênh và cách để ai cũng kiểm tra được đây là kênh của cơ quan."))
    address = str(found["address"] or "")
    try:
        URLValidator(schemes=["https"])(address)
    except ValidationError as wrong:
        raise Refused(_("Địa chỉ kênh phải là địa chỉ https:// đầy đủ.")) from wrong
    if not found["languages"]:
        raise Refused(_("Hãy chọn ngôn ngữ của kênh."))
    if found["until"] is not None and found["until"] < found["since"]:
        raise Refused(_("Ngày đóng đứng trước ngày bắt đầu; hãy sửa lại."))
    return found


def _kept(wanted: Mapping[str, Any]) -> dict[str, Any]:
    found = checked(wanted)
    return {
        **{name: found[name] for name in ("name", "address", "verified")},
        "platform": found["platform"].pk,
        "unit": found["unit"].pk,
        "languages": sorted(each.pk for each in found["languages"]),
        "since": found["since"].isoformat(),
        "until": found["until"].isoformat() if found["until"] else None,
    }


def _apply(held: Channel, kept: Mapping[str, Any]) -> None:
    held.name, held.address, held.verified = kept["name"], kept["address"], kept["verified"]
    held.platform, held.unit = Platform.objects.get(pk=kept["platform"]), Unit.objects.get(pk=kept["unit"])
    held.since = date.fromisoformat(kept["since"])
    held.until = date.fromisoformat(kept["until"]) if kept["until"] else None
    held.languages.set(Language.objects.filter(pk__in=kept["languages"]))


def _lock(channel: Channel) -> Channel:
    return (
        Channel.objects.select_for_update(of=("self",)).select_related("unit", "platform").get(pk=channel.pk)
    )
