"""Đề xuất giao việc: what a confirmed obligation says about who, by when and what; a person decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nhipcau.directives.enums import Part
from nhipcau.directives.models import Obligation, ObligationUnit
from nhipcau.units.models import Succession, Unit

from ..enums import AssignmentState

MAX_HEIRS = 10
# A subset of RFC 5545 that directives use; anything else is for a person to settle.
RULE_PARTS = {"FREQ", "BYMONTH", "BYMONTHDAY", "BYDAY"}
FREQUENCIES = {"WEEKLY", "MONTHLY", "YEARLY"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Một dòng đề xuất: `why` tells in Vietnamese where the unit and the day come from."""

    unit: Unit
    supporters: tuple[Unit, ...]
    due: date | None
    deliverable: str
    approver: Unit | None
    why: str


def propose(obligation: Obligation) -> list[Proposal]:
    """Đề xuất giao cho từng đơn vị chủ trì; a group stands for its members in being today.

    Names nobody has resolved yet, and units already assigned, give no proposal.
    """
    parties = list(
        obligation.parties.select_related("unit", "group", "through").prefetch_related("group__members")
    )
    leads = _units_with_reason([party for party in parties if party.part == Part.LEAD])
    supports = _units_with_reason([party for party in parties if party.part == Part.SUPPORT])
    standing = obligation.assignments.exclude(state=AssignmentState.CANCELLED)
    taken = set(standing.values_list("unit", flat=True))
    due, due_why = proposed_due(obligation, timezone.localdate())
    approver = default_approver()
    return [
        Proposal(
            unit=unit,
            supporters=tuple(other for other in supports if other not in leads),
            due=due,
            deliverable=obligation.deliverable,
            approver=approver,
            why=f"{why} {due_why}".strip(),
        )
        for unit, why in leads.items()
        if unit.pk not in taken
    ]


def unresolved_leads(obligation: Obligation) -> list[str]:
    """Tên chủ trì chưa tra được đơn vị nào, as the document writes them."""
    return [
        party.written
        for party in obligation.parties.all()
        if party.part == Part.LEAD and party.unit_id is None and party.group_id is None
    ]


def default_approver() -> Unit | None:
    """Cơ quan thường trực duyệt kết quả, when no other unit is named."""
    offices = Unit.objects.filter(is_standing_office=True)
    return next((unit for unit in offices if unit.exists_on(timezone.localdate())), None)


def proposed_due(obligation: Obligation, today: date) -> tuple[date | None, str]:
    """Hạn đề xuất, and a sentence that explains it; None when the document leaves it to an event or open."""
    if obligation.due:
        return obligation.due, _("Hạn theo văn bản.")
    if obligation.recurrence:
        day = next_day(obligation.recurrence, today)
        if day:
            return day, _("Việc lặp lại (“%(text)s”); kỳ gần nhất là %(day)s.") % {
                "text": obligation.deadline_text,
                "day": date_format(day, "SHORT_DATE_FORMAT"),
            }
    if obligation.deadline_after:
        return None, _("Hạn tính từ một sự kiện (“%(text)s”): hãy tự đặt ngày.") % {
            "text": obligation.deadline_text
        }
    if obligation.continuous:
        return None, _("Việc thường xuyên, văn bản không đặt hạn.")
    return None, _("Văn bản không nêu hạn cụ thể.")


def next_day(rule: str, today: date) -> date | None:
    """Ngày lặp lại gần nhất, today included, of an RRULE (RFC 5545) made of RULE_PARTS; else None."""
    from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

    parts = dict(part.partition("=")[::2] for part in rule.upper().removeprefix("RRULE:").split(";"))
    if not parts.keys() <= RULE_PARTS or parts.get("FREQ") not in FREQUENCIES or len(parts) < 2:
        return None
    if not parts.keys() & {"BYMONTHDAY", "BYDAY"}:
        # "tháng 6 hằng năm" is over on its last day; bare, the rule would repeat today's own number.
        parts["BYMONTHDAY"] = "-1"
    midnight = datetime.combine(today, time.min)
    try:
        pattern = rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=midnight)
    except ValueError:
        return None
    found = pattern.after(midnight, inc=True)
    return found.date() if found else None


def _units_with_reason(parties: Iterable[ObligationUnit]) -> dict[Unit, str]:
    today = timezone.localdate()
    found: dict[Unit, str] = {}
    for party in parties:
        if party.group:
            why = _("Thuộc nhóm “%(group)s” trong văn bản.") % {"group": party.written}
            for member in party.group.members.all():
                if member.exists_on(today):
                    found.setdefault(member, why)
        elif party.unit:
            unit = heir_of(party.unit, today)
            if unit:
                found.setdefault(unit, _reason(party, unit))
    return found


def _reason(party: ObligationUnit, unit: Unit) -> str:
    older = party.through or (party.unit if party.unit != unit else None)
    if older:
        return _("Văn bản ghi “%(written)s”, nay do %(unit)s kế thừa.") % {
            "written": party.written,
            "unit": unit,
        }
    return _("Văn bản ghi “%(written)s”.") % {"written": party.written}


def heir_of(unit: Unit, day: date) -> Unit | None:
    """Đơn vị còn hoạt động: the unit itself or its only heir down the line; None without exactly one."""
    for _step in range(MAX_HEIRS):
        if unit.exists_on(day):
            return unit
        heirs = list(Succession.objects.filter(predecessor=unit).select_related("successor")[:2])
        if len(heirs) != 1:
            return None
        unit = heirs[0].successor
    return None
