"""Closed lists of the programmes (danh mục các chương trình)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartnerKind(models.TextChoices):
    """Loại đối tác: always an institution."""

    TWIN = "twin", _("Địa phương kết nghĩa")
    FRIENDSHIP = "friendship", _("Hội hữu nghị")
    PRESS = "press", _("Cơ quan báo chí")
    MISSION = "mission", _("Cơ quan đại diện, tổ chức quốc tế")
    COMMUNITY = "community", _("Hội người Việt Nam ở nước ngoài")
    INSTITUTE = "institute", _("Viện, trường, tổ chức nghiên cứu")
    OTHER = "other", _("Khác")


class EventKind(models.TextChoices):
    """Loại sự kiện."""

    EXHIBITION = "exhibition", _("Triển lãm, trưng bày")
    CULTURE = "culture", _("Tuần, ngày văn hóa, liên hoan")
    CONFERENCE = "conference", _("Hội nghị, hội thảo, tọa đàm")
    PRESS = "press", _("Họp báo, gặp mặt báo chí")
    DELEGATION = "delegation", _("Đón đoàn, đi công tác, làm việc với đối tác")
    OTHER = "other", _("Khác")


class EventState(models.TextChoices):
    """Trạng thái sự kiện."""

    PLANNED = "planned", _("Sắp tới")
    HELD = "held", _("Đã tổ chức")
    CANCELLED = "cancelled", _("Đã hủy")


class Counted(models.TextChoices):
    """Cách đếm khách: a number of visitors says nothing without it."""

    TICKETS = "tickets", _("Đếm vé, giấy mời")
    REGISTER = "register", _("Sổ đăng ký, sổ ghi cảm tưởng")
    COUNTER = "counter", _("Máy đếm, đếm ở cửa")
    ESTIMATE = "estimate", _("Ước lượng")


class ShownKind(models.TextChoices):
    """Loại hiện vật, sản phẩm trưng bày."""

    PANEL = "panel", _("Pa nô, bảng ảnh")
    FILM = "film", _("Phim, clip")
    PUBLICATION = "publication", _("Ấn phẩm")
    OBJECT = "object", _("Hiện vật, sản phẩm đặc trưng")
    PERFORMANCE = "performance", _("Tiết mục biểu diễn")


class Source(models.TextChoices):
    """Nguồn kinh phí."""

    STATE = "state", _("Ngân sách nhà nước")
    SPONSORED = "sponsored", _("Xã hội hóa, tài trợ")
    OTHER = "other", _("Nguồn khác")


class RoundState(models.TextChoices):
    """Trạng thái đợt xét."""

    OPEN = "open", _("Đang nhận đề cử")
    SCORING = "scoring", _("Hội đồng đang chấm")
    DECIDED = "decided", _("Đã có quyết định")


class NomineeKind(models.TextChoices):
    """Đối tượng đề cử: a person is named by their post."""

    COLLECTIVE = "collective", _("Tập thể")
    POST = "post", _("Cá nhân, theo chức danh")


class Field(models.TextChoices):
    """Đề cử về gì."""

    PRACTICE = "practice", _("Mô hình hay, cách làm hiệu quả")
    MERIT = "merit", _("Thành tích")


class NominationState(models.TextChoices):
    """Trạng thái đề cử."""

    DRAFT = "draft", _("Đang viết")
    SUBMITTED = "submitted", _("Đã gửi")
    WITHDRAWN = "withdrawn", _("Đã rút")
