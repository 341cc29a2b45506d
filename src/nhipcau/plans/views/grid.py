"""Lưới hoạt động: the plan as one table to be edited in place, with what is missing always in sight."""

import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import json_script
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.listing import Column as Listed
from nhipcau.core.domain.listing import Listing, wishes
from nhipcau.core.views.listing import COLUMNS
from nhipcau.units.models import UnitGroup
from nhipcau.units.queries import in_being

from .. import queries
from ..domain import activities, cells, gaps
from ..domain.activities import Edit
from ..domain.paper import answered_in_words
from ..enums import Column, TermKind
from ..models import Activity, Plan, Term
from .grid_drawing import Drawing
from .grid_rows import FIRST_SHOWN, Grid
from .plan_screen import PlanScreen

PLACE, SOURCES = "plans:grid", "sources"
# The number always stands in front, and the day, read from the words about time, in the file alone.
NOT_CHOSEN = {"number", "due"}
# What the script says; %s is filled in by it.
WORDS = {
    "saved": gettext_lazy("Đã lưu lúc %s"),
    "saving": gettext_lazy("Đang lưu…"),
    "waiting": gettext_lazy("Chưa lưu…"),
    "offline": gettext_lazy(
        "Chưa lưu – mất mạng, sẽ thử lại. Đừng đóng trang; ô đã gõ được giữ trên máy này."
    ),
    "signedOut": gettext_lazy("Chưa lưu – phiên làm việc đã hết. Ô đã gõ được giữ trên máy này."),
    "signIn": gettext_lazy("Đăng nhập lại (trang mới)"),
    "held": gettext_lazy("%s ô chưa lưu được, xem ô có viền đỏ."),
    "theirs": gettext_lazy("Người khác vừa sửa thành “%s”."),
    "takeTheirs": gettext_lazy("Lấy bản đó"),
    "keepMine": gettext_lazy("Giữ của tôi"),
    "empty": gettext_lazy("(trống)"),
    "kept": gettext_lazy("Có %s ô gõ lần trước chưa lưu được."),
    "restore": gettext_lazy("Lưu các ô đó"),
    "discard": gettext_lazy("Bỏ"),
}


def _cells(numbered: tuple[int, Activity]) -> list[Any]:
    number, row = numbered
    return [number, *(_exported_cell(row, column) for column in Column), row.due, answered_in_words(row)]


# The grid draws its own cells, to be typed in; which of them, a person chooses as of any list.
GRID = Listing(
    "ke-hoach",
    [
        Listed("number", gettext_lazy("TT"), 1),
        *(Listed(column.value, column.label, int(column in FIRST_SHOWN)) for column in Column),
        Listed("due", gettext_lazy("Hạn")),
        Listed(SOURCES, gettext_lazy("Căn cứ"), 1),
    ],
    cells=_cells,
)


def chosen_columns(request: HttpRequest) -> tuple[list[Column], bool]:
    """Các cột người này chọn xem, and whether the grounds stand beside them; a newcomer's where none is.

    Asked also where a part of the grid is drawn anew, at an address of its own.
    """
    asked = request.GET.get(COLUMNS)
    wanted = GRID.known(asked.split(",") if asked is not None else wishes(request.user, PLACE).columns)
    shown = [column for column in Column if column in wanted]
    return (shown, SOURCES in wanted) if shown else ([*FIRST_SHOWN], True)


