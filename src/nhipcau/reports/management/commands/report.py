"""`nhipcau report month YYYY-MM`: số liệu báo cáo tháng từ dòng lệnh, down to the sentence in the source."""

import json
import re
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from nhipcau.core.domain.errors import Refused
from nhipcau.reports.domain import figures, ledgers, periods, records, reports, snapshots
from nhipcau.reports.domain.counting import Figure
from nhipcau.reports.domain.figures import Sheet, UnitRow
from nhipcau.reports.domain.periods import Month, Period
from nhipcau.reports.domain.records import Record
from nhipcau.reports.enums import Indicator, RecordType
from nhipcau.reports.models import Report
from nhipcau.units.models import Unit, User

NAME_WIDTH = 44


class Command(BaseCommand):
    """Prints figures as `--as` sees them; without it, as the machine's own administrator, all of them."""

    help = "Số liệu báo cáo tháng: bảng con số, bản ghi đứng sau, chốt số liệu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        month = actions.add_parser("month", help="báo cáo của một tháng")
        month.add_argument("month", metavar="YYYY-MM")
        month.add_argument("--as", dest="username", default="", help="xem với quyền của người này")
        month.add_argument("--json", action="store_true", help="in dạng JSON")
        month.add_argument("--records", action="store_true", help="in cả bản ghi đứng sau từng con số")
        month.add_argument("--freeze", action="store_true", help="chốt số liệu (cần --as)")
        month.add_argument("--reason", default="", help="lý do, khi chốt sớm hoặc chốt thêm một lần")

    def handle(self, *args: Any, **options: Any) -> None:
        named = _month(options["month"])
        person = _person(options["username"])
        try:
            office = _office()
            if options["freeze"]:
                _freeze(person, office, named, options["reason"])
            report = Report.objects.filter(office=office, year=named.year, month=named.month).first()
            sheet, period = _sheet(report, office, named, person)
        except Refused as refusal:
            raise CommandError(refusal.sentence) from refusal
        except PermissionDenied as denied:
            raise CommandError(str(denied)) from denied
        if options["json"]:
            self._as_json(sheet, office, named, period, options["records"])
        else:
            self._as_table(sheet, office, named, period, options["records"])

    def _as_json(self, sheet: Sheet, office: Unit, named: Month, period: Period, with_records: bool) -> None:
        found = []
        for figure in sheet.figures.values():
            stated: dict[str, Any] = {
                "key": figure.key,
                "value": figure.value,
                "record_type": figure.record_type.value,
                "record_ids": list(figure.record_ids),
            }
            if with_records and figure.scope == figures.ALL:
                behind = records.behind(sheet, figure.record_type, figure.record_ids)
                stated["records"] = [records.as_json(record) for record in behind]
            found.append(stated)
        snapshot = sheet.ledger.snapshot
        body = {
            "office": office.name,
            "month": f"{named.year}-{named.month:02d}",
            "starts_on": period.starts_on.isoformat(),
            "ends_on": period.ends_on.isoformat(),
            "snapshot": snapshot.number if snapshot else None,
            "units": {str(key): name for key, name in sheet.ledger.units.items()},
            "figures": found,
        }
        self.stdout.write(json.dumps(body, ensure_ascii=False, indent=2))

    def _as_table(self, sheet: Sheet, office: Unit, named: Month, period: Period, with_records: bool) -> None:
        snapshot = sheet.ledger.snapshot
        state = f"đã chốt lần {snapshot.number}" if snapshot else "chưa chốt"
        days = f"{period.starts_on:%d/%m/%Y} – {period.ends_on:%d/%m/%Y}"
        self.stdout.write(
            f"Báo cáo tháng {named.month:02d}/{named.year} ({days}), {state}\n{office.name}\n\n"
        )
        for number, indicator in enumerate(Indicator, 1):
            self.stdout.write(f"  ({number}) {indicator.label}")
        head = "".join(f"{f'({number})':>7}" for number in range(1, len(Indicator) + 1))
        self.stdout.write(f"\n{'Đơn vị':<{NAME_WIDTH}}{head}")
        rows = [*sheet.units, *([sheet.total] if sheet.total else [])]
        for row in rows:
            values = "".join(f"{cell.figure.value:>7}" for cell in row.cells.values())
            self.stdout.write(f"{_short(row.name or 'Cộng'):<{NAME_WIDTH}}{values}")
        if not rows:
            self.stdout.write("Kỳ này chưa có việc nào.")
        if with_records:
            for row in sheet.units:
                self._records_of(sheet, row)

    def _records_of(self, sheet: Sheet, row: UnitRow) -> None:
        for cell in row.cells.values():
            figure: Figure = cell.figure
            if figure.record_ids:
                self.stdout.write(f"\n{row.name} · {figure.indicator.label}: {figure.value}")
            for record in records.behind(sheet, figure.record_type, figure.record_ids):
                self.stdout.write(_in_words(record))


def _in_words(record: Record) -> str:
    line, task = record.line, record.task
    if line.record_type == RecordType.EVIDENCE:
        what = f"Minh chứng #{line.record} {line.title}, {line.done_on:%d/%m/%Y}, số lượng {line.quantity}"
    else:
        days = {"giao": line.assigned_on, "hạn": line.due, "chấp nhận": line.accepted_on}
        days["hủy giao"] = line.cancelled_on
        said = ", ".join(f"{word} {day:%d/%m/%Y}" for word, day in days.items() if day)
        what = f"Việc #{line.record}: {said}"
    if not task.quote:
        return f"  • {what}\n      {task.text}\n      {task.document}: nhiệm vụ do người thêm"
    places = ", ".join(f"ký tự {start}–{end}" for start, end in task.spans)
    section = f", mục {task.section}" if task.section else ""
    return f"  • {what}\n      “{task.quote}”\n      {task.document}{section}, {places}"


def _sheet(report: Report | None, office: Unit, named: Month, person: User | None) -> tuple[Sheet, Period]:
    if report is not None:
        period = Period(report.starts_on, report.ends_on)
        if person is not None:
            return figures.compute(report, person=person), period
        return figures.sheet_of(figures.ledger_of(report)), period
    # Looking at a month makes no report of it.
    period = periods.period_of(office, named)
    units = figures.readable_units(person) if person is not None else None
    return figures.sheet_of(ledgers.live(period).within(units)), period


def _freeze(person: User | None, office: Unit, named: Month, reason: str) -> None:
    if person is None:
        raise CommandError("Chốt số liệu là việc của một người: hãy thêm --as TÊN_ĐĂNG_NHẬP.")
    # Both or neither: a freezing refused leaves no report behind that nobody asked for.
    with transaction.atomic():
        report = reports.open_month(actor=person, office=office, year=named.year, month=named.month)
        snapshots.freeze(actor=person, report=report, reason=reason)


def _month(text: str) -> Month:
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", text)
    if not found:
        raise CommandError(f"“{text}” không phải là tháng; hãy ghi năm và tháng như 2026-11.")
    return Month(int(found[1]), int(found[2]))


def _person(username: str) -> User | None:
    if not username:
        return None
    person = User.objects.filter(username=username).first()
    if person is None:
        raise CommandError(f"Không có tài khoản “{username}”.")
    return person


def _office() -> Unit:
    office = Unit.objects.filter(is_standing_office=True).order_by("pk").first()
    if office is None:
        raise CommandError("Danh bạ chưa có cơ quan thường trực; hãy đánh dấu một đơn vị ở Danh bạ.")
    return office


def _short(name: str) -> str:
    return name if len(name) < NAME_WIDTH else f"{name[: NAME_WIDTH - 2]}…"
