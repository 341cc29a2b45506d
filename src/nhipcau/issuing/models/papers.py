"""Papers on their way out: draft, comments, signing elsewhere, number and signed file (ban hành văn bản)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.folding import fold
from nhipcau.core.models import StoredFile
from nhipcau.units.models import Unit

from ..enums import OPEN, FileForm, PaperKind, PaperState


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
    # Drafted by a unit for itself: its own people act on it, the standing office only reads it.
    by_unit = models.BooleanField(_("văn bản riêng của đơn vị"), default=False, editable=False)
    state = models.CharField(_("trạng thái"), max_length=12, choices=PaperState, default=PaperState.DRAFT)
    number = models.CharField(_("số"), max_length=20, blank=True)
    symbol = models.CharField(_("ký hiệu"), max_length=60, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("trình ký lúc"), null=True, blank=True)
    # The units an issued paper speaks to: they may read it.
    units = models.ManyToManyField(
        Unit, verbose_name=_("đơn vị liên quan"), related_name="papers_received", blank=True
    )
    signed = models.ForeignKey(
        StoredFile, verbose_name=_("bản đã ký"), null=True, on_delete=models.PROTECT, related_name="papers"
    )
    signed_name = models.CharField(_("tên tệp đã ký"), max_length=250, blank=True)
    # What the check of the signed file found (format in domain/signatures.py).
    signatures = models.JSONField(_("chữ ký số"), default=list, editable=False)
    folded = models.TextField(editable=False, default="")
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

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the searchable form true to what is printed."""
        self.folded = fold(f"{self.title} {self.full_number}")
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "folded"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The paper's page (trang văn bản đi)."""
        return reverse("issuing:paper", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Nội dung còn sửa được: a draft, or sent round for comment."""
        return self.state in OPEN

    @property
    def full_number(self) -> str:
        """Số và ký hiệu as printed; empty before issue."""
        return written_number(self.number, self.symbol)


def written_number(number: str, symbol: str) -> str:
    """Số và ký hiệu as each system writes them: "05/KH-UBND" (state), "05-KH/TU" (Party)."""
    if not number:
        return ""
    return f"{number}{'-' if '/' in symbol else '/'}{symbol}"


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


class PaperExport(models.Model):
    """Bản xuất: the bytes of a version in one form, kept so that every download is the same file."""

    version = models.ForeignKey(PaperVersion, on_delete=models.PROTECT, related_name="exports")
    form = models.CharField(_("dạng tệp"), max_length=8, choices=FileForm)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(_("xuất lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("bản xuất")
        constraints = [
            models.UniqueConstraint(fields=["version", "form"], name="one_export_per_version_and_form")
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.form}"


class ReturnedFile(models.Model):
    """Bản ký vừa nhận, chưa ghi nhận: in quarantine with what its check found, until a person decides."""

    paper = models.OneToOneField(Paper, on_delete=models.CASCADE, related_name="returned")
    key = models.CharField(max_length=32, editable=False)
    name = models.CharField(_("tên tệp"), max_length=250)
    # The findings of the check (format in domain/returns.py).
    findings = models.JSONField(editable=False)
    brought_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    brought_at = models.DateTimeField(_("nhận lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("bản ký chờ ghi nhận")

    def __str__(self) -> str:
        return self.name
