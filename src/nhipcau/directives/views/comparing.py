"""So sánh: choose another directive, see what is new, changed and gone, sentence beside sentence."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.views.exporting import export_response

from .. import queries
from ..domain import comparisons
from ..domain.comparisons import Comparison, Row
from ..enums import Matched
from ..models import Directive
from .screen import DirectiveScreen, actor_of

SHOWN = 30
# In the order in which people ask: what is new, what changed, what fell away, what stays.
LABELS: dict[Matched, str | Promise] = {
    Matched.NEW: gettext_lazy("Mới"),
    Matched.CHANGED: gettext_lazy("Thay đổi"),
    Matched.GONE: gettext_lazy("Không còn"),
    Matched.SAME: gettext_lazy("Giữ nguyên"),
}
LOOKS = {Matched.NEW: "ok", Matched.CHANGED: "soon", Matched.GONE: "late", Matched.SAME: "off"}


class CompareScreen(DirectiveScreen):
    """Whoever may see both may compare them; a unit compares what it is asked."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        new = self.directive(pk)
        if not new.has_reading:
            return redirect("directives:progress", new.pk)
        others = queries.comparable(queries.visible_to(actor_of(request)), new)
        chosen = request.GET.get("voi", "")
        if not chosen.isdecimal():
            return self._choose(request, new, others)
        old = get_object_or_404(others, pk=chosen)
        found = comparisons.compare(old=old, new=new, person=actor_of(request))
        if "export" in request.GET:
            return export_response("so-sanh", _headers(), _lines(found), request.GET["export"])
        return render(request, "directives/compare.html", _context(request, found))

    def _choose(self, request: HttpRequest, new: Directive, others: QuerySet[Directive]) -> HttpResponse:
        wanted = request.GET.get("q", "")
        found = queries.search(others, wanted).defer("reading")
        context = {"directive": new, "q": wanted, "found": found[:SHOWN]}
        return render(request, "directives/compare_choose.html", context)


def _context(request: HttpRequest, found: Comparison) -> dict[str, Any]:
    effects = found.effects()
    kind, unit = request.GET.get("loai", ""), request.GET.get("don-vi", "")
    rows = [row for row in found.rows if (not kind or row.kind == kind) and (not unit or unit in row.units)]
    groups = [(each, LABELS[each], LOOKS[each], [row for row in rows if row.kind == each]) for each in LABELS]
    return {
        "directive": found.new,
        "old": found.old,
        "found": found,
        "counts": [(each, LABELS[each], LOOKS[each], found.counts[each]) for each in LABELS],
        "groups": [group for group in groups if group[-1]],
        "effects": [(effect.unit, [effect.counts[each] for each in LABELS]) for effect in effects],
        "labels": list(LABELS.values()),
        "kind": kind,
        "unit": unit,
    }


def _headers() -> list[str]:
    return [
        _("Loại"),
        _("Mục (văn bản cũ)"),
        _("Nội dung (văn bản cũ)"),
        _("Mục (văn bản mới)"),
        _("Nội dung (văn bản mới)"),
        _("Thay đổi khác"),
        _("Đơn vị"),
    ]


def _lines(found: Comparison) -> Iterator[list[Any]]:
    for kind, label in LABELS.items():
        for row in found.rows:
            if row.kind == kind:
                yield [label, *_sides(row), _moves(row), "; ".join(row.units)]


def _sides(row: Row) -> list[str]:
    return [
        value for task in (row.old, row.new) for value in ((task.section, task.text) if task else ("", ""))
    ]


def _moves(row: Row) -> str:
    return "; ".join(f"{move.what}: {move.before or '–'} → {move.after or '–'}" for move in row.moves)
