"""Closed lists of outgoing papers (danh mục ban hành văn bản)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PaperKind(models.TextChoices):
    """Loại văn bản đi: which app owns it and composes it."""

    PLAN = "plan", pgettext_lazy("một văn bản", "Kế hoạch")
    REPORT = "report", _("Báo cáo")
    REMINDER = "reminder", _("Công văn đôn đốc")
    LETTER = "letter", _("Công văn")
    INSPECTION_MINUTE = "insp-minute", _("Biên bản kiểm tra")
    INSPECTION_NOTICE = "insp-notice", _("Thông báo kết quả kiểm tra")
    DECISION = "decision", _("Quyết định")
    INVITATION = "invitation", _("Giấy mời họp")
    MINUTES = "minutes", _("Biên bản họp")
    CONCLUSION = "conclusion", _("Thông báo kết luận")
    RECTIFICATION = "rectify", _("Công văn yêu cầu cải chính")
    PRESS_YEAR = "press-year", _("Báo cáo năm về phát ngôn")


class PaperState(models.TextChoices):
    """Trạng thái văn bản đi: signing and numbering happen in another system."""

    DRAFT = "draft", _("Dự thảo")
    COMMENTING = "commenting", _("Đang lấy ý kiến")
    SUBMITTED = "submitted", _("Đã trình ký")
    EXPORTED = "exported", _("Đã xuất, chờ số và ngày")
    ISSUED = "issued", _("Đã ban hành")
    WITHDRAWN = "withdrawn", _("Đã thôi")


# While these last, the owner may change the content.
OPEN = frozenset({PaperState.DRAFT, PaperState.COMMENTING})
# Official letters written line by line.
LETTERS = frozenset({PaperKind.REMINDER, PaperKind.LETTER})
# All official letters are numbered in one series, whoever composes them.
LETTER_SERIES = LETTERS | {PaperKind.RECTIFICATION}
# How symbols abbreviate the type (NĐ 30/2020, phụ lục III), of kinds whose symbol no office declares.
TYPE_CODES = {
    PaperKind.INSPECTION_MINUTE: "BB",
    PaperKind.INSPECTION_NOTICE: "TB",
    PaperKind.DECISION: "QĐ",
    PaperKind.INVITATION: "GM",
    PaperKind.MINUTES: "BB",
    PaperKind.CONCLUSION: "TB",
}


class FormKind(models.TextChoices):
    """Hệ thống văn bản: whose rules of layout an office follows."""

    STATE = "state", _("Nhà nước (Nghị định 30/2020/NĐ-CP)")
    PARTY = "party", _("Đảng (Hướng dẫn 05-HD/VPTW)")


class FileForm(models.TextChoices):
    """Dạng tệp xuất."""

    DOCX = "docx", _("Word (.docx)")
    PDF = "pdf", _("PDF")


class Response(models.TextChoices):
    """Tiếp thu, giải trình: what the office answers to one point."""

    ACCEPTED = "accepted", _("Tiếp thu")
    PARTLY = "partly", _("Tiếp thu một phần")
    EXPLAINED = "explained", _("Giải trình")


class Doubt(models.TextChoices):
    """Điều cần người xác nhận before a paper is recorded as issued."""

    BEFORE_SUBMISSION = "before-submission", _("Tôi đã kiểm tra: ngày ban hành trước ngày trình ký là đúng")
    SAME_NUMBER = "same-number", _("Tôi đã kiểm tra: hai văn bản cùng số, ký hiệu là đúng (khác nhiệm kỳ)")
    UNSIGNED = "unsigned", _("Tôi đã kiểm tra: tệp không có chữ ký số (ký tay, đóng dấu rồi chụp)")
    ALTERED = "altered", _("Tôi đã xem cảnh báo về chữ ký số và vẫn nhận tệp này")
    OTHER_TEXT = "other-text", _("Tôi đã mở tệp xem: đúng là văn bản này")
    UNREADABLE = "unreadable", _("Tôi đã mở tệp xem: không mang dấu MẬT, TỐI MẬT, TUYỆT MẬT")
