"""Closed lists of directives (danh mục của văn bản chỉ đạo)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DirectiveState(models.TextChoices):
    """Trạng thái văn bản."""

    READING = "reading", _("Đang đọc")
    SCREENING = "screening", _("Chờ xác nhận không mật")
    FAILED = "failed", _("Chưa đọc được")
    REVIEW = "review", _("Chờ rà soát")
    CONFIRMED = "confirmed", _("Đã xác nhận")
    DISCARDED = "discarded", _("Đã bỏ")


class Source(models.TextChoices):
    """Nguồn của văn bản: received and read, or entered by what this system already knows."""

    RECEIVED = "received", _("Văn bản đến")
    PLAN = "plan", _("Kế hoạch đã ban hành")
    TRACKER = "tracker", _("Bảng theo dõi nhập vào")


class System(models.TextChoices):
    """Hệ thống văn bản."""

    PARTY = "party", _("Đảng")
    STATE = "state", _("Nhà nước")


class Relation(models.TextChoices):
    """Một văn bản làm gì với văn bản nó viện dẫn, as the library reads it (vanban/1)."""

    IMPLEMENTS = "implements", _("thực hiện")
    BASIS = "basis", _("căn cứ")
    REPLACES = "replaces", _("thay thế")
    AMENDS = "amends", _("sửa đổi, bổ sung")
    REPLIES = "replies", _("trả lời")
    ATTACHED = "attached", _("kèm theo")
    MENTIONS = "mentions", _("nhắc đến")


class Held(models.TextChoices):
    """Văn bản được viện dẫn có trong hệ thống không."""

    HERE = "here", _("có trong hệ thống")
    MAYBE = "maybe", _("có thể là văn bản trong hệ thống")
    CITED = "cited", _("chỉ được viện dẫn")


class ObligationState(models.TextChoices):
    """Trạng thái nhiệm vụ."""

    PROPOSED = "proposed", _("Máy đọc, chờ xác nhận")
    CONFIRMED = "confirmed", _("Đã xác nhận")
    DROPPED = "dropped", _("Đã bỏ")
    REPLACED = "replaced", _("Đã tách hoặc gộp")
    SUPERSEDED = "superseded", _("Đã có văn bản thay thế")


class ObligationKind(models.TextChoices):
    """Loại nhiệm vụ, as the library reads it (vanban/1)."""

    TASK = "task", _("Nhiệm vụ")
    REPORT = "report", _("Báo cáo")
    DISSEMINATION = "dissemination", _("Phổ biến")


class Origin(models.TextChoices):
    """Nguồn gốc của một nhiệm vụ."""

    MACHINE = "machine", _("Máy đọc")
    SPLIT = "split", _("Tách ra")
    MERGED = "merged", _("Gộp lại")
    ADDED = "added", _("Người thêm")


class Part(models.TextChoices):
    """Vai trò của đơn vị trong nhiệm vụ."""

    LEAD = "lead", _("Chủ trì")
    SUPPORT = "support", _("Phối hợp")


class LegalKind(models.TextChoices):
    """Loại thông tin đối ngoại (Nghị định 72/2015/NĐ-CP, Điều 7–10)."""

    OFFICIAL = "official", _("Thông tin chính thức về Việt Nam")
    IMAGE = "image", _("Quảng bá hình ảnh Việt Nam")
    WORLD = "world", _("Thông tin thế giới vào Việt Nam")
    EXPLANATION = "explanation", _("Giải thích, làm rõ")


class Clarity(models.TextChoices):
    """Sáu rõ."""

    WHO = "who", _("Rõ người")
    WHAT = "what", _("Rõ việc")
    WHEN = "when", _("Rõ thời gian")
    RESPONSIBILITY = "responsibility", _("Rõ trách nhiệm")
    PRODUCT = "product", _("Rõ sản phẩm")
    AUTHORITY = "authority", _("Rõ thẩm quyền")


class Standing(models.TextChoices):
    """Một điều trong sáu rõ đang ở mức nào."""

    STATED = "stated", _("văn bản nêu")
    FILLED = "filled", _("người bổ sung")
    MISSING = "missing", _("còn thiếu")


class DeliveryState(models.TextChoices):
    """Đơn vị nhận văn bản đã làm đến đâu, each step holding those before."""

    SENT = "sent", _("Chưa mở")
    OPENED = "opened", _("Đã mở, chưa xác nhận")
    ACKNOWLEDGED = "acknowledged", _("Đã xác nhận tiếp nhận")
    BRIEFED = "briefed", _("Đã quán triệt")
    RECALLED = "recalled", _("Đã thu hồi")


class BriefingForm(models.TextChoices):
    """Hình thức phổ biến, quán triệt."""

    CONFERENCE = "conference", _("Hội nghị, cuộc họp")
    CELL_MEETING = "cell-meeting", _("Sinh hoạt chi bộ")
    DOCUMENT = "document", _("Gửi văn bản")
    ONLINE = "online", _("Trực tuyến")
    POSTING = "posting", _("Niêm yết, bản tin")
    OTHER = "other", _("Hình thức khác")


class ReminderKind(models.TextChoices):
    """Cách đôn đốc."""

    NOTICE = "notice", _("Nhắc trên hệ thống")
    LETTER = "letter", _("Công văn đôn đốc")


class Matched(models.TextChoices):
    """Một nhiệm vụ ở bản cũ và bản mới."""

    SAME = "same", _("Giữ nguyên")
    CHANGED = "changed", _("Sửa lời")
    GONE = "gone", _("Không còn trong bản mới")
    NEW = "new", _("Mới thêm")
