from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommitteeConfig(AppConfig):
    name = "nhipcau.committee"
    label = "committee"
    verbose_name = _("Ban Chỉ đạo")

    def ready(self) -> None:
        """Ghép vào các app bên dưới: who a post is, the papers of a meeting, panels, figures, retention."""
        from nhipcau.core.domain import figures, occasions, panels, retention
        from nhipcau.core.domain.retention import Rule
        from nhipcau.issuing.domain import owners
        from nhipcau.units.domain import people, posts

        # The queries, which stand below the domain, find the policy in the register of actions.
        from .domain import holding, inheriting, keeping, naming, papers, policy, verbs  # noqa: F401
        from .domain.figures import FIGURES
        from .domain.occasions import MEETINGS
        from .views.panels import of_directive, of_my_work, of_unit

        holding.register_all()
        inheriting.register_all()
        if naming.reader not in posts.readers:
            posts.readers.append(naming.reader)
        if keeping.forget not in people.forgetters:
            people.forgetters.append(keeping.forget)
        for document, kind in papers.KINDS.items():
            owners.register(kind, papers.owner_of(document))
        retention.register(
            Rule(
                code="committee.members",
                label=_("Họ tên, liên lạc của người đã thôi làm thành viên Ban Chỉ đạo"),
                why=_("Chức vụ và đơn vị đại diện được giữ; họ tên chỉ cần trong thời gian tra cứu."),
                days=keeping.KEPT_DAYS,
                least=365,
                most=10 * 365,
                every=timedelta(days=1),
                work=lambda kept: keeping.sweep(kept=kept),
            )
        )
        figures.register(*FIGURES)
        occasions.register(MEETINGS)
        panels.register("directives.directive", of_directive, order=60)
        panels.register("units.unit", of_unit, order=150)
        panels.register("plans.my-work", of_my_work, order=80)
