"""Người học: the list as far as one may see it, putting down, withdrawing, from a table."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.core.views.exporting import export_response
from nhipcau.units.domain import access
from nhipcau.units.queries import in_being, in_office_order

from .. import queries
from ..domain import exporting, inviting, policy, registrations, roster
from ..enums import LIVE
from ..forms.people import AnyPersonForm, OwnPersonForm, PeopleListForm, PersonForm, SheetForm
from ..models import Registration
from .screen import Act, FormScreen, Screen, actor_of


def _row(person: Registration) -> list[Any]:
    return [
        person.full_name,
        person.office,
        person.post,
        person.email,
        person.get_state_display(),
        person.get_via_display(),
        person.registered_at,
        person.attended_sessions,  # type: ignore[attr-defined]
        _("có") if person.has_certificate else "",  # type: ignore[attr-defined]
    ]


PEOPLE = Listing(
    "nguoi-hoc",
    [
        Column("name", gettext_lazy("Họ và tên"), 1),
        Column("unit", gettext_lazy("Đơn vị"), 2),
        Column("post", gettext_lazy("Chức vụ"), 1),
        Column("email", gettext_lazy("Thư điện tử")),
        Column("state", gettext_lazy("Trạng thái"), 3),
        Column("via", gettext_lazy("Đăng ký qua"), 3),
        Column("at", gettext_lazy("Đăng ký lúc")),
        Column("attended", gettext_lazy("Số buổi dự"), 4),
        Column("certified", gettext_lazy("Đã có giấy"), 4),
    ],
    cells=_row,
)


class People(Screen):
    """Danh sách người học; `?export=csv` or `xlsx` gives what the filter finds, and is recorded."""

    listing = PEOPLE
    # What is looked for here is a name; a filter kept would keep it longer than the list.
    keeps_filters = False

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """List or table file."""
        self.ask(policy.REGISTER)
        course, person = self.course(pk), actor_of(request)
        form = PeopleListForm(request.GET)
        form.is_valid()
        visible = queries.people_visible_to(person, course)
        found = queries.search_people(visible, form.cleaned_data.get("q") or "")
        state = form.cleaned_data.get("state")
        found = found.filter(state=state) if state else found.filter(state__in=LIVE)
        found = queries.with_attendance(found.select_related("unit"))
        if kind := request.GET.get("export"):
            exporting.record(actor=person, course=course, what=kind, people=len(found))
            return self.listed.file(found, name=f"nguoi-hoc-{course.pk}")
        page = self.listed.page(found)
        context = {
            "course": course,
            "runs": self.runs(course),
            "form": form,
            "page_obj": page,
            "sessions": course.sessions.count(),
            "has_any": bool(page.object_list) or visible.exists(),
            "may_register": course.takes_registrations or (self.runs(course) and course.is_open),
        }
        return render(request, "training/people.html", context)


class Register(FormScreen):
    """Đăng ký một người: of one's own units, or of any for who runs the course."""

    template = "training/person_form.html"

    def prepare(self, **kwargs: Any) -> None:
        self.ask(policy.REGISTER)
        self.about = self.course(kwargs["pk"])
        self.is_any = self.runs(self.about)
        self.form_class = AnyPersonForm if self.is_any else OwnPersonForm

    def arguments(self) -> dict[str, Any]:
        if self.is_any:
            return {}
        own = access.own_unit_ids(actor_of(self.request), policy.REGISTER)
        return {"units": in_office_order(in_being(timezone.localdate()).filter(pk__in=own))}

    def save(self, form: forms.Form) -> tuple[str, Any]:
        assert isinstance(form, PersonForm)  # noqa: S101
        made = registrations.register(
            actor=actor_of(self.request),
            course=self.about,
            entry=form.entry(),
            namesake=form.cleaned_data["namesake"],
        )
        said = _("Lớp đã đủ chỗ: đã ghi vào danh sách chờ.") if made.state == "waiting" else _("Đã đăng ký.")
        if made.unit is None:
            messages.warning(
                self.request, _("Đơn vị này chưa có trong danh bạ nên không tính vào số đơn vị.")
            )
        return said, reverse("training:people", args=[self.about.pk])

    def refused(self, form: forms.Form, refusal: ValidationError) -> None:
        """A namesake can be put down by who says that it is one."""
        codes = [each.code for each in getattr(refusal, "error_dict", {}).get("full_name", ())]
        if "duplicate" in codes:
            form.fields["namesake"].widget = forms.CheckboxInput()

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Đăng ký người học"),
            "units": inviting.unit_names() if self.is_any else [],
            "back": reverse("training:people", args=[self.about.pk]),
        }


