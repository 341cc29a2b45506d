"""Chỉ tiêu báo cáo: requests of the press, answers, refusals; never who asked."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.figures import Figure

from .. import queries
from ..models import Enquiry

GROUP = gettext_lazy("Trả lời báo chí")


def _asked(enquiry: Enquiry) -> str:
    return _("Số %(number)s, %(outlet)s: %(subject)s (nhận %(day)s)") % {
        "number": enquiry.numbered,
        "outlet": enquiry.outlet,
        "subject": enquiry.subject,
        "day": f"{timezone.localtime(enquiry.received_at):%d/%m/%Y}",
    }


def _answered(enquiry: Enquiry) -> str:
    assert enquiry.answered_at is not None  # noqa: S101 - only those are counted
    return _("Số %(number)s, %(outlet)s: %(subject)s (trả lời %(day)s)") % {
        "number": enquiry.numbered,
        "outlet": enquiry.outlet,
        "subject": enquiry.subject,
        "day": f"{timezone.localtime(enquiry.answered_at):%d/%m/%Y}",
    }


FIGURES = (
    Figure(
        "enquiries.asked",
        GROUP,
        gettext_lazy("Đề nghị của báo chí đã nhận"),
        gettext_lazy(
            "Câu hỏi của báo chí vào sổ trong kỳ, không kể câu hỏi đã gộp hoặc chuyển tiếp công dân."
        ),
        queries.asked_between,
        _asked,
        lambda enquiry: enquiry.get_absolute_url(),
    ),
    Figure(
        "enquiries.answered",
        GROUP,
        gettext_lazy("Lần trả lời báo chí"),
        gettext_lazy("Câu hỏi được trả lời trong kỳ, sau hai lần duyệt."),
        queries.answered_between,
        _answered,
        lambda enquiry: enquiry.get_absolute_url(),
    ),
    Figure(
        "enquiries.refused",
        GROUP,
        gettext_lazy("Lần từ chối có nêu căn cứ"),
        gettext_lazy("Câu hỏi bị từ chối trong kỳ với căn cứ của luật."),
        queries.refused_between,
        _answered,
        lambda enquiry: enquiry.get_absolute_url(),
    ),
)
