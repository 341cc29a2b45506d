"""Kế thừa khi đơn vị sáp nhập: its stories, for which somebody must go on answering, and its pictures."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.steering.domain.inheritances import Inherited, register
from nhipcau.units.models import Unit

from ..models import Picture, Story, Video


def register_all() -> None:
    """Đăng ký với phần kế thừa."""
    register(
        Inherited(gettext_lazy("Tin bài"), Story, "unit", _stories),
        Inherited(
            gettext_lazy("Ảnh trong kho"),
            Picture,
            "unit",
            _pictures,
            lambda picture: reverse("newsroom:edit_picture", args=[picture.pk]),
            stays=_stays,
        ),
        Inherited(
            gettext_lazy("Phim trong kho"),
            Video,
            "unit",
            _videos,
            lambda video: reverse("newsroom:edit_video", args=[video.pk]),
            stays=_video_stays,
        ),
    )


def _stories(unit: Unit) -> QuerySet[Story]:
    return Story.objects.filter(unit=unit, withdrawn_at=None)


def _stays(picture: Picture, heir: Unit | None) -> str:
    twin = heir is not None and Picture.objects.filter(file=picture.file_id, unit=heir).exists()
    return _("Đơn vị kế thừa đã có ảnh này.") if twin else ""


def _pictures(unit: Unit) -> QuerySet[Picture]:
    return Picture.objects.filter(unit=unit)


def _video_stays(video: Video, heir: Unit | None) -> str:
    twin = heir is not None and Video.objects.filter(file=video.file_id, unit=heir).exists()
    return _("Đơn vị kế thừa đã có phim này.") if twin else ""


def _videos(unit: Unit) -> QuerySet[Video]:
    return Video.objects.filter(unit=unit)
