"""Chỉ tiêu báo cáo of conferences: held, attended elsewhere, registrations as numbers.

The first two are figures 1 and 2 of the yearly form (Điều 10 Nghị định 244/2026/NĐ-CP). A line names a
conference, never a person or outlet, for it is frozen with the report.
"""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.figures import Figure

from .. import queries
from ..models import Conference

GROUP = gettext_lazy("Họp báo, tác nghiệp")


def line_of(conference: Conference) -> str:
    """Một cuộc trong một câu."""
    return _("%(title)s (%(day)s, %(unit)s)") % {
        "title": conference.title,
        "day": f"{timezone.localtime(conference.starts_at):%d/%m/%Y}",
        "unit": conference.unit,
    }


FIGURES = (
    Figure(
        key="conferences.held",
        group=GROUP,
        label=gettext_lazy("Họp báo đã tổ chức"),
        sentence=gettext_lazy("Họp báo do cơ quan, đơn vị tổ chức, đã diễn ra trong kỳ"),
        records=queries.held_between,
        line=line_of,
        address=Conference.get_absolute_url,
        counted_in=gettext_lazy("cuộc"),
    ),
    Figure(
        key="conferences.briefings",
        group=GROUP,
        label=gettext_lazy("Lần dự giao ban báo chí"),
        sentence=gettext_lazy("Cuộc giao ban báo chí mà cơ quan, đơn vị đã đến dự trong kỳ"),
        records=queries.briefings_between,
        line=line_of,
        address=Conference.get_absolute_url,
        counted_in=gettext_lazy("lần"),
    ),
    Figure(
        key="conferences.programmes",
        group=GROUP,
        label=gettext_lazy("Chương trình báo chí đã đón"),
        sentence=gettext_lazy("Chương trình báo chí trong nước và nước ngoài, đã diễn ra trong kỳ"),
        records=queries.programmes_between,
        line=line_of,
        address=Conference.get_absolute_url,
        counted_in=gettext_lazy("chương trình"),
    ),
    Figure(
        key="conferences.registered",
        group=GROUP,
        label=gettext_lazy("Lượt đăng ký dự"),
        sentence=gettext_lazy("Lượt đăng ký dự các cuộc đã diễn ra trong kỳ; chỉ con số"),
        records=queries.ours_between,
        line=line_of,
        address=Conference.get_absolute_url,
        amount="registered",
        counted_in=gettext_lazy("lượt"),
    ),
)
