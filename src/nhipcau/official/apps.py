from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficialConfig(AppConfig):
    name = "nhipcau.official"
    label = "official"
    verbose_name = _("Thể thức văn bản")
