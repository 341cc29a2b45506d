"""Closed lists of the legal clock (danh mục của đồng hồ pháp lý)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DayKind(models.TextChoices):
    """Loại ngày: what an announcement makes of a day, against its day of the week."""

    HOLIDAY = "holiday", _("Nghỉ lễ, tết")
    SUBSTITUTE = "substitute", _("Nghỉ bù")
    SWAPPED = "swapped", _("Nghỉ hoán đổi")
    WORKING = "working", _("Làm bù")
    # Takes back what the law or the package says of the day: it is what its day of the week makes it.
    ORDINARY = "ordinary", _("Ngày thường")


OFF_KINDS = {DayKind.HOLIDAY, DayKind.SUBSTITUTE, DayKind.SWAPPED}


class Origin(models.TextChoices):
    """Nguồn của một ngày: from the law by reckoning, from an announcement, or set by the office."""

    LAW = "law", _("Theo luật")
    ANNOUNCED = "announced", _("Theo thông báo")
    OFFICE = "office", _("Cơ quan khai")


class Occasion(models.TextChoices):
    """Dịp nghỉ: khoản 1 Điều 112 Bộ luật Lao động 2019; Vietnamese Culture Day by Nghị quyết 80-NQ/TW."""

    NEW_YEAR = "new_year", _("Tết Dương lịch")
    TET = "tet", _("Tết Nguyên đán")
    HUNG_KINGS = "hung_kings", _("Giỗ Tổ Hùng Vương")
    VICTORY = "victory", _("Ngày Chiến thắng 30/4")
    LABOUR = "labour", _("Ngày Quốc tế lao động")
    NATIONAL = "national", _("Quốc khánh")
    CULTURE = "culture", _("Ngày Văn hóa Việt Nam")
    SWAP = "swap", pgettext_lazy("day", "Hoán đổi ngày làm việc")
    OTHER = "other", pgettext_lazy("day", "Ngày khác")


class TermUnit(models.TextChoices):
    """Đơn vị tính thời hạn; a yearly day is a date that comes each year, such as "trước ngày 20/12"."""

    HOURS = "hours", pgettext_lazy("term", "giờ")
    DAYS = "days", pgettext_lazy("term", "ngày")
    WORKING_DAYS = "working_days", pgettext_lazy("term", "ngày làm việc")
    MONTHS = "months", pgettext_lazy("term", "tháng")
    YEARLY = "yearly", pgettext_lazy("term", "trước một ngày trong năm")


class Direction(models.TextChoices):
    """Chiều tính: after the event, or at least so long before it."""

    AFTER = "after", pgettext_lazy("term", "sau sự kiện")
    BEFORE = "before", pgettext_lazy("term", "trước sự kiện")


class OnDayOff(models.TextChoices):
    """Khi hạn rơi vào ngày nghỉ: the Civil Code moves it on; where that is too late, it comes before."""

    NEXT = "next", _("chuyển sang ngày làm việc tiếp theo")
    PREVIOUS = "previous", _("lùi về ngày làm việc liền trước")
    STAYS = "stays", _("giữ nguyên")


class Field(models.TextChoices):
    """Lĩnh vực của quy tắc."""

    PRESS = "press", _("Phát ngôn, họp báo")
    FOREIGN_PRESS = "foreign_press", _("Báo chí nước ngoài")
    EXTERNAL = "external", _("Thông tin đối ngoại")
    OFFICE = "office", _("Cơ quan tự đặt")


class DeadlineState(models.TextChoices):
    """Trạng thái của một hạn; late or in time is told by the days, not by the state."""

    RUNNING = "running", pgettext_lazy("deadline", "Đang chạy")
    PAUSED = "paused", pgettext_lazy("deadline", "Tạm dừng")
    MET = "met", pgettext_lazy("deadline", "Đã xong")
    CANCELLED = "cancelled", pgettext_lazy("deadline", "Đã bỏ")


class ChangeKind(models.TextChoices):
    """Việc đã xảy ra với một hạn."""

    STARTED = "started", pgettext_lazy("deadline change", "Bắt đầu tính")
    RECOMPUTED = "recomputed", pgettext_lazy("deadline change", "Tính lại")
    PAUSED = "paused", pgettext_lazy("deadline change", "Tạm dừng")
    RESUMED = "resumed", pgettext_lazy("deadline change", "Tính tiếp")
    EXTENDED = "extended", pgettext_lazy("deadline change", "Gia hạn")
    MET = "met", pgettext_lazy("deadline change", "Hoàn thành")
    CANCELLED = "cancelled", pgettext_lazy("deadline change", "Bỏ")
