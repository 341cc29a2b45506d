from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OverviewConfig(AppConfig):
    name = "nhipcau.overview"
    label = "overview"
    verbose_name = _("Toàn cảnh")

    def ready(self) -> None:
        """Quyền: the register of actions must know them before a screen asks."""
        from .domain import policy, verbs  # noqa: F401
