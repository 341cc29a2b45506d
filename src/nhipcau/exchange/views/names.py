"""Chọn đơn vị cho cách viết chưa rõ: once for all rows that write it so."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain.resolution import Directory
from nhipcau.units.models import Unit, UnitGroup
from nhipcau.units.queries import in_being

from ..domain import imports
from ..domain.findings import Finding
from ..enums import Grade
from .screen import actor_of

# Each brings a list of every unit with it; nobody settles more at one go.
NAMES_AT_ONCE = 15


def unclear_names(found: Iterable[Finding]) -> dict[str, Any]:
    """Các cách viết chưa rõ, those with most rows first, each with what the directory suggests."""
    rows: dict[str, int] = {}
    for finding in found:
        if finding.grade == Grade.WRONG and finding.written:
            rows[finding.written] = rows.get(finding.written, 0) + 1
    if not rows:
        return {}
    directory, today = Directory(), timezone.localdate()
    ordered = sorted(rows, key=lambda written: -rows[written])
    names = [
        {
            "written": written,
            "rows": rows[written],
            "suggested": [
                (value_of(candidate.target), candidate.target.name)
                for candidate in directory.resolve(written, on=today).candidates
            ],
        }
        for written in ordered[:NAMES_AT_ONCE]
    ]
    return {
        "names": names,
        "later": max(0, len(ordered) - NAMES_AT_ONCE),
        "units": [(value_of(unit), unit.name) for unit in in_being(today)],
        "groups": [(value_of(group), group.name) for group in UnitGroup.objects.all()],
    }


def value_of(target: Unit | UnitGroup) -> str:
    """Giá trị trong biểu mẫu."""
    return f"u-{target.pk}" if isinstance(target, Unit) else f"g-{target.pk}"


def choose(request: HttpRequest, record: Any) -> str:
    """Ghi nhớ những gì đã chọn; returns what to say. Raises Refused when nothing was chosen."""
    chosen: dict[str, Unit | UnitGroup] = {}
    pairs = zip(request.POST.getlist("written"), request.POST.getlist("target"), strict=False)
    for written, value in pairs:
        if value:
            chosen[written] = _target(value)
    if not chosen:
        raise Refused(_("Chưa chọn đơn vị nào."))
    imports.choose_names(actor=actor_of(request), record=record, chosen=chosen)
    return ngettext("Đã ghi nhớ %(n)d cách viết.", "Đã ghi nhớ %(n)d cách viết.", len(chosen)) % {
        "n": len(chosen)
    }


def _target(value: str) -> Unit | UnitGroup:
    sort, _dash, number = value.partition("-")
    kind: type[Unit] | type[UnitGroup] = Unit if sort == "u" else UnitGroup
    found = kind.objects.filter(pk=int(number)).first() if number.isdigit() else None
    if found is None:
        raise Refused(_("Có đơn vị không còn trong danh bạ; hãy tải lại trang."))
    return found
