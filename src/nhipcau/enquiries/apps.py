from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EnquiriesConfig(AppConfig):
    name = "nhipcau.enquiries"
    label = "enquiries"
    verbose_name = _("Câu hỏi của báo chí")

    def ready(self) -> None:
        """Ghép vào các app bên dưới."""
        from nhipcau.core.domain import duties, figures, panels

        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import inheriting, keeping, mailbox, policy, verbs  # noqa: F401
        from .domain.figures import FIGURES
        from .views.panels import of_my_work

        inheriting.register_all()
        keeping.register()
        figures.register(*FIGURES)
        duties.register("enquiries.mailbox", mailbox.take_new, every=timedelta(minutes=1))
        panels.register("plans.my-work", of_my_work, order=85)
