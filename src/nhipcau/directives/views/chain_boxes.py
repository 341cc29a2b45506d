"""Ô trong hình chuỗi văn bản: one document as lines of words in a box, measured in units of the drawing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..domain import marks
from ..domain.chain import Chain, Link, name_of
from ..enums import Held
from ..models import DirectiveCitation
from .lettering import wrap

CENTRE = "giua"
PAD, BETWEEN = 12.0, 18.0
NAME, SMALL = 14.0, 12.5
NAME_STEP, SMALL_STEP = 20.0, 17.5
SHAPES = {Held.HERE: "●", Held.MAYBE: "◐", Held.CITED: "○"}


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng chữ trong ô; `down` is its base line, from the top of the box; `lang` of what is quoted."""

    down: float
    kind: str
    text: str

    @property
    def is_quoted(self) -> bool:
        """Words of a document, Vietnamese whatever the screen speaks."""
        return self.kind in {"name", "title"}


@dataclass(slots=True)
class Box:
    """Một ô; `label` is what a reader of screens hears, `href` where it leads."""

    key: str
    kind: str
    lines: list[Line]
    width: float
    height: float
    href: str
    label: str
    x: float = 0
    y: float = 0

    @property
    def middle(self) -> float:
        """Giữa ô, from the top of the drawing."""
        return self.y + self.height / 2

    @property
    def placed(self) -> list[tuple[Line, float, float]]:
        """Các dòng, with where each begins in the drawing."""
        return [(line, self.x + PAD, self.y + line.down) for line in self.lines]


def of_link(link: Link, width: float, *, up: bool) -> Box:
    """Ô của một văn bản trong chuỗi."""
    standing = held_words(link, up=up)
    parts = [
        ("relation", str(link.relation.label)),
        ("name", link.name),
        ("day", _day(link)),
        ("title", link.title if link.title != link.name else ""),
        ("held", f"{SHAPES[link.held]} {standing}"),
    ]
    label = ", ".join(text for kind, text in parts[:-1] if text) + f", {standing}"
    return boxed(
        key=link.key,
        kind=str(link.held),
        parts=parts,
        width=width,
        href=target_url(link, up=up),
        label=label,
    )


def of_centre(chain: Chain, width: float) -> Box:
    """Ô của chính văn bản."""
    directive = chain.centre
    day = date_format(directive.date, "d/m/Y") if directive.date else ""
    parts = [("name", name_of(directive)), ("day", day)]
    parts += [("title", directive.title)] if directive.number else []
    label = ", ".join(filter(None, [_("Văn bản này"), *(text for _kind, text in parts)]))
    return boxed(
        key=CENTRE,
        kind="centre",
        parts=parts,
        width=width,
        href=directive.get_absolute_url(),
        label=label,
        most=3,
    )


def of_more(count: int, width: float) -> Box:
    """Ô "và 5 văn bản khác", which opens the list."""
    words = ngettext("và %(n)d văn bản khác", "và %(n)d văn bản khác", count) % {"n": count}
    return boxed(key="", kind="more", parts=[("day", words)], width=width, href="#danh-sach", label=words)


def pile(boxes: Iterable[Box], x: float, y: float) -> float:
    """Xếp chồng from `y` down; returns where the next would stand."""
    for box in boxes:
        box.x, box.y = x, y
        y += box.height + BETWEEN
    return y


def tall(boxes: Sequence[Box]) -> float:
    """Chiều cao của một chồng."""
    return sum(box.height for box in boxes) + BETWEEN * max(len(boxes) - 1, 0)


def place_url(citation: DirectiveCitation) -> str:
    """Chỗ viện dẫn trong văn bản: the review at the words that cite, or at their footnote."""
    page = reverse("directives:review", args=[citation.directive_id])
    note = citation.footnote
    anchor = marks.citation_anchor(citation.position) if note is None else f"chu-thich-{note}"
    return f"{page}?cau={citation.position}#{anchor}"


def target_url(link: Link, *, up: bool) -> str:
    """Nơi ô dẫn đến: the held document; else, and where it is not certain, the words that cite it."""
    if link.directive and (link.held == Held.HERE or not up):
        return link.directive.get_absolute_url()
    return place_url(link.citation)


def held_words(link: Link, *, up: bool) -> str:
    """Có trong hệ thống không, in words; of what cites this one, whether it is certain that it does."""
    if up:
        return str(link.held.label)
    return _("có trong hệ thống") if link.held == Held.HERE else _("có thể dẫn văn bản này")


def _day(link: Link) -> str:
    return date_format(link.day, "d/m/Y") if link.day else _("không ghi ngày")


def boxed(
    *,
    key: str,
    kind: str,
    parts: Iterable[tuple[str, str]],
    width: float,
    href: str,
    label: str,
    most: int = 2,
) -> Box:
    """Một ô from its words, each part at most `most` lines (names and titles) or one."""
    lines, at = [], PAD - 4
    for name, text in parts:
        size, step = (NAME, NAME_STEP) if name == "name" else (SMALL, SMALL_STEP)
        for words in wrap(text, width - 2 * PAD, size, most if name in {"name", "title"} else 1):
            at += step
            lines.append(Line(round(at - 4, 1), name, words))
    return Box(key, kind, lines, width, at + PAD - 2, href, label)
