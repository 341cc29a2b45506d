"""Numbers that open, and the words beside them (thẻ hiển thị báo cáo)."""

from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.templatetags.nhipcau import state
from nhipcau.plans.domain import money

from ..domain.addresses import Figures, Programmes
from ..domain.counting import Figure
from ..domain.figures import Sheet, TaskRow, UnitRow
from ..domain.programmes import Group
from ..domain.tallies import Tally
from ..enums import Indicator, Standing, UnitReportState
from ..models import Report, UnitReport

register = template.Library()
SHOWN_OF_TASK = (Indicator.ACCEPTED, Indicator.OPEN_AFTER, Indicator.EVIDENCE, Indicator.PRODUCTS)

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
def unit_rows(sheet: Sheet, addresses: Figures) -> SafeString:
    """Các hàng đơn vị: each number with its change from the period before.

    Two hundred units make two thousand cells: they are put together at once, of few words each (report.css).
    """
    words = _before_words()
    return SafeString(
        "".join(
            f'<tr><th scope="row">{escape(row.name)}</th>{_cells(row, addresses, words)}</tr>\n'
            for row in sheet.units
        )
    )


@register.simple_tag
def unit_cells(row: UnitRow, addresses: Figures) -> SafeString:
    """Các ô của một hàng."""
    return SafeString(_cells(row, addresses, _before_words()))


@register.simple_tag
def task_cells(row: TaskRow, addresses: Figures) -> SafeString:
    """Các ô số của một nhiệm vụ."""
    return SafeString("".join(f"<td>{_number(row.figures[each], addresses)}</td>" for each in SHOWN_OF_TASK))


def _before_words() -> str:
    return escape(_("kỳ trước %(before)s"))


def _cells(row: UnitRow, addresses: Figures, words: str) -> str:
    cells = []
    for cell in row.cells.values():
        number = _number(cell.figure, addresses)
        if cell.before is not None and (change := cell.figure.value - cell.before):
            sign = f"▲{change}" if change > 0 else f"▼{-change}"
            number = f"{number}<small>{sign}<i>{words % {'before': cell.before}}</i></small>"
        cells.append(f"<td>{number}</td>")
    return "".join(cells)


def _number(figure: Figure, addresses: Figures) -> str:
    return f'<a href="{addresses.of(figure)}">{figure.value}</a>' if figure.has_records else str(figure.value)


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
def programme_rows(group: Group, addresses: Programmes) -> SafeString:
    """Các hàng của một chương trình: each number with its change and the way to its records, at once."""
    columns = [(tally.code, _by_row(tally), _by_row(group.past.get(tally.code))) for tally in group.tallies]
    words = _before_words()
    rows = []
    for key, name in group.units.items():
        cells = "".join(
            _programme_cell(addresses.of(code, key), now, was, key, words) for code, now, was in columns
        )
        rows.append(f'<tr><th scope="row">{escape(name)}</th>{cells}</tr>\n')
    return SafeString("".join(rows))


@register.simple_tag
def programme_sums(group: Group, addresses: Programmes) -> SafeString:
    """Các ô cộng của một chương trình."""
    words = _before_words()
    cells = []
    for tally in group.tallies:
        past = group.past.get(tally.code)
        now = {"": tally.value} if tally.parts else {}
        was = None if past is None else {"": past.value}
        cells.append(_programme_cell(addresses.of(tally.code, None), now, was, "", words))
    return SafeString("".join(cells))


def _by_row(tally: Tally | None) -> dict[str, int] | None:
    if tally is None:
        return None
    found: dict[str, int] = defaultdict(int)
    for part in tally.parts:
        found[part.row] += part.amount
    return dict(found)


def _programme_cell(
    address: str, now: dict[str, int] | None, was: dict[str, int] | None, row: str, words: str
) -> str:
    value, held = (now or {}).get(row, 0), row in (now or {})
    number = f'<a href="{address}">{money.written(value)}</a>' if held else money.written(value)
    before = value if was is None else was.get(row, 0)
    if before == value:
        return f"<td>{number}</td>"
    sign = "▲" if value > before else "▼"
    told = words % {"before": money.written(before)}
    return f"<td>{number}<small>{sign}{money.written(abs(value - before))}<i>{told}</i></small></td>"


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