class GridView(PlanScreen):
    """Lưới hoạt động; `?export=csv` or `xlsx` gives the columns chosen, every one for who chose none."""

    listing = GRID
    keeps_filters = False

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The grid, or its export."""
        plan = self.plan(pk)
        if request.GET.get("export"):
            return self.listed.file(enumerate(queries.in_groups(queries.lines(plan)), 1))
        columns, has_sources = chosen_columns(request)
        grid = Grid(plan, columns)
        may_edit = self.may_edit(plan)
        drawing = Drawing(plan, may_edit=may_edit, has_sources=has_sources)
        context: dict[str, Any] = {
            "columns": columns,
            "has_sources": has_sources,
            "to_choose": [each for each in self.listed.choices() if each["key"] not in NOT_CHOSEN],
            "width": len(columns) + 1 + (has_sources or may_edit),
            "rows": [(row.opens, drawing.row(row)) for row in grid.rows()],
            "removed": queries.lines(plan, removed=True) if may_edit else (),
            "told": told() if may_edit else "",
        }
        found = gaps.of(plan, grid.activities) if self.may_plan(plan) else None
        return self.page(plan, "grid", context, found=found)


class SaveCellsView(PlanScreen):
    """Lưu ô: JSON in and out; every refusal is JSON too, so that the page can keep what was typed."""

    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """A refusal as JSON, also of the right itself."""
        try:
            return View.dispatch(self, request, *args, **kwargs)
        except PermissionDenied as denial:
            return JsonResponse({"said": str(denial)}, status=403)
        except Refused as refusal:
            return JsonResponse({"said": refusal.sentence}, status=409)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Save, and answer with the state of each cell and the touched rows as they now stand."""
        plan = self.plan_to_edit(pk)
        try:
            edits = read_edits(request.body)
        except (ValueError, TypeError, KeyError):
            return JsonResponse({"said": _("Dữ liệu gửi lên không đọc được; chưa lưu gì.")}, status=400)
        outcomes = activities.change(actor=self.actor, plan=plan, edits=edits)
        return JsonResponse(
            {
                "at": date_format(localtime(timezone.now()), "H:i"),
                "cells": [
                    {
                        "row": each.edit.activity,
                        "column": each.edit.column.value,
                        "state": each.state.value,
                        "standing": each.standing,
                        "said": each.said,
                    }
                    for each in outcomes
                ],
                **redrawn(request, plan, {edit.activity for edit in edits}),
            }
        )


def read_edits(body: bytes) -> list[Edit]:
    """Các ô gửi lên; raises ValueError, TypeError or KeyError for another shape."""
    return [
        Edit(int(cell["row"]), Column(cell["column"]), str(cell["value"]), _text_or_none(cell.get("seen")))
        for cell in json.loads(body)["cells"]
    ]


def redrawn(request: HttpRequest, plan: Plan, touched: set[int]) -> dict[str, Any]:
    """Những dòng đã đổi và khoảng trống, drawn anew: the page is drawn in one place only."""
    columns, has_sources = chosen_columns(request)
    grid = Grid(plan, columns)
    drawing = Drawing(plan, may_edit=True, has_sources=has_sources)
    found = gaps.of(plan, grid.activities)
    beside = {"gaps": found, "plan": plan, "may_edit": True}
    return {
        "rows": {row.activity.pk: drawing.row(row) for row in grid.rows(touched)},
        "gaps": render_to_string("plans/plan/_gaps.html", beside, request=request),
        "count": found.count,
    }


class _Plain(DjangoJSONEncoder):
    """Chữ Việt như nó là: a page is in UTF-8, and six signs for a letter make names three times as long."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"ensure_ascii": False})


def told() -> SafeString:
    """Điều script cần biết: names to choose from, and what it says."""
    words = {name: str(words) for name, words in WORDS.items()}
    return json_script(choices(), "grid-choices", _Plain) + json_script(words, "grid-words", _Plain)


def choices() -> dict[str, Any]:
    """Tên để chọn khi gõ: units in being, groups, and the words of each list, each told once.

    `columns` says which of the `lists` are offered in a column.
    """
    lists: dict[str, list[str]] = {
        "units": [*in_being(timezone.localdate()).values_list("name", flat=True)],
        "groups": [*UnitGroup.objects.values_list("name", flat=True)],
        **{kind.value: [] for kind in TermKind},
    }
    for term in Term.objects.filter(is_offered=True):
        lists[term.kind].append(term.name)
    columns = {
        Column.LEADS.value: ["units", "groups"],
        Column.SUPPORTERS.value: ["units", "groups"],
        Column.APPROVER.value: ["units"],
        **{kind.value: [kind.value] for kind in TermKind},
    }
    return {"lists": lists, "columns": columns}


def _exported_cell(row: Any, column: Column) -> Any:
    return row.budget if column == Column.BUDGET else cells.read(row, column)


def _text_or_none(value: Any) -> str | None:
    return None if value is None else str(value)
