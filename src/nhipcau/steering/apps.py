from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SteeringConfig(AppConfig):
    name = "nhipcau.steering"
    label = "steering"
    verbose_name = _("Đôn đốc")

    def ready(self) -> None:
        """Nghe các app bên dưới báo tin, let the worker remind at the office's hour, lend roles."""
        from nhipcau.core.domain import duties, panels
        from nhipcau.directives.domain import obligations, supersessions
        from nhipcau.units.domain import access, notices, people

        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import (  # noqa: F401
            deputies,
            digests,
            following,
            held_below,
            inbox,
            inherited_below,
            lending,
            making,
            policy,
            verbs,
        )
        from .views.panels import (
            at_state_of_assignment,
            of_assignment,
            of_obligation,
            of_tracking,
            of_unit,
            period_of_assignment,
            standing_in,
        )

        if inbox.hear not in notices.listeners:
            notices.listeners.append(inbox.hear)
        for forget in (inbox.forget, deputies.forget):
            if forget not in people.forgetters:
                people.forgetters.append(forget)
        access.lending = lending.Lending()
        held_below.register_all()
        inherited_below.register_all()
        if following.no_running_duty not in obligations.guards:
            obligations.guards.append(following.no_running_duty)
        if following.follow not in supersessions.followers:
            supersessions.followers.append(following.follow)
        duties.register("steering.digest", digests.make_due, every=timedelta(minutes=5))
        duties.register("steering.recurring", making.make_due, every=timedelta(hours=1))
        duties.register("steering.sweep", inbox.sweep, every=timedelta(hours=6))
        duties.register("steering.sweep.deputies", deputies.sweep, every=timedelta(hours=6))
        panels.register("plans.assignment", of_assignment)
        panels.register("plans.assignment.state", at_state_of_assignment)
        panels.register("plans.assignment", period_of_assignment, order=50)
        panels.register("directives.obligation", of_obligation, order=200)
        panels.register("plans.my-work", standing_in, order=10)
        panels.register("plans.tracking", of_tracking)
        panels.register("units.unit", of_unit, order=20)
