"""Lớp: the list, the page of one, the form."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.plans.models import Assignment
from nhipcau.units.domain import access
from nhipcau.units.models import Unit

from .. import queries
from ..domain import attending, courses, inviting, policy, qr
from ..enums import CourseState, RegistrationState
from ..forms.courses import CourseForm, CourseListForm, UnitForm, organising_units, standing
from ..models import Course
from .addresses import link_of
from .screen import FormScreen, Screen, actor_of


def _row(course: Course) -> list[Any]:
    is_closed = course.state == CourseState.CLOSED
    return [
        course.title,
        course.get_kind_display(),
        str(course.unit),
        str(course.theme or ""),
        course.starts_on,
        course.ends_on,
        course.place,
        course.get_state_display(),
        course.capacity,
        course.registered if is_closed else course.seated,  # type: ignore[attr-defined]
        course.waiting,  # type: ignore[attr-defined]
        course.attended if is_closed else None,
        course.certified if is_closed else None,
        course.budget_reference,
    ]


COURSES = Listing(
    "lop-tap-huan",
    [
        Column("title", gettext_lazy("Tên lớp"), 1),
        Column("kind", gettext_lazy("Loại"), 1),
        Column("unit", gettext_lazy("Đơn vị tổ chức"), 2),
        Column("theme", gettext_lazy("Nội dung"), 1),
        Column("from", gettext_lazy("Từ ngày"), 3),
        Column("until", gettext_lazy("Đến ngày"), 3),
        Column("place", gettext_lazy("Địa điểm")),
        Column("state", gettext_lazy("Trạng thái"), 4),
        Column("places", gettext_lazy("Số chỗ"), 5),
        Column("registered", gettext_lazy("Đăng ký"), 5),
        Column("waiting", gettext_lazy("Chờ chỗ"), 5),
        Column("attended", gettext_lazy("Dự học"), 6),
        Column("certified", gettext_lazy("Giấy chứng nhận")),
        Column("budget", gettext_lazy("Kinh phí")),
    ],
    cells=_row,
)


class CourseList(Screen):
    """Danh sách lớp; `?export=csv` or `xlsx` gives what the filter finds."""

    listing = COURSES

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        self.ask(policy.READ)
        visible = queries.courses_visible_to(actor_of(request))
        years = sorted({day.year for day in visible.values_list("starts_on", flat=True) if day}, reverse=True)
        units = Unit.objects.filter(pk__in=visible.values("unit")).order_by("sort_key")
        form = CourseListForm(request.GET, years=years, units=units)
        form.is_valid()
        found = queries.for_lists(self.filtered(visible, form.cleaned_data))
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        context = {
            "form": form,
            "page_obj": page,
            "has_any": bool(page.object_list) or visible.exists(),
            "may_make": bool(access.scope_of(actor_of(request), policy.MANAGE)),
            "now": timezone.now(),
        }
        return render(request, "training/courses.html", context)

    def filtered(self, found: QuerySet[Course], wanted: dict[str, Any]) -> QuerySet[Course]:
        """By the form, and by the unit whose people came where a report asks for it."""
        found = queries.search_courses(found, wanted.get("q") or "")
        if state := wanted.get("state"):
            found = found.filter(state=state)
        if year := wanted.get("year"):
            found = found.filter(starts_on__year=year)
        if unit := wanted.get("unit"):
            found = found.filter(unit=unit)
        if (asked := self.request.GET.get("from_unit", "")).isdecimal():
            found = queries.with_people_of(found, int(asked[:12]))
        return found


class NewCourse(FormScreen):
    """Lập lớp; of which unit is asked first, where there is a choice."""

    form_class = CourseForm
    template = "training/course_form.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form, or the question which unit."""
        self.ask(policy.MANAGE)
        units = organising_units(actor_of(request))
        if not self.unit_asked(units) and len(units) != 1:
            form = UnitForm(units=units)
            context = {"form": form, "title": _("Lập lớp"), "button": _("Tiếp tục"), "by_get": True}
            return render(request, "training/form.html", context | {"back": reverse("training:courses")})
        return super().get(request, **kwargs)

    def prepare(self, **kwargs: Any) -> None:
        self.ask(policy.MANAGE)
        units = organising_units(actor_of(self.request))
        unit = self.unit_asked(units) or units.first()
        access.require(actor_of(self.request), policy.MANAGE, units=[unit])
        assert unit is not None  # noqa: S101 - the right was given on it
        self.unit = unit

    def unit_asked(self, units: QuerySet[Unit]) -> Unit | None:
        """The unit of the address, if it is one of those."""
        asked = self.request.GET.get("unit", "")
        return units.filter(pk=int(asked[:12])).first() if asked.isdecimal() else None

    def arguments(self) -> dict[str, Any]:
        asked = self.request.GET.get("assignment", "")
        work = (
            Assignment.objects.filter(pk=int(asked[:12]), unit=self.unit).first()
            if asked.isdecimal()
            else None
        )
        initial = {"assignment": work, "activity": work.activity} if work else {}
        return {"unit": self.unit, "initial": initial}

    def save(self, form: forms.Form) -> tuple[str, Any]:
        assert isinstance(form, CourseForm)  # noqa: S101
        course = courses.draft(actor=actor_of(self.request), unit=self.unit, wanted=form.wanted())
        return _("Đã lập lớp. Hãy thêm các buổi học, rồi mở lớp để nhận đăng ký."), course

    def words(self) -> dict[str, Any]:
        return {"title": _("Lập lớp"), "unit": self.unit, "back": reverse("training:courses")}


