from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IssuingConfig(AppConfig):
    name = "nhipcau.issuing"
    label = "issuing"
    verbose_name = _("Ban hành văn bản")

    def ready(self) -> None:
        """Công văn có chủ là chính phần này; its rows stand on everyone's own page."""
        from django.urls import reverse

        from nhipcau.core.domain import panels

        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import letters, owners, policy, verbs  # noqa: F401
        from .enums import LETTERS
        from .models import Paper
        from .views.panels import of_my_work

        def page_of(paper: Paper) -> str:
            return reverse("issuing:letter", args=[paper.pk])

        for kind in LETTERS:
            owners.register(kind, owners.Owner(letters.compose, page_of, letters.issued))
        panels.register("plans.my-work", of_my_work, order=200)
