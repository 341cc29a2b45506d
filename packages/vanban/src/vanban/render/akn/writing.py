"""Viết Akoma Ntoso: the document's parts as preface, main body and conclusions; annexes and enclosures as
attachments.

Source: Akoma Ntoso Version 1.0 (OASIS, 29 August 2018), namespace akn/3.0. The words of preface, main body
and conclusions, in their order, are the reading text; a note stands after the sign that calls it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from vanban.model import Document, Section, Span
from vanban.render.akn.addresses import element_of, plain
from vanban.render.akn.inline import Inline
from vanban.render.akn.meta import Actors, actors_of, analysis, annex_concept, identification, references
from vanban.render.akn.names import Names, element_of_section, section_names
from vanban.render.characters import attributes
from vanban.render.layout import Part, blocks, parts_of

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
# Deeper outlines than this are flattened: readers of XML refuse what nests without end.
DEEPEST: Final = 40
_SENTENCE_ENDS: Final = (".", ";", ":", ",", "./.")


def as_akn(document: Document) -> str:
    """Akoma Ntoso 1.0 of ``document``, valid against its schema (``akomantoso30.xsd``)."""
    body = _Writer.of(document, Names()).document()
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="{NAMESPACE}">{body}</akomaNtoso>\n'


@dataclass(slots=True)
class _Writer:
    """Writes one document; ``names`` are shared with what it encloses."""

    text: Document
    names: Names
    actors: Actors
    inline: Inline
    section_names: list[str]
    next_section: int = 0

    @classmethod
    def of(cls, document: Document, names: Names) -> _Writer:
        actors = actors_of(document, names)
        tasks = [names.take(f"obl_{index + 1}") for index in range(len(document.obligations))]
        notes = [names.take(f"authorialNote_{index + 1}") for index in range(len(document.footnotes))]
        inline = Inline.of(document, actors, tasks, notes)
        return cls(document, names, actors, inline, section_names(document, names, DEEPEST))

    def document(self) -> str:
        """The root element with what is annexed and enclosed."""
        head = self.text.letterhead
        element = element_of(head.type.code if head.type else None)
        name = plain(head.type.name) if head.type else "article" if head.kind == "article" else ""
        own, *annexes = parts_of(self.text)
        sections = dict(zip((one.id for one in self.text.sections), self.section_names, strict=True))
        meta = (
            f"<meta>{identification(self.text, self.actors, 'main')}"
            f"{analysis(self.text, self.actors, self.inline.obligations, sections)}"
            f"{references(self.text, self.actors)}</meta>"
        )
        parts = self._part(own, is_last=not annexes)
        attached = [
            self._attachment(f"annex_{index + 1}", self._annex(index + 1, part, index + 1 == len(annexes)))
            for index, part in enumerate(annexes)
        ]
        attached += [
            self._attachment("enclosure", _Writer.of(one, self.names).document())
            for one in self.text.attachments
        ]
        tail = f"<attachments>{''.join(attached)}</attachments>" if attached else ""
        return f"<{element}{attributes({'name': name or 'document'})}>{meta}{parts}{tail}</{element}>"

    def _attachment(self, name: str, inner: str) -> str:
        return f"<attachment{attributes({'eId': self.names.take(f'att_{name}')})}>{inner}</attachment>"

    def _annex(self, number: int, part: Part, is_last: bool) -> str:
        meta = (
            f"<meta>{identification(self.text, self.actors, f'annex_{number}')}"
            f'<references source="#{self.actors.tool}">{annex_concept(self.names)}</references></meta>'
        )
        return f'<doc name="phu-luc">{meta}{self._part(part, is_last)}</doc>'

    def _part(self, part: Part, is_last: bool) -> str:
        head = self._blocks(*part.head)
        body = self._body(*part.body)
        closing = self._blocks(*part.closing)
        if is_last:
            closing += self._other_notes()
        return (
            (f"<preface>{head}</preface>" if head else "")
            + f"<mainBody>{body or '<p/>'}</mainBody>"
            + (f"<conclusions>{closing}</conclusions>" if closing else "")
        )

    def _other_notes(self) -> str:
        """Notes whose call was not found stand at the end."""
        left = [index for index in range(len(self.text.footnotes)) if index not in self.inline.notes_written]
        return f'<p class="notes">{"".join(map(self.inline.note, left))}</p>' if left else ""

    def _body(self, start: int, end: int) -> str:
        out: list[str] = []
        sections = self.text.sections
        # What was taken for a section within the closing before is none.
        while self._section_start(start) < start:
            self.next_section += 1
        first = self._section_start(end)
        out.append(self._blocks(start, min(first, end)))
        stack: list[tuple[int, str, bool]] = []
        while self._section_start(end) < end:
            section, name = sections[self.next_section], self.section_names[self.next_section]
            self.next_section += 1
            stop = min(self._section_start(end), end)
            while stack and (stack[-1][0] >= section.level or len(stack) >= DEEPEST):
                out.append(self._end(stack.pop()))
            has_children = stop < end and sections[self.next_section].level > section.level
            has_children = has_children and len(stack) + 1 < DEEPEST
            element, _ = element_of_section(section.kind)
            named = section.kind if element == "hcontainer" else None
            out.append(f"<{element}{attributes({'name': named, 'eId': name})}>")
            out.append(self._own(section, stop, has_children))
            stack.append((section.level, element, has_children))
        while stack:
            out.append(self._end(stack.pop()))
        return "".join(out)

    def _section_start(self, end: int) -> int:
        if self.next_section < len(self.text.sections):
            return self.text.sections[self.next_section].span[0]
        return end

    @staticmethod
    def _end(one: tuple[int, str, bool]) -> str:
        return f"</{one[1]}>"

    def _own(self, section: Section, stop: int, has_children: bool) -> str:
        """Number, heading and own words of a section, up to where the next one begins."""
        start, line_end = section.span[0], min(section.heading_span[1], stop)
        label_end = min(max(start, section.heading_span[0]), stop)
        number = f"<num>{self.inline.write(start, label_end)}</num>" if label_end > start else ""
        words = self.text.text[label_end:line_end].strip()
        follows = has_children or bool(self.text.text[line_end:stop].strip())
        heading = ""
        if words and follows and not words.endswith(_SENTENCE_ENDS):
            heading = f"<heading>{self.inline.write(label_end, line_end)}</heading>"
            label_end = line_end
        rest = self._blocks(label_end, stop)
        wrapper = "intro" if has_children else "content"
        if not rest:
            return f"{number}{heading}" if has_children else f"{number}{heading}<content><p/></content>"
        return f"{number}{heading}<{wrapper}>{rest}</{wrapper}>"

    def _blocks(self, start: int, end: int) -> str:
        return "".join(
            self._table(block.rows) if block.is_table else f"<p>{self.inline.write(*block.line)}</p>"
            for block in blocks(self.text.text, start, end)
        )

    def _table(self, rows: tuple[tuple[Span, ...], ...]) -> str:
        lines = [
            "<tr>" + "".join(f"<td><p>{self.inline.write(*cell)}</p></td>" for cell in row) + "</tr>"
            for row in rows
        ]
        return f"<table>{''.join(lines)}</table>"
