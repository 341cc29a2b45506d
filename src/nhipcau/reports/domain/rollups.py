"""Tổng hợp từ các đơn vị: who has sent, who is missing, and their words joined into the office's."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..enums import Narrative, UnitReportState
from ..models import Report, UnitReport
from . import narratives, policy, reports


@dataclass(frozen=True, slots=True)
class RollUp:
    """Tình hình gửi báo cáo của các đơn vị."""

    rows: list[UnitReport]

    @property
    def asked(self) -> int:
        """Số đơn vị được yêu cầu."""
        return len(self.rows)

    @property
    def received(self) -> int:
        """Số đơn vị đã có bản được nhận."""
        return sum(1 for row in self.rows if row.accepted_id)

    @property
    def waiting(self) -> list[UnitReport]:
        """Đã gửi, chờ nhận."""
        return [row for row in self.rows if row.state == UnitReportState.SUBMITTED]

    @property
    def missing(self) -> list[UnitReport]:
        """Chưa gửi, the most late first."""
        return sorted((row for row in self.rows if row.is_missing), key=lambda row: row.due)


@dataclass(frozen=True, slots=True)
class Contribution:
    """Lời của một đơn vị cho một phần; `is_in` when the office's text holds it already."""

    unit_report: UnitReport
    text: str
    is_in: bool


def of(report: Report, *, units: set[int] | None = None) -> RollUp:
    """Tổng hợp of a report, for the units given (None: all)."""
    rows = queries.unit_reports(report)
    return RollUp(list(rows if units is None else rows.filter(unit__in=units)))


@in_official_language
def reminder(report: Report, missing: Sequence[UnitReport]) -> str:
    """Lời nhắc để chép đi: the units that have not sent, with their days."""
    lines = [
        _("Đề nghị các đơn vị sau gửi “%(report)s” về %(office)s:")
        % {"report": report, "office": report.office}
    ]
    for row in missing:
        words = _("- %(unit)s: hạn %(due)s") % {"unit": row.unit, "due": row.due.strftime("%d/%m/%Y")}
        late = ngettext(", quá hạn %(n)d ngày", ", quá hạn %(n)d ngày", row.days_late) % {"n": row.days_late}
        lines.append(words + (late if row.days_late else ""))
    return "\n".join(lines)


def contributions(report: Report, rollup: RollUp) -> dict[Narrative, list[Contribution]]:
    """Lời của các đơn vị theo từng phần, from accepted versions alone, the blank ones left out."""
    found: dict[Narrative, list[Contribution]] = {}
    for narrative in Narrative:
        whole = narratives.text_of(report, narrative)
        found[narrative] = [
            Contribution(row, text, _led_in(row, text) in whole)
            for row in rollup.rows
            if (text := _text_of(row, narrative))
        ]
    return found


def merge(
    *, actor: User, report: Report, narrative: Narrative, unit_reports: Sequence[UnitReport], seen: str
) -> int:
    """Đưa lời của các đơn vị vào một phần, each led in by the unit's name; returns how many came in.

    What stands there already is not put in again. Raises Overtaken, or Refused once the report is frozen.
    """
    access.require(actor, policy.COMPILE)
    with transaction.atomic():
        locked = Report.objects.select_for_update().get(pk=report.pk)
        narratives.require_open(locked)
        whole = narratives.text_of(locked, narrative)
        wanted = {row.pk for row in unit_reports}
        parts = [
            part
            for row in queries.unit_reports(locked).filter(pk__in=wanted)
            if (text := _text_of(row, narrative)) and (part := _led_in(row, text)) not in whole
        ]
        if not parts:
            raise Refused(_("Chưa có gì để đưa vào: hãy đánh dấu đơn vị có lời chưa được đưa vào."))
        narratives.put(
            actor=actor,
            record=locked,
            narrative=narrative,
            text="\n".join([whole, *parts]).strip(),
            seen=seen,
            verb="reports.merge",
        )
    return len(parts)


def carry_over(*, actor: User, report: Report, seen: str) -> None:
    """Mang từ kỳ trước: what was to be done next stands at the head of the results, marked as to be updated.

    Raises Refused when the period before has no report or no such text, or it was brought over already.
    """
    access.require(actor, policy.COMPILE)
    earlier = reports.earlier(report)
    promised = earlier.next_steps.strip() if earlier else ""
    if earlier is None or not promised:
        raise Refused(_("Kỳ trước chưa có báo cáo, hoặc báo cáo đó không ghi nhiệm vụ kỳ sau."))
    with transaction.atomic():
        locked = Report.objects.select_for_update().get(pk=report.pk)
        narratives.require_open(locked)
        if carried_mark() in locked.results:
            raise Refused(_("Đã mang từ kỳ trước rồi; hãy sửa các dòng đó thành kết quả."))
        text = "\n".join([carried_mark(), promised, locked.results]).strip()
        narratives.put(
            actor=actor,
            record=locked,
            narrative=Narrative.RESULTS,
            text=text,
            seen=seen,
            verb="reports.carry-over",
        )


@in_official_language
def carried_mark() -> str:
    """Dòng đánh dấu over what was brought from the period before; a report with it cannot be frozen."""
    return _("[Mang từ nhiệm vụ kỳ trước – sửa thành kết quả rồi xóa dòng này]")


def _text_of(row: UnitReport, narrative: Narrative) -> str:
    return str(row.accepted.content["narratives"][narrative.value]) if row.accepted else ""


def _led_in(row: UnitReport, text: str) -> str:
    sign = ":\n" if "\n" in text else ": "
    return f"{row.unit.name}{sign}{text}"
