"""Kế thừa việc: what a unit that has ended still has to do, passed to its heir; shown before it is done."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import ngettext

from nhipcau.core.domain.errors import Refused
from nhipcau.core.views.screen import WRONG_FIELDS
from nhipcau.units.domain import access
from nhipcau.units.models import Succession, Unit

from ..domain import inheritances, policy
from ..forms.inheritances import HeirForm, PassForm
from .screen import Screen, actor_of


class InheritanceView(Screen):
    """Chuyển việc còn mở của một đơn vị; `?nhan=` names the heir, the only one by the directory of itself."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """See what is open, and what of it passes."""
        access.require(actor_of(request), policy.INHERIT)
        unit = self.find(pk)
        grounds = (
            Succession.objects.filter(predecessor=unit).exclude(ground="").values_list("ground", flat=True)
        )
        return self.page(unit, PassForm(initial={"reason": "; ".join(dict.fromkeys(grounds))}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Pass on what is ticked."""
        actor = actor_of(request)
        access.require(actor, policy.INHERIT)
        unit, form = self.find(pk), PassForm(request.POST)
        heir = self.heir(unit)
        if heir is None or not form.is_valid():
            messages.error(request, WRONG_FIELDS)
            return self.page(unit, form, status=422)
        chosen, reason = request.POST.getlist("ho-so"), form.cleaned_data["reason"]
        try:
            moved = inheritances.pass_on(actor=actor, unit=unit, heir=heir, reason=reason, chosen=chosen)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            messages.error(request, refusal.sentence)
            return self.page(unit, form, status=422)
        words = ngettext(
            "Đã chuyển %(n)d hồ sơ cho %(heir)s.", "Đã chuyển %(n)d hồ sơ cho %(heir)s.", len(moved)
        )
        messages.success(request, words % {"n": len(moved), "heir": heir})
        return redirect(unit)

    def find(self, pk: int) -> Unit:
        """A unit that is no more; Http404 for one in being."""
        unit = get_object_or_404(Unit, pk=pk)
        if unit.exists_on(timezone.localdate()):
            raise Http404(pk)
        return unit

    def heir(self, unit: Unit) -> Unit | None:
        """Who takes over: as chosen, or the only heir there is."""
        heirs = inheritances.heirs_of(unit)
        form = HeirForm(self.request.GET, heirs=heirs)
        if form.is_valid():
            return Unit.objects.get(pk=form.cleaned_data["nhan"])
        return heirs[0] if len(heirs) == 1 else None

    def page(self, unit: Unit, form: PassForm, status: int = 200) -> HttpResponse:
        """The page: what passes with a box each, what does not and why."""
        heir = self.heir(unit)
        lines = inheritances.open_of(unit, heir)
        ticked = set(self.request.POST.getlist("ho-so"))
        first: dict[str, Any] = {"nhan": heir.pk if heir else ""}
        context = self.frame(
            unit=unit,
            heir=heir,
            heirs=inheritances.heirs_of(unit),
            chooser=HeirForm(initial=first, heirs=inheritances.heirs_of(unit)),
            passing=[(line, not form.is_bound or line.key in ticked) for line in lines if not line.why],
            staying=[line for line in lines if line.why],
            form=form,
        )
        return render(self.request, "steering/inheritance.html", context, status=status)
