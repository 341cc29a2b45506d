from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "nhipcau.reports"
    label = "reports"
    verbose_name = _("Báo cáo")

    def ready(self) -> None:
        """Quyền và lời trong nhật ký: registered by being imported."""
        from .domain import policy, verbs  # noqa: F401
