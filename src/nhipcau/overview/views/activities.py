"""Hoạt động: the list behind every cell of the coverage, with what was handed out for each line."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.issuing.enums import OPEN
from nhipcau.plans.domain import policy as plans_policy
from nhipcau.plans.enums import TermKind
from nhipcau.plans.models import Activity
from nhipcau.units.domain import access

from ..domain import policy
from ..domain.doing import leads_of
from ..forms.activities import ActivitiesForm
from ..queries import activities as queries
from ..queries.choices import plans_to_choose
from .tabs import OverviewScreen

NEAR = 5


def terms_of(activity: Activity, kind: str) -> str:
    """Phân loại của một hoạt động."""
    return "; ".join(term.name for term in activity.terms.all() if term.kind == kind)


def _cells(row: Activity) -> list[Any]:
    return [
        row.plan.title,
        row.group,
        row.text,
        leads_of(row),
        row.deadline_text,
        row.starts_on,
        row.due,
        row.deliverable,
        *(terms_of(row, each) for each in TermKind),
        len(row.assignments.all()),
        sum(not work.is_open for work in row.assignments.all()),
    ]


ACTIVITIES = Listing(
    "hoat-dong",
    [
        Column("plan", gettext_lazy("Kế hoạch"), 1),
        Column("group", gettext_lazy("Nhóm")),
        Column("text", gettext_lazy("Nội dung hoạt động"), 1),
        Column("lead", gettext_lazy("Chủ trì"), 2),
        Column("time", gettext_lazy("Thời gian"), 3),
        Column("from", gettext_lazy("Từ ngày")),
        Column("due", gettext_lazy("Hạn")),
        Column("deliverable", gettext_lazy("Sản phẩm")),
        *(Column(f"term-{each.value}", each.label) for each in TermKind),
        Column("given", gettext_lazy("Số việc đã giao"), 5),
        Column("done", gettext_lazy("Số việc đã xong"), 5),
    ],
    cells=_cells,
)


class ActivitiesView(OverviewScreen):
    """Danh sách hoạt động; `?export=csv` or `xlsx` gives what the filter finds."""

    tab = "activities"
    listing = ACTIVITIES

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        access.require_some(self.actor, policy.SEE)
        form = ActivitiesForm(request.GET, person=self.actor)
        found = queries.for_lists(form.found(timezone.localdate()))
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found, sought=bool(form.wanted.get("q")))
        context: dict[str, Any] = {
            "form": form,
            "page_obj": page,
            "words": form.chosen_words(),
            "lacks": [TermKind(kind).label for kind in form.wanted.get("thieu") or ()],
            "is_filtered": any(form.wanted.values()),
            "today": timezone.localdate(),
            "may_plan": access.allowed(self.actor, plans_policy.PLAN),
        }
        if not page.object_list:
            context |= self.what_to_do(form)
        return self.page("overview/activities.html", context)

    def what_to_do(self, form: ActivitiesForm) -> dict[str, Any]:
        """Chỗ trống thì làm gì: plans still open, and lines near enough to be sorted so."""
        open_plans = plans_to_choose(self.actor).filter(paper__state__in=OPEN)
        first = list(form.wanted.get("muc") or ())[:1]
        near = queries.having(queries.activities_in(self.actor, form.frame()), [term.pk for term in first])
        return {
            "open_plans": open_plans[:NEAR],
            "near_word": first[0].name if first else "",
            "near": list(near.select_related("plan").order_by("-plan", "position")[:NEAR]) if first else [],
        }
