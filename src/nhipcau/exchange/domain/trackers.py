"""Bảng theo dõi: each row of a tracker as a line of a source, with leading units, day and standing.

Reads only; `imports` decides and writes. A row is an error, is passed over, or is ready; nothing is guessed.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.directives.domain.registers import Line
from nhipcau.directives.enums import Source
from nhipcau.plans.domain import timing
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Assignment
from nhipcau.units.models import Unit

from ..enums import Grade, TrackerField
from . import progressing
from .findings import Finding, rows_of
from .parties import Meant, Parties
from .progressing import Standing
from .sheets import Row, Sheet, Value

# "I", "A.", "II.1", "1.2": what stands before the heading of a part.
_ORDINAL = re.compile(r"^(?:[IVXLC]+|[A-ZĐ]|\d+(?:\.\d+)*)[.)]?$")
_HEADING = re.compile(r"^((?:[IVXLC]+|[A-ZĐ]|\d+(?:\.\d+)*)[.)])\s+(\S.*)$", re.DOTALL)
_DAYS_SINCE = date(1899, 12, 30)
_SERIALS = range(36526, 73051)  # 01/01/2000 to 01/01/2100, as a cell without a date format holds them
YEARS = range(2000, 2101)
SUMS = frozenset({fold("Tổng"), fold("Cộng"), fold("Tổng số"), fold("Tổng cộng"), fold("Cộng cuối trang")})
Key = tuple[str, int, date | None]
Watch = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """Một dòng nhập được: its line, and how far each leading unit is said to be."""

    row: int
    line: Line
    standing: Standing
    note: str


@dataclass(slots=True)
class Examined:
    """Kết quả kiểm tra một bảng theo dõi."""

    total: int = 0
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def wrong(self) -> set[int]:
        """Các dòng lỗi."""
        return rows_of(self.findings, Grade.WRONG)


def examine(
    sheet: Sheet,
    *,
    after: int,
    columns: Mapping[str, int],
    year: int,
    today: date,
    watch: Watch = lambda done: None,
) -> Examined:
    """Kiểm tra các dòng dưới đầu bảng (row `after`); `watch` is told how many rows are done."""
    sheet.spread_down(after)
    reader = _Reader(columns, year, Parties(today), known())
    for done, row in enumerate((row for row in sheet.rows if row.number > after), 1):
        reader.take(row, sheet)
        if done % 500 == 0:
            watch(done)
    return reader.found


def known() -> dict[Key, int]:
    """Việc đã nhập từ bảng theo dõi: what it says, whose it is, by when; 0 in the place of a row."""
    rows = (
        Assignment.objects.filter(obligation__directive__source=Source.TRACKER)
        .exclude(state=AssignmentState.CANCELLED)
        .values_list("obligation__text", "unit", "obligation__due")
    )
    return {(fold(text), unit, due): 0 for text, unit, due in rows.iterator()}


class _Reader:
    def __init__(self, columns: Mapping[str, int], year: int, parties: Parties, seen: dict[Key, int]) -> None:
        self.columns, self.year, self.parties, self.seen = columns, year, parties, seen
        self.found = Examined()
        self.labels = {str(name): str(TrackerField(name).label) for name in columns}
        self.headings: list[tuple[str, str]] = []
        self.pending: list[str] = []

    def take(self, row: Row, sheet: Sheet) -> None:
        """Một dòng: a heading opens a part, anything else is work or an error."""
        mapped = {name: row.cells.get(column) for name, column in self.columns.items()}
        if not any(value is not None for value in mapped.values()) and not row.formulas:
            return
        if heading := self._heading(row, sheet, mapped):
            self._open(*heading)
            return
        if self._is_sum(row):
            return
        self.found.total += 1
        self._work(row, mapped)

    def _is_sum(self, row: Row) -> bool:
        """Dòng tổng cộng: closes a table of money; no work, and no lead to ask for."""
        words = fold(self._text(row, TrackerField.TASK) or self._text(row, TrackerField.ORDINAL))
        return words.strip(" .:") in SUMS and not fold(self._text(row, TrackerField.LEAD))

    def _work(self, row: Row, mapped: Mapping[str, Value | None]) -> None:
        before = len(self.found.findings)
        self._formulas(row)
        task = self._text(row, TrackerField.TASK)
        if not fold(task):
            self._say(row, Grade.WRONG, _("Thiếu nội dung nhiệm vụ."), TrackerField.TASK)
        leads = self._leads(row)
        supports = self._supports(row, leads)
        when = self._when(row, mapped)
        standing = progressing.read(mapped.get(TrackerField.PROGRESS))
        if standing is None:
            self._say(row, Grade.WRONG, _("Tiến độ phải là số từ 0 đến 100 hoặc chữ."), TrackerField.PROGRESS)
        if standing is None or when is None or self._is_wrong(before):
            return
        if fresh := self._new(row, task, leads, when.due):
            line = self._line(row, task, fresh, supports, when)
            note = "; ".join(filter(None, [standing.words, self._text(row, TrackerField.NOTE)]))
            self.found.entries.append(Entry(row.number, line, standing, note))

    def _formulas(self, row: Row) -> None:
        if row.is_hidden:
            self._say(row, Grade.NOTE, _("Dòng đang bị ẩn trong tệp, vẫn được đọc."))
        if row.uncomputed(self.columns.values()):
            self._say(
                row,
                Grade.WRONG,
                _("Có công thức nhưng tệp không lưu kết quả. Hãy mở bằng Excel, lưu lại rồi tải lên."),
            )
        elif row.formulas.intersection(self.columns.values()):
            self._say(row, Grade.NOTE, _("Có ô là công thức: lấy kết quả đã lưu trong tệp."))
        for column in self.columns.values():
            if row.text(column).startswith("#") and row.text(column).rstrip("!?").isupper():
                self._say(row, Grade.WRONG, _("Ô công thức báo lỗi %(text)s.") % {"text": row.text(column)})

    def _leads(self, row: Row) -> dict[int, Unit]:
        written = self._text(row, TrackerField.LEAD)
        meant = self.parties.meant(written)
        if not fold(written):
            self._say(row, Grade.WRONG, _("Thiếu đơn vị chủ trì."), TrackerField.LEAD)
        elif not meant.units and not meant.unknown:
            self._say(
                row,
                Grade.WRONG,
                _("Nhóm “%(name)s” chưa có đơn vị nào đang hoạt động.") % {"name": written},
                TrackerField.LEAD,
            )
        for name in meant.unknown:
            self._say(
                row,
                Grade.WRONG,
                _("Chưa rõ đơn vị “%(name)s”. %(why)s") % {"name": name.written, "why": name.explanation},
                TrackerField.LEAD,
                name.written,
            )
        self._tell(row, meant)
        return meant.units

    def _supports(self, row: Row, leads: Mapping[int, Unit]) -> dict[int, Unit]:
        meant = self.parties.meant(self._text(row, TrackerField.SUPPORT))
        for name in meant.unknown:
            # Who supports is often said in passing ("các đơn vị liên quan"): the words stay in the line.
            self._say(
                row,
                Grade.NOTE,
                _("Đơn vị phối hợp “%(name)s” chưa rõ: giữ nguyên chữ, không ghi thành đơn vị.")
                % {"name": name.written},
                TrackerField.SUPPORT,
                name.written,
            )
        self._tell(row, meant)
        return {pk: unit for pk, unit in meant.units.items() if pk not in leads}

    def _tell(self, row: Row, meant: Meant) -> None:
        for words in meant.told:
            self._say(row, Grade.NOTE, words)

    def _when(self, row: Row, mapped: Mapping[str, Value | None]) -> timing.Timing | None:
        try:
            starts = _timing(mapped.get(TrackerField.START), self.year)
            ends = _timing(mapped.get(TrackerField.DUE), self.year)
        except Refused as refusal:
            self._say(row, Grade.WRONG, refusal.sentence, TrackerField.DUE)
            return None
        found = timing.Timing(ends.text, starts.due or ends.starts_on, ends.due)
        if found.starts_on and found.due and found.due < found.starts_on:
            self._say(row, Grade.WRONG, _("Hạn hoàn thành trước ngày bắt đầu."), TrackerField.DUE)
            return None
        if found.text and not found.due and any(sign.isdigit() for sign in found.text):
            self._say(
                row,
                Grade.NOTE,
                _("Thời hạn “%(text)s” không đọc thành ngày: giữ nguyên chữ, chưa có hạn.")
                % {"text": found.text},
                TrackerField.DUE,
            )
        return found

    def _new(self, row: Row, task: str, leads: dict[int, Unit], due: date | None) -> dict[int, Unit]:
        """Leading units for whom the row is new; those who have it already are passed over, and told."""
        fresh: dict[int, Unit] = {}
        for pk, unit in leads.items():
            first = self.seen.setdefault((fold(task), pk, due), row.number)
            if first == row.number:
                fresh[pk] = unit
            elif first:
                self._passed_over(row, unit, _("trùng với dòng %(row)d") % {"row": first})
            else:
                self._passed_over(row, unit, _("đã nhập trước đây"))
        if not fresh:
            self._say(row, Grade.SKIPPED, _("Không nhập lại: mọi đơn vị chủ trì của dòng này đã có việc."))
        return fresh

    def _passed_over(self, row: Row, unit: Unit, why: str) -> None:
        self._say(row, Grade.NOTE, _("%(unit)s: %(why)s.") % {"unit": unit, "why": why})

    def _line(
        self,
        row: Row,
        task: str,
        leads: Mapping[int, Unit],
        supports: Mapping[int, Unit],
        when: timing.Timing,
    ) -> Line:
        ordinal = self._text(row, TrackerField.ORDINAL).rstrip(".)")
        label = self.headings[-1][0].rstrip(".)") if self.headings else ""
        above, self.pending = tuple(self.pending), []
        return Line(
            shown=self._shown(row, task),
            text=task,
            leads=tuple(leads.values()),
            supporters=tuple(supports.values()),
            section=".".join(filter(None, [label, ordinal])) or _("dòng %(row)d") % {"row": row.number},
            due=when.due,
            deadline_text=when.text,
            deliverable=self._text(row, TrackerField.DELIVERABLE),
            fields={"starts_on": when.starts_on} if when.starts_on else {},
            above=above,
        )

    def _shown(self, row: Row, task: str) -> str:
        """Dòng của bảng as one line of text, every cell as it was written."""
        cells = [
            (self.labels[name], " ".join(row.text(column).split()))
            for name, column in self.columns.items()
            if name not in {TrackerField.TASK, TrackerField.ORDINAL}
        ]
        ordinal = self._text(row, TrackerField.ORDINAL).rstrip(".)")
        opening = f"{ordinal}. {task}" if ordinal else task
        said = "; ".join(f"{label}: {text}" for label, text in cells if text)
        return f"{' '.join(opening.split())} ({said})"

    def _heading(self, row: Row, sheet: Sheet, mapped: Mapping[str, Value | None]) -> tuple[str, str] | None:
        """("I", "THÔNG TIN …") when the row opens a part: words without work in them."""
        working = {TrackerField.ORDINAL, TrackerField.TASK}
        if any(value is not None for name, value in mapped.items() if name not in working):
            return None
        texts = [row.text(column) for column in sorted(row.cells)]
        if len(texts) == 2 and _ORDINAL.match(texts[0]) and not texts[0].isdigit():
            return texts[0], texts[1]
        if len(texts) != 1 or not isinstance(next(iter(row.cells.values()), None), str):
            return None
        if found := _HEADING.match(texts[0]):
            return found[1], found[2]
        column = next(iter(row.cells))
        is_wide = sheet.width_of(row.number, column) > 1
        in_task = column == self.columns.get(TrackerField.TASK)
        return ("", texts[0]) if is_wide or not in_task or texts[0].isupper() else None

    def _open(self, ordinal: str, words: str) -> None:
        style = _style(ordinal)
        for at, (earlier, _words) in enumerate(self.headings):
            if _style(earlier) == style:
                del self.headings[at:]
                break
        self.headings.append((ordinal, words))
        self.pending.append(" ".join(f"{ordinal} {words}".split()))

    def _text(self, row: Row, name: TrackerField) -> str:
        return row.text(self.columns.get(name))

    def _is_wrong(self, before: int) -> bool:
        return any(finding.grade == Grade.WRONG for finding in self.found.findings[before:])

    def _say(self, row: Row, grade: Grade, words: str, name: str = "", written: str = "") -> None:
        self.found.findings.append(Finding(row.number, grade, words, str(name), written))


def _timing(value: Value | None, year: int) -> timing.Timing:
    if value is None:
        return timing.Timing("")
    if isinstance(value, int | float) and not isinstance(value, date):
        if value in _SERIALS:
            value = _DAYS_SINCE + timedelta(days=int(value))
        elif value in YEARS:
            value = _("năm %(year)d") % {"year": int(value)}
        else:
            raise Refused(_("“%(text)s” không phải ngày. Hãy ghi ngày/tháng/năm.") % {"text": value})
    if isinstance(value, date):
        found = timing.Timing(f"{value:%d/%m/%Y}", None, value)
    else:
        found = timing.read(str(value), year=year)
    for day in (found.starts_on, found.due):
        if day and day.year not in YEARS:
            raise Refused(_("Năm %(year)d không hợp lý; hãy xem lại.") % {"year": day.year})
    return found


def _style(ordinal: str) -> str:
    bare = ordinal.rstrip(".)")
    if not bare:
        return ""
    if re.fullmatch("[IVX]+", bare):
        return "roman"
    return "letter" if bare.isalpha() else f"digits{bare.count('.')}"


def notes_by_row(findings: Iterable[Finding]) -> dict[int, list[Finding]]:
    """Các điều thấy theo dòng."""
    found: dict[int, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.row, []).append(finding)
    return found
