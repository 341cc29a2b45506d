"""What was handed out, asked and said at a conference (tài liệu, câu hỏi, ghi lời)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.models import StoredFile
from nhipcau.newsroom.models import Language

from .conferences import Conference


class Material(models.Model):
    """Tài liệu của cuộc: a file, in public once somebody says so."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(_("tên tài liệu"), max_length=200)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(_("tên tệp"), max_length=250)
    is_public = models.BooleanField(_("công bố trên cổng"), default=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(_("thêm lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("tài liệu")
        verbose_name_plural = _("tài liệu")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "file"], name="one_material_a_file"),
        ]

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
    """Câu hỏi nêu tại cuộc: what was asked, of which outlet, what was answered, or promised by which day."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="questions")
    text = models.TextField(_("câu hỏi"))
    outlet = models.CharField(_("cơ quan báo chí"), max_length=160, blank=True)
    answer = models.TextField(_("trả lời"), blank=True)
    promised_on = models.DateField(_("hẹn trả lời đến hết ngày"), null=True, blank=True)
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, editable=False)
    is_public = models.BooleanField(_("công bố trên cổng"), default=False)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    noted_at = models.DateTimeField(_("ghi lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("câu hỏi tại cuộc")
        verbose_name_plural = _("câu hỏi tại cuộc")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(answer="") | Q(promised_on__isnull=False), name="answered_or_promised"
            ),
            models.CheckConstraint(condition=Q(is_public=False) | ~Q(answer=""), name="public_with_answer"),
        ]
        indexes = [models.Index(fields=["promised_on"], name="questions_promised")]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_owed(self) -> bool:
        """Còn nợ câu trả lời."""
        return not self.answer

    @property
    def is_late(self) -> bool:
        """Quá ngày hẹn."""
        return self.is_owed and self.promised_on is not None and self.promised_on < timezone.localdate()


class Transcript(models.Model):
    """Ghi lời của cuộc in one language, public once published."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="transcripts")
    language = models.ForeignKey(
        Language, verbose_name=_("ngôn ngữ"), on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField(_("ghi lời"))
    published_at = models.DateTimeField(_("công bố lúc"), null=True, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    changed_at = models.DateTimeField(_("sửa lúc"), auto_now=True)

    class Meta:
        verbose_name = _("ghi lời")
        verbose_name_plural = _("ghi lời")
        ordering = ["language__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "language"], name="one_transcript_a_language")
        ]

    def __str__(self) -> str:
        return str(self.language)
