"""Mã trong địa chỉ và mã QR của một đăng ký: signed by the installation's key, so that nobody makes one up.

A token is the number of the registration and a signature over it; its random part is in the database, the
key is not: neither alone gives an address. With the random part emptied, no address opens any more.
"""

from enum import StrEnum

from django.core.signing import BadSignature, Signer

from ..models import Registration


class Kind(StrEnum):
    """Mã dùng để làm gì; one for one purpose is refused for another."""

    STATUS = "status"
    # Stands on a badge for all to see: it opens the screen of the door, never the person's own page.
    DOOR = "door"


def make(kind: Kind, registration: Registration) -> str:
    """Mã của một đăng ký."""
    return _signer(kind, registration.nonce).sign(str(registration.pk))


def found(kind: Kind, token: str) -> Registration | None:
    """Đăng ký của một mã; None for a forged one, or one for another purpose."""
    number = token.partition(".")[0]
    if not (number.isascii() and number.isdecimal() and len(number) <= 18):
        return None
    held = (
        Registration.objects.select_related("conference__unit", "contact", "appeal")
        .filter(pk=int(number))
        .exclude(nonce="")
        .first()
    )
    if held is None:
        return None
    try:
        _signer(kind, held.nonce).unsign(token)
    except BadSignature:
        return None
    return held


def _signer(kind: Kind, nonce: str) -> Signer:
    return Signer(sep=".", salt=f"nhipcau.conferences.{kind}:{nonce}")
