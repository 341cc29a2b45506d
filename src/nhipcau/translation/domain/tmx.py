"""Tệp TMX 1.4b (LISA/GALA): the memory out and in (https://www.gala-global.org/tmx-14b)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..models import MemoryUnit
from . import bundles, memory, policy, tags, xml
from .memory import Remembered

DIGEST = re.compile(r"[0-9a-f]{32}\Z")
MOST_UNITS = 50_000
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="nhipcau" creationtoolversion="1" segtype="sentence" o-tmf="nhipcau" adminlang="vi" \
srclang="*all*" datatype="plaintext"/>
<body>
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """Kết quả nhập: how many sentences are new, known, and passed over (other languages, no words)."""

    new: int
    known: int
    passed: int


def to_tmx(units: Iterable[MemoryUnit]) -> Iterator[bytes]:
    """Tệp TMX, part by part: where each sentence is from and what stood round it go along."""
    yield HEAD.encode()
    for unit in units:
        yield tostring(_unit(unit), encoding="utf-8") + b"\n"
    yield b"</body>\n</tmx>\n"


def read(content: bytes, *, source: str, target: str) -> tuple[list[Remembered], int]:
    """Đọc các câu của một cặp ngôn ngữ, and how many were passed over.

    Languages stand in `xml:lang`, in old files in `lang`; one with a region (en-US) counts as the language.
    Inline elements are kept as the text they hold. Raises Refused for what is no TMX.
    """
    root = xml.root_of(content, may_name_dtd=True)
    if xml.name_of(root) != "tmx":
        raise Refused(_("Tệp này không phải TMX; hãy chọn tệp .tmx."))
    found, passed = [], 0
    for number, unit in enumerate(xml.within(root, "tu")):
        if number >= MOST_UNITS:
            raise Refused(_("Tệp có quá %(most)d câu.") % {"most": MOST_UNITS})
        each = _read(unit, source, target)
        if each is None:
            passed += 1
        else:
            found.append(each)
    return found, passed


def take_in(*, actor: User, source: str, target: str, content: bytes, name: str) -> Taken:
    """Nhập bộ nhớ dịch từ tệp TMX `name`. Raises PermissionDenied; Refused for a file that cannot be."""
    access.require(actor, policy.KEEP_MEMORY)
    source, target = tags.pair(source, target)
    found, passed = read(content, source=source, target=target)
    if not found:
        raise Refused(
            _("Tệp không có câu nào từ “%(source)s” sang “%(target)s”; hãy xem lại cặp ngôn ngữ.")
            % {"source": source, "target": target}
        )
    name = " ".join(name.split())[:200]
    with transaction.atomic():
        new = memory.remember(source=source, target=target, sentences=found, origin=name, author=actor)
        after = {"file": name, "source": source, "target": target, "new": new, "of": len(found)}
        audit.record(actor=actor, verb="translation.memory.import", subject=actor, after=after)
    return Taken(new, len(found) - new, passed)


def _unit(unit: MemoryUnit) -> Element:
    moment = f"{unit.at:%Y%m%dT%H%M%SZ}"
    found = Element("tu", {"srclang": unit.source, "creationdate": moment})
    for kind, said in (
        ("x-origin", unit.origin),
        ("x-before", unit.before),
        ("x-after", unit.after),
    ):
        if said:
            SubElement(found, "prop", {"type": kind}).text = bundles.NO_XML.sub("", said)
    for code, text in ((unit.source, unit.source_text), (unit.target, unit.target_text)):
        variant = SubElement(found, "tuv", {xml.LANG: code})
        SubElement(variant, "seg").text = bundles.NO_XML.sub("", text)
    return found


def _read(unit: Element, source: str, target: str) -> Remembered | None:
    said: dict[str, str] = {}
    for variant in xml.children(unit, "tuv"):
        code = variant.get(xml.LANG) or variant.get("lang") or ""
        for wanted in (source, target):
            if code and tags.is_same(code, wanted) and (wanted not in said or code == wanted):
                said[wanted] = " ".join(xml.text_of(xml.first(variant, "seg")).split())
    if not said.get(source) or not said.get(target):
        return None
    props = {each.get("type"): xml.text_of(each) for each in xml.children(unit, "prop")}
    around = (props.get("x-before", ""), props.get("x-after", ""))
    known = all(not each or DIGEST.match(each) for each in around)
    return Remembered(said[source], said[target], around=around if known else ("", ""))
