"""Các nút của tin bài: open a language, hand in, approve, give back, publish, take down."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.views import screen as core_screen
from nhipcau.translation.models import GlossaryEntry

from .. import queries
from ..domain import approving, policy, publishing, stories, terms
from ..enums import EditionState
from ..forms.stories import PublishForm, ReasonForm, WithdrawForm
from ..models import Language, Publication
from .screen import Act, FormScreen, Screen


class OpenEdition(Screen, core_screen.Act):
    """Mở bản trong một ngôn ngữ."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        story = self.story(kwargs["pk"])
        self.ask(policy.WRITE, story)
        language = get_object_or_404(Language, pk=kwargs["language"])
        edition = stories.open_edition(actor=self.actor, story=story, language=language)
        said = _("Đã mở bản dịch (%(language)s); hãy dịch từng câu.") % {"language": language}
        return said, reverse("newsroom:workbench", args=[edition.pk])

    def back(self, **kwargs: Any) -> Any:
        """The story."""
        return reverse("newsroom:story", args=[kwargs["pk"]])


class Submit(Act):
    """Trình duyệt."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        approving.submit(actor=self.actor, edition=self.about)
        return _("Đã trình. Người duyệt được báo; trong lúc chờ, nội dung không sửa được."), self.about.story


class TakeBack(Act):
    """Lấy lại để sửa."""

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        approving.take_back(actor=self.actor, edition=self.about)
        return _("Đã lấy lại. Sửa xong hãy trình từ đầu."), reverse("newsroom:write", args=[self.about.pk])


class Check(Act):
    """Duyệt lần một."""

    action = policy.CHECK

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        approving.check(actor=self.actor, edition=self.about)
        return _("Đã duyệt lần một; bài chờ người thứ hai."), self.about.story


class Approve(Act):
    """Duyệt lần hai."""

    action = policy.APPROVE

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        approving.approve(actor=self.actor, edition=self.about)
        return _("Đã duyệt lần hai; bài đăng được."), self.about.story


class CancelScheduled(Act):
    """Hủy hẹn giờ đăng."""

    action = policy.PUBLISH

    def act(self, request: HttpRequest, **kwargs: Any) -> tuple[str, Any]:
        coming = get_object_or_404(Publication, edition=self.about, at__gt=timezone.now())
        publishing.cancel_scheduled(actor=self.actor, publication=coming)
        return _("Đã hủy hẹn giờ; bài vẫn còn hai lần duyệt."), self.about.story


class OfEdition(FormScreen):
    """A form about an edition."""

    action = policy.CHECK

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.edition(kwargs["pk"])
        self.ask(self.action, self.about.story)

    def words(self) -> dict[str, Any]:
        story = self.about.story
        return {"story": story, "edition": self.about, "back": story.get_absolute_url()}


class Return(OfEdition):
    """Trả lại để sửa."""

    form_class = ReasonForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.edition(kwargs["pk"])
        checked = self.about.state == EditionState.CHECKED
        self.ask(policy.APPROVE if checked else policy.CHECK, self.about.story)

    def save(self, form: ReasonForm) -> tuple[str, Any]:
        approving.return_(actor=self.actor, edition=self.about, reason=form.cleaned_data["reason"])
        return _("Đã trả lại; người viết được báo kèm lý do."), self.about.story

    def words(self) -> dict[str, Any]:
        lead = _("%(language)s, “%(title)s”. Ghi rõ câu nào, sửa thế nào.") % {
            "language": self.about.language,
            "title": self.about.story,
        }
        return super().words() | {"title": _("Trả lại để sửa"), "lead": lead, "button": _("Trả lại")}


class OverrideTerm(OfEdition):
    """Bỏ qua một thuật ngữ, kèm lý do."""

    form_class = ReasonForm
    action = policy.APPROVE

    def prepare(self, **kwargs: Any) -> None:
        super().prepare(**kwargs)
        self.entry = get_object_or_404(GlossaryEntry, pk=kwargs["entry"])

    def save(self, form: ReasonForm) -> tuple[str, Any]:
        terms.override(
            actor=self.actor, edition=self.about, entry=self.entry, reason=form.cleaned_data["reason"]
        )
        return _("Đã ghi lý do; người duyệt và người đăng đều thấy."), self.about.story

    def words(self) -> dict[str, Any]:
        lead = _("Thuật ngữ “%(term)s” phải dịch là “%(rendering)s”. Vì sao bản này không dùng?") % {
            "term": self.entry.term,
            "rendering": self.entry.rendering,
        }
        return super().words() | {"title": _("Bỏ qua thuật ngữ"), "lead": lead, "button": _("Bỏ qua")}


class Publish(OfEdition):
    """Đăng, now or at a moment."""

    form_class = PublishForm
    action = policy.PUBLISH

    def arguments(self) -> dict[str, Any]:
        return {"is_first": not self.about.publications.exists()}

    def save(self, form: PublishForm) -> tuple[str, Any]:
        moment = form.moment()
        made, told = publishing.publish(
            actor=self.actor,
            edition=self.about,
            at=moment,
            correction=form.cleaned_data.get("correction", ""),
        )
        for sentence in told:
            messages.info(self.request, sentence)
        if moment is None:
            return _("Đã đăng."), self.about.story
        at = timezone.localtime(made.at)
        return _("Đã hẹn đăng lúc %(at)s.") % {"at": f"{at:%H:%M %d/%m/%Y}"}, self.about.story

    def words(self) -> dict[str, Any]:
        lead = _("%(language)s, “%(title)s”. Để trống ngày và giờ thì đăng ngay.") % {
            "language": self.about.language,
            "title": self.about.current.title if self.about.current else self.about.story,
        }
        standing = list(queries.in_public().filter(edition=self.about))
        for each in queries.uncarried(standing).get(self.about.pk, []):
            lead += " " + _(
                "Bản gốc đã đính chính: “%(said)s”; ghi đính chính ấy bằng ngôn ngữ của bản này."
            ) % {"said": each.correction}
        return super().words() | {"title": _("Đăng lên cổng"), "lead": lead, "button": _("Đăng")}


class Withdraw(FormScreen):
    """Gỡ khỏi cổng."""

    form_class = WithdrawForm

    def prepare(self, **kwargs: Any) -> None:
        self.about = self.story(kwargs["pk"])
        self.ask(policy.PUBLISH, self.about)

    def arguments(self) -> dict[str, Any]:
        shown = Publication.objects.filter(story=self.about, at__lte=timezone.now())
        return {"languages": list(Language.objects.filter(pk__in=shown.values("language")))}

    def save(self, form: WithdrawForm) -> tuple[str, Any]:
        reason = form.cleaned_data["reason"]
        publishing.withdraw(actor=self.actor, story=self.about, reason=reason, said=form.said())
        return _("Đã gỡ ở mọi ngôn ngữ; địa chỉ của bài nói rõ lý do."), self.about

    def words(self) -> dict[str, Any]:
        lead = _(
            "Bài được gỡ ở mọi ngôn ngữ và không đăng lại được. Địa chỉ của bài vẫn còn, nói ngày gỡ và "
            "lý do dưới đây cho mọi người đọc; ngôn ngữ nào không ghi thì hiện lý do tiếng Việt. Nếu chỉ sai "
            "một chỗ, hãy sửa và đăng kèm đính chính."
        )
        return {
            "title": _("Gỡ khỏi cổng"),
            "story": self.about,
            "lead": lead,
            "button": _("Gỡ bài"),
            "danger": True,
            "back": self.about.get_absolute_url(),
        }
