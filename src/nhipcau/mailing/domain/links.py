"""Dấu ký trong liên kết: whoever holds the letter may confirm or leave, and nobody else."""

import re
from datetime import timedelta

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from ..models import Delivery, Subscription

CONFIRM_WITHIN = timedelta(days=7)
_DELIVERY = re.compile(r"d?(\d{1,18})[-.]([0-9a-f]{16})\b")


def to_confirm(subscription: Subscription) -> str:
    """Dấu để xác nhận, of this asking alone: asked anew, an older one no longer fits."""
    said = f"{subscription.token}.{int(subscription.asked_at.timestamp())}"
    return signing.TimestampSigner(salt="mailing.confirm", sep="~").sign(said)


def to_leave(subscription: Subscription) -> str:
    """Dấu để thôi nhận, without an end."""
    return signing.Signer(salt="mailing.leave", sep="~").sign(subscription.token)


def asked_by(signed: str) -> Subscription | None:
    """Đăng ký mà dấu xác nhận nêu; None when it is forged, too old or asked anew meanwhile."""
    try:
        said = signing.TimestampSigner(salt="mailing.confirm", sep="~").unsign(signed, max_age=CONFIRM_WITHIN)
    except signing.BadSignature:
        return None
    token, _dot, at = said.partition(".")
    found = Subscription.objects.select_related("list").filter(token=token).exclude(address="").first()
    return found if found is not None and str(int(found.asked_at.timestamp())) == at else None


def held_by(signed: str) -> Subscription | None:
    """Đăng ký mà dấu thôi nhận nêu; None when it is forged or erased."""
    try:
        token = signing.Signer(salt="mailing.leave", sep="~").unsign(signed)
    except signing.BadSignature:
        return None
    return Subscription.objects.select_related("list").filter(token=token).exclude(address="").first()


def of_delivery(pk: int) -> str:
    """Dấu của một lần gửi, in its Message-ID and in the address to which bounces come back."""
    return f"d{pk}-{salted_hmac('mailing.delivery', str(pk)).hexdigest()[:16]}"


def delivery_in(text: str) -> Delivery | None:
    """Lần gửi mà một dấu trong chữ này nêu; a forged one names nobody."""
    for number, _mac in _DELIVERY.findall(text):
        if constant_time_compare(of_delivery(int(number)), f"d{number}-{_mac}"):
            return Delivery.objects.select_related("subscription", "mailing").filter(pk=int(number)).first()
    return None
