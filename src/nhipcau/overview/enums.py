"""Closed lists of the overview (danh mục của toàn cảnh)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Matrix(models.TextChoices):
    """Bảng độ phủ: what stands against what."""

    UNITS = "nhiem-vu", _("Nhiệm vụ × đơn vị")
    LANGUAGES = "ngon-ngu", _("Chủ đề × ngôn ngữ")
    AUDIENCES = "doi-tuong", _("Đối tượng × kênh")
    MULTIPLES = "ba-chieu", _("Chủ đề × đối tượng × kênh")
    MONTHS = "tru-cot", _("Trụ cột × tháng")


class Doing(models.TextChoices):
    """Hoạt động đã đến đâu, told by the work handed out for it."""

    PLANNED = "planned", _("Chưa giao việc")
    GOING = "going", _("Đang làm")
    LATE = "late", _("Có việc quá hạn")
    DONE = "done", _("Đã xong")


class Hold(models.TextChoices):
    """Một đơn vị đang ở đâu với một nhiệm vụ."""

    DONE = "done", _("đã xong")
    LATE = "late", _("quá hạn")
    GOING = "going", _("đang làm")
    PLANNED = "planned", _("có trong kế hoạch, chưa giao")
    GAP = "gap", _("văn bản nêu tên, chưa ai làm")
    NONE = "none", _("không liên quan")


class Due(models.TextChoices):
    """Hạn của việc."""

    LATE = "late", _("Đã quá hạn")
    WEEK = "week", _("Trong 7 ngày tới")
    MONTH = "month", _("Trong 30 ngày tới")
    NONE = "none", _("Chưa có hạn")


class Measure(models.TextChoices):
    """Chỉ số của một đơn vị trong một kỳ: each counts assignments that can be opened."""

    ASSIGNED = "giao", _("Giao trong kỳ")
    ON_TIME = "dung-han", _("Hoàn thành đúng hạn")
    AFTER_DUE = "sau-han", _("Hoàn thành sau hạn")
    GOING = "dang-lam", _("Còn lại, chưa quá hạn")
    LATE = "qua-han", _("Còn lại, quá hạn")
    RETURNED = "tra-lai", _("Có lần bị trả lại")


class Order(models.TextChoices):
    """Thứ tự các đơn vị."""

    ATTENTION = "can-trao-doi", _("Cần trao đổi trước")
    NAME = "ten", _("Tên đơn vị")
    ON_TIME = "dung-han", _("Đúng hạn nhiều nhất")
    CLARITY = "ro", _("Nhiệm vụ còn thiếu rõ nhất")


class Look(models.TextChoices):
    """Cách xem lịch: how long a stretch of days the calendar shows."""

    WEEK = "tuan", _("Tuần")
    MONTH = "thang", _("Tháng")
    QUARTER = "quy", _("Quý")
    YEAR = "nam", _("Năm")
    DAY = "ngay", _("Một ngày")


class Entry(models.TextChoices):
    """Loại mục mà lịch tự biết; the programmes give it others (`domain.entries`)."""

    DEADLINE = "han-luat", _("Hạn pháp lý")
    WORK = "viec", _("Hạn việc được giao")
    RECURRING = "dinh-ky", _("Việc định kỳ")
    ACTIVITY = "hoat-dong", _("Hoạt động")
    PERIOD = "ky-bao-cao", _("Hết kỳ báo cáo")
    ANNIVERSARY = "ky-niem", _("Ngày kỷ niệm")
    BIG_EVENT = "su-kien-lon", _("Sự kiện lớn")

    @property
    def sign(self) -> str:
        """Dấu đứng trước lời; the others are told apart by the edge beside them."""
        return {Entry.PERIOD: "⚑", Entry.ANNIVERSARY: "☆", Entry.BIG_EVENT: "◈"}.get(self, "")


class FeedKind(models.TextChoices):
    """Lịch đăng ký nói về gì."""

    PERSON = "person", _("Việc của tôi")
    UNIT = "unit", _("Đơn vị")
    PLAN = "plan", _("Kế hoạch")


class MarkKind(models.TextChoices):
    """Loại ngày đáng nhớ trong lịch."""

    DAY = "ngay", _("Ngày kỷ niệm")
    RELATION = "quan-he", _("Quan hệ ngoại giao")
    EVENT = "su-kien", _("Sự kiện lớn")
