from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    name = "nhipcau.translation"
    label = "translation"
    verbose_name = _("Dịch thuật")

    def ready(self) -> None:
        """Quyền và lời nhật ký đứng sẵn."""
        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import policy, verbs  # noqa: F401
