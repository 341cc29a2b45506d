from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IncidentsConfig(AppConfig):
    name = "nhipcau.incidents"
    label = "incidents"
    verbose_name = _("Sự cố truyền thông")

    def ready(self) -> None:
        """Ghép vào các app bên dưới."""
        from nhipcau.core.domain import duties, figures, panels

        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import expiring, holding, inheriting, policy, verbs  # noqa: F401
        from .domain.figures import FIGURES
        from .views.panels import of_my_work

        holding.register_all()
        inheriting.register_all()
        figures.register(*FIGURES)
        panels.register("plans.my-work", of_my_work, order=90)
        duties.register("incidents.expiring", expiring.warn_expiring, every=timedelta(hours=12))
