from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UnitsConfig(AppConfig):
    name = "nhipcau.units"
    label = "units"
    verbose_name = _("Danh bạ")

    def ready(self) -> None:
        """Nghe allauth về xác thực hai bước; giữ bộ lọc và cột của từng người."""
        from nhipcau.core.domain import listing

        from . import receivers  # noqa: F401
        from .domain import filters, people

        listing.keeper = filters.Keeper()
        if filters.forget not in people.forgetters:
            people.forgetters.append(filters.forget)
