"""Các hạn pháp lý: the list, and one that explains itself and tells its history."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views.screen import WRONG_FIELDS, Screen
from nhipcau.units.domain import access

from .. import queries
from ..domain import following, icalendar, policy, stopping
from ..domain.calendars import office_calendar
from ..domain.deadlines import reckoned, term_of
from ..domain.explaining import cite
from ..domain.strips import strip_of
from ..forms.deadlines import DeadlineFilter, StopForm
from ..models import Deadline


def _cells(each: Deadline) -> list[Any]:
    return [
        each.label,
        each.rule.name,
        each.unit.name if each.unit else "",
        each.event_at,
        each.due_at,
        each.get_state_display(),
        each.met_at,
        cite(each.rule),
        each.explained,
    ]


DEADLINES = Listing(
    "han-phap-ly",
    [
        Column("label", gettext_lazy("Việc"), 2),
        Column("rule", gettext_lazy("Quy tắc"), 2),
        Column("unit", gettext_lazy("Đơn vị thực hiện"), 3),
        Column("event", gettext_lazy("Kể từ")),
        Column("due", gettext_lazy("Hạn"), 1),
        Column("state", gettext_lazy("Trạng thái"), 1),
        Column("met", gettext_lazy("Hoàn thành lúc")),
        Column("ground", gettext_lazy("Căn cứ"), 4),
        Column("explained", gettext_lazy("Cách tính")),
    ],
    cells=_cells,
    anchor=2,
)


class DeadlinesView(Screen):
    """Danh sách hạn; `?export=csv` or `xlsx` gives what the filter finds."""

    listing = DEADLINES

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        access.require_some(request.user, policy.SEE_DEADLINES)
        visible = queries.visible_to(request.user)
        form = DeadlineFilter(request.GET)
        found = form.found(visible).select_related("rule", "unit")
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        context = {
            "form": form,
            "page_obj": page,
            "has_any": True if page.object_list else visible.exists(),
            "may_act": bool(access.scope_of(request.user, policy.ACT)),
        }
        return render(request, "clock/deadlines.html", context)


class DeadlineView(Screen):
    """Một hạn: how it was found, what happened to it, what may be done."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        access.require_some(request.user, policy.SEE_DEADLINES)
        deadline = _found(request, pk)
        return _page(request, deadline, StopForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Pause, resume, extend, settle or drop."""
        access.require_some(request.user, policy.SEE_DEADLINES)
        deadline = _found(request, pk)
        form = StopForm(request.POST)
        if not form.is_valid():
            messages.error(request, WRONG_FIELDS)
            return _page(request, deadline, form, status=422)
        try:
            said = _acted(request, deadline, form)
        except Refused as refusal:
            messages.error(request, refusal.sentence)
            return _page(request, deadline, form, status=422)
        messages.success(request, said)
        return redirect(deadline)


class DeadlineFileView(Screen):
    """Hạn cho chương trình lịch (.ics)."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The file."""
        access.require_some(request.user, policy.SEE_DEADLINES)
        deadline = _found(request, pk)
        event = icalendar.of_deadline(deadline, settings.WAGTAILADMIN_BASE_URL)
        body = icalendar.written(_("Hạn pháp lý"), [event])
        response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="han-{deadline.pk}.ics"'
        return response


def _found(request: HttpRequest, pk: int) -> Deadline:
    visible = queries.visible_to(request.user)  # type: ignore[arg-type]
    return get_object_or_404(visible.select_related("rule", "unit"), pk=pk)


def _page(request: HttpRequest, deadline: Deadline, form: StopForm, status: int = 200) -> HttpResponse:
    is_open = deadline.state in queries.OPEN
    context: dict[str, Any] = {
        "deadline": deadline,
        "form": form,
        "changes": deadline.changes.select_related("rule", "actor"),
        "strip": strip_of(reckoned(deadline, office_calendar())) if is_open else [],
        "is_open": is_open,
        "may_act": is_open and access.allowed(request.user, policy.ACT, units=[deadline.unit]),  # type: ignore[arg-type]
        "may_stop": term_of(deadline.rule).may_stop,
        "is_by_hand": following.is_by_hand(deadline),
    }
    return render(request, "clock/deadline.html", context, status=status)


def _acted(request: HttpRequest, deadline: Deadline, form: StopForm) -> str:
    actor: Any = request.user
    ground, act = form.cleaned_data["ground"], request.POST.get("act")
    if act == "pause":
        stopping.pause(actor=actor, deadline=deadline, ground=ground)
        return _("Đã tạm dừng hạn này.")
    if act == "resume":
        stopping.resume(actor=actor, deadline=deadline, ground=ground)
        return _("Hạn chạy tiếp; thời gian tạm dừng không tính.")
    if act == "extend":
        amount = form.cleaned_data["amount"] or 0
        stopping.extend(actor=actor, deadline=deadline, amount=amount, ground=ground)
        return _("Đã gia hạn; hạn cũ nằm lại trong lịch sử.")
    if act == "settle":
        following.settle(actor=actor, deadline=deadline, note=ground)
        return _("Đã ghi việc này xong.")
    if act == "drop":
        following.drop(actor=actor, deadline=deadline, reason=ground)
        return _("Đã thôi theo dõi hạn này.")
    raise Refused(_("Chưa chọn việc cần làm."))
