"""Tài liệu từ tin bài: a dossier to print, a script to read, of stories chosen in the list."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from nhipcau.core.views.files import attachment_of
from nhipcau.newsroom import queries as newsroom
from nhipcau.newsroom.models import Language, Publication

from .. import queries
from ..domain import dossiers, policy, scripts
from ..forms.handouts import HandoutForm, ScriptForm
from .screen import Screen


class HandoutScreen(Screen):
    """A screen about the stories its address names."""

    def numbers(self) -> list[int]:
        """Số của các bài được chọn mà người này được xem, in their order."""
        asked = [int(each[:12]) for each in self.request.GET.getlist("bai") if each.isdecimal()]
        seen = set(newsroom.stories_visible_to(self.actor).filter(pk__in=asked).values_list("pk", flat=True))
        return [pk for pk in dict.fromkeys(asked) if pk in seen]

    def refused(self, refusal: ValidationError) -> HttpResponse:
        """Back to the choice, with the sentence why."""
        messages.error(self.request, " ".join(refusal.messages))
        return redirect(f"{reverse('outreach:handouts')}?{urlencode([('bai', pk) for pk in self.numbers()])}")


class Handouts(HandoutScreen):
    """Chọn làm gì với các bài đã đánh dấu."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The stories and what can be made of them."""
        self.reach(policy.PACK)
        numbers = self.numbers()
        return self.page(HandoutForm(languages=queries.languages_of(numbers)), numbers)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """The file, or the way to the script."""
        self.reach(policy.PACK)
        numbers = self.numbers()
        form = HandoutForm(request.POST, languages=queries.languages_of(numbers))
        if not form.is_valid():
            return self.page(form, numbers, status=422)
        language = form.cleaned_data["language"]
        if request.POST.get("lam") == "script":
            asked = urlencode([("ngon-ngu", language.code), *(("bai", pk) for pk in numbers)])
            return redirect(f"{reverse('outreach:script')}?{asked}")
        try:
            made = dossiers.make(
                actor=self.actor, stories=numbers, language=language, title=form.cleaned_data["title"]
            )
        except ValidationError as refusal:
            form.add_error("title", refusal)
            return self.page(form, numbers, status=422)
        return attachment_of(made, f"tap-tin-bai-{language.code}.pdf")

    def page(self, form: HandoutForm, numbers: list[int], status: int = 200) -> HttpResponse:
        """The page."""
        found = newsroom.stories_visible_to(self.actor).select_related("language").in_bulk(numbers)
        context = {
            "form": form,
            "stories": [found[pk] for pk in numbers],
            "has_any": form.fields["language"].queryset.exists(),  # type: ignore[attr-defined]
        }
        return render(self.request, "outreach/handouts.html", context, status=status)


class BroadcastScript(HandoutScreen):
    """Kịch bản phát thanh: read over, changed, then taken along."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """What is proposed."""
        try:
            self.prepare()
        except ValidationError as refusal:
            return self.refused(refusal)
        forms = queries.short_forms() if self.language.code == "vi" else {}
        texts = {f"text_{each.pk}": scripts.proposed(each, forms) for each in self.shown}
        speed = scripts.speed_of(self.language)
        form = ScriptForm(shown=self.shown, initial={"speed": speed, **texts})
        return self.page(form, speed, texts)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        """The file, or how long it takes now."""
        try:
            self.prepare()
        except ValidationError as refusal:
            return self.refused(refusal)
        form = ScriptForm(request.POST, shown=self.shown)
        if not form.is_valid():
            return self.page(form, scripts.speed_of(self.language), {}, status=422)
        said = form.cleaned_data
        speed = said["speed"]
        given: dict[str, Any] = {
            "stories": [each.story_id for each in self.shown],
            "language": self.language,
            "texts": {each.pk: said[f"text_{each.pk}"] for each in self.shown},
            "speed": speed,
        }
        match request.POST.get("lam"):
            case "docx":
                return attachment_of(scripts.as_document(actor=self.actor, **given), "kich-ban.docx")
            case "txt":
                return attachment_of(scripts.as_text(actor=self.actor, **given), "kich-ban.txt")
        return self.page(form, speed, said)

    def prepare(self) -> None:
        """Which stories, in which language. Raises Refused when there is none."""
        self.reach(policy.PACK)
        self.language = get_object_or_404(Language, code=self.request.GET.get("ngon-ngu", "vi")[:16])
        self.shown: list[Publication] = dossiers.chosen(self.actor, self.numbers(), self.language)

    def page(self, form: ScriptForm, speed: int, said: dict[str, Any], status: int = 200) -> HttpResponse:
        """The page."""
        times = [
            scripts.seconds(said.get(f"text_{each.pk}", ""), self.language, speed) for each in self.shown
        ]
        rows = [
            {"shown": each, "field": form[f"text_{each.pk}"], "time": scripts.told(time)}
            for each, time in zip(self.shown, times, strict=True)
        ]
        product = {
            "unit": self.shown[0].story.unit_id,
            "kind": "radio",
            "title": self.shown[0].version.title,
        }
        context = {
            "form": form,
            "rows": rows,
            "language": self.language,
            "total": scripts.told(sum(times)),
            "spelt": self.language.code == "vi",
            "product": urlencode(product),
        }
        return render(self.request, "outreach/script.html", context, status=status)
