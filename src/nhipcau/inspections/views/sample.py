"""Mẫu của một đợt: what was drawn and why, what was added and why; its table, its export."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views.listing import Listed
from nhipcau.plans import queries as plans
from nhipcau.plans.enums import AssignmentState
from nhipcau.units.domain import access

from .. import queries
from ..domain import drawing, policy, tallying, wording
from ..enums import Question, RoundState, VisitState
from ..forms.following import SampleListForm
from ..forms.rounds import AddForm
from ..models import InspectionRound, SampleItem, Visit
from .screen import Screen, actor_of, sees_inside

OFFERED = 20


def _cells(item: SampleItem) -> list[Any]:
    task = item.assignment.obligation
    return [
        item.visit.unit.name,
        task.directive.number or task.directive.title,
        task.section,
        task.text,
        item.assignment.due,
        wording.why_chosen(item),
    ]


def _cells_inside(item: SampleItem) -> list[Any]:
    """With what was answered and found, which a unit is not shown before it is sent."""
    if item.is_closed:  # type: ignore[attr-defined]
        return [*_cells(item), *("" for _question in Question), ""]
    answers = {check.question: check.get_answer_display() for check in item.checks.all()}
    found = "; ".join(each.get_nature_display() for each in item.live)  # type: ignore[attr-defined]
    return [*_cells(item), *(answers.get(question.value, "") for question in Question), found]


_SEEN = [
    Column("unit", gettext_lazy("Đơn vị"), 2),
    Column("directive", gettext_lazy("Văn bản"), 1),
    Column("section", gettext_lazy("Mục"), 1),
    Column("task", gettext_lazy("Nhiệm vụ"), 1),
    Column("due", gettext_lazy("Hạn"), 3),
    Column("why", gettext_lazy("Cách chọn vào mẫu"), 4),
]
SAMPLE = Listing("mau-kiem-tra", _SEEN, cells=_cells)
SAMPLE_INSIDE = Listing(
    "mau-kiem-tra",
    [
        *_SEEN,
        *(Column(question.value, question.label) for question in Question),
        Column("found", gettext_lazy("Phát hiện"), 5),
    ],
    cells=_cells_inside,
)


class SampleView(Screen):
    """Các việc trong mẫu; `?export=csv` or `xlsx` gives what the filter finds."""

    tab = "rounds"
    keeps_filters = False

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """List or table file."""
        return self.page(self.find(pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Add a task with its reason, or take an added one out."""
        held, person = self.find(pk), actor_of(request)
        access.require(person, policy.PREPARE)
        act = request.POST.get("act")
        if act not in {"add", "drop"}:
            raise Http404(act)
        form = AddForm(request.POST, found=self.offered(held)) if act == "add" else None
        if form is not None and not form.is_valid():
            return self.page(held, form)
        try:
            if form is not None:
                drawing.add(actor=person, round_=held, **form.cleaned_data)
                said = _("Đã thêm việc vào mẫu, kèm lý do.")
            else:
                of = request.POST.get("of", "")
                item = get_object_or_404(held.items, pk=of if of.isdecimal() else 0)
                drawing.drop(actor=person, item=item)
                said = _("Đã bỏ việc khỏi mẫu.")
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, said)
        return redirect("inspections:sample", pk=pk)

    def find(self, pk: int) -> InspectionRound:
        """The round, if this person may see it."""
        return get_object_or_404(queries.visible_to(actor_of(self.request)), pk=pk)

    def page(self, held: InspectionRound, bound: AddForm | None = None) -> HttpResponse:
        """The page, or the file."""
        request, person = self.request, actor_of(self.request)
        inside = sees_inside(person, held)
        visits = queries.visits_visible_to(person).filter(round=held).select_related("unit")
        units = [(visit.unit_id, visit.unit.name) for visit in visits.order_by("unit__sort_key")]
        form = SampleListForm(request.GET, units=units)
        form.is_valid()
        rows = self.rows(held, list(visits), form.cleaned_data, inside)
        what = SAMPLE_INSIDE if inside else SAMPLE
        listed = request.listed = Listed(request, what, keeps_filters=False)  # type: ignore[attr-defined]
        if "export" in request.GET:
            return listed.file(rows)
        latest = held.drawings.order_by("-number").first() if inside else None
        page = listed.page(rows)
        may_add = held.state in {RoundState.PREPARING, RoundState.RUNNING} and access.allowed(
            person, policy.PREPARE
        )
        offered = self.offered(held) if may_add and request.GET.get("viec") else None
        context = self.frame(
            round=held,
            form=form,
            page_obj=page,
            inside=inside,
            has_any=bool(rows) or held.items.exists(),
            latest=latest,
            population=len(latest.population) if latest else 0,
            is_reproducible=latest is not None and drawing.is_reproducible(latest),
            drawings=held.drawings.defer("population", "chosen").order_by("-number") if inside else (),
            may_add=may_add,
            add=bound or (AddForm(found=offered) if offered is not None else None),
            sought=request.GET.get("viec", ""),
        )
        return render(request, "inspections/sample.html", context, status=422 if bound else 200)

    def rows(
        self, held: InspectionRound, visits: list[Visit], wanted: dict[str, Any], inside: bool
    ) -> list[SampleItem]:
        """Các dòng thỏa bộ lọc; results are known to the team, and to a unit once it is concluded."""
        seen = {visit.pk for visit in visits if not wanted.get("unit") or visit.unit_id == wanted["unit"]}
        items = [item for item in tallying.read(held).items if item.visit_id in seen]
        own = queries.conflicting_units(actor_of(self.request))
        for item in items:
            is_own = item.visit.unit_id in own and item.visit.state != VisitState.CONCLUDED
            item.is_closed = is_own  # type: ignore[attr-defined]
        if origin := wanted.get("origin"):
            items = [item for item in items if (item.drawing_id is None) == (origin == "added")]
        if result := wanted.get("result"):
            items = [item for item in items if (inside or _is_told(item)) and _has(item, result)]
            items = [item for item in items if not item.is_closed]  # type: ignore[attr-defined]
        return items

    def offered(self, held: InspectionRound) -> Any:
        """Việc có thể thêm: of the units inspected, not in the sample, found by the words sought."""
        units = held.visits.values("unit")
        works = plans.visible_to(actor_of(self.request)).filter(unit__in=units)
        works = works.exclude(pk__in=held.items.values("assignment")).exclude(state=AssignmentState.CANCELLED)
        if self.request.method == "POST":
            return works
        found = plans.search(works, self.request.GET.get("viec", ""))
        return works.filter(pk__in=list(found.order_by("due").values_list("pk", flat=True)[:OFFERED]))


def _is_told(item: SampleItem) -> bool:
    return item.visit.state == VisitState.CONCLUDED


def _has(item: SampleItem, result: str) -> bool:
    if result == "met":
        return tallying.is_met(item)
    if result == "faulty":
        return tallying.is_faulty(item)
    if result == "unopened":
        return tallying.is_unopened(item)
    return len(item.checks.all()) < len(Question) or not item.live  # type: ignore[attr-defined]
