"""Kho phim: the stock, one added, one corrected."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing
from nhipcau.units.domain import access
from nhipcau.units.models import Unit

from .. import queries
from ..domain import policy, videos
from ..forms.pictures import NewVideoForm, StockForm, VideoForm
from ..forms.stories import writing_units
from ..models import Video
from .screen import FormScreen, Screen


def _row(video: Video) -> list[Any]:
    return [
        video.title,
        video.lasts,
        video.credit,
        str(video.unit),
        video.rights_until,
        video.get_rights_display(),
        video.rights_note,
        f"{video.form.upper()}, {video.width} × {video.height}",
    ]


VIDEOS = Listing(
    "kho-phim",
    [
        Column("title", gettext_lazy("Tên phim"), 1),
        Column("length", gettext_lazy("Dài"), 1),
        Column("credit", gettext_lazy("Nguồn phim"), 2),
        Column("unit", gettext_lazy("Kho của đơn vị"), 3),
        Column("until", gettext_lazy("Được dùng đến"), 4),
        Column("rights", gettext_lazy("Được dùng vì")),
        Column("note", gettext_lazy("Căn cứ")),
        Column("size", gettext_lazy("Tệp")),
    ],
    cells=_row,
)


class VideoList(Screen):
    """Kho phim; `?export=csv` or `xlsx` gives what the filter finds."""

    listing = VIDEOS

    def get(self, request: HttpRequest) -> HttpResponse:
        """The stock, or as a table file."""
        self.ask(policy.WRITE)
        visible = queries.videos_visible_to(self.actor)
        units = Unit.objects.filter(pk__in=visible.order_by().values("unit")).order_by("sort_key")
        form = StockForm(request.GET, units=units)
        form.is_valid()
        found = queries.search_videos(visible, form.cleaned_data.get("q") or "")
        if unit := form.cleaned_data.get("unit"):
            found = found.filter(unit=unit)
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        context = {"form": form, "page_obj": page, "has_any": bool(page.object_list) or visible.exists()}
        return render(request, "newsroom/videos.html", context)


class NewVideo(FormScreen):
    """Thêm phim."""

    form_class = NewVideoForm
    template = "newsroom/video.html"

    def prepare(self, **kwargs: Any) -> None:
        self.ask(policy.WRITE)

    def arguments(self) -> dict[str, Any]:
        return {"units": writing_units(self.actor)}

    def save(self, form: NewVideoForm) -> tuple[str, Any]:
        given = dict(form.cleaned_data)
        file, unit = given.pop("file"), given.pop("unit")
        # What is too large is not read.
        videos.require_size(file.size)
        made = videos.add(actor=self.actor, unit=unit, content=file.read(), wanted=given)
        return _("Đã thêm phim. Hãy lập bài thể loại Phim và chọn phim này."), reverse(
            "newsroom:edit_video", args=[made.pk]
        )

    def words(self) -> dict[str, Any]:
        return {"title": _("Thêm phim"), "has_file": True, "back": reverse("newsroom:videos")}


class EditVideo(FormScreen):
    """Sửa thông tin phim."""

    form_class = VideoForm
    template = "newsroom/video.html"

    def prepare(self, **kwargs: Any) -> None:
        self.ask(policy.WRITE)
        found = queries.videos_visible_to(self.actor).filter(pk=kwargs["pk"]).first()
        if found is None:
            raise PermissionDenied(_("Không có phim này trong kho."))
        access.require(self.actor, policy.WRITE, units=[found.unit])
        self.about = found

    def arguments(self) -> dict[str, Any]:
        return {"video": self.about}

    def save(self, form: VideoForm) -> tuple[str, Any]:
        videos.correct(actor=self.actor, video=self.about, wanted=form.cleaned_data)
        return _("Đã lưu."), reverse("newsroom:edit_video", args=[self.about.pk])

    def words(self) -> dict[str, Any]:
        return {"title": self.about.title, "video": self.about, "back": reverse("newsroom:videos")}
