"""Tables of others on their way into the registers (bảng nhập vào)."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.core.models import Job, StoredFile
from nhipcau.directives.models import Directive

from ..enums import ImportKind, ImportState


class SheetLayout(models.Model):
    """Cách đọc một mẫu bảng: which column means what, remembered by the writing of its head.

    `fingerprint` is the SHA-256 of the folded column names in their order; `columns` maps field names to
    column numbers.
    """

    kind = models.CharField(_("loại"), max_length=12, choices=ImportKind)
    fingerprint = models.CharField(max_length=64)
    columns = models.JSONField(default=dict)
    used_at = models.DateTimeField(_("dùng lần cuối"), auto_now=True)

    class Meta:
        verbose_name = _("cách đọc bảng")
        constraints = [models.UniqueConstraint(fields=["kind", "fingerprint"], name="one_layout_per_head")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.fingerprint[:12]}"


class Import(models.Model):
    """Một lần nhập bảng: the file as it came, how its columns are read, what the check found.

    `findings` is a list of {row, field, grade, words, written}; `row` is the number in the file. `result`
    counts what was written once the state is DONE.
    """

    kind = models.CharField(_("loại"), max_length=12, choices=ImportKind)
    state = models.CharField(_("trạng thái"), max_length=12, choices=ImportState, default=ImportState.MAPPING)
    file = models.ForeignKey(
        StoredFile, verbose_name=_("tệp"), on_delete=models.PROTECT, related_name="imports"
    )
    file_name = models.CharField(_("tên tệp"), max_length=250)
    title = models.CharField(_("tên bảng"), max_length=300, blank=True)
    # What the pages show of the file, so that it is not read again for each: head, first rows, sheets.
    outline = models.JSONField(default=dict, editable=False)
    sheet = models.PositiveSmallIntegerField(_("trang tính"), default=0)
    columns = models.JSONField(_("các cột"), default=dict)
    year = models.PositiveSmallIntegerField(_("năm của các hạn không ghi năm"), default=0)
    total = models.PositiveIntegerField(_("số dòng"), default=0)
    ready = models.PositiveIntegerField(_("số dòng nhập được"), default=0)
    wrong = models.PositiveIntegerField(_("số dòng lỗi"), default=0)
    skipped = models.PositiveIntegerField(_("số dòng bỏ qua"), default=0)
    findings = models.JSONField(default=list, editable=False)
    result = models.JSONField(default=dict, editable=False)
    directive = models.ForeignKey(
        Directive, null=True, on_delete=models.PROTECT, related_name="imports", verbose_name=_("nguồn")
    )
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("tải lên lúc"), auto_now_add=True)
    finished_at = models.DateTimeField(_("nhập xong lúc"), null=True)

    class Meta:
        verbose_name = _("lần nhập bảng")
        verbose_name_plural = _("lần nhập bảng")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "file"],
                condition=~models.Q(state=ImportState.DISCARDED),
                name="one_import_per_content",
            )
        ]

    def __str__(self) -> str:
        return self.title or self.file_name

    def get_absolute_url(self) -> str:
        """The import's page (trang một lần nhập)."""
        return reverse("exchange:import", args=[self.pk])

    @property
    def is_running(self) -> bool:
        """Đang có tiến trình nền kiểm tra hoặc nhập."""
        working = self.state in {ImportState.CHECKING, ImportState.IMPORTING}
        return working and self.job is not None and not self.job.is_over
