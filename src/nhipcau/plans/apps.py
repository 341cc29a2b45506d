from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "nhipcau.plans"
    label = "plans"
    verbose_name = _("Kế hoạch")

    def ready(self) -> None:
        """Ghép vào các app bên dưới: panels on their pages, an objection to reopening what is handed out."""
        from nhipcau.core.domain import occasions, panels, watched
        from nhipcau.directives.domain import obligations, supersessions
        from nhipcau.issuing.domain import owners
        from nhipcau.issuing.enums import PaperKind

        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import guards, paper, parts, policy, starting, succession, verbs  # noqa: F401
        from .domain.occasions import UNIT_LINES
        from .views.panels import of_cascade, of_directive, of_obligation, of_unit

        if guards.no_live_assignments not in obligations.guards:
            obligations.guards.append(guards.no_live_assignments)
        if succession.follow not in supersessions.followers:
            supersessions.followers.append(succession.follow)
        owners.register(
            PaperKind.PLAN, owners.Owner(paper.compose, paper.url, starting.issued, paper.require_ready)
        )
        occasions.register(UNIT_LINES)
        watched.register(*parts.WATCHES)
        panels.register("directives.directive", of_directive)
        panels.register("directives.obligation", of_obligation)
        panels.register("units.unit", of_unit)
        panels.register("plans.my-work", of_cascade, order=50)
