from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectivesConfig(AppConfig):
    name = "nhipcau.directives"
    label = "directives"
    verbose_name = _("Văn bản chỉ đạo")

    def ready(self) -> None:
        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import policy, verbs  # noqa: F401
