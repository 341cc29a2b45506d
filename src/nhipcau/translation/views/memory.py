"""Bộ nhớ dịch: looked up, a wrong sentence deleted, TMX out and in."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.listing import Column, Listing

from .. import queries
from ..domain import languages, memory, policy, tmx
from ..forms import MemoryFileForm, SearchForm
from ..models import MemoryUnit
from .screen import FormScreen, Screen


def _row(unit: MemoryUnit) -> list[Any]:
    return [
        unit.source_text,
        unit.target_text,
        unit.source,
        unit.target,
        unit.origin,
        unit.at,
        str(unit.author or ""),
    ]


SENTENCES = Listing(
    "bo-nho-dich",
    [
        Column("source_text", gettext_lazy("Câu gốc"), 1),
        Column("target_text", gettext_lazy("Câu dịch"), 2),
        Column("source", gettext_lazy("Từ ngôn ngữ"), 3),
        Column("target", gettext_lazy("Sang ngôn ngữ"), 3),
        Column("origin", gettext_lazy("Lấy từ"), 4),
        Column("at", gettext_lazy("Ghi nhớ lúc"), 4),
        Column("author", gettext_lazy("Người dịch")),
    ],
    cells=_row,
)


class SentenceList(Screen):
    """Bộ nhớ dịch; `?export=csv`, `xlsx` or `tmx` gives what the filter finds."""

    listing = SENTENCES

    def get(self, request: HttpRequest) -> Any:
        """List or file."""
        self.ask(policy.READ)
        visible = queries.memory_visible_to(self.actor)
        form = SearchForm(request.GET, pairs=visible)
        form.is_valid()
        text = form.cleaned_data.get("q") or ""
        found = queries.search_memory(visible, text)
        if pair := form.chosen():
            found = found.filter(source=pair[0], target=pair[1])
        if request.GET.get("export") == "tmx":
            file = StreamingHttpResponse(
                tmx.to_tmx(found.iterator(500)), content_type="application/x-tmx+xml"
            )
            name = f"bo-nho-dich-{timezone.localdate():%Y-%m-%d}.tmx"
            file["Content-Disposition"] = f'attachment; filename="{name}"'
            file["X-Content-Type-Options"] = "nosniff"
            return file
        if "export" in request.GET:
            return self.listed.file(found)
        page = self.listed.page(found, sought=bool(text))
        known = languages.names()
        rows = [
            {"unit": unit, "pair": languages.pair_in_words(unit.source, unit.target, known)}
            for unit in page.object_list
        ]
        context = {
            "form": form,
            "page_obj": page,
            "rows": rows,
            "has_any": bool(rows) or visible.exists(),
            "keeps": self.may(policy.KEEP_MEMORY),
        }
        return render(request, "translation/memory.html", context)


class Forget(FormScreen):
    """Xóa một câu sai khỏi bộ nhớ."""

    template = "translation/forget.html"

    def prepare(self, **kwargs: Any) -> None:
        self.ask(policy.KEEP_MEMORY)
        found = queries.memory_visible_to(self.actor).filter(pk=kwargs["pk"]).first()
        if found is None:
            raise PermissionDenied(_("Không có câu này trong bộ nhớ dịch, hoặc câu đã được xóa."))
        self.about = found

    def save(self, form: Any) -> tuple[str, Any]:
        memory.forget(actor=self.actor, unit=self.about)
        return _("Đã xóa câu khỏi bộ nhớ dịch; các bài đã dùng câu này giữ nguyên."), reverse(
            "translation:memory"
        )

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Xóa câu khỏi bộ nhớ dịch"),
            "lead": _("Câu bị xóa không còn được gợi ý; các bài đã dùng câu này giữ nguyên."),
            "button": _("Xóa"),
            "danger": True,
            "unit": self.about,
            "back": reverse("translation:memory"),
        }


class TakeInMemory(FormScreen):
    """Nhập bộ nhớ dịch từ TMX."""

    form_class = MemoryFileForm

    def prepare(self, **kwargs: Any) -> None:
        self.ask(policy.KEEP_MEMORY)

    def save(self, form: MemoryFileForm) -> tuple[str, Any]:
        given = form.cleaned_data
        taken = tmx.take_in(
            actor=self.actor,
            source=given["source"],
            target=given["target"],
            content=given["file"].read(),
            name=given["file"].name,
        )
        said = _("Đã nhập %(new)d câu mới; %(known)d câu đã có; bỏ qua %(passed)d câu của ngôn ngữ khác.")
        return said % {"new": taken.new, "known": taken.known, "passed": taken.passed}, reverse(
            "translation:memory"
        )

    def words(self) -> dict[str, Any]:
        return {
            "title": _("Nhập bộ nhớ dịch"),
            "lead": _("Câu của cặp ngôn ngữ đã chọn được thêm vào bộ nhớ, ghi rõ lấy từ tệp nào."),
            "button": _("Nhập"),
            "has_file": True,
            "back": reverse("translation:memory"),
        }
