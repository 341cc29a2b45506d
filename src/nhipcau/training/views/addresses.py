"""Địa chỉ đầy đủ for links and QR codes (địa chỉ)."""

from django.http import HttpRequest
from django.urls import reverse

from ..domain import tokens
from ..models import Certificate, Course, Registration


def link_of(request: HttpRequest, course: Course) -> str:
    """Liên kết đăng ký công khai của lớp."""
    token = tokens.make(tokens.Kind.LINK, course.pk, course.link_nonce)
    return request.build_absolute_uri(reverse("courses:register", args=[token]))


def scan_of(request: HttpRequest, registration: Registration) -> str:
    """Địa chỉ trong mã QR cá nhân: opens the organisers' screen, behind the door."""
    token = tokens.make(tokens.Kind.DOOR, registration.pk, registration.salt)
    return request.build_absolute_uri(reverse("training:scan", args=[token]))


def check_of(request: HttpRequest, certificate: Certificate) -> str:
    """Địa chỉ kiểm tra giấy chứng nhận."""
    return request.build_absolute_uri(reverse("courses:verify", args=[certificate.code]))
