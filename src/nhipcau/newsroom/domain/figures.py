"""Chỉ tiêu báo cáo của tin bài: stories published, by language."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.figures import Figure

from .. import queries
from ..models import Publication

GROUP = gettext_lazy("Tin bài trên cổng")


def line_of(publication: Publication) -> str:
    """Một bài trong một câu."""
    return _("%(title)s (%(language)s, %(day)s, %(unit)s)") % {
        "title": publication.version.title,
        "language": publication.language,
        "day": f"{timezone.localtime(publication.first_at):%d/%m/%Y}",
        "unit": publication.story.unit,
    }


def _opens(publication: Publication) -> str:
    return reverse("newsroom:story", args=[publication.story_id])


FIGURES = (
    Figure(
        "newsroom.published",
        GROUP,
        gettext_lazy("Tin bài đã đăng, mọi ngôn ngữ"),
        gettext_lazy("Bản tin bài đăng lần đầu trong kỳ và đang còn trên cổng; mỗi ngôn ngữ tính một."),
        queries.published_between,
        line_of,
        _opens,
        unit="story__unit_id",
        counted_in=gettext_lazy("bản"),
    ),
    Figure(
        "newsroom.foreign",
        GROUP,
        gettext_lazy("Tin bài bằng tiếng nước ngoài"),
        gettext_lazy("Như trên, trừ tiếng Việt và tiếng các dân tộc Việt Nam."),
        queries.foreign_published_between,
        line_of,
        _opens,
        unit="story__unit_id",
        counted_in=gettext_lazy("bản"),
    ),
)
