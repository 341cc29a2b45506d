from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "nhipcau.reports"
    label = "reports"
    verbose_name = _("Báo cáo")

    def ready(self) -> None:
        """Quyền và lời trong nhật ký; the paper of a report; what stands on everyone's own page."""
        from nhipcau.core.domain import first_steps, panels
        from nhipcau.issuing.domain import owners
        from nhipcau.issuing.enums import PaperKind

        from .domain import first_steps as own_steps
        from .domain import holding, inheriting, papers, policy, verbs  # noqa: F401
        from .views.panels import of_my_work

        first_steps.register(own_steps.rules)
        holding.register_all()
        inheriting.register_all()
        owners.register(PaperKind.REPORT, papers.owner())
        panels.register("plans.my-work", of_my_work, order=150)
