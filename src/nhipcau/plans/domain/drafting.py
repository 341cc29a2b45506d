"""Từ nhiệm vụ thành hoạt động: what a confirmed obligation proposes for a line of the plan."""

from collections.abc import Sequence

from django.db.models import Max, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.domain.casing import inside
from nhipcau.core.domain.folding import fold
from nhipcau.core.domain.language import in_official_language
from nhipcau.directives.domain import deadlines
from nhipcau.directives.enums import LegalKind, ObligationKind
from nhipcau.directives.models import Directive, Obligation, ObligationUnit
from nhipcau.official.domain import wording
from nhipcau.units.domain import lineage
from nhipcau.units.models import Unit

from .. import queries
from ..enums import Grouping, TermKind
from ..models import Activity, ActivityObligation, ActivityUnit, Plan, Term
from .proposals import default_approver

KIND_GROUPS = {
    ObligationKind.DISSEMINATION: gettext_lazy("Phổ biến, quán triệt"),
    ObligationKind.REPORT: gettext_lazy("Chế độ báo cáo"),
}
GENERAL = gettext_lazy("Nhiệm vụ chung")


def draft_from(plan: Plan, obligations: Sequence[Obligation], *, grouping: str) -> list[Activity]:
    """Lập hoạt động, one for each obligation, at the end of the plan; in the caller's transaction.

    A group of units stays a group, as the paper will write it; a unit that has ended gives way to its
    heir when there is exactly one.
    """
    rows = sorted(obligations, key=lambda each: (*_place(each), each.directive_id, each.position, each.pk))
    prefetch_related_objects(rows, "parties__unit", "parties__group")
    family = lineage.load()
    approver = default_approver(family.units.values())
    first = (plan.activities.aggregate(last=Max("position"))["last"] or 0) + 1
    groups = {obligation.pk: group_of(obligation, grouping) for obligation in rows}
    if set(groups.values()) == {str(GENERAL)} and not plan.activities.exists():
        # One group says nothing.
        groups = dict.fromkeys(groups, "")
    made = Activity.objects.bulk_create(
        _activity(plan, obligation, first + step, groups[obligation.pk], approver)
        for step, obligation in enumerate(rows)
    )
    pairs = list(zip(made, rows, strict=True))
    ActivityObligation.objects.bulk_create(
        ActivityObligation(activity=activity, obligation=obligation) for activity, obligation in pairs
    )
    ActivityUnit.objects.bulk_create(
        _party(activity, party, family)
        for activity, obligation in pairs
        for party in obligation.parties.all()
    )
    _tag_languages(pairs)
    return made


@in_official_language
def group_of(obligation: Obligation, grouping: str) -> str:
    """Nhóm của hoạt động: by kind of information and of task, or by directive."""
    if grouping == Grouping.DIRECTIVE:
        directive = obligation.directive
        return (directive.number or directive.title)[:200]
    if named := KIND_GROUPS.get(obligation.kind):  # type: ignore[call-overload]
        return str(named)
    return str(LegalKind(obligation.legal_kind).label if obligation.legal_kind else GENERAL)


def _activity(
    plan: Plan, obligation: Obligation, position: int, group: str, approver: Unit | None
) -> Activity:
    text = wording.opening(obligation.text).rstrip(".;,")
    due = obligation.due
    return Activity(
        plan=plan,
        position=position,
        group=group,
        text=text,
        deadline_text=f"{due:%d/%m/%Y}" if due else deadlines.in_words(obligation)[:300],
        due=due,
        deliverable=obligation.deliverable,
        approver=approver,
    )


def _party(activity: Activity, party: ObligationUnit, family: lineage.Lineage) -> ActivityUnit:
    unit = party.unit
    if unit:
        answering = family.answering(unit, timezone.localdate())
        unit = answering[0] if len(answering) == 1 else None
    return ActivityUnit(
        activity=activity,
        part=party.part,
        position=party.position,
        written=party.written,
        unit=unit,
        group=party.group,
    )


