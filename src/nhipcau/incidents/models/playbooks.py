"""What is prepared before anything happens (kịch bản)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.folding import fold
from nhipcau.press.models import HoldingStatement
from nhipcau.units.models import Unit

from ..enums import Level, PlaybookState


class Playbook(models.Model):
    """Kịch bản for an occasion: risks, roles, checklist by phase (an item a line), prepared statements.

    A change of an approved one makes the next `revision`, which waits for approval again.
    """

    title = models.CharField(_("tên kịch bản"), max_length=200)
    occasion = models.CharField(_("sự kiện, dịp"), max_length=300, blank=True)
    starts_on = models.DateField(_("từ ngày"), null=True, blank=True)
    ends_on = models.DateField(_("đến hết ngày"), null=True, blank=True)
    expires_on = models.DateField(_("dùng đến hết ngày"))
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị lập"), on_delete=models.PROTECT, related_name="playbooks"
    )
    first_hour = models.TextField(_("việc của giờ đầu"), blank=True)
    first_day = models.TextField(_("việc của ngày đầu"), blank=True)
    after = models.TextField(_("việc sau đó"), blank=True)
    holding = models.ManyToManyField(
        HoldingStatement,
        verbose_name=_("nội dung phát ngôn chuẩn bị sẵn"),
        related_name="playbooks",
        blank=True,
    )
    state = models.CharField(_("bước"), max_length=8, choices=PlaybookState, default=PlaybookState.DRAFT)
    revision = models.PositiveIntegerField(default=1, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    approved_at = models.DateTimeField(_("duyệt lúc"), null=True, editable=False)
    retired_reason = models.CharField(_("lý do thôi dùng"), max_length=300, blank=True, editable=False)
    folded = models.TextField(editable=False, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("lập lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("kịch bản")
        verbose_name_plural = _("kịch bản")
        ordering = ["state", "expires_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="playbook_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_at__isnull=False), name="playbook_approved_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the searchable form true to the words."""
        self.folded = fold(f"{self.title} {self.occasion}")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Trang làm việc."""
        return reverse("incidents:playbook", args=[self.pk])

    @property
    def is_usable(self) -> bool:
        """Kích hoạt được hôm nay."""
        return self.state == PlaybookState.APPROVED and self.expires_on >= timezone.localdate()


class PlaybookRisk(models.Model):
    """Rủi ro: what may happen, how likely, with what consequence, by what it is seen early, what is done."""

    playbook = models.ForeignKey(Playbook, on_delete=models.CASCADE, related_name="risks")
    text = models.CharField(_("điều có thể xảy ra"), max_length=500)
    likelihood = models.PositiveSmallIntegerField(_("khả năng"), choices=Level)
    consequence = models.PositiveSmallIntegerField(_("hậu quả"), choices=Level)
    sign = models.CharField(_("dấu hiệu sớm"), max_length=500)
    measure = models.CharField(_("biện pháp"), max_length=500)

    class Meta:
        ordering = ["-consequence", "-likelihood", "pk"]

    def __str__(self) -> str:
        return self.text


class Part(models.Model):
    """Vai: what is to be done, by which person or post, and who stands in."""

    duty = models.CharField(_("việc"), max_length=300)
    post = models.CharField(_("chức danh, bộ phận"), max_length=200)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    deputy_post = models.CharField(_("chức danh người thay"), max_length=200, blank=True)
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người thay"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.duty}: {self.post}"


class PlaybookRole(Part):
    """Vai trong kịch bản."""

    playbook = models.ForeignKey(Playbook, on_delete=models.CASCADE, related_name="roles")

    class Meta:
        ordering = ["pk"]


class PlaybookHand(models.Model):
    """Người đã soạn: none of them approves."""

    playbook = models.ForeignKey(Playbook, on_delete=models.CASCADE, related_name="hands")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["playbook", "person"], name="one_hand_a_playbook")]

    def __str__(self) -> str:
        return f"{self.playbook_id}: {self.person_id}"
