"""Độ phủ: the matrices, each cell of which opens its records, or says what to do where there are none."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.views.exporting import export_response
from nhipcau.plans.domain import policy as plans_policy
from nhipcau.plans.enums import TermKind
from nhipcau.units.domain import access

from ..domain import coverage, gaps, holders, policy
from ..domain.coverage import Grid, Head
from ..domain.holders import NOTHING, Board
from ..enums import Hold, Matrix
from ..forms import frames
from ..queries.coverage import undated_papers
from .heat import heat_of, most_in
from .tabs import OverviewScreen

PER_PAGE = 40
FORMS: dict[Matrix, type[frames.FrameForm]] = {
    Matrix.UNITS: frames.UnitsMatrixForm,
    Matrix.LANGUAGES: frames.LanguagesMatrixForm,
    Matrix.AUDIENCES: frames.AudiencesMatrixForm,
    Matrix.MULTIPLES: frames.MultiplesForm,
    Matrix.MONTHS: frames.MonthsMatrixForm,
}


class CoverageHome(OverviewScreen):
    """Độ phủ: the first of its matrices."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Go there."""
        access.require_some(self.actor, policy.SEE)
        return redirect("overview:coverage", Matrix.UNITS.value)


class CoverageView(OverviewScreen):
    """Một bảng độ phủ; `?export=csv` or `xlsx` gives its numbers."""

    tab = "coverage"

    def get(self, request: HttpRequest, matrix: str) -> HttpResponse:
        """The matrix, or its export."""
        access.require_some(self.actor, policy.SEE)
        if matrix not in Matrix.values:
            raise Http404
        kind = Matrix(matrix)
        form = FORMS[kind](request.GET, person=self.actor)
        show = {Matrix.UNITS: self.units, Matrix.MULTIPLES: self.multiples}.get(kind, self.heat)
        return show(kind, form)

    def units(self, kind: Matrix, form: Any) -> HttpResponse:
        """Nhiệm vụ × đơn vị, in pages."""
        today, frame = timezone.localdate(), form.frame()
        found = gaps.of(self.actor, frame, today)
        keys = found.open if form.wanted.get("trong") else found.every
        if export := self.request.GET.get("export"):
            return exported_units(holders.board(self.actor, gaps.told(keys), today), export)
        page = self.listed.page(keys, PER_PAGE)
        board = holders.board(self.actor, gaps.told(page.object_list), today)
        context = self.shared(kind, form) | {
            "page_obj": page,
            "board": board,
            "rows": [
                (line, [line.cells.get(unit.pk, NOTHING) for unit in board.units]) for line in board.lines
            ],
            "holds": [hold for hold in Hold if hold != Hold.NONE],
            "gaps": len(found.open),
            "frame": frame,
            "undated": list(undated_papers(self.actor, frame)),
            "can_assign": access.allowed(self.actor, plans_policy.ASSIGN),
        }
        return self.page("overview/coverage/units.html", context)

    def heat(self, kind: Matrix, form: Any) -> HttpResponse:
        """Bảng số, as a heat map."""
        grid = self.counted(kind, form)
        if export := self.request.GET.get("export"):
            return exported(kind, grid, export)
        drawn = heat_of(grid, self.address(kind, form), only_gaps=bool(form.wanted.get("trong")))
        context = self.shared(kind, form) | {
            "heat": drawn,
            "empty_rows": grid.empty_rows(),
            "empty_columns": grid.empty_columns(),
            "unsorted_url": listed(form, [("thieu", name) for name in grid.kinds]),
        }
        return self.page("overview/coverage/heat.html", context)

    def multiples(self, kind: Matrix, form: Any) -> HttpResponse:
        """Nhiều bảng nhỏ cùng một thang màu."""
        grids = coverage.multiples(self.actor, form.frame(), form.split, timezone.localdate())
        if export := self.request.GET.get("export"):
            return exported_multiples(form.split, grids, export)
        most = max((most_in(grid) for _head, grid in grids), default=0)
        only_gaps = bool(form.wanted.get("trong"))
        context = self.shared(kind, form) | {
            "maps": [
                self.one_map(form, head, grid, most) for head, grid in grids if grid.empty or not only_gaps
            ],
            "rows_name": next(each for each in coverage.CUBE if each != form.split).label,
            "total": grids[0][1].total if grids else 0,
            "unsorted": grids[0][1].unsorted if grids else 0,
            "unsorted_url": listed(form, [("thieu", name) for name in coverage.CUBE]),
        }
        return self.page("overview/coverage/multiples.html", context)

    def one_map(self, form: Any, head: Head, grid: Grid, most: int) -> dict[str, Any]:
        """Một bảng nhỏ; where nobody does anything a sentence stands in its place."""

        def lead(row: str | None, column: str | None) -> str:
            return listed(form, [("muc", key) for key in (head.key, row, column) if key is not None])

        return {
            "head": head,
            "url": lead(None, None),
            "grid": grid,
            "heat": heat_of(grid, lead, only_gaps=bool(form.wanted.get("trong")), most=most),
            "is_empty": not grid.cells,
        }

    def counted(self, kind: Matrix, form: Any) -> Grid:
        """Các ô, đã đếm."""
        frame, today = form.frame(), timezone.localdate()
        if kind == Matrix.LANGUAGES:
            return coverage.languages(self.actor, frame, form.kind, today)
        if kind == Matrix.AUDIENCES:
            return coverage.audiences(self.actor, frame, form.wanted.get("chu_de"), today)
        return coverage.months(self.actor, frame, today)

    def address(self, kind: Matrix, form: Any) -> Callable[[str | None, str | None], str]:
        """Nơi một ô dẫn đến: the list of activities that it counts."""
        theme = form.wanted.get("chu_de")
        always = [("muc", theme)] if theme else []
        column_name = {Matrix.LANGUAGES: "ngu", Matrix.MONTHS: "thang"}.get(kind, "muc")

        def lead(row: str | None, column: str | None) -> str:
            chosen = [*always]
            if row is not None:
                chosen.append(("muc", row))
            if column is not None:
                chosen.append((column_name, column))
            return listed(form, chosen)

        return lead

    def shared(self, kind: Matrix, form: Any) -> dict[str, Any]:
        """What every matrix's page shows."""
        return {
            "matrices": [(each, each == kind) for each in Matrix],
            "matrix": kind,
            "form": form,
            "only_gaps": bool(form.wanted.get("trong")),
            "is_filtered": any(form.wanted.values()),
        }


