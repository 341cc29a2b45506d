"""Closed lists of reports (danh mục báo cáo)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PeriodKind(models.TextChoices):
    """Kỳ báo cáo."""

    MONTH = "month", _("Tháng")


class ReportState(models.TextChoices):
    """Trạng thái báo cáo."""

    OPEN = "open", _("Đang soạn")
    FROZEN = "frozen", _("Đã chốt số liệu")


class Indicator(models.TextChoices):
    """Chỉ tiêu: what a row of the report counts, each over records that can be opened."""

    OPEN_BEFORE = "open-before", _("Việc chuyển tiếp từ kỳ trước")
    ASSIGNED = "assigned", _("Việc được giao trong kỳ")
    ACCEPTED = "accepted", _("Việc được chấp nhận trong kỳ")
    ACCEPTED_ON_TIME = "accepted-on-time", _("trong đó đúng hạn")
    LATE = "late", _("Việc quá hạn cuối kỳ")
    OPEN_AFTER = "open-after", _("Việc còn lại cuối kỳ")
    EVIDENCE = "evidence", _("Minh chứng trong kỳ")
    PRODUCTS = "products", _("Số lượng sản phẩm trong minh chứng")
