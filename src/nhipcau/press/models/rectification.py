"""Written answers that ask a newsroom for a correction (văn bản yêu cầu cải chính)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.folding import fold
from nhipcau.issuing.models import Paper
from nhipcau.newsroom.models import Language
from nhipcau.units.models import Unit

from ..enums import (
    PRIMARY,
    ClaimKind,
    ProofKind,
    RectificationOutcome,
    RectificationState,
    RectificationStep,
    SentBy,
)
from .spokespersons import Spokesperson

# What was typed of a piece and of the claim: of a refused one nothing of it is kept (safeguard 8).
WORDS = ("outlet", "title", "link", "claim", "right", "wrong", "unknown", "effect", "grounds")
SIGNED_STATES = ("signed", "sent", "answered", "unanswered", "settled")


class RectificationRequest(models.Model):
    """Văn bản yêu cầu cải chính (Nghị định 244/2026/NĐ-CP, khoản 6 Điều 7): one claim in one piece.

    The outlet is a name and a link, never a person. `revision` grows when something is changed after it was
    handed in; approvals belong to one revision. `answer` is the outlet's own answer, word for word.
    """

    year = models.PositiveSmallIntegerField(_("năm"), editable=False)
    number = models.PositiveIntegerField(_("số thứ tự"), editable=False)
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị chịu trách nhiệm"), on_delete=models.PROTECT, related_name="+"
    )
    claim_kind = models.CharField(_("điều được nêu là"), max_length=10, choices=ClaimKind)
    outlet = models.CharField(_("cơ quan báo chí"), max_length=200, blank=True)
    title = models.CharField(_("tên bài"), max_length=300, blank=True)
    link = models.URLField(_("liên kết"), max_length=500, blank=True)
    published_on = models.DateField(_("ngày đăng"), null=True)
    language = models.ForeignKey(
        Language, verbose_name=_("ngôn ngữ"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    found_at = models.DateTimeField(_("phát hiện lúc"))
    claim = models.TextField(_("câu sai, trích nguyên văn"), blank=True)
    right = models.TextField(_("điều đúng"), blank=True)
    wrong = models.TextField(_("điều sai"), blank=True)
    unknown = models.TextField(_("điều chưa biết"), blank=True)
    effect = models.TextField(_("ảnh hưởng"), blank=True)
    grounds = models.TextField(_("căn cứ pháp luật"), blank=True)
    state = models.CharField(_("bước"), max_length=10, choices=RectificationState)
    revision = models.PositiveIntegerField(default=1, editable=False)
    returned_reason = models.CharField(_("điều cần sửa"), max_length=1000, blank=True)
    dismissed_reason = models.TextField(_("vì sao không cần văn bản"), blank=True)
    review = models.OneToOneField(
        "RectificationApproval", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    signature = models.OneToOneField(
        "RectificationApproval", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    spokesperson = models.ForeignKey(
        Spokesperson, verbose_name=_("ký tên"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    paper = models.OneToOneField(
        Paper, null=True, editable=False, on_delete=models.PROTECT, related_name="rectification"
    )
    sent_at = models.DateTimeField(_("gửi lúc"), null=True)
    sent_by = models.CharField(_("gửi bằng"), max_length=10, choices=SentBy, blank=True)
    answer = models.TextField(_("trả lời của cơ quan báo chí, nguyên văn"), blank=True)
    answered_on = models.DateField(_("ngày trả lời"), null=True)
    outcome = models.CharField(_("kết quả"), max_length=15, choices=RectificationOutcome, blank=True)
    outcome_note = models.TextField(_("nói rõ kết quả"), blank=True)
    outcome_link = models.URLField(_("liên kết bài cải chính"), max_length=500, blank=True)
    settled_on = models.DateField(_("có kết quả ngày"), null=True)
    folded = models.TextField(editable=False, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    created_at = models.DateTimeField(_("ghi lúc"), auto_now_add=True)
    changed_at = models.DateTimeField(_("sửa lúc"), auto_now=True)

    class Meta:
        verbose_name = _("văn bản yêu cầu cải chính")
        verbose_name_plural = _("văn bản yêu cầu cải chính")
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="rectification_number_once_a_year"),
            models.CheckConstraint(
                condition=~Q(state="refused") | Q(**dict.fromkeys(WORDS, "")),
                name="refused_claim_keeps_no_words",
            ),
            models.CheckConstraint(
                condition=Q(state="refused") | Q(claim_kind="fact"), name="only_facts_are_rectified"
            ),
            # Whatever a slip of ours says, nothing goes out that two people have not approved (safeguard 5).
            models.CheckConstraint(
                condition=~Q(state__in=SIGNED_STATES)
                | (Q(review__isnull=False, signature__isnull=False) & ~Q(review=F("signature"))),
                name="rectification_sent_by_two",
            ),
        ]
        indexes = [models.Index(fields=["unit", "-found_at"], name="rectifications_of_unit")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the searchable form true to the words."""
        self.folded = fold(f"{self.code} {self.outlet} {self.title} {self.claim}")
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "folded"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Trang làm việc."""
        return reverse("press:rectification", args=[self.pk])

    @property
    def code(self) -> str:
        """Số trong sổ: "03/2026"."""
        return f"{self.number:02d}/{self.year}"


class RectificationProof(models.Model):
    """Bằng chứng mà ai cũng kiểm tra được: issuer, number, date, and a link or a paper of ours."""

    request = models.ForeignKey(RectificationRequest, on_delete=models.CASCADE, related_name="proofs")
    kind = models.CharField(_("loại"), max_length=10, choices=ProofKind)
    title = models.CharField(_("tên tài liệu"), max_length=300)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200)
    number = models.CharField(_("số, ký hiệu"), max_length=80, blank=True)
    issued_on = models.DateField(_("ngày"))
    link = models.URLField(_("liên kết"), max_length=500, blank=True)
    paper = models.ForeignKey(
        Paper,
        verbose_name=_("văn bản trong hệ thống"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("bằng chứng")
        ordering = ["kind", "issued_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="own-paper") | ~Q(number=""), name="own_paper_has_number"
            ),
            models.CheckConstraint(
                condition=~Q(link="") | Q(paper__isnull=False), name="proof_can_be_opened"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_primary(self) -> bool:
        """Bằng chứng gốc."""
        return self.kind in PRIMARY


class RectificationApproval(models.Model):
    """Một lần duyệt of exactly this revision: one a step, one a person; `words` tell in what capacity."""

    request = models.ForeignKey(RectificationRequest, on_delete=models.CASCADE, related_name="approvals")
    revision = models.PositiveIntegerField()
    step = models.PositiveSmallIntegerField(choices=RectificationStep)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["request", "revision", "step"]
        constraints = [
            models.UniqueConstraint(fields=["request", "revision", "step"], name="rectification_once_a_step"),
            models.UniqueConstraint(
                fields=["request", "revision", "person"], name="rectification_once_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id}.{self.revision}: {self.step}"


class RectificationHand(models.Model):
    """Người trong nhóm soạn: none of them reviews it."""

    request = models.ForeignKey(RectificationRequest, on_delete=models.CASCADE, related_name="hands")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "person"], name="one_hand_a_rectification")]

    def __str__(self) -> str:
        return f"{self.request_id}: {self.person_id}"
