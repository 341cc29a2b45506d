"""Releases to the press (thông cáo báo chí)."""

import secrets
from functools import partial

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.mailing.models import MailingList
from nhipcau.newsroom.models import Picture, Story


class Release(models.Model):
    """Thông cáo báo chí: a story of that kind with what reporters need beside it.

    Before `at` it is under embargo: page, feeds and letters all begin at that moment, with nothing to be run
    for it. `contacts` are those of the office. `token` is the secret part of the address of an advance copy.
    """

    story = models.OneToOneField(Story, on_delete=models.PROTECT, related_name="release")
    contacts = models.TextField(_("liên hệ cho báo chí"), blank=True)
    fact_sheet = models.TextField(_("tờ số liệu"), blank=True)
    pictures = models.ManyToManyField(Picture, verbose_name=_("ảnh kèm theo"), blank=True, related_name="+")
    lists = models.ManyToManyField(
        MailingList, verbose_name=_("gửi tới danh sách"), blank=True, related_name="+"
    )
    has_advance = models.BooleanField(_("có bản xem trước giờ công bố"), default=False)
    token = models.CharField(
        max_length=32, unique=True, default=partial(secrets.token_hex, 16), editable=False
    )
    at = models.DateTimeField(_("công bố lúc"), null=True, editable=False)

    class Meta:
        verbose_name = _("thông cáo báo chí")
        verbose_name_plural = _("thông cáo báo chí")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.story)

    def get_absolute_url(self) -> str:
        """Trang làm việc."""
        return reverse("press:release", args=[self.pk])
