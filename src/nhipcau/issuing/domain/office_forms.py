"""Thể thức của cơ quan: declared once by a person, read by every paper."""

import re
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import FormKind
from ..models import OfficeForm
from . import defaults, policy

FIELDS = (
    "form",
    "parent",
    "issuer",
    "place",
    "plan_symbol",
    "report_symbol",
    "letter_symbol",
    "authority",
    "signer_name",
    "recipients",
    "filed",
)
# Letters, digits, "&" and "." between hyphens: "KH-UBND", "UBND-KGVX", "BC-SVHTT&DL".
_STATE_SYMBOL = re.compile(r"[^\W_][\w&.]*(-[^\W_][\w&.]*)*")
# The same on both sides of one slash: "KH/TU", "QC/BTCTU-BNCTU".
_PARTY_SYMBOL = re.compile(rf"{_STATE_SYMBOL.pattern}/{_STATE_SYMBOL.pattern}")


def of(office: Unit) -> OfficeForm:
    """Thể thức của một cơ quan: as declared, else as proposed (without a key)."""
    return OfficeForm.objects.filter(office=office).first() or defaults.form_of(office)


def declare(*, actor: User, office: Unit, wanted: Mapping[str, Any]) -> OfficeForm:
    """Khai thể thức: `wanted` holds FIELDS; papers already submitted keep what they bore.

    Raises Refused for a symbol that the system does not write so, or a blank that every paper needs.
    """
    access.require(actor, policy.SET_FORM, units=[office])
    values = {name: _lines(str(wanted.get(name, ""))) for name in FIELDS}
    for name in ("issuer", "place", "authority"):
        if not values[name]:
            raise Refused(_("Tên cơ quan, địa danh và chức vụ người ký không được để trống."))
    for name in ("plan_symbol", "report_symbol", "letter_symbol"):
        require_symbol(values[name], FormKind(values["form"]))
    with transaction.atomic():
        # The office's row is what two people declaring at once meet at.
        Unit.objects.select_for_update().get(pk=office.pk)
        held = OfficeForm.objects.filter(office=office).first() or OfficeForm(office=office, **values)
        before, after = audit.changes(held, values)
        if held.pk is None:
            after = dict(values)
        if after:
            held.save()
            audit.record(
                actor=actor, verb="issuing.form", subject=held, before=_named(before), after=_named(after)
            )
    return held


def require_symbol(symbol: str, form: FormKind) -> None:
    """Ký hiệu đúng cách viết of the system. Raises Refused with an example."""
    pattern, example = (
        (_PARTY_SYMBOL, "KH/TU, BC/BTGDVTU")
        if form == FormKind.PARTY
        else (_STATE_SYMBOL, "KH-UBND, UBND-KGVX")
    )
    if not pattern.fullmatch(symbol):
        raise Refused(
            _("Ký hiệu “%(symbol)s” chưa đúng cách viết; ví dụ đúng: %(example)s.")
            % {"symbol": symbol, "example": example}
        )


def _lines(text: str) -> str:
    """Blanks made single, empty lines dropped."""
    return "\n".join(line for line in (" ".join(each.split()) for each in text.splitlines()) if line)


def _named(values: Mapping[str, Any]) -> dict[str, Any]:
    # A person's name enters the chain not at all: only that it changed (safeguard 15).
    return {name: "…" if name == "signer_name" and value else value for name, value in values.items()}
