"""Closed lists of the work engine (danh mục công việc)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AssignmentState(models.TextChoices):
    """Trạng thái phân công."""

    ASSIGNED = "assigned", _("Mới giao")
    IN_PROGRESS = "in-progress", _("Đang làm")
    SUBMITTED = "submitted", _("Chờ duyệt")
    RETURNED = "returned", _("Trả lại")
    ACCEPTED = "accepted", _("Đã chấp nhận")
    CANCELLED = "cancelled", _("Đã hủy giao")


OVER = frozenset({AssignmentState.ACCEPTED, AssignmentState.CANCELLED})
# Whose turn it is: the leading unit may change progress and evidence in these states only.
WITH_UNIT = frozenset({AssignmentState.ASSIGNED, AssignmentState.IN_PROGRESS, AssignmentState.RETURNED})


class EvidenceKind(models.TextChoices):
    """Loại minh chứng: what the evidence shows was done."""

    PUBLICATION = "publication", _("Tin bài, ấn phẩm đã công bố")
    DOCUMENT = "document", _("Văn bản đã ban hành")
    EVENT = "event", _("Sự kiện, hội nghị, họp báo")
    TRAINING = "training", _("Tập huấn, bồi dưỡng")
    PRODUCT = "product", _("Sản phẩm truyền thông")
    EXPLANATION = "explanation", _("Giải thích, làm rõ đã công bố")
    CORRECTION = "correction", _("Đính chính đã công bố")
    PRESS_ANSWER = "press-answer", _("Trả lời báo chí")
    OTHER = "other", _("Khác")


# Safeguard 13: work of the kind "explanation" is answered by these alone.
ANSWERS_TO_EXPLANATION = frozenset(
    {EvidenceKind.EXPLANATION, EvidenceKind.CORRECTION, EvidenceKind.PRESS_ANSWER, EvidenceKind.TRAINING}
)


class Language(models.TextChoices):
    """Ngôn ngữ của minh chứng (BCP 47)."""

    VI = "vi", _("Tiếng Việt")
    EN = "en", _("Tiếng Anh")
    ZH = "zh", _("Tiếng Trung")
    ES = "es", _("Tiếng Tây Ban Nha")
    FR = "fr", _("Tiếng Pháp")
    AR = "ar", _("Tiếng Ả Rập")
    RU = "ru", _("Tiếng Nga")
    PT = "pt", _("Tiếng Bồ Đào Nha")
    DE = "de", _("Tiếng Đức")
    JA = "ja", _("Tiếng Nhật")
    KO = "ko", _("Tiếng Hàn")
    LO = "lo", _("Tiếng Lào")
    KM = "km", _("Tiếng Khmer")
    RAD = "rad", _("Tiếng Ê Đê")
    JRA = "jra", _("Tiếng Gia Rai")
    BDQ = "bdq", _("Tiếng Ba Na")
    CJM = "cjm", _("Tiếng Chăm")
    HMN = "hmn", _("Tiếng Mông")
    BLT = "blt", _("Tiếng Thái (Việt Nam)")


class Decision(models.TextChoices):
    """Kết quả duyệt."""

    ACCEPTED = "accepted", _("Chấp nhận")
    RETURNED = "returned", _("Trả lại")


class PlanKind(models.TextChoices):
    """Loại kế hoạch."""

    YEARLY = "yearly", _("Kế hoạch năm")
    THEMATIC = "thematic", _("Kế hoạch chuyên đề")


class Grouping(models.TextChoices):
    """Cách chia nhóm khi lập kế hoạch từ văn bản."""

    KIND = "kind", _("Theo loại thông tin và loại nhiệm vụ")
    DIRECTIVE = "directive", _("Theo từng văn bản")


class TermKind(models.TextChoices):
    """Cách phân loại: one list of words each, which an office edits."""

    CONTENT = "content", _("Nhóm nội dung")
    THEME = "theme", _("Chủ đề năm")
    PILLAR = "pillar", _("Trụ cột")
    AUDIENCE = "audience", pgettext_lazy("người đọc, người xem", "Đối tượng")
    CHANNEL = "channel", pgettext_lazy("đường đưa tin đến người đọc", "Kênh")
    LANGUAGE = "language", _("Ngôn ngữ")


class Column(models.TextChoices):
    """Cột của lưới hoạt động; those from CONTENT on carry the key of their TermKind."""

    GROUP = "group", _("Nhóm")
    TEXT = "text", _("Nội dung hoạt động")
    LEADS = "leads", _("Chủ trì")
    SUPPORTERS = "supporters", _("Phối hợp")
    TIME = "time", _("Thời gian")
    DELIVERABLE = "deliverable", _("Sản phẩm")
    APPROVER = "approver", _("Đơn vị duyệt")
    BUDGET = "budget", _("Kinh phí (đồng)")
    BUDGET_LINE = "budget-line", _("Nguồn kinh phí")
    CONTENT = "content", _("Nhóm nội dung")
    THEME = "theme", _("Chủ đề năm")
    PILLAR = "pillar", _("Trụ cột")
    AUDIENCE = "audience", pgettext_lazy("người đọc, người xem", "Đối tượng")
    CHANNEL = "channel", pgettext_lazy("đường đưa tin đến người đọc", "Kênh")
    LANGUAGE = "language", _("Ngôn ngữ")


class Share(models.TextChoices):
    """Phần của việc được giao: how the unit's own plans of the year stand to it."""

    ASKED = "asked", _("Được giao")
    PLANNED = "planned", _("Có trong kế hoạch")
    UNANSWERED = "unanswered", _("Chưa có trong kế hoạch")
    REST = "rest", _("Để ngoài hoặc đã xong")


class CellState(models.TextChoices):
    """Kết quả lưu một ô."""

    SAVED = "saved", _("đã lưu")
    OVERTAKEN = "overtaken", _("người khác vừa sửa")
    REFUSED = "refused", _("chưa lưu")
