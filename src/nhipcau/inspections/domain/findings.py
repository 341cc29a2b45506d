"""Phát hiện: written by the team about the work of a unit, with the sentence and the evidence it rests on.

A finding names no person and weighs no opinion: it says what was asked, what was looked at, what it showed.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.core.domain.language import in_official_language
from nhipcau.directives.domain import excerpt
from nhipcau.directives.models import Obligation
from nhipcau.plans.models import Evidence
from nhipcau.units.models import User

from ..enums import FindingState, Nature, VisitState
from ..models import Finding, SampleItem
from . import guards

# What can be said without having looked at a piece of evidence.
WITHOUT_EVIDENCE = frozenset({Nature.NO_EVIDENCE, Nature.LATE})


def write(
    *, actor: User, item: SampleItem, nature: Nature, text: str, evidence: Iterable[Evidence] = ()
) -> Finding:
    """Ghi phát hiện; the sentence of the directive is taken into it as it stands now.

    Raises Refused for a nature that the evidence cannot bear, another task's evidence, or after sending.
    """
    guards.require_inspector(actor, item.visit)
    with transaction.atomic():
        _writable(item)
        seen = _sound(item, nature, text, evidence)
        obligation = item.assignment.obligation
        made = Finding.objects.create(
            item=item,
            nature=nature,
            text=text.strip(),
            quote=quote_of(obligation),
            place=place_of(obligation),
            folded=folded(text, obligation),
            written_by=actor,
        )
        made.evidence.set(seen)
        facts = _facts(made, seen) | {"item": item}
        audit.record(actor=actor, verb="inspections.finding.write", subject=made, after=facts)
    return made


def change(
    *, actor: User, finding: Finding, nature: Nature, text: str, evidence: Iterable[Evidence] = ()
) -> Finding:
    """Sửa phát hiện chưa gửi. Raises Refused like `write`."""
    guards.require_inspector(actor, finding.item.visit)
    with transaction.atomic():
        _writable(finding.item)
        held = _draft(finding)
        seen = _sound(held.item, nature, text, evidence)
        before = _facts(held, held.evidence.all())
        held.nature, held.text = nature, text.strip()
        held.folded = folded(text, held.item.assignment.obligation)
        held.save()
        held.evidence.set(seen)
        after = _facts(held, seen)
        if after != before:
            audit.record(
                actor=actor, verb="inspections.finding.change", subject=held, before=before, after=after
            )
    return held


def drop(*, actor: User, finding: Finding) -> None:
    """Bỏ phát hiện chưa gửi. Raises Refused once sent, or while a recommendation follows from it."""
    guards.require_inspector(actor, finding.item.visit)
    with transaction.atomic():
        _writable(finding.item)
        held = _draft(finding)
        if held.recommendations.exists():
            raise Refused(_("Có kiến nghị từ phát hiện này; hãy bỏ kiến nghị trước."))
        before = _facts(held, held.evidence.all())
        audit.record(actor=actor, verb="inspections.finding.drop", subject=held, before=before)
        held.delete()


@in_official_language
def place_of(obligation: Obligation) -> str:
    """Vị trí của câu: number of the directive, or its title, and the section."""
    directive = obligation.directive
    section = _("mục %(section)s") % {"section": obligation.section} if obligation.section else ""
    return ", ".join(part for part in (directive.number or directive.title[:150], section) if part)[:250]


def quote_of(obligation: Obligation) -> str:
    """Câu trong văn bản, pieces joined by "…"; the task's words where a person added it."""
    pieces = (" ".join(piece.marked.split()) for piece in excerpt.of(obligation, context=0))
    return " … ".join(filter(None, pieces)) or obligation.text


def folded(text: str, obligation: Obligation) -> str:
    """Chữ không dấu để tìm."""
    return fold(f"{text} {obligation.text} {obligation.directive.number}")


def _writable(item: SampleItem) -> None:
    held = guards.locked_visit(item.visit_id)
    sentence = _("Phát hiện chỉ ghi, sửa được trước khi gửi đơn vị giải trình.")
    guards.require_visit(held, [VisitState.CHECKING], sentence)


def _draft(finding: Finding) -> Finding:
    held = Finding.objects.select_for_update(of=("self",)).get(pk=finding.pk)
    if held.state != FindingState.DRAFT:
        raise Refused(_("Phát hiện này đã gửi đơn vị; hãy xem xét giải trình rồi điều chỉnh."))
    return held


def _sound(item: SampleItem, nature: Nature, text: str, evidence: Iterable[Evidence]) -> list[Evidence]:
    guards.require_text(text, _("Hãy ghi nội dung phát hiện: việc gì, thấy gì."))
    standing = set(item.assignment.evidence.filter(withdrawn_at=None).values_list("pk", flat=True))
    seen = list(evidence)
    if any(each.pk not in standing for each in seen):
        raise Refused(_("Chỉ dẫn minh chứng còn giá trị của chính việc này."))
    if nature == Nature.NO_EVIDENCE and seen:
        raise Refused(
            _("“Thiếu minh chứng” thì không dẫn minh chứng; hãy chọn tính chất khác, hoặc bỏ chọn.")
        )
    if nature == Nature.LATE and item.assignment.due is None:
        raise Refused(_("Việc này không có hạn nên không ghi “Vi phạm thời hạn”."))
    if nature not in WITHOUT_EVIDENCE and not seen:
        if standing:
            raise Refused(_("Hãy chọn minh chứng đã xem làm cơ sở cho phát hiện."))
        raise Refused(
            _("Việc này chưa có minh chứng nào, nên chỉ ghi được “Thiếu minh chứng” hoặc “Vi phạm thời hạn”.")
        )
    return seen


def _facts(finding: Finding, seen: Iterable[Evidence]) -> dict[str, Any]:
    return {
        "nature": finding.nature,
        "text": finding.text,
        "evidence": sorted(each.pk for each in seen),
    }
