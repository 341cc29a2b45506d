"""Giao việc hàng loạt: all obligations of a directive that nobody has yet, in one table."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from nhipcau.core.views.screen import Screen
from nhipcau.directives.models import Directive, Obligation
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy
from ..domain.proposals import Proposal, propose_many
from ..forms.assigning import ObligationRowForm, RowFormSet, SharedForm, rows
from ..forms.choosing import Choice, as_id
from .rows import Order, both_valid, hand_out, row_of, terms_of

Waiting = list[tuple[Obligation, list[Proposal]]]

# Django refuses a form of more than 1,000 fields, and nobody reads a longer page at one go.
ROWS_AT_ONCE = 150


class AssignManyView(Screen):
    """Giao việc hàng loạt: every confirmed obligation of a directive that nobody has yet."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show all proposals."""
        directive, proposals = self.waiting(request, pk)
        choice = Choice()
        table = rows(ObligationRowForm, extra=0)(
            initial=[
                row_of(proposal) | {"obligation": obligation.pk}
                for obligation, found in at_once(proposals)
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
            left = queries.confirmed_without_assignment().filter(directive=directive).exists()
            return redirect("plans:assign_many", directive.pk) if left else redirect(directive)
        return self.page(request, directive, proposals, table, shared)

    def waiting(self, request: HttpRequest, pk: int) -> tuple[Directive, Waiting]:
        """The directive's confirmed obligations without an assignment, each with its proposals."""
        access.require(request.user, policy.ASSIGN)
        directive = get_object_or_404(Directive, pk=pk)
        obligations = list(queries.confirmed_without_assignment().filter(directive=directive))
        return directive, list(zip(obligations, propose_many(obligations), strict=True))

    def orders(
        self,
        directive: Directive,
        proposals: Waiting,
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
        proposals: Waiting,
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
        on_page = {obligation.pk for obligation, _forms in groups}
        context = {
            "directive": directive,
            "groups": groups,
            "later": sum(bool(found) for _o, found in proposals)
            - sum(o.pk in on_page for o, _f in proposals),
            "unproposed": [obligation for obligation, found in proposals if not found],
            "table": table,
            "shared": shared,
        }
        return render(request, "plans/assign_many.html", context)


def at_once(proposals: Waiting) -> Waiting:
    """Những nhiệm vụ vừa một trang: the first ones, whole, up to ROWS_AT_ONCE rows; at least one."""
    chosen: Waiting = []
    rows_so_far = 0
    for obligation, found in proposals:
        if chosen and rows_so_far + len(found) > ROWS_AT_ONCE:
            break
        if found:
            chosen.append((obligation, found))
            rows_so_far += len(found)
    return chosen
