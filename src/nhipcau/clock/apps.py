from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClockConfig(AppConfig):
    name = "nhipcau.clock"
    label = "clock"
    verbose_name = _("Đồng hồ pháp lý")

    def ready(self) -> None:
        """Các hạn sắp đến đứng trên trang việc của mỗi người."""
        from nhipcau.core.domain import panels

        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import policy, verbs  # noqa: F401
        from .views.panels import of_my_work

        panels.register("plans.my-work", of_my_work, order=90)
