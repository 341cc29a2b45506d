from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "benchmarks.public"
    label = "bare"
    default_auto_field = "django.db.models.BigAutoField"
