"""Stories (tin bài)."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.plans.models import Assignment, Term
from nhipcau.units.models import Unit

from ..enums import Aspect, LegalKind, StoryKind
from .languages import Language


class Story(models.Model):
    """Tin bài: what the office tells, whatever the language; its words are in its editions.

    `unit` answers for it in public (safeguard 1). `sources` are for the office: from where each fact comes.
    `aspect` is what a page that stays tells of, `review_on` the day on which it must be looked at again.
    `title` and `folded` repeat the words of the edition in its own language, for lists and search.
    """

    kind = models.CharField(_("thể loại"), max_length=10, choices=StoryKind, default=StoryKind.STORY)
    legal_kind = models.CharField(_("loại thông tin"), max_length=8, choices=LegalKind)
    aspect = models.CharField(_("giới thiệu về"), max_length=10, choices=Aspect, blank=True)
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị chịu trách nhiệm"), on_delete=models.PROTECT, related_name="stories"
    )
    language = models.ForeignKey(
        Language, verbose_name=_("ngôn ngữ gốc"), on_delete=models.PROTECT, related_name="+"
    )
    theme = models.ForeignKey(
        Term, verbose_name=_("chủ đề"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    audience = models.ForeignKey(
        Term, verbose_name=_("người đọc"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    pillar = models.ForeignKey(
        Term, verbose_name=_("trụ cột"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    assignment = models.ForeignKey(
        Assignment,
        verbose_name=_("việc được giao"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stories",
    )
    sources = models.TextField(_("nguồn tư liệu"), blank=True)
    review_on = models.DateField(_("ngày xem lại"), null=True, blank=True)
    title = models.CharField(max_length=200, editable=False)
    folded = models.TextField(editable=False, blank=True)
    withdrawn_at = models.DateTimeField(_("gỡ lúc"), null=True, editable=False)
    # Stands in public in place of the text.
    withdrawn_reason = models.CharField(_("lý do gỡ"), max_length=500, blank=True, editable=False)
    # The same in other languages, by their codes.
    withdrawn_said = models.JSONField(_("lý do gỡ bằng ngôn ngữ khác"), default=dict, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("lập lúc"), auto_now_add=True)
    changed_at = models.DateTimeField(_("sửa lúc"), auto_now=True)

    class Meta:
        verbose_name = _("tin bài")
        verbose_name_plural = _("tin bài")
        ordering = ["-changed_at", "-pk"]
        indexes = [
            models.Index(fields=["unit", "-changed_at"], name="stories_of_unit"),
            models.Index(
                fields=["-withdrawn_at"],
                condition=models.Q(withdrawn_at__isnull=False),
                name="stories_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Trang làm việc của tin bài."""
        return reverse("newsroom:story", args=[self.pk])

    def why_gone(self, code: str) -> tuple[str, str]:
        """Lý do gỡ cho người đọc một ngôn ngữ, and in which it is told: Vietnamese if no other."""
        said: str = self.withdrawn_said.get(code, "")
        return (said, code) if said else (self.withdrawn_reason, "vi")
