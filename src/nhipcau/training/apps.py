from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingConfig(AppConfig):
    name = "nhipcau.training"
    label = "training"
    verbose_name = _("Bồi dưỡng, tập huấn")

    def ready(self) -> None:
        """Ghép vào các app bên dưới: figures for reports, times of keeping, a panel on the work."""
        from nhipcau.core.domain import figures, occasions, panels

        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import holding, inheriting, keeping, policy, verbs  # noqa: F401
        from .domain.figures import FIGURES
        from .domain.occasions import SESSIONS
        from .views.panels import of_assignment

        holding.register_all()
        inheriting.register_all()
        keeping.register()
        figures.register(*FIGURES)
        occasions.register(SESSIONS)
        panels.register("plans.assignment", of_assignment, order=150)
