"""Ô của hình các cấp: a document, a plan, a unit's plan, a piece of evidence as lines of words in a box."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.directives.domain.chain import name_of
from nhipcau.directives.models import Directive
from nhipcau.directives.views.chain_boxes import Box, boxed

from ..domain.levels import Held, Levels
from ..enums import AssignmentState
from ..models import Activity, Assignment, Evidence, Plan

HERE, GAP, PART, CENTRE, QUIET = "here", "cited", "maybe", "centre", "more"
FULL, HALF, EMPTY = "●", "◐", "○"
LIST = "#danh-sach"


@dataclass(frozen=True, slots=True)
class Node:
    """Một ô chưa có chỗ: its words as (kind, text), where it leads, how it stands."""

    key: str
    level: int
    kind: str
    parts: tuple[tuple[str, str], ...]
    href: str

    def drawn(self, width: float, above: str = "") -> Box:
        """Ô with its words set; `above` names its level where no head of a column does."""
        parts = [("relation", above), *self.parts] if above else list(self.parts)
        label = ", ".join(text for _kind, text in parts if text).replace("● ", "").replace("◐ ", "")
        return boxed(
            key=self.key,
            kind=self.kind,
            parts=[(kind, text) for kind, text in parts if text],
            width=width,
            href=self.href,
            label=label.replace("○ ", ""),
            most=3 if self.kind == CENTRE else 2,
        )


def of_directive(found: Levels, directive: Directive, centre: int | None) -> Node:
    """Văn bản chỉ đạo: how many of its tasks nothing below answers."""
    open_tasks = found.unanswered[directive.pk]
    words = ngettext("%(n)d nhiệm vụ chưa có kế hoạch", "%(n)d nhiệm vụ chưa có kế hoạch", open_tasks) % {
        "n": open_tasks
    }
    kind = CENTRE if directive.pk == centre else PART if open_tasks else HERE
    parts = (
        ("name", name_of(directive)),
        ("title", directive.title if directive.number else ""),
        ("held", f"{HALF} {words}" if open_tasks else f"{FULL} {_('mọi nhiệm vụ đã có người lo')}"),
    )
    href = directive.get_absolute_url() if directive.pk in found.open_directives else LIST
    return Node(f"vb-{directive.pk}", 0, kind, parts, href)


def of_plan(plan: Plan, answers: int, *, is_centre: bool) -> Node:
    """Kế hoạch của tỉnh: where it stands, how many tasks it answers."""
    words = ngettext("đáp ứng %(n)d nhiệm vụ", "đáp ứng %(n)d nhiệm vụ", answers) % {"n": answers}
    parts = (
        ("name", capfirst(plan.title)),
        ("day", _standing(plan)),
        ("held", f"{FULL if answers else EMPTY} {words}"),
    )
    return Node(
        f"kh-{plan.pk}",
        1,
        CENTRE if is_centre else HERE,
        parts,
        reverse("plans:chain_of_plan", args=[plan.pk]),
    )


def of_direct(count: int) -> Node:
    """Giao trực tiếp: work that no plan of the province set going."""
    words = ngettext("%(n)d nhiệm vụ", "%(n)d nhiệm vụ", count) % {"n": count}
    parts = (("name", _("Giao trực tiếp")), ("day", words))
    return Node("truc-tiep", 1, GAP, parts, LIST)


def of_unit(held: Held, centre: int | None) -> Node:
    """Đơn vị với kế hoạch riêng; dots for a border where it has none."""
    plan = held.plans[0] if held.plans else None
    counted = _("%(planned)d/%(work)d việc có trong kế hoạch") % {"planned": held.planned, "work": held.work}
    shape = FULL if held.planned == held.work else HALF if held.planned else EMPTY
    is_centre = centre is not None and any(each.pk == centre for each in held.plans)
    kind = CENTRE if is_centre else HERE if shape == FULL else PART if held.planned else GAP
    parts = (
        ("name", held.unit.name),
        ("title", capfirst(plan.title) if plan else ""),
        ("day", _standing(plan) if plan else _without_plan(held)),
        ("held", f"{shape} {counted}"),
    )
    href = (
        reverse("plans:chain_of_plan", args=[plan.pk])
        if plan
        else f"{reverse('plans:asked')}?don_vi={held.unit.pk}"
    )
    return Node(f"dv-{held.unit.pk}", 2, kind, parts, href)


def of_shown(held: Held) -> Node:
    """Minh chứng của một đơn vị: how much it showed, how much of its work is done."""
    shown = ngettext("có %(n)d minh chứng", "có %(n)d minh chứng", held.evidence) % {"n": held.evidence}
    done = _("%(done)d/%(work)d việc đã xong") % {"done": held.done, "work": held.work}
    shape = FULL if held.done == held.work else HALF if held.evidence else EMPTY
    kind = HERE if shape == FULL else PART if held.evidence else GAP
    href = f"{reverse('plans:tracking')}?unit={held.unit.pk}&state=all"
    return Node(f"mc-{held.unit.pk}", 3, kind, (("name", shown), ("held", f"{shape} {done}")), href)


def of_sentence(work: Assignment) -> Node:
    """Câu giao việc trong văn bản."""
    obligation, directive = work.obligation, work.obligation.directive
    head = " ".join(part for part in (name_of(directive), obligation.section) if part)
    parts = (("name", head), ("title", _short(obligation.text)))
    return Node("cau", 0, HERE, parts, obligation.source_url)


def of_line(row: Activity, level: int, seen: bool) -> Node:
    """Một dòng của kế hoạch; of a unit's own plan it opens where the work on it is done."""
    own = row.plan.by_unit
    href = (
        (reverse("plans:line", args=[row.plan_id, row.pk]) if own else row.get_absolute_url())
        if seen
        else LIST
    )
    who = str(row.responsible) if own and row.responsible else ""
    parts = (
        ("name", _short(row.text)),
        ("day", _standing(row.plan)),
        ("title", who),
        ("held", f"{FULL if row.progress == 100 else HALF} {row.progress} %" if own else ""),
    )
    return Node(f"hd-{row.pk}", level, HERE, parts, href)


