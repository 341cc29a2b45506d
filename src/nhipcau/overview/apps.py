from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OverviewConfig(AppConfig):
    name = "nhipcau.overview"
    label = "overview"
    verbose_name = _("Toàn cảnh")

    def ready(self) -> None:
        """Quyền: the register of actions must know them before a screen asks; this day on one's page; what
        changes a gap."""
        from nhipcau.core.domain import panels, watched

        from .domain import gaps, holding, policy, verbs  # noqa: F401
        from .views.panels import of_my_work

        holding.register_all()
        watched.register(*gaps.WATCHES)
        panels.register("plans.my-work", of_my_work, order=5)
