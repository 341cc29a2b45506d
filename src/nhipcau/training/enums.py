"""Closed lists of training (danh mục bồi dưỡng, tập huấn)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CourseKind(models.TextChoices):
    """Loại lớp."""

    WORKSHOP = "workshop", _("Lớp tập huấn")
    COURSE = "course", _("Lớp bồi dưỡng")
    BRIEFING = "briefing", _("Hội nghị phổ biến, quán triệt")


class CourseState(models.TextChoices):
    """Trạng thái lớp."""

    DRAFT = "draft", _("Đang soạn")
    OPEN = "open", _("Đã mở lớp")
    CLOSED = "closed", _("Đã tổng kết")
    CANCELLED = "cancelled", _("Đã hủy")


# What other units may see.
ANNOUNCED = frozenset({CourseState.OPEN, CourseState.CLOSED})


class RegistrationState(models.TextChoices):
    """Trạng thái đăng ký."""

    REGISTERED = "registered", _("Có chỗ")
    WAITING = "waiting", _("Chờ chỗ")
    WITHDRAWN = "withdrawn", _("Đã rút")


LIVE = frozenset({RegistrationState.REGISTERED, RegistrationState.WAITING})


class Via(models.TextChoices):
    """Đăng ký qua đâu."""

    UNIT = "unit", _("đơn vị cử")
    ORGANISER = "organiser", _("ban tổ chức ghi")
    SHEET = "sheet", _("bảng Excel")
    LINK = "link", _("liên kết công khai")


class Recorded(models.TextChoices):
    """Cách ghi điểm danh."""

    QR = "qr", _("quét mã")
    LIST = "list", _("tích trên danh sách")
    LATE = "late", _("ghi bổ sung")


class CertificateState(models.TextChoices):
    """Trạng thái giấy chứng nhận."""

    VALID = "valid", _("Có giá trị")
    REPLACED = "replaced", _("Đã cấp lại")
    REVOKED = "revoked", _("Đã thu hồi")
