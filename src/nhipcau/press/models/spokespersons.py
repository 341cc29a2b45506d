"""Who may speak for the office, since when, by which decision (người phát ngôn)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.units.models import Unit

from ..enums import SpokespersonKind


class Spokesperson(models.Model):
    """Người phát ngôn of one unit, for a term (Nghị định 244/2026/NĐ-CP, Điều 3).

    A row is never written over: a change ends it and begins another, so the register keeps its history. Name,
    position, telephone and e-mail are those of the office, published within 24 hours of `assigned_at`. Who is
    authorised has one matter, a written decision and a term, and passes nothing on (khoản 5, 6).
    `positions` holds the position by language code. Telephone and e-mail are emptied when the term is over.
    """

    kind = models.CharField(_("tư cách"), max_length=10, choices=SpokespersonKind)
    unit = models.ForeignKey(
        Unit, verbose_name=_("cơ quan, đơn vị"), on_delete=models.PROTECT, related_name="spokespersons"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("tài khoản"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="speaks_for",
        help_text=_("Cần có để người này tự duyệt phát ngôn trên hệ thống."),
    )
    full_name = models.CharField(_("họ và tên"), max_length=120)
    positions = models.JSONField(_("chức vụ theo ngôn ngữ"), default=dict)
    phone = models.CharField(_("điện thoại công vụ"), max_length=40, blank=True)
    email = models.EmailField(_("thư điện tử công vụ"), blank=True)
    matter = models.ForeignKey(
        "Matter",
        verbose_name=_("vụ việc được ủy quyền"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="authorised",
    )
    decision = models.CharField(_("số, ký hiệu quyết định hoặc văn bản"), max_length=120)
    decided_on = models.DateField(_("ngày văn bản"))
    assigned_at = models.DateTimeField(_("giao nhiệm vụ lúc"))
    until = models.DateTimeField(_("đến"), null=True, blank=True)
    published_at = models.DateTimeField(_("công bố lúc"), null=True, editable=False)
    ended_at = models.DateTimeField(_("thôi lúc"), null=True, editable=False)
    ended_reason = models.CharField(_("lý do thôi"), max_length=300, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("người phát ngôn")
        verbose_name_plural = _("người phát ngôn")
        ordering = ["unit__sort_key", "kind", "-assigned_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="authorised") | Q(until__isnull=False, matter__isnull=False),
                name="authorised_for_one_matter_and_term",
            ),
            models.CheckConstraint(
                condition=Q(kind="authorised") | Q(matter=None), name="only_authorised_bound_to_matter"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("assigned_at")), name="spokesperson_for_a_while"
            ),
        ]
        indexes = [models.Index(fields=["person", "-assigned_at"], name="voices_of_person")]

    def __str__(self) -> str:
        return self.full_name

    def get_absolute_url(self) -> str:
        """Trang làm việc."""
        return reverse("press:spokesperson", args=[self.pk])

    @property
    def is_in_force(self) -> bool:
        """Đang có hiệu lực lúc này."""
        now = timezone.now()
        ends = min((each for each in (self.until, self.ended_at) if each is not None), default=None)
        return self.assigned_at <= now and (ends is None or now < ends)

    def position_in(self, code: str) -> str:
        """Chức vụ in one language, else in English for others than Vietnamese, else in Vietnamese."""
        told: dict[str, str] = self.positions
        return told.get(code) or ("" if code == "vi" else told.get("en", "")) or told.get("vi", "")


class DutyTurn(models.Model):
    """Ca trực phát ngôn: `person` acts for a head or regular spokesperson from `starts_at` until `ends_at`.

    For what the law gives hours alone, so that a night does not run a term out; an authorised spokesperson
    has no turn, since what was given to them is not passed on (Nghị định 244/2026/NĐ-CP, khoản 6 Điều 3).
    """

    spokesperson = models.ForeignKey(
        Spokesperson, verbose_name=_("trực thay"), on_delete=models.PROTECT, related_name="turns"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người trực"),
        on_delete=models.CASCADE,
        related_name="duty_turns",
    )
    starts_at = models.DateTimeField(_("từ"))
    ends_at = models.DateTimeField(_("đến"))
    decision = models.CharField(_("số, ký hiệu văn bản phân công trực"), max_length=120)
    stopped_at = models.DateTimeField(_("thôi lúc"), null=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("ca trực phát ngôn")
        verbose_name_plural = _("ca trực phát ngôn")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="turn_for_a_while"),
        ]
        indexes = [models.Index(fields=["person", "ends_at"], name="turns_of_person")]

    def __str__(self) -> str:
        return f"{self.person} {self.starts_at:%Y-%m-%d}"
