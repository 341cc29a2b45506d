"""Closed lists of supervision (danh mục đôn đốc)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Nhắc ai: who does the work, who answers for it, or the standing office that steps in."""

    STAFF = "staff", _("Người làm việc của đơn vị")
    HEAD = "head", _("Lãnh đạo đơn vị")
    OFFICE = "office", _("Cơ quan thường trực")


class Skip(models.TextChoices):
    """Vì sao không nhắc một việc, when many are reminded at once."""

    RIGHT = "right", _("ngoài phạm vi bạn được nhắc")
    STATE = "state", _("không chờ đơn vị chủ trì làm")
    TODAY = "today", _("hôm nay đã được nhắc")
    NOBODY = "nobody", _("đơn vị chưa có tài khoản nào nhận được")


class NoticeKind(models.TextChoices):
    """Loại thông báo trong hộp thư của ứng dụng."""

    DIGEST = "digest", _("Nhắc việc trong ngày")
    WORK = "work", _("Công việc")
    DIRECTIVE = "directive", _("Văn bản chỉ đạo")
    PAPER = "paper", _("Văn bản đi")
    REPORT = "report", _("Báo cáo")
    STEERING = "steering", _("Đôn đốc, ủy quyền")
    INSPECTION = "inspection", _("Kiểm tra, giám sát")
    OTHER = "other", _("Khác")


# The first part of an event's key is the app that told it.
KIND_OF_APP = {
    "plans": NoticeKind.WORK,
    "directives": NoticeKind.DIRECTIVE,
    "issuing": NoticeKind.PAPER,
    "reports": NoticeKind.REPORT,
    "steering": NoticeKind.STEERING,
    "inspections": NoticeKind.INSPECTION,
}


class MatterKind(models.TextChoices):
    """Việc được nhắc là việc gì."""

    WORK = "work", _("Công việc được giao")
    DELIVERY = "delivery", _("Văn bản phổ biến")
    INSPECTION = "inspect", _("Giải trình, kiến nghị sau kiểm tra")


class Ground(models.TextChoices):
    """Lý do vắng: a closed list, so that nobody writes down how ill a colleague is."""

    LEAVE = "leave", _("Nghỉ phép")
    MISSION = "mission", _("Đi công tác")
    STUDY = "study", _("Đi học, tập huấn")
    OTHER = "other", _("Lý do khác")


class DutyState(models.TextChoices):
    """Trạng thái việc định kỳ."""

    RUNNING = "running", _("Đang chạy")
    PAUSED = "paused", _("Tạm dừng")
    ENDED = "ended", _("Đã kết thúc")


class Rhythm(models.TextChoices):
    """Nhịp lặp lại."""

    MONTH = "month", _("Hằng tháng, trước ngày …")
    QUARTER = "quarter", _("Hằng quý, trước ngày … của tháng cuối quý")
    HALF = "half", _("6 tháng một lần, trước ngày … của tháng 6 và tháng 12")
    YEAR = "year", _("Hằng năm, trước ngày … tháng …")
    WEEK = "week", _("Hằng tuần, vào thứ …")
    OTHER = "other", _("Khác: tự ghi quy tắc")
