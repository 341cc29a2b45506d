"""Sự cố: the list, activation, one incident with its clock and its timeline, its files."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.clock.models import Deadline
from nhipcau.clock.queries import deadlines_of
from nhipcau.core.domain.folding import fold
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.issuing.views.downloads import file_response
from nhipcau.press.domain import policy as press
from nhipcau.units.domain import access
from nhipcau.units.models import Unit

from .. import queries
from ..domain import incidents, policy, report, reviewing
from ..enums import IncidentState, PlaybookState
from ..forms.incidents import ActivateForm, IncidentListForm
from ..forms.playbooks import UnitForm
from ..models import Incident, Playbook
from . import chart, prepared
from .screen import FormScreen, Screen


def _row(incident: Incident) -> list[Any]:
    return [
        incident.title,
        _("diễn tập") if incident.is_drill else _("sự cố thật"),
        str(incident.unit),
        str(incident.get_state_display()),
        timezone.localtime(incident.activated_at).replace(tzinfo=None),
        incident.waiting,  # type: ignore[attr-defined]
        str(incident.playbook or ""),
    ]


INCIDENTS = Listing(
    "su-co",
    [
        Column("title", gettext_lazy("Sự cố"), 1),
        Column("drill", gettext_lazy("Thật hay diễn tập"), 1),
        Column("unit", gettext_lazy("Đơn vị chủ trì"), 2),
        Column("state", gettext_lazy("Bước"), 3),
        Column("activated_at", gettext_lazy("Kích hoạt lúc"), 4),
        Column("waiting", gettext_lazy("Việc chưa xong"), 5),
        Column("playbook", gettext_lazy("Theo kịch bản")),
    ],
    cells=_row,
)


class IncidentList(Screen):
    """Danh sách sự cố."""

    listing = INCIDENTS

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        self.reach(policy.READ)
        visible = queries.incidents_visible_to(self.actor)
        units = Unit.objects.filter(pk__in=visible.order_by().values("unit")).order_by("sort_key")
        form = IncidentListForm(request.GET, units=units)
        form.is_valid()
        found = self.filtered(visible, form.cleaned_data)
        found = found.annotate(waiting=Count("tasks", filter=Q(tasks__done_at=None), distinct=True))
        found = found.order_by("-activated_at", "-pk")
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        context = {
            "form": form,
            "page_obj": page,
            "has_any": bool(page.object_list) or visible.exists(),
            "may_activate": bool(access.scope_of(self.actor, policy.ACTIVATE)),
        }
        return render(request, "incidents/incidents.html", context)

    def filtered(self, found: QuerySet[Incident], wanted: dict[str, Any]) -> QuerySet[Incident]:
        """By the form."""
        for word in fold(wanted.get("q") or "").split():
            found = found.filter(folded__contains=word)
        paths = {
            "state": "state",
            "unit": "unit",
            "first": "activated_at__date__gte",
            "last": "activated_at__date__lte",
        }
        for name, path in paths.items():
            if value := wanted.get(name):
                found = found.filter(**{path: value})
        if wanted.get("drill"):
            found = found.filter(is_drill=wanted["drill"] == "yes")
        return found


class NewIncident(FormScreen):
    """Kích hoạt; of which unit is asked first, where there is a choice."""

    form_class = ActivateForm

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form, or the question which unit."""
        self.reach(policy.ACTIVATE)
        units = self.units_for(policy.ACTIVATE)
        if self.asked(units) is None and len(units) != 1:
            words = {"title": _("Kích hoạt sự cố"), "button": _("Tiếp tục"), "by_get": True}
            context = {"form": UnitForm(units=units), **words, "back": reverse("incidents:incidents")}
            return render(request, self.template, context)
        return super().get(request, **kwargs)

    def prepare(self, **kwargs: Any) -> None:
        self.reach(policy.ACTIVATE)
        self.unit = self.unit_for(policy.ACTIVATE)

    def arguments(self) -> dict[str, Any]:
        usable: QuerySet[Playbook] = queries.playbooks_visible_to(self.actor).filter(
            state=PlaybookState.APPROVED, expires_on__gte=timezone.localdate()
        )
        chosen = self.asked(usable, "playbook")
        first = {"playbook": chosen, "title": chosen.title if chosen else ""}
        return {"playbooks": usable, "initial": first}

    def save(self, form: ActivateForm) -> tuple[str, Any]:
        wanted = form.cleaned_data
        made = incidents.activate(
            actor=self.actor,
            unit=self.unit,
            title=wanted["title"],
            situation=wanted["situation"],
            began_at=form.moment(),
            playbook=wanted["playbook"],
            is_drill=wanted["is_drill"],
        )
        return _("Đã kích hoạt; những người có vai được báo."), made

    def words(self) -> dict[str, Any]:
        lead = _("Đơn vị chủ trì: %(unit)s") % {"unit": self.unit}
        return {
            "title": _("Kích hoạt sự cố"),
            "lead": lead,
            "button": _("Kích hoạt"),
            "back": reverse("incidents:incidents"),
        }


