"""Numbers that open, and the words beside them (thẻ hiển thị báo cáo)."""

from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlencode

from django import template
from django.urls import get_script_prefix, reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.templatetags.nhipcau import state
from nhipcau.plans.domain import money

from ..domain.counting import Figure
from ..domain.figures import Sheet, TaskRow, UnitRow
from ..domain.programmes import Group
from ..domain.tallies import Tally
from ..enums import Indicator, Standing, UnitReportState
from ..models import Report, UnitReport

register = template.Library()
PLACE = "pham-vi/chi-tieu"

LOOKS = {
    Standing.LATE: "late",
    Standing.OPEN: "run",
    Standing.DONE: "ok",
    Standing.CANCELLED: "off",
    Standing.DONE_BEFORE: "ok",
}

UNIT_LOOKS = {
    UnitReportState.REQUESTED: "off",
    UnitReportState.WRITING: "run",
    UnitReportState.SUBMITTED: "wait",
    UnitReportState.RETURNED: "soon",
    UnitReportState.ACCEPTED: "ok",
    UnitReportState.AMENDING: "run",
}


@register.simple_tag
def unit_cells(report: Report, sheet: Sheet, row: UnitRow) -> SafeString:
    """Các ô của một đơn vị: each number with its change from the period before.

    Two hundred units make two thousand cells, so a row is put together at once.
    """
    words = str(conditional_escape(_("kỳ trước %(before)s")))
    cells = []
    for cell in row.cells.values():
        number = _number(report, sheet, cell.figure)
        if cell.before is not None and cell.change:
            told = words % {"before": cell.before}
            sign = "▲" if cell.change > 0 else "▼"
            number += (
                f' <span class="rp-change" title="{told}"><span aria-hidden="true">{sign}'
                f'{abs(cell.change)}</span><span class="w-sr-only">({told})</span></span>'
            )
        cells.append(f'<td class="nc-number">{number}</td>')
    return SafeString("".join(cells))


@register.simple_tag
def task_figure(report: Report, sheet: Sheet, row: TaskRow, indicator: str) -> SafeString:
    """Con số của một nhiệm vụ."""
    return _number(report, sheet, row.figures[Indicator(indicator)])


@register.simple_tag
def tally_figure(
    report: Report,
    sheet: Sheet,
    tally: Tally,
    value: int,
    *,
    row: str | None = None,
    column: str | None = None,
) -> SafeString:
    """Con số của một chỉ tiêu riêng, with the way to its records."""
    if not value:
        return format_html('<span class="nc-muted">{}</span>', value)
    chosen: dict[str, object] = {}
    if sheet.ledger.snapshot:
        chosen["lan"] = sheet.ledger.snapshot.number
    if row is not None:
        chosen["hang"] = row
    if column is not None:
        chosen["cot"] = column
    url = reverse("reports:tally", args=[report.pk, tally.code])
    return format_html(
        '<a class="rp-number" href="{}{}">{}</a>', url, f"?{urlencode(chosen)}" if chosen else "", value
    )


@register.simple_tag
def tally_sum(report: Report, sheet: Sheet, tally: Tally, column: str) -> SafeString:
    """Tổng một cột của một chỉ tiêu riêng."""
    return tally_figure(report, sheet, tally, tally.cell(column=column), column=column)


@register.simple_tag
def programme_figure(
    report: Report, sheet: Sheet, group: Group, tally: Tally, row: str | None = None
) -> SafeString:
    """Con số của một chương trình, of one unit or of all, with its change and the way to its records."""
    was = group.past.get(tally.code)
    number = _programme_number(report, sheet, tally, row)
    return _compared(number, tally.cell(row), None if was is None else was.cell(row))


def _programme_number(report: Report, sheet: Sheet, tally: Tally, row: str | None) -> SafeString:
    value = money.written(tally.cell(row))
    if not tally.chosen(row, None):
        return format_html('<span class="nc-muted">{}</span>', value)
    chosen: dict[str, object] = {}
    if sheet.ledger.snapshot:
        chosen["lan"] = sheet.ledger.snapshot.number
    if row is not None:
        chosen["hang"] = row
    url = reverse("reports:programme", args=[report.pk, tally.code])
    return format_html(
        '<a class="rp-number" href="{}{}">{}</a>', url, f"?{urlencode(chosen)}" if chosen else "", value
    )


@register.simple_tag
def standing(value: Standing) -> SafeString:
    """Nhãn tình trạng cuối kỳ: shape, word, colour."""
    return state(LOOKS[value], value.label)


@register.simple_tag
def unit_report_state(row: UnitReport) -> SafeString:
    """Nhãn trạng thái của báo cáo đơn vị; one that is owed past its day says so first."""
    shown = state(UNIT_LOOKS[UnitReportState(row.state)], row.get_state_display())
    if not row.days_late:
        return shown
    late = ngettext("quá hạn %(n)d ngày", "quá hạn %(n)d ngày", row.days_late) % {"n": row.days_late}
    return format_html("{} {}", shown, state("late", late))


@register.filter
def labels(indicators: Iterable[Indicator]) -> str:
    """Tên các chỉ tiêu, joined."""
    return "; ".join(str(indicator.label) for indicator in indicators)


def _compared(number: SafeString, value: int, before: int | None) -> SafeString:
    if before is None or value == before:
        return number
    words = _("kỳ trước %(before)s") % {"before": money.written(before)}
    return format_html(
        '{} <span class="rp-change" title="{}"><span aria-hidden="true">{}{}</span>'
        '<span class="w-sr-only">({})</span></span>',
        number,
        words,
        "▲" if value > before else "▼",
        money.written(abs(value - before)),
        words,
    )


def _number(report: Report, sheet: Sheet, figure: Figure) -> SafeString:
    # Thousands on a page; their parts are numbers and words of our own.
    if not figure.has_records:
        return SafeString(f'<span class="nc-muted">{figure.value}</span>')
    query = f"?lan={sheet.ledger.snapshot.number}" if sheet.ledger.snapshot else ""
    address = _figure_address(report.pk, get_script_prefix()).replace(
        PLACE, f"{figure.scope}/{figure.indicator.value}"
    )
    return SafeString(f'<a class="rp-number" href="{address}{query}">{figure.value}</a>')


@lru_cache(maxsize=64)
def _figure_address(report: int, _prefix: str) -> str:
    return reverse("reports:figure", args=[report, *PLACE.split("/")])
