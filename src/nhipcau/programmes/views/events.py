"""Sự kiện, triển lãm: the list, the form, the page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column
from nhipcau.plans.domain import money
from nhipcau.plans.domain import policy as plans
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..domain import events, policy
from ..enums import EventState
from ..forms.choices import ReasonForm
from ..forms.events import EventForm, EventListForm, ResultForm, ShownForm
from ..models import Event
from ..queries import visible
from .screen import KeepScreen, ListScreen, PageScreen, Row, actor_of

LOOKS = {EventState.PLANNED: "run", EventState.HELD: "ok", EventState.CANCELLED: "off"}


class EventsView(ListScreen):
    """Danh sách sự kiện."""

    tab = "events"
    title = gettext_lazy("Sự kiện, triển lãm")
    lead = gettext_lazy(
        "Ghi một lần: sự kiện vào lịch chung, thành minh chứng của việc được giao và số liệu của báo cáo."
    )
    file_name = "su-kien"
    headers = (
        gettext_lazy("Sự kiện"),
        gettext_lazy("Thời gian"),
        gettext_lazy("Đơn vị tổ chức"),
        gettext_lazy("Lượt khách"),
        gettext_lazy("Trạng thái"),
    )
    numbers = (3,)
    columns = (
        Column("name", gettext_lazy("Sự kiện"), 1),
        Column("kind", gettext_lazy("Loại"), 1),
        Column("place", gettext_lazy("Địa điểm"), 1),
        Column("from", gettext_lazy("Từ ngày"), 2),
        Column("to", gettext_lazy("Đến hết ngày"), 2),
        Column("unit", gettext_lazy("Đơn vị tổ chức"), 3),
        Column("state", gettext_lazy("Trạng thái"), 5),
        Column("visitors", gettext_lazy("Lượt khách"), 4),
        Column("counted", gettext_lazy("Đếm bằng")),
        Column("outcome", gettext_lazy("Kết quả")),
    )
    empty = (
        gettext_lazy("Chưa có sự kiện nào"),
        gettext_lazy(
            "Thêm triển lãm, hội nghị, tuần văn hóa sắp tới: sự kiện hiện trong lịch chung; tổ chức xong, "
            "ghi số khách và bấm một nút để nộp làm minh chứng."
        ),
    )

    def form(self, request: HttpRequest) -> EventListForm:
        """Search, kind, state, days."""
        return EventListForm(request.GET)

    def visible(self, person: User) -> Any:
        """Of own units, or all."""
        return visible.events(person)

    def narrowed(self, found: Any, cleaned: Mapping[str, Any]) -> Any:
        """By the form."""
        found = visible.search(found, cleaned.get("q") or "")
        for name in ("kind", "state"):
            if value := cleaned.get(name):
                found = found.filter(**{name: value})
        if first := cleaned.get("first"):
            found = found.filter(ends_on__gte=first)
        if last := cleaned.get("last"):
            found = found.filter(starts_on__lte=last)
        return found

    def row(self, record: Event) -> Row:
        """One event."""
        look, state = look_of(record)
        return Row(
            record.get_absolute_url(),
            record.name,
            f"{record.get_kind_display()} · {record.place}",
            (days_of(record), record.unit.name, money.written(record.visitors)),
            look,
            state,
        )

    def cells(self, record: Event) -> list[Any]:
        """Of the file."""
        return [
            record.name,
            record.get_kind_display(),
            record.place,
            record.starts_on,
            record.ends_on,
            record.unit.name,
            record.get_state_display(),
            record.visitors,
            record.get_counted_display(),
            record.outcome,
        ]

    def add(self, person: User) -> dict[str, Any] | None:
        """For who writes."""
        if not access.scope_of(person, policy.WRITE):
            return None
        return {"url": reverse("programmes:new_event"), "label": _("Thêm sự kiện")}


class EventFormView(KeepScreen):
    """Thêm hoặc sửa sự kiện."""

    tab = "events"
    title = gettext_lazy("Sự kiện")
    done = gettext_lazy("Đã lưu sự kiện; sự kiện hiện trong lịch chung.")

    def record(self, pk: int | None = None) -> Event:
        """New, or one that is seen."""
        return _found(self.request, pk) if pk else Event()

    def build(self, record: Event, data: Any) -> EventForm:
        """The form."""
        return EventForm(data, instance=record, person=actor_of(self.request))

    def keep(self, record: Event, cleaned: dict[str, Any]) -> Event:
        """The verb."""
        return events.keep(actor=actor_of(self.request), event=record, fields=cleaned)

    def trail(self, record: Event) -> list[tuple[str, str]]:
        """Back."""
        return _trail(record)


class EventView(PageScreen):
    """Một sự kiện: its result, what was shown, its evidence."""

    tab = "events"
    template = "programmes/event.html"
    acts = ("hold", "cancel", "show", "unshow", "evidence")

    def find(self, pk: int) -> Event:
        """Seen by this person."""
        return _found(self.request, pk)

    def form(self, act: str, record: Event, data: Any = None) -> Any:
        """Result, reason, or something shown."""
        if act == "hold":
            result = {"visitors": record.visitors, "counted": record.counted, "outcome": record.outcome}
            return ResultForm(data, initial=result, prefix=act)
        kinds: dict[str, Any] = {"cancel": ReasonForm, "show": ShownForm}
        return kinds[act](data, prefix=act) if act in kinds else None

    def perform(self, act: str, record: Event, form: Any) -> str:
        """The verbs."""
        actor = actor_of(self.request)
        if act == "hold":
            events.hold(actor=actor, event=record, **form.cleaned_data)
            return _("Đã ghi kết quả.")
        if act == "cancel":
            events.cancel(actor=actor, event=record, **form.cleaned_data)
            return _("Đã hủy sự kiện; lý do được giữ lại.")
        if act == "show":
            events.show(actor=actor, event=record, fields=form.cleaned_data)
            return _("Đã thêm vào danh mục trưng bày.")
        if act == "unshow":
            events.unshow(actor=actor, shown=get_object_or_404(record.shown, pk=self.item()))
            return _("Đã bỏ khỏi danh mục trưng bày.")
        link = self.request.build_absolute_uri(record.get_absolute_url())
        events.as_evidence(actor=actor, event=record, link=link)
        return _("Đã lấy sự kiện làm minh chứng của việc.")

    def context(self, record: Event) -> dict[str, Any]:
        """Facts and what may be done."""
        person = actor_of(self.request)
        may = access.allowed(person, policy.WRITE, units=[record.unit])
        is_free = record.state != EventState.CANCELLED
        proof = record.evidence
        look, state = look_of(record)
        return {
            "trail": _trail(None),
            "look": look,
            "state": state,
            "days": days_of(record),
            "shown": list(record.shown.all()),
            "partners": list(record.partners.all()),
            "proof": proof if proof is not None and proof.withdrawn_at is None else None,
            "may_write": may and is_free,
            "may_prove": may
            and record.state == EventState.HELD
            and record.assignment is not None
            and access.allowed(person, plans.WORK, units=[record.unit]),
        }


def look_of(event: Event) -> tuple[str, str]:
    """Dáng và lời của trạng thái; one that is over without its result says so."""
    if event.waits_for_result:
        return "wait", _("Chờ ghi kết quả")
    return LOOKS[EventState(event.state)], str(event.get_state_display())


def days_of(event: Event) -> str:
    """Thời gian: one day, or from and to."""
    first, last = (f"{day:%d/%m/%Y}" for day in event.days)
    return first if first == last else f"{first} – {last}"


def _trail(event: Event | None) -> list[tuple[str, str]]:
    trail = [(reverse("programmes:events"), _("Sự kiện, triển lãm"))]
    return [*trail, (event.get_absolute_url(), event.name)] if event and event.pk else trail


def _found(request: HttpRequest, pk: int) -> Event:
    rows = visible.events(actor_of(request)).select_related(
        "unit", "evidence__assignment", "assignment__obligation", "assignment__unit", "assignment__activity"
    )
    return get_object_or_404(rows.defer("assignment__obligation__machine"), pk=pk)
