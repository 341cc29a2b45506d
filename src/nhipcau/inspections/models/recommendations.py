"""What a unit is asked to mend after an inspection, and how it shows that it did (kiến nghị sau kiểm tra)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.models import StoredFile
from nhipcau.units.models import Unit

from ..enums import FINISHED, RecommendationState
from .findings import Finding
from .rounds import Visit


class Recommendation(models.Model):
    """Kiến nghị: what the inspected unit mends, by when, and from which finding it follows."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="recommendations")
    finding = models.ForeignKey(
        Finding, verbose_name=_("phát hiện"), on_delete=models.PROTECT, related_name="recommendations"
    )
    # Who carries it out since the unit was merged into another.
    heir = models.ForeignKey(
        Unit, verbose_name=_("đơn vị kế thừa"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField(_("nội dung kiến nghị"))
    due = models.DateField(_("hạn thực hiện"))
    state = models.CharField(
        _("trạng thái"), max_length=10, choices=RecommendationState, default=RecommendationState.OPEN
    )
    folded = models.TextField(editable=False, default="")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(_("ghi lúc"), default=timezone.now)
    report = models.TextField(_("báo cáo thực hiện"), blank=True)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reported_at = models.DateTimeField(_("báo cáo lúc"), null=True)
    # Why it was returned, or why it is no longer followed up.
    reason = models.CharField(_("lý do"), max_length=500, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    settled_at = models.DateTimeField(_("xác nhận lúc"), null=True)

    class Meta:
        verbose_name = _("kiến nghị")
        verbose_name_plural = _("kiến nghị")
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return self.text[:120]

    def get_absolute_url(self) -> str:
        """The recommendation's page."""
        return reverse("inspections:recommendation", args=[self.pk])

    @property
    def carrying(self) -> Unit:
        """Đơn vị thực hiện: the heir it passed to, else who answers for the unit inspected."""
        return self.heir or self.visit.answering

    @property
    def is_open(self) -> bool:
        """Còn theo dõi."""
        return self.state not in FINISHED


class Remedy(models.Model):
    """Minh chứng khắc phục: a file or a link of the unit, what it shows was done on a day."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="remedies")
    title = models.CharField(_("tên gọi"), max_length=250)
    done_on = models.DateField(_("ngày thực hiện"))
    link = models.URLField(_("đường dẫn"), max_length=500, blank=True)
    file = models.ForeignKey(
        StoredFile, verbose_name=_("tệp"), null=True, on_delete=models.PROTECT, related_name="remedies"
    )
    file_name = models.CharField(_("tên tệp"), max_length=250, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(_("thêm lúc"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("rút lại lúc"), null=True)

    class Meta:
        verbose_name = _("minh chứng khắc phục")
        verbose_name_plural = _("minh chứng khắc phục")
        ordering = ["done_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False) ^ ~Q(link=""), name="remedy_is_a_file_or_a_link"
            )
        ]

    def __str__(self) -> str:
        return self.title
