from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressConfig(AppConfig):
    name = "nhipcau.press"
    label = "press"
    verbose_name = _("Phát ngôn")

    def ready(self) -> None:
        """Ghép vào các app bên dưới."""
        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import holding, inheriting, keeping, policy, verbs  # noqa: F401

        holding.register_all()
        inheriting.register_all()
        keeping.register()
