"""Closed lists of press conferences and programmes (danh mục họp báo, tác nghiệp)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ConferenceKind(models.TextChoices):
    """Loại cuộc."""

    PRESS = "press", _("Họp báo")
    BRIEFING = "briefing", _("Giao ban báo chí, cơ quan đến dự")
    DOMESTIC = "domestic", _("Chương trình báo chí trong nước")
    FOREIGN = "foreign", _("Chương trình báo chí nước ngoài")
    MISSION = "mission", _("Họp báo của cơ quan đại diện nước ngoài")


# Held by others: the office comes, or is told.
OF_OTHERS = frozenset({ConferenceKind.BRIEFING, ConferenceKind.MISSION})
# Announced on the site; a foreign programme only where it takes registrations.
OPEN_KINDS = frozenset({ConferenceKind.PRESS, ConferenceKind.DOMESTIC})


class ConferenceState(models.TextChoices):
    """Bước của cuộc."""

    DRAFT = "draft", _("Đang chuẩn bị")
    ANNOUNCED = "announced", _("Đã công bố")
    HELD = "held", _("Đã diễn ra")
    CANCELLED = "cancelled", _("Đã hủy")


class Applicant(models.TextChoices):
    """Bên đề nghị của chương trình báo chí nước ngoài (Nghị định 262/2026/NĐ-CP): each has its own term."""

    VISITING = "visiting", _("Phóng viên nước ngoài không thường trú")
    DELEGATION = "delegation", _("Phóng viên nước ngoài đi theo đoàn")
    RESIDENT = "resident", _("Văn phòng báo chí nước ngoài thường trú")


class StepKind(models.TextChoices):
    """Bước của chương trình báo chí nước ngoài."""

    FILED = "filed", _("Đã gửi hồ sơ tới Bộ Ngoại giao")
    RECEIVED = "received", _("Nhận được hồ sơ, đề nghị")
    ANSWERED = "answered", _("Trả lời hồ sơ, đề nghị")
    CHANGE_ASKED = "change_asked", _("Đề nghị thay đổi chương trình")
    CHANGE_ANSWERED = "change_answered", _("Trả lời bằng văn bản về thay đổi chương trình")
    REPORTED = "reported", _("Gửi báo cáo kết quả chương trình")


# The law asks for these in writing.
IN_WRITING = frozenset({StepKind.ANSWERED, StepKind.CHANGE_ANSWERED, StepKind.REPORTED})


class RegistrantKind(models.TextChoices):
    """Người đăng ký; every kind passes the same steps under the same grounds."""

    OUTLET = "outlet", _("Của cơ quan báo chí trong nước")
    FREELANCE = "freelance", _("Làm báo tự do")
    RESIDENT = "resident", _("Báo chí nước ngoài thường trú")
    VISITING = "visiting", _("Báo chí nước ngoài không thường trú")


class RegistrationState(models.TextChoices):
    """Bước của đăng ký."""

    WAITING = "waiting", _("Chờ xem xét")
    ACCREDITED = "accredited", _("Được cấp thẻ")
    REFUSED = "refused", _("Bị từ chối")
    CANCELLED = "cancelled", _("Đã rút")


class Ground(models.TextChoices):
    """Căn cứ từ chối: a closed list, none of which looks at what somebody wrote or may write."""

    FULL = "full", _("Hết chỗ")
    INCOMPLETE = "incomplete", _("Thông tin đăng ký chưa đủ")
    LATE = "late", _("Đăng ký sau hạn")
    IDENTITY = "identity", _("Không xác nhận được người đăng ký")
    SAFETY = "safety", _("An toàn của địa điểm, theo cơ quan phụ trách")


class Outcome(models.TextChoices):
    """Kết quả xem lại."""

    GRANTED = "granted", _("Cấp thẻ")
    DISMISSED = "dismissed", _("Giữ việc từ chối")
