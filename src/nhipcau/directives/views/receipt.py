"""Đơn vị nhận văn bản: the box on the directive's page, and the buttons in it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import Unit

from .. import queries
from ..domain import dissemination, policy
from ..forms import BriefingForm
from ..models import Briefing, Delivery, Directive
from .screen import DirectiveScreen, Verb, actor_of


@dataclass(frozen=True, slots=True)
class Box:
    """Ô tiếp nhận: what the directive asks of this person's units, and whether they may follow everyone."""

    own: list[dissemination.DeliveryStanding]
    below: list[dissemination.DeliveryStanding]
    sent: int
    may_follow: bool


def box(request: HttpRequest, directive: Directive) -> Box:
    """Ô tiếp nhận của một văn bản for the person who looks; the first look of a unit is recorded."""
    person = actor_of(request)
    dissemination.record_opening(actor=person, directive=directive)
    may_follow = access.allowed(person, policy.FOLLOW)
    held = {unit.pk for unit in access.own_units(person)}
    found = queries.deliveries_to(person).filter(directive=directive).prefetch_related("briefings")
    deliveries = list(found.order_by("unit__sort_key"))
    return Box(
        own=[dissemination.standing_of(each) for each in deliveries if each.unit_id in held],
        below=[dissemination.standing_of(each) for each in deliveries if each.unit_id not in held],
        sent=Delivery.objects.filter(directive=directive, recalled_at=None).count() if may_follow else 0,
        may_follow=may_follow,
    )


class DeliveryScreen(DirectiveScreen):
    """A screen of one delivery to a unit of this person, or below it."""

    def delivery(self, pk: int) -> Delivery:
        """Lần gửi that this person answers for; Http404 otherwise."""
        access.require_some(actor_of(self.request), policy.ACKNOWLEDGE)
        found = queries.deliveries_to(actor_of(self.request)).select_related("directive")
        return get_object_or_404(found.defer("directive__reading"), pk=pk)


class Acknowledge(DeliveryScreen, Verb):
    """Xác nhận đã nhận."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        delivery = self.delivery(pk)
        try:
            dissemination.acknowledge(actor=actor_of(request), delivery=delivery)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
        else:
            messages.success(request, _("Đã xác nhận: đơn vị đã tiếp nhận văn bản."))
        return redirect(delivery)


class BriefScreen(DeliveryScreen):
    """Ghi một buổi quán triệt."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = BriefingForm(initial={"held_on": timezone.localdate()})
        return self._page(request, self.delivery(pk), form)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        delivery = self.delivery(pk)
        form = BriefingForm(request.POST)
        if form.is_valid():
            try:
                dissemination.brief(actor=actor_of(request), delivery=delivery, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, refusal)
            else:
                people = form.cleaned_data["people"]
                messages.success(
                    request,
                    ngettext("Đã ghi: %(n)d người.", "Đã ghi: %(n)d người.", people) % {"n": people},
                )
                return redirect(delivery)
        return self._page(request, delivery, form, status=422)

    def _page(
        self, request: HttpRequest, delivery: Delivery, form: BriefingForm, status: int = 200
    ) -> HttpResponse:
        context = {"delivery": delivery, "directive": delivery.directive, "form": form}
        return render(request, "directives/brief.html", context, status=status)


class WithdrawBriefing(DeliveryScreen, Verb):
    """Rút lại một buổi ghi nhầm."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        briefing = get_object_or_404(Briefing.objects.select_related("delivery__unit"), pk=pk)
        delivery = self.delivery(briefing.delivery_id)
        dissemination.withdraw_briefing(actor=actor_of(request), briefing=briefing)
        messages.success(request, _("Đã rút lại; buổi này không còn được tính."))
        return redirect(delivery)


class ForwardScreen(DeliveryScreen):
    """Chuyển cho đơn vị trực thuộc."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._page(request, self.delivery(pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        delivery = self.delivery(pk)
        chosen = [number for number in request.POST.getlist("don_vi") if number.isdecimal()]
        units = Unit.objects.filter(pk__in=chosen)
        try:
            made = dissemination.forward(actor=actor_of(request), delivery=delivery, units=units)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return self._page(request, delivery, status=422)
        messages.success(request, _("Đã chuyển cho %(count)d đơn vị.") % {"count": len(made)})
        return redirect(delivery)

    def _page(self, request: HttpRequest, delivery: Delivery, status: int = 200) -> HttpResponse:
        context: dict[str, Any] = {
            "delivery": delivery,
            "directive": delivery.directive,
            "units": queries.forwardable(delivery, on=timezone.localdate()),
            "chosen": set(request.POST.getlist("don_vi")),
        }
        return render(request, "directives/forward.html", context, status=status)
