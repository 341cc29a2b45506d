"""Closed lists of the work engine (danh mục công việc)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AssignmentState(models.TextChoices):
    """Trạng thái phân công."""

    ASSIGNED = "assigned", _("Mới giao")
    IN_PROGRESS = "in-progress", _("Đang làm")
    SUBMITTED = "submitted", _("Chờ duyệt")
    RETURNED = "returned", _("Trả lại")
    ACCEPTED = "accepted", _("Đã chấp nhận")
    CANCELLED = "cancelled", _("Đã hủy giao")


class EvidenceKind(models.TextChoices):
    """Loại minh chứng: what the evidence shows was done."""

    PUBLICATION = "publication", _("Tin bài, ấn phẩm đã công bố")
    DOCUMENT = "document", _("Văn bản đã ban hành")
    EVENT = "event", _("Sự kiện, hội nghị, họp báo")
    TRAINING = "training", _("Tập huấn, bồi dưỡng")
    PRODUCT = "product", _("Sản phẩm truyền thông")
    EXPLANATION = "explanation", _("Giải thích, làm rõ đã công bố")
    CORRECTION = "correction", _("Đính chính đã công bố")
    PRESS_ANSWER = "press-answer", _("Trả lời báo chí")
    OTHER = "other", _("Khác")


class Decision(models.TextChoices):
    """Kết quả duyệt."""

    ACCEPTED = "accepted", _("Chấp nhận")
    RETURNED = "returned", _("Trả lại")
