from datetime import timedelta

from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "nhipcau.portal"
    label = "portal"
    verbose_name = _("Cổng thông tin đối ngoại")

    def ready(self) -> None:
        """Nghe tin đăng, để tìm được; giao việc giữ trang tĩnh luôn mới where a folder for it is named."""
        from nhipcau.core.domain import duties, health
        from nhipcau.mailing.domain import places

        # What is published can be found.
        from . import receivers  # noqa: F401
        from .domain import addresses, standing

        places.confirm, places.leave = addresses.to_confirm, addresses.to_leave

        if settings.NHIPCAU_BAKED:
            duties.register("portal.bake", standing.Keeper().keep, every=timedelta(seconds=20))
            health.register("baked", _("Trang tĩnh"), standing.health, order=60)
