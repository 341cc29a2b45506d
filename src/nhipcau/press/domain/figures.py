"""Chỉ tiêu báo cáo của phát ngôn: statements, releases, matters."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.figures import Figure

from .. import queries
from ..models import Matter, Release, Statement

GROUP = gettext_lazy("Phát ngôn và cung cấp thông tin cho báo chí")


def _statement(statement: Statement) -> str:
    assert statement.issued_at is not None  # noqa: S101 - asked of the database
    return _("%(title)s (%(day)s, %(unit)s)") % {
        "title": statement.story,
        "day": f"{timezone.localtime(statement.issued_at):%d/%m/%Y}",
        "unit": statement.story.unit,
    }


def _release(release: Release) -> str:
    assert release.at is not None  # noqa: S101 - asked of the database
    return _("%(title)s (%(day)s, %(unit)s)") % {
        "title": release.story,
        "day": f"{timezone.localtime(release.at):%d/%m/%Y}",
        "unit": release.story.unit,
    }


def _matter(matter: Matter) -> str:
    return _("%(title)s (%(day)s, %(unit)s, %(state)s)") % {
        "title": matter.title,
        "day": f"{timezone.localtime(matter.begins_at):%d/%m/%Y}",
        "unit": matter.unit,
        "state": matter.get_state_display().lower(),
    }


def _opens(record: Statement | Release | Matter) -> str:
    return record.get_absolute_url()


FIGURES = (
    Figure(
        "press.statements",
        GROUP,
        gettext_lazy("Phát ngôn đã công bố"),
        gettext_lazy("Mỗi phát ngôn tính một, dù công bố bằng mấy ngôn ngữ."),
        queries.issued_between,
        _statement,
        _opens,
        unit="story__unit_id",
        counted_in=gettext_lazy("phát ngôn"),
    ),
    Figure(
        "press.releases",
        GROUP,
        gettext_lazy("Thông cáo báo chí đã công bố"),
        gettext_lazy("Mỗi thông cáo tính một; thông cáo đã gỡ hoặc còn chờ giờ không tính."),
        queries.released_between,
        _release,
        _opens,
        unit="story__unit_id",
        counted_in=gettext_lazy("thông cáo"),
    ),
    Figure(
        "press.matters",
        GROUP,
        gettext_lazy("Vụ việc phải phát ngôn"),
        gettext_lazy("Vụ việc theo khoản 2–5 Điều 7 Nghị định 244/2026/NĐ-CP, theo thời điểm bắt đầu tính."),
        queries.matters_between,
        _matter,
        _opens,
        counted_in=gettext_lazy("vụ việc"),
    ),
    Figure(
        "press.matters_stated",
        GROUP,
        gettext_lazy("Vụ việc đã phát ngôn"),
        gettext_lazy("Trong số vụ việc trên, những vụ việc đã có phát ngôn công bố."),
        queries.stated_between,
        _matter,
        _opens,
        counted_in=gettext_lazy("vụ việc"),
    ),
)
