"""Kho ảnh: the stock, one added, one corrected."""

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
from ..domain import pictures, policy
from ..forms.pictures import NewPictureForm, PictureForm, StockForm
from ..forms.stories import writing_units
from ..models import Picture
from .drawing import cut, whole
from .screen import FormScreen, Screen


def _row(picture: Picture) -> list[Any]:
    return [
        picture.title,
        picture.alt,
        picture.credit,
        picture.get_rights_display(),
        picture.rights_note,
        picture.rights_until,
        str(picture.unit),
        f"{picture.width} × {picture.height}",
    ]


PICTURES = Listing(
    "kho-anh",
    [
        Column("title", gettext_lazy("Tên ảnh")),
        Column("alt", gettext_lazy("Mô tả")),
        Column("credit", gettext_lazy("Nguồn ảnh")),
        Column("rights", gettext_lazy("Được dùng vì")),
        Column("note", gettext_lazy("Căn cứ")),
        Column("until", gettext_lazy("Được dùng đến")),
        Column("unit", gettext_lazy("Kho của đơn vị")),
        Column("size", gettext_lazy("Cỡ")),
    ],
    cells=_row,
    anchor=0,
)


class PictureList(Screen):
    """Kho ảnh; `?export=csv` or `xlsx` gives what the filter finds."""

    listing = PICTURES

    def get(self, request: HttpRequest) -> HttpResponse:
        """The stock as pictures, or as a table file."""
        self.ask(policy.WRITE)
        visible = queries.pictures_visible_to(self.actor)
        units = Unit.objects.filter(pk__in=visible.order_by().values("unit")).order_by("sort_key")
        form = StockForm(request.GET, units=units)
        form.is_valid()
        found = queries.search_pictures(visible, form.cleaned_data.get("q") or "")
        if unit := form.cleaned_data.get("unit"):
            found = found.filter(unit=unit)
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found)
        shown = [{"picture": each, "drawn": cut(each, each.alt, "18rem")} for each in page.object_list]
        context = {"form": form, "page_obj": page, "shown": shown, "has_any": bool(shown) or visible.exists()}
        return render(request, "newsroom/pictures.html", context)


class NewPicture(FormScreen):
    """Thêm ảnh."""

    form_class = NewPictureForm
    template = "newsroom/picture.html"

    def prepare(self, **kwargs: Any) -> None:
        self.ask(policy.WRITE)

    def arguments(self) -> dict[str, Any]:
        return {"units": writing_units(self.actor)}

    def save(self, form: NewPictureForm) -> tuple[str, Any]:
        given = dict(form.cleaned_data)
        content, unit = given.pop("file").read(), given.pop("unit")
        made = pictures.add(actor=self.actor, unit=unit, content=content, wanted=given)
        said = _("Đã thêm ảnh. Trong bài, ảnh này viết là ![%(alt)s](hinh:%(pk)d).")
        return said % {"alt": made.alt, "pk": made.pk}, reverse("newsroom:edit_picture", args=[made.pk])

    def words(self) -> dict[str, Any]:
        return {"title": _("Thêm ảnh"), "has_file": True, "back": reverse("newsroom:pictures")}


class EditPicture(FormScreen):
    """Sửa thông tin ảnh; click on the picture to say what matters in it."""

    form_class = PictureForm
    template = "newsroom/picture.html"

    def prepare(self, **kwargs: Any) -> None:
        self.ask(policy.WRITE)
        found = queries.pictures_visible_to(self.actor).filter(pk=kwargs["pk"]).first()
        if found is None:
            raise PermissionDenied(_("Không có ảnh này trong kho."))
        access.require(self.actor, policy.WRITE, units=[found.unit])
        self.about = found

    def arguments(self) -> dict[str, Any]:
        return {"picture": self.about}

    def save(self, form: PictureForm) -> tuple[str, Any]:
        pictures.correct(actor=self.actor, picture=self.about, wanted=form.cleaned_data)
        return _("Đã lưu."), reverse("newsroom:edit_picture", args=[self.about.pk])

    def words(self) -> dict[str, Any]:
        return {
            "title": self.about.title,
            "picture": self.about,
            "drawn": whole(self.about, self.about.alt, "(min-width: 60rem) 30rem, 100vw"),
            "drawn_cut": cut(self.about, "", "20rem"),
            "back": reverse("newsroom:pictures"),
        }
