"""Phổ biến: propose the units, send, then follow what each of them did."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.units import queries as directory
from nhipcau.units.domain import access
from nhipcau.units.enums import UnitKind
from nhipcau.units.models import Unit

from .. import queries
from ..domain import dissemination, policy
from ..domain.dissemination import DeliveryStanding, Proposed, standing_of
from ..forms import SendForm, StandingForm
from ..models import Delivery, Directive, Dissemination
from .screen import DirectiveScreen, Verb, actor_of


def _cells(row: DeliveryStanding) -> list[Any]:
    each = row.delivery
    return [
        each.unit.name,
        each.forwarded_by.name if each.forwarded_by else "",
        each.sent_at,
        each.dissemination.due,
        str(row.state.label),
        row.days_late or "",
        each.opened_at,
        each.acknowledged_at,
        each.sessions,  # type: ignore[attr-defined]
        each.people,  # type: ignore[attr-defined]
        each.reminded,  # type: ignore[attr-defined]
        each.reminded_on,  # type: ignore[attr-defined]
    ]


DELIVERIES = Listing(
    "pho-bien",
    [
        Column("unit", gettext_lazy("Đơn vị"), 1),
        Column("by", gettext_lazy("Đơn vị chuyển"), 1),
        Column("sent", gettext_lazy("Gửi lúc")),
        Column("due", gettext_lazy("Hạn"), 3),
        Column("state", gettext_lazy("Tình hình"), 2),
        Column("late", gettext_lazy("Quá hạn (ngày)"), 2),
        Column("opened", gettext_lazy("Mở lúc"), 2),
        Column("acknowledged", gettext_lazy("Xác nhận lúc"), 2),
        Column("sessions", gettext_lazy("Số buổi quán triệt")),
        Column("people", gettext_lazy("Số người"), 4),
        Column("reminded", gettext_lazy("Số lần nhắc"), 5),
        Column("last", gettext_lazy("Nhắc lần cuối"), 5),
    ],
    cells=_cells,
)


class DisseminationScreen(DirectiveScreen):
    """Who is to get the directive, and what those who have it did."""

    listing = DELIVERIES

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        access.require(actor_of(request), policy.FOLLOW)
        directive = self.directive(pk)
        if not directive.has_reading:
            return redirect(directive)
        if "export" in request.GET:
            rows = _filtered(queries.deliveries(directive), request)[1]
            return self.listed.file(rows, name=f"pho-bien-{pk}")
        return self._page(request, directive, SendForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        access.require(actor_of(request), policy.DISSEMINATE)
        directive, form = self.directive(pk), SendForm(request.POST)
        if form.is_valid():
            try:
                made = dissemination.send(
                    actor=actor_of(request), directive=directive, units=_chosen(request), **form.cleaned_data
                )
            except Refused as refusal:
                form.add_error(None, refusal)
            else:
                count = made.deliveries.count()
                messages.success(request, _("Đã gửi đến %(count)d đơn vị.") % {"count": count})
                return redirect(made)
        return self._page(request, directive, form, status=422)

    def _page(
        self, request: HttpRequest, directive: Directive, form: SendForm, status: int = 200
    ) -> HttpResponse:
        everyone = list(queries.deliveries(directive))
        filtering, rows = _filtered(queries.deliveries(directive), request)
        lagging = [each for each in everyone if not standing_of(each).is_done]
        person = actor_of(request)
        may_send = access.allowed(person, policy.DISSEMINATE) and directive.superseded_by_id is None
        context = {
            "directive": directive,
            "form": form,
            "filtering": filtering,
            "page_obj": self.listed.page(rows),
            "is_filtered": any(filtering.cleaned_data.values()),
            "standing": _standing(everyone, lagging),
            "sent": Dissemination.objects.filter(directive=directive).select_related("sent_by"),
            "recalled": Delivery.objects.filter(directive=directive)
            .exclude(recalled_at=None)
            .select_related("unit"),
            "message": dissemination.message(directive, lagging, address=_address(request, directive)),
            "may_send": may_send,
            "may_write": may_send and access.allowed(person, policy.WRITE_REMINDER),
            "chosen": set(request.POST.getlist("don_vi")),
            "chosen_groups": set(request.POST.getlist("nhom")),
            "is_sending": request.method == "POST",
        }
        if may_send:
            context |= _choices(directive, everyone)
        return render(request, "directives/dissemination.html", context, status=status)


class Remind(Verb):
    """Nhắc các đơn vị đã đánh dấu; without a mark, all that are not done."""

    def act(self, request: HttpRequest, record: Directive) -> str:
        count = dissemination.remind(actor=actor_of(request), deliveries=_marked(request, record))
        return _("Đã nhắc %(count)d đơn vị.") % {"count": count}

    def after(self, record: Directive, done: bool) -> str:
        return reverse("directives:dissemination", args=[record.pk])


class ReminderLetter(Remind):
    """Soạn công văn đôn đốc, and open it."""

    def act(self, request: HttpRequest, record: Directive) -> str:
        self.paper = dissemination.draft_letter(
            actor=actor_of(request), directive=record, deliveries=_marked(request, record)
        )
        return _("Đã soạn công văn đôn đốc. Hãy xem lại lời văn rồi trình ký.")

    def after(self, record: Directive, done: bool) -> str:
        return self.paper.get_absolute_url() if done else super().after(record, done)


class Recall(Remind):
    """Thu hồi, vì …"""

    def act(self, request: HttpRequest, record: Directive) -> str:
        marked = queries.deliveries(record).filter(pk__in=_numbers(request, "chon"))
        count = dissemination.recall(
            actor=actor_of(request), deliveries=marked, reason=request.POST.get("reason", "")
        )
        return _("Đã thu hồi khỏi %(count)d đơn vị.") % {"count": count}


def _marked(request: HttpRequest, directive: Directive) -> QuerySet[Delivery]:
    marked = _numbers(request, "chon")
    found = queries.deliveries(directive)
    return found.filter(pk__in=marked) if marked else queries.in_question(found)


def _chosen(request: HttpRequest) -> list[Unit]:
    """Units ticked, members of groups ticked, and what was chosen for names that were not clear."""
    units, groups = _numbers(request, "don_vi"), _numbers(request, "nhom")
    for value in request.POST.getlist("ten"):
        kind, _dash, pk = value.partition("-")
        if pk.isdecimal():
            (units if kind == "u" else groups).append(int(pk))
    today = timezone.localdate()
    members = directory.in_being(today).filter(groups__in=groups)
    return list(Unit.objects.filter(pk__in=units) | Unit.objects.filter(pk__in=members.values("pk")))


def _numbers(request: HttpRequest, name: str) -> list[int]:
    return [int(value) for value in request.POST.getlist(name) if value.isdecimal()]


def _choices(directive: Directive, everyone: list[Delivery]) -> dict[str, Any]:
    proposal = dissemination.propose(directive)
    shown = {each.unit.pk for each in (*proposal.by_recipients, *proposal.by_tasks, *proposal.by_older)}
    shown |= {each.unit_id for each in everyone}
    others = directory.in_office_order(directory.in_being(timezone.localdate())).exclude(pk__in=shown)
    by_kind: dict[str, list[Unit]] = {}
    for unit in others.exclude(is_standing_office=True):
        by_kind.setdefault(str(UnitKind(unit.kind).label), []).append(unit)
    grounds = (
        (_("Theo nơi nhận của văn bản"), proposal.by_recipients),
        (_("Theo nhiệm vụ trong văn bản"), proposal.by_tasks),
        (_("Đã nhận bản cũ"), proposal.by_older),
    )
    return {
        "grounds": [(title, *_by_line(units), len(units)) for title, units in grounds if units],
        "unclear": proposal.unclear,
        "others": by_kind.items(),
        "groups": [group for group in directory.groups() if group.member_count],  # type: ignore[attr-defined]
    }


def _by_line(units: list[Proposed]) -> tuple[list[tuple[str, list[Proposed]]], list[Proposed]]:
    """Lines that name several units, to be ticked or left out as one; and the units named alone."""
    lines: dict[str, list[Proposed]] = {}
    for unit in units:
        lines.setdefault(unit.why, []).append(unit)
    groups = [(why, named) for why, named in lines.items() if len(named) > 1]
    return groups, [unit for unit in units if len(lines[unit.why]) == 1]


def _filtered(found: QuerySet[Delivery], request: HttpRequest) -> tuple[StandingForm, list[DeliveryStanding]]:
    form = StandingForm(request.GET)
    form.is_valid()
    wanted = form.cleaned_data
    words = fold(wanted.get("q") or "").split()
    rows = [standing_of(each) for each in found]
    rows = [row for row in rows if all(word in fold(row.delivery.unit.name) for word in words)]
    state = wanted.get("state")
    if state == "open":
        rows = [row for row in rows if not row.is_done]
    elif state == "late":
        rows = [row for row in rows if row.days_late]
    elif state:
        rows = [row for row in rows if row.state == state]
    return form, rows


def _standing(everyone: list[Delivery], lagging: list[Delivery]) -> dict[str, Any]:
    total = len(everyone)
    steps = [
        (_("Đã mở"), sum(each.opened_at is not None for each in everyone)),
        (_("Đã xác nhận"), sum(each.acknowledged_at is not None for each in everyone)),
        (_("Đã quán triệt"), sum(each.briefed for each in everyone)),  # type: ignore[attr-defined]
    ]
    return {
        "total": total,
        "steps": steps,
        "people": sum(each.people for each in everyone),  # type: ignore[attr-defined]
        "sessions": sum(each.sessions for each in everyone),  # type: ignore[attr-defined]
        "lagging": len(lagging),
        "late": sum(1 for each in lagging if standing_of(each).days_late),
    }


def _address(request: HttpRequest, directive: Directive) -> str:
    return request.build_absolute_uri(reverse("directives:review", args=[directive.pk]))
