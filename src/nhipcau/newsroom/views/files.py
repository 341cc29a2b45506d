"""Tệp dịch của một bản: out as PO or XLIFF, back with a look at what it changes."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.units.views.screen import attach

from ..domain import exchanging, policy, wording, workbench
from ..domain.exchanging import Brought
from ..domain.workbench import Given
from ..forms.translating import FileForm
from ..models import Edition
from .screen import Screen

SALT, KEPT = "newsroom.brought", 3600


class OfTranslation(Screen):
    """A screen about a translation."""

    def prepare(self, pk: int) -> Edition:
        """The edition. Raises Http404 for the story's own language."""
        self.about = self.edition(pk)
        if self.about.language_id == self.about.story.language_id:
            raise Http404
        return self.about


class TranslationFile(OfTranslation):
    """Tệp dịch mang ra; `?dang=` says which form."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The file."""
        edition, form = self.prepare(pk), request.GET.get("dang", "po")
        self.ask(policy.READ, edition.story)
        if form not in exchanging.FORMS:
            raise Http404
        content = exchanging.file_of(actor=self.actor, edition=edition, form=form)
        ending, kind = exchanging.FORMS[form]
        response = HttpResponse(content, content_type=kind)
        name = f"tin-{edition.story_id}-{edition.language.code}.{ending}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


class BringFile(OfTranslation):
    """Nhận tệp dịch về: what it changes is shown first, and kept only after."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the file, and offer the way out."""
        self.ask(policy.WRITE, self.prepare(pk).story)
        return self.page(FileForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Read the file and show what it changes; or keep what was shown."""
        self.ask(policy.WRITE, self.prepare(pk).story)
        if "brought" in request.POST:
            return self.keep(request)
        form = FileForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                brought = exchanging.read(self.about, form.cleaned_data["file"].read())
            except ValidationError as refusal:
                attach(form, refusal)
            else:
                return self.page(form, brought=brought)
        return self.page(form, status=422)

    def keep(self, request: HttpRequest) -> HttpResponse:
        """What was shown a moment ago, as it was shown."""
        try:
            sent = signing.loads(request.POST["brought"], salt=f"{SALT}.{self.about.pk}", max_age=KEPT)
            is_read = "is_read" in request.POST
            given = {
                int(at): Given(text, is_done=is_read or was_read, stroke=stroke)
                for at, (text, stroke, was_read) in sent.items()
            }
            n = workbench.take_file(actor=self.actor, edition=self.about, given=given)
        except signing.BadSignature:
            messages.error(request, _("Đã quá một giờ từ lúc xem tệp; hãy chọn lại tệp."))
            return redirect(request.path)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect(request.path)
        said = ngettext("Đã nhận %(n)d câu từ tệp.", "Đã nhận %(n)d câu từ tệp.", n) % {"n": n}
        messages.success(request, said)
        return redirect("newsroom:workbench", pk=self.about.pk)

    def page(self, form: FileForm, *, brought: Brought | None = None, status: int = 200) -> HttpResponse:
        """The page."""
        context: dict[str, Any] = {
            "form": form,
            "edition": self.about,
            "story": self.about.story,
            "forms": [("po", "PO"), ("xliff-1.2", "XLIFF 1.2"), ("xliff-2.1", "XLIFF 2.1")],
            "back": reverse("newsroom:workbench", args=[self.about.pk]),
        }
        if brought is not None:
            context["brought"] = brought
            context["rows"] = [
                (each, wording.marked(each.passage.target, each.text)) for each in brought.coming
            ]
            sent = {
                str(each.passage.position): [each.text, each.passage.stroke, each.is_read]
                for each in brought.coming
            }
            context["signed"] = signing.dumps(sent, salt=f"{SALT}.{self.about.pk}", compress=True)
        return render(self.request, "newsroom/bring_file.html", context, status=status)
