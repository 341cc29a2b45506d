from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "nhipcau.newsroom"
    label = "newsroom"
    verbose_name = _("Tin bài")

    def ready(self) -> None:
        """Ghép vào các app bên dưới: figures for reports, what passes to a successor, a panel on the work."""
        from nhipcau.core.domain import figures, panels
        from nhipcau.translation.domain import languages as translating

        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import holding, inheriting, languages, policy, verbs  # noqa: F401
        from .domain.figures import FIGURES
        from .views.panels import of_assignment, of_my_work

        translating.offered = languages.offered
        holding.register_all()
        inheriting.register_all()
        figures.register(*FIGURES)
        panels.register("plans.assignment", of_assignment, order=140)
        panels.register("plans.my-work", of_my_work, order=140)
