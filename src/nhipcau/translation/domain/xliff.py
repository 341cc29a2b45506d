"""Tệp XLIFF 1.2 và 2.1 (OASIS): sentences out and back, segment by segment.

Sources: https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html and
https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html. Both keep the id as the name of the
unit, for an id of 2.1 may not hold every letter.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import SubElement

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused

from ..enums import UnitState
from . import bundles, xml
from .bundles import Bundle, Unit

ONE, TWO = "urn:oasis:names:tc:xliff:document:1.2", "urn:oasis:names:tc:xliff:document:2.0"
VERSIONS = ("1.2", "2.1")
HEX = re.compile(r"[0-9A-Fa-f]{4}")
# Names of 1.2: what a tool writes for each state, the first is ours.
STATES_ONE = {
    UnitState.INITIAL: ("new", "needs-translation"),
    UnitState.DRAFT: ("needs-review-translation", "needs-adaptation", "needs-l10n", "needs-review-adaptation",
                      "needs-review-l10n"),
    UnitState.TRANSLATED: ("translated",),
    UnitState.REVIEWED: ("signed-off", "final"),
}  # fmt: skip
STATES_TWO = {
    UnitState.INITIAL: ("initial",),
    UnitState.DRAFT: ("initial",),
    UnitState.TRANSLATED: ("translated",),
    UnitState.REVIEWED: ("reviewed", "final"),
}


def to_xliff(bundle: Bundle, *, version: str = "2.1") -> bytes:
    """Tệp XLIFF. Raises ValueError for another version than VERSIONS."""
    if version not in VERSIONS:
        raise ValueError(version)
    bundle = bundles.normal(bundle)
    return xml.written(_one(bundle) if version == "1.2" else _two(bundle))


def from_xliff(content: bytes) -> Bundle:
    """Đọc tệp XLIFF 1.0–2.2, of one work. Raises Refused for what is none, or holds an id twice."""
    root = xml.root_of(content)
    namespace = str(root.tag).rpartition("}")[0]
    if xml.name_of(root) != "xliff" or not (version := str(root.get("version") or "")):
        raise Refused(_("Tệp này không phải XLIFF; hãy chọn tệp .xlf do hệ thống xuất ra."))
    files = list(xml.children(root, "file"))
    if len(files) != 1:
        raise Refused(_("Tệp XLIFF phải gồm đúng một bài; hãy tách tệp ra."))
    is_two = version.startswith("2") or ":2." in namespace
    head = root if is_two else files[0]
    source, target = ("srcLang", "trgLang") if is_two else ("source-language", "target-language")
    title = _note(files[0], "title") if is_two else xml.text_of(_header_note(files[0]))
    units = _units_two(files[0]) if is_two else _units_one(files[0])
    return bundles.read(
        files[0].get("original") or "", title, head.get(source) or "", head.get(target) or "", units
    )


def _one(bundle: Bundle) -> xml.Element:
    root = xml.Element("xliff", {"version": "1.2", "xmlns": ONE})
    file = SubElement(
        root,
        "file",
        {
            "original": bundle.work,
            "source-language": bundle.source,
            "target-language": bundle.target,
            "datatype": "x-markdown",
        },
    )
    SubElement(SubElement(file, "header"), "note").text = bundle.title
    body = SubElement(file, "body")
    for number, unit in enumerate(bundle.units, start=1):
        found = SubElement(
            body, "trans-unit", {"id": f"u{number}", "resname": unit.id, xml.SPACE: "preserve"}
        )
        if unit.state == UnitState.REVIEWED:
            found.set("approved", "yes")
        SubElement(found, "source").text = unit.source
        target = SubElement(found, "target", {"state": STATES_ONE[UnitState(unit.state)][0]})
        target.text = unit.target
        if unit.context:
            group = SubElement(found, "context-group", {"purpose": "information", "name": f"c{number}"})
            SubElement(group, "context", {"context-type": "x-place"}).text = unit.context
        if unit.note:
            SubElement(found, "note", {"from": "nhipcau"}).text = unit.note
    return root


def _two(bundle: Bundle) -> xml.Element:
    root = xml.Element(
        "xliff", {"version": "2.1", "xmlns": TWO, "srcLang": bundle.source, "trgLang": bundle.target}
    )
    file = SubElement(root, "file", {"id": "f1", "original": bundle.work})
    SubElement(SubElement(file, "notes"), "note", {"category": "title"}).text = bundle.title
    for number, unit in enumerate(bundle.units, start=1):
        found = SubElement(file, "unit", {"id": f"u{number}", "name": unit.id})
        if unit.note or unit.context:
            notes = SubElement(found, "notes")
            for category, said in (("context", unit.context), ("note", unit.note)):
                if said:
                    SubElement(notes, "note", {"category": category}).text = said
        segment = SubElement(found, "segment", {"id": "s1", "state": STATES_TWO[UnitState(unit.state)][0]})
        if unit.state == UnitState.DRAFT:
            segment.set("subState", "nhipcau:draft")
        SubElement(segment, "source", {xml.SPACE: "preserve"}).text = unit.source
        if unit.target:
            SubElement(segment, "target", {xml.SPACE: "preserve"}).text = unit.target
    return root


def _units_one(file: xml.Element) -> Iterator[Unit]:
    for each in xml.within(file, "trans-unit"):
        target = xml.first(each, "target")
        said = xml.text_of(target)
        state = _state(STATES_ONE, target.get("state") if target is not None else None)
        if each.get("approved") == "yes":
            state = UnitState.REVIEWED
        context = next(iter(xml.within(each, "context")), None)
        notes = [note for note in xml.children(each, "note") if note.get("from") == "nhipcau"]
        yield Unit(
            id=each.get("resname") or each.get("id") or "",
            source=xml.text_of(xml.first(each, "source")),
            target=said,
            state=state,
            note=xml.text_of(notes[0]) if notes else "",
            context=xml.text_of(context),
        )


def _units_two(file: xml.Element) -> Iterator[Unit]:
    for each in xml.within(file, "unit"):
        # A tool may have cut a sentence in two, with blanks between them that nobody translates.
        parts = list(xml.children(each, "segment", "ignorable"))
        source, target = "", ""
        for part in parts:
            said = _with_signs(xml.first(part, "source"))
            source += said
            found = xml.first(part, "target")
            target += said if found is None and xml.name_of(part) == "ignorable" else _with_signs(found)
        states = [_state(STATES_TWO, part.get("state")) for part in parts if xml.name_of(part) == "segment"]
        order = list(UnitState)
        yield Unit(
            id=each.get("name") or each.get("id") or "",
            source=source,
            target=target if target.strip() else "",
            state=min(states, key=order.index, default=UnitState.INITIAL),
            note=_note(each, "note"),
            context=_note(each, "context"),
        )


def _state(names: dict[UnitState, tuple[str, ...]], said: str | None) -> UnitState:
    """Without a word about it, what has a translation is translated."""
    if not said:
        return UnitState.TRANSLATED
    return next((state for state, known in names.items() if said in known), UnitState.DRAFT)


def _with_signs(element: xml.Element | None) -> str:
    if element is None:
        return ""
    said = element.text or ""
    for child in element:
        sign = child.get("hex") or ""
        is_sign = (
            xml.name_of(child) == "cp" and len(sign) == 4 and all(c in "0123456789abcdefABCDEF" for c in sign)
        )
        said += (chr(int(sign, 16)) if is_sign else _with_signs(child)) + (child.tail or "")
    return said


def _note(element: xml.Element, category: str) -> str:
    notes = xml.first(element, "notes")
    found = [each for each in (notes if notes is not None else ()) if each.get("category") == category]
    return xml.text_of(found[0]) if found else ""


def _header_note(file: xml.Element) -> xml.Element | None:
    header = xml.first(file, "header")
    return None if header is None else xml.first(header, "note")
