"""Feeds: a calendar behind a secret address (địa chỉ lịch)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.plans.models import Plan
from nhipcau.units.models import Unit

from .enums import FeedKind


class CalendarFeed(models.Model):
    """Địa chỉ lịch: lets a calendar program read what its owner may see, asked anew each time.

    Only the SHA-256 of the secret is kept, so the address can be shown once and never again; who loses it
    renews it. One that is withdrawn stays as a record that it was.
    """

    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feeds")
    kind = models.CharField(_("loại"), max_length=8, choices=FeedKind)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(_("tạo lúc"), default=timezone.now)
    read_on = models.DateField(_("đọc lần cuối"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("thu hồi lúc"), null=True)

    class Meta:
        verbose_name = _("địa chỉ lịch")
        verbose_name_plural = _("địa chỉ lịch")
        ordering = ["kind", "pk"]
        constraints = [
            # One each, since of two empty columns a database finds neither equal to the other.
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(withdrawn_at=None, kind=FeedKind.PERSON),
                name="one_feed_of_ones_own",
            ),
            models.UniqueConstraint(
                fields=["person", "unit"],
                condition=Q(withdrawn_at=None, kind=FeedKind.UNIT),
                name="one_feed_of_a_unit",
            ),
            models.UniqueConstraint(
                fields=["person", "plan"],
                condition=Q(withdrawn_at=None, kind=FeedKind.PLAN),
                name="one_feed_of_a_plan",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.about}".strip()

    @property
    def about(self) -> str:
        """Đơn vị hoặc kế hoạch; "" for one's own work."""
        return str(self.unit or self.plan or "")
