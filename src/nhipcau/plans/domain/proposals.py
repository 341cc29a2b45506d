"""Đề xuất giao việc: what a confirmed obligation says about who, by when and what; a person decides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nhipcau.directives.domain import deadlines
from nhipcau.directives.enums import Part
from nhipcau.directives.models import Obligation, ObligationUnit
from nhipcau.units.domain import lineage
from nhipcau.units.models import Unit

from ..enums import AssignmentState

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
    return propose_many([obligation])[0]


def propose_many(obligations: Sequence[Obligation]) -> list[list[Proposal]]:
    """Đề xuất cho nhiều nhiệm vụ, one list each, in a constant number of queries."""
    prefetch_related_objects(
        obligations, "parties__unit", "parties__through", "parties__group__members", "assignments"
    )
    family = lineage.load()
    approver = default_approver(family.units.values())
    return [_propose(obligation, family, approver) for obligation in obligations]


def _propose(obligation: Obligation, family: lineage.Lineage, approver: Unit | None) -> list[Proposal]:
    parties = obligation.parties.all()
    leads = _units_with_reason([party for party in parties if party.part == Part.LEAD], family)
    supports = _units_with_reason([party for party in parties if party.part == Part.SUPPORT], family)
    standing = obligation.assignments.all()
    taken = {given.unit_id for given in standing if given.state != AssignmentState.CANCELLED}
    due, due_why = proposed_due(obligation, timezone.localdate())
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


def default_approver(units: Iterable[Unit]) -> Unit | None:
    """Cơ quan thường trực duyệt kết quả, when no other unit is named."""
    today = timezone.localdate()
    return next((unit for unit in units if unit.is_standing_office and unit.exists_on(today)), None)


def proposed_due(obligation: Obligation, today: date) -> tuple[date | None, str]:
    """Hạn đề xuất, and a sentence that explains it; None when the document leaves it to an event or open."""
    if obligation.due:
        return obligation.due, ""
    words = deadlines.in_words(obligation)
    if obligation.recurrence and (day := next_day(obligation.recurrence, today)):
        return day, _("Việc lặp lại (%(words)s): đề xuất kỳ gần nhất là %(day)s.") % {
            "words": words,
            "day": date_format(day, "SHORT_DATE_FORMAT"),
        }
    if words:
        return None, _("Thời hạn theo văn bản: %(words)s. Hãy tự đặt ngày nếu cần.") % {"words": words}
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


def _units_with_reason(parties: Iterable[ObligationUnit], family: lineage.Lineage) -> dict[Unit, str]:
    today = timezone.localdate()
    found: dict[Unit, str] = {}
    for party in parties:
        if party.group:
            why = _("Thuộc nhóm “%(group)s” trong văn bản.") % {"group": party.written}
            for member in party.group.members.all():
                if member.exists_on(today):
                    found.setdefault(member, why)
        elif party.unit:
            answering = family.answering(party.unit, today)
            # Two heirs are for a person to choose between.
            if len(answering) == 1:
                found.setdefault(answering[0], _reason(party, answering[0], family))
    return found


def _reason(party: ObligationUnit, unit: Unit, family: lineage.Lineage) -> str:
    older = party.through or party.unit
    # What a person chose is never told as what the document says.
    by_person = party.chosen and party.written == str(party.unit)
    says = _("Do người chọn: “%(written)s”.") if by_person else _("Văn bản ghi “%(written)s”.")
    why = says % {"written": party.written}
    if older is None or older == unit:
        return why
    return f"{why} {family.told(older, unit)}."
