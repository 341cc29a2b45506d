"""Mã trong địa chỉ và mã QR: signed by the installation's key, so that nobody can make one up.

A token is the number of a record and a signature over it and the record's own random part; that part is in
the database, the key is not: neither alone gives an address. Whether it may still be used is asked of the
record each time, so that a course put off, a link closed or a registration withdrawn counts at once.
"""

import base64
from enum import StrEnum

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import base36_to_int, int_to_base36

# 120 bits: beyond guessing, and short enough for a QR code that an old telephone reads.
_BYTES = 15


class Kind(StrEnum):
    """Mã dùng để làm gì; one for one purpose is refused for another."""

    LINK = "link"
    PERSON = "person"
    # Stands on a badge for all to see: it opens the organisers' list, never the person's own page.
    DOOR = "door"


def make(kind: Kind, pk: int, nonce: str) -> str:
    """Mã của một bản ghi."""
    return f"{int_to_base36(pk)}-{_signature(kind, pk, nonce, settings.SECRET_KEY)}"


def number_in(token: str) -> int | None:
    """Số bản ghi mà mã nói tới, not yet checked; None for what is no token."""
    number, _, signature = token.partition("-")
    if not signature or not number.isascii() or not 1 <= len(number) <= 13:
        return None
    try:
        found = base36_to_int(number)
    except ValueError:
        return None
    return found if found < 2**63 else None


def fits(kind: Kind, token: str, pk: int, nonce: str) -> bool:
    """Mã đúng là của bản ghi này; also one made under a key that is still accepted."""
    signature = token.partition("-")[2]
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return bool(nonce) and any(
        constant_time_compare(signature, _signature(kind, pk, nonce, key)) for key in keys
    )


def _signature(kind: Kind, pk: int, nonce: str, key: str | bytes) -> str:
    signed = salted_hmac(f"nhipcau.training.{kind}", f"{pk}:{nonce}", secret=key, algorithm="sha256")
    return base64.urlsafe_b64encode(signed.digest()[:_BYTES]).decode()
