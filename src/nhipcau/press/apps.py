from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressConfig(AppConfig):
    name = "nhipcau.press"
    label = "press"
    verbose_name = _("Phát ngôn")

    def ready(self) -> None:
        """Ghép vào các app bên dưới: what a statement asks, what a letter says, what runs out."""
        from nhipcau.core.domain import duties, figures, panels
        from nhipcau.issuing.domain import owners
        from nhipcau.issuing.enums import PaperKind
        from nhipcau.mailing.domain import composing as mailed

        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import (  # noqa: F401
            composing,
            gates,
            holding,
            inheriting,
            keeping,
            policy,
            prepared,
            rectification_figures,
            rectification_letters,
            releases,
            sending,
            verbs,
        )
        from .domain.figures import FIGURES
        from .views.panels import of_story

        holding.register_all()
        inheriting.register_all()
        keeping.register()
        owners.register(PaperKind.RECTIFICATION, rectification_letters.owner())
        figures.register(*rectification_figures.FIGURES)
        gates.register_all()
        figures.register(*FIGURES)
        panels.register("newsroom.story", of_story, order=90)
        mailed.register(sending.COMPOSER, composing.compose)
        duties.register("press.released", releases.count_out, every=timedelta(minutes=1))
        duties.register("press.holding", prepared.warn, every=timedelta(hours=1))
