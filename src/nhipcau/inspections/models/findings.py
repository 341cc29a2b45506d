"""What the team found about a task, what the unit says to it, what became of it (phát hiện, giải trình)."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.plans.models import Evidence

from ..enums import FindingState, Nature
from .samples import SampleItem


class Finding(models.Model):
    """Phát hiện: about the work of a unit, never about a person; no field has room for one.

    `quote` is the sentence of the directive as it stood when the finding was written, `place` where it
    stands; `evidence` what the team looked at, none where there was none.
    """

    item = models.ForeignKey(SampleItem, on_delete=models.CASCADE, related_name="findings")
    nature = models.CharField(_("tính chất"), max_length=14, choices=Nature)
    text = models.TextField(_("nội dung phát hiện"))
    quote = models.TextField(_("câu trong văn bản"))
    place = models.CharField(_("vị trí"), max_length=250)
    evidence = models.ManyToManyField(
        Evidence, verbose_name=_("minh chứng đã xem"), related_name="findings", blank=True
    )
    state = models.CharField(_("trạng thái"), max_length=10, choices=FindingState, default=FindingState.DRAFT)
    folded = models.TextField(editable=False, default="")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField(_("ghi lúc"), default=timezone.now)
    sent_at = models.DateTimeField(_("gửi lúc"), null=True)
    # What the unit says: None until it answers.
    agrees = models.BooleanField(_("đơn vị nhất trí"), null=True, blank=True)
    explanation = models.TextField(_("giải trình của đơn vị"), blank=True)
    explained_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    explained_at = models.DateTimeField(_("giải trình lúc"), null=True)
    # What the team makes of it; the words before a revision stay in the trail.
    judgement = models.TextField(_("ý kiến của đoàn"), blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    judged_at = models.DateTimeField(_("xem xét lúc"), null=True)

    class Meta:
        verbose_name = _("phát hiện")
        verbose_name_plural = _("phát hiện")
        ordering = ["item__visit__unit__sort_key", "item_id", "pk"]

    def __str__(self) -> str:
        return self.text[:120]

    def get_absolute_url(self) -> str:
        """Its place on the page of the task."""
        return f"{self.item.get_absolute_url()}#phat-hien-{self.pk}"

    @property
    def is_met(self) -> bool:
        """Đạt: nothing to explain, nothing to mend."""
        return self.nature == Nature.MET
