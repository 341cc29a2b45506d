"""`nhipcau report month 2026-11`: số liệu một kỳ từ dòng lệnh, down to the sentence in the source."""

import json
import re
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from nhipcau.core.domain.errors import Refused
from nhipcau.plans.domain import money
from nhipcau.reports.domain import figures, ledgers, programmes, records, reports, snapshots
from nhipcau.reports.domain.counting import Figure
from nhipcau.reports.domain.figures import Sheet, UnitRow
from nhipcau.reports.domain.periods import Calendar, Named, Period
from nhipcau.reports.domain.programmes import Group, Opened
from nhipcau.reports.domain.records import Record
from nhipcau.reports.domain.tallies import Tally
from nhipcau.reports.enums import Indicator, PeriodKind, RecordType
from nhipcau.reports.models import Report
from nhipcau.reports.views import downloads
from nhipcau.units.models import Unit, User

NAME_WIDTH = 44
FILES = ("docx", "pdf", "xlsx")
# How a period of each kind is written, and an example of it.
WRITTEN = {
    PeriodKind.MONTH: (r"(\d{4})-(0[1-9]|1[0-2])", "2026-11"),
    PeriodKind.QUARTER: (r"(\d{4})-[Qq]?([1-4])", "2026-4"),
    PeriodKind.HALF: (r"(\d{4})-([12])", "2026-1"),
    PeriodKind.NINE_MONTHS: (r"(\d{4})()", "2026"),
    PeriodKind.YEAR: (r"(\d{4})()", "2026"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Kỳ được hỏi: the sheet and the groups as one may see them, and the report where one stands."""

    office: Unit
    named: Named
    period: Period
    sheet: Sheet
    groups: Sequence[Group]
    report: Report | None


class Command(BaseCommand):
    """Prints figures as `--as` sees them; without it, as the machine's own administrator, all of them."""

    help = "Số liệu báo cáo một kỳ: bảng con số, bản ghi đứng sau, chốt số liệu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = parser.add_subparsers(dest="kind", required=True)
        for kind, (_pattern, example) in WRITTEN.items():
            one = kinds.add_parser(kind.value, help=f"báo cáo {kind.label.lower()}, ví dụ {example}")
            one.add_argument("period", metavar="KỲ", help=f"ví dụ {example}")
            one.add_argument("--as", dest="username", default="", help="xem với quyền của người này")
            one.add_argument("--json", action="store_true", help="in dạng JSON")
            one.add_argument("--records", action="store_true", help="in cả bản ghi đứng sau từng con số")
            for form in FILES:
                one.add_argument(
                    f"--{form}", metavar="TỆP", default="", help=f"ghi báo cáo ra tệp {form.upper()}"
                )
            one.add_argument("--freeze", action="store_true", help="chốt số liệu (cần --as)")
            one.add_argument("--reason", default="", help="lý do, khi chốt sớm hoặc chốt thêm một lần")

    def handle(self, *args: Any, **options: Any) -> None:
        named = _named(PeriodKind(options["kind"]), options["period"])
        person = _person(options["username"])
        try:
            office = _office()
            if options["freeze"]:
                _freeze(person, office, named, options["reason"])
            asked = _asked(office, named, person)
            for form in FILES:
                if options[form]:
                    self.stderr.write(_write(asked, person, form, Path(options[form])))
        except Refused as refusal:
            raise CommandError(refusal.sentence) from refusal
        except PermissionDenied as denied:
            raise CommandError(str(denied)) from denied
        if options["json"]:
            self._as_json(asked, options["records"])
        else:
            self._as_table(asked, options["records"])

    def _as_json(self, asked: Asked, with_records: bool) -> None:
        sheet, found = asked.sheet, []
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
            "office": asked.office.name,
            "kind": asked.named.kind.value,
            "year": asked.named.year,
            "index": asked.named.index,
            "starts_on": asked.period.starts_on.isoformat(),
            "ends_on": asked.period.ends_on.isoformat(),
            "snapshot": snapshot.number if snapshot else None,
            "units": {str(key): name for key, name in sheet.ledger.units.items()},
            "figures": found,
            "programmes": [
                _programme(asked, group, tally, with_records)
                for group in asked.groups
                for tally in group.tallies
            ],
        }
        self.stdout.write(json.dumps(body, ensure_ascii=False, indent=2))

    def _as_table(self, asked: Asked, with_records: bool) -> None:
        sheet = asked.sheet
        snapshot = sheet.ledger.snapshot
        state = f"đã chốt lần {snapshot.number}" if snapshot else "chưa chốt"
        days = f"{asked.period.starts_on:%d/%m/%Y} – {asked.period.ends_on:%d/%m/%Y}"
        self.stdout.write(f"Báo cáo {asked.named} ({days}), {state}\n{asked.office.name}\n\n")
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
        for group in asked.groups:
            if not group.is_empty:
                self.stdout.write(f"\n{group.name}")
                self._figures_of(asked, group, with_records)

    def _figures_of(self, asked: Asked, group: Group, with_records: bool) -> None:
        for tally in group.tallies:
            was = group.past.get(tally.code)
            before = f" (kỳ trước {money.written(was.value)})" if was is not None else ""
            measure = f" {tally.measure}" if tally.measure else ""
            self.stdout.write(f"  {tally.label}: {money.written(tally.value)}{measure}{before}")
            for opened in _behind(asked, tally) if with_records else ():
                unit = f"{opened.unit}: " if opened.unit else ""
                self.stdout.write(f"    • {unit}{opened.told.line}")

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


def _programme(asked: Asked, group: Group, tally: Tally, with_records: bool) -> dict[str, Any]:
    was = group.past.get(tally.code)
    stated: dict[str, Any] = {
        "key": tally.code,
        "group": tally.group,
        "label": tally.label,
        "counted_in": tally.measure,
        "value": tally.value,
        "before": was.value if was is not None else None,
        "units": {key: tally.cell(key) for key in tally.rows},
        "record_ids": [part.record for part in tally.parts],
    }
    if with_records:
        stated["records"] = [
            {"record": opened.record, "unit_name": opened.unit, "amount": opened.amount} | asdict(opened.told)
            for opened in _behind(asked, tally)
        ]
    return stated


def _behind(asked: Asked, tally: Tally) -> list[Opened]:
    return programmes.behind(asked.period, asked.sheet.ledger.snapshot, tally, tally.parts)


def _asked(office: Unit, named: Named, person: User | None) -> Asked:
    report = reports.of_period(office, named)
    units = figures.readable_units(person) if person is not None else None
    if report is not None:
        if person is not None:
            sheet = figures.compute(report, person=person)
        else:
            sheet = figures.sheet_of(figures.ledger_of(report))
        found = programmes.of(report, sheet.ledger.snapshot, units)
        groups = programmes.grouped(found, programmes.before(report, units))
        return Asked(office, named, reports.period_of(report), sheet, groups, report)
    # Looking at a period makes no report of it.
    period = Calendar(office, named.kind).period(named)
    sheet = figures.sheet_of(ledgers.live(period).within(units))
    groups = programmes.grouped(tally.within(units) for tally in programmes.live(period))
    return Asked(office, named, period, sheet, groups, None)


def _write(asked: Asked, person: User | None, form: str, path: Path) -> str:
    if person is not None and figures.readable_units(person) is not None:
        raise Refused("Tệp là báo cáo của cả cơ quan; tài khoản này chỉ xem số liệu của đơn vị mình.")
    if asked.report is None:
        raise Refused(f"Chưa lập báo cáo {asked.named}; hãy lập ở màn hình Báo cáo rồi xuất tệp.")
    content = downloads.WRITERS[form][1](asked.report, None)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise CommandError(f"Không ghi được tệp {path}: {error.strerror}.") from error
    return f"Đã ghi {path} ({len(content):,} byte)".replace(",", ".")


def _freeze(person: User | None, office: Unit, named: Named, reason: str) -> None:
    if person is None:
        raise CommandError("Chốt số liệu là việc của một người: hãy thêm --as TÊN_ĐĂNG_NHẬP.")
    # Both or neither: a freezing refused leaves no report behind that nobody asked for.
    with transaction.atomic():
        report = reports.open_period(
            actor=person, office=office, kind=named.kind, year=named.year, index=named.index
        )
        snapshots.freeze(actor=person, report=report, reason=reason)


def _named(kind: PeriodKind, text: str) -> Named:
    pattern, example = WRITTEN[kind]
    found = re.fullmatch(pattern, text)
    if not found:
        raise CommandError(f"“{text}” không phải là kỳ {kind.label.lower()}; hãy ghi như {example}.")
    return Named(kind, int(found[1]), int(found[2] or 1))


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
