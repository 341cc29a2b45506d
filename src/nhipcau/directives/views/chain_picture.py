"""Hình chuỗi văn bản: boxes and lines laid out in two shapes, for a wide and for a narrow screen.

Only geometry and words; the template writes it out as SVG. An arrow leads from the document that cites to the
one it cites. Lines tell their relation by their strokes, boxes by their border whether a document is held
(chain.css), and both say it in words too.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ..domain.chain import Chain, Link
from .chain_boxes import CENTRE, Box, of_centre, of_link, of_more, pile, tall

# As many boxes as a person takes in at a glance; the list below the picture has all.
MOST, MOST_FURTHER = 6, 6
WIDE, NARROW = 1000.0, 340.0
HEAD, INDENT, SPINE = 34.0, 22.0, 10.0
EDGE = 4
# Width of a box and of the gap beside it, by the number of columns.
COLUMNS = {1: (340.0, 0.0), 2: (340.0, 120.0), 3: (272.0, 92.0), 4: (214.0, 48.0), 5: (168.0, 40.0)}


@dataclass(frozen=True, slots=True)
class Edge:
    """Một đường nối, `path` in the words of SVG."""

    relation: str
    path: str


@dataclass(frozen=True, slots=True)
class Head:
    """Đầu cột."""

    x: float
    y: float
    text: str


@dataclass(slots=True)
class Picture:
    """Hình: boxes in reading order, lines, heads of columns."""

    name: str
    width: float
    height: float = 0
    boxes: list[Box] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)

    @property
    def view(self) -> str:
        """Khung nhìn, with room for the strokes at its edges."""
        return f"{-EDGE} 0 {self.width + 2 * EDGE:.0f} {self.height + EDGE:.0f}"

    def add(self, boxes: Sequence[Box], x: float, y: float) -> float:
        """Xếp một chồng vào hình; returns where the next would stand."""
        self.boxes += boxes
        return pile(boxes, x, y)


@dataclass(frozen=True, slots=True)
class _Side:
    """What one side of the picture shows, and how much more there is."""

    up: bool
    near: list[Link]
    far: list[Link]
    more: int
    more_far: int


def wide(chain: Chain) -> Picture:
    """Hình ngang: columns from what is cited, over the directive, to what cites it."""
    above, below = _sides(chain)
    shown = [
        (_("Xa hơn một bước"), above, above.far, above.more_far),
        (_("Văn bản này viện dẫn"), above, above.near, above.more),
        (_("Văn bản này"), None, [], 0),
        (_("Viện dẫn văn bản này"), below, below.near, below.more),
        (_("Xa hơn một bước"), below, below.far, below.more_far),
    ]
    shown = [column for column in shown if column[1] is None or column[2]]
    across, gap = COLUMNS[len(shown)]
    stacks = [
        [of_centre(chain, across)] if side is None else _stack(side, links, more, across)
        for _head, side, links, more in shown
    ]
    picture = Picture("ngang", WIDE)
    x = (WIDE - len(shown) * across - (len(shown) - 1) * gap) / 2
    for (head, *_rest), stack in zip(shown, stacks, strict=True):
        picture.heads.append(Head(x, HEAD - 14, head))
        # Piled from the top, so that the directive itself stands where the eye begins.
        picture.add(stack, x, HEAD)
        x += across + gap
    picture.height = HEAD + max(map(tall, stacks))
    picture.edges = _edges(picture, (above, below), _across)
    return picture


def narrow(chain: Chain) -> Picture:
    """Hình dọc: what is cited above the directive, what cites it below; the second step stands farther in."""
    picture = Picture("doc", NARROW)
    above, below = _sides(chain)
    y = _rows(picture, 0, above, _("Văn bản này viện dẫn"))
    picture.heads.append(Head(0, y + HEAD - 14, _("Văn bản này")))
    y = picture.add([of_centre(chain, NARROW)], 0, y + HEAD)
    picture.height = _rows(picture, y, below, _("Viện dẫn văn bản này"))
    picture.edges = _edges(picture, (above, below), _along)
    return picture


def _sides(chain: Chain) -> tuple[_Side, _Side]:
    return _side(chain.above, chain.above_further, up=True), _side(chain.below, chain.below_further, up=False)


def _side(near: Sequence[Link], far: Sequence[Link], *, up: bool) -> _Side:
    """The farther ones stand beside the one they hang on; those of one that is left out are counted."""
    first = list(near[:MOST])
    order = {link.key: index for index, link in enumerate(first)}
    hanging = sorted(
        (link for link in far if link.towards in order), key=lambda link: order[link.towards or ""]
    )
    shown = hanging[:MOST_FURTHER]
    return _Side(up, first, shown, len(near) - len(first), len(far) - len(shown))


def _stack(side: _Side, links: Iterable[Link], more: int, across: float) -> list[Box]:
    boxes = [of_link(link, across, up=side.up) for link in links]
    return [*boxes, of_more(more, across)] if more else boxes


def _rows(picture: Picture, y: float, side: _Side, head: str) -> float:
    if not side.near:
        return y
    picture.heads.append(Head(0, y + HEAD - 14, head))
    y += HEAD
    for near in side.near:
        hanging = [link for link in side.far if link.towards == near.key]
        rows = [*((link, 2) for link in hanging), (near, 1)] if side.up else [(near, 1)]
        rows += [] if side.up else [(link, 2) for link in hanging]
        for link, step in rows:
            x = INDENT * step
            y = picture.add([of_link(link, NARROW - x, up=side.up)], x, y)
    if more := side.more + side.more_far:
        y = picture.add([of_more(more, NARROW - INDENT)], INDENT, y)
    return y


def _edges(picture: Picture, sides: Iterable[_Side], line: Callable[[Box, Box, bool], str]) -> list[Edge]:
    placed = {box.key: box for box in picture.boxes}
    return [
        Edge(str(link.relation), line(placed[link.key], placed[link.towards or CENTRE], side.up))
        for side in sides
        for link in (*side.near, *side.far)
    ]


def _across(box: Box, nearer: Box, up: bool) -> str:
    """From the right one, which cites, to the left one."""
    left, right = (box, nearer) if up else (nearer, box)
    start, end = right.x, left.x + left.width + 3
    bend = (start - end) / 2
    return (
        f"M{start:.0f} {right.middle:.0f}C{start - bend:.0f} {right.middle:.0f} "
        f"{end + bend:.0f} {left.middle:.0f} {end:.0f} {left.middle:.0f}"
    )


def _along(box: Box, nearer: Box, up: bool) -> str:
    """Round the corner, in the free strip left of the boxes of this step."""
    spine = box.x - INDENT + SPINE
    if up:
        return f"M{spine:.0f} {nearer.y:.0f}V{box.middle:.0f}H{box.x - 3:.0f}"
    return f"M{box.x:.0f} {box.middle:.0f}H{spine:.0f}V{nearer.y + nearer.height + 3:.0f}"
