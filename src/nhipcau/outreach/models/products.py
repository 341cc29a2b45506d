"""What the office makes that is not on the web (sản phẩm ngoài mạng)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.folding import fold
from nhipcau.newsroom.models import Language, Picture
from nhipcau.plans.models import Assignment, Evidence
from nhipcau.units.models import Unit

from ..enums import ProductKind


class Product(models.Model):
    """Sản phẩm: copies made, in which languages, where and when shown or handed out, at what cost in đồng.

    `made_on` is the day on which it was there, for reports; `until` the last day of an exhibition, or of a
    panel. `assignment` is the work it serves; `evidence` what was handed in for that work from this record.
    """

    kind = models.CharField(_("loại"), max_length=12, choices=ProductKind)
    title = models.CharField(_("tên sản phẩm"), max_length=250)
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị thực hiện"), on_delete=models.PROTECT, related_name="products"
    )
    languages = models.ManyToManyField(Language, verbose_name=_("ngôn ngữ"), related_name="+")
    copies = models.PositiveIntegerField(_("số bản, số cái"), default=1)
    place = models.CharField(_("nơi phát hành, nơi đặt"), max_length=250)
    made_on = models.DateField(_("hoàn thành ngày"))
    until = models.DateField(_("đến hết ngày"), null=True, blank=True)
    cost = models.PositiveBigIntegerField(_("kinh phí (đồng)"), null=True, blank=True)
    note = models.TextField(_("mô tả"), blank=True)
    pictures = models.ManyToManyField(Picture, verbose_name=_("ảnh"), related_name="+", blank=True)
    assignment = models.ForeignKey(
        Assignment,
        verbose_name=_("phục vụ việc"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="products",
    )
    evidence = models.OneToOneField(
        Evidence, null=True, editable=False, on_delete=models.SET_NULL, related_name="product"
    )
    dropped_reason = models.CharField(_("lý do bỏ"), max_length=500, blank=True, editable=False)
    folded = models.TextField(editable=False, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("sản phẩm ngoài mạng")
        verbose_name_plural = _("sản phẩm ngoài mạng")
        ordering = ["-made_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("made_on")), name="product_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=Q(copies__gte=1), name="product_is_there"),
        ]
        indexes = [models.Index(fields=["unit", "-made_on"], name="products_of_unit")]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the searchable form true to the words."""
        self.folded = fold(f"{self.title} {self.place} {self.note}")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """Trang sản phẩm."""
        return reverse("outreach:product", args=[self.pk])
