"""How a name or term is said in another language (thuật ngữ)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.folding import Folded

from ..enums import EntryKind, EntryState


def no_forms() -> list[Any]:
    """Chưa có cách viết nào."""
    return []


class GlossaryEntry(models.Model):
    """Mục thuật ngữ of one pair of languages (BCP 47): a term, how it is said, how it is not said.

    `key` is the term without regard to capitals; one approved entry a key and pair. A correction is an entry
    of its own that `replaces` the one before: what was binding when is told for ever.
    """

    source = models.CharField(_("từ ngôn ngữ"), max_length=16)
    target = models.CharField(_("sang ngôn ngữ"), max_length=16)
    term = models.CharField(_("thuật ngữ gốc"), max_length=200)
    rendering = models.CharField(_("cách dịch"), max_length=200)
    # Further forms that are right (short, inflected), and such as must not be used.
    allowed = models.JSONField(_("cách dịch khác được dùng"), default=no_forms, blank=True)
    forbidden = models.JSONField(_("cách dịch không dùng"), default=no_forms, blank=True)
    kind = models.CharField(_("loại"), max_length=5, choices=EntryKind, default=EntryKind.TERM)
    note = models.CharField(_("ghi chú"), max_length=500, blank=True)
    basis = models.CharField(_("căn cứ của cách dịch"), max_length=300, blank=True)
    state = models.CharField(_("trạng thái"), max_length=9, choices=EntryState, default=EntryState.PROPOSED)
    key = models.CharField(max_length=200, editable=False)
    # The first word of `key`: in a text only entries are looked for whose opening stands in it.
    opening = models.CharField(max_length=200, editable=False)
    folded = Folded(of=("term", "rendering", "note"))
    replaces = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by", editable=False
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    proposed_at = models.DateTimeField(_("đề xuất lúc"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    decided_at = models.DateTimeField(_("quyết định lúc"), null=True, editable=False)
    reason = models.CharField(_("lý do thôi dùng"), max_length=300, blank=True, editable=False)

    class Meta:
        verbose_name = _("thuật ngữ")
        verbose_name_plural = _("thuật ngữ")
        ordering = ["key", "target", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "target", "key"],
                condition=Q(state="approved"),
                name="one_approved_entry_a_term",
            )
        ]
        indexes = [models.Index(fields=["source", "target", "state", "opening"], name="terms_of_pair")]

    def __str__(self) -> str:
        return f"{self.term} → {self.rendering}"

    def get_absolute_url(self) -> str:
        """Trang của mục thuật ngữ."""
        return reverse("translation:entry", args=[self.pk])
