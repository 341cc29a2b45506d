"""Chỉ tiêu báo cáo: written answers asking for correction (khoản 6 Điều 7)."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.figures import Figure

from .. import queries
from ..models import RectificationRequest

GROUP = gettext_lazy("Yêu cầu cải chính")


def _line(request: RectificationRequest) -> str:
    return _("Hồ sơ %(code)s: %(outlet)s, phát hiện %(day)s") % {
        "code": request.code,
        "outlet": request.outlet,
        "day": f"{timezone.localtime(request.found_at):%d/%m/%Y}",
    }


FIGURES = (
    Figure(
        "press.rectifications",
        GROUP,
        gettext_lazy("Vụ việc báo chí nêu không đúng sự thật"),
        gettext_lazy("Vụ việc thuộc khoản 6 Điều 7 Nghị định 244/2026/NĐ-CP, phát hiện trong kỳ."),
        queries.arisen_between,
        _line,
        lambda request: request.get_absolute_url(),
    ),
    Figure(
        "press.rectified",
        GROUP,
        gettext_lazy("Vụ việc đã có văn bản yêu cầu cải chính"),
        gettext_lazy("Trong số đó, vụ việc đã gửi văn bản đến hết kỳ."),
        queries.with_letter_between,
        _line,
        lambda request: request.get_absolute_url(),
    ),
)
