from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    name = "nhipcau.programmes"
    label = "programmes"
    verbose_name = _("Chương trình")

    def ready(self) -> None:
        """Quyền và lời trong nhật ký, chỉ tiêu báo cáo, quyết định khen thưởng, thời hạn lưu đầu mối."""
        from nhipcau.core.domain import figures, occasions, retention
        from nhipcau.issuing.domain import owners
        from nhipcau.issuing.enums import PaperKind

        from .domain import decisions, holding, inheriting, partners, policy, verbs  # noqa: F401
        from .domain.figures import FIGURES
        from .domain.occasions import EVENTS

        holding.register_all()
        inheriting.register_all()
        figures.register(*FIGURES)
        occasions.register(EVENTS)
        owners.register(PaperKind.DECISION, decisions.owner())
        retention.register(
            retention.Rule(
                code="programmes.contacts",
                label=_("Đầu mối liên hệ của đối tác, sau ngày lưu"),
                why=_("Hết mục đích thì xóa; số ngày này chỉ để kịp gia hạn khi việc còn tiếp."),
                days=7,
                most=30,
                every=timedelta(hours=12),
                work=partners.forget_contacts,
            )
        )
