"""What was taken from the mailbox (thư đã đọc từ hộp thư)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .enquiries import Enquiry


class Fetched(models.Model):
    """Thư đã lấy: a mail of the box by UIDVALIDITY and UID, and by the digest of its own number.

    Nothing of its content stands here, so that it may be kept: it is what makes taking a mail twice harmless.
    """

    box = models.CharField(max_length=64)
    validity = models.PositiveBigIntegerField()
    uid = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    outcome = models.CharField(_("kết quả"), max_length=12)
    enquiry = models.ForeignKey(
        Enquiry, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["box", "validity", "uid"], name="mail_fetched_once"),
            models.UniqueConstraint(fields=["box", "digest"], name="mail_taken_once"),
        ]

    def __str__(self) -> str:
        return f"{self.box}/{self.validity}/{self.uid}"
