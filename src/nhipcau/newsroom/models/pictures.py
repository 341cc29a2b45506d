"""Pictures with whose they are and what they show (ảnh)."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.folding import fold
from nhipcau.core.models import StoredFile
from nhipcau.units.models import Unit

from ..enums import Medium, Rights


class Picture(models.Model):
    """Ảnh: the original under its digest, whose it is, what it shows; `focus_x`, `focus_y` in percent.

    `rights_until` is the last day on which it may be shown. A version of a picture made for the public
    carries none of what a camera wrote into it.
    """

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị"), on_delete=models.PROTECT, related_name="pictures"
    )
    title = models.CharField(_("tên ảnh"), max_length=200)
    folded = models.TextField(editable=False, blank=True)
    # What a person who cannot see it is told; each language has its own in the text.
    alt = models.CharField(_("mô tả ảnh"), max_length=300)
    credit = models.CharField(_("nguồn ảnh"), max_length=160)
    medium = models.CharField(_("làm bằng"), max_length=8, choices=Medium, default=Medium.PHOTO)
    rights = models.CharField(_("quyền đối với ảnh"), max_length=10, choices=Rights)
    rights_note = models.CharField(_("căn cứ được dùng ảnh"), max_length=300, blank=True)
    rights_until = models.DateField(_("được dùng đến hết ngày"), null=True, blank=True)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    focus_x = models.PositiveSmallIntegerField(default=50, validators=[MaxValueValidator(100)])
    focus_y = models.PositiveSmallIntegerField(default=50, validators=[MaxValueValidator(100)])
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("ảnh")
        verbose_name_plural = _("ảnh")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["file", "unit"], name="picture_once_per_unit"),
            models.CheckConstraint(
                condition=Q(focus_x__lte=100, focus_y__lte=100), name="picture_focus_within"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the searchable form true to the words."""
        self.folded = fold(f"{self.title} {self.alt} {self.credit}")
        if fields := kwargs.get("update_fields"):
            kwargs["update_fields"] = [*fields, "folded"]  # type: ignore[misc]
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def may_be_shown(self) -> bool:
        """Còn được dùng hôm nay."""
        return self.rights_until is None or timezone.localdate() <= self.rights_until