def _tag_languages(pairs: Sequence[tuple[Activity, Obligation]]) -> None:
    coded = {term.code: term for term in Term.objects.filter(kind=TermKind.LANGUAGE).exclude(code="")}
    through = Activity.terms.through
    through.objects.bulk_create(
        through(activity_id=activity.pk, term_id=coded[code].pk)
        for activity, obligation in pairs
        for code in dict.fromkeys(obligation.languages)
        if code in coded
    )


def _place(obligation: Obligation) -> tuple[int, int]:
    """Substance first, in the order of the decree; then spreading the word; reports last."""
    kinds = [ObligationKind.TASK, ObligationKind.DISSEMINATION, ObligationKind.REPORT]
    kind = kinds.index(obligation.kind) if obligation.kind in kinds else 0  # type: ignore[arg-type]
    legal = [*LegalKind.values, ""]
    return kind, legal.index(obligation.legal_kind)


@in_official_language
def opening_words(plan: Plan) -> dict[str, str]:
    """Lời văn gợi ý: the grounds one by one and what is issued on them; the parts as offices begin them."""
    grounds = [
        _("Thực hiện %(directive)s") % {"directive": directive_cited(directive)}
        for directive in plan.directives.defer("reading", "folded").order_by("date", "pk")
    ]
    above = queries.plans_above(plan) if plan.by_unit else ()
    grounds += [_("Thực hiện %(plan)s") % {"plan": plan_cited(each)} for each in above]
    title = inside(plan.title)
    purpose = _("%(office)s ban hành Kế hoạch %(title)s như sau:") % {"office": plan.office, "title": title}
    return {
        "grounds": "\n".join([*(f"{line};" for line in grounds), purpose]),
        "aims": _(
            "1. Mục đích\n"
            "- Cụ thể hóa các nhiệm vụ được giao thành hoạt động có đơn vị chủ trì, thời hạn và sản phẩm.\n"
            "2. Yêu cầu\n"
            "- Các đơn vị chủ động thực hiện, bảo đảm đúng tiến độ, thiết thực, tiết kiệm.\n"
            "- Kết quả có minh chứng; báo cáo đúng kỳ."
        ),
        "organisation": _(
            "1. Các đơn vị chủ trì thực hiện hoạt động được phân công tại Phụ lục và báo cáo kết quả.\n"
            "2. %(office)s theo dõi, đôn đốc, tổng hợp việc thực hiện Kế hoạch này."
        )
        % {"office": plan.office},
    }


@in_official_language
def plan_cited(plan: Plan) -> str:
    """Cách viện dẫn một kế hoạch đã ban hành: number, day, office and subject."""
    day = f"{plan.paper.issued_on:%d/%m/%Y}" if plan.paper.issued_on else ""
    title = inside(plan.title)
    number = plan.paper.full_number
    return _("Kế hoạch số %(number)s ngày %(day)s của %(office)s %(title)s") % {
        "number": number,
        "day": day,
        "office": plan.office,
        "title": title,
    }


@in_official_language
def directive_cited(directive: Directive) -> str:
    """Cách viện dẫn: type, number, day, issuer and subject, as far as known."""
    parts = [directive.type_name or _("văn bản")]
    if directive.number:
        parts.append(_("số %(number)s") % {"number": directive.number})
    if directive.date:
        parts.append(_("ngày %(day)s") % {"day": f"{directive.date:%d/%m/%Y}"})
    # As it signed, not as its heir is called today; by the directory where the letterhead has capitals.
    written = "" if directive.issuer_name.isupper() else directive.issuer_name
    if issuer := written or directive.issuer or directive.issuer_name:
        parts.append(_("của %(issuer)s") % {"issuer": issuer})
    if title := directive.title.strip():
        parts += [] if fold(title).startswith("ve ") else [_("về")]
        parts.append(inside(title))
    return " ".join(parts)
