"""Partners: institutions, the posts one writes to, what was agreed (đối tác).

Safeguard 2: institutions, never people; there is no field for an opinion of anyone, and the fields of a
contact are an allow-list that a test compares.
"""

import secrets
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.collation import SortKey
from nhipcau.core.domain.folding import fold
from nhipcau.core.models import StoredFile
from nhipcau.units.models import Unit

from ..enums import PartnerKind


class Partner(models.Model):
    """Đối tác: an institution with which a unit works; `is_active` is false once the work is over."""

    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị đầu mối"), on_delete=models.PROTECT, related_name="partners"
    )
    kind = models.CharField(_("loại"), max_length=12, choices=PartnerKind)
    name = models.CharField(_("tên tổ chức"), max_length=250)
    own_name = models.CharField(_("tên bằng tiếng nước đó"), max_length=250, blank=True)
    country = models.CharField(_("nước, vùng lãnh thổ"), max_length=100)
    place = models.CharField(_("thành phố, địa phương"), max_length=150, blank=True)
    website = models.URLField(_("trang web chính thức"), max_length=300, blank=True)
    fields = models.CharField(_("lĩnh vực hợp tác"), max_length=500, blank=True)
    is_active = models.BooleanField(_("đang hợp tác"), default=True)
    folded = models.TextField(editable=False, blank=True)
    sort_key = SortKey(of="country_and_name")

    class Meta:
        verbose_name = _("đối tác")
        verbose_name_plural = _("đối tác")
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the searchable form true."""
        self.folded = fold(f"{self.name} {self.own_name} {self.country} {self.place} {self.fields}")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Its page (trang đối tác)."""
        return reverse("programmes:partner", args=[self.pk])

    def country_and_name(self) -> str:
        """By which lists of partners stand."""
        return f"{self.country} {self.name}"


def _salt() -> str:
    return secrets.token_hex(16)


class Contact(models.Model):
    """Đầu mối liên hệ: a post of the institution, for one purpose and until one day; then it is deleted.

    `holder` is who holds the post now, so that a letter can be addressed; it may stay empty.
    """

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="contacts")
    post = models.CharField(_("chức danh, bộ phận"), max_length=200)
    holder = models.CharField(_("người đang giữ chức danh"), max_length=150, blank=True)
    email = models.EmailField(_("thư điện tử cơ quan"), blank=True)
    phone = models.CharField(_("điện thoại cơ quan"), max_length=40, blank=True)
    purpose = models.CharField(_("lưu để làm gì"), max_length=250)
    keep_until = models.DateField(_("lưu đến hết ngày"))
    # With it the audit trail tells values of this contact apart; it goes with the contact.
    salt = models.CharField(max_length=32, default=_salt, editable=False)

    class Meta:
        verbose_name = _("đầu mối liên hệ")
        verbose_name_plural = _("đầu mối liên hệ")
        ordering = ["post", "pk"]

    def __str__(self) -> str:
        return self.post


class Agreement(models.Model):
    """Thỏa thuận với đối tác: from its day, until a day or without an end."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="agreements")
    title = models.CharField(_("tên thỏa thuận"), max_length=300)
    signed_on = models.DateField(_("ký ngày"))
    ends_on = models.DateField(_("có hiệu lực đến hết ngày"), null=True, blank=True)
    file = models.ForeignKey(
        StoredFile, verbose_name=_("tệp"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    file_name = models.CharField(_("tên tệp"), max_length=250, blank=True)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("thỏa thuận")
        verbose_name_plural = _("thỏa thuận")
        ordering = ["-signed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("signed_on")),
                name="agreement_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_in_force(self) -> bool:
        """Còn hiệu lực."""
        return self.ends_on is None or self.ends_on >= timezone.localdate()
