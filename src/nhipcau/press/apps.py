from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressConfig(AppConfig):
    name = "nhipcau.press"
    label = "press"
    verbose_name = _("Phát ngôn")

    def ready(self) -> None:
        """Ghép vào các app bên dưới."""
        from nhipcau.core.domain import figures
        from nhipcau.issuing.domain import owners
        from nhipcau.issuing.enums import PaperKind

        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import (  # noqa: F401
            holding,
            inheriting,
            keeping,
            policy,
            rectification_figures,
            rectification_letters,
            verbs,
        )

        holding.register_all()
        inheriting.register_all()
        keeping.register()
        owners.register(PaperKind.RECTIFICATION, rectification_letters.owner())
        figures.register(*rectification_figures.FIGURES)
