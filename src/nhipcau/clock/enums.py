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
