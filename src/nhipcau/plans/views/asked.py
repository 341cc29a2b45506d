"""Việc được giao và kế hoạch của đơn vị: share by share; what is in no plan yet is taken in here."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.issuing.enums import OPEN
from nhipcau.units.domain import access

from .. import queries
from ..domain import omissions, plans, policy
from ..enums import AssignmentState, Share
from ..forms.cascade import AskedForm, TakeInForm, YearForm
from ..models import Activity, Assignment, Plan
from .plan_screen import PlanScreen

# So many rows of a file are read at a time.
IN_A_FILE = 500


@dataclass(frozen=True, slots=True)
class Row:
    """Một việc được giao: the lines of the unit's plan that serve it, or why there are none."""

    work: Assignment
    lines: list[Activity]
    reason: str

    @property
    def share(self) -> Share:
        """Phần mà việc này thuộc về."""
        if self.lines:
            return Share.PLANNED
        is_done = self.work.state == AssignmentState.ACCEPTED
        return Share.REST if self.reason or is_done else Share.UNANSWERED


def _cells(row: Row) -> list[Any]:
    obligation = row.work.obligation
    return [
        row.work.unit.name,
        obligation.directive.number or obligation.directive.title,
        obligation.section,
        obligation.text,
        row.work.due,
        row.work.get_state_display(),
        row.work.progress,
        "; ".join(line.text for line in row.lines),
        row.reason,
    ]


ASKED = Listing(
    "viec-duoc-giao",
    [
        Column("unit", gettext_lazy("Đơn vị"), 3),
        Column("document", gettext_lazy("Văn bản"), 2),
        Column("section", gettext_lazy("Mục")),
        Column("task", gettext_lazy("Nhiệm vụ"), 2),
        Column("due", gettext_lazy("Hạn"), 1),
        Column("state", gettext_lazy("Trạng thái"), 5),
        Column("progress", gettext_lazy("Tiến độ (%)"), 5),
        Column("lines", gettext_lazy("Trong kế hoạch của đơn vị"), 4),
        Column("reason", gettext_lazy("Lý do để ngoài"), 4),
    ],
    cells=_cells,
    anchor=2,
)


class AskedView(PlanScreen):
    """Danh sách việc được giao theo phần; `?export=csv` or `xlsx` gives what the filter finds."""

    listing = ASKED

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        form = self.form()
        found = form.found()
        if "export" in request.GET:
            return self.listed.file(rows_in_parts(found, form.year))
        page = self.listed.page(found)
        open_plans = self.open_plans(form)
        context: dict[str, Any] = {
            "form": form,
            "year": form.year,
            "share": form.share,
            "unit": form.unit,
            "page_obj": page,
            "rows": rows_of(page.object_list, form.year),
            "counts": self.counts(form),
            "drafts": self.drafts(form),
            "open_plans": open_plans,
            "may_take": bool(open_plans) and form.share == Share.UNANSWERED,
        }
        return render(request, "plans/cascade/asked.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Đưa các việc đã chọn vào kế hoạch, or leave them out of it with the reason."""
        form = self.form()
        chosen = TakeInForm(request.POST, plans=self.open_plans(form), work=form.work)
        act = {"take": self.take, "omit": self.omit}.get(request.POST.get("act", ""))
        if act is None:
            raise Http404
        if not chosen.is_valid() or not chosen.cleaned_data["work"]:
            messages.error(request, _("Hãy đánh dấu ít nhất một việc và chọn kế hoạch đang soạn."))
            return redirect(request.get_full_path())
        wanted = chosen.cleaned_data
        try:
            messages.success(request, act(wanted["plan"], list(wanted["work"]), wanted["reason"]))
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        return redirect(request.get_full_path())

    def form(self) -> AskedForm:
        """The filter over what this person may see of the year's work."""
        access.require_some(self.actor, policy.READ)
        year = YearForm(self.request.GET).year
        visible = queries.asked(year) & queries.visible_to(self.actor)
        reach = access.own_unit_ids(self.actor, policy.READ)
        if not access.allowed(self.actor, policy.READ):
            visible = visible.filter(unit__in=reach)
        return AskedForm(self.request.GET, visible=visible)

    def drafts(self, form: AskedForm) -> bool:
        """Người này lập kế hoạch riêng của đơn vị đang xem."""
        unit = form.unit
        return (
            unit is not None
            and not access.allowed(self.actor, policy.PLAN)
            and access.allowed(self.actor, policy.PLAN, units=[unit])
        )

    def open_plans(self, form: AskedForm) -> list[Plan]:
        """Kế hoạch đang soạn của đơn vị, which takes work in."""
        if not self.drafts(form):
            return []
        found = queries.unit_plans(form.year).filter(office=form.unit, paper__state__in=OPEN)
        return list(found.select_related("paper", "office"))

    def counts(self, form: AskedForm) -> list[tuple[Share, int]]:
        """Số việc của từng phần, for the units that are looked at."""
        sizes = Counter(row.share for row in queries.placed(form.work, form.year, form.units_asked))
        return [(share, sizes[share] or (sizes.total() if share == Share.ASKED else 0)) for share in Share]

    def take(self, plan: Plan, work: list[Assignment], reason: str) -> str:
        """Call the verb; returns what to say."""
        wanted = {row.obligation_id: row.obligation for row in work}
        made = plans.take_in(actor=self.actor, plan=plan, obligations=wanted.values())
        words = ngettext(
            "Đã thêm %(n)d hoạt động vào kế hoạch.", "Đã thêm %(n)d hoạt động vào kế hoạch.", len(made)
        )
        return words % {"n": len(made)}

    def omit(self, plan: Plan, work: list[Assignment], reason: str) -> str:
        """Call the verb for each; returns what to say."""
        for row in {row.obligation_id: row.obligation for row in work}.values():
            omissions.omit(actor=self.actor, plan=plan, obligation=row, reason=reason)
        return _("Đã để ngoài kế hoạch, kèm lý do.")


def rows_of(keys: Sequence[int], year: int) -> list[Row]:
    """Các dòng của những việc này, in a constant number of queries."""
    known = {row.pk: row for row in queries.for_lists(Assignment.objects.filter(pk__in=list(keys)))}
    work = [known[key] for key in keys if key in known]
    lines = queries.lines_answering(work, year)
    reasons = queries.reasons_left_out(work, year)
    pairs = ((row, (row.obligation_id, row.unit_id)) for row in work)
    return [Row(row, lines.get(pair, []), reasons.get(pair, "")) for row, pair in pairs]


def rows_in_parts(keys: list[int], year: int) -> Iterator[Row]:
    """Các dòng cho tệp, some hundreds at a time."""
    for at in range(0, len(keys), IN_A_FILE):
        yield from rows_of(keys[at : at + IN_A_FILE], year)
