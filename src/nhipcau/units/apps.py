from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UnitsConfig(AppConfig):
    name = "nhipcau.units"
    label = "units"
    verbose_name = _("Danh bạ")

    def ready(self) -> None:
        """Nghe allauth về xác thực hai bước."""
        from . import receivers  # noqa: F401
