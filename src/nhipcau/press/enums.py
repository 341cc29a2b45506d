"""Closed lists of the press desk (danh mục phát ngôn)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SpokespersonKind(models.TextChoices):
    """Tư cách phát ngôn (Nghị định 244/2026/NĐ-CP, Điều 3)."""

    HEAD = "head", _("Người đứng đầu")
    REGULAR = "regular", _("Người phát ngôn thường xuyên")
    AUTHORISED = "authorised", _("Được ủy quyền phát ngôn một vụ việc")


class MatterKind(models.TextChoices):
    """Loại vụ việc phải phát ngôn (Nghị định 244/2026/NĐ-CP, khoản 2–5 Điều 7)."""

    SUDDEN = "sudden", _("Vụ việc đột xuất, bất thường (khoản 2)")
    EVENT = "event", _("Sự kiện quan trọng thuộc phạm vi quản lý (khoản 3)")
    DIVIDED = "divided", _("Vấn đề dư luận còn ý kiến khác nhau (khoản 4)")
    REQUESTED = "requested", _("Theo yêu cầu của báo chí, cơ quan quản lý báo chí (khoản 5)")


# The law gives these a term for the first statement, each by its own rule of the clock.
TIMED = {
    MatterKind.EVENT: "press-first-statement-event",
    MatterKind.DIVIDED: "press-first-statement-opinion",
}


class MatterState(models.TextChoices):
    """Bước của vụ việc."""

    OPEN = "open", _("Chưa phát ngôn")
    STATED = "stated", _("Đã phát ngôn, đang theo dõi")
    CLOSED = "closed", _("Đã khép lại")


class CadenceKind(models.TextChoices):
    """Việc phải làm đều (Nghị định 244/2026/NĐ-CP, khoản 2 Điều 6)."""

    INFORMATION = "information", _("Cung cấp thông tin hằng tháng")
    CONFERENCE = "conference", _("Họp báo ít nhất 3 tháng một lần")


# How long until the next time, each by its own rule of the clock.
CADENCE_RULES = {
    CadenceKind.INFORMATION: "press-monthly-information",
    CadenceKind.CONFERENCE: "press-quarterly-conference",
}
