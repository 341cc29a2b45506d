"""The directory with validity dates and heirs; people, their units and roles (danh bạ)."""

import secrets
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.collation import SortKey, person_key
from nhipcau.core.domain.folding import fold

from .enums import FilterReach, NameKind, Role, UnitKind


def new_salt() -> str:
    """Muối của một người: with it gone, digests in the audit trail tell nothing (safeguard 15)."""
    return secrets.token_hex(16)


class User(AbstractUser):
    """Tài khoản của một người; what they may do comes from their memberships alone."""

    audit_salt = models.CharField(max_length=32, default=new_salt, editable=False)
    wants_mail = models.BooleanField(_("nhận thư báo"), default=True)
    # By the name of a list's address: columns chosen, number of the filter that opens it. It lies here
    # because every list asks for it, and the account is read with every request anyway.
    list_wishes = models.JSONField(_("cách xem danh sách"), default=dict, blank=True, editable=False)
    # As personal as the name: written with it, erased with it.
    sort_key = SortKey(of="get_full_name", key=person_key)

    class Meta(AbstractUser.Meta):
        verbose_name = _("người dùng")
        verbose_name_plural = _("người dùng")

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the place in lists true to the name, when only the name is written too."""
        wanted = set(kwargs.get("update_fields") or ())
        if wanted & {"first_name", "last_name"}:
            kwargs["update_fields"] = wanted | {"sort_key"}
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        """Họ và tên, family name first."""
        return f"{self.last_name} {self.first_name}".strip()

    def get_absolute_url(self) -> str:
        return reverse("units:person", args=[self.pk])

    @property
    def is_erased(self) -> bool:
        """Đã xóa thông tin cá nhân: the salt is gone for good."""
        return not self.audit_salt


class Unit(models.Model):
    """Đơn vị: one office in the tree, in being from `valid_from` until the day before `valid_to`."""

    name = models.CharField(_("tên chính thức"), max_length=250)
    sort_key = SortKey()
    kind = models.CharField(_("loại"), max_length=16, choices=UnitKind, default=UnitKind.DEPARTMENT)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("đơn vị cấp trên"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    valid_from = models.DateField(_("có từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("hết từ ngày"), null=True, blank=True)
    is_standing_office = models.BooleanField(_("là cơ quan thường trực"), default=False)

    class Meta:
        verbose_name = _("đơn vị")
        verbose_name_plural = _("đơn vị")
        ordering = ["sort_key", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_to__gt=F("valid_from")),
                name="unit_ends_after_it_begins",
                violation_error_message=_("Ngày hết hiệu lực phải sau ngày bắt đầu."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("units:unit", args=[self.pk])

    def exists_on(self, day: date) -> bool:
        """Còn hoạt động vào ngày `day`."""
        return (not self.valid_from or self.valid_from <= day) and (not self.valid_to or day < self.valid_to)


class UnitName(models.Model):
    """Tên gọi: a name, abbreviation or way of writing that leads to one unit."""

    unit = models.ForeignKey(Unit, verbose_name=_("đơn vị"), on_delete=models.CASCADE, related_name="names")
    text = models.CharField(_("tên"), max_length=250)
    folded = models.CharField(max_length=250, editable=False, db_index=True)
    kind = models.CharField(_("loại tên"), max_length=12, choices=NameKind, default=NameKind.SYNONYM)
    valid_from = models.DateField(_("dùng từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("thôi dùng từ ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("tên gọi")
        ordering = ["unit_id", "kind", "text"]
        constraints = [models.UniqueConstraint(fields=["unit", "folded"], name="one_name_once_per_unit")]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the searchable form true to the text, whoever writes it."""
        self.folded = fold(self.text)
        super().save(*args, **kwargs)


class Succession(models.Model):
    """Kế thừa: from `on`, what was owed by the predecessor is owed by the successor."""

    predecessor = models.ForeignKey(
        Unit, verbose_name=_("đơn vị cũ"), on_delete=models.PROTECT, related_name="successions"
    )
    successor = models.ForeignKey(
        Unit, verbose_name=_("đơn vị kế thừa"), on_delete=models.PROTECT, related_name="inheritances"
    )
    on = models.DateField(_("từ ngày"))
    ground = models.CharField(_("căn cứ"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("kế thừa")
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="one_heir_once"),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="no_unit_inherits_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class UnitGroup(models.Model):
    """Nhóm đơn vị: "các sở, ban, ngành", and the units it stands for."""

    name = models.CharField(_("tên nhóm"), max_length=250, unique=True)
    folded = models.CharField(max_length=250, editable=False, db_index=True)
    sort_key = SortKey()
    members = models.ManyToManyField(Unit, verbose_name=_("các đơn vị"), related_name="groups", blank=True)

    class Meta:
        verbose_name = _("nhóm đơn vị")
        ordering = ["sort_key", "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the searchable form true to the name."""
        self.folded = fold(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("units:group", args=[self.pk])


class GroupName(models.Model):
    """Cách gọi một nhóm, remembered or given."""

    group = models.ForeignKey(UnitGroup, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(_("cách gọi"), max_length=250)
    folded = models.CharField(max_length=250, editable=False, unique=True)

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the searchable form true to the text."""
        self.folded = fold(self.text)
        super().save(*args, **kwargs)


class Membership(models.Model):
    """Vai trò của một người trong một đơn vị, for a time."""

    person = models.ForeignKey(
        User, verbose_name=_("người"), on_delete=models.CASCADE, related_name="memberships"
    )
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị"), on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(_("vai trò"), max_length=16, choices=Role)
    valid_from = models.DateField(_("từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến trước ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("vai trò")
        constraints = [models.UniqueConstraint(fields=["person", "unit", "role"], name="one_role_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}, {self.unit}"


class SavedFilter(models.Model):
    """Bộ lọc đã lưu: the part of a list's address that filters it, under a name.

    It says what to ask for, never what may be seen: who opens it gets of it what they may see. Shared with
    nobody (`reach` own), with the people of `unit`, or with everyone.
    """

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_filters")
    place = models.CharField(_("danh sách"), max_length=80)
    name = models.CharField(_("tên bộ lọc"), max_length=80)
    query = models.TextField(_("điều kiện lọc"), blank=True)
    reach = models.CharField(_("chia sẻ"), max_length=8, choices=FilterReach, default=FilterReach.OWN)
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        verbose_name = _("bộ lọc đã lưu")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "place", "name"], name="one_filter_per_name"),
            models.CheckConstraint(
                condition=Q(reach="unit", unit__isnull=False) | (~Q(reach="unit") & Q(unit=None)),
                name="filter_of_a_unit",
            ),
        ]

    def __str__(self) -> str:
        return self.name
