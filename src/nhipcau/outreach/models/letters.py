"""Issues of newsletters and letters of correction (số bản tin, thư đính chính)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.mailing.models import Mailing, MailingList
from nhipcau.newsroom.enums import Step
from nhipcau.newsroom.models import Publication, Story
from nhipcau.units.models import Unit

from ..enums import LetterKind, LetterState


class Letter(models.Model):
    """Số bản tin: stories of one list's language, told at the moment of sending as they stand in public.

    `revision` grows whenever something of it is changed after it was handed in; approvals belong to one
    revision. `corrects` is the issue whose readers a letter of correction goes to.
    """

    kind = models.CharField(_("loại thư"), max_length=10, choices=LetterKind, default=LetterKind.ISSUE)
    list = models.ForeignKey(
        MailingList, verbose_name=_("gửi tới danh sách"), on_delete=models.PROTECT, related_name="letters"
    )
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị biên tập"), on_delete=models.PROTECT, related_name="letters"
    )
    title = models.CharField(_("tiêu đề thư"), max_length=200)
    intro = models.TextField(_("lời đầu thư"), blank=True)
    state = models.CharField(_("bước"), max_length=10, choices=LetterState, default=LetterState.DRAFT)
    revision = models.PositiveIntegerField(default=1, editable=False)
    returned_reason = models.CharField(_("lý do trả lại"), max_length=1000, blank=True)
    send_at = models.DateTimeField(_("gửi lúc"), null=True, blank=True)
    mailing = models.OneToOneField(
        Mailing, null=True, editable=False, on_delete=models.PROTECT, related_name="letter"
    )
    corrects = models.ForeignKey(
        "self", null=True, editable=False, on_delete=models.PROTECT, related_name="corrections"
    )
    first = models.OneToOneField(
        "LetterApproval", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    second = models.OneToOneField(
        "LetterApproval", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("lập lúc"), auto_now_add=True)
    changed_at = models.DateTimeField(_("sửa lúc"), auto_now=True)

    class Meta:
        verbose_name = _("số bản tin")
        verbose_name_plural = _("bản tin")
        ordering = ["-changed_at", "-pk"]
        constraints = [
            # No role, address or slip of ours sends what two people have not approved (safeguard 5).
            models.CheckConstraint(
                condition=Q(state__in=["draft", "submitted", "checked"])
                | (Q(first__isnull=False, second__isnull=False) & ~Q(first=F("second"))),
                name="letter_sent_by_two_approvals",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Trang làm việc."""
        return reverse("outreach:letter", args=[self.pk])


class LetterStory(models.Model):
    """Một bài trong số bản tin, in its place."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="items")
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["letter", "story"], name="story_once_a_letter")]

    def __str__(self) -> str:
        return f"{self.letter_id}: {self.story_id}"


class LetterApproval(models.Model):
    """Một lần duyệt of exactly this revision; one a step, one a person."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="approvals")
    revision = models.PositiveIntegerField()
    step = models.PositiveSmallIntegerField(choices=Step)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["letter", "revision", "step"]
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "revision", "step"], name="letter_approved_once_a_step"
            ),
            models.UniqueConstraint(
                fields=["letter", "revision", "person"], name="letter_approved_once_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id}.{self.revision}: {self.step}"


class LetterHand(models.Model):
    """Người đã viết vào: none of them gives the second approval."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="hands")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["letter", "person"], name="one_hand_a_letter")]

    def __str__(self) -> str:
        return f"{self.letter_id}: {self.person_id}"


class LetterError(models.Model):
    """Chỗ sai mà một thư đính chính nói tới: the publication that carried it."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="errors")
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["letter", "publication"], name="error_once_a_letter")]

    def __str__(self) -> str:
        return f"{self.letter_id}: {self.publication_id}"
