"""Chữ người ngoài gõ: made plain text of one form, before anything of it is kept or put into a header."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from nhipcau.directives.domain.old_letters import named

# Longest answers the form takes; what is longer is said and stays typed.
LONGEST: Final = {
    "outlet": 160,
    "country": 80,
    "name": 120,
    "email": 160,
    "phone": 40,
    "subject": 200,
    "question": 6000,
}
_LINES = {"question"}
_PHONE = re.compile(r"[+()\d .\-/]{6,40}")
# Signs that change the direction of what stands after them: they make a text read other than it is.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def line(text: str) -> str:
    """Một dòng: NFC, no control sign; a line break is a blank, so that no header can be smuggled in."""
    return " ".join(_plain(text).split())


def lines(text: str) -> str:
    """Nhiều dòng: NFC, no control sign but the line break, no blanks at the ends."""
    told = _plain(text.replace("\r\n", "\n").replace("\r", "\n"), keep="\n\t").replace("\t", " ")
    told = "\n".join(each.rstrip() for each in told.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", told).strip()


@dataclass(frozen=True, slots=True)
class Asked:
    """Câu hỏi như đã gõ, made plain: the words by field, the wish, whether it is a resident foreign bureau.

    `wrong` tells by field what cannot stand, as a key of the form's own words.
    """

    outlet: str = ""
    country: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    subject: str = ""
    question: str = ""
    wanted_by: date | None = None
    is_resident_bureau: bool = False
    wrong: Mapping[str, str] = field(default_factory=dict)


def read(given: Mapping[str, str]) -> Asked:
    """Đọc những gì đã gõ. Nothing is raised: `wrong` says what to mend."""
    told = {name: (lines if name in _LINES else line)(given.get(name, "")) for name in LONGEST}
    wrong: dict[str, str] = {}
    for name in ("outlet", "name", "subject", "question"):
        if not told[name]:
            wrong[name] = "wrong_empty"
    if not told["email"] and not told["phone"]:
        wrong["email"] = "wrong_reach"
    if told["email"] and not is_address(told["email"]):
        wrong["email"] = "wrong_address"
    if told["phone"] and not _PHONE.fullmatch(told["phone"]):
        wrong["phone"] = "wrong_phone"
    wish, has_day = _day(given.get("wanted_by", ""))
    if not has_day:
        wrong["wanted_by"] = "wrong_day"
    for name, most in LONGEST.items():
        if len(told[name]) > most:
            wrong[name] = "wrong_long"
    for name in ("question", "subject", "outlet"):
        if name not in wrong and named(told[name]):
            wrong[name] = "wrong_letters"
    return Asked(
        **told, wanted_by=wish, is_resident_bureau=bool(given.get("is_resident_bureau")), wrong=wrong
    )


def is_address(text: str) -> bool:
    """Là một địa chỉ thư, of one line."""
    try:
        validate_email(text)
    except ValidationError:
        return False
    return text == line(text)


def _plain(text: str, keep: str = "") -> str:
    told = unicodedata.normalize("NFC", _TURNS.sub("", text))
    return "".join(
        sign if sign in keep or unicodedata.category(sign) not in {"Cc", "Cs", "Zl", "Zp"} else " "
        for sign in told
        if sign != "\x00"
    )


def _day(text: str) -> tuple[date | None, bool]:
    """The day, and whether what was typed is one or nothing; not before today."""
    if not (typed := line(text)):
        return None, True
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            found = datetime.strptime(typed, form).date()
        except ValueError:
            continue
        return found, timezone.localdate() <= found
    return None, False
