"""Closed lists of the steering committee (danh mục của Ban Chỉ đạo)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Seat(models.TextChoices):
    """Vai trò trong Ban Chỉ đạo, in the order of the decision that sets it up."""

    CHAIR = "chair", _("Trưởng ban")
    STANDING_DEPUTY = "standing-deputy", _("Phó Trưởng ban Thường trực")
    DEPUTY = "deputy", _("Phó Trưởng ban")
    STANDING_MEMBER = "standing-member", _("Ủy viên Thường trực")
    MEMBER = "member", _("Ủy viên")
    HELPER_HEAD = "helper-head", _("Tổ trưởng Tổ giúp việc")
    HELPER = "helper", _("Thành viên Tổ giúp việc")


# Held by one person at a time.
SINGLE = frozenset({Seat.CHAIR, Seat.STANDING_DEPUTY, Seat.HELPER_HEAD})


class Circle(models.TextChoices):
    """Nhóm trong Ban Chỉ đạo mà một văn bản có thể gọi chung."""

    ALL = "all", _("Các thành viên")
    STANDING = "standing", _("Thường trực")
    DEPUTIES = "deputies", _("Các Phó Trưởng ban")
    MEMBERS = "members", _("Các Ủy viên")
    HELPERS = "helpers", _("Tổ giúp việc")


# The support team serves the committee and is no part of it.
SEATS_OF: dict[Circle, frozenset[Seat]] = {
    Circle.ALL: frozenset(Seat) - {Seat.HELPER_HEAD, Seat.HELPER},
    Circle.STANDING: frozenset({Seat.CHAIR, Seat.STANDING_DEPUTY, Seat.DEPUTY, Seat.STANDING_MEMBER}),
    Circle.DEPUTIES: frozenset({Seat.STANDING_DEPUTY, Seat.DEPUTY}),
    Circle.MEMBERS: frozenset({Seat.STANDING_MEMBER, Seat.MEMBER}),
    Circle.HELPERS: frozenset({Seat.HELPER_HEAD, Seat.HELPER}),
}


class MeetingKind(models.TextChoices):
    """Loại phiên họp."""

    REGULAR = "regular", _("Phiên họp định kỳ")
    SPECIAL = "special", _("Họp đột xuất")
    THEMATIC = "thematic", _("Họp chuyên đề")
    STANDING = "standing", _("Họp Thường trực")


class MeetingState(models.TextChoices):
    """Trạng thái phiên họp."""

    PLANNED = "planned", _("Sắp họp")
    HELD = "held", _("Đã họp")
    CANCELLED = "cancelled", _("Đã hủy")


class Presence(models.TextChoices):
    """Dự họp."""

    PRESENT = "present", _("Có mặt")
    STAND_IN = "stand-in", _("Cử người dự thay")
    ABSENT = "absent", _("Vắng")


class Document(models.TextChoices):
    """Văn bản của phiên họp; the value is also the name of its field in Meeting and its PaperKind."""

    INVITATION = "invitation", _("Giấy mời họp")
    MINUTES = "minutes", _("Biên bản họp")
    CONCLUSION = "conclusion", _("Thông báo kết luận")


class TaskState(models.TextChoices):
    """Tình trạng thực hiện một kết luận, from the work handed out for it."""

    PROPOSED = "proposed", _("Chờ xác nhận")
    UNASSIGNED = "unassigned", _("Chưa giao")
    RUNNING = "running", _("Đang thực hiện")
    LATE = "late", _("Quá hạn")
    DONE = "done", _("Đã hoàn thành")
