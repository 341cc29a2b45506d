"""What the office says on a matter, and to which lists it went (phát ngôn, bản gửi báo chí)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.mailing.models import Mailing, MailingList
from nhipcau.newsroom.models import Story

from .holding import HoldingStatement
from .matters import Matter
from .spokespersons import DutyTurn, Spokesperson


class Statement(models.Model):
    """Phát ngôn: a story of that kind, by whom it is said, and on which matter.

    Words, languages, versions and approvals are those of the story. `spokesperson` is in whose voice it was
    said, `turn` the turn on duty in which somebody acted for them; both are kept when it is issued.
    """

    story = models.OneToOneField(Story, on_delete=models.PROTECT, related_name="statement")
    matter = models.ForeignKey(
        Matter,
        verbose_name=_("vụ việc"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="statements",
    )
    holding = models.ForeignKey(
        HoldingStatement,
        verbose_name=_("từ nội dung chuẩn bị sẵn"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="statements",
    )
    spokesperson = models.ForeignKey(
        Spokesperson, null=True, editable=False, on_delete=models.PROTECT, related_name="statements"
    )
    turn = models.ForeignKey(
        DutyTurn, null=True, editable=False, on_delete=models.PROTECT, related_name="statements"
    )
    # The first on its matter: what the law gives a term for.
    is_first = models.BooleanField(_("phát ngôn lần đầu"), default=False, editable=False)
    issued_at = models.DateTimeField(_("công bố lúc"), null=True, editable=False)

    class Meta:
        verbose_name = _("phát ngôn")
        verbose_name_plural = _("phát ngôn")
        ordering = ["-issued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["matter"], condition=Q(is_first=True), name="one_first_statement_a_matter"
            ),
            models.CheckConstraint(
                condition=Q(issued_at=None) | Q(spokesperson__isnull=False), name="issued_in_a_voice"
            ),
        ]

    def __str__(self) -> str:
        return str(self.story)

    def get_absolute_url(self) -> str:
        """Trang làm việc."""
        return reverse("press:statement", args=[self.pk])


class Sending(models.Model):
    """Bản gửi báo chí: a statement or release to one list, once; what it says is told when it goes out.

    `corrects` is the sending whose readers a correction goes to. One that was called off has `dropped_at`.
    """

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="sendings")
    list = models.ForeignKey(
        MailingList, verbose_name=_("danh sách"), on_delete=models.PROTECT, related_name="press_sendings"
    )
    mailing = models.OneToOneField(Mailing, null=True, on_delete=models.PROTECT, related_name="press_sending")
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="corrections")
    created_at = models.DateTimeField(auto_now_add=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "list"],
                condition=Q(corrects=None, dropped_at=None),
                name="story_sent_once_a_list",
            )
        ]

    def __str__(self) -> str:
        return f"{self.story_id}: {self.list_id}"
