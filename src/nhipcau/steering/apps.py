from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SteeringConfig(AppConfig):
    name = "nhipcau.steering"
    label = "steering"
    verbose_name = _("Đôn đốc")

    def ready(self) -> None:
        """Nghe các app bên dưới báo tin, and let the worker remind at the office's hour."""
        from nhipcau.core.domain import duties, panels
        from nhipcau.units.domain import notices, people

        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import digests, inbox, policy, verbs  # noqa: F401
        from .views.panels import of_assignment

        if inbox.hear not in notices.listeners:
            notices.listeners.append(inbox.hear)
        if inbox.forget not in people.forgetters:
            people.forgetters.append(inbox.forget)
        duties.register("steering.digest", digests.make_due, every=timedelta(minutes=5))
        duties.register("steering.sweep", inbox.sweep, every=timedelta(hours=6))
        panels.register("plans.assignment", of_assignment)
