"""Điểm danh: the door on a telephone, one scanned code, the list on paper."""

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import queries
from ..domain import attending, policy, registrations
from ..domain.tokens import Kind
from ..enums import Recorded, RegistrationState
from ..forms.people import AttendForm, ReasonForm
from ..models import Attendance, CourseSession, Registration
from .screen import Act, Screen, actor_of


class SessionPart(Screen):
    """A screen of one session of a course this person runs."""

    def prepare(self, pk: int, session: int) -> None:
        """The session at hand."""
        self.about = self.run_course(pk)
        self.session = get_object_or_404(
            CourseSession.objects.select_related("course__unit"), pk=session, course=pk
        )

    def people(self, text: str = "") -> list[Registration]:
        """Người có chỗ, each with the entry of this session in `.here`."""
        here = Attendance.objects.filter(session=self.session).select_related("by")
        seated = self.about.registrations.filter(state=RegistrationState.REGISTERED)
        found = queries.search_people(seated, text).select_related("unit")
        return list(found.prefetch_related(Prefetch("attendances", here, to_attr="here")))

    def context(self, **more: Any) -> dict[str, Any]:
        """What both screens show."""
        now = timezone.now()
        return {
            "course": self.about,
            "session": self.session,
            "present": self.session.attendances.count(),
            "seated": self.about.registrations.filter(state=RegistrationState.REGISTERED).count(),
            "is_on": self.session.is_on(now),
            "is_early": now < self.session.begins_at,
            **more,
        }


class CheckIn(SessionPart):
    """Cửa điểm danh: scan with the camera, or tick in the list."""

    def get(self, request: HttpRequest, pk: int, session: int) -> HttpResponse:
        """The list, those not yet here first."""
        self.prepare(pk, session)
        text = request.GET.get("q", "")[:100]
        people = sorted(self.people(text), key=lambda each: bool(each.here))  # type: ignore[attr-defined]
        return render(request, "training/check_in.html", self.context(people=people, q=text))

    def post(self, request: HttpRequest, pk: int, session: int) -> HttpResponse:
        """One tick."""
        self.prepare(pk, session)
        chosen = request.POST.get("person", "")
        person = get_object_or_404(self.about.registrations, pk=int(chosen[:12]) if chosen.isdecimal() else 0)
        try:
            _made, is_new = attending.attend(
                actor=actor_of(request),
                registration=person,
                session=self.session,
                recorded=Recorded.LIST,
                reason=request.POST.get("reason", ""),
            )
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            words = (
                _("Đã ghi: %(name)s.")
                if is_new
                else _("%(name)s đã được ghi từ trước; không ghi lần thứ hai.")
            )
            (messages.success if is_new else messages.info)(request, words % {"name": person.full_name})
        return redirect("training:check_in", pk, session)


class Scan(Screen):
    """What a personal code opens: who it is, which session, one button. Nothing is recorded by opening it."""

    def found(self, token: str) -> Registration | None:
        """Người của mã này, if this person runs the course."""
        self.ask(policy.MANAGE)
        registration = registrations.found(token, Kind.DOOR)
        if registration is not None:
            self.ask(policy.MANAGE, registration.course)
        return registration

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Ask before recording."""
        registration = self.found(token)
        if registration is None:
            return self.unknown()
        now = attending.session_now(registration.course, timezone.now())
        form = AttendForm(sessions=registration.course.sessions.all(), initial={"session": now})
        return self.page(registration, form, now)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Record, once."""
        registration = self.found(token)
        if registration is None:
            return self.unknown()
        form = AttendForm(request.POST, sessions=registration.course.sessions.all())
        if form.is_valid():
            session = form.cleaned_data["session"]
            try:
                _made, is_new = attending.attend(
                    actor=actor_of(request),
                    registration=registration,
                    session=session,
                    reason=form.cleaned_data["reason"],
                )
            except ValidationError as refusal:
                form.add_error(None, refusal)
            else:
                return self.page(registration, None, session, is_new=is_new)
        return self.page(registration, form, None, status=422)

    def page(
        self, registration: Registration, form: AttendForm | None, session: CourseSession | None, **more: Any
    ) -> HttpResponse:
        """Who it is and what became of it."""
        status = more.pop("status", 200)
        entry = (
            Attendance.objects.filter(registration=registration, session=session).first() if session else None
        )
        context = {
            "registration": registration,
            "course": registration.course,
            "form": form,
            "session": session,
            "entry": entry,
            "present": session.attendances.count() if session else 0,
            "seated": registration.course.registrations.filter(state=RegistrationState.REGISTERED).count(),
            **more,
        }
        return render(self.request, "training/scan.html", context, status=status)

    def unknown(self) -> HttpResponse:
        """A forged, withdrawn or outdated code."""
        return render(self.request, "training/scan_unknown.html", status=404)


class TakeBack(Act):
    """Bỏ một điểm danh ghi nhầm."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        entry = get_object_or_404(
            Attendance.objects.select_related("session__course__unit"),
            pk=kwargs["entry"],
            session=kwargs["session"],
            session__course=self.about,
        )
        attending.take_back(actor=actor_of(request), attendance=entry)
        return _("Đã bỏ điểm danh này."), self.back(**kwargs)

    def back(self, **kwargs: Any) -> Any:
        return reverse("training:check_in", args=[self.about.pk, kwargs["session"]])


class Roll(SessionPart):
    """Nhập từ danh sách ký giấy: everyone at once."""

    def get(self, request: HttpRequest, pk: int, session: int) -> HttpResponse:
        """The list with boxes."""
        self.prepare(pk, session)
        return self.page(ReasonForm())

    def post(self, request: HttpRequest, pk: int, session: int) -> HttpResponse:
        """Keep the ticks."""
        self.prepare(pk, session)
        form = ReasonForm(request.POST)
        form.is_valid()
        ticked = {int(each[:12]) for each in request.POST.getlist("present")[:2000] if each.isdecimal()}
        try:
            made = attending.fill_roll(
                actor=actor_of(request),
                session=self.session,
                present=ticked,
                reason=form.cleaned_data.get("reason", ""),
            )
        except ValidationError as refusal:
            form.errors.clear()
            form.add_error("reason" if refusal.error_list[0].code == "late" else None, refusal)
            return self.page(form, ticked, status=422)
        said = ngettext("Đã ghi thêm %(n)d người có mặt.", "Đã ghi thêm %(n)d người có mặt.", len(made))
        messages.success(request, said % {"n": len(made)})
        return redirect(self.about)

    def page(self, form: ReasonForm, ticked: Collection[int] = (), status: int = 200) -> HttpResponse:
        """The page."""
        form.fields["reason"].required = False
        context = self.context(people=self.people(), form=form, ticked=ticked)
        return render(self.request, "training/roll.html", context, status=status)
