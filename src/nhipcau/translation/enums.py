"""Closed lists of translation (danh mục dịch thuật)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EntryKind(models.TextChoices):
    """Loại thuật ngữ: names and places are looked for with their capitals, terms without."""

    NAME = "name", _("Tên riêng, tên cơ quan")
    TITLE = "title", _("Chức danh")
    PLACE = "place", _("Địa danh")
    TERM = "term", _("Thuật ngữ")


class EntryState(models.TextChoices):
    """Trạng thái của mục thuật ngữ."""

    PROPOSED = "proposed", _("Chờ duyệt")
    APPROVED = "approved", _("Đã duyệt")
    WITHDRAWN = "withdrawn", _("Thôi dùng")


class UnitState(models.TextChoices):
    """Bước của một câu trong tệp trao đổi with a translation tool."""

    INITIAL = "initial", _("Chưa dịch")
    DRAFT = "draft", _("Bản máy, cần xem lại")
    TRANSLATED = "translated", _("Đã dịch")
    REVIEWED = "reviewed", _("Đã soát")
