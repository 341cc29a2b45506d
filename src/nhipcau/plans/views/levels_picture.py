"""Hình các cấp: columns from what asks to what was shown, for a wide screen; a tree for a narrow one.

The language is that of the chain of documents: boxes that open, borders and words that tell how each stands.
A line leads from what asks to what answers it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.directives.views.chain_boxes import Box, tall
from nhipcau.directives.views.chain_picture import (
    COLUMNS,
    HEAD,
    INDENT,
    NARROW,
    SPINE,
    WIDE,
    Edge,
    Head,
    Picture,
)

from ..domain.levels import Levels
from ..models import Activity, Assignment, Evidence, Plan
from . import levels_boxes as boxes
from .levels_boxes import Node

# As many boxes of a level as a person takes in at a glance; the list below the picture has all.
MOST = 6
Tie = tuple[str, str]


@dataclass(slots=True)
class Drawing:
    """Các ô và các đường nối, before they have their places; `heads` names the levels that are drawn."""

    heads: list[str]
    nodes: list[Node]
    ties: list[Tie]
    more: dict[int, int]

    @property
    def is_empty(self) -> bool:
        """Không có gì nối với gì."""
        return len(self.nodes) < 2


def of_levels(found: Levels, *, directive: int | None = None, plan: Plan | None = None) -> Drawing:
    """Từ một văn bản hoặc một kế hoạch: documents, plans of the province, units, what they have shown."""
    heads = [_("Văn bản chỉ đạo"), _("Kế hoạch của tỉnh"), _("Kế hoạch của đơn vị"), _("Minh chứng")]
    own = plan.pk if plan is not None and plan.by_unit else None
    answers = {each.pk: sum(n for tie, n in found.ties.items() if tie[1] == each.pk) for each in found.plans}
    nodes = [boxes.of_directive(found, each, directive) for each in found.directives]
    nodes += [
        boxes.of_plan(each, answers[each.pk], is_centre=plan is not None and plan.pk == each.pk)
        for each in found.plans
    ]
    if direct := sum(n for tie, n in found.ties.items() if tie[1] is None):
        nodes.append(boxes.of_direct(direct))
    nodes += [boxes.of_unit(held, own) for held in found.units]
    nodes += [boxes.of_shown(held) for held in found.units]
    ties = [
        (f"vb-{paper}", f"kh-{line}" if line else "truc-tiep") for paper, line in sorted(found.ties, key=str)
    ]
    for held in found.units:
        ties += [(f"kh-{line}" if line else "truc-tiep", f"dv-{held.unit.pk}") for line in held.through]
        ties.append((f"dv-{held.unit.pk}", f"mc-{held.unit.pk}"))
    return _fitted(heads, nodes, ties)


def of_work(
    work: Assignment,
    above: Sequence[tuple[Activity, bool]],
    lines: Sequence[Activity],
    evidence: Sequence[Evidence],
    *,
    centre: int | None,
) -> Drawing:
    """Một việc: the sentence, the line of the province, the unit, its own lines, each piece of evidence.

    `above` says of each line whether the person may open it; `centre` is the evidence looked at.
    """
    heads = [
        _("Câu trong văn bản"),
        _("Kế hoạch của tỉnh"),
        _("Việc của đơn vị"),
        _("Kế hoạch của đơn vị"),
        _("Minh chứng"),
    ]
    nodes = [boxes.of_sentence(work)]
    nodes += [boxes.of_line(row, 1, seen) for row, seen in above]
    if not above:
        nodes.append(boxes.of_nothing("k-tinh", 1, _("Giao trực tiếp, không qua kế hoạch"), boxes.LIST))
    nodes.append(boxes.of_work(work, is_centre=centre is None))
    nodes += [boxes.of_line(row, 3, seen=True) for row in lines]
    if not lines:
        href = f"{reverse('plans:asked')}?don_vi={work.unit_id}"
        nodes.append(boxes.of_nothing("k-dv", 3, _("Chưa có trong kế hoạch của đơn vị"), href))
    nodes += [boxes.of_evidence(each, is_centre=each.pk == centre) for each in evidence]
    if not evidence:
        nodes.append(boxes.of_nothing("k-mc", 4, _("Chưa có minh chứng"), work.get_absolute_url()))
    firsts = [f"hd-{row.pk}" for row, _seen in above] or ["k-tinh"]
    seconds = [f"hd-{row.pk}" for row in lines] or ["k-dv"]
    ties = [("cau", key) for key in firsts] + [(key, "viec") for key in firsts]
    ties += [("viec", key) for key in seconds]
    known = {row.pk for row in lines}
    for each in evidence:
        # What was added at the task itself hangs on the first line, or on the place of the line that lacks.
        line = f"hd-{each.activity_id}" if each.activity_id in known else seconds[0]
        ties.append((line, f"mc-{each.pk}"))
    if not evidence:
        ties += [(key, "k-mc") for key in seconds]
    return _fitted(heads, nodes, ties)


def wide(drawing: Drawing) -> Picture:
    """Hình ngang: a column for each level."""
    levels = sorted({node.level for node in drawing.nodes})
    across, gap = COLUMNS[len(levels)]
    picture = Picture("ngang", WIDE)
    x = (WIDE - len(levels) * across - (len(levels) - 1) * gap) / 2
    stacks: list[list[Box]] = []
    for level in levels:
        stack = [node.drawn(across) for node in drawing.nodes if node.level == level]
        if more := drawing.more.get(level):
            stack.append(_more(more, across))
        picture.heads.append(Head(x, HEAD - 14, drawing.heads[level]))
        picture.add(stack, x, HEAD)
        stacks.append(stack)
        x += across + gap
    picture.height = HEAD + max(map(tall, stacks))
    placed = {box.key: box for box in picture.boxes if box.key}
    picture.edges = [Edge("implements", _across(placed[up], placed[down])) for up, down in drawing.ties]
    return picture


def narrow(drawing: Drawing) -> Picture:
    """Hình dọc: a tree, each box below the first that asks for it and a step farther in."""
    picture = Picture("doc", NARROW)
    first: dict[str, str] = {}
    for up, down in drawing.ties:
        first.setdefault(down, up)
    known = {node.key: node for node in drawing.nodes}
    below: dict[str, list[Node]] = {}
    for node in drawing.nodes:
        below.setdefault(first.get(node.key, ""), []).append(node)
    y = 0.0
    stack = [(node, 0) for node in reversed(below.get("", []))]
    while stack:
        node, step = stack.pop()
        x = INDENT * step
        box = node.drawn(NARROW - x, drawing.heads[node.level])
        y = picture.add([box], x, y)
        stack += [(each, step + 1) for each in reversed(below.get(node.key, []))]
    for level, more in sorted(drawing.more.items()):
        box = _more(more, NARROW, drawing.heads[level])
        y = picture.add([box], 0, y)
    picture.height = y
    placed = {box.key: box for box in picture.boxes if box.key}
    picture.edges = [
        Edge("implements", _down(placed[up], placed[down])) for down, up in first.items() if down in known
    ]
    return picture


def _fitted(heads: list[str], nodes: list[Node], ties: list[Tie]) -> Drawing:
    """At most MOST boxes a level, the centre among them; evidence goes with its unit."""
    kept: list[Node] = []
    more: dict[int, int] = {}
    for level in sorted({node.level for node in nodes}):
        row = [node for node in nodes if node.level == level]
        # The one looked at is never among those left out.
        row.sort(key=lambda node: node.kind != boxes.CENTRE)
        kept += row[:MOST]
        if len(row) > MOST:
            more[level] = len(row) - MOST
    keys = {node.key for node in kept}
    return Drawing(heads, kept, [tie for tie in dict.fromkeys(ties) if set(tie) <= keys], more)


def _more(count: int, width: float, head: str = "") -> Box:
    words = _("và %(n)d mục khác") % {"n": count}
    return Node("", 0, boxes.QUIET, (("day", f"{head}: {words}" if head else words),), boxes.LIST).drawn(
        width
    )


def _across(left: Box, right: Box) -> str:
    start, end = left.x + left.width, right.x - 3
    bend = (end - start) / 2
    return (
        f"M{start:.0f} {left.middle:.0f}C{start + bend:.0f} {left.middle:.0f} "
        f"{end - bend:.0f} {right.middle:.0f} {end:.0f} {right.middle:.0f}"
    )


def _down(above: Box, below: Box) -> str:
    """Round the corner, in the free strip left of the boxes of this step."""
    spine = above.x + SPINE
    return f"M{spine:.0f} {above.y + above.height:.0f}V{below.middle:.0f}H{below.x - 3:.0f}"
