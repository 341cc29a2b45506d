"""Closed lists of the yearly press report (danh mục báo cáo năm)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FigureKey(models.TextChoices):
    """Sáu con số của biểu mẫu (Nghị định 244/2026/NĐ-CP, Điều 10), in the order of the form."""

    CONFERENCES = "conferences", _("Số cuộc họp báo đã tổ chức trong năm")
    BRIEFINGS = "briefings", _("Số lần cử người tham dự giao ban báo chí")
    ANSWERS = "answers", _("Số lượt trả lời trên tổng số yêu cầu của báo chí")
    STATEMENTS = "statements", _("Số vụ việc đột xuất, bất thường đã phát ngôn trên tổng số vụ việc")
    IN_TIME = "in-time", _("Số vụ việc phát ngôn đúng thời hạn trên tổng số vụ việc có thời hạn")
    CORRECTIONS = "corrections", _("Số vụ việc có văn bản yêu cầu cải chính trên tổng số vụ việc phát sinh")


# These are a number alone; the others are a share of a whole.
PLAIN = frozenset({FigureKey.CONFERENCES, FigureKey.BRIEFINGS})


class YearState(models.TextChoices):
    """Bước của báo cáo năm."""

    OPEN = "open", _("Đang theo dõi")
    FROZEN = "frozen", _("Đã chốt số liệu")
    SENT = "sent", _("Đã gửi")
