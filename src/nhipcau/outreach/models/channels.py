"""Official channels of the institution and what was posted on them (kênh chính thức)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.newsroom.models import Language, Publication
from nhipcau.units.models import Unit

from ..enums import ChannelState, Counting


class Platform(models.Model):
    """Nền tảng: what fits into one post there, and from where that is known.

    `text_limit` empty: the office has not written it down. `link_length` is what any link counts there, 0 for
    its own length. `sizes` are widths and heights in pixels into which pictures are cut.
    """

    name = models.CharField(_("tên nền tảng"), max_length=80, unique=True)
    text_limit = models.PositiveIntegerField(_("độ dài nhiều nhất"), null=True, blank=True)
    counting = models.CharField(_("cách đếm"), max_length=10, choices=Counting, default=Counting.CHARACTERS)
    link_length = models.PositiveSmallIntegerField(_("một liên kết tính là"), default=0)
    sizes = models.JSONField(_("cỡ ảnh"), default=list)
    most_pictures = models.PositiveSmallIntegerField(_("số ảnh nhiều nhất"), default=4)
    source = models.URLField(_("nguồn của giới hạn"), max_length=300, blank=True)
    checked_on = models.DateField(_("xem lần cuối"), null=True, blank=True)

    class Meta:
        verbose_name = _("nền tảng")
        verbose_name_plural = _("nền tảng")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Channel(models.Model):
    """Kênh chính thức: in public once a second person has confirmed it (safeguards 1 and 14).

    `pending` holds what one person wants changed until another confirms it; the public sees what was
    confirmed. `verified` says how anyone can check that it is the institution's.
    """

    name = models.CharField(_("tên kênh"), max_length=120)
    platform = models.ForeignKey(
        Platform, verbose_name=_("nền tảng"), on_delete=models.PROTECT, related_name="channels"
    )
    address = models.URLField(_("địa chỉ"), max_length=300, unique=True)
    languages = models.ManyToManyField(Language, verbose_name=_("ngôn ngữ"), related_name="+")
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị chịu trách nhiệm"), on_delete=models.PROTECT, related_name="channels"
    )
    since = models.DateField(_("hoạt động từ ngày"))
    until = models.DateField(_("đóng từ ngày"), null=True, blank=True)
    verified = models.CharField(_("xác minh bằng"), max_length=300)
    pending = models.JSONField(null=True, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    confirmed_at = models.DateTimeField(_("xác nhận lúc"), null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("kênh chính thức")
        verbose_name_plural = _("kênh chính thức")
        ordering = ["platform__name", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="channel_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Trang làm việc."""
        return reverse("outreach:channel", args=[self.pk])

    @property
    def state(self) -> ChannelState:
        """Trạng thái hôm nay."""
        if self.confirmed_at is None:
            return ChannelState.PROPOSED
        if self.until is not None and self.until <= timezone.localdate():
            return ChannelState.CLOSED
        return ChannelState.PUBLIC


class Posting(models.Model):
    """Bài đã đăng trên một kênh: where it stands, since when; who posted is not kept (safeguard 14)."""

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="postings")
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="postings")
    link = models.URLField(_("liên kết bài đã đăng"), max_length=500, unique=True)
    posted_on = models.DateField(_("ngày đăng"))

    class Meta:
        verbose_name = _("bài đã đăng trên kênh")
        verbose_name_plural = _("bài đã đăng trên kênh")
        ordering = ["-posted_on", "-pk"]

    def __str__(self) -> str:
        return self.link