class EditPerson(FormScreen):
    """Sửa thông tin một người."""

    form_class = PersonForm
    template = "training/person_form.html"

    def prepare(self, **kwargs: Any) -> None:
        super().prepare(**kwargs)
        self.registration = get_object_or_404(Registration, pk=kwargs["person"], course=self.about)

    def arguments(self) -> dict[str, Any]:
        return {"registration": self.registration}

    def save(self, form: forms.Form) -> tuple[str, Any]:
        assert isinstance(form, PersonForm)  # noqa: S101
        registrations.correct(
            actor=actor_of(self.request), registration=self.registration, entry=form.entry()
        )
        return _("Đã lưu."), reverse("training:people", args=[self.about.pk])

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Sửa thông tin người học"),
            "units": inviting.unit_names(),
            "back": reverse("training:people", args=[self.about.pk]),
        }


class Withdraw(Act):
    """Rút đăng ký, by the person's unit too."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Of whom this person may see."""
        self.ask(policy.REGISTER)
        self.about = self.course(kwargs["pk"])
        visible = queries.people_visible_to(actor_of(request), self.about).select_related(
            "course__unit", "unit"
        )
        self.registration = get_object_or_404(visible, pk=kwargs["person"])
        return super(Act, self).post(request, **kwargs)

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        registrations.withdraw(actor=actor_of(request), registration=self.registration)
        return _("Đã rút đăng ký; chỗ trống được xếp cho người chờ."), self.back()

    def back(self, **kwargs: Any) -> Any:
        return reverse("training:people", args=[self.about.pk])


class GivePlace(Act):
    """Xếp chỗ cho người chờ."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        person = get_object_or_404(Registration, pk=kwargs["person"], course=self.about)
        registrations.give_place(actor=actor_of(request), registration=person)
        return _("Đã xếp chỗ."), self.back()

    def back(self, **kwargs: Any) -> Any:
        return reverse("training:people", args=[self.about.pk])


class Erase(GivePlace):
    """Xóa thông tin một người."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        person = get_object_or_404(Registration, pk=kwargs["person"], course=self.about)
        registrations.erase(actor=actor_of(request), registration=person)
        return _("Đã xóa thông tin người này."), self.back()


class Roster(FormScreen):
    """Đăng ký từ bảng Excel."""

    form_class = SheetForm
    template = "training/roster.html"

    def prepare(self, **kwargs: Any) -> None:
        self.ask(policy.REGISTER)
        self.about = self.course(kwargs["pk"])
        self.wrong: list[roster.Wrong] = []

    def save(self, form: forms.Form) -> tuple[str, Any]:
        content = form.cleaned_data["file"].read()
        made, self.wrong = roster.enter(actor=actor_of(self.request), course=self.about, content=content)
        if self.wrong:
            raise ValidationError(_("Bảng có dòng chưa đúng nên chưa đăng ký ai; hãy sửa rồi gửi lại."))
        waiting = sum(each.state == "waiting" for each in made)
        said = _("Đã đăng ký %(n)d người, trong đó %(waiting)d người chờ chỗ.") % {
            "n": len(made),
            "waiting": waiting,
        }
        return said, reverse("training:people", args=[self.about.pk])

    def words(self) -> dict[str, Any]:
        return {"wrong": self.wrong, "back": reverse("training:people", args=[self.about.pk])}


class RosterTemplate(Screen):
    """Mẫu bảng người học."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """An empty table with the right heads."""
        self.ask(policy.REGISTER)
        return export_response(
            "mau-nguoi-hoc", [str(label) for _name, label, _known in roster.HEADS], [], "xlsx"
        )
