from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressYearConfig(AppConfig):
    name = "nhipcau.press_year"
    label = "press_year"
    verbose_name = _("Báo cáo năm về phát ngôn")

    def ready(self) -> None:
        """Ghép vào các app bên dưới: the paper of the report, what is handed over."""
        from nhipcau.issuing.domain import owners
        from nhipcau.issuing.enums import PaperKind

        from .domain import holding, papers, policy, verbs  # noqa: F401

        holding.register_all()
        owners.register(PaperKind.PRESS_YEAR, papers.owner())
