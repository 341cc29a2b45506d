"""What a story says in one language, by whom approved, from when to when in public (bản theo ngôn ngữ)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..enums import EditionState, Step
from .languages import Language
from .pictures import Picture
from .stories import Story
from .videos import Video


class Edition(models.Model):
    """Bản của tin bài trong một ngôn ngữ; `current` is the text at work, `state` how far that is.

    What the public reads is told by publications alone: a new text may be at work while an old one stands.
    """

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="editions")
    language = models.ForeignKey(
        Language, verbose_name=_("ngôn ngữ"), on_delete=models.PROTECT, related_name="editions"
    )
    state = models.CharField(_("bước"), max_length=10, choices=EditionState, default=EditionState.DRAFT)
    current = models.OneToOneField(
        "EditionVersion", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    # Why it came back, until it is handed in again.
    returned_reason = models.CharField(_("lý do trả lại"), max_length=1000, blank=True)
    # The source with which somebody compared a translation last, and found that nothing had to change.
    compared_with = models.ForeignKey(
        "EditionVersion", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    # Sentences of the source that changed since; counted again with each change.
    stale = models.PositiveIntegerField(_("số câu đã đổi ở bản gốc"), default=0, editable=False)

    class Meta:
        verbose_name = _("bản theo ngôn ngữ")
        verbose_name_plural = _("bản theo ngôn ngữ")
        ordering = ["language__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["story", "language"], name="one_edition_a_language")]

    def __str__(self) -> str:
        return f"{self.story} ({self.language})"


class EditionVersion(models.Model):
    """Phiên bản: title, lead and text as one person left them; never changed once it was handed in.

    `body` is CommonMark without HTML; a picture stands in it as `![alt](hinh:NUMBER "caption")`.
    `of_source` is the version of the story's own language from which a translation was made.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(_("tiêu đề"), max_length=200)
    lead = models.TextField(_("tóm tắt"), blank=True)
    body = models.TextField(_("nội dung"), blank=True)
    picture = models.ForeignKey(
        Picture,
        verbose_name=_("ảnh chính"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="leading",
    )
    picture_alt = models.CharField(_("mô tả ảnh chính"), max_length=300, blank=True)
    picture_caption = models.CharField(_("chú thích ảnh chính"), max_length=300, blank=True)
    # Of an event alone. Days and hours, by Việt Nam's clock, are those of the story's own language.
    begins_on = models.DateField(_("ngày bắt đầu"), null=True, blank=True)
    begins_time = models.TimeField(_("giờ bắt đầu"), null=True, blank=True)
    ends_on = models.DateField(_("ngày kết thúc"), null=True, blank=True)
    ends_time = models.TimeField(_("giờ kết thúc"), null=True, blank=True)
    is_cancelled = models.BooleanField(_("sự kiện đã hủy"), default=False)
    place = models.CharField(_("địa điểm"), max_length=300, blank=True)
    # Of a page of data alone: whose the numbers are and of which day.
    data_source = models.CharField(_("nguồn số liệu"), max_length=300, blank=True)
    data_on = models.DateField(_("số liệu tính đến ngày"), null=True, blank=True)
    # Of a film alone, which is that of the story's own language. Captions (WebVTT) are of each language; the
    # body is what is said and shown, for whoever cannot hear or see.
    video = models.ForeignKey(
        Video, verbose_name=_("phim"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    captions = models.TextField(_("phụ đề"), blank=True)
    of_source = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="translations"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    # How often it was written over while nobody else had it: two open windows are told apart by it.
    stroke = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["edition", "number"], name="one_version_a_number")]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"


class Approval(models.Model):
    """Một lần duyệt of exactly this version.

    `ground` says on what it rests where it rests on more than a role: a text approved in advance, the
    decision that makes somebody a spokesperson.
    """

    version = models.ForeignKey(EditionVersion, on_delete=models.PROTECT, related_name="approvals")
    step = models.PositiveSmallIntegerField(choices=Step)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    ground = models.CharField(_("căn cứ"), max_length=500, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["version", "step"]
        constraints = [
            models.UniqueConstraint(fields=["version", "step"], name="one_approval_a_step"),
            models.UniqueConstraint(fields=["version", "person"], name="one_approval_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id}: {self.step}"


class Publication(models.Model):
    """Lần đăng: an approved version is in public from `at` until `until`; both are moments, not tasks.

    What is to come stands here too: at its moment every page, feed and mailing has it at once, with nothing
    to be run for it. It cannot exist without its two approvals, which belong to two people (safeguard 5).
    `correction` says in public what was wrong before.
    """

    version = models.OneToOneField(EditionVersion, on_delete=models.PROTECT, related_name="publication")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="publications")
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="publications")
    language = models.ForeignKey(Language, on_delete=models.PROTECT, related_name="+")
    first = models.OneToOneField(Approval, on_delete=models.PROTECT, related_name="+")
    second = models.OneToOneField(Approval, on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=120, allow_unicode=True, blank=True)
    folded = models.TextField(editable=False, blank=True)
    # The moment of the edition's first publication: its place in the order of stories, and its date.
    first_at = models.DateTimeField()
    at = models.DateTimeField(_("đăng từ"))
    until = models.DateTimeField(null=True, blank=True)
    correction = models.CharField(_("nội dung đính chính"), max_length=500, blank=True)
    # The source with which a person compared what stands, and found that nothing in it had to change.
    compared_with = models.ForeignKey(
        EditionVersion, null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-first_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(first=F("second")), name="published_by_two_approvals"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("at")), name="published_for_a_while"
            ),
        ]
        indexes = [
            models.Index(fields=["language", "-first_at", "-id"], name="published_in_language"),
            models.Index(fields=["edition", "-at"], name="published_of_edition"),
            # What stood before in another form: few, of many.
            models.Index(
                fields=["language", "-at"], condition=Q(at__gt=F("first_at")), name="published_again"
            ),
            models.Index(fields=["language", "-at"], condition=~Q(correction=""), name="published_corrected"),
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.at:%Y-%m-%d}"
