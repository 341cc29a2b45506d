"""Giấy tờ in ra: the list to sign, badges, certificates, the result; every list with names is recorded."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from nhipcau.core.views.files import attachment

from ..domain import exporting, papers
from ..enums import CertificateState, RegistrationState
from ..models import Certificate, CourseSession, Material, Registration
from .addresses import check_of, scan_of
from .screen import Screen, actor_of


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """PDF mở trong trình duyệt để in; never kept by a cache."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


class RollPdf(Screen):
    """Danh sách ký tên của một buổi."""

    def get(self, request: HttpRequest, pk: int, session: int) -> HttpResponse:
        course = self.run_course(pk)
        held = get_object_or_404(
            CourseSession.objects.select_related("course__unit"), pk=session, course=course
        )
        people = list(_seated(course.registrations))
        exporting.record(actor=actor_of(request), course=course, what="roll", people=len(people))
        return pdf_response(papers.roll(held, people), f"danh-sach-ky-{held.day.isoformat()}-{held.pk}.pdf")


class BadgesPdf(Screen):
    """Thẻ học viên."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        course = self.run_course(pk)
        people = list(_seated(course.registrations))
        if not people:
            raise Http404
        exporting.record(actor=actor_of(request), course=course, what="badges", people=len(people))
        content = papers.badges(course, people, lambda each: scan_of(request, each))
        return pdf_response(content, f"the-hoc-vien-{course.pk}.pdf")


class ResultPdf(Screen):
    """Kết quả lớp."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        course = self.run_course(pk)
        return pdf_response(papers.result(course), f"ket-qua-lop-{course.pk}.pdf")


class CertificatesPdf(Screen):
    """Mọi giấy còn giá trị của một lớp."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        course = self.run_course(pk)
        valid = course.certificates.filter(state=CertificateState.VALID).exclude(holder="")
        found = list(valid.select_related("replaces").order_by("year", "sequence"))
        if not found:
            raise Http404
        exporting.record(actor=actor_of(request), course=course, what="certificates", people=len(found))
        content = papers.certificate(found, lambda each: check_of(request, each))
        return pdf_response(content, f"giay-chung-nhan-lop-{course.pk}.pdf")


class CertificatePdf(Screen):
    """Một giấy chứng nhận."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        found = get_object_or_404(Certificate.objects.select_related("course__unit", "replaces"), pk=pk)
        self.run_course(found.course_id)
        if not found.holder:
            raise Http404
        content = papers.certificate([found], lambda each: check_of(request, each))
        return pdf_response(content, f"giay-chung-nhan-{found.sequence:03}-{found.year}.pdf")


class MaterialFile(Screen):
    """Tài liệu của lớp, as a download."""

    def get(self, request: HttpRequest, pk: int, material: int) -> HttpResponseBase:
        course = self.run_course(pk)
        found = get_object_or_404(Material.objects.select_related("file"), pk=material, course=course)
        return attachment(found.file, found.file_name)


def _seated(people: Any) -> Iterable[Registration]:
    found: Iterable[Registration] = people.filter(state=RegistrationState.REGISTERED).select_related("unit")
    return found
