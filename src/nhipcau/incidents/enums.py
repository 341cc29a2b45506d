"""Closed lists of incidents (danh mục sự cố truyền thông)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlaybookState(models.TextChoices):
    """Bước của kịch bản."""

    DRAFT = "draft", _("Đang soạn")
    APPROVED = "approved", _("Đã duyệt")
    RETIRED = "retired", _("Thôi dùng")


class Level(models.IntegerChoices):
    """Mức của khả năng xảy ra và hậu quả."""

    LOW = 1, _("Thấp")
    MIDDLE = 2, _("Vừa")
    HIGH = 3, _("Cao")


class Phase(models.TextChoices):
    """Chặng của danh mục việc."""

    FIRST_HOUR = "hour", _("Giờ đầu")
    FIRST_DAY = "day", _("Ngày đầu")
    AFTER = "after", _("Sau đó")


class IncidentState(models.TextChoices):
    """Bước của sự cố."""

    ACTIVE = "active", _("Đang xử lý")
    STOOD_DOWN = "down", _("Đã hạ báo động, chờ rút kinh nghiệm")
    CLOSED = "closed", _("Đã khép lại")


class EntryKind(models.TextChoices):
    """Loại dòng nhật ký; steps are written by the verbs themselves."""

    EVENT = "event", _("Diễn biến")
    DECISION = "decision", _("Quyết định")
    STEP = "step", _("Bước xử lý")
