"""Độ phủ: what is planned and what is done where two classifications meet; the empty places are the point."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from nhipcau.plans.enums import Language, TermKind
from nhipcau.plans.models import Activity, Term
from nhipcau.units.models import User

from ..queries import activities, coverage
from ..queries.activities import Frame


@dataclass(frozen=True, slots=True)
class Head:
    """Đầu hàng, đầu cột."""

    key: str
    name: str


@dataclass(slots=True)
class Count:
    """Một ô: hoạt động có trong kế hoạch, trong đó đã xong, trong đó có việc quá hạn."""

    planned: int = 0
    done: int = 0
    late: int = 0

    def add(self, planned: int, done: int, late: int) -> None:
        """Cộng thêm."""
        self.planned += planned
        self.done += done
        self.late += late


@dataclass(frozen=True, slots=True)
class Grid:
    """Bảng độ phủ đã đếm; `unsorted` activities stand in none of its cells."""

    rows: Sequence[Head]
    columns: Sequence[Head]
    cells: dict[tuple[str, str], Count]
    total: int
    unsorted: int
    kinds: tuple[str, ...] = field(default=())

    def cell(self, row: str, column: str) -> Count:
        """Một ô; zero where nothing is."""
        return self.cells.get((row, column)) or Count()

    def empty_columns(self) -> list[Head]:
        """Các cột chưa ai làm."""
        return [
            head for head in self.columns if all(not self.cell(r.key, head.key).planned for r in self.rows)
        ]

    def empty_rows(self) -> list[Head]:
        """Các hàng chưa ai làm."""
        return [
            head for head in self.rows if all(not self.cell(head.key, c.key).planned for c in self.columns)
        ]

    @property
    def empty(self) -> int:
        """Số ô trống."""
        return sum(not self.cell(row.key, column.key).planned for row in self.rows for column in self.columns)


def languages(person: User, frame: Frame, kind: TermKind, today: date) -> Grid:
    """Chủ đề × ngôn ngữ. An activity stands where its plan names the language or its evidence is in it.

    Done here is an activity with accepted evidence in that very language.
    """
    terms, spoken_in = activities.terms_of(kind), activities.terms_of(TermKind.LANGUAGE)
    scope = activities.activities_in(person, frame)
    keys = [term.pk for term in terms]
    by_code = {term.code: str(term.pk) for term in reversed(spoken_in) if term.code}
    cells: dict[tuple[str, str], Count] = defaultdict(Count)
    for each in coverage.pairs(scope, keys, [term.pk for term in spoken_in], today):
        cells[str(each.row), each.column].add(each.planned, 0, each.late)
    others: dict[str, Head] = {}
    for said in coverage.spoken(scope, keys):
        column = by_code.get(said.code)
        if column is None:
            # A language of the evidence that the office's own list does not have.
            column = said.code
            others[column] = Head(column, _language(said.code))
        cells[str(said.row), column].add(said.unplanned, said.done, 0)
    heads = [*_heads(spoken_in), *others.values()]
    return _grid(scope, _heads(terms), heads, cells, (kind, TermKind.LANGUAGE))


def audiences(person: User, frame: Frame, theme: int | None, today: date) -> Grid:
    """Đối tượng × kênh, of all themes or of one."""
    rows, columns = activities.terms_of(TermKind.AUDIENCE), activities.terms_of(TermKind.CHANNEL)
    scope = activities.having(activities.activities_in(person, frame), [theme] if theme else [])
    cells: dict[tuple[str, str], Count] = defaultdict(Count)
    for each in coverage.pairs(scope, [t.pk for t in rows], [t.pk for t in columns], today):
        cells[str(each.row), each.column].add(each.planned, each.done, each.late)
    return _grid(scope, _heads(rows), _heads(columns), cells, (TermKind.AUDIENCE, TermKind.CHANNEL))


CUBE = (TermKind.THEME, TermKind.AUDIENCE, TermKind.CHANNEL)


def multiples(person: User, frame: Frame, split: TermKind, today: date) -> list[tuple[Head, Grid]]:
    """Chủ đề × đối tượng × kênh as many small grids, one a channel, or one a theme.

    Counted once for all of them; an activity stands in every cell whose three terms it carries.
    """
    found = {kind: activities.terms_of(kind) for kind in CUBE}
    terms = {kind: _heads(found[kind]) for kind in CUBE}
    rows, columns = [kind for kind in CUBE if kind != split]
    scope = activities.activities_in(person, frame)
    cells: dict[str, dict[tuple[str, str], Count]] = defaultdict(lambda: defaultdict(Count))
    for each in coverage.cubes(scope, [[term.pk for term in found[kind]] for kind in CUBE], today):
        at = dict(zip(CUBE, (str(each.theme), str(each.audience), str(each.channel)), strict=True))
        cells[at[split]][at[rows], at[columns]].add(each.planned, each.done, each.late)
    total = scope.count()
    unsorted = activities.lacking(scope, CUBE).count() if total else 0
    return [
        (head, Grid(terms[rows], terms[columns], dict(cells[head.key]), total, unsorted, CUBE))
        for head in terms[split]
    ]


def months(person: User, frame: Frame, today: date) -> Grid:
    """Trụ cột × tháng: an activity stands in every month of the year that it runs in."""
    rows = activities.terms_of(TermKind.PILLAR)
    scope = activities.activities_in(person, frame)
    within = scope.filter(activities.under_way(date(frame.year, 1, 1), date(frame.year, 12, 31)))
    cells: dict[tuple[str, str], Count] = defaultdict(Count)
    for span in coverage.spans(within, [term.pk for term in rows], today):
        for month in range(1, 13):
            first, last = days_of(frame.year, month)
            begins = span.starts_on or span.due
            ends = span.due or span.starts_on
            if begins and ends and begins <= last and ends >= first:
                cells[str(span.row), str(month)].add(span.planned, span.done, span.late)
    heads = [Head(str(month), _("tháng %(n)d") % {"n": month}) for month in range(1, 13)]
    grid = _grid(scope, _heads(rows), heads, cells, (TermKind.PILLAR,))
    undated = scope.exclude(pk__in=within.values("pk")).exclude(
        pk__in=activities.lacking(scope, [TermKind.PILLAR]).values("pk")
    )
    return Grid(grid.rows, grid.columns, grid.cells, grid.total, grid.unsorted + undated.count(), grid.kinds)


def days_of(year: int, month: int) -> tuple[date, date]:
    """Ngày đầu và ngày cuối của một tháng dương lịch."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _grid(
    scope: QuerySet[Activity],
    rows: Sequence[Head],
    columns: Sequence[Head],
    cells: dict[tuple[str, str], Count],
    kinds: tuple[str, ...],
) -> Grid:
    total = scope.count()
    unsorted = activities.lacking(scope, kinds).count() if total else 0
    return Grid(rows, columns, dict(cells), total, unsorted, kinds)


def _heads(terms: Iterable[Term]) -> list[Head]:
    return [Head(str(term.pk), term.name) for term in terms]


def _language(code: str) -> str:
    return str(Language(code).label) if code in Language.values else code
