"""Closed lists of what leaves the site (danh mục bản tin, kênh, sản phẩm)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterState(models.TextChoices):
    """Bước của một số bản tin."""

    DRAFT = "draft", _("Đang soạn")
    SUBMITTED = "submitted", _("Chờ duyệt lần một")
    CHECKED = "checked", _("Chờ duyệt lần hai")
    APPROVED = "approved", _("Đã duyệt, chưa gửi")
    SCHEDULED = "scheduled", _("Đã xếp lịch gửi")
    STARTED = "started", _("Đã bắt đầu gửi")


class LetterKind(models.TextChoices):
    """Loại thư."""

    ISSUE = "issue", _("Số bản tin")
    CORRECTION = "correction", _("Thư đính chính")


WITH_APPROVERS = frozenset({LetterState.SUBMITTED, LetterState.CHECKED})
# What has both approvals behind it, and cannot be without them.
APPROVED = frozenset({LetterState.APPROVED, LetterState.SCHEDULED, LetterState.STARTED})


class Counting(models.TextChoices):
    """Cách nền tảng đếm độ dài."""

    CHARACTERS = "characters", _("đếm ký tự")
    BYTES = "bytes", _("đếm byte (UTF-8)")
    # Latin and its neighbours count one, other scripts two (twitter-text, configuration 3).
    WEIGHTED = "weighted", _("ký tự ngoài chữ La-tinh và lân cận tính hai")


class ChannelState(models.TextChoices):
    """Trạng thái của một kênh, as the register tells it."""

    PROPOSED = "proposed", _("Chờ người thứ hai xác nhận")
    PUBLIC = "public", _("Trong danh sách công khai")
    CLOSED = "closed", _("Đã đóng")


class ProductKind(models.TextChoices):
    """Loại sản phẩm ngoài mạng."""

    BROCHURE = "brochure", _("Ấn phẩm, tờ gấp")
    BOOK = "book", _("Sách")
    FILM = "film", _("Phim, phóng sự")
    RADIO = "radio", _("Chương trình phát thanh")
    EXHIBITION = "exhibition", _("Triển lãm, trưng bày")
    PANEL = "panel", _("Pa-nô, bảng tin")
    BORDER_POINT = "border-point", _("Cụm thông tin đối ngoại")
    GIFT = "gift", _("Quà tặng, vật phẩm")
