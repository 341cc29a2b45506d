"""Soạn: the text of one edition, beside it how it will look; older versions as they were."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from .. import queries
from ..domain import comments, drafting, events, policy, text
from ..domain.text import Charting
from ..enums import WITH_APPROVERS, StoryKind
from ..forms.stories import TextForm
from ..forms.translating import CommentForm
from ..models import EditionVersion
from ..queries import board
from .drawing import charting, drawing
from .screen import FormScreen, Screen

OFFERED = 40


class Write(FormScreen):
    """Soạn một bản."""

    form_class = TextForm
    template = "newsroom/write.html"

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.edition(kwargs["pk"])
        self.ask(policy.WRITE, self.about.story)
        version = self.about.current
        assert version is not None  # noqa: S101 - an edition is never made without a text
        self.version = version

    def arguments(self) -> dict[str, Any]:
        words = {name: getattr(self.version, name) for name in drafting.WORDS}
        return {
            "pictures": queries.pictures_visible_to(self.actor),
            "language": self.about.language,
            "version": self.version,
            "videos": queries.videos_visible_to(self.actor),
            "initial": {**words, "base": drafting.base_of(self.version)},
        }

    def save(self, form: TextForm) -> tuple[str, Any]:
        given = dict(form.cleaned_data)
        base = given.pop("base")
        # What this kind of story is not asked for stays as it is.
        kept = {name: getattr(self.version, name) for name in drafting.WORDS}
        drafting.write(actor=self.actor, edition=self.about, wanted=kept | given, base=base)
        if "stay" in self.request.POST:
            return _("Đã lưu."), self.request.path
        return _("Đã lưu. Khi xong, hãy bấm “Trình duyệt”."), self.about.story

    def page(self, form: forms.BaseForm, status: int = 200) -> HttpResponse:
        """What was saved meanwhile now stands beside the words typed: saving again is done knowingly."""
        if form.is_bound:
            form.data = form.data.copy()
            form.data["base"] = drafting.base_of(self.version)
        return super().page(form, status)

    def words(self) -> dict[str, Any]:
        version, story = self.version, self.about.story
        return {
            "edition": self.about,
            "story": story,
            "version": version,
            "has_file": story.kind == StoryKind.VIDEO,
            "held": self.about.state in WITH_APPROVERS,
            "source": version.of_source,
            "source_body": text.html(version.of_source.body, drawing([version.of_source]))
            if version.of_source
            else "",
            "body": text.html(version.body, drawing([version]), _charting(version)),
            "pictures": queries.pictures_visible_to(self.actor)[:OFFERED],
            "back": story.get_absolute_url(),
        }


def _charting(version: EditionVersion) -> Charting:
    language = version.edition.language
    return charting(version, language.code, is_rtl=language.is_rtl)


class Version(Screen):
    """Một phiên bản as it was kept."""

    def get(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """The page."""
        edition = self.edition(pk)
        found = EditionVersion.objects.select_related("picture__file", "author", "of_source")
        version = get_object_or_404(found, edition=edition, number=number)
        context = {
            "edition": edition,
            "story": edition.story,
            "version": version,
            "body": text.html(version.body, drawing([version]), _charting(version)),
            "when": events.of(version) if edition.story.kind == StoryKind.EVENT else None,
            "approvals": version.approvals.select_related("person"),
            "comments": board.comments_of(edition).filter(version=version),
            "comment_form": CommentForm(sentences=comments.sentences_of(version))
            if self.may(policy.COMMENT, edition.story)
            else None,
            "may_resolve": self.may(policy.WRITE, edition.story),
        }
        return render(request, "newsroom/version.html", context)
