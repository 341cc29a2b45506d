"""Closed lists of the directory (danh mục của danh bạ)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Vai trò của một người trong một đơn vị."""

    CLERK = "clerk", _("Văn thư")
    OFFICER = "officer", _("Chuyên viên thường trực")
    UNIT_HEAD = "unit-head", _("Lãnh đạo đơn vị")
    UNIT_STAFF = "unit-staff", _("Chuyên viên đơn vị")
    LEADER = "leader", _("Lãnh đạo cơ quan")
    ADMINISTRATOR = "administrator", _("Quản trị viên")


class Scope(models.IntegerChoices):
    """Phạm vi: how far a grant reaches."""

    NONE = 0, _("Không")
    OWN = 1, _("Đơn vị mình")
    ALL = 2, _("Mọi đơn vị")


class UnitKind(models.TextChoices):
    """Loại đơn vị."""

    PARTY = "party", _("Cơ quan Đảng")
    COUNCIL = "council", _("Hội đồng nhân dân")
    COMMITTEE = "committee", _("Ủy ban nhân dân")
    DEPARTMENT = "department", _("Sở, ban, ngành")
    FORCE = "force", _("Lực lượng vũ trang")
    FRONT = "front", _("Mặt trận, đoàn thể, hội")
    PRESS = "press", _("Báo, đài")
    COMMUNE = "commune", _("Xã, phường, đặc khu")
    DIVISION = "division", _("Phòng, trung tâm, tổ")
    CENTRAL = "central", _("Cơ quan Trung ương")
    OTHER = "other", _("Khác")


class NameKind(models.TextChoices):
    """Loại tên gọi."""

    OFFICIAL = "official", _("Tên chính thức")
    SHORT = "short", _("Tên viết tắt")
    SYNONYM = "synonym", _("Tên gọi khác")
    REMEMBERED = "remembered", _("Cách viết đã ghi nhớ")


class Resolved(models.TextChoices):
    """Kết quả tra một tên gọi."""

    EXACT = "exact", _("Đúng tên chính thức")
    ALIAS = "alias", _("Tên gọi khác")
    HEIR = "heir", _("Đơn vị kế thừa")
    GROUP = "group", _("Nhóm đơn vị")
    POST = "post", _("Theo chức danh")
    AMBIGUOUS = "ambiguous", _("Chưa rõ đơn vị nào")
    SUGGESTED = "suggested", _("Có gợi ý")
    UNKNOWN = "unknown", _("Chưa có trong danh bạ")


class FilterReach(models.TextChoices):
    """Bộ lọc đã lưu dùng chung đến đâu."""

    OWN = "own", _("riêng tôi")
    UNIT = "unit", _("cả đơn vị")
    EVERYONE = "all", _("mọi người")
