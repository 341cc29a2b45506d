"""Báo cáo năm: opened with its clock, written, frozen with every record behind its figures."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.clock.domain import deadlines
from nhipcau.core.domain import audit, digests
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.issuing.domain import papers as outgoing
from nhipcau.issuing.models import Paper
from nhipcau.press.queries import open_deadlines
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from .. import queries
from ..enums import YearState
from ..models import Freeze, YearReport
from . import figures, policy
from .figures import Figure

RULE = "press-yearly-report"
FORMAT = "nhipcau-press-year/1"
LONGEST_TEXT = 20_000


def open_(*, actor: User, office: Unit, year: int) -> YearReport:
    """Lập báo cáo năm, once; the clock of sending starts when the period ends. Raises Refused."""
    access.require(actor, policy.COMPILE, units=[office])
    today = timezone.localdate()
    if not 2026 <= year <= today.year + 1:
        raise Refused(_("Chế độ báo cáo này có từ năm 2026; hãy chọn năm từ 2026 đến năm tới."))
    rule = queries.rule_on(date(year, 12, 31))
    if rule is None:
        raise Refused(_("Chưa có quy tắc kỳ số liệu cho năm này."))
    ends = date(year, rule.to_month, rule.to_day)
    starts = date(year - 1, rule.to_month, rule.to_day) + timedelta(days=1)
    with transaction.atomic():
        Unit.objects.select_for_update().get(pk=office.pk)
        found = YearReport.objects.filter(office=office, year=year).first()
        if found is not None:
            return found
        made = YearReport.objects.create(
            office=office, year=year, rule=rule, starts_on=starts, ends_on=ends, created_by=actor
        )
        after = {"office": office, "year": year}
        audit.record(actor=actor, verb="press_year.open", subject=made, after=after)
        begins = datetime.combine(ends + timedelta(days=1), time(0))
        deadlines.start(
            actor=actor,
            code=RULE,
            subject=made,
            event_at=timezone.make_aware(begins),
            label=str(made),
            unit=office,
        )
    return made


def write(*, actor: User, report: YearReport, difficulties: str, proposals: str) -> YearReport:
    """Viết khó khăn, đề xuất. Raises Refused once the paper went to be signed, or for what is too long."""
    access.require(actor, policy.COMPILE, units=[report.office])
    wanted = {"difficulties": difficulties.strip(), "proposals": proposals.strip()}
    if any(len(text) > LONGEST_TEXT for text in wanted.values()):
        raise Refused(_("Mỗi phần dài nhất 20.000 ký tự; hãy rút gọn."))
    with transaction.atomic():
        held = lock(report)
        _require_open(held)
        before, after = audit.changes(held, wanted)
        if after:
            held.save(update_fields=list(after))
            audit.record(actor=actor, verb="press_year.write", subject=held, before=before, after=after)
    return held


def freeze(*, actor: User, report: YearReport, reason: str = "") -> Freeze:
    """Chốt số liệu, when the period is over; a second time with a reason, and the first one stays."""
    access.require(actor, policy.COMPILE, units=[report.office])
    reason = " ".join(reason.split())[:500]
    with transaction.atomic():
        held = lock(report)
        _require_open(held)
        if timezone.localdate() <= held.ends_on:
            raise Refused(
                _("Kỳ số liệu kéo dài đến hết ngày %(day)s; trước đó hãy xem bản dự kiến, chưa chốt được.")
                % {"day": f"{held.ends_on:%d/%m/%Y}"}
            )
        last = queries.last_freeze(held)
        if last is not None and not reason:
            raise Refused(_("Số liệu đã chốt một lần; hãy ghi lý do chốt lại."))
        content = content_of(held)
        made = Freeze.objects.create(
            report=held,
            number=last.number + 1 if last else 1,
            taken_by=actor,
            reason=reason,
            content=content,
            digest=digests.of(content),
        )
        held.state = YearState.FROZEN
        held.save(update_fields=["state"])
        after = {"number": made.number, "digest": made.digest, "reason": reason}
        audit.record(actor=actor, verb="press_year.freeze", subject=held, after=after)
    return made


def figures_of(report: YearReport) -> tuple[Figure, ...]:
    """Các con số: as they were frozen, else as they stand now ("nếu năm kết thúc hôm nay")."""
    frozen = queries.last_freeze(report) if report.state != YearState.OPEN else None
    if frozen is not None:
        return figures.from_stored(frozen.content["figures"])
    return figures.of(report.office, report.starts_on, min(report.ends_on, timezone.localdate()))


@in_official_language
def content_of(report: YearReport) -> dict[str, Any]:
    """Nội dung chốt, as JSON: period, rule and the six figures with their records."""
    return {
        "format": FORMAT,
        "office": report.office.name,
        "year": report.year,
        "starts_on": report.starts_on.isoformat(),
        "ends_on": report.ends_on.isoformat(),
        "rule": report.rule.citation,
        "figures": figures.stored(figures.of(report.office, report.starts_on, report.ends_on)),
    }


def sent(actor: User, paper: Paper) -> None:
    """Đã gửi: called in the transaction that records the paper's number and date."""
    held = lock(YearReport.objects.get(paper=paper))
    held.state = YearState.SENT
    held.save(update_fields=["state"])
    audit.record(actor=actor, verb="press_year.sent", subject=held, after={"number": paper.number})
    for deadline in open_deadlines(held):
        deadlines.meet(actor=actor, deadline=deadline, reason=f"{paper.number}/{paper.symbol}")


def lock(report: YearReport) -> YearReport:
    """Báo cáo, its row locked for the transaction."""
    found = YearReport.objects.select_for_update(of=("self",))
    return found.select_related("office", "rule", "paper").get(pk=report.pk)


def _require_open(held: YearReport) -> None:
    if held.paper is not None:
        outgoing.require_open(held.paper)
