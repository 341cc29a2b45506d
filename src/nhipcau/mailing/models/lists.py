"""Mailing lists and who asked to be on them (danh sách nhận tin, người đăng ký)."""

import secrets
from functools import partial

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import SubscriptionState


class MailingList(models.Model):
    """Danh sách nhận tin: one language and topic, with a purpose and a term of keeping (safeguard 12).

    `names` holds its name by language code; `slug` stands in its public address and its List-Id.
    `keep_days` is how long an address stays after its holder has left; 0 is the next round.
    """

    slug = models.SlugField(_("phần chữ của địa chỉ"), max_length=60, unique=True)
    names = models.JSONField(_("tên theo ngôn ngữ"), default=dict)
    language = models.CharField(_("mã ngôn ngữ"), max_length=16)
    topic = models.CharField(_("chủ đề"), max_length=120, blank=True)
    sender_name = models.CharField(_("tên người gửi"), max_length=120)
    sender = models.EmailField(_("địa chỉ gửi"), blank=True)
    purpose = models.CharField(_("mục đích giữ địa chỉ"), max_length=300)
    keep_days = models.PositiveSmallIntegerField(_("giữ địa chỉ sau khi thôi nhận (ngày)"), default=30)
    per_minute = models.PositiveIntegerField(_("số thư mỗi phút"), default=600)
    domain_per_minute = models.PositiveIntegerField(_("số thư mỗi phút tới một tên miền"), default=120)
    is_open = models.BooleanField(_("đang nhận đăng ký"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("danh sách nhận tin")
        verbose_name_plural = _("danh sách nhận tin")
        ordering = ["language", "slug"]

    def __str__(self) -> str:
        return self.name_in("vi")

    def name_in(self, code: str) -> str:
        """Tên trong một ngôn ngữ, else in the list's own, else any there is."""
        names: dict[str, str] = self.names
        found = names.get(code) or names.get(self.language) or next(iter(names.values()), "")
        return found or self.slug


class Subscription(models.Model):
    """Đăng ký nhận tin: one address on one list, and the proof that its holder wanted it.

    The proof is the moment of asking, the very words agreed to, and the moment of confirming; no network
    address is kept. `token` is the secret by which links and bounces name it. An erased one keeps its
    moments and no address.
    """

    list = models.ForeignKey(MailingList, on_delete=models.PROTECT, related_name="subscriptions")
    address = models.EmailField(_("địa chỉ"), blank=True)
    domain = models.CharField(max_length=253, blank=True, editable=False)
    token = models.CharField(
        max_length=32, unique=True, default=partial(secrets.token_hex, 16), editable=False
    )
    state = models.CharField(
        _("trạng thái"), max_length=10, choices=SubscriptionState, default=SubscriptionState.PENDING
    )
    asked_at = models.DateTimeField(_("đăng ký lúc"), default=timezone.now)
    # When the last letter went there, how many within a day of `asks_since`: nobody fills another's box.
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    asks = models.PositiveSmallIntegerField(default=0, editable=False)
    asks_since = models.DateTimeField(default=timezone.now, editable=False)
    asked_words = models.TextField(_("lời đã đồng ý"), blank=True)
    confirmed_at = models.DateTimeField(_("xác nhận lúc"), null=True)
    left_at = models.DateTimeField(_("thôi nhận lúc"), null=True)
    soft_bounces = models.PositiveSmallIntegerField(_("số lần thư trả lại tạm thời"), default=0)
    bounced_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("đăng ký nhận tin")
        verbose_name_plural = _("đăng ký nhận tin")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["list", "address"], condition=~Q(address=""), name="one_subscription_an_address"
            ),
            models.CheckConstraint(
                condition=~Q(state="active") | Q(confirmed_at__isnull=False),
                name="active_only_when_confirmed",
            ),
        ]
        indexes = [
            models.Index(fields=["list", "state"], name="subscriptions_by_state"),
            models.Index(fields=["address"], name="subscriptions_by_address"),
            models.Index(fields=["written_at"], name="subscriptions_by_writing"),
        ]

    def __str__(self) -> str:
        return f"{self.list_id}: {self.state}"
