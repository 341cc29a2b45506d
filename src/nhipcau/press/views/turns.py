"""Ca trực phát ngôn: who is on duty now and next, giving and ending a turn."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views import screen as core_screen
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy, turns
from ..enums import SpokespersonKind
from ..forms.spokespersons import TurnForm
from ..models import DutyTurn
from .screen import FormScreen, Screen

TURNS = Listing(
    "ca-truc",
    [
        Column("person", gettext_lazy("Người trực"), 1),
        Column("for", gettext_lazy("Trực thay"), 2),
        Column("unit", gettext_lazy("Cơ quan, đơn vị"), 3),
        Column("from", gettext_lazy("Từ"), 4),
        Column("to", gettext_lazy("Đến"), 4),
        Column("decision", gettext_lazy("Văn bản phân công"), 5),
        Column("stopped", gettext_lazy("Thôi lúc")),
    ],
    cells=lambda each: [
        str(each.person),
        each.spokesperson.full_name,
        str(each.spokesperson.unit),
        each.starts_at,
        each.ends_at,
        each.decision,
        each.stopped_at,
    ],
)


class TurnList(Screen):
    """Lịch trực."""

    listing = TURNS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        self.reach(policy.READ)
        found = queries.duty_turns()
        for word in (text := request.GET.get("q", "")[:100].strip()).split():
            found = queries.turns_with(found, word)
        if not (past := "past" in request.GET):
            found = found.filter(ends_at__gt=timezone.now(), stopped_at=None)
        if "export" in request.GET:
            return self.listed.file(found)
        context = {
            "page_obj": self.listed.page(found),
            "q": text,
            "past": past,
            "has_any": DutyTurn.objects.exists(),
            "may_write": bool(access.scope_of(self.actor, policy.SPOKESPERSONS)),
            "units": set(self.units_for(policy.SPOKESPERSONS).values_list("pk", flat=True)),
            "now": timezone.now(),
        }
        return render(request, "press/turns.html", context)


class NewTurn(FormScreen):
    """Phân ca trực."""

    form_class = TurnForm

    def prepare(self, **kwargs: Any) -> None:
        self.reach(policy.SPOKESPERSONS)

    def arguments(self) -> dict[str, Any]:
        standing = queries.in_force(timezone.now()).exclude(kind=SpokespersonKind.AUTHORISED)
        return {"spokespersons": standing.filter(unit__in=self.units_for(policy.SPOKESPERSONS))}

    def save(self, form: TurnForm) -> tuple[str, Any]:
        names = ("spokesperson", "person", "starts_at", "ends_at", "decision")
        turns.put(actor=self.actor, **{name: form.cleaned_data[name] for name in names})
        return _("Đã phân ca trực."), reverse("press:turns")

    def words(self) -> dict[str, Any]:
        lead = _(
            "Người trực duyệt được phát ngôn lần đầu của vụ việc có thời hạn tính bằng giờ, và mọi việc "
            "ghi rõ là trực thay ai."
        )
        return {"title": _("Phân ca trực phát ngôn"), "lead": lead, "back": reverse("press:turns")}


class StopTurn(Screen, core_screen.Act):
    """Thôi ca trực."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        found = DutyTurn.objects.select_related("spokesperson__unit")
        turns.stop(actor=self.actor, turn=get_object_or_404(found, pk=kwargs["pk"]))
        return _("Ca trực đã thôi."), reverse("press:turns")

    def back(self, **kwargs: Any) -> Any:
        return reverse("press:turns")
