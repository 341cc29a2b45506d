"""Closed lists of outgoing papers (danh mục ban hành văn bản)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PaperKind(models.TextChoices):
    """Loại văn bản đi: which app owns it and composes it."""

    PLAN = "plan", _("Kế hoạch")
    REPORT = "report", _("Báo cáo")
    REMINDER = "reminder", _("Công văn đôn đốc")


class PaperState(models.TextChoices):
    """Trạng thái văn bản đi: signing and numbering happen in another system."""

    DRAFT = "draft", _("Dự thảo")
    COMMENTING = "commenting", _("Đang lấy ý kiến")
    SUBMITTED = "submitted", _("Đã trình ký")
    EXPORTED = "exported", _("Đã xuất, chờ số và ngày")
    ISSUED = "issued", _("Đã ban hành")
    WITHDRAWN = "withdrawn", _("Đã thôi")
