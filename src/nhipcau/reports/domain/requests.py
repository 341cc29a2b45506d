"""Yêu cầu đơn vị báo cáo: which units are asked for a report, by when, and who is reminded."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.units import queries as directory
from nhipcau.units.domain import access, notices
from nhipcau.units.enums import UnitKind
from nhipcau.units.models import Unit, User

from ..enums import UnitReportState
from ..models import Report, UnitReport
from . import ledgers, narratives, policy
from .reports import period_of

# Who reports as a rule, work in the period or not.
AS_A_RULE = {UnitKind.DEPARTMENT, UnitKind.PARTY, UnitKind.FORCE, UnitKind.FRONT, UnitKind.PRESS}


def proposed(report: Report) -> set[int]:
    """Đơn vị nên yêu cầu: those with work in the period and every standing department, but the office."""
    found = set(ledgers.live(period_of(report)).units)
    standing = directory.in_being(timezone.localdate())
    found |= set(standing.filter(kind__in=AS_A_RULE, is_standing_office=False).values_list("pk", flat=True))
    return found - _above(report.office) - set(report.unit_reports.values_list("unit", flat=True))


def _above(office: Unit | None) -> set[int]:
    found: set[int] = set()
    while office is not None:
        found.add(office.pk)
        office = office.parent
    return found


def request(*, actor: User, report: Report, units: Iterable[Unit], due: date) -> list[UnitReport]:
    """Yêu cầu các đơn vị gửi báo cáo trước hết ngày `due`; a unit asked before gets the new day.

    Raises Refused without units, for a day gone by, or once the report is frozen.
    """
    access.require(actor, policy.RECEIVE)
    units = [unit for unit in units if unit.pk != report.office_id]
    if not units:
        raise Refused(_("Chưa chọn đơn vị nào; hãy đánh dấu các đơn vị cần gửi báo cáo."))
    if due < timezone.localdate():
        raise Refused(_("Hạn gửi đã qua; hãy chọn từ hôm nay trở đi."))
    with transaction.atomic():
        locked = Report.objects.select_for_update().get(pk=report.pk)
        narratives.require_open(locked)
        asked = {row.unit_id: row for row in locked.unit_reports.select_related("unit")}
        made = []
        for unit in units:
            if unit.pk in asked:
                _postpone(actor, asked[unit.pk], due)
            else:
                made.append(_ask(actor, locked, unit, due))
        _tell(
            made,
            key="reports.unit.request",
            subject=gettext_lazy("Đề nghị gửi báo cáo"),
            line=gettext_lazy("Đề nghị đơn vị gửi “%(report)s” trước hết ngày %(due)s."),
        )
    return made


def cancel(*, actor: User, unit_report: UnitReport) -> None:
    """Thôi yêu cầu một đơn vị. Raises Refused once the unit has begun to write."""
    access.require(actor, policy.RECEIVE)
    with transaction.atomic():
        locked = UnitReport.objects.select_for_update().get(pk=unit_report.pk)
        if locked.state != UnitReportState.REQUESTED:
            raise Refused(_("Đơn vị đã bắt đầu soạn, nên không bỏ yêu cầu được nữa."))
        audit.record(
            actor=actor,
            verb="reports.unit.cancel",
            subject=locked.report,
            before={"unit": locked.unit_id, "due": locked.due},
        )
        locked.delete()


def remind(*, actor: User, report: Report) -> list[UnitReport]:
    """Nhắc các đơn vị chưa gửi, at most once a day each; returns those reminded now."""
    access.require(actor, policy.RECEIVE)
    today = timezone.localdate()
    with transaction.atomic():
        rows = report.unit_reports.select_for_update(of=("self",)).select_related("unit", "report")
        missing = [
            row
            for row in rows
            if row.is_missing and (row.reminded_at is None or timezone.localdate(row.reminded_at) < today)
        ]
        UnitReport.objects.filter(pk__in=[row.pk for row in missing]).update(reminded_at=timezone.now())
        if missing:
            audit.record(
                actor=actor,
                verb="reports.unit.remind",
                subject=report,
                after={"units": [row.unit_id for row in missing]},
            )
        _tell(
            missing,
            key=f"reports.unit.remind:{today.isoformat()}",
            subject=gettext_lazy("Nhắc gửi báo cáo"),
            line=gettext_lazy("Đơn vị chưa gửi “%(report)s”; hạn gửi hết ngày %(due)s."),
        )
    return missing


def _ask(actor: User, report: Report, unit: Unit, due: date) -> UnitReport:
    made = UnitReport.objects.create(report=report, unit=unit, due=due, requested_by=actor)
    audit.record(actor=actor, verb="reports.unit.request", subject=made, after={"unit": unit.pk, "due": due})
    return made


def _postpone(actor: User, row: UnitReport, due: date) -> None:
    if row.due == due or not row.is_missing:
        return
    audit.record(
        actor=actor, verb="reports.unit.due", subject=row, before={"due": row.due}, after={"due": due}
    )
    row.due = due
    row.save(update_fields=["due"])


@in_official_language
def _tell(rows: Iterable[UnitReport], *, key: str, subject: Promise, line: Promise) -> None:
    for row in rows:
        words = str(line) % {"report": row.report, "due": row.due.strftime("%d/%m/%Y")}
        notices.to_units(
            [row.unit],
            subject=str(subject),
            lines=[words, _("Số liệu đã có sẵn từ công việc; đơn vị viết phần lời rồi bấm Gửi.")],
            path=row.get_absolute_url(),
            key=f"{key}:{row.pk}",
        )
