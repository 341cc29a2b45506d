"""Files that came together (đợt tiếp nhận)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .directives import Directive


class BatchItem(models.Model):
    """Một tệp của một đợt tiếp nhận: which directive it became, or which one held its content already."""

    batch = models.UUIDField(_("đợt tiếp nhận"), db_index=True)
    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="+")
    is_new = models.BooleanField(_("nhận lần đầu"), default=True)

    class Meta:
        verbose_name = _("tệp trong đợt tiếp nhận")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "directive"], name="one_item_per_directive_in_a_batch")
        ]

    def __str__(self) -> str:
        return str(self.directive)
