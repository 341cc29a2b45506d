from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectivesConfig(AppConfig):
    name = "nhipcau.directives"
    label = "directives"
    verbose_name = _("Văn bản chỉ đạo")

    def ready(self) -> None:
        """Ghép vào các app khác: panels on their pages, the look at papers that come back signed."""
        from nhipcau.core.domain import panels, retention
        from nhipcau.core.domain.retention import Rule
        from nhipcau.issuing.domain import returns

        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import policy, quarantine, secrecy, verbs  # noqa: F401
        from .views.panels import of_my_work, of_unit

        retention.register(
            Rule(
                code="directives.quarantine",
                label=_("Tệp chưa đọc và bản quét chưa ai xem, trong nơi cách ly"),
                why=_("Có thể mang dấu mật nên không được nằm lâu; không nằm trong bản sao lưu."),
                days=7,
                most=30,
                every=timedelta(hours=1),
                work=lambda kept: quarantine.sweep(kept=kept),
            )
        )
        panels.register("plans.my-work", of_my_work)
        panels.register("units.unit", of_unit)

        # A signed paper that comes back is looked at by the reader of letterheads (safeguard 16).
        if secrecy.require_unmarked_text not in returns.secret_marks:
            returns.secret_marks.append(secrecy.require_unmarked_text)
