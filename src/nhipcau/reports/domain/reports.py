"""Lập báo cáo: one report for an office and a period, however often it is asked for."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..enums import PeriodKind
from ..models import PeriodRule, Report
from . import policy
from .periods import Calendar, Named, Period


def open_period(*, actor: User, office: Unit, kind: str, year: int, index: int) -> Report:
    """Lập báo cáo của một kỳ, or return the one that stands.

    Raises Refused for an office that is not the standing one, a period not begun, or a rule not confirmed.
    """
    _require(actor, office)
    named = Named(PeriodKind(kind), year, index)
    if not named.exists:
        raise Refused(_("Năm không có kỳ báo cáo này; hãy chọn lại kỳ."))
    standing = of_period(office, named)
    if standing is not None:
        return standing
    calendar = Calendar(office, named.kind)
    rule, period = calendar.rule(named), calendar.period(named)
    if timezone.localdate() < period.starts_on:
        raise Refused(
            _("Kỳ báo cáo %(period)s bắt đầu ngày %(day)s; từ ngày đó mới lập được.")
            % {"period": named, "day": period.starts_on.strftime("%d/%m/%Y")}
        )
    with transaction.atomic():
        report, is_new = Report.objects.get_or_create(
            office=office,
            kind=named.kind,
            year=year,
            index=index,
            defaults={
                "rule": rule,
                "starts_on": period.starts_on,
                "ends_on": period.ends_on,
                "created_by": actor,
            },
        )
        if is_new:
            _record(actor, report, rule)
    return report


def open_on_demand(*, actor: User, office: Unit, title: str, starts_on: date, ends_on: date) -> Report:
    """Lập báo cáo đột xuất for days of its own; the same title and days again give the same report.

    Raises Refused without a title, for days the wrong way round, or a first day still to come.
    """
    _require(actor, office)
    title = " ".join(title.split())
    if not title:
        raise Refused(_("Hãy ghi tên báo cáo, ví dụ: Báo cáo tuyên truyền kỳ họp tháng 12."))
    if ends_on < starts_on:
        raise Refused(_("Ngày cuối kỳ đứng trước ngày đầu; hãy sửa lại hai ngày."))
    if timezone.localdate() < starts_on:
        raise Refused(_("Ngày đầu của kỳ còn ở phía trước; từ ngày đó mới lập được báo cáo."))
    days = {"starts_on": starts_on, "ends_on": ends_on}
    with transaction.atomic():
        # Two people asking together must not take the same index.
        Unit.objects.select_for_update().get(pk=office.pk)
        own = Report.objects.filter(office=office, kind=PeriodKind.ON_DEMAND)
        standing = own.filter(title=title, **days).first()
        if standing is not None:
            return standing
        taken = own.filter(year=ends_on.year).aggregate(last=Max("index"))["last"] or 0
        report = Report.objects.create(
            office=office,
            kind=PeriodKind.ON_DEMAND,
            year=ends_on.year,
            index=taken + 1,
            title=title,
            created_by=actor,
            **days,
        )
        _record(actor, report, None)
    return report


def of_period(office: Unit, named: Named) -> Report | None:
    """Báo cáo đã lập cho một kỳ."""
    return Report.objects.filter(office=office, kind=named.kind, year=named.year, index=named.index).first()


def named_period(report: Report) -> Named | None:
    """Tên kỳ của báo cáo; None for one on demand."""
    if report.kind == PeriodKind.ON_DEMAND:
        return None
    return Named(PeriodKind(report.kind), report.year, report.index)


def earlier(report: Report) -> Report | None:
    """Báo cáo kỳ trước cùng loại; one on demand has none."""
    named = named_period(report)
    return of_period(report.office, named.before) if named else None


def period_of(report: Report) -> Period:
    """Các ngày của báo cáo."""
    return Period(report.starts_on, report.ends_on)


def _require(actor: User, office: Unit) -> None:
    access.require(actor, policy.COMPILE)
    if not office.is_standing_office:
        raise Refused(_("Báo cáo do cơ quan thường trực lập; hãy chọn cơ quan thường trực."))


def _record(actor: User, report: Report, rule: PeriodRule | None) -> None:
    audit.record(
        actor=actor,
        verb="reports.open",
        subject=report,
        after={
            "kind": report.kind,
            "starts_on": report.starts_on,
            "ends_on": report.ends_on,
            "rule": rule.code if rule else "",
        },
    )
