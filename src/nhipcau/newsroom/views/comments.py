"""Góp ý: made on a version, marked as dealt with."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.core.views import screen as core_screen

from ..domain import comments, policy
from ..forms.translating import CommentForm
from ..models import Comment, EditionVersion
from .screen import FormScreen, Screen


class AddComment(FormScreen):
    """Góp ý cho một phiên bản."""

    form_class = CommentForm

    def prepare(self, **kwargs: Any) -> None:
        edition = self.edition(kwargs["pk"])
        self.ask(policy.COMMENT, edition.story)
        found = EditionVersion.objects.select_related("edition__story__unit", "edition__language", "author")
        self.about = get_object_or_404(found, edition=edition, number=kwargs["number"])

    def arguments(self) -> dict[str, Any]:
        return {"sentences": comments.sentences_of(self.about)}

    def save(self, form: CommentForm) -> tuple[str, Any]:
        given = form.cleaned_data
        comments.add(actor=self.actor, version=self.about, text=given["text"], quote=given["quote"])
        return _("Đã gửi góp ý; người viết được báo."), self.back()

    def back(self) -> str:
        """The version."""
        return reverse("newsroom:version", args=[self.about.edition_id, self.about.number])

    def words(self) -> dict[str, Any]:
        lead = _("%(language)s, phiên bản %(number)d") % {
            "language": self.about.edition.language,
            "number": self.about.number,
        }
        return {
            "title": _("Góp ý"),
            "lead": lead,
            "story": self.about.edition.story,
            "button": _("Gửi góp ý"),
            "back": self.back(),
        }


class ResolveComment(Screen, core_screen.Act):
    """Ghi góp ý đã xử lý."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        found = Comment.objects.select_related("version__edition__story__unit")
        comment = get_object_or_404(found, pk=kwargs["pk"])
        self.edition(comment.version.edition_id)
        comments.resolve(actor=self.actor, comment=comment)
        return _("Đã ghi góp ý là đã xử lý."), self.back(**kwargs)

    def back(self, **kwargs: Any) -> Any:
        """The version it is about."""
        found = Comment.objects.select_related("version").filter(pk=kwargs["pk"]).first()
        return found.get_absolute_url() if found else reverse("newsroom:stories")
