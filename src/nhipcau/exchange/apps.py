from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "nhipcau.exchange"
    label = "exchange"
    verbose_name = _("Trao đổi dữ liệu")

    def ready(self) -> None:
        """Giữ tệp đang chờ xem khỏi bị dọn, and register the purposes of links."""
        from nhipcau.core.domain import files

        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import answers, comments, policy, purposes, receipts, verbs, work  # noqa: F401

        if answers.held_keys not in files.holders:
            files.holders.append(answers.held_keys)
        for purpose in (work.PURPOSE, receipts.PURPOSE, comments.PURPOSE):
            purposes.register(purpose)
