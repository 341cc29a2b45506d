"""Cửa của biểu mẫu công khai: a signed stamp, a trap for robots, ceilings; nobody is turned away unheard.

What is wrong is told as names of sentences, since the site says them in the reader's language and the
screens of work in Vietnamese.
"""

import re
import secrets
import unicodedata
from dataclasses import dataclass, replace
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.core.validators import validate_email
from django.utils import timezone

from ..enums import RegistrantKind
from ..models import Conference, Registration

# A person needs some seconds for the form, and may leave it open over a night.
SHORTEST, LONGEST = timedelta(seconds=3), timedelta(hours=24)
MOST_AN_HOUR, MOST_WAITING = 120, 1500
TEXTS = ("full_name", "outlet", "email", "phone", "card", "equipment", "needs")
LIMITS = {
    "full_name": 80, "outlet": 160, "email": 120, "phone": 40, "card": 40, "equipment": 300, "needs": 300,
}  # fmt: skip
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_NO_NAME = re.compile(r"[\d<>{}\[\]|\\/@#$%^*=+~`?!;:_]|https?|www\.", re.IGNORECASE)
_PHONE = re.compile(r"\+?[\d\s().-]{6,40}")


@dataclass(frozen=True, slots=True)
class Entry:
    """Điều người đăng ký ghi."""

    kind: str
    full_name: str
    outlet: str = ""
    email: str = ""
    phone: str = ""
    card: str = ""
    equipment: str = ""
    needs: str = ""
    language: str = "vi"


def stamp() -> str:
    """Dấu của một biểu mẫu: when it was asked for, and which one it is."""
    return _signer().sign(secrets.token_hex(8))


def nonce_of(stamped: str) -> tuple[str, str]:
    """Số của biểu mẫu, and the name of the sentence that says why it is not taken; one of them is empty."""
    try:
        nonce = _signer().unsign(stamped, max_age=LONGEST)
    except (SignatureExpired, BadSignature):
        return "", "wrong_old"
    try:
        _signer().unsign(stamped, max_age=SHORTEST)
    except SignatureExpired:
        return nonce, ""
    return "", "wrong_fast"


def is_flooded(conference: Conference) -> bool:
    """Quá nhiều lượt: more than a hall of reporters sends in an hour, or than anybody could look through."""
    came = Registration.objects.filter(conference=conference, entered_by=None)
    lately = came.filter(registered_at__gte=timezone.now() - timedelta(hours=1)).count()
    return lately >= MOST_AN_HOUR or came.count() >= MOST_WAITING


def neat(entry: Entry) -> Entry:
    """NFC, without control signs, one line each."""
    found = {name: _line(getattr(entry, name)) for name in TEXTS}
    if entry.kind == RegistrantKind.FREELANCE:
        found["outlet"] = ""
    return replace(entry, **found)


def problems(conference: Conference, entry: Entry) -> dict[str, str]:
    """Điều chưa đúng của một mục đã gọn: field and name of the sentence; the same for every kind."""
    wrong = {name: "wrong_long" for name, most in LIMITS.items() if len(getattr(entry, name)) > most}
    if entry.kind not in RegistrantKind.values:
        wrong["kind"] = "wrong_kind"
    if len(entry.full_name) < 2 or _NO_NAME.search(entry.full_name):
        wrong["full_name"] = "wrong_name"
    if entry.kind != RegistrantKind.FREELANCE and not entry.outlet:
        wrong["outlet"] = "wrong_outlet"
    if not _is_address(entry.email):
        wrong["email"] = "wrong_email"
    if entry.phone and not _PHONE.fullmatch(entry.phone):
        wrong["phone"] = "wrong_phone"
    if conference.asks_card and not entry.card:
        wrong["card"] = "wrong_card"
    return wrong


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _line(text: str) -> str:
    return " ".join(_CONTROL.sub(" ", unicodedata.normalize("NFC", text)).split())


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="nhipcau.conferences.form")
