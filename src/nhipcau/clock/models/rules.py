"""Rules of terms set by law or by the office (quy tắc thời hạn)."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..enums import Direction, Field, OnDayOff, TermUnit


class Rule(models.Model):
    """Quy tắc thời hạn: how long, counted how, from what, by which law; one row a version, never changed.

    `amount` counts in `unit`; a yearly rule has a month and a day instead. `event` completes the words "kể từ
    khi …". Only a verified version starts clocks. A correction makes the next version of the same `code`.
    """

    code = models.SlugField(_("mã quy tắc"), max_length=60)
    version = models.PositiveSmallIntegerField(_("phiên bản"), default=1)
    field = models.CharField(_("lĩnh vực"), max_length=16, choices=Field, default=Field.OFFICE)
    title = models.CharField(_("việc phải làm"), max_length=250)
    title_en = models.CharField(_("việc phải làm (tiếng Anh)"), max_length=250, blank=True)
    event = models.CharField(
        _("sự kiện làm thời hạn bắt đầu"),
        max_length=200,
        help_text=_("Viết tiếp sau “kể từ khi …”, ví dụ: nhận được đề nghị."),
    )
    event_en = models.CharField(_("sự kiện (tiếng Anh)"), max_length=200, blank=True)
    amount = models.PositiveSmallIntegerField(_("số lượng"), default=0, validators=[MaxValueValidator(1000)])
    unit = models.CharField(_("đơn vị tính"), max_length=12, choices=TermUnit)
    direction = models.CharField(_("chiều tính"), max_length=8, choices=Direction, default=Direction.AFTER)
    yearly_month = models.PositiveSmallIntegerField(
        _("tháng"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    yearly_day = models.PositiveSmallIntegerField(
        _("ngày"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(31)]
    )
    on_day_off = models.CharField(
        _("khi hạn rơi vào ngày nghỉ"), max_length=8, choices=OnDayOff, default=OnDayOff.NEXT
    )
    document = models.CharField(_("văn bản"), max_length=200)
    article = models.CharField(_("điều"), max_length=10, blank=True)
    clause = models.CharField(_("khoản"), max_length=10, blank=True)
    point = models.CharField(_("điểm"), max_length=4, blank=True)
    in_force_from = models.DateField(_("áp dụng từ ngày"), null=True, blank=True)
    in_force_to = models.DateField(_("áp dụng đến trước ngày"), null=True, blank=True)
    is_verified = models.BooleanField(_("đã đối chiếu với văn bản, cho dùng"), default=False)
    note = models.CharField(_("ghi chú"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("quy tắc thời hạn")
        verbose_name_plural = _("quy tắc thời hạn")
        ordering = ["field", "code", "-version"]
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="clock_rule_version")]
        indexes = [models.Index(fields=["code"], condition=Q(is_verified=True), name="clock_rule_verified")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where it is read with its versions."""
        return reverse("clock:rule", args=[self.pk])

    @property
    def name(self) -> str:
        """Việc phải làm in the language of the screen."""
        return self.title_en if self.title_en and get_language() == "en" else self.title

    @property
    def event_words(self) -> str:
        """Sự kiện in the language of the screen."""
        return self.event_en if self.event_en and get_language() == "en" else self.event
