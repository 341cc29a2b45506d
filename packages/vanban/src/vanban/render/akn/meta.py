"""Phần mô tả (meta): FRBR identifiers, the six clarities of every obligation, and who is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from vanban.model import Document, Obligation
from vanban.render.akn.addresses import document_address, plain
from vanban.render.akn.names import Names
from vanban.render.characters import attributes, escaped

OURS: Final = "urn:vanban:1"
# FRBRdate may not be missing; the convention's placeholder says that no date is known.
_NO_DATE: Final = "0001-01-01"


@dataclass(frozen=True, slots=True)
class Actors:
    """Ai được nêu: names by which the text refers to issuer, place, signatories and recipients."""

    tool: str
    issuer: str
    place: str
    signers: tuple[str, ...]
    roles: tuple[str, ...]
    recipients: tuple[str, ...]


def actors_of(document: Document, names: Names) -> Actors:
    """Đặt tên cho những ai được nêu."""
    return Actors(
        names.take("vanban"),
        names.take("issuer"),
        names.take("place"),
        tuple(names.take(f"signer_{index + 1}") for index in range(len(document.signatures))),
        tuple(names.take(f"role_{index + 1}") for index in range(len(document.signatures))),
        tuple(names.take(f"recipient_{index + 1}") for index in range(len(document.recipients))),
    )


def identification(document: Document, actors: Actors, component: str) -> str:
    """Định danh FRBR of the document or of a component of it (``main``, ``annex_1``)."""
    head = document.letterhead
    work = document_address(document)
    expression, manifestation = f"{work}/vie@", f"{work}/vie@.akn"
    when = head.date or document.source.published
    dated = attributes(
        {"date": when.isoformat() if when else _NO_DATE, "name": "issued" if when else "unknown"}
    )
    author = attributes({"href": f"#{actors.issuer if head.issuer else actors.tool}"})
    number = head.number.normalized if head.number else None
    work_parts = ['<FRBRcountry value="vn"/>']
    if head.type:
        work_parts.append(f"<FRBRsubtype{attributes({'value': plain(head.type.name) or head.type.code})}/>")
    if number:
        work_parts.append(f"<FRBRnumber{attributes({'value': number})}/>")
    if head.title:
        work_parts.append(f"<FRBRname{attributes({'value': head.title})}/>")
    own = [
        ("FRBRWork", work, work, "".join(work_parts)),
        ("FRBRExpression", expression, expression, '<FRBRlanguage language="vie"/>'),
        ("FRBRManifestation", manifestation, manifestation, '<FRBRformat value="application/akn+xml"/>'),
    ]
    levels = [
        f"<{level}><FRBRthis{attributes({'value': f'{this}/!{component}'})}/>"
        f"<FRBRuri{attributes({'value': uri})}/><FRBRdate{dated}/><FRBRauthor{author}/>{rest}</{level}>"
        for level, this, uri, rest in own
    ]
    return f'<identification source="#{actors.tool}">{"".join(levels)}</identification>'


def analysis(document: Document, actors: Actors, names: Sequence[str], sections: dict[str, str]) -> str:
    """Nhiệm vụ được giao (6 rõ): each obligation with its values, leading to its words in the text."""
    if not document.obligations:
        return ""
    tasks = "".join(
        _task(one, name, sections.get(one.section or ""))
        for one, name in zip(document.obligations, names, strict=True)
    )
    source = f' source="#{actors.tool}"'
    return (
        f"<analysis{source}><otherAnalysis{source}>"
        f'<v:obligations xmlns:v="{OURS}">{tasks}</v:obligations></otherAnalysis></analysis>'
    )


def _task(one: Obligation, name: str, section: str | None) -> str:
    values: list[tuple[str, str]] = [
        *(("lead", unit) for unit in one.lead),
        *(("support", unit) for unit in one.support),
        *(("period", period) for period in one.periods),
        *(("reportTo", unit) for unit in one.report_to),
        *(("language", code) for code in one.languages),
        *(("theme", theme) for theme in one.themes),
        *(("missing", clarity) for clarity in one.missing),
    ]
    for element, value in (
        ("deliverable", one.deliverable),
        ("authority", one.authority),
        ("responsibility", one.responsibility),
    ):
        if value is not None:
            values.append((element, value))
    inner = "".join(f"<v:{element}>{escaped(value)}</v:{element}>" for element, value in values)
    where = attributes(
        {
            "href": f"#{name}",
            "section": section and f"#{section}",
            "kind": one.kind,
            "leadFrom": one.lead_from,
        }
    )
    return f"<v:obligation{where}>{inner}{_deadline(one)}</v:obligation>"


def _deadline(one: Obligation) -> str:
    due = one.deadline
    if due is None:
        return ""
    after = due.after
    values = attributes(
        {
            "start": due.start.isoformat() if due.start else None,
            "date": due.date.isoformat() if due.date else None,
            "rrule": due.rrule,
            "amount": str(after.amount) if after else None,
            "unit": after.unit if after else None,
            "event": after.event if after else None,
            "continuous": "true" if due.continuous else None,
        }
    )
    return f"<v:deadline{values}>{escaped(due.text)}</v:deadline>"


def references(document: Document, actors: Actors) -> str:
    """Ai và nơi nào được nêu, as the standard's top-level classes."""
    return f'<references source="#{actors.tool}">{"".join(_classes(document, actors))}</references>'


def _classes(document: Document, actors: Actors) -> Iterator[str]:
    head = document.letterhead
    yield _class("TLCOrganization", "organization", actors.tool, "vanban")
    if head.issuer:
        yield _class("TLCOrganization", "organization", actors.issuer, head.issuer.name)
    if head.place:
        yield _class("TLCLocation", "location", actors.place, head.place)
    for one, signer, role in zip(document.signatures, actors.signers, actors.roles, strict=True):
        if one.name:
            yield _class("TLCPerson", "person", signer, one.name)
        capacity = " ".join(part for part in (one.authority, one.capacity) if part)
        if capacity:
            yield _class("TLCRole", "role", role, capacity)
    for recipient, name in zip(document.recipients, actors.recipients, strict=True):
        yield _class("TLCOrganization", "organization", name, recipient.name)


def annex_concept(names: Names) -> str:
    """Khái niệm “Phụ lục”, the one thing that an annex refers to of its own."""
    return _class("TLCConcept", "concept", names.take("annex"), "Phụ lục")


def _class(element: str, ontology: str, name: str, shown: str) -> str:
    href = f"/akn/ontology/{ontology}/vn/{plain(shown) or name}"
    return f"<{element}{attributes({'eId': name, 'href': href, 'showAs': shown})}/>"
