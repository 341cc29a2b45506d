"""Directives, what was read in them, and the obligations a person confirmed (văn bản chỉ đạo)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.core.models import Job, StoredFile
from nhipcau.units.models import Unit, UnitGroup

from .enums import (
    DirectiveState,
    LegalKind,
    ObligationKind,
    ObligationState,
    Origin,
    Part,
    Source,
    System,
)


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
    # SHA-256 of the content, so that the same file is received once; blank once nothing of it is kept.
    digest = models.CharField(max_length=64, blank=True, editable=False)
    reading = models.JSONField(_("kết quả máy đọc"), null=True, editable=False)
    failure = models.TextField(_("lý do chưa đọc được"), blank=True)
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")

    system = models.CharField(_("hệ thống"), max_length=8, choices=System, blank=True)
    type_code = models.CharField(_("mã thể loại"), max_length=16, blank=True)
    type_name = models.CharField(_("thể loại"), max_length=100, blank=True)
    number = models.CharField(_("số, ký hiệu"), max_length=100, blank=True)
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
        """The review screen (màn hình rà soát), or the progress of the reading before that."""
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


class Obligation(models.Model):
    """Nhiệm vụ được giao: one task that a directive hands to units, with its place in the source.

    `machine` keeps what was read (one item of vanban/1 `obligations`; for one split off or merged, the part
    of it that falls to this one) and never changes; null when a person added the obligation.
    """

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="obligations")
    # Where its first sentence begins in the text, so that pieces of a split one stand in reading order.
    position = models.PositiveIntegerField(_("thứ tự"), default=0)
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=ObligationState, default=ObligationState.PROPOSED
    )
    origin = models.CharField(_("nguồn gốc"), max_length=8, choices=Origin, default=Origin.MACHINE)
    parents = models.ManyToManyField("self", symmetrical=False, related_name="offspring", blank=True)
    machine = models.JSONField(null=True, editable=False)
    drop_reason = models.CharField(_("lý do bỏ"), max_length=500, blank=True)

    kind = models.CharField(_("loại nhiệm vụ"), max_length=16, choices=ObligationKind, blank=True)
    section = models.CharField(_("mục"), max_length=60, blank=True)
    text = models.TextField(_("nội dung nhiệm vụ"))
    # [start, end) pairs in the directive's text; several when obligations were merged.
    spans = models.JSONField(default=list)
    legal_kind = models.CharField(_("loại thông tin"), max_length=12, choices=LegalKind, blank=True)

    deadline_text = models.CharField(_("thời hạn, theo văn bản"), max_length=300, blank=True)
    starts_on = models.DateField(_("từ ngày"), null=True, blank=True)
    due = models.DateField(_("hạn"), null=True, blank=True)
    recurrence = models.CharField(_("lặp lại (RRULE)"), max_length=100, blank=True)
    deadline_after = models.JSONField(_("hạn tính từ sự kiện"), null=True, blank=True)
    continuous = models.BooleanField(_("thường xuyên"), default=False)
    periods = models.JSONField(_("kỳ báo cáo"), default=list, blank=True)
    deliverable = models.CharField(_("sản phẩm"), max_length=500, blank=True)
    authority = models.CharField(_("thẩm quyền"), max_length=300, blank=True)
    responsibility = models.CharField(_("trách nhiệm"), max_length=300, blank=True)
    report_to = models.CharField(_("báo cáo về"), max_length=300, blank=True)
    languages = models.JSONField(_("ngôn ngữ"), default=list, blank=True)
    confirmed_at = models.DateTimeField(_("xác nhận lúc"), null=True)

    class Meta:
        verbose_name = _("nhiệm vụ")
        verbose_name_plural = _("nhiệm vụ")
        ordering = ["directive_id", "position", "pk"]

    def __str__(self) -> str:
        return self.text[:120]

    def get_absolute_url(self) -> str:
        """The obligation's page, with its sentence in the source (trang nhiệm vụ)."""
        return reverse("directives:obligation", args=[self.pk])

    @property
    def source_url(self) -> str:
        """Chỗ của câu trong văn bản: the review at this sentence; its own page when a person added it."""
        if not self.spans:
            return self.get_absolute_url()
        return f"{reverse('directives:review', args=[self.directive_id])}#cau-{self.spans[0][0]}"


class ObligationUnit(models.Model):
    """Đơn vị trong nhiệm vụ: a name as the document writes it, and whom it is taken for.

    Neither `unit` nor `group` set: unresolved, a person must choose. `through` says which unit the name
    first led to when `unit` is its heir.
    """

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="parties")
    part = models.CharField(_("vai trò"), max_length=8, choices=Part)
    position = models.PositiveSmallIntegerField(default=0)
    written = models.CharField(_("theo văn bản"), max_length=300)
    unit = models.ForeignKey(
        Unit,
        verbose_name=_("đơn vị"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="obligation_parts",
    )
    group = models.ForeignKey(
        UnitGroup, verbose_name=_("nhóm"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    through = models.ForeignKey(
        Unit, verbose_name=_("đơn vị cũ"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    chosen = models.BooleanField(_("do người chọn"), default=False)

    class Meta:
        verbose_name = _("đơn vị trong nhiệm vụ")
        ordering = ["part", "position", "pk"]

    def __str__(self) -> str:
        return self.written