class IncidentPage(Screen):
    """Một sự cố: what happened, what is to do, by when the office must speak, what was learned."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        self.reach(policy.READ)
        held = self.incident(pk)
        is_active, is_closed = held.state == IncidentState.ACTIVE, held.state == IncidentState.CLOSED
        entries = list(held.entries.select_related("by"))
        tasks = list(held.tasks.select_related("unit", "person"))
        clock = _clock(held)
        own = access.own_unit_ids(self.actor, policy.WORK)
        every = access.allowed(self.actor, policy.WORK)
        reviews = self.can(policy.REVIEW, held.unit) and held.state == IncidentState.STOOD_DOWN
        context = {
            "incident": held,
            "entries": list(enumerate(entries, 1)),
            "tasks": [(each, not is_closed and (every or each.unit_id in own)) for each in tasks],
            "chart": chart.of(held, entries, tasks, clock.due_at if clock else None),
            "clock": clock,
            "said": queries.statements_of(held),
            "checks": _by_phase(held),
            "roles": held.roles.select_related("person", "deputy"),
            "statements": prepared.of(held.holding.all()),
            "lessons": held.lessons.select_related("unit", "activity__plan__paper"),
            "runs": self.can(policy.RUN, held.unit) and not is_closed,
            "gives": self.can(policy.RUN, held.unit) and is_active,
            "stands_down": self.can(policy.ACTIVATE, held.unit) and is_active,
            "opens_matter": is_active
            and not held.is_drill
            and held.matter is None
            and self.can(press.MATTERS, held.unit),
            "reviews": reviews,
            "missing": reviewing.missing(held) if reviews else [],
        }
        return render(request, "incidents/incident.html", context)


class IncidentFile(Screen):
    """Hồ sơ sự cố thành tệp: DOCX, PDF as an official paper; JSON as data."""

    def get(self, request: HttpRequest, pk: int, form: str) -> HttpResponse:
        """The file; Http404 for another form."""
        self.reach(policy.READ)
        held = self.incident(pk)
        name = slugify(f"su-co-{held.pk}-{fold(held.title)}")[:80]
        if form == "json":
            response: HttpResponse = JsonResponse(
                report.data(held), json_dumps_params={"ensure_ascii": False, "indent": 1}
            )
            response["Content-Disposition"] = f'attachment; filename="{name}.json"'
            response["Cache-Control"] = "private, no-store"
            return response
        return file_response(report.document(held), form, name)


def _clock(held: Incident) -> Deadline | None:
    if held.matter is None:
        return None
    return deadlines_of(held.matter).order_by("-pk").first()


def _by_phase(held: Incident) -> list[tuple[str, list[Any]]]:
    found: dict[str, list[Any]] = {}
    for each in held.checks.select_related("done_by"):
        found.setdefault(str(each.get_phase_display()), []).append(each)
    return list(found.items())
