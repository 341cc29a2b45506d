"""Papers on their way out: draft, comments, signing elsewhere, number and signed file (ban hành văn bản)."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.core.models import StoredFile
from nhipcau.units.models import Unit

from .enums import PaperKind, PaperState


class Paper(models.Model):
    """Văn bản đi: one paper from draft to issue; the record it belongs to points here with a OneToOneField.

    The owner app composes its content (`issuing.domain.owners`); what was sent round, submitted and issued
    stays in its versions.
    """

    kind = models.CharField(_("loại"), max_length=12, choices=PaperKind)
    office = models.ForeignKey(
        Unit, verbose_name=_("cơ quan ban hành"), on_delete=models.PROTECT, related_name="papers"
    )
    title = models.CharField(_("trích yếu"), max_length=500)
    state = models.CharField(_("trạng thái"), max_length=12, choices=PaperState, default=PaperState.DRAFT)
    number = models.CharField(_("số"), max_length=20, blank=True)
    symbol = models.CharField(_("ký hiệu"), max_length=60, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    signed = models.ForeignKey(
        StoredFile, verbose_name=_("bản đã ký"), null=True, on_delete=models.PROTECT, related_name="papers"
    )
    signed_name = models.CharField(_("tên tệp đã ký"), max_length=250, blank=True)
    # What the check of the signed file found (format in domain/signatures.py).
    signatures = models.JSONField(_("chữ ký số"), default=list, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("lập lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("văn bản đi")
        verbose_name_plural = _("văn bản đi")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The paper's page (trang văn bản đi)."""
        return reverse("issuing:paper", args=[self.pk])


class PaperVersion(models.Model):
    """Bản dự thảo: the content of a paper (OfficialDocument as JSON) as it stood once, never changed."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("bản"))
    content = models.JSONField(editable=False)
    digest = models.CharField(_("mã băm SHA-256"), max_length=64, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(_("lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("bản dự thảo")
        ordering = ["paper_id", "number"]
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="one_version_per_number")]

    def __str__(self) -> str:
        return f"{self.paper} ({self.number})"
