"""Bước đầu của báo cáo: the rule of the reporting period, which somebody must have confirmed."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.first_steps import Step
from nhipcau.units.queries import standing_office

from ..enums import PeriodKind
from ..models import PeriodRule
from ..queries import rules_of
from .periods import system_of


def rules() -> Step:
    """Xác nhận kỳ báo cáo: done when the standing office's monthly rule stands confirmed."""
    office = standing_office()
    binding = rules_of(office, system_of(office), PeriodKind.MONTH) if office else PeriodRule.objects.none()
    return Step(
        _("Kỳ báo cáo: ngày chốt kỳ theo quy định của cấp trên. Chưa xác nhận thì chưa lập được báo cáo."),
        _("Kiểm tra và xác nhận kỳ báo cáo"),
        reverse("reports:rules"),
        binding.filter(is_verified=True, in_force_to=None).exists(),
    )