class EditCourse(FormScreen):
    """Sửa thông tin lớp."""

    form_class = CourseForm
    template = "training/course_form.html"

    def arguments(self) -> dict[str, Any]:
        return {"unit": self.about.unit, "course": self.about, "initial": standing(self.about)}

    def save(self, form: forms.Form) -> tuple[str, Any]:
        assert isinstance(form, CourseForm)  # noqa: S101
        return _("Đã lưu."), courses.correct(
            actor=actor_of(self.request), course=self.about, wanted=form.wanted()
        )

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Sửa thông tin lớp"),
            "unit": self.about.unit,
            "back": self.about.get_absolute_url(),
        }


class CoursePage(Screen):
    """Một lớp: what is to be done next, sessions, people, papers, result."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        self.ask(policy.READ)
        course, person = self.course(pk), actor_of(request)
        runs, now = self.runs(course), timezone.now()
        people = queries.people_visible_to(person, course)
        sessions = list(queries.sessions_of(course))
        address = (
            link_of(request, course) if runs and course.link_nonce and course.takes_registrations else ""
        )
        context = {
            "course": course,
            "runs": runs,
            "sessions": sessions,
            "session_now": attending.session_now(course, now) if runs and course.is_open else None,
            "is_over": bool(sessions) and sessions[-1].ends_at <= now,
            "seated": course.registrations.filter(state=RegistrationState.REGISTERED).count(),
            "waiting": course.registrations.filter(state=RegistrationState.WAITING).count(),
            "own_people": people.exclude(state=RegistrationState.WITHDRAWN).count(),
            "may_register": bool(access.scope_of(person, policy.REGISTER))
            and (course.takes_registrations or (runs and course.is_open)),
            "able": queries.able_to_be_certified(course).count() if runs and course.state != "draft" else 0,
            "materials": course.materials.select_related("file") if runs else (),
            "turnouts": course.turnouts.all() if course.state == CourseState.CLOSED else (),
            "address": address,
            "qr": qr.svg(address) if address else "",
            "message": inviting.message(course, address) if runs else "",
        }
        return render(request, "training/course.html", context)


def said_all(request: HttpRequest, told: list[str]) -> None:
    """Mỗi câu một thông báo."""
    for sentence in told:
        messages.info(request, sentence)
