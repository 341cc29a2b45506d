"""Closed lists of the newsroom (danh mục tin bài)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StoryKind(models.TextChoices):
    """Thể loại tin bài."""

    STORY = "story", _("Tin, bài")
    PHOTO = "photo", _("Phóng sự ảnh")
    EVENT = "event", _("Trang sự kiện")
    PROFILE = "profile", _("Trang giới thiệu")
    WORLD = "world", _("Điểm tin thế giới")
    DATA = "data", _("Trang số liệu")
    VIDEO = "video", _("Phim")
    RELEASE = "release", _("Thông cáo báo chí")
    STATEMENT = "statement", _("Phát ngôn")


# Begun and first published at a desk of their own, which says who may (`domain.gates`).
OF_DESKS = frozenset({StoryKind.RELEASE, StoryKind.STATEMENT})


class Aspect(models.TextChoices):
    """Mặt được giới thiệu của một trang ở lại lâu; stands in public addresses."""

    INVESTING = "dau-tu", _("Đầu tư")
    VISITING = "tham-quan", _("Tham quan")
    CULTURE = "van-hoa", _("Văn hóa")
    PEOPLE = "con-nguoi", _("Con người")
    OTHER = "khac", _("Điều khác nên biết")


class LegalKind(models.TextChoices):
    """Loại thông tin đối ngoại of a story (Nghị định 72/2015/NĐ-CP, Điều 7–9).

    Explanation and clarification (Điều 10) is no story: it comes with the corrections desk (safeguard 13).
    """

    OFFICIAL = "official", _("Thông tin chính thức về Việt Nam")
    IMAGE = "image", _("Quảng bá hình ảnh Việt Nam")
    WORLD = "world", _("Thông tin thế giới vào Việt Nam")


class EditionState(models.TextChoices):
    """Bước của bản đang soạn in one language."""

    DRAFT = "draft", _("Đang soạn")
    SUBMITTED = "submitted", _("Chờ duyệt lần một")
    CHECKED = "checked", _("Chờ duyệt lần hai")
    APPROVED = "approved", _("Đã duyệt, chưa đăng")
    PUBLISHED = "published", _("Đã đăng")


# What was handed in stays as it was until it is given back.
WITH_APPROVERS = frozenset({EditionState.SUBMITTED, EditionState.CHECKED})


class Step(models.IntegerChoices):
    """Lần duyệt: two people, of whom the second wrote nothing of it (safeguard 5)."""

    FIRST = 1, _("Duyệt lần một")
    SECOND = 2, _("Duyệt lần hai")


class Rights(models.TextChoices):
    """Quyền đối với ảnh (Luật Sở hữu trí tuệ): by what right the office shows it."""

    OWN = "own", _("Ảnh của cơ quan")
    GRANTED = "granted", _("Được phép của tác giả, chủ sở hữu")
    LICENSED = "licensed", _("Giấy phép tự do (ví dụ Creative Commons)")
    PUBLIC = "public", _("Đã hết thời hạn bảo hộ")


class Medium(models.TextChoices):
    """Ảnh làm bằng gì: the word that stands before whose it is."""

    PHOTO = "photo", _("Ảnh")
    DRAWING = "drawing", _("Tranh vẽ")
    GRAPHIC = "graphic", _("Đồ họa")


class Script(models.TextChoices):
    """Chữ viết (ISO 15924): decides which fonts a public page brings along."""

    LATIN = "Latn", _("La-tinh")
    HANS = "Hans", _("Hán giản thể")
    CYRILLIC = "Cyrl", _("Ki-rin")
    ARABIC = "Arab", _("Ả Rập")
    KHMER = "Khmr", _("Khmer")
    CHAM = "Cham", _("Chăm")
    TAI_VIET = "Tavt", _("Thái Việt Nam")


class CellState(models.TextChoices):
    """Ô của bảng dịch: how far one story is in one language."""

    MISSING = "missing", _("Chưa có")
    MACHINE = "machine", _("Bản máy dịch")
    TRANSLATING = "translating", _("Đang dịch")
    REVIEW = "review", _("Chờ duyệt")
    APPROVED = "approved", _("Đã duyệt")
    PUBLISHED = "published", _("Đã đăng")
    STALE = "stale", _("Bản gốc đã đổi")


class Part(models.TextChoices):
    """Phần của bài mà một câu đứng trong."""

    TITLE = "title", _("Tiêu đề")
    LEAD = "lead", _("Tóm tắt")
    BODY = "body", _("Nội dung")
    ALT = "alt", _("Mô tả ảnh chính")
    CAPTION = "caption", _("Chú thích ảnh chính")
    PLACE = "place", _("Địa điểm")
    SOURCE = "source", _("Nguồn số liệu")
    REST = "rest", _("Chưa ghép được")


class Origin(models.TextChoices):
    """Câu dịch lấy từ đâu; what a machine wrote is nobody's until a person confirms it."""

    PERSON = "person", _("người dịch")
    MEMORY = "memory", _("bộ nhớ dịch")
    MACHINE = "machine", _("máy dịch")
    FILE = "file", _("tệp dịch ở ngoài")
