"""Tệp dịch: the sentences of a translation out to a tool and back (PO, XLIFF), never its address.

A sentence is known by its part, its words and how often they stood before, so that a file made before the
source changed still brings back what did not change, and tells the rest.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.translation.domain import bundles, po, xliff
from nhipcau.translation.domain.bundles import Bundle, Unit
from nhipcau.translation.enums import UnitState
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import Origin, Part
from ..models import Edition, Passage
from . import passages, policy

# Name of the form: what a file of it ends in, and its type.
FORMS = {
    "po": ("po", "text/x-gettext-translation"),
    "xliff-1.2": ("xlf", "application/x-xliff+xml"),
    "xliff-2.1": ("xlf", "application/xliff+xml"),
}


@dataclass(frozen=True, slots=True)
class Coming:
    """Một câu trong tệp mà bản dịch chưa có như thế; `is_read`: the tool says that somebody reviewed it."""

    passage: Passage
    text: str
    is_read: bool


@dataclass(frozen=True, slots=True)
class Brought:
    """Tệp mang về những gì: what it changes, how many stay as they are, what it cannot bring."""

    coming: tuple[Coming, ...]
    same: int
    conflicts: tuple[Unit, ...]


def bundle_of(edition: Edition) -> Bundle:
    """Gói câu của một bản dịch."""
    rows = _rows(passages.of(edition))
    return Bundle(
        work=f"newsroom.edition:{edition.pk}",
        title=edition.story.title,
        source=edition.story.language.code,
        target=edition.language.code,
        units=tuple(
            Unit(key, each.source, each.target, _state(each), context=str(each.get_part_display()))
            for key, each in rows.items()
        ),
    )


def file_of(*, actor: User, edition: Edition, form: str) -> bytes:
    """Tệp dịch, in one of FORMS. Raises PermissionDenied; Refused for another form or the source itself."""
    access.require(actor, policy.READ, units=[edition.story.unit])
    if form not in FORMS:
        raise Refused(_("Chỉ có tệp PO, XLIFF 1.2 và XLIFF 2.1."))
    if edition.language_id == edition.story.language_id:
        raise Refused(_("Đây là bản gốc, không phải bản dịch."))
    bundle = bundle_of(edition)
    return po.to_po(bundle) if form == "po" else xliff.to_xliff(bundle, version=form.removeprefix("xliff-"))


def read(edition: Edition, content: bytes) -> Brought:
    """Đọc tệp mang về, without keeping anything. Raises Refused for a broken file or one of another work."""
    is_xml = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"
    came = xliff.from_xliff(content) if is_xml else po.from_po(content)
    sent = bundle_of(edition)
    known = {unit.id: unit.source for unit in bundles.normal(sent).units}
    fits = [unit for unit in came.units if known.get(unit.id) == unit.source]
    # The work and the languages are looked at with the sentences that fit.
    taken = bundles.returned(replace(came, units=tuple(fits)), sent=sent)
    rows = _rows(passages.of(edition))
    coming = [
        Coming(rows[unit.id], unit.target, unit.state == UnitState.REVIEWED)
        for unit in taken
        if " ".join(unit.target.split()) != rows[unit.id].target
    ]
    strange = tuple(unit for unit in came.units if known.get(unit.id) != unit.source and unit.target.strip())
    return Brought(tuple(coming), len(taken) - len(coming), strange)


def _rows(found: Iterable[Passage]) -> dict[str, Passage]:
    seen: Counter[str] = Counter()
    rows = {}
    for each in found:
        if each.part == Part.REST:
            continue
        digest = hashlib.blake2b(each.source.encode(), digest_size=6).hexdigest()
        key = f"{each.part}-{digest}"
        seen[key] += 1
        rows[f"{key}-{seen[key]}"] = each
    return rows


def _state(passage: Passage) -> str:
    if passage.is_empty:
        return UnitState.INITIAL
    if passage.is_done:
        return UnitState.REVIEWED
    return UnitState.DRAFT if passage.origin == Origin.MACHINE or passage.old_source else UnitState.TRANSLATED
