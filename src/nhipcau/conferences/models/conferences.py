"""Conferences, briefings and press programmes, and what is said of them in each language (họp báo)."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.folding import fold
from nhipcau.mailing.models import Mailing, MailingList
from nhipcau.newsroom.models import Language
from nhipcau.press.models import Spokesperson
from nhipcau.units.models import Unit

from ..enums import OF_OTHERS, OPEN_KINDS, Applicant, ConferenceKind, ConferenceState

# The door opens this long before the beginning.
EARLY = timedelta(hours=3)


class Conference(models.Model):
    """Cuộc họp báo, giao ban, chương trình báo chí: one that the office holds, attends or is told of.

    Title, about, place and agenda are the Vietnamese words, public once it is announced; other languages
    have theirs in `Wording`. The numbers at the end are what the closing found; they stay when the people's
    data is gone. `notice_at` is when the notice that the law asks for was sent (or, of a mission, received).
    """

    kind = models.CharField(_("loại"), max_length=10, choices=ConferenceKind, default=ConferenceKind.PRESS)
    title = models.CharField(_("tên"), max_length=200)
    about = models.TextField(_("nội dung công bố"), blank=True)
    place = models.CharField(_("địa điểm"), max_length=300)
    agenda = models.TextField(_("chương trình"), blank=True)
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị chủ trì"), on_delete=models.PROTECT, related_name="conferences"
    )
    host = models.CharField(_("bên tổ chức"), max_length=200, blank=True)
    applicant = models.CharField(_("bên đề nghị"), max_length=10, choices=Applicant, blank=True)
    starts_at = models.DateTimeField(_("bắt đầu"))
    ends_at = models.DateTimeField(_("kết thúc"))
    languages = models.ManyToManyField(Language, verbose_name=_("ngôn ngữ làm việc"), related_name="+")
    capacity = models.PositiveSmallIntegerField(_("số chỗ"), null=True, blank=True)
    opens_at = models.DateTimeField(_("nhận đăng ký từ"), null=True, blank=True)
    closes_at = models.DateTimeField(_("nhận đăng ký đến"), null=True, blank=True)
    # Asked only where the place checks cards at its gate.
    asks_card = models.BooleanField(_("hỏi số giấy tờ tùy thân"), default=False)
    spokesperson = models.ForeignKey(
        Spokesperson,
        verbose_name=_("người phát ngôn"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="conferences",
    )
    is_periodic = models.BooleanField(_("họp báo định kỳ"), default=False)
    state = models.CharField(_("bước"), max_length=10, choices=ConferenceState, default=ConferenceState.DRAFT)
    announced_at = models.DateTimeField(_("công bố lúc"), null=True, editable=False)
    changed_at = models.DateTimeField(_("sửa lúc"), auto_now=True)
    # How often what was announced was changed, for calendars (RFC 5545, SEQUENCE).
    changes = models.PositiveSmallIntegerField(default=0, editable=False)
    notice_at = models.DateTimeField(_("thông báo lúc"), null=True, editable=False)
    notice_number = models.CharField(_("văn bản thông báo"), max_length=120, blank=True, editable=False)
    held_at = models.DateTimeField(_("ghi đã diễn ra lúc"), null=True, editable=False)
    cancel_reason = models.CharField(_("lý do hủy"), max_length=300, blank=True, editable=False)
    registered = models.PositiveIntegerField(_("lượt đăng ký"), default=0, editable=False)
    accredited = models.PositiveIntegerField(_("được cấp thẻ"), default=0, editable=False)
    came = models.PositiveIntegerField(_("có mặt"), default=0, editable=False)
    erased_at = models.DateTimeField(_("xóa thông tin liên hệ lúc"), null=True, editable=False)
    folded = models.TextField(editable=False, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(_("lập lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("họp báo, chương trình báo chí")
        verbose_name_plural = _("họp báo, chương trình báo chí")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="conference_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancel_reason=""), name="conference_cancelled_why"
            ),
            models.CheckConstraint(
                condition=~Q(state="held") | Q(held_at__isnull=False), name="conference_held_at_a_moment"
            ),
            models.CheckConstraint(
                condition=Q(applicant="") | Q(kind="foreign"), name="applicant_of_foreign_programme"
            ),
        ]
        indexes = [models.Index(fields=["state", "-starts_at"], name="conferences_by_day")]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the searchable form true to the words."""
        self.folded = fold(f"{self.title} {self.place} {self.host} {self.about}")
        if fields := kwargs.get("update_fields"):
            kwargs["update_fields"] = [*fields, "folded", "changed_at"]  # type: ignore[misc]
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """Trang làm việc."""
        return reverse("conferences:conference", args=[self.pk])

    @property
    def is_ours(self) -> bool:
        """Do cơ quan tổ chức, not attended or told of."""
        return self.kind not in OF_OTHERS

    @property
    def is_public(self) -> bool:
        """Đứng trên cổng (the same as `queries.in_public`)."""
        shown = self.kind in OPEN_KINDS or (
            self.kind == ConferenceKind.FOREIGN and self.closes_at is not None
        )
        return shown and self.announced_at is not None

    @property
    def is_going(self) -> bool:
        """Còn chuẩn bị hoặc chờ diễn ra."""
        return self.state in {ConferenceState.DRAFT, ConferenceState.ANNOUNCED}

    @property
    def takes_registrations(self) -> bool:
        """Đang nhận đăng ký qua cổng."""
        now = timezone.now()
        return (
            self.state == ConferenceState.ANNOUNCED
            and self.closes_at is not None
            and now < self.closes_at
            and (self.opens_at is None or self.opens_at <= now)
        )

    @property
    def is_door_open(self) -> bool:
        """Đã đến giờ đón khách."""
        return self.state in {ConferenceState.ANNOUNCED, ConferenceState.HELD} and (
            timezone.now() >= self.starts_at - EARLY
        )


class Wording(models.Model):
    """Lời công bố in one language besides Vietnamese."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="wordings")
    language = models.ForeignKey(
        Language, verbose_name=_("ngôn ngữ"), on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(_("tên"), max_length=200)
    about = models.TextField(_("nội dung công bố"), blank=True)
    place = models.CharField(_("địa điểm"), max_length=300)

    class Meta:
        verbose_name = _("lời công bố")
        verbose_name_plural = _("lời công bố")
        ordering = ["language__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "language"], name="one_wording_a_language")
        ]

    def __str__(self) -> str:
        return self.title


class Invitation(models.Model):
    """Thư mời tới một danh sách nhận thư: laid down once a conference and list."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="invitations")
    list = models.ForeignKey(
        MailingList, verbose_name=_("danh sách"), on_delete=models.PROTECT, related_name="+"
    )
    mailing = models.OneToOneField(Mailing, on_delete=models.PROTECT, related_name="+")
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    invited_at = models.DateTimeField(_("mời lúc"), auto_now_add=True)

    class Meta:
        verbose_name = _("thư mời")
        verbose_name_plural = _("thư mời")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["conference", "list"], name="invited_once_a_list")]

    def __str__(self) -> str:
        return f"{self.conference_id} {self.list_id}"
