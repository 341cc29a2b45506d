"""Good practice and commendation: a round, its criteria and panel, nominations, scores (khen thưởng)."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.folding import fold
from nhipcau.issuing.models import Paper
from nhipcau.plans.models import Evidence
from nhipcau.units.models import Unit

from ..enums import Field, NominationState, NomineeKind, RoundState

MOST_POINTS = 10


class Round(models.Model):
    """Đợt xét: units nominate until a day, the panel scores by its criteria, one decision ends it."""

    office = models.ForeignKey(
        Unit, verbose_name=_("cơ quan xét"), on_delete=models.PROTECT, related_name="recognition_rounds"
    )
    name = models.CharField(_("tên đợt xét"), max_length=250)
    closes_on = models.DateField(_("nhận đề cử đến hết ngày"))
    grounds = models.TextField(
        _("căn cứ của quyết định"),
        blank=True,
        help_text=_("Mỗi dòng một căn cứ, không ghi chữ “Căn cứ”."),
    )
    state = models.CharField(
        _("trạng thái"), max_length=8, choices=RoundState, default=RoundState.OPEN, editable=False
    )
    paper = models.OneToOneField(
        Paper, null=True, editable=False, on_delete=models.PROTECT, related_name="recognition_round"
    )
    opened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("đợt xét")
        verbose_name_plural = _("đợt xét")
        ordering = ["-closes_on", "-pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page (trang đợt xét)."""
        return reverse("programmes:round", args=[self.pk])

    @property
    def takes_nominations(self) -> bool:
        """Còn nhận đề cử."""
        return self.state == RoundState.OPEN and timezone.localdate() <= self.closes_on


class Criterion(models.Model):
    """Tiêu chí của một đợt xét; the weights of a round make one hundred together."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="criteria")
    name = models.CharField(_("tiêu chí"), max_length=250)
    weight = models.PositiveSmallIntegerField(_("trọng số (%)"))
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("tiêu chí")
        ordering = ["round_id", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=100), name="a_weight_is_a_percentage"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """Thành viên hội đồng: whoever sits on the panel scores what is not of their own unit."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("thành viên hội đồng")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="one_seat_per_person")]

    def __str__(self) -> str:
        return f"{self.person or '—'}"


class Nomination(models.Model):
    """Đề cử: a collective, or one person by their post, what was achieved and the accepted work behind it."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="nominations")
    unit = models.ForeignKey(
        Unit, verbose_name=_("đơn vị đề cử"), on_delete=models.PROTECT, related_name="nominations"
    )
    field = models.CharField(_("đề cử về"), max_length=10, choices=Field)
    title = models.CharField(_("tên mô hình, thành tích"), max_length=250)
    nominee_kind = models.CharField(_("đối tượng"), max_length=10, choices=NomineeKind)
    nominee = models.CharField(
        _("tập thể hoặc chức danh được đề cử"),
        max_length=250,
        help_text=_(
            "Cá nhân ghi theo chức danh, ví dụ: Phó Trưởng phòng Thông tin đối ngoại; không ghi họ tên."
        ),
    )
    achievement = models.TextField(_("cách làm và kết quả"))
    evidence = models.ManyToManyField(
        Evidence, verbose_name=_("minh chứng đã được chấp nhận"), related_name="nominations", blank=True
    )
    state = models.CharField(
        _("trạng thái"), max_length=10, choices=NominationState, default=NominationState.DRAFT, editable=False
    )
    submitted_on = models.DateField(_("gửi ngày"), null=True, editable=False)
    award = models.CharField(_("hình thức ghi nhận"), max_length=150, blank=True, editable=False)
    published_on = models.DateField(_("đưa vào thư viện ngày"), null=True, editable=False)
    folded = models.TextField(editable=False, blank=True)

    class Meta:
        verbose_name = _("đề cử")
        verbose_name_plural = _("đề cử")
        ordering = ["round_id", "title", "pk"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the searchable form true."""
        self.folded = fold(f"{self.title} {self.nominee} {self.achievement}")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Its page (trang đề cử)."""
        return reverse("programmes:nomination", args=[self.pk])


class Score(models.Model):
    """Điểm của một thành viên cho một tiêu chí, 0 to 10."""

    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="scores")
    points = models.PositiveSmallIntegerField(
        _("điểm"), validators=[MinValueValidator(0), MaxValueValidator(MOST_POINTS)]
    )

    class Meta:
        verbose_name = _("điểm")
        ordering = ["nomination_id", "seat_id", "criterion_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["nomination", "criterion", "seat"], name="one_score_per_criterion"
            ),
            models.CheckConstraint(condition=Q(points__lte=10), name="points_up_to_ten"),
        ]

    def __str__(self) -> str:
        return f"{self.points}"
