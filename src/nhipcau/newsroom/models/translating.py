"""Who translates what until when, for whom first, and what is said about it (việc dịch, ưu tiên, góp ý)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.plans.models import Term

from .editions import EditionVersion
from .languages import Language
from .stories import Story


class TranslationTask(models.Model):
    """Việc dịch: one story into one language, handed to a person with a due day; one of a kind.

    It stands before the edition is opened, and stays after it is published: a text of the source that changes
    later comes to the same hands.
    """

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="translation_tasks")
    language = models.ForeignKey(
        Language, verbose_name=_("ngôn ngữ"), on_delete=models.PROTECT, related_name="translation_tasks"
    )
    translator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người dịch"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="translation_tasks",
    )
    due = models.DateField(_("hạn dịch"), null=True, blank=True)
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    assigned_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("việc dịch")
        verbose_name_plural = _("việc dịch")
        ordering = ["due", "pk"]
        constraints = [models.UniqueConstraint(fields=["story", "language"], name="one_translation_task")]

    def __str__(self) -> str:
        return f"{self.story} ({self.language})"

    def get_absolute_url(self) -> str:
        """Trang làm việc của tin bài."""
        return self.story.get_absolute_url()


class AudienceLanguage(models.Model):
    """Ưu tiên: a language that an audience reads, the first with rank 1; no `audience` for other stories.

    The board asks for these translations and for no others.
    """

    audience = models.ForeignKey(
        Term, verbose_name=_("người đọc"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    language = models.ForeignKey(
        Language, verbose_name=_("ngôn ngữ"), on_delete=models.CASCADE, related_name="audiences"
    )
    rank = models.PositiveSmallIntegerField(_("thứ tự ưu tiên"))

    class Meta:
        verbose_name = _("ưu tiên dịch")
        verbose_name_plural = _("ưu tiên dịch")
        ordering = ["rank", "language__position"]
        constraints = [
            models.UniqueConstraint(fields=["audience", "language"], name="one_rank_an_audience"),
            models.UniqueConstraint(
                fields=["language"], condition=Q(audience=None), name="one_rank_for_other_stories"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.audience}: {self.language} ({self.rank})"


class Comment(models.Model):
    """Góp ý cho một phiên bản: about a sentence, which it quotes, or about the whole."""

    version = models.ForeignKey(EditionVersion, on_delete=models.PROTECT, related_name="comments")
    quote = models.TextField(_("câu được góp ý"), blank=True)
    text = models.TextField(_("góp ý"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("góp ý")
        verbose_name_plural = _("góp ý")
        ordering = ["pk"]
        indexes = [models.Index(fields=["version"], condition=Q(resolved_at=None), name="comments_open")]

    def __str__(self) -> str:
        return self.text[:80]

    def get_absolute_url(self) -> str:
        """Phiên bản được góp ý."""
        return reverse("newsroom:version", args=[self.version.edition_id, self.version.number])
