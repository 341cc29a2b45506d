from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConferencesConfig(AppConfig):
    name = "nhipcau.conferences"
    label = "conferences"
    verbose_name = _("Họp báo, tác nghiệp")
