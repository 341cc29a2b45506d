"""Sổ nhắc việc: who was reminded of what, when and why; and a reminder by hand."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.plans.models import Assignment
from nhipcau.units.domain import access

from .. import queries
from ..domain import policy, reminders, supervising
from ..forms.reminders import LogForm, RemindForm
from ..models import DigestRun, Reminder
from .panels import round_bar
from .screen import Act, Screen, actor_of


def _cells(row: Reminder) -> list[Any]:
    return [
        row.on,
        row.unit.name,
        row.text,
        row.due,
        row.get_audience_display(),
        row.why,
        str(row.person) if row.person else "",
        _("có") if row.mailed else _("không"),
        str(row.by) if row.by else _("Tự động"),
    ]


REMINDERS = Listing(
    "so-nhac-viec",
    [
        Column("on", gettext_lazy("Ngày"), 1),
        Column("unit", gettext_lazy("Đơn vị"), 3),
        Column("task", gettext_lazy("Việc"), 2),
        Column("due", gettext_lazy("Hạn"), 2),
        Column("level", gettext_lazy("Mức nhắc"), 4),
        Column("why", gettext_lazy("Vì sao"), 4),
        Column("person", gettext_lazy("Người nhận"), 5),
        Column("mailed", gettext_lazy("Gửi thư"), 5),
        Column("by", gettext_lazy("Người nhắc"), 4),
    ],
    cells=_cells,
    anchor=2,
)


class RemindersView(Screen):
    """Danh sách các lần nhắc; `?export=csv` or `xlsx` gives what the filter finds."""

    tab = "reminders"
    listing = REMINDERS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        person = actor_of(request)
        access.require_some(person, policy.READ)
        visible = queries.visible_to(person)
        form = LogForm(request.GET, visible=visible, person=person)
        found = queries.reminders(form.found())
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        context = self.frame(
            form=form,
            page_obj=page,
            way=supervising.current(),
            last=DigestRun.objects.first(),
            has_any=bool(page.object_list) or visible.exists(),
            late=queries.overdue(person).count(),
            waiting=self.waiting(form),
            bar=round_bar(request, origin="log") if page.object_list else "",
            can_rule=access.allowed(person, policy.RULE),
        )
        return render(request, "steering/reminders.html", context)

    def waiting(self, form: LogForm) -> dict[str, Any] | None:
        """The chosen unit and its tasks that are overdue, for when nobody reminded it yet."""
        unit = form.cleaned_data.get("unit")
        if not unit:
            return None
        late = queries.overdue(actor_of(self.request)).filter(unit=unit).count()
        return {"unit": unit, "name": dict(form.fields["unit"].choices)[unit], "late": late}  # type: ignore[attr-defined]


class RemindView(Act):
    """Nhắc ngay một việc, from its page."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        """Remind."""
        assignment = get_object_or_404(
            Assignment.objects.select_related("unit", "obligation"), pk=kwargs["pk"]
        )
        form = RemindForm(request.POST)
        words = form.cleaned_data["words"] if form.is_valid() else ""
        count = reminders.remind(actor=actor_of(request), assignment=assignment, words=words)
        said = ngettext("Đã nhắc %(n)d người của đơn vị.", "Đã nhắc %(n)d người của đơn vị.", count)
        return said % {"n": count}, assignment

    def back(self, **kwargs: Any) -> Any:
        """The task's page."""
        return get_object_or_404(Assignment, pk=kwargs["pk"])