def of_work(work: Assignment, *, is_centre: bool) -> Node:
    """Việc được giao cho một đơn vị."""
    shape = FULL if work.state == AssignmentState.ACCEPTED else HALF if work.progress else EMPTY
    due = date_format(work.due, "d/m/Y") if work.due else _("chưa có hạn")
    parts = (
        ("name", work.unit.name),
        ("day", _("hạn %(day)s") % {"day": due} if work.due else due),
        ("held", f"{shape} {work.get_state_display()}, {work.progress} %"),
    )
    return Node("viec", 2, CENTRE if is_centre else HERE, parts, work.get_absolute_url())


def of_evidence(each: Evidence, *, is_centre: bool) -> Node:
    """Một minh chứng."""
    kind = CENTRE if is_centre else HERE
    day = date_format(each.done_on, "d/m/Y")
    parts = (("name", _short(each.title)), ("day", f"{each.get_kind_display()}, {day}"))
    return Node(f"mc-{each.pk}", 4, kind, parts, each.get_absolute_url())


def of_nothing(key: str, level: int, words: str, href: str) -> Node:
    """Chỗ còn trống của một cấp: what is not there yet, and where it is made."""
    return Node(key, level, GAP, (("name", words),), href)


def _without_plan(held: Held) -> str:
    if held.unit.is_standing_office:
        return _("theo kế hoạch của tỉnh")
    return _("chưa lập kế hoạch riêng")


def _standing(plan: Plan) -> str:
    paper = plan.paper
    if paper.issued_on:
        return _("số %(number)s") % {"number": paper.full_number}
    return str(paper.get_state_display())


def _short(text: str) -> str:
    text = " ".join(text.split())
    return Truncator(capfirst(text)).chars(120)
