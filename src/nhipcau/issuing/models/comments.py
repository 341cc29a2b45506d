"""Papers sent round: whom they were sent to, what was said, what was made of it (lấy ý kiến góp ý)."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nhipcau.units.models import Unit

from ..enums import Response
from .papers import Paper, PaperVersion


class CommentRound(models.Model):
    """Đợt lấy ý kiến: one version of a paper, the units asked, and the day by which they answer."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField(_("đợt"))
    version = models.ForeignKey(PaperVersion, on_delete=models.PROTECT, related_name="rounds")
    due = models.DateField(_("trả lời trước hết ngày"))
    note = models.TextField(_("nội dung cần góp ý"), blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(_("gửi lúc"), auto_now_add=True)
    closed_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True)
    close_reason = models.CharField(
        _("lý do kết thúc khi còn ý kiến chưa trả lời"), max_length=500, blank=True
    )

    class Meta:
        verbose_name = _("đợt lấy ý kiến")
        ordering = ["paper_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "number"], name="one_round_per_number"),
            models.UniqueConstraint(
                fields=["paper"], condition=models.Q(closed_at=None), name="one_open_round_per_paper"
            ),
        ]

    def __str__(self) -> str:
        return gettext("Đợt %(number)d: %(paper)s") % {"number": self.number, "paper": self.paper}

    def get_absolute_url(self) -> str:
        """The officer's page of the round."""
        return reverse("issuing:round", args=[self.pk])

    @property
    def is_late(self) -> bool:
        """Quá hạn trả lời."""
        return self.closed_at is None and timezone.localdate() > self.due


class CommentRequest(models.Model):
    """Yêu cầu góp ý: one unit in one round; `agrees` is None until it answers."""

    round = models.ForeignKey(CommentRound, on_delete=models.CASCADE, related_name="requests")
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị"), on_delete=models.PROTECT, related_name="comment_requests"
    )
    agrees = models.BooleanField(_("nhất trí toàn văn"), null=True, blank=True)
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # How it came when the unit did not write it here itself: a letter's number, a signed link.
    via = models.CharField(_("nhận qua"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("yêu cầu góp ý")
        ordering = ["round_id", "unit__sort_key"]
        constraints = [models.UniqueConstraint(fields=["round", "unit"], name="one_request_per_unit")]

    def __str__(self) -> str:
        return f"{self.unit}: {self.round}"

    def get_absolute_url(self) -> str:
        """Where the unit answers."""
        return reverse("issuing:answer", args=[self.pk])

    @property
    def is_answered(self) -> bool:
        """Đã trả lời."""
        return self.agrees is not None


class CommentPoint(models.Model):
    """Một ý kiến góp ý, and what was made of it: `response` is empty until the office answers."""

    request = models.ForeignKey(CommentRequest, on_delete=models.CASCADE, related_name="points")
    position = models.PositiveSmallIntegerField()
    place = models.CharField(_("vị trí trong dự thảo"), max_length=250, blank=True)
    text = models.TextField(_("nội dung góp ý"))
    response = models.CharField(_("trả lời"), max_length=12, choices=Response, blank=True)
    response_text = models.TextField(_("nội dung tiếp thu, giải trình"), blank=True)
    responded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    responded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("ý kiến góp ý")
        ordering = ["request_id", "position", "pk"]

    def __str__(self) -> str:
        return self.text[:80]
