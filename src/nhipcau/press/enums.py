"""Closed lists of the press desk (danh mục phát ngôn)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SpokespersonKind(models.TextChoices):
    """Tư cách phát ngôn (Nghị định 244/2026/NĐ-CP, Điều 3)."""

    HEAD = "head", _("Người đứng đầu")
    REGULAR = "regular", _("Người phát ngôn thường xuyên")
    AUTHORISED = "authorised", _("Được ủy quyền phát ngôn một vụ việc")


class MatterKind(models.TextChoices):
    """Loại vụ việc phải phát ngôn (Nghị định 244/2026/NĐ-CP, khoản 2–5 Điều 7)."""

    SUDDEN = "sudden", _("Vụ việc đột xuất, bất thường (khoản 2)")
    EVENT = "event", _("Sự kiện quan trọng thuộc phạm vi quản lý (khoản 3)")
    DIVIDED = "divided", _("Vấn đề dư luận còn ý kiến khác nhau (khoản 4)")
    REQUESTED = "requested", _("Theo yêu cầu của báo chí, cơ quan quản lý báo chí (khoản 5)")


# The law gives these a term for the first statement, each by its own rule of the clock.
TIMED = {
    MatterKind.EVENT: "press-first-statement-event",
    MatterKind.DIVIDED: "press-first-statement-opinion",
}


class MatterState(models.TextChoices):
    """Bước của vụ việc."""

    OPEN = "open", _("Chưa phát ngôn")
    STATED = "stated", _("Đã phát ngôn, đang theo dõi")
    CLOSED = "closed", _("Đã khép lại")


class CadenceKind(models.TextChoices):
    """Việc phải làm đều (Nghị định 244/2026/NĐ-CP, khoản 2 Điều 6)."""

    INFORMATION = "information", _("Cung cấp thông tin hằng tháng")
    CONFERENCE = "conference", _("Họp báo ít nhất 3 tháng một lần")


# How long until the next time, each by its own rule of the clock.
CADENCE_RULES = {
    CadenceKind.INFORMATION: "press-monthly-information",
    CadenceKind.CONFERENCE: "press-quarterly-conference",
}


class ClaimKind(models.TextChoices):
    """Điều được nêu là gì: only a fact can be shown to be untrue (safeguard 3)."""

    FACT = "fact", _("Một sự việc, con số kiểm chứng được")
    OPINION = "opinion", _("Ý kiến, quan điểm")
    CRITICISM = "criticism", _("Phê bình, góp ý")
    SATIRE = "satire", _("Trào phúng")
    PREDICTION = "prediction", _("Dự đoán")


class ProofKind(models.TextChoices):
    """Loại bằng chứng. Which is primary follows from the kind and is nobody's choice (safeguard 4)."""

    RECORD = "record", _("Văn bản, hồ sơ, số liệu công khai của cơ quan có thẩm quyền")
    OWN_PAPER = "own-paper", _("Văn bản có số đã công bố của chính cơ quan")
    OWN_WORD = "own-word", _("Lời phát biểu, thông cáo của chính cơ quan")
    OTHER = "other", _("Tài liệu khác")


PRIMARY = frozenset({ProofKind.RECORD, ProofKind.OWN_PAPER})


class RectificationState(models.TextChoices):
    """Bước của văn bản yêu cầu cải chính."""

    REFUSED = "refused", _("Không nhận")
    DISMISSED = "dismissed", _("Không cần văn bản")
    DRAFTING = "drafting", _("Đang soạn")
    REVIEWING = "reviewing", _("Chờ người ngoài nhóm soạn rà soát")
    REVIEWED = "reviewed", _("Chờ người phát ngôn ký")
    SIGNED = "signed", _("Người phát ngôn đã ký, chưa gửi")
    SENT = "sent", _("Đã gửi, chờ trả lời")
    ANSWERED = "answered", _("Cơ quan báo chí đã trả lời")
    UNANSWERED = "unanswered", _("Không được trả lời")
    SETTLED = "settled", _("Đã có kết quả")


# What left the office, and stays in the public register with everything in it.
LEFT = frozenset(
    {
        RectificationState.SENT,
        RectificationState.ANSWERED,
        RectificationState.UNANSWERED,
        RectificationState.SETTLED,
    }
)
UNSENT = frozenset(
    {
        RectificationState.DRAFTING,
        RectificationState.REVIEWING,
        RectificationState.REVIEWED,
        RectificationState.SIGNED,
    }
)


class SentBy(models.TextChoices):
    """Gửi bằng cách nào."""

    EXCHANGE = "exchange", _("Trục liên thông văn bản")
    MAIL = "mail", _("Thư điện tử công vụ")
    POST = "post", _("Bưu điện")
    HAND = "hand", _("Giao tận nơi, có ký nhận")


class RectificationOutcome(models.TextChoices):
    """Kết quả."""

    CORRECTED = "corrected", _("Đã cải chính")
    PARTLY = "partly", _("Cải chính một phần")
    EXPLAINED = "explained", _("Cơ quan báo chí giải thích, có lý do")
    NOT_CORRECTED = "not-corrected", _("Không cải chính")
    OURS_WRONG = "ours-wrong", _("Chúng tôi sai, đã rút lại yêu cầu")


class RectificationStep(models.IntegerChoices):
    """Hai người: one outside the drafting chain looks at it, then the spokesperson signs."""

    REVIEW = 1, _("Rà soát")
    SIGN = 2, _("Người phát ngôn ký")
