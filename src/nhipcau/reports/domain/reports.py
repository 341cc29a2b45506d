"""Lập báo cáo tháng: one report for an office and a month, however often it is asked for."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from ..models import Report
from . import policy
from .periods import Month, month_of, rule_for


def open_month(*, actor: User, office: Unit, year: int, month: int) -> Report:
    """Lập báo cáo tháng, or return the one that stands.

    Raises Refused for an office that is not the standing one, a period not begun, or a rule not confirmed.
    """
    access.require(actor, policy.COMPILE)
    if not office.is_standing_office:
        raise Refused(_("Báo cáo tháng do cơ quan thường trực lập; hãy chọn cơ quan thường trực."))
    standing = Report.objects.filter(office=office, year=year, month=month).first()
    if standing is not None:
        return standing
    rule = rule_for(office, Month(year, month))
    period = month_of(rule, year, month)
    if timezone.localdate() < period.starts_on:
        raise Refused(
            _("Kỳ báo cáo tháng %(month)02d/%(year)d bắt đầu ngày %(day)s; từ ngày đó mới lập được.")
            % {"month": month, "year": year, "day": period.starts_on.strftime("%d/%m/%Y")}
        )
    with transaction.atomic():
        report, is_new = Report.objects.get_or_create(
            office=office,
            year=year,
            month=month,
            defaults={
                "rule": rule,
                "starts_on": period.starts_on,
                "ends_on": period.ends_on,
                "created_by": actor,
            },
        )
        if is_new:
            audit.record(
                actor=actor,
                verb="reports.open",
                subject=report,
                after={"starts_on": period.starts_on, "ends_on": period.ends_on, "rule": rule.code},
            )
    return report
