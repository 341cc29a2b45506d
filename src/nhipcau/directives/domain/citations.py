"""Viện dẫn của một văn bản: the mentions of a reading gathered into one row for each document named."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

import vanban
from nhipcau.core.domain.folding import fold
from vanban.citations import join_citations
from vanban.lexicon.document_types import NAME_BY_CODE

from ..enums import Relation
from ..models import Directive, DirectiveCitation
from . import values

Mention = Mapping[str, Any]
# What a document does with another, the most telling first: named twice, the strongest counts.
STRENGTH = (
    Relation.REPLACES,
    Relation.AMENDS,
    Relation.IMPLEMENTS,
    Relation.BASIS,
    Relation.REPLIES,
    Relation.ATTACHED,
    Relation.MENTIONS,
)


def record(directive: Directive) -> None:
    """Ghi các văn bản được viện dẫn of the reading, in the caller's transaction; what stood is replaced."""
    DirectiveCitation.objects.filter(directive=directive).delete()
    facts = facts_of(directive.reading or {})
    DirectiveCitation.objects.bulk_create(DirectiveCitation(directive=directive, **each) for each in facts)


def found_in(text: str, *, own: str | None) -> list[dict[str, Any]]:
    """Các viện dẫn trong một văn bản, as a reading (vanban/1) has them; `own` is its own number."""
    found = join_citations(text, vanban.find_citations(text, own=own), ())
    return [
        asdict(one) | {"span": list(one.span), "date": one.date.isoformat() if one.date else None}
        for one in found
    ]


def facts_of(reading: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Các văn bản được viện dẫn in a reading (vanban/1): values for the fields of DirectiveCitation, in order
    of first mention. A migration lays out with it what was read before.
    """
    found: dict[object, list[Mention]] = {}
    cited = reading.get("citations") or []
    for index, mention in enumerate(cited):
        if mention.get("number") or mention.get("title"):
            found.setdefault(_document_of(cited, index), []).append(mention)
    return [_facts(reading, mentions) for mentions in found.values()]


def _document_of(cited: list[Mention], index: int) -> object:
    """What tells a document from another: the mention the library takes as the fullest, or its title."""
    mention = cited[index]
    if mention.get("number"):
        same = mention.get("same_as")
        return index if same is None else same
    return mention.get("type"), fold(mention["title"])


def _facts(reading: Mapping[str, Any], mentions: list[Mention]) -> dict[str, Any]:
    fullest = max(mentions, key=lambda one: sum(bool(one.get(name)) for name in ("date", "issuer", "title")))
    code = fullest.get("type") or ""
    raw = {
        "type_code": code,
        "type_name": NAME_BY_CODE.get(code, ""),
        "number": fullest.get("number"),
        "issuer_name": fullest.get("issuer"),
        "title": " ".join((fullest.get("title") or "").split()),
    }
    position, footnote = _place(reading, mentions)
    return {name: values.fit(DirectiveCitation, name, value) for name, value in raw.items()} | {
        "relation": _strongest(one.get("relation") for one in mentions),
        "number_key": values.number_key_of(fullest.get("number") or ""),
        "date": values.day_of(fullest.get("date")),
        "position": position,
        "footnote": footnote,
        "mentions": len(mentions),
    }


def _strongest(relations: Iterable[str | None]) -> Relation:
    told = set(relations)
    return next((relation for relation in STRENGTH if relation in told), Relation.MENTIONS)


def _place(reading: Mapping[str, Any], mentions: list[Mention]) -> tuple[int, int | None]:
    """Where it is named first, in the text rather than in a footnote."""
    for one in mentions:
        if one.get("in_footnote") is None:
            return max(0, int(one["span"][0])), None
    note = int(mentions[0]["in_footnote"])
    notes = reading.get("footnotes") or []
    called = notes[note].get("called_at") if note < len(notes) else None
    return (len(reading["text"]) if called is None else called), note
