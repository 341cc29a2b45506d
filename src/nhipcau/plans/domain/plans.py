"""Kế hoạch: drafted from directives, which may come and go while it is a draft."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.directives.models import Directive, Obligation
from nhipcau.issuing.domain import papers
from nhipcau.issuing.enums import PaperKind
from nhipcau.units.domain import access
from nhipcau.units.models import Unit, User

from .. import queries
from ..enums import Grouping, PlanKind
from ..models import Activity, Omission, Plan
from . import drafting, inheriting, policy
from .holding import hold
from .terms import require_in_being

WORDS = ("grounds", "aims", "summary", "organisation")
YEARS = range(2000, 2101)


def draft(
    *,
    actor: User,
    office: Unit,
    year: int,
    title: str,
    directives: Iterable[Directive] = (),
    kind: str = PlanKind.YEARLY,
    grouping: str = Grouping.KIND,
) -> Plan:
    """Lập kế hoạch: its draft paper, and an activity for each confirmed obligation of the directives.

    A unit drafts its own: of the directives only what it was given becomes activities, on the terms given.
    Raises Refused without a title, for another year than 2000–2100, or an office no longer in being.
    """
    access.require(actor, policy.PLAN, units=[office])
    title = _titled(title)
    if year not in YEARS:
        raise Refused(_("Năm của kế hoạch phải từ 2000 đến 2100."))
    require_in_being([office])
    with transaction.atomic():
        paper = papers.draft(actor=actor, kind=PaperKind.PLAN, office=office, title=title)
        plan = Plan.objects.create(kind=kind, year=year, office=office, paper=paper)
        audit.record(
            actor=actor,
            verb="plans.plan.draft",
            subject=plan,
            after={"title": title, "year": year, "kind": kind, "office": office},
        )
        for directive in directives:
            add_directive(actor=actor, plan=plan, directive=directive, grouping=grouping)
        for name, words in drafting.opening_words(plan).items():
            setattr(plan, name, words)
        plan.save(update_fields=[*WORDS])
    return plan


def add_directive(*, actor: User, plan: Plan, directive: Directive, grouping: str = Grouping.KIND) -> int:
    """Thêm một văn bản làm căn cứ: an activity for each of its obligations that has none yet.

    Given again it brings what was confirmed since; returns how many activities it made.
    Raises Refused for a directive without confirmed obligations.
    """
    with transaction.atomic():
        held = hold(actor, plan)
        if not queries.usable_directives_for(held).filter(pk=directive.pk).exists():
            raise Refused(
                (
                    _("“%(directive)s” không giao việc nào cho đơn vị nên không đưa vào kế hoạch được.")
                    if held.by_unit
                    else _("“%(directive)s” chưa có nhiệm vụ nào được xác nhận nên chưa lập kế hoạch được.")
                )
                % {"directive": directive}
            )
        is_new = not held.directives.filter(pk=directive.pk).exists()
        held.directives.add(directive)
        waiting = list(queries.unanswered(held).filter(directive=directive))
        made = _drafted(held, waiting, grouping)
        if is_new or made:
            audit.record(
                actor=actor,
                verb="plans.plan.directive.add",
                subject=held,
                after={"directive": directive, "activities": [row.pk for row in made]},
            )
    return len(made)


def answer_gap(*, actor: User, plan: Plan, obligation: Obligation) -> Activity:
    """Thêm hoạt động cho một khoảng trống. Raises Refused when the obligation is no gap of this plan."""
    with transaction.atomic():
        held = hold(actor, plan)
        standing = (
            queries.live_activities(held).filter(obligations=obligation).order_by("position", "pk").first()
        )
        if standing:
            return standing
        gap = queries.unanswered(held).filter(pk=obligation.pk).first()
        if gap is None:
            raise Refused(_("Nhiệm vụ này không còn là khoảng trống của kế hoạch; hãy tải lại trang."))
        made = _drafted(held, [gap], Grouping.KIND)[0]
        audit.record(
            actor=actor,
            verb="plans.activity.add",
            subject=made,
            after={"plan": held.pk, "obligation": obligation.pk},
        )
    return made


def take_in(*, actor: User, plan: Plan, obligations: Iterable[Obligation]) -> list[Activity]:
    """Đưa việc được giao vào kế hoạch của đơn vị, with the directives that ask for it.

    What stands in the plan already is passed over; one left out is left out no more. Raises Refused for
    what the unit was not given.
    """
    wanted = {obligation.pk: obligation.directive_id for obligation in obligations}
    with transaction.atomic():
        held = hold(actor, plan)
        asked = set(queries.asked_obligations(held).filter(pk__in=wanted).values_list("pk", flat=True))
        if not held.by_unit or asked != wanted.keys():
            raise Refused(_("Chỉ đưa vào kế hoạch những việc đơn vị được giao; hãy tải lại trang."))
        held.directives.add(*wanted.values())
        Omission.objects.filter(plan=held, obligation__in=wanted).delete()
        waiting = list(queries.unanswered(held).filter(pk__in=wanted))
        made = _drafted(held, waiting, Grouping.KIND)
        audit.record_many(
            actor=actor,
            verb="plans.activity.add",
            changed=[(row, {}, {"plan": held.pk, "taken_in": True}) for row in made],
        )
    return made


def remove_directive(*, actor: User, plan: Plan, directive: Directive) -> None:
    """Bỏ một văn bản khỏi căn cứ. Raises Refused while an activity answers one of its obligations."""
    with transaction.atomic():
        held = hold(actor, plan)
        if not held.directives.filter(pk=directive.pk).exists():
            return
        answering = queries.live_activities(held).filter(obligations__directive=directive).distinct().count()
        if answering:
            raise Refused(
                _("Còn %(n)d hoạt động đáp ứng nhiệm vụ của văn bản này. Hãy bỏ các hoạt động đó trước.")
                % {"n": answering}
            )
        held.directives.remove(directive)
        Omission.objects.filter(plan=held, obligation__directive=directive).delete()
        audit.record(
            actor=actor, verb="plans.plan.directive.remove", subject=held, before={"directive": directive}
        )


def correct(*, actor: User, plan: Plan, title: str, year: int, kind: str, **words: str) -> Plan:
    """Sửa bìa và lời văn: title, year, kind, and the texts named in WORDS."""
    title = _titled(title)
    if year not in YEARS or kind not in PlanKind.values or not words.keys() <= set(WORDS):
        raise Refused(_("Năm, loại kế hoạch hoặc phần lời văn không hợp lệ; chưa có gì được lưu."))
    with transaction.atomic():
        held = hold(actor, plan)
        texts = {name: text.replace("\r\n", "\n").strip() for name, text in words.items()}
        before, after = audit.changes(held, {"year": year, "kind": kind, **texts})
        if title != held.paper.title:
            papers.retitle(actor=actor, paper=held.paper, title=title)
        if after:
            held.save(update_fields=["year", "kind", *WORDS])
            audit.record(actor=actor, verb="plans.plan.correct", subject=held, before=before, after=after)
    return held


def _drafted(held: Plan, obligations: list[Obligation], grouping: str) -> list[Activity]:
    draft = inheriting.draft_from if held.by_unit else drafting.draft_from
    return draft(held, obligations, grouping=grouping)


def _titled(title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise Refused(_("Hãy ghi trích yếu của kế hoạch."))
    if len(title) > 500:
        raise Refused(_("Trích yếu dài quá 500 ký tự; hãy viết gọn lại."))
    return title
