"""Sổ tính của báo cáo: figures by unit, by task, every record behind them, each on a sheet of its own."""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from nhipcau.core.views.exporting import cell

from ..domain import matters, programmes, records
from ..domain.counting import ALL
from ..domain.matters import Matter
from ..enums import Indicator, RecordType
from ..models import Report, Snapshot

Table = tuple[str, Sequence[Any], Iterable[Sequence[Any]]]


def write(report: Report, snapshot: Snapshot | None = None) -> bytes:
    """Tệp XLSX; dates are ISO, text that looks like a formula is quoted."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for title, headers, rows in _tables(matters.of(report, snapshot)):
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "B2"
        sheet.append([cell(header) for header in headers])
        for row in rows:
            sheet.append([cell(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _tables(matter: Matter) -> Iterator[Table]:
    indicators = [str(indicator.label) for indicator in Indicator]
    yield _("Số liệu"), [_("Đơn vị"), *indicators], _by_unit(matter)
    where = [_("Văn bản"), _("Mục"), _("Nhiệm vụ"), _("Câu trong văn bản"), _("Đơn vị chủ trì"), _("Cuối kỳ")]
    yield _("Theo nhiệm vụ"), [*where, *indicators], _by_task(matter)
    yield (
        _("Bản ghi"),
        [
            _("Loại"),
            _("Mã"),
            _("Tên gọi"),
            _("Đơn vị"),
            _("Văn bản"),
            _("Mục"),
            _("Nhiệm vụ"),
            _("Giao ngày"),
            _("Hạn"),
            _("Chấp nhận ngày"),
            _("Hủy giao ngày"),
            _("Loại minh chứng"),
            _("Ngôn ngữ"),
            _("Ngày thực hiện"),
            _("Số lượng"),
            _("Được đếm trong"),
        ],
        _records(matter),
    )
    if matter.tallies:
        headers = [_("Chỉ tiêu"), _("Đơn vị tính"), _("Hàng"), _("Cột"), _("Kết quả")]
        yield _("Chỉ tiêu"), headers, _own(matter)
    if any(tally.parts for tally in matter.programmes):
        headers = [_("Nhóm"), _("Chỉ tiêu"), _("Đơn vị tính"), _("Đơn vị"), _("Kết quả")]
        yield _("Chương trình"), headers, _of_programmes(matter)
        headers = [_("Nhóm"), _("Chỉ tiêu"), _("Bản ghi"), _("Đơn vị"), _("Số lượng")]
        yield _("Bản ghi chương trình"), headers, _behind_programmes(matter)
    if matter.unit_reports:
        yield (
            _("Báo cáo đơn vị"),
            [_("Đơn vị"), _("Hạn gửi"), _("Trạng thái"), _("Bản được nhận")],
            [[row["name"], row["due"], row["state"], row["version"]] for row in matter.unit_reports],
        )


def _by_unit(matter: Matter) -> Iterator[list[Any]]:
    for row in matter.sheet.units:
        yield [row.name, *(row.cells[indicator].figure.value for indicator in Indicator)]
    if matter.sheet.total:
        total = matter.sheet.total
        yield [_("Cộng"), *(total.cells[indicator].figure.value for indicator in Indicator)]


def _by_task(matter: Matter) -> Iterator[list[Any]]:
    for directive in matter.sheet.directives:
        for row in directive.rows:
            task = row.task
            words = [task.document, task.section, task.text, task.quote, "; ".join(row.units)]
            values = [row.figures[indicator].value for indicator in Indicator]
            yield [*words, str(row.standing.label), *values]


def _own(matter: Matter) -> Iterator[list[Any]]:
    for tally in matter.tallies:
        for _row, name, cells, _whole in tally.table():
            for column, value in cells:
                yield [tally.label, tally.measure, name, tally.columns[column], value]
            if not cells:
                yield [tally.label, tally.measure, name, "", _whole]
        yield [tally.label, tally.measure, _("Cộng"), "", tally.value]


def _of_programmes(matter: Matter) -> Iterator[list[Any]]:
    for tally in matter.programmes:
        what = [tally.group, tally.label, tally.measure]
        for _row, name, _cells, value in tally.table():
            yield [*what, name, value]
        yield [*what, _("Cộng"), tally.value]


def _behind_programmes(matter: Matter) -> Iterator[list[Any]]:
    for tally in matter.programmes:
        for opened in programmes.behind(matter.sheet.ledger.period, matter.snapshot, tally, tally.parts):
            yield [tally.group, tally.label, opened.told.line, opened.unit, opened.amount]


def _records(matter: Matter) -> Iterator[list[Any]]:
    sheet = matter.sheet
    counted: dict[tuple[RecordType, int], list[str]] = {}
    for indicator in Indicator:
        figure = sheet.figure(ALL, indicator)
        for key in figure.record_ids:
            counted.setdefault((figure.record_type, key), []).append(str(indicator.label))
    for kind in RecordType:
        ids = sorted(key for of, key in counted if of == kind)
        for record in records.behind(sheet, kind, ids):
            line = record.line
            yield [
                str(kind.label),
                line.record,
                line.title,
                record.unit,
                record.task.document,
                record.task.section,
                record.task.text,
                line.assigned_on,
                line.due,
                line.accepted_on,
                line.cancelled_on,
                line.kind,
                line.language,
                line.done_on,
                line.quantity,
                "; ".join(counted[kind, line.record]),
            ]
