from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "nhipcau.plans"
    label = "plans"
    verbose_name = _("Kế hoạch")

    def ready(self) -> None:
        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import policy  # noqa: F401
