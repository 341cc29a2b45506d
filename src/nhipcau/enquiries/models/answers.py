"""Answers, what they rest on, who approved them (câu trả lời, nguồn, hai lần duyệt)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nhipcau.newsroom.models import Language
from nhipcau.press.models import Spokesperson

from ..enums import Ground, Step
from .enquiries import Enquiry


class Answer(models.Model):
    """Một bản trả lời; once handed in it never changes, and what is written after it is the next number.

    With a `ground` it is a refusal: `detail` names whose field it is, or where it was published.
    """

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="answers")
    number = models.PositiveSmallIntegerField()
    language = models.ForeignKey(
        Language, verbose_name=_("viết bằng"), on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField(_("nội dung trả lời"))
    ground = models.CharField(_("căn cứ từ chối"), max_length=14, choices=Ground, blank=True)
    detail = models.CharField(_("cơ quan có thẩm quyền, hoặc nơi đã công bố"), max_length=500, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("lập lúc"), auto_now_add=True)
    handed_in_at = models.DateTimeField(_("trình lúc"), null=True, editable=False)

    class Meta:
        verbose_name = _("bản trả lời")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["enquiry", "number"], name="one_answer_a_number")]

    def __str__(self) -> str:
        return f"{self.enquiry_id}.{self.number}"


class Source(models.Model):
    """Nguồn: one statement of the answer and the record that proves it, looked up by a second person."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="sources")
    statement = models.CharField(_("điều được nói"), max_length=500)
    title = models.CharField(_("văn bản, tài liệu làm căn cứ"), max_length=300)
    dated = models.DateField(_("ngày văn bản"), null=True, blank=True)
    link = models.URLField(_("liên kết"), max_length=500, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    checked_at = models.DateTimeField(_("đối chiếu lúc"), null=True, editable=False)

    class Meta:
        verbose_name = _("nguồn")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by=None) | Q(added_by=None) | ~Q(checked_by=F("added_by")),
                name="source_checked_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class AnswerApproval(models.Model):
    """Một lần duyệt of exactly this version; one a step, one a person. The second is a spokesperson's."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="approvals")
    step = models.PositiveSmallIntegerField(choices=Step)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # As which spokesperson, by which decision: kept when the term is long over.
    spokesperson = models.ForeignKey(Spokesperson, null=True, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(_("tư cách"), max_length=400, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["answer", "step"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "step"], name="answer_approved_once_a_step"),
            models.UniqueConstraint(fields=["answer", "person"], name="answer_approved_once_a_person"),
            models.CheckConstraint(
                condition=~Q(step=2) | Q(spokesperson__isnull=False), name="second_approval_by_a_voice"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id}: {self.step}"
