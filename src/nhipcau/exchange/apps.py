from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "nhipcau.exchange"
    label = "exchange"
    verbose_name = _("Trao đổi dữ liệu")

    def ready(self) -> None:
        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import policy  # noqa: F401
