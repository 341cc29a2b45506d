from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InspectionsConfig(AppConfig):
    name = "nhipcau.inspections"
    label = "inspections"
    verbose_name = _("Kiểm tra, giám sát")

    def ready(self) -> None:
        """Quyền, lời trong nhật ký, văn bản, chỉ tiêu, việc có thể nhắc, and what stands on lower pages."""
        from nhipcau.core.domain import figures, occasions, panels
        from nhipcau.issuing.domain import owners
        from nhipcau.issuing.enums import PaperKind
        from nhipcau.steering.domain import matters as remindable
        from nhipcau.units.domain import people

        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import holding, inheriting, matters, papers, policy, teams, verbs  # noqa: F401
        from .domain.figures import FIGURES
        from .domain.occasions import INSPECTIONS
        from .views.panels import of_assignment, of_my_work, of_unit

        holding.register_all()
        inheriting.register_all()
        owners.register(PaperKind.INSPECTION_MINUTE, papers.minutes_owner())
        owners.register(PaperKind.INSPECTION_NOTICE, papers.notices_owner())
        figures.register(*FIGURES)
        occasions.register(INSPECTIONS)
        if matters.owed not in remindable.SOURCES:
            remindable.SOURCES.append(matters.owed)
        if teams.forget not in people.forgetters:
            people.forgetters.append(teams.forget)
        panels.register("plans.my-work", of_my_work, order=160)
        panels.register("plans.assignment", of_assignment, order=150)
        panels.register("units.unit", of_unit, order=150)
