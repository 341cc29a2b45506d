"""Ngôn ngữ của cổng: the list, one added, one corrected."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing

from ..domain import languages, policy
from ..forms.pictures import LanguageForm, NewLanguageForm
from ..models import Language
from .screen import FormScreen, Screen


def _row(language: Language) -> list[Any]:
    return [
        str(language),
        language.own_name,
        language.code,
        language.get_script_display(),
        _("phải sang trái") if language.is_rtl else _("trái sang phải"),
        _("có") if language.is_public else _("không"),
        language.get_stand_in_display(),
    ]


LANGUAGES = Listing(
    "ngon-ngu",
    [
        Column("name", gettext_lazy("Ngôn ngữ"), 1),
        Column("own", gettext_lazy("Tên tự gọi"), 2),
        Column("code", gettext_lazy("Mã ngôn ngữ"), 3),
        Column("script", gettext_lazy("Chữ viết"), 4),
        Column("direction", gettext_lazy("Chiều viết"), 5),
        Column("public", gettext_lazy("Hiện trên cổng"), 6),
        Column("stand_in", gettext_lazy("Chữ của cổng khi chưa dịch")),
    ],
    cells=_row,
)


class LanguageList(Screen):
    """Danh sách ngôn ngữ."""

    listing = LANGUAGES

    def get(self, request: HttpRequest) -> HttpResponse:
        """List or table file."""
        self.ask(policy.MANAGE_LANGUAGES)
        found = Language.objects.all()
        if "export" in request.GET:
            return self.listed.file(found)
        return render(request, "newsroom/languages.html", {"page_obj": self.listed.page(found)})


class NewLanguage(FormScreen):
    """Thêm ngôn ngữ."""

    form_class = NewLanguageForm

    def prepare(self, **kwargs: Any) -> None:
        self.ask(policy.MANAGE_LANGUAGES)

    def save(self, form: NewLanguageForm) -> tuple[str, Any]:
        given = dict(form.cleaned_data)
        made = languages.open_(actor=self.actor, code=given.pop("code"), wanted=given)
        return _("Đã thêm ngôn ngữ %(name)s.") % {"name": made.name}, reverse("newsroom:languages")

    def words(self) -> dict[str, Any]:
        return {"title": _("Thêm ngôn ngữ"), "back": reverse("newsroom:languages")}


class EditLanguage(FormScreen):
    """Sửa một ngôn ngữ."""

    form_class = LanguageForm

    def prepare(self, **kwargs: Any) -> None:
        self.ask(policy.MANAGE_LANGUAGES)
        self.about = get_object_or_404(Language, pk=kwargs["pk"])

    def arguments(self) -> dict[str, Any]:
        # A copy: the form writes what was typed into its instance, and the verb compares.
        return {"instance": Language.objects.get(pk=self.about.pk)}

    def save(self, form: LanguageForm) -> tuple[str, Any]:
        languages.correct(actor=self.actor, language=self.about, wanted=form.cleaned_data)
        return _("Đã lưu."), reverse("newsroom:languages")

    def words(self) -> dict[str, Any]:
        return {"title": self.about.name, "back": reverse("newsroom:languages")}
