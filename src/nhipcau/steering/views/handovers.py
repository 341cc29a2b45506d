"""Bàn giao: choose who leaves, see what they hold, confirm once; the record is read and printed."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views.screen import WRONG_FIELDS
from nhipcau.units.domain import access, notices
from nhipcau.units.enums import Scope
from nhipcau.units.models import User

from .. import queries
from ..domain import deputies, handovers, policy
from ..domain.holdings import Change
from ..forms.handovers import HandOverForm, LeaverForm, TakerForm
from .screen import Screen, actor_of


def _cells(each: Any) -> list[Any]:
    return [each.at, str(each.person), str(each.to), str(each.by or ""), len(each.lines)]


HAND_OVERS = Listing(
    "ban-giao",
    [
        Column("at", gettext_lazy("Lúc"), 1),
        Column("person", gettext_lazy("Người bàn giao"), 2),
        Column("to", gettext_lazy("Người nhận"), 3),
        Column("by", gettext_lazy("Người lập"), 4),
        Column("lines", gettext_lazy("Số dòng")),
    ],
    cells=_cells,
)


class HandOversView(Screen):
    """Các biên bản bàn giao; `?export=csv` or `xlsx` gives them as a table."""

    tab = "hand_overs"
    listing = HAND_OVERS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        person = actor_of(request)
        found = queries.hand_overs_visible_to(person)
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        may = bool(access.scope_of(person, policy.HAND_OVER))
        return render(request, "steering/hand_overs.html", self.frame(page_obj=page, may=may))


class NewHandOverView(Screen):
    """Lập bàn giao: `?nguoi=` names who leaves, `nhan` who takes over, `vai_tro` whether with the roles."""

    tab = "hand_overs"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Choose, then see."""
        access.require_some(actor_of(request), policy.HAND_OVER)
        return self.page(self.change(), HandOverForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Confirm what was seen."""
        access.require_some(actor_of(request), policy.HAND_OVER)
        change = self.change()
        if change is None or change.to is None:
            return redirect("steering:new_hand_over")
        form = HandOverForm(request.POST)
        if form.is_valid():
            try:
                made = handovers.hand_over(
                    actor=change.actor,
                    person=change.person,
                    to=change.to,
                    with_roles=change.with_roles,
                    note=form.cleaned_data["note"],
                )
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
            else:
                messages.success(request, _("Đã bàn giao; biên bản dưới đây in được."))
                return redirect(made)
        else:
            messages.error(request, WRONG_FIELDS)
        return self.page(change, form, status=422)

    def change(self) -> Change | None:
        """Who leaves, if this person may hand over for them, and who takes over, as the address says."""
        form = LeaverForm(self.request.GET, people=self.people())
        if not form.is_valid():
            return None
        actor, leaver = actor_of(self.request), form.cleaned_data["nguoi"]
        taker = self.taker(leaver, self.request.GET)
        if not taker.is_valid():
            return Change(actor, leaver)
        given = taker.cleaned_data
        return Change(actor, leaver, given["nhan"], given.get("vai_tro", False))

    def people(self) -> QuerySet[User]:
        """Những người có thể bàn giao thay: of one's units, or everybody."""
        person = actor_of(self.request)
        held = notices.running_on(timezone.localdate())
        if access.scope_of(person, policy.HAND_OVER) != Scope.ALL:
            held = held.filter(unit__in=access.own_unit_ids(person, policy.HAND_OVER))
        return User.objects.filter(pk__in=held.values("person")).order_by("sort_key")

    def taker(self, leaver: User, data: Any = None, **kwargs: Any) -> TakerForm:
        """Who may take over from one who leaves."""
        units = {unit.pk for unit in handovers.units_of(leaver)}
        people = deputies.possible_deputies(units).exclude(pk=leaver.pk)
        may_roles = access.allowed(actor_of(self.request), access.ACTIONS["units.people"])
        return TakerForm(data, people=people, may_roles=may_roles, **kwargs)

    def page(self, change: Change | None, form: HandOverForm, status: int = 200) -> HttpResponse:
        """Who leaves, what they hold, who takes it: what moves, what stays and why."""
        leaver = change.person if change else None
        chosen = {"nguoi": leaver.pk if leaver else None}
        context = self.frame(chooser=LeaverForm(initial=chosen, people=self.people()), leaver=leaver)
        if change:
            first = {"nhan": change.to.pk if change.to else None, "vai_tro": change.with_roles}
            context |= sorted_lines(handovers.preview(change))
            context |= {"change": change, "form": form, "taker": self.taker(change.person, initial=first)}
        return render(self.request, "steering/new_hand_over.html", context, status=status)


def sorted_lines(lines: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Dòng của biên bản: what moves, what cannot and why, what is the units' own."""
    return {
        "moved": [line for line in lines if line["moved"]],
        "stayed": [line for line in lines if line.get("why")],
        "owed": [line for line in lines if not line["moved"] and not line.get("why")],
    }


class HandOverView(Screen):
    """Biên bản bàn giao."""

    tab = "hand_overs"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The record."""
        record = get_object_or_404(queries.hand_overs_visible_to(actor_of(request)), pk=pk)
        context = self.frame(record=record, **sorted_lines(record.lines))
        return render(request, "steering/hand_over.html", context)
