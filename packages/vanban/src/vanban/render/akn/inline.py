"""Chữ và điểm đánh dấu trong dòng: what each mark of the text is in Akoma Ntoso."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from vanban.model import Citation, Document
from vanban.render.akn.addresses import citation_address
from vanban.render.akn.meta import Actors
from vanban.render.characters import attributes, escaped
from vanban.render.marks import Mark, Opening, Weaver, marks_of, note_marks

Element = tuple[str, dict[str, str | None]]
_PLAIN: Final = ("lead", "support", "deliverable", "authority", "report_to", "mark")


@dataclass(slots=True)
class Inline:
    """Viết phần trong dòng of one document."""

    document: Document
    actors: Actors
    obligations: Sequence[str]
    notes: Sequence[str]
    weaver: Weaver
    cited: dict[int, list[Mark]]
    notes_written: set[int] = field(default_factory=set)

    @classmethod
    def of(
        cls, document: Document, actors: Actors, obligations: Sequence[str], notes: Sequence[str]
    ) -> Inline:
        """Cho văn bản ``document``, whose obligations and notes are named already."""
        return cls(
            document,
            actors,
            obligations,
            notes,
            Weaver(document.text, marks_of(document)),
            note_marks(document),
        )

    def write(self, start: int, end: int) -> str:
        """Chữ của ``[start, end)`` with its marks; to be asked for in the order of reading."""
        out: list[str] = []
        stack: list[tuple[str, Mark]] = []
        for token in self.weaver.over(start, end):
            if isinstance(token, str):
                out.append(escaped(token))
            elif isinstance(token, Opening):
                element, values = self._element(token)
                out.append(f"<{element}{attributes(values)}>" if element else "")
                stack.append((element, token.mark))
            else:
                element, mark = stack.pop()
                out.append(f"</{element}>" if element else "")
                if mark.kind == "note" and mark.index not in self.notes_written:
                    out.append(self.note(mark.index))
        return "".join(out)

    def note(self, index: int) -> str:
        """Cước chú: its words with the documents they cite, after the sign that calls it."""
        self.notes_written.add(index)
        note = self.document.footnotes[index]
        weaver = Weaver(note.text, self.cited.get(index, ()))
        words = replace(self, weaver=weaver).write(0, len(note.text))
        values = attributes({"eId": self.notes[index], "marker": note.label})
        return f"<authorialNote{values}><p>{words}</p></authorialNote>"

    def _element(self, opening: Opening) -> Element:
        mark = opening.mark
        if mark.kind == "obligation":
            name = self.obligations[mark.index]
            part = "" if opening.part == 1 else f"__part_{opening.part}"
            return "span", {"class": "obligation", "eId": name + part}
        if mark.kind in _PLAIN:
            return "span", {"class": mark.kind}
        if mark.kind in ("date", "deadline"):
            return self._date(mark)
        if mark.kind == "citation":
            return self._citation(self.document.citations[mark.index])
        return ("", {}) if mark.kind == "note" else self._named(mark)

    def _date(self, mark: Mark) -> Element:
        if mark.kind == "date":
            when = self.document.letterhead.date
            return ("docDate", {"date": when.isoformat()}) if when else ("", {})
        due = self.document.obligations[mark.index].deadline
        if due and due.date:
            return "date", {"class": "deadline", "date": due.date.isoformat()}
        return "span", {"class": "deadline"}

    def _named(self, mark: Mark) -> Element:
        elements = {
            "type": ("docType", None),
            "number": ("docNumber", None),
            "title": ("docTitle", None),
            "issuer": ("docProponent", self.actors.issuer),
            "place": ("location", self.actors.place),
            "signature": ("signature", None),
        }
        if mark.kind == "signer":
            return "person", {"refersTo": f"#{self.actors.signers[mark.index]}"}
        if mark.kind == "recipient":
            return "organization", {"refersTo": f"#{self.actors.recipients[mark.index]}"}
        element, refers = elements[mark.kind]
        return element, {"refersTo": f"#{refers}"} if refers else {}

    def _citation(self, one: Citation) -> Element:
        citations = self.document.citations
        known = one.same_as is not None and 0 <= one.same_as < len(citations)
        address = citation_address(one, citations[one.same_as] if known and one.same_as is not None else None)
        return ("ref", {"href": address}) if address else ("span", {"class": "citation"})
