"""Trang không cần tài khoản: registration by the public link, one's own confirmation, checking a certificate.

Light, without script or cookie, for the browsers of old machines (Chrome 109). Posts carry no cookie that
could be misused, so there is nothing for a CSRF token to guard.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone, translation
from django.utils.decorators import method_decorator
from django.utils.safestring import mark_safe
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from nhipcau.core.views.files import attachment
from nhipcau.units.views.screen import attach

from ..domain import certificates, inviting, placing, qr, registrations, tokens
from ..domain.spelling import spaced
from ..domain.tokens import Kind
from ..enums import RegistrationState
from ..forms.people import OutsideForm
from ..models import Course, Material, Registration
from .addresses import scan_of

LOOK_UP = "tra-cuu"


@method_decorator(csrf_exempt, name="dispatch")
class Outside(View):
    """A page outside the shell: in Vietnamese, told to nobody, kept nowhere."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override("vi"):
            response = super().dispatch(request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response["Cache-Control"] = "private, no-store"
        return response

    def page(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        """A page."""
        return render(self.request, f"training/outside/{template}.html", context, status=status)


class RegisterPage(Outside):
    """Đăng ký qua liên kết công khai."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        course = self.course(token)
        return self.form(course, OutsideForm()) if course else self.page("closed", status=404)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        course = self.course(token)
        if course is None:
            return self.page("closed", status=404)
        form = OutsideForm(request.POST)
        if form.is_valid():
            try:
                made = registrations.register_by_link(course=course, entry=form.entry())
            except ValidationError as refusal:
                attach(form, refusal)
            else:
                return redirect(placing.page_of(made))
        return self.form(course, form, status=422)

    def course(self, token: str) -> Course | None:
        """Lớp của liên kết còn dùng được; None for any other, whatever is wrong with it."""
        course = Course.objects.select_related("unit").filter(pk=tokens.number_in(token) or 0).first()
        if course is None or not course.takes_registrations:
            return None
        return course if tokens.fits(tokens.Kind.LINK, token, course.pk, course.link_nonce) else None

    def form(self, course: Course, form: OutsideForm, status: int = 200) -> HttpResponse:
        """The course and the question paper."""
        seated = course.registrations.filter(state=RegistrationState.REGISTERED).count()
        return self.page(
            "register",
            status=status,
            course=course,
            sessions=course.sessions.all(),
            form=form,
            units=inviting.unit_names(),
            left=max(0, course.capacity - seated),
        )


class MinePage(Outside):
    """Trang xác nhận của một người: the code for the door, materials, withdrawing."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        registration = registrations.found(token, Kind.PERSON)
        return self.mine(registration, token) if registration else self.page("closed", status=404)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Withdraw."""
        registration = registrations.found(token, Kind.PERSON)
        if registration is None:
            return self.page("closed", status=404)
        if request.POST.get("sure") != "1":
            return self.mine(registration, token, asks=True)
        try:
            registrations.withdraw_oneself(registration=registration)
        except ValidationError as refusal:
            return self.mine(registration, token, status=422, refusal=" ".join(refusal.messages))
        return redirect(request.path)

    def mine(self, registration: Registration, token: str, status: int = 200, **more: Any) -> HttpResponse:
        """The page."""
        seated = registration.state == RegistrationState.REGISTERED and registration.course.is_open
        drawing = qr.svg(scan_of(self.request, registration)) if seated else ""
        return self.page(
            "mine",
            status=status,
            token=token,
            registration=registration,
            course=registration.course,
            sessions=registration.course.sessions.all(),
            qr=mark_safe(drawing),  # noqa: S308 - drawn here, of an address of ours
            materials=registration.course.materials.filter(for_trainees=True) if seated else (),
            may_withdraw=registration.state != RegistrationState.WITHDRAWN and registration.course.is_open,
            **more,
        )


class MineFile(Outside):
    """Tài liệu cho người học, as a download."""

    def get(self, request: HttpRequest, token: str, material: int) -> HttpResponseBase:
        registration = registrations.found(token, Kind.PERSON)
        if registration is None or registration.state != RegistrationState.REGISTERED:
            return self.page("closed", status=404)
        held = Material.objects.select_related("file").filter(course=registration.course, for_trainees=True)
        found = get_object_or_404(held, pk=material)
        return attachment(found.file, found.file_name)


class VerifyPage(Outside):
    """Kiểm tra giấy chứng nhận: what `domain.certificates` says anyone may know, and the form to ask."""

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        asked = request.GET.get("ma", "")[:40] if code == LOOK_UP else code
        if not asked.strip():
            return self.page("verify", form=True)
        certificate = certificates.found(asked)
        if certificate is None:
            return self.page("verify", status=404, form=True, asked=asked, is_unknown=True)
        if code == LOOK_UP:
            return redirect("courses:verify", certificate.code)
        said = certificate.content
        return self.page(
            "verify",
            certificate=certificate,
            title=said["title"],
            issuer=str(certificate.unit),
            code=spaced(certificate.code),
            at=timezone.now(),
        )
