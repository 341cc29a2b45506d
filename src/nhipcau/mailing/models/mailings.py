"""One letter to many: what it says, to whom it went (đợt gửi)."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import DeliveryState, MailingState
from .lists import MailingList, Subscription


class Mailing(models.Model):
    """Đợt gửi: one letter to a list, begun at `start_at`; `key` tells it apart for whoever laid it down.

    `composer` and `reference` name who says, before each batch, what stands in it at that moment. With
    `carriers` it goes only to those who received one of these contents (a correction).
    """

    list = models.ForeignKey(MailingList, on_delete=models.PROTECT, related_name="mailings")
    key = models.CharField(max_length=120, unique=True, editable=False)
    composer = models.CharField(max_length=60, editable=False)
    reference = models.CharField(max_length=60, editable=False)
    carriers = models.ManyToManyField("Content", related_name="+", blank=True)
    to_carriers = models.BooleanField(default=False, editable=False)
    state = models.CharField(
        _("trạng thái"), max_length=8, choices=MailingState, default=MailingState.WAITING
    )
    start_at = models.DateTimeField(_("gửi từ"), default=timezone.now)
    started_at = models.DateTimeField(_("bắt đầu lúc"), null=True)
    finished_at = models.DateTimeField(_("xong lúc"), null=True)
    stop_reason = models.CharField(_("lý do dừng"), max_length=300, blank=True)
    # What was counted before the rows of single people were deleted.
    tally = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("đợt gửi")
        verbose_name_plural = _("đợt gửi")
        ordering = ["-start_at", "-pk"]
        indexes = [models.Index(fields=["state", "start_at"], name="mailings_to_do")]

    def __str__(self) -> str:
        return self.key


class Content(models.Model):
    """Nội dung đã gửi: exactly what went out from a moment on; each delivery names its own.

    `carried` holds keys of what stood in it, so that a correction finds whom the error reached. In `text`
    and `html` the sign %LEAVE% stands for the reader's own address for leaving.
    """

    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="contents")
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    carried = models.JSONField(default=list)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["mailing", "number"]
        constraints = [models.UniqueConstraint(fields=["mailing", "number"], name="one_content_a_number")]

    def __str__(self) -> str:
        return f"{self.subject} ({self.number})"


class Delivery(models.Model):
    """Gửi tới một người: claimed with the name of a journal, then noted by what the journal tells.

    The address stands with the subscription alone, so that erasing it there erases it everywhere.
    """

    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="deliveries")
    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="deliveries")
    content = models.ForeignKey(Content, null=True, on_delete=models.SET_NULL, related_name="deliveries")
    state = models.CharField(max_length=8, choices=DeliveryState, default=DeliveryState.WAITING)
    journal = models.CharField(max_length=40, blank=True, db_index=True)
    claimed_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    # The server had the whole letter, and its answer was not seen.
    presumed = models.BooleanField(default=False)
    last_error = models.CharField(max_length=300, blank=True)
    bounced_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["mailing", "subscription"], name="one_delivery_a_recipient")
        ]
        indexes = [
            models.Index(fields=["mailing", "state", "due_at"], name="deliveries_to_do"),
            models.Index(fields=["claimed_at"], name="deliveries_claimed"),
        ]

    def __str__(self) -> str:
        return f"{self.mailing_id}: {self.state}"
