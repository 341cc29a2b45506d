"""Rules of reporting periods (quy tắc kỳ báo cáo)."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.directives.enums import System
from nhipcau.units.models import Unit

from ..enums import PeriodKind

MONTH_END = 31
ROMAN = ("", "I", "II", "III", "IV")
# Until a day of the month, or until its last day.
DAYS = {
    PeriodKind.MONTH: (
        _("từ ngày %(first)02d tháng trước đến ngày %(last)02d tháng báo cáo"),
        _("từ ngày 01 đến ngày cuối tháng"),
    ),
    PeriodKind.QUARTER: (
        _("từ ngày %(first)02d tháng liền trước quý đến ngày %(last)02d tháng cuối quý"),
        _("từ ngày đầu quý đến ngày cuối quý"),
    ),
    PeriodKind.HALF: (
        _(
            "6 tháng đầu năm: từ %(first)02d/12 năm trước đến %(last)02d/6; "
            "6 tháng cuối năm: từ %(first)02d/6 đến %(last)02d/12"
        ),
        _("6 tháng đầu năm: từ 01/01 đến 30/6; 6 tháng cuối năm: từ 01/7 đến 31/12"),
    ),
    PeriodKind.NINE_MONTHS: (
        _("từ %(first)02d/12 năm trước đến %(last)02d/9"),
        _("từ 01/01 đến 30/9"),
    ),
    PeriodKind.YEAR: (
        _("từ %(first)02d/12 năm trước đến %(last)02d/12"),
        _("từ 01/01 đến 31/12"),
    ),
}
BOUND = {System.PARTY: _("các cơ quan Đảng"), System.STATE: _("các cơ quan Nhà nước")}


def period_name(kind: str, year: int, index: int) -> str:
    """Tên một kỳ: "tháng 11/2026", "quý IV/2026"; a report on demand is named by its own title."""
    words = {
        PeriodKind.MONTH: _("tháng %(index)02d/%(year)d"),
        PeriodKind.QUARTER: _("quý %(roman)s/%(year)d"),
        PeriodKind.HALF: _("6 tháng đầu năm %(year)d") if index == 1 else _("6 tháng cuối năm %(year)d"),
        PeriodKind.NINE_MONTHS: _("9 tháng năm %(year)d"),
        PeriodKind.YEAR: _("năm %(year)d"),
        PeriodKind.ON_DEMAND: _("đột xuất lần %(index)d năm %(year)d"),
    }[PeriodKind(kind)]
    roman = ROMAN[index] if index < len(ROMAN) else ""
    return str(words) % {"year": year, "index": index, "roman": roman}


class PeriodRule(models.Model):
    """Quy tắc kỳ báo cáo: the cut-off day of a kind of period, with the law that sets it.

    A period ends on day `to_day` of its last month (31: on the last day) and begins the day after the one
    before it ended, so periods of a kind leave no gap and never overlap. It binds every office of `system`,
    or `office` alone. A rule that reports were made with is superseded by a new row, never changed: an old
    report keeps the rule of its time.
    """

    code = models.SlugField(_("mã quy tắc"), unique=True)
    system = models.CharField(_("hệ thống"), max_length=8, choices=System)
    office = models.ForeignKey(
        Unit,
        verbose_name=_("riêng cho cơ quan"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="period_rules",
    )
    kind = models.CharField(_("kỳ"), max_length=12, choices=PeriodKind)
    to_day = models.PositiveSmallIntegerField(
        _("ngày cuối kỳ"), help_text=_("1 đến 27, hoặc 31: ngày cuối cùng của tháng.")
    )
    citation = models.CharField(_("căn cứ"), max_length=250)
    in_force_from = models.DateField(_("áp dụng từ"))
    in_force_to = models.DateField(_("áp dụng đến trước"), null=True, blank=True)
    is_verified = models.BooleanField(_("đã kiểm tra"), default=False)

    class Meta:
        verbose_name = _("quy tắc kỳ báo cáo")
        ordering = ["system", "kind", "in_force_from", "pk"]
        constraints = [
            # Days 28–30 do not stand in every month; 31 means the last day of each.
            models.CheckConstraint(
                condition=Q(to_day__range=(1, 27)) | Q(to_day=MONTH_END),
                name="period_ends_on_a_day_of_every_month",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scope}, {self.get_kind_display()}: {self.days}"

    @property
    def scope(self) -> str:
        """Ai theo quy tắc này: a system, or one office."""
        return self.office.name if self.office else str(self.get_system_display())

    @property
    def binds(self) -> str:
        """Ai theo quy tắc này, inside a sentence: "các cơ quan Đảng", or the one office."""
        if self.office:
            return self.office.name
        return str(BOUND[System(self.system)])

    @property
    def days(self) -> str:
        """Ngày đầu và ngày cuối kỳ, in words."""
        until_day, until_end = DAYS[PeriodKind(self.kind)]
        if self.to_day == MONTH_END:
            return str(until_end)
        return str(until_day) % {"first": self.to_day + 1, "last": self.to_day}

    @property
    def is_in_force(self) -> bool:
        """Đang áp dụng hôm nay."""
        today = timezone.localdate()
        return self.in_force_from <= today and (self.in_force_to is None or today < self.in_force_to)
