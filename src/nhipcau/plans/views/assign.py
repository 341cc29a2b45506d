"""Giao một nhiệm vụ: an editable table, a row per unit."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from nhipcau.core.views.screen import Screen
from nhipcau.directives.domain import excerpt
from nhipcau.directives.enums import ObligationState
from nhipcau.directives.models import Obligation
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy
from ..domain.proposals import Proposal, propose, unresolved_leads
from ..forms.assigning import RowForm, RowFormSet, SharedForm, rows
from ..forms.choosing import Choice, as_id
from .rows import both_valid, hand_out, one_row_more, row_of, terms_of


class AssignView(Screen):
    """Giao một nhiệm vụ: a row per proposed unit, open rows for others."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the proposals."""
        obligation = self.obligation(request, pk)
        proposals = propose(obligation)
        choice = Choice()
        first = next(iter(proposals), None)
        table = rows(RowForm, extra=0 if proposals else 1)(
            initial=[row_of(proposal) for proposal in proposals],
            prefix="rows",
            form_kwargs={"choice": choice},
        )
        shared = SharedForm(
            initial={
                "approver": first.approver.pk if first and first.approver else None,
                "supporters": [unit.pk for unit in first.supporters] if first else [],
            },
            choice=choice,
        )
        return self.page(request, obligation, proposals, table, shared)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Hand out the ticked rows, or add an open row."""
        obligation = self.obligation(request, pk)
        choice = Choice()
        adding = "add" in request.POST
        posted = one_row_more(request.POST) if adding else request.POST
        table = rows(RowForm, extra=0)(posted, prefix="rows", form_kwargs={"choice": choice})
        shared = SharedForm(posted, choice=choice)
        if not adding and both_valid(request, table, shared):
            common = shared.cleaned_data
            orders = [
                (obligation, terms_of(form.cleaned_data, common, common["supporters"]))
                for form in table
                if form.is_order
            ]
            if hand_out(request, orders):
                return redirect(obligation)
        return self.page(request, obligation, propose(obligation), table, shared)

    def obligation(self, request: HttpRequest, pk: int) -> Obligation:
        """The obligation, for a person who hands out work."""
        access.require(request.user, policy.ASSIGN)
        return get_object_or_404(Obligation.objects.select_related("directive"), pk=pk)

    def page(
        self,
        request: HttpRequest,
        obligation: Obligation,
        proposals: Sequence[Proposal],
        table: RowFormSet,
        shared: SharedForm,
    ) -> HttpResponse:
        """The table under the sentence it comes from."""
        whys = {proposal.unit.pk: proposal for proposal in proposals}
        for form in table:
            form.proposal = whys.get(as_id(form["unit"].value()))
        context = {
            "obligation": obligation,
            "is_confirmed": obligation.state == ObligationState.CONFIRMED,
            "excerpts": excerpt.of(obligation),
            "unresolved": unresolved_leads(obligation),
            "standing": queries.for_lists(obligation.assignments.all()),
            "table": table,
            "shared": shared,
        }
        return render(request, "plans/assign.html", context)
