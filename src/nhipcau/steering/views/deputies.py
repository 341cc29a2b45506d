"""Ủy quyền khi vắng: who stands in for whom; everybody for themselves, a head for the unit."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views.screen import WRONG_FIELDS

from .. import queries
from ..domain import deputies
from ..forms.deputies import DelegateForm, DelegationListForm
from ..models import Delegation
from .screen import Act, Screen, actor_of


def _cells(each: Delegation) -> list[Any]:
    return [str(each.person), str(each.unit), str(each.deputy), each.starts_on, each.ends_on]


DELEGATIONS = Listing(
    "uy-quyen",
    [
        Column("person", gettext_lazy("Người vắng"), 1),
        Column("unit", gettext_lazy("Đơn vị"), 3),
        Column("deputy", gettext_lazy("Người làm thay"), 2),
        Column("from", gettext_lazy("Từ ngày"), 4),
        Column("to", gettext_lazy("Đến hết ngày"), 4),
    ],
    cells=_cells,
)


class DelegationsView(Screen):
    """Danh sách ủy quyền; `?export=csv` or `xlsx` gives what the filter finds."""

    tab = "delegations"
    listing = DELEGATIONS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        person, today = actor_of(request), timezone.localdate()
        form = DelegationListForm(request.GET)
        form.is_valid()
        visible = queries.delegations_visible_to(person)
        found = queries.search_delegations(
            queries.of_state(visible, form.cleaned_data.get("state") or "", today),
            form.cleaned_data.get("q") or "",
        )
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        rows = [
            {"delegation": each, "runs": each.runs_on(today), "over": each.is_over(today)} for each in page
        ]
        context = self.frame(form=form, page_obj=page, rows=rows, has_any=bool(found) or visible.exists())
        return render(request, "steering/delegations.html", context)


class DelegateView(Screen):
    """Ghi một ủy quyền."""

    tab = "delegations"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form."""
        seats = deputies.seats_of(actor_of(request))
        mine = next((s for s in seats if s.person_id == actor_of(request).pk), None)
        initial = {"seat": f"{mine.person_id}-{mine.unit_id}"} if mine else {}
        return self.page(DelegateForm(seats=seats, initial=initial))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep it."""
        form = DelegateForm(request.POST, seats=deputies.seats_of(actor_of(request)))
        if form.is_valid():
            try:
                deputies.delegate(actor=actor_of(request), **form.terms())
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
            else:
                messages.success(request, _("Đã ghi ủy quyền; cả hai người được báo."))
                return redirect("steering:delegations")
        else:
            messages.error(request, WRONG_FIELDS)
        return self.page(form, status=422)

    def page(self, form: DelegateForm, status: int = 200) -> HttpResponse:
        """The form."""
        return render(self.request, "steering/delegate.html", self.frame(form=form), status=status)


class StopDelegation(Act):
    """Thôi ủy quyền."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        """Stop it."""
        visible = queries.delegations_visible_to(actor_of(request))
        delegation: Delegation = get_object_or_404(visible, pk=kwargs["pk"])
        deputies.stop(actor=actor_of(request), delegation=delegation)
        return _("Đã thôi ủy quyền."), "steering:delegations"

    def back(self, **kwargs: Any) -> Any:
        """The list."""
        return "steering:delegations"
