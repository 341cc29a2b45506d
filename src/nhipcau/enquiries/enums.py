"""Closed lists of enquiries (danh mục câu hỏi của báo chí)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """Đường hỏi: how the question came."""

    FORM = "form", _("Biểu mẫu trên cổng")
    MAIL = "mail", _("Thư điện tử")
    TELEPHONE = "telephone", _("Điện thoại")
    BRIEFING = "briefing", _("Hỏi tại họp báo, gặp gỡ")


BY_HAND = (Channel.TELEPHONE, Channel.BRIEFING, Channel.MAIL)


class State(models.TextChoices):
    """Bước của một câu hỏi."""

    SCREENING = "screening", _("Chờ sàng lọc")
    RECEIVED = "received", _("Mới nhận, chờ phân công")
    DRAFTING = "drafting", _("Đang soạn trả lời")
    SUBMITTED = "submitted", _("Chờ duyệt lần một")
    CHECKED = "checked", _("Chờ người phát ngôn duyệt")
    APPROVED = "approved", _("Đã duyệt, chưa trả lời")
    ANSWERED = "answered", _("Đã trả lời")
    REFUSED = "refused", _("Đã từ chối, có căn cứ")
    PASSED = "passed", _("Đã hướng dẫn sang tiếp công dân")
    MERGED = "merged", _("Đã gộp vào câu hỏi khác")


WITH_APPROVERS = frozenset({State.SUBMITTED, State.CHECKED})
# What has both approvals behind it, and cannot be without them.
APPROVED = frozenset({State.APPROVED, State.ANSWERED, State.REFUSED})
OVER = frozenset({State.ANSWERED, State.REFUSED, State.PASSED, State.MERGED})
# What counts as a request of the press: nothing put aside, passed on, or asked twice.
NO_REQUESTS = frozenset({State.SCREENING, State.PASSED, State.MERGED})


class Ground(models.TextChoices):
    """Căn cứ từ chối (Nghị định 244/2026/NĐ-CP, khoản 3 Điều 4): closed, and none names a content."""

    SECRET = "secret", _("Thuộc danh mục bí mật nhà nước")
    INVESTIGATION = "investigation", _("Bí mật điều tra, hoặc vụ việc đang được xét xử, chưa kết luận")
    NOT_OURS = "not-ours", _("Không thuộc lĩnh vực của cơ quan")
    PRIVATE = "private", _("Bí mật đời sống riêng tư, bí mật cá nhân theo luật")
    PUBLISHED = "published", _("Nội dung đã được công bố")


class Step(models.IntegerChoices):
    """Lần duyệt."""

    FIRST = 1, _("Duyệt lần một")
    SECOND = 2, _("Người phát ngôn duyệt")


class EntryKind(models.TextChoices):
    """Loại ghi chép trong hồ sơ."""

    STEP = "step", _("Bước")
    NOTE = "note", _("Ghi chú")
    TELEPHONE = "telephone", _("Trao đổi qua điện thoại")
    BRIEFING = "briefing", _("Trao đổi trực tiếp")
    MAIL_IN = "mail-in", _("Thư đến")
    MAIL_OUT = "mail-out", _("Thư đi")


NOTES = (EntryKind.NOTE, EntryKind.TELEPHONE, EntryKind.BRIEFING)


class Via(models.TextChoices):
    """Cách trả lời."""

    MAIL = "mail", _("Gửi thư điện tử")
    TELEPHONE = "telephone", _("Trả lời qua điện thoại")
    IN_PERSON = "in-person", _("Trả lời trực tiếp")
