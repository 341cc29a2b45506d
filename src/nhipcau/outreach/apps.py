from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutreachConfig(AppConfig):
    name = "nhipcau.outreach"
    label = "outreach"
    verbose_name = _("Bản tin")

    def ready(self) -> None:
        """Ghép vào các app bên dưới: what a letter says, and the round that begins what is due."""
        from nhipcau.core.domain import duties, figures, panels
        from nhipcau.mailing.domain import composing as mailed

        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import composing, holding, inheriting, policy, sending, verbs  # noqa: F401
        from .domain.figures import FIGURES
        from .views.panels import of_assignment, of_stories, of_story

        holding.register_all()
        inheriting.register_all()
        figures.register(*FIGURES)
        panels.register("plans.assignment", of_assignment, order=145)
        panels.register("newsroom.story", of_story, order=100)
        panels.register("newsroom.stories", of_stories, order=100)
        mailed.register(composing.NAME, composing.compose)
        duties.register("outreach.begin", sending.begin_due, every=timedelta(seconds=10))
