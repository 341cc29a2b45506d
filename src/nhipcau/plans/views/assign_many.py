"""Giao việc hàng loạt: all obligations of a directive that nobody has yet, in one table."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from nhipcau.directives.models import Directive, Obligation
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy
from ..domain.proposals import Proposal, propose_many
from ..forms.assigning import ObligationRowForm, RowFormSet, SharedForm, rows
from ..forms.choosing import Choice, as_id
from .answering import Answering
from .rows import Order, both_valid, hand_out, row_of, terms_of


class AssignManyView(Answering):
    """Giao việc hàng loạt: every confirmed obligation of a directive that nobody has yet."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show all proposals."""
        directive, proposals = self.waiting(request, pk)
        choice = Choice()
        table = rows(ObligationRowForm, extra=0)(
            initial=[
                row_of(proposal) | {"obligation": obligation.pk}
                for obligation, found in proposals
                for proposal in found
            ],
            prefix="rows",
            form_kwargs={"choice": choice},
        )
        approver = next((row.approver for _o, found in proposals for row in found), None)
        shared = SharedForm(
            initial={"approver": approver.pk if approver else None}, choice=choice, with_supporters=False
        )
        return self.page(request, directive, proposals, table, shared)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Hand out the ticked rows in one go."""
        directive, proposals = self.waiting(request, pk)
        choice = Choice()
        table = rows(ObligationRowForm, extra=0)(request.POST, prefix="rows", form_kwargs={"choice": choice})
        shared = SharedForm(request.POST, choice=choice, with_supporters=False)
        if both_valid(request, table, shared) and hand_out(
            request, self.orders(directive, proposals, table, shared.cleaned_data)
        ):
            return redirect(directive)
        return self.page(request, directive, proposals, table, shared)

    def waiting(
        self, request: HttpRequest, pk: int
    ) -> tuple[Directive, list[tuple[Obligation, list[Proposal]]]]:
        """The directive's confirmed obligations without an assignment, each with its proposals."""
        access.require(request.user, policy.ASSIGN)
        directive = get_object_or_404(Directive, pk=pk)
        obligations = list(queries.confirmed_without_assignment().filter(directive=directive))
        return directive, list(zip(obligations, propose_many(obligations), strict=True))

    def orders(
        self,
        directive: Directive,
        proposals: list[tuple[Obligation, list[Proposal]]],
        table: RowFormSet,
        common: dict[str, Any],
    ) -> list[Order]:
        """What was ticked; who supports comes from the document, row by row."""
        supporters = {
            (obligation.pk, row.unit.pk): row.supporters for obligation, found in proposals for row in found
        }
        known = directive.obligations.in_bulk()
        return [
            (
                known[row["obligation"]],
                terms_of(row, common, supporters.get((row["obligation"], row["unit"].pk), ())),
            )
            for row in (form.cleaned_data for form in table if form.is_order)
            if row["obligation"] in known
        ]

    def page(
        self,
        request: HttpRequest,
        directive: Directive,
        proposals: list[tuple[Obligation, list[Proposal]]],
        table: RowFormSet,
        shared: SharedForm,
    ) -> HttpResponse:
        """The table, obligation by obligation; those without a proposal stand below with a link."""
        proposed = {(obligation.pk, row.unit.pk): row for obligation, found in proposals for row in found}
        # Also those handed out by another person since the page was opened: their rows stay readable.
        known = directive.obligations.in_bulk()
        for form in table:
            form.of = known.get(as_id(form["obligation"].value()))
            form.proposal = proposed.get((as_id(form["obligation"].value()), as_id(form["unit"].value())))
        groups = [
            (obligation, list(forms))
            for obligation, forms in groupby(table, key=lambda form: form.of)
            if obligation
        ]
        context = {
            "directive": directive,
            "groups": groups,
            "unproposed": [obligation for obligation, found in proposals if not found],
            "table": table,
            "shared": shared,
        }
        return render(request, "plans/assign_many.html", context)
