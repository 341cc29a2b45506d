"""Directives sent to units (văn bản đã phổ biến)."""

from datetime import date
from typing import Any

from nhipcau.directives.models import Delivery, Directive, Dissemination
from nhipcau.units.models import Unit

from .directives import DirectiveFactory


def delivery(
    unit: Unit, directive: Directive | None = None, *, due: date | None = None, **fields: Any
) -> Delivery:
    """A directive with one unit, as sent; `fields` are of Delivery, `wants_briefing` of its sending."""
    home = directive or DirectiveFactory()
    made = Dissemination.objects.create(
        directive=home, due=due, wants_briefing=fields.pop("wants_briefing", True)
    )
    return Delivery.objects.create(dissemination=made, directive=home, unit=unit, **fields)
