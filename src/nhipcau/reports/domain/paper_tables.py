"""Bảng, biểu và phụ lục của văn bản báo cáo."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.official.domain import charts, wording
from nhipcau.official.domain.content import Align, Annex, Block, Chart, Column, Row, Table
from nhipcau.plans.domain import money

from ..enums import Indicator, UnitReportState
from . import programmes
from .figures import Sheet, TaskRow, UnitRow
from .matters import Matter
from .programmes import Group
from .tallies import Tally

# As many units as a chart shows legibly; the annex has them all.
CHARTED = 6
WITHIN = {Indicator.ACCEPTED_ON_TIME, Indicator.LATE}
SHOWN_OF_TASK = (Indicator.ACCEPTED, Indicator.OPEN_AFTER, Indicator.EVIDENCE, Indicator.PRODUCTS)


def totals(matter: Matter) -> Table:
    """Bảng tổng hợp: each indicator over all units, beside the period before where it has a report."""
    number = Align.RIGHT
    columns = [Column(_("TT"), 1, Align.CENTRE), Column(_("Nội dung"), 8), Column(_("Kỳ này"), 2, number)]
    if matter.earlier is not None:
        columns += [Column(_("Kỳ trước"), 2, number), Column(_("Tăng, giảm"), 2, number)]
    rows: list[Row] = []
    places = count(1)
    for indicator in Indicator:
        now = matter.sheet.figure("tat-ca", indicator).value
        # A part of the line above has no number of its own.
        place = "" if indicator in WITHIN else str(next(places))
        cells = [place, str(indicator.label), str(now)]
        if matter.earlier is not None:
            was = matter.earlier.figure("tat-ca", indicator).value
            cells += [str(was), f"{now - was:+d}" if now != was else "0"]
        rows.append(Row(tuple(cells)))
    return Table(tuple(columns), tuple(rows))


def chart(sheet: Sheet) -> Chart | None:
    """Biểu đồ việc của các đơn vị; None where a single unit would stand in it."""
    series = (_("Hoàn thành trong kỳ"), _("Còn lại cuối kỳ"))
    rows = [(row.name, values) for row in sheet.units if any(values := _shares(row))]
    if len(rows) < 2:
        return None
    shown = sorted(rows, key=lambda row: -sum(row[1]))[:CHARTED]
    title = _("Biểu đồ: Việc của các đơn vị trong kỳ")
    if len(rows) > len(shown):
        title = _("Biểu đồ: Việc của %(n)d đơn vị có nhiều việc nhất") % {"n": len(shown)}
    told = "; ".join(f"{name}: {_told(series, values)}" for name, values in shown)
    return charts.bars(title, told, shown, series)


def own_indicators(found: Sequence[Tally]) -> list[Block]:
    """Bảng chỉ tiêu của cơ quan: single numbers in one table, each grouped one in a table of its own."""
    single = [tally for tally in found if not tally.rows]
    blocks: list[Block] = []
    if single:
        columns = (
            Column(_("TT"), 1, Align.CENTRE),
            Column(_("Chỉ tiêu"), 8),
            Column(_("Đơn vị tính"), 3, Align.CENTRE),
            Column(_("Kết quả"), 2, Align.RIGHT),
        )
        rows = [
            Row((str(place), tally.label, tally.measure, str(tally.value)))
            for place, tally in enumerate(single, 1)
        ]
        blocks.append(Table(columns, tuple(rows)))
    return [*blocks, *(_grouped(tally) for tally in found if tally.rows)]


def _grouped(tally: Tally) -> Table:
    number = Align.RIGHT
    columns = [Column("", 5), *(Column(name, 2, number) for name in tally.columns.values())]
    columns.append(Column(_("Cộng") if tally.columns else _("Kết quả"), 2, number))
    rows = [
        Row((name, *(str(value) for _key, value in cells), str(whole)))
        for _row, name, cells, whole in tally.table()
    ]
    sums = [str(tally.cell(column=key)) for key in tally.columns]
    rows.append(Row((_("Cộng"), *sums, str(tally.value)), strong=True))
    return Table(tuple(columns), tuple(rows), title=f"{tally.label} ({tally.measure})")


def annexes(matter: Matter) -> tuple[Annex, ...]:
    """Các phụ lục that have something to show."""
    found = []
    if matter.sheet.units:
        # With the units whose work it draws: in the body it left half a page blank before it, and the
        # signature alone on the next.
        picture = chart(matter.sheet)
        blocks = (_by_unit(matter.sheet), *([picture] if picture else ()))
        found.append(Annex(_("Số liệu theo đơn vị"), blocks, landscape=True))
    if matter.sheet.directives:
        found.append(Annex(_("Kết quả theo từng nhiệm vụ"), (_by_task(matter.sheet),), landscape=True))
    past = matter.programmes_before
    if groups := [each for each in programmes.grouped(matter.programmes, past) if not each.is_empty]:
        table = _by_programme(groups, is_compared=past is not None)
        found.append(Annex(_("Kết quả các chương trình"), (table,), landscape=True))
    if matter.missing:
        found.append(Annex(_("Đơn vị chưa gửi báo cáo"), (_missing(matter.missing),)))
    return tuple(found)


def _by_unit(sheet: Sheet) -> Table:
    columns = (
        Column(_("TT"), 1, Align.CENTRE),
        Column(_("Đơn vị"), 7),
        *(Column(str(indicator.label), 2, Align.RIGHT) for indicator in Indicator),
    )
    rows = [Row((str(place), row.name, *_values(row))) for place, row in enumerate(sheet.units, 1)]
    if sheet.total:
        rows.append(Row(("", _("Cộng"), *_values(sheet.total)), strong=True))
    return Table(columns, tuple(rows))


def _by_task(sheet: Sheet) -> Table:
    columns = (
        Column(_("Mục"), 1.5),
        Column(_("Nhiệm vụ theo văn bản"), 9),
        Column(_("Đơn vị chủ trì"), 5),
        Column(_("Cuối kỳ"), 2.5),
        *(Column(str(indicator.label), 1.8, Align.RIGHT) for indicator in SHOWN_OF_TASK),
    )
    rows: list[Row] = []
    for directive in sheet.directives:
        head = ": ".join(part for part in (directive.number, directive.title) if part)
        rows.append(Row((head,), strong=True, span_all=True))
        rows += [_task(row) for row in directive.rows]
    return Table(columns, tuple(rows))


def _task(row: TaskRow) -> Row:
    return Row(
        (
            row.task.section,
            wording.opening(row.task.quote or row.task.text),
            "; ".join(row.units),
            str(row.standing.label),
            *(str(row.figures[indicator].value) for indicator in SHOWN_OF_TASK),
        )
    )


def _by_programme(groups: Iterable[Group], *, is_compared: bool) -> Table:
    """Programmes in which nothing happened are left out; within a programme a nought is said."""
    number = Align.RIGHT
    columns = [
        Column(_("TT"), 1, Align.CENTRE),
        Column(_("Nội dung"), 7),
        Column(_("Đơn vị tính"), 3, Align.CENTRE),
        Column(_("Kết quả"), 3, number),
    ]
    if is_compared:
        columns += [Column(_("Kỳ trước"), 3, number), Column(_("Tăng, giảm"), 3, number)]
    columns.append(Column(_("Trong đó"), 8))
    rows: list[Row] = []
    for group in groups:
        rows.append(Row((group.name,), strong=True, span_all=True))
        for place, tally in enumerate(group.tallies, 1):
            cells = [str(place), tally.label, tally.measure, money.written(tally.value)]
            cells += _beside(tally, group.past.get(tally.code)) if is_compared else ()
            rows.append(Row((*cells, _shares_of(tally))))
    return Table(tuple(columns), tuple(rows))


def _beside(tally: Tally, was: Tally | None) -> tuple[str, str]:
    """The period before and the change; empty where that period did not count this figure yet."""
    if was is None:
        return "", ""
    change = tally.value - was.value
    return money.written(was.value), ("+" if change > 0 else "") + money.written(change)


def _shares_of(tally: Tally) -> str:
    return "; ".join(f"{name}: {money.written(value)}" for _row, name, _cells, value in tally.table())


def _missing(rows: Iterable[Mapping[str, Any]]) -> Table:
    columns = (
        Column(_("TT"), 1, Align.CENTRE),
        Column(_("Đơn vị"), 8),
        Column(_("Hạn gửi"), 3, Align.CENTRE),
        Column(_("Tình trạng"), 4),
    )
    return Table(
        columns,
        tuple(
            Row((str(place), row["name"], _day(row["due"]), str(UnitReportState(row["state"]).label)))
            for place, row in enumerate(rows, 1)
        ),
    )


def _shares(row: UnitRow) -> list[int]:
    return [_value(row, Indicator.ACCEPTED), _value(row, Indicator.OPEN_AFTER)]


def _told(series: Iterable[str], values: Iterable[int]) -> str:
    return ", ".join(f"{label.lower()} {value}" for label, value in zip(series, values, strict=True))


def _values(row: UnitRow) -> list[str]:
    return [str(row.cells[indicator].figure.value) for indicator in Indicator]


def _value(row: UnitRow, indicator: Indicator) -> int:
    return row.cells[indicator].figure.value


def _day(text: str) -> str:
    return date.fromisoformat(text).strftime("%d/%m/%Y")
