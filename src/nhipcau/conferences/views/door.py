"""Cửa: the list on a telephone, and one scanned badge; nothing is noted by opening an address."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import queries
from ..domain import checking, policy, tokens
from ..enums import RegistrationState
from ..models import Conference, Registration
from .screen import Act, Screen


def tally(held: Conference) -> dict[str, int]:
    """Có mặt, trên số được cấp thẻ."""
    found = held.registrations.filter(state=RegistrationState.ACCREDITED)
    return {"seated": found.count(), "came": found.filter(checked_in_at__isnull=False).count()}


class Door(Screen):
    """Đón khách: scan with the camera, or find the name."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The list, those not yet here first."""
        held = self.conference(pk, policy.MANAGE)
        text = request.GET.get("q", "")[:100]
        found = queries.search_people(queries.accredited(held), text)
        people = sorted(found, key=lambda each: each.checked_in_at is not None)
        return render(
            request, "conferences/door.html", {"conference": held, "people": people, "q": text, **tally(held)}
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """One press."""
        held = self.conference(pk, policy.MANAGE)
        chosen = request.POST.get("person", "")
        found = get_object_or_404(
            held.registrations.select_related("conference__unit", "contact"),
            pk=int(chosen[:12]) if chosen.isdecimal() else 0,
        )
        try:
            _kept, is_new = checking.check_in(actor=self.actor, registration=found)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            words = (
                _("Đã ghi có mặt: %(name)s.") if is_new else _("%(name)s đã được ghi từ trước; chỉ tính một.")
            )
            (messages.success if is_new else messages.info)(request, words % {"name": found.contact})
        return redirect("conferences:door", pk)


class Scan(Screen):
    """What a badge opens: who it is, and one button."""

    def found(self, token: str) -> Registration | None:
        """Người của mã này, if this person runs the conference."""
        self.reach(policy.MANAGE)
        registration = tokens.found(tokens.Kind.DOOR, token)
        if registration is not None:
            self.reach(policy.MANAGE, registration.conference)
        return registration

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Ask before noting."""
        registration = self.found(token)
        return self.page(registration) if registration else self.unknown()

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Note, once."""
        registration = self.found(token)
        if registration is None:
            return self.unknown()
        try:
            kept, is_new = checking.check_in(actor=self.actor, registration=registration)
        except ValidationError as refusal:
            return self.page(registration, status=422, refusal=" ".join(refusal.messages))
        return self.page(kept, is_done=True, is_new=is_new)

    def page(self, registration: Registration, status: int = 200, **more: Any) -> HttpResponse:
        """Who it is and what became of it."""
        held = registration.conference
        context = {"person": registration, "conference": held, **tally(held), **more}
        return render(self.request, "conferences/scan.html", context, status=status)

    def unknown(self) -> HttpResponse:
        """A forged code, or one of somebody whose data is gone."""
        return render(self.request, "conferences/scan.html", {"person": None}, status=404)


class TakeBack(Act):
    """Bỏ ghi có mặt nhầm."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        found = get_object_or_404(
            Registration.objects.select_related("conference__unit"),
            pk=kwargs["person"],
            conference=self.about,
        )
        checking.take_back(actor=self.actor, registration=found)
        return _("Đã bỏ ghi có mặt."), self.back()

    def back(self, **kwargs: Any) -> Any:
        return reverse("conferences:door", args=[self.about.pk])
