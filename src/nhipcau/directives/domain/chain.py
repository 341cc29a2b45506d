"""Chuỗi văn bản: what a directive implements or rests on, and what in the system implements or cites it.

Two steps each way, as one person may see it. The number of queries is the same however long the chain is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from nhipcau.units.models import User

from .. import queries
from ..enums import Held, Relation
from ..models import Directive, DirectiveCitation
from .sameness import sameness

ByNumber = dict[str, list[Directive]]
# From nearest to loosest, the order in which a step is shown.
NEARNESS = list(Relation)
# What binds one document to the next: a mere mention leads no further than one step.
BINDING = frozenset(
    {Relation.IMPLEMENTS, Relation.BASIS, Relation.REPLACES, Relation.AMENDS, Relation.REPLIES}
)


@dataclass(frozen=True, slots=True)
class Link:
    """Một văn bản trong chuỗi: what it is, whether it is held here, and how it hangs on the one before.

    `towards` is the key of the document one step nearer, None for the directive itself. `directive` is the
    held document, `citation` the place that cites: in the nearer document on the way up, in this one on the
    way down.
    """

    key: str
    name: str
    day: date | None
    title: str
    held: Held
    relation: Relation
    directive: Directive | None
    citation: DirectiveCitation
    towards: str | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """Chuỗi văn bản of one directive: `above` what it cites, `below` what cites it, each in two steps."""

    centre: Directive
    above: tuple[Link, ...]
    above_further: tuple[Link, ...]
    below: tuple[Link, ...]
    below_further: tuple[Link, ...]

    @property
    def is_empty(self) -> bool:
        """Không dẫn văn bản nào và không được dẫn."""
        return not self.above and not self.below


def of(*, directive: Directive, person: User) -> Chain:
    """Chuỗi của một văn bản, as far as `person` may see it."""
    own = _key(directive)
    above = _above(person, [directive], {own}, further=False)
    above_further = _above(person, _certain(above), {own} | {link.key for link in above}, further=True)
    below = _below(person, [directive], {own}, further=False)
    below_further = _below(person, _certain(below), {own} | {link.key for link in below}, further=True)
    return Chain(directive, *map(tuple, (above, above_further, below, below_further)))


def _certain(links: Iterable[Link]) -> list[Directive]:
    return [link.directive for link in links if link.directive and link.held == Held.HERE]


def _above(person: User, nearer: Sequence[Directive], seen: set[str], *, further: bool) -> list[Link]:
    """One step up from these documents; those in `seen` stand in the chain already."""
    homes = {each.pk: each for each in nearer}
    rows = list(queries.cited_by(homes)[: queries.MOST_CITATIONS])
    held = _by_number(queries.numbered(person, {row.number_key for row in rows}))
    links = [_upward(row, homes[row.directive_id], held, further=further) for row in rows]
    return _in_order(links, seen, further=further)


def _upward(row: DirectiveCitation, home: Directive, held: ByNumber, *, further: bool) -> Link:
    standing, match = _matched(row, [one for one in held.get(row.number_key, ()) if one.pk != home.pk])
    known = match if standing == Held.HERE else None
    return Link(
        key=_key(known) if known else _key_cited(row),
        name=str(row),
        day=row.date or (known.date if known else None),
        title=row.title or (known.title if known else ""),
        held=standing,
        relation=Relation(row.relation),
        directive=match,
        citation=row,
        towards=_key(home) if further else None,
    )


def _below(person: User, nearer: Sequence[Directive], seen: set[str], *, further: bool) -> list[Link]:
    """One step down from these documents."""
    cited = _by_number(nearer)
    rows = queries.citing(person, cited)[: queries.MOST_CITATIONS]
    links = [link for row in rows if (link := _downward(row, cited, further=further))]
    return _in_order(links, seen, further=further)


def _downward(row: DirectiveCitation, cited: ByNumber, *, further: bool) -> Link | None:
    home = row.directive
    standing, match = _matched(row, [one for one in cited[row.number_key] if one.pk != home.pk])
    if match is None:
        return None
    return Link(
        key=_key(home),
        name=name_of(home),
        day=home.date,
        title=home.title,
        held=standing,
        relation=Relation(row.relation),
        directive=home,
        citation=row,
        towards=_key(match) if further else None,
    )


def _in_order(links: Iterable[Link], seen: set[str], *, further: bool) -> list[Link]:
    """Each document once, the nearest relation first; the second step keeps to what binds for certain."""
    found: dict[str, Link] = {}
    for link in sorted(links, key=lambda link: NEARNESS.index(link.relation)):
        if link.key not in seen and not (further and link.relation not in BINDING):
            found.setdefault(link.key, link)
    return list(found.values())


def _by_number(directives: Iterable[Directive]) -> ByNumber:
    found: ByNumber = {}
    for each in directives:
        found.setdefault(each.number_key, []).append(each)
    return found


def _matched(row: DirectiveCitation, candidates: Iterable[Directive]) -> tuple[Held, Directive | None]:
    """Which of these the citation means; several that only may be it leave it at that."""
    maybe: Directive | None = None
    for each in candidates:
        found = sameness(row, each)
        if found == Held.HERE:
            return found, each
        maybe = maybe or (each if found == Held.MAYBE else None)
    return (Held.MAYBE, maybe) if maybe else (Held.CITED, None)


def name_of(directive: Directive) -> str:
    """Thể loại và số; without a number its title, without either the name of the file."""
    named = f"{directive.type_name} {directive.number}".strip() if directive.number else directive.title
    return named[:1].upper() + named[1:] if named else directive.file_name


def _key(directive: Directive) -> str:
    return f"vb-{directive.pk}"


def _key_cited(row: DirectiveCitation) -> str:
    """One document cited from several is one, when its number and day are the same."""
    if not row.number_key or row.date is None:
        return f"vd-{row.pk}"
    return f"vd-{row.type_code}-{row.number_key}-{row.date.isoformat()}"