def listed(form: Any, chosen: list[tuple[str, Any]]) -> str:
    """Danh sách hoạt động trong cùng khung, narrowed to what a cell counts."""
    wanted = form.wanted
    kept = [(name, wanted[name]) for name in ("nam", "quy", "ke_hoach", "van_ban") if wanted.get(name)]
    return f"{reverse('overview:activities')}?{urlencode([*kept, *chosen])}"


def exported(kind: Matrix, grid: Grid, export: str) -> HttpResponse:
    """Bảng xuất: two numbers a column, which a spreadsheet can add."""
    headers = [kind.label]
    for column in grid.columns:
        headers += [
            _("%(column)s: dự kiến") % {"column": column.name},
            _("%(column)s: đã xong") % {"column": column.name},
        ]
    table = []
    for row in grid.rows:
        line: list[Any] = [row.name]
        for column in grid.columns:
            count = grid.cell(row.key, column.key)
            line += [count.planned, count.done]
        table.append(line)
    return export_response(f"do-phu-{kind.value}", headers, table, export)


def exported_multiples(split: TermKind, grids: list[tuple[Head, Grid]], export: str) -> HttpResponse:
    """Bảng xuất ba chiều: a line a cell, the empty ones among them."""
    rows, columns = [kind for kind in coverage.CUBE if kind != split]
    headers = [split.label, rows.label, columns.label, _("Số hoạt động"), _("Đã xong")]
    table = [
        [head.name, row.name, column.name, count.planned, count.done]
        for head, grid in grids
        for row in grid.rows
        for column in grid.columns
        for count in [grid.cell(row.key, column.key)]
    ]
    return export_response(f"do-phu-{Matrix.MULTIPLES.value}", headers, table, export)


def exported_units(board: Board, export: str) -> HttpResponse:
    """Bảng xuất nhiệm vụ × đơn vị: each cell in words, "chưa ai làm" where a directive asks in vain."""
    headers = [_("Văn bản"), _("Mục"), _("Nhiệm vụ"), _("Đã giao"), _("Đã xong"), _("Chỗ trống")]
    headers += [unit.name for unit in board.units]
    table = []
    for line in board.lines:
        obligation = line.obligation
        held = [line.cells.get(unit.pk, NOTHING).hold for unit in board.units]
        table.append(
            [
                obligation.directive.number or obligation.directive.title,
                obligation.section,
                obligation.text,
                line.handed,
                line.done,
                line.gaps,
                *("" if hold == Hold.NONE else str(hold.label) for hold in held),
            ]
        )
    return export_response("do-phu-nhiem-vu", headers, table, export)
