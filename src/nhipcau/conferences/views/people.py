"""Người đăng ký: the list, one decision for many, the page of one, appeals, papers."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.training.views.papers import pdf_response

from .. import queries
from ..domain import accrediting, appeals, exporting, papers, policy, registering, tokens
from ..enums import RegistrationState
from ..forms.people import DecideForm, PeopleListForm, PersonForm
from ..models import Appeal, Conference, Registration
from .screen import Act, FormScreen, Screen


def _row(each: Registration) -> list[Any]:
    contact = getattr(each, "contact", None)
    return [
        contact.full_name if contact else "",
        each.outlet,
        each.get_kind_display(),
        each.get_state_display(),
        each.registered_at,
        each.get_ground_display() if each.ground else "",
        contact.email if contact else "",
        contact.phone if contact else "",
        each.equipment,
        each.needs,
        each.language,
        each.checked_in_at,
    ]


PEOPLE = Listing(
    "nguoi-du",
    [
        Column("name", gettext_lazy("Họ và tên"), 2),
        Column("outlet", gettext_lazy("Cơ quan báo chí"), 3),
        Column("kind", gettext_lazy("Người đăng ký"), 3),
        Column("state", gettext_lazy("Bước"), 4),
        Column("at", gettext_lazy("Đăng ký lúc"), 5),
        Column("ground", gettext_lazy("Căn cứ từ chối"), 4),
        Column("email", gettext_lazy("Thư điện tử")),
        Column("phone", gettext_lazy("Điện thoại")),
        Column("equipment", gettext_lazy("Thiết bị mang theo"), 6),
        Column("needs", gettext_lazy("Cần hỗ trợ"), 6),
        Column("language", gettext_lazy("Ngôn ngữ")),
        Column("came", gettext_lazy("Có mặt lúc")),
    ],
    cells=_row,
    anchor=2,
)


class People(Screen):
    """Danh sách đăng ký; what is exported is recorded, what is ticked is decided at once."""

    listing = PEOPLE
    # What is looked for here is a name; a filter kept would keep it longer than the list.
    keeps_filters = False

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """List or table file."""
        held = self.conference(pk, policy.ACCREDIT)
        form = PeopleListForm(request.GET)
        form.is_valid()
        found = queries.search_people(queries.people_of(held), form.cleaned_data.get("q") or "")
        for name in ("state", "kind"):
            if value := form.cleaned_data.get(name):
                found = found.filter(**{name: value})
        if kind := request.GET.get("export"):
            exporting.record(actor=self.actor, conference=held, what=kind, people=len(found))
            return self.listed.file(found, name=f"nguoi-du-{held.pk}")
        page = self.listed.page(found)
        context = {
            "conference": held,
            "form": form,
            "page_obj": page,
            "has_any": bool(page.object_list) or held.registrations.exists(),
            "decide": DecideForm(),
            "free": accrediting.free_seats(held),
            "seated": held.registrations.filter(state=RegistrationState.ACCREDITED).count(),
        }
        return render(request, "conferences/people.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Decide on those ticked."""
        held = self.conference(pk, policy.ACCREDIT)
        ticked = {int(each[:12]) for each in request.POST.getlist("person")[:2000] if each.isdecimal()}
        try:
            said = self.decided(held, ticked)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, said)
        return redirect(request.get_full_path())

    def decided(self, held: Conference, ticked: set[int]) -> str:
        """What was done."""
        if not ticked:
            raise ValidationError(_("Chưa đánh dấu ai. Hãy đánh dấu rồi bấm lại."))
        given = {"actor": self.actor, "conference": held, "registrations": ticked}
        if self.request.POST.get("act") == "refuse":
            ground, authority = (self.request.POST.get(name, "") for name in ("ground", "authority"))
            count = accrediting.refuse(ground=ground, authority=authority, **given)
            return ngettext("Đã từ chối %(n)d người.", "Đã từ chối %(n)d người.", count) % {"n": count}
        count = accrediting.accredit(**given)
        return ngettext("Đã cấp thẻ cho %(n)d người.", "Đã cấp thẻ cho %(n)d người.", count) % {"n": count}


class PersonPage(Screen):
    """Một đăng ký: what was told, what was decided on which ground, what is objected."""

    def get(self, request: HttpRequest, pk: int, person: int) -> HttpResponse:
        """The page."""
        held = self.conference(pk, policy.READ)
        decides, reviews = self.can(policy.ACCREDIT, held), self.can(policy.REVIEW, held)
        if not decides:
            self.reach(policy.REVIEW, held)
        found = get_object_or_404(queries.people_of(held), pk=person)
        context = {
            "conference": held,
            "person": found,
            "contact": getattr(found, "contact", None),
            "appeal": getattr(found, "appeal", None),
            "decides": decides and held.state == "announced" and found.state != RegistrationState.CANCELLED,
            "reviews": reviews and held.state == "announced" and found.decided_by_id != self.actor.pk,
            "decide": DecideForm(),
        }
        return render(request, "conferences/person.html", context)


class EnterPerson(FormScreen):
    """Ghi một người gọi điện hoặc gửi thư đến."""

    form_class = PersonForm
    action = policy.ACCREDIT

    def arguments(self) -> dict[str, Any]:
        return {"conference": self.about}

    def save(self, form: PersonForm) -> tuple[str, Any]:
        registering.enter(actor=self.actor, conference=self.about, entry=form.entry())
        return _("Đã ghi đăng ký."), reverse("conferences:people", args=[self.about.pk])

    def words(self) -> dict[str, Any]:
        lead = _("Người này được xét như mọi người đăng ký qua cổng; thông tin liên hệ tự xóa sau cuộc.")
        back = reverse("conferences:people", args=[self.about.pk])
        return super().words() | {"title": _("Ghi một người đăng ký"), "lead": lead, "back": back}


class DecideAppeal(Act):
    """Xem lại việc từ chối."""

    action = policy.REVIEW

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        found = Appeal.objects.select_related("registration__conference__unit")
        appeal = get_object_or_404(found, registration=kwargs["person"], registration__conference=self.about)
        appeals.decide(actor=self.actor, appeal=appeal, outcome=request.POST.get("outcome", ""))
        return _("Đã ghi kết quả xem lại; người đăng ký được báo."), self.back(**kwargs)

    def back(self, **kwargs: Any) -> Any:
        return reverse("conferences:person", args=[self.about.pk, kwargs["person"]])


class BadgesPdf(Screen):
    """Thẻ dự họp báo."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        held = self.conference(pk, policy.ACCREDIT)
        people = list(queries.accredited(held))
        if not people:
            raise Http404
        exporting.record(actor=self.actor, conference=held, what="badges", people=len(people))
        content = papers.badges(held, people, lambda each: scan_of(request, each))
        return pdf_response(content, f"the-hop-bao-{held.pk}.pdf")


class DoorListPdf(Screen):
    """Danh sách đón tại cửa."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        held = self.conference(pk, policy.ACCREDIT)
        people = list(queries.accredited(held))
        exporting.record(actor=self.actor, conference=held, what="door list", people=len(people))
        return pdf_response(papers.door_list(held, people), f"danh-sach-don-{held.pk}.pdf")


def scan_of(request: HttpRequest, registration: Registration) -> str:
    """Địa chỉ trong mã QR của thẻ: opens the screen of the door, behind the sign-in."""
    token = tokens.make(tokens.Kind.DOOR, registration)
    return request.build_absolute_uri(reverse("conferences:scan", args=[token]))
