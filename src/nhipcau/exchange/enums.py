"""Closed lists of exchange (danh mục trao đổi dữ liệu)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportKind(models.TextChoices):
    """Loại bảng nhập vào."""

    TRACKER = "tracker", _("Bảng theo dõi nhiệm vụ")
    UNITS = "units", _("Danh bạ đơn vị")


class ImportState(models.TextChoices):
    """Trạng thái một lần nhập; nothing of the table is in the registers before DONE."""

    MAPPING = "mapping", _("Chọn cột")
    CHECKING = "checking", _("Đang kiểm tra")
    CHECKED = "checked", _("Đã kiểm tra")
    IMPORTING = "importing", _("Đang nhập")
    DONE = "done", _("Đã nhập")
    DISCARDED = "discarded", _("Đã bỏ")


class Grade(models.TextChoices):
    """Mức của một điều thấy khi kiểm tra."""

    WRONG = "wrong", _("Lỗi")
    SKIPPED = "skipped", _("Bỏ qua")
    NOTE = "note", _("Lưu ý")


class TrackerField(models.TextChoices):
    """Ô của một bảng theo dõi."""

    TASK = "task", _("Nội dung nhiệm vụ")
    LEAD = "lead", _("Đơn vị chủ trì")
    SUPPORT = "support", _("Đơn vị phối hợp")
    ORDINAL = "ordinal", _("Số thứ tự")
    SOURCE = "source", _("Văn bản giao")
    START = "start", _("Bắt đầu")
    DUE = "due", _("Thời hạn")
    DELIVERABLE = "deliverable", _("Sản phẩm")
    PROGRESS = "progress", _("Tiến độ")
    NOTE = "note", _("Kết quả, ghi chú")


class UnitField(models.TextChoices):
    """Ô của một bảng danh bạ."""

    NAME = "name", _("Tên đơn vị")
    KIND = "kind", _("Loại")
    PARENT = "parent", _("Cấp trên")
    SHORT = "short", _("Tên viết tắt")
    OTHERS = "others", _("Tên gọi khác")
    SINCE = "since", _("Có từ ngày")


class AnswerState(models.TextChoices):
    """Trạng thái một trả lời nhận được."""

    PENDING = "pending", _("Chờ xem")
    MERGED = "merged", _("Đã ghi nhận")
    REFUSED = "refused", _("Không ghi nhận")
    REPLACED = "replaced", _("Có bản mới hơn")
