"""A directive: the original, what was read in it, its header (văn bản chỉ đạo)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.core.models import Job, StoredFile
from nhipcau.units.models import Unit

from ..enums import DirectiveState, Source, System


class Directive(models.Model):
    """Văn bản chỉ đạo: the original, the machine's reading as it was, and the header as it now stands.

    `reading` is what `vanban` gave (contract vanban/1) and never changes; the header fields begin as its
    values and may be corrected, so what was read and what a person changed stay apart.
    """

    state = models.CharField(
        _("trạng thái"), max_length=12, choices=DirectiveState, default=DirectiveState.READING
    )
    source = models.CharField(_("nguồn"), max_length=8, choices=Source, default=Source.RECEIVED)
    file_name = models.CharField(_("tên tệp"), max_length=250)
    original = models.ForeignKey(
        StoredFile, verbose_name=_("bản gốc"), null=True, on_delete=models.PROTECT, related_name="directives"
    )
    # Before it is read the content lies in quarantine under this key, outside backups (safeguard 16).
    quarantine_key = models.CharField(max_length=32, blank=True)
    # What a machine read in pictures of pages lies there too, until a person has seen that they bear no mark.
    reading_key = models.CharField(max_length=32, blank=True)
    # SHA-256 of the content, so that the same file is received once; blank once nothing of it is kept.
    digest = models.CharField(max_length=64, blank=True, editable=False)
    reading = models.JSONField(_("kết quả máy đọc"), null=True, editable=False)
    failure = models.TextField(_("lý do chưa đọc được"), blank=True)
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")

    system = models.CharField(_("hệ thống"), max_length=8, choices=System, blank=True)
    type_code = models.CharField(_("mã thể loại"), max_length=16, blank=True)
    type_name = models.CharField(_("thể loại"), max_length=100, blank=True)
    number = models.CharField(_("số, ký hiệu"), max_length=100, blank=True)
    # The number as it is compared (values.number_key_of), to find what cites this.
    number_key = models.CharField(max_length=100, blank=True, editable=False, db_index=True)
    issuer_name = models.CharField(_("cơ quan ban hành"), max_length=250, blank=True)
    issuer = models.ForeignKey(
        Unit,
        verbose_name=_("cơ quan ban hành trong danh bạ"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="issued",
    )
    place = models.CharField(_("nơi ban hành"), max_length=100, blank=True)
    date = models.DateField(_("ngày ban hành"), null=True, blank=True)
    title = models.TextField(_("trích yếu"), blank=True)
    folded = models.TextField(editable=False, blank=True)

    # The same number, issuer and date as another: a person says whether it is the same document.
    duplicate_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # A later version took over its obligations (thay thế): what is new is read there.
    superseded_by = models.ForeignKey(
        "self",
        verbose_name=_("đã thay bằng"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="supersedes",
    )
    superseded_at = models.DateTimeField(_("thay thế lúc"), null=True, editable=False)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="received_directives"
    )
    received_at = models.DateTimeField(_("tiếp nhận lúc"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("xác nhận lúc"), null=True)

    class Meta:
        verbose_name = _("văn bản chỉ đạo")
        verbose_name_plural = _("văn bản chỉ đạo")
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["digest"],
                condition=~Q(digest="") & ~Q(state=DirectiveState.DISCARDED),
                name="one_directive_per_content",
                violation_error_message=_("Tệp này đã được tiếp nhận."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip() or self.file_name or str(_("Tệp đã xóa"))

    def get_absolute_url(self) -> str:
        """The review screen (màn hình rà soát), or what stands before it: a scan's pages, the progress."""
        if self.state == DirectiveState.SCREENING:
            return reverse("directives:screening", args=[self.pk])
        name = "directives:review" if self.has_reading else "directives:progress"
        return reverse(name, args=[self.pk])

    @property
    def has_reading(self) -> bool:
        """Đã có kết quả máy đọc, told without loading it."""
        return self.original_id is not None

    @property
    def text(self) -> str:
        """Văn bản đã làm sạch, into which every span leads."""
        return str(self.reading["text"]) if self.reading else ""
