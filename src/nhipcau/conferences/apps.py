from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConferencesConfig(AppConfig):
    name = "nhipcau.conferences"
    label = "conferences"
    verbose_name = _("Họp báo, tác nghiệp")

    def ready(self) -> None:
        """Ghép vào các app bên dưới: figures, times of keeping, the calendar, one's own work, invitations."""
        from nhipcau.core.domain import figures, occasions, panels
        from nhipcau.mailing.domain import composing as mailed

        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import holding, inheriting, inviting, keeping, policy, verbs  # noqa: F401
        from .domain.figures import FIGURES
        from .domain.occasions import CONFERENCES
        from .views.panels import of_my_work

        holding.register_all()
        inheriting.register_all()
        keeping.register()
        figures.register(*FIGURES)
        occasions.register(CONFERENCES)
        panels.register("plans.my-work", of_my_work, order=85)
        mailed.register(inviting.NAME, inviting.compose)
