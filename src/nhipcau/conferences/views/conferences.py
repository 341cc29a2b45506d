"""Họp báo, chương trình báo chí: the list, the page of one, its forms."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.clock import queries as clock
from nhipcau.core.domain.listing import Column, Listing
from nhipcau.mailing.models import MailingList
from nhipcau.newsroom.models import Language
from nhipcau.units.domain import access
from nhipcau.units.models import Unit

from .. import queries
from ..domain import accrediting, clocks, conferences, policy
from ..enums import OPEN_KINDS, ConferenceKind, ConferenceState, RegistrationState
from ..forms.conferences import ConferenceForm, ConferenceListForm, organising_units, standing
from ..models import Conference
from .screen import FormScreen, Screen


def _row(each: Conference) -> list[Any]:
    return [
        each.title,
        each.get_kind_display(),
        each.starts_at,
        each.place,
        each.get_state_display(),
        each.waiting,  # type: ignore[attr-defined]
        each.accredited if each.erased_at else each.seated,  # type: ignore[attr-defined]
        str(each.unit),
        each.host,
        each.ends_at,
        each.notice_at,
        each.registered,
        each.came,
    ]


CONFERENCES = Listing(
    "hop-bao",
    [
        Column("title", gettext_lazy("Tên"), 1),
        Column("kind", gettext_lazy("Loại"), 1),
        Column("starts", gettext_lazy("Bắt đầu"), 2),
        Column("place", gettext_lazy("Địa điểm"), 2),
        Column("state", gettext_lazy("Bước"), 3),
        Column("waiting", gettext_lazy("Chờ xét"), 4),
        Column("seated", gettext_lazy("Được cấp thẻ"), 5),
        Column("unit", gettext_lazy("Đơn vị chủ trì")),
        Column("host", gettext_lazy("Bên tổ chức, bên đề nghị")),
        Column("ends", gettext_lazy("Kết thúc")),
        Column("notice", gettext_lazy("Thông báo lúc")),
        Column("registered", gettext_lazy("Lượt đăng ký")),
        Column("came", gettext_lazy("Có mặt")),
    ],
    cells=_row,
)


class ConferenceList(Screen):
    """Danh sách; `?export=csv` or `xlsx` gives what the filter finds."""

    listing = CONFERENCES

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        self.reach(policy.READ)
        visible = queries.visible_to(self.actor)
        years = sorted({day.year for day in visible.dates("starts_at", "year")}, reverse=True)
        form = ConferenceListForm(request.GET, years=years)
        form.is_valid()
        found = queries.for_lists(self.filtered(visible, form.cleaned_data))
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        context = {
            "form": form,
            "page_obj": page,
            "has_any": bool(page.object_list) or visible.exists(),
            "may_make": bool(access.scope_of(self.actor, policy.MANAGE)),
        }
        return render(request, "conferences/conferences.html", context)

    def filtered(self, found: QuerySet[Conference], wanted: dict[str, Any]) -> QuerySet[Conference]:
        """By the form."""
        found = queries.search(found, wanted.get("q") or "")
        for name in ("kind", "state"):
            if value := wanted.get(name):
                found = found.filter(**{name: value})
        return found.filter(starts_at__year=year) if (year := wanted.get("year")) else found


class NewConference(FormScreen):
    """Lập một cuộc."""

    form_class = ConferenceForm
    template = "conferences/conference_form.html"

    def prepare(self, **kwargs: Any) -> None:
        self.reach(policy.MANAGE)

    def arguments(self) -> dict[str, Any]:
        asked = self.request.GET.get("kind", "")
        initial = {"kind": asked if asked in ConferenceKind.values else ConferenceKind.PRESS}
        return {"units": organising_units(self.actor), "initial": initial}

    def save(self, form: ConferenceForm) -> tuple[str, Any]:
        unit: Unit = form.cleaned_data["unit"]
        made = conferences.draft(
            actor=self.actor, unit=unit, wanted=form.wanted(), languages=form.cleaned_data["languages"]
        )
        return _("Đã lập. Xem lại bên dưới rồi công bố."), made

    def words(self) -> dict[str, Any]:
        return {"title": _("Lập họp báo, chương trình báo chí"), "back": reverse("conferences:conferences")}


class EditConference(FormScreen):
    """Sửa thông tin của một cuộc."""

    form_class = ConferenceForm
    template = "conferences/conference_form.html"

    def arguments(self) -> dict[str, Any]:
        return {
            "units": Unit.objects.filter(pk=self.about.unit_id),
            "conference": self.about,
            "initial": standing(self.about),
        }

    def save(self, form: ConferenceForm) -> tuple[str, Any]:
        languages = form.cleaned_data["languages"]
        return _("Đã lưu."), conferences.correct(
            actor=self.actor, conference=self.about, wanted=form.wanted(), languages=languages
        )

    def words(self) -> dict[str, Any]:
        return super().words() | {"title": _("Sửa thông tin")}


class ConferencePage(Screen):
    """Một cuộc: what is to be done next, terms of the law, seats, words, what was asked and said."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        self.reach(policy.READ)
        held = self.conference(pk)
        people, now = held.registrations, timezone.now()
        worded = {each.language_id: each for each in held.wordings.all()}
        languages = Language.objects.exclude(code="vi")
        runs = self.can(policy.MANAGE, held)
        context = {
            "conference": held,
            "runs": runs,
            "decides": self.can(policy.ACCREDIT, held),
            "has_begun": held.starts_at <= now,
            "is_over": held.ends_at <= now,
            "may_show": held.state == ConferenceState.HELD
            and held.kind in OPEN_KINDS
            and held.announced_at is None,
            "deadlines": clock.deadlines_of(held).order_by("due_at", "pk"),
            "missing": clocks.missing(held) if held.is_going else [],
            "waiting": people.filter(state=RegistrationState.WAITING).count(),
            "seated": people.filter(state=RegistrationState.ACCREDITED).count(),
            "came": people.filter(checked_in_at__isnull=False).count(),
            "all_registered": people.count(),
            "appeals": people.filter(
                appeal__outcome="", appeal__isnull=False, state=RegistrationState.REFUSED
            ).count(),
            "free": accrediting.free_seats(held),
            "wordings": [
                (each, worded.get(each.pk)) for each in languages if each.is_public or each.pk in worded
            ],
            "materials": held.materials.select_related("file"),
            "questions": held.questions.all(),
            "transcripts": held.transcripts.select_related("language"),
            "steps": held.steps.all(),
            "invitations": held.invitations.select_related("list", "mailing"),
            "may_invite": runs
            and held.is_public
            and held.state == "announced"
            and MailingList.objects.filter(is_open=True).exists(),
        }
        return render(request, "conferences/conference.html", context)
