"""Tệp TBX (ISO 30042): the glossary out as TBX-Basic, third edition, in style DCA; in from that, from DCT and
from the second edition (martif).

Source of names and values: https://www.tbxinfo.net/tbx-dialects/ (TBX-Basic).
"""

from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import SubElement

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused

from ..enums import EntryKind
from ..models import GlossaryEntry
from . import bundles, tags, xml

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
PREFERRED, ADMITTED, DEPRECATED = "preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts"
WRONG = ("deprecated", "superseded", "forbidden", "rejected", "notRecommended")


def to_tbx(entries: Iterable[GlossaryEntry]) -> bytes:
    """Tệp TBX của các mục."""
    root = xml.Element("tbx", {"type": "TBX-Basic", "style": "dca", xml.LANG: "vi", "xmlns": NAMESPACE})
    head = SubElement(root, "tbxHeader")
    about = SubElement(head, "fileDesc")
    SubElement(SubElement(about, "titleStmt"), "title").text = _("Thuật ngữ")
    SubElement(SubElement(about, "sourceDesc"), "p").text = "Nhịp Cầu"
    body = SubElement(SubElement(root, "text"), "body")
    for entry in entries:
        concept = SubElement(body, "conceptEntry", {"id": f"c{entry.pk}"})
        SubElement(concept, "descrip", {"type": "subjectField"}).text = entry.kind
        if entry.note:
            SubElement(concept, "note").text = _clean(entry.note)
        _term(SubElement(concept, "langSec", {xml.LANG: entry.source}), entry.term, "")
        said = SubElement(concept, "langSec", {xml.LANG: entry.target})
        _term(said, entry.rendering, PREFERRED, basis=entry.basis)
        for form in entry.allowed:
            _term(said, form, ADMITTED)
        for form in entry.forbidden:
            _term(said, form, DEPRECATED)
    return xml.written(root)


def read(content: bytes, *, source: str, target: str) -> list[dict[str, Any]]:
    """Các mục của một cặp ngôn ngữ, as `glossary.propose` wants them. Raises Refused for what is no TBX.

    Every further term of the source language becomes an entry of its own: each may stand in a text.
    """
    root = xml.root_of(content, may_name_dtd=True)
    if xml.name_of(root) not in {"tbx", "martif"}:
        raise Refused(_("Tệp này không phải TBX; hãy chọn tệp .tbx."))
    found = []
    for concept in xml.within(root, "conceptEntry", "termEntry"):
        known = [each for code, each in _languages(concept) if tags.is_same(code, source)]
        said = [each for code, each in _languages(concept) if tags.is_same(code, target)]
        terms = [each for language in known for each in _terms(language)]
        forms = [each for language in said for each in _terms(language)]
        right = [form for form in forms if not _is_wrong(form[1])]
        if not terms or not right:
            continue
        right.sort(key=lambda form: not form[1].startswith("preferred"))
        more = {
            "rendering": right[0][0],
            "allowed": [form for form, *_rest in right[1:]],
            "forbidden": [form for form, status, _basis in forms if _is_wrong(status)],
            "kind": _kind(concept),
            "note": _note(concept),
            "basis": right[0][2],
        }
        # What the file does not tell is left as it stands.
        common = {name: said for name, said in more.items() if said}
        found += [{"term": term, **common} for term, status, _basis in terms if not _is_wrong(status)]
    return found


def _term(language: xml.Element, term: str, status: str, *, basis: str = "") -> None:
    found = SubElement(language, "termSec")
    SubElement(found, "term").text = _clean(term)
    if status:
        SubElement(found, "termNote", {"type": "administrativeStatus"}).text = status
    if basis:
        SubElement(found, "admin", {"type": "source"}).text = _clean(basis)


def _languages(concept: xml.Element) -> list[tuple[str, xml.Element]]:
    found = xml.children(concept, "langSec", "langSet")
    return [(each.get(xml.LANG) or each.get("lang") or "", each) for each in found]


def _terms(language: xml.Element) -> list[tuple[str, str, str]]:
    """Term, status, source of each; `ntig` keeps its term in a group."""
    found = []
    for section in xml.children(language, "termSec", "tig", "ntig"):
        term = " ".join(xml.text_of(next(xml.within(section, "term"), None)).split())
        status = _said(section, "administrativeStatus") or _said(section, "normativeAuthorization")
        if term:
            found.append((term, status, _said(section, "source")))
    return found


def _said(element: xml.Element, name: str) -> str:
    """A category in either style: `<termNote type="x">` or `<basic:x>`."""
    found = (each for each in element.iter() if name in {each.get("type"), xml.name_of(each)})
    return " ".join(xml.text_of(next(found, None)).split())


def _kind(concept: xml.Element) -> str:
    said = _said(concept, "subjectField")
    return said if said in EntryKind.values else ""


def _note(concept: xml.Element) -> str:
    return " ".join(xml.text_of(next(xml.children(concept, "note"), None)).split())


def _is_wrong(status: str) -> bool:
    return status.startswith(WRONG)


def _clean(text: str) -> str:
    return bundles.NO_XML.sub("", text)
