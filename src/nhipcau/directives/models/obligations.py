"""Obligations, and the units in them (nhiệm vụ được giao)."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.folding import fold
from nhipcau.units.models import Unit, UnitGroup

from ..enums import LegalKind, ObligationKind, ObligationState, Origin, Part
from .directives import Directive


class Obligation(models.Model):
    """Nhiệm vụ được giao: one task that a directive hands to units, with its place in the source.

    `machine` keeps what was read (one item of vanban/1 `obligations`; for one split off or merged, the part
    of it that falls to this one) and never changes; null when a person added the obligation.
    """

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="obligations")
    # The same task in the version before, whose confirmation this one took over.
    replaces = models.ForeignKey(
        "self",
        verbose_name=_("thay cho"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replacements",
    )
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
    # The text as it is searched: without marks, whoever writes it.
    folded = models.TextField(editable=False, blank=True)

    class Meta:
        verbose_name = _("nhiệm vụ")
        verbose_name_plural = _("nhiệm vụ")
        ordering = ["directive_id", "position", "pk"]
        indexes = [models.Index(fields=["state", "directive"], name="obligation_state_directive")]

    def __str__(self) -> str:
        return self.text[:120]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the searchable form true to the text."""
        self.folded = fold(self.text)
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "folded"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The obligation's page, with its sentence in the source (trang nhiệm vụ)."""
        return reverse("directives:obligation", args=[self.pk])

    @property
    def source_url(self) -> str:
        """Chỗ của câu trong văn bản: the review at this sentence; its own page when a person added it."""
        if not self.spans:
            return self.get_absolute_url()
        place = self.spans[0][0]
        return f"{reverse('directives:review', args=[self.directive_id])}?cau={place}#cau-{place}"


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
        indexes = [
            models.Index(fields=["unit", "obligation"], name="obligation_of_unit"),
            # Few names are a group's: counted among all, it would look as if half of them were.
            models.Index(
                fields=["group", "obligation"],
                condition=models.Q(group__isnull=False),
                name="obligation_of_group",
            ),
        ]

    def __str__(self) -> str:
        return self.written
