"""Closed lists of inspections (danh mục kiểm tra, giám sát)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RoundKind(models.TextChoices):
    """Hình thức của một đợt."""

    INSPECTION = "inspection", _("Kiểm tra")
    SUPERVISION = "supervision", _("Giám sát")


class RoundState(models.TextChoices):
    """Trạng thái đợt kiểm tra."""

    PREPARING = "preparing", _("Đang chuẩn bị")
    RUNNING = "running", _("Đang kiểm tra")
    CONCLUDED = "concluded", _("Đã kết luận, theo dõi kiến nghị")
    CLOSED = "closed", _("Đã kết thúc")
    CANCELLED = "cancelled", _("Đã hủy")


# In these, what was recommended to a concluded unit is followed up.
FOLLOWED = frozenset({RoundState.RUNNING, RoundState.CONCLUDED})
# What an inspected unit may see of a round: not while it is prepared, nor if it never began.
SHOWN_TO_UNITS = frozenset({RoundState.RUNNING, RoundState.CONCLUDED, RoundState.CLOSED})


class TeamPart(models.TextChoices):
    """Vai trò trong đoàn."""

    LEAD = "lead", _("Trưởng đoàn")
    SECRETARY = "secretary", _("Thư ký")
    MEMBER = "member", _("Thành viên")


class VisitState(models.TextChoices):
    """Việc kiểm tra một đơn vị đang ở bước nào."""

    CHECKING = "checking", pgettext_lazy("một đơn vị", "Đang kiểm tra")
    EXPLAINING = "explaining", _("Chờ giải trình")
    CONCLUDED = "concluded", pgettext_lazy("một đơn vị", "Đã kết luận")


class Standing(models.TextChoices):
    """Tình trạng của một việc khi rút mẫu; with the unit it makes the stratum."""

    LATE = "late", _("Quá hạn, chưa xong")
    RETURNED = "returned", _("Đang bị trả lại")
    OPEN = "open", _("Đang làm, còn hạn")
    SUBMITTED = "submitted", _("Đã nộp, chờ duyệt")
    DONE_LATE = "done-late", _("Đã xong, nộp muộn")
    DONE = "done", _("Đã xong, đúng hạn")


class Question(models.TextChoices):
    """Câu hỏi của phiếu kiểm tra, the same for every task."""

    AS_ASKED = "as-asked", _("Làm đúng việc văn bản yêu cầu?")
    EVIDENCE = "evidence", _("Minh chứng mở được, đúng nội dung?")
    PRODUCT = "product", _("Sản phẩm đúng như yêu cầu?")
    ON_TIME = "on-time", _("Đúng hạn?")
    FIGURE = "figure", _("Số liệu đã báo cáo đúng?")


class Answer(models.TextChoices):
    """Trả lời một câu hỏi."""

    YES = "yes", pgettext_lazy("trả lời phiếu kiểm tra", "Có")
    PARTLY = "partly", pgettext_lazy("trả lời phiếu kiểm tra", "Một phần")
    NO = "no", pgettext_lazy("trả lời phiếu kiểm tra", "Không")
    NOT_ASKED = "not-asked", _("Không áp dụng")


class Nature(models.TextChoices):
    """Tính chất của một phát hiện; all speak of work, none of a person."""

    MET = "met", pgettext_lazy("phát hiện", "Đạt")
    SHORTCOMING = "shortcoming", _("Tồn tại, hạn chế")
    LATE = "late", _("Vi phạm thời hạn")
    WRONG_FIGURE = "wrong-figure", _("Sai số liệu")
    WRONG_PRODUCT = "wrong-product", _("Sản phẩm chưa đúng yêu cầu")
    NO_EVIDENCE = "no-evidence", _("Thiếu minh chứng")


class FindingState(models.TextChoices):
    """Trạng thái phát hiện."""

    DRAFT = "draft", _("Chưa gửi đơn vị")
    SENT = "sent", pgettext_lazy("phát hiện", "Chờ giải trình")
    EXPLAINED = "explained", _("Đã giải trình, chờ đoàn xem xét")
    UPHELD = "upheld", _("Giữ nguyên")
    REVISED = "revised", _("Đã điều chỉnh")
    WITHDRAWN = "withdrawn", _("Đã rút")


class RecommendationState(models.TextChoices):
    """Trạng thái kiến nghị sau kiểm tra."""

    OPEN = "open", _("Đang thực hiện")
    REPORTED = "reported", _("Đã báo cáo, chờ xác nhận")
    DONE = "done", _("Đã thực hiện")
    DROPPED = "dropped", _("Thôi theo dõi")


# Whoever follows a recommendation up has nothing more to do with it.
FINISHED = frozenset({RecommendationState.DONE, RecommendationState.DROPPED})
