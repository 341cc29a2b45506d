"""Closed lists of reports (danh mục báo cáo)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PeriodKind(models.TextChoices):
    """Kỳ báo cáo."""

    MONTH = "month", _("Tháng")
    QUARTER = "quarter", _("Quý")
    HALF = "half", _("6 tháng")
    NINE_MONTHS = "nine-months", _("9 tháng")
    YEAR = "year", _("Năm")
    ON_DEMAND = "on-demand", _("Đột xuất")


class ReportState(models.TextChoices):
    """Trạng thái báo cáo."""

    OPEN = "open", _("Đang soạn")
    FROZEN = "frozen", _("Đã chốt số liệu")


class UnitReportState(models.TextChoices):
    """Trạng thái báo cáo của đơn vị."""

    REQUESTED = "requested", _("Chưa gửi")
    WRITING = "writing", _("Đang soạn")
    SUBMITTED = "submitted", _("Đã gửi, chờ nhận")
    RETURNED = "returned", _("Trả lại")
    ACCEPTED = "accepted", _("Đã nhận")
    AMENDING = "amending", _("Đang sửa bản đã nhận")


class Indicator(models.TextChoices):
    """Chỉ tiêu: what a column of the report counts, each over records that can be opened."""

    OPEN_BEFORE = "open-before", _("Chuyển từ kỳ trước")
    ASSIGNED = "assigned", _("Giao trong kỳ")
    ACCEPTED = "accepted", _("Hoàn thành trong kỳ")
    ACCEPTED_ON_TIME = "accepted-on-time", _("Trong đó đúng hạn")
    CANCELLED = "cancelled", _("Hủy giao trong kỳ")
    OPEN_AFTER = "open-after", _("Còn lại cuối kỳ")
    LATE = "late", _("Trong đó quá hạn")
    EVIDENCE = "evidence", _("Minh chứng trong kỳ")
    PRODUCTS = "products", _("Số lượng sản phẩm")


class Dimension(models.TextChoices):
    """Cách chia một chỉ tiêu thành hàng, thành cột."""

    UNIT = "unit", _("Đơn vị")
    DIRECTIVE = "directive", _("Văn bản")
    LEGAL_KIND = "legal-kind", _("Loại thông tin đối ngoại")
    EVIDENCE_KIND = "evidence-kind", _("Loại minh chứng")
    LANGUAGE = "language", _("Ngôn ngữ")


class RecordType(models.TextChoices):
    """Loại bản ghi đứng sau một con số."""

    ASSIGNMENT = "assignment", _("Phân công")
    EVIDENCE = "evidence", _("Minh chứng")


class Standing(models.TextChoices):
    """Tình trạng một nhiệm vụ vào cuối kỳ, over all units that hold it."""

    LATE = "late", _("Có việc quá hạn")
    OPEN = "open", _("Đang thực hiện")
    DONE = "done", _("Đã hoàn thành")
    CANCELLED = "cancelled", _("Đã hủy giao")
    DONE_BEFORE = "done-before", _("Hoàn thành từ kỳ trước")


class Narrative(models.TextChoices):
    """Phần thuyết minh of a report, in the order of the form."""

    RESULTS = "results", _("Kết quả nổi bật")
    DIFFICULTIES = "difficulties", _("Khó khăn, vướng mắc")
    NEXT_STEPS = "next_steps", _("Nhiệm vụ trọng tâm kỳ sau")
    PROPOSALS = "proposals", _("Đề xuất, kiến nghị")
