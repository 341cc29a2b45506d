"""Questions of the press and who asked them (câu hỏi của báo chí, người hỏi)."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.folding import Folded
from nhipcau.newsroom.models import Language
from nhipcau.units.models import Unit, new_salt

from ..enums import Channel, EntryKind, State, Via

# No letter or figure that is taken for another when it is read over the telephone.
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


def new_code() -> str:
    """Mã theo dõi: 20 of 31 signs, 99 bits; nobody guesses the page of another's question."""
    return "".join(secrets.choice(LETTERS) for _each in range(20))


class EnquiryBook(models.Model):
    """Sổ câu hỏi của một năm: the last number given."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class Enquiry(models.Model):
    """Câu hỏi của báo chí, with its number of the year; one put aside has none until somebody took it up.

    It keeps the outlet and never the person, who stands in `EnquiryContact` and goes when the purpose ends.
    `wanted_by` is the asker's wish; terms stand in the clock. What is published is rewritten in
    `public_subject` and `public_question`; the public answer is the approved one, word for word.
    """

    year = models.PositiveSmallIntegerField(editable=False)
    number = models.PositiveIntegerField(null=True, editable=False)
    code = models.CharField(max_length=20, unique=True, default=new_code, editable=False)
    # Of the form that was sent: sent twice it is one question.
    nonce = models.CharField(max_length=40, null=True, unique=True, editable=False)
    channel = models.CharField(_("đường hỏi"), max_length=10, choices=Channel)
    language = models.ForeignKey(
        Language, verbose_name=_("hỏi bằng"), on_delete=models.PROTECT, related_name="+"
    )
    outlet = models.CharField(_("cơ quan báo chí"), max_length=160)
    country = models.CharField(_("nước"), max_length=80, blank=True)
    is_resident_bureau = models.BooleanField(_("văn phòng báo chí nước ngoài thường trú"), default=False)
    subject = models.CharField(_("hỏi về việc"), max_length=200)
    question = models.TextField(_("câu hỏi"))
    wanted_by = models.DateField(_("người hỏi mong có trước ngày"), null=True, blank=True)
    received_at = models.DateTimeField(_("nhận lúc"))
    unit = models.ForeignKey(
        Unit,
        verbose_name=_("đơn vị trả lời"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="enquiries",
    )
    state = models.CharField(_("bước"), max_length=10, choices=State, default=State.RECEIVED)
    aside = models.CharField(_("vì sao chờ sàng lọc"), max_length=20, blank=True, editable=False)
    returned_reason = models.CharField(_("lý do trả lại"), max_length=1000, blank=True)
    unsourced_reason = models.CharField(_("vì sao không cần nguồn"), max_length=500, blank=True)
    answer = models.ForeignKey(
        "Answer", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    first = models.OneToOneField(
        "AnswerApproval", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    second = models.OneToOneField(
        "AnswerApproval", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, editable=False)
    via = models.CharField(_("cách trả lời"), max_length=10, choices=Via, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, editable=False, on_delete=models.PROTECT, related_name="merged"
    )
    public_subject = models.CharField(_("tiêu đề khi công bố"), max_length=200, blank=True)
    public_question = models.TextField(_("câu hỏi khi công bố"), blank=True)
    public_answer = models.ForeignKey(
        "Answer", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField(_("công bố lúc"), null=True, editable=False)
    corrected_at = models.DateTimeField(_("đính chính lúc"), null=True, editable=False)
    correction = models.CharField(_("chỗ đã sai"), max_length=500, blank=True)
    withdrawn_at = models.DateTimeField(_("gỡ lúc"), null=True, editable=False)
    withdrawn_reason = models.CharField(_("lý do gỡ"), max_length=500, blank=True)
    folded = Folded(of=("outlet", "country", "subject", "question"), editable=False, default="")
    changed_at = models.DateTimeField(_("sửa lúc"), auto_now=True)

    class Meta:
        verbose_name = _("câu hỏi của báo chí")
        verbose_name_plural = _("câu hỏi của báo chí")
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="enquiry_number_once_a_year"),
            # No role and no slip of ours answers what two people have not approved, one of them a voice.
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "answered", "refused"])
                | (Q(first__isnull=False, second__isnull=False) & ~Q(first=F("second"))),
                name="enquiry_answered_by_two_approvals",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(public_answer__isnull=False),
                name="enquiry_published_with_its_answer",
            ),
            models.CheckConstraint(
                condition=~Q(state="merged") | Q(merged_into__isnull=False),
                name="enquiry_merged_into_another",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-received_at"], name="enquiries_by_state"),
            models.Index(fields=["channel", "-received_at"], name="enquiries_by_channel"),
        ]

    def __str__(self) -> str:
        return f"{self.numbered} {self.subject}".strip()

    def get_absolute_url(self) -> str:
        """Trang làm việc."""
        return reverse("enquiries:enquiry", args=[self.pk])

    @property
    def numbered(self) -> str:
        """Số trong năm, "12/2026"; empty while put aside."""
        return f"{self.number}/{self.year}" if self.number else ""


class EnquiryContact(models.Model):
    """Người hỏi: name, address and telephone, for nothing but answering; erased on `erase_on`."""

    enquiry = models.OneToOneField(Enquiry, on_delete=models.CASCADE, related_name="contact")
    name = models.CharField(_("người hỏi"), max_length=120, blank=True)
    email = models.EmailField(_("thư điện tử"), max_length=160, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=40, blank=True)
    purpose = models.CharField(_("mục đích giữ"), max_length=200)
    erase_on = models.DateField(_("xóa vào ngày"), null=True, editable=False)
    erased_at = models.DateTimeField(_("đã xóa lúc"), null=True, editable=False)
    # With it gone, digests in the trail tell nothing.
    salt = models.CharField(max_length=32, default=new_salt, blank=True, editable=False)

    class Meta:
        verbose_name = _("người hỏi")
        indexes = [models.Index(fields=["email"], name="askers_by_address")]

    def __str__(self) -> str:
        return str(self.enquiry_id)


class Entry(models.Model):
    """Một dòng trong hồ sơ: a note, a mail, a step; nothing of it is written over.

    The text of mails and notes may name the asker, so it goes with the contact.
    """

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(_("loại"), max_length=10, choices=EntryKind)
    body = models.TextField(_("nội dung"), blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    mail = models.ForeignKey(
        "mailing.Mail", null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("ghi chép")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.enquiry_id}: {self.kind}"
