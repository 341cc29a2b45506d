"""HTML có chú giải: one page that stands alone, without script, with everything found marked in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vanban.model import Citation, Document, Obligation, Span
from vanban.render.characters import attributes, escaped
from vanban.render.layout import blocks
from vanban.render.marks import Kind, Opening, Weaver, marks_of, note_marks
from vanban.render.obligation_table import CLARITIES

NAMES: Final[dict[Kind, str]] = {
    "obligation": "Nhiệm vụ được giao",
    "lead": "Chủ trì",
    "support": "Phối hợp",
    "deadline": "Thời hạn",
    "deliverable": "Sản phẩm",
    "authority": "Thẩm quyền",
    "report_to": "Báo cáo",
    "citation": "Viện dẫn",
    "type": "Thể loại",
    "number": "Số, ký hiệu",
    "issuer": "Cơ quan ban hành",
    "place": "Nơi ban hành",
    "date": "Ngày ban hành",
    "title": "Trích yếu",
    "mark": "Dấu chỉ mức độ",
    "recipient": "Nơi nhận",
    "signature": "Chữ ký",
    "signer": "Người ký",
}
_LEGEND: Final[tuple[Kind, ...]] = ("obligation", "lead", "deadline", "deliverable", "citation")
_COLUMNS: Final = (
    "STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm", "Thẩm quyền", "Báo cáo", "Chưa rõ",
)  # fmt: skip
# Nothing may be loaded or run from the page, whatever the text holds.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def as_html(document: Document) -> str:
    """Trang HTML đứng riêng: head, marked text, table of obligations, notes, findings; light and dark."""
    return "".join(_Page(document, Weaver(document.text, marks_of(document))).write())


@dataclass(slots=True)
class _Page:
    document: Document
    weaver: Weaver

    def write(self) -> Iterator[str]:
        head = self.document.letterhead
        shown = head.title or self.document.source.name or "Văn bản"
        style = Path(__file__).with_name("annotated.css").read_text(encoding="utf-8")
        yield (
            '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
            f"<meta{attributes({'http-equiv': 'Content-Security-Policy', 'content': _POLICY})}>\n"
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{escaped(' '.join(shown.split()))}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        )
        yield f"<header>\n<h1>{escaped(shown)}</h1>\n{self._values()}{self._legend()}</header>\n"
        yield self._outline()
        yield f"<main>\n{self._text()}</main>\n"
        yield self._tasks()
        yield self._notes()
        yield self._findings()
        yield "</body>\n</html>\n"

    def _values(self) -> str:
        head = self.document.letterhead
        values = (
            ("Thể loại", head.type.name if head.type else None),
            ("Số, ký hiệu", head.number.text if head.number else None),
            ("Cơ quan ban hành", head.issuer.name if head.issuer else None),
            ("Ngày ban hành", f"{head.date:%d/%m/}{head.date.year}" if head.date else None),
            ("Tệp", self.document.source.name or None),
        )
        rows = "".join(f"<dt>{name}</dt><dd>{escaped(value)}</dd>" for name, value in values if value)
        return f"<dl>{rows}</dl>\n" if rows else ""

    def _legend(self) -> str:
        if not (self.document.obligations or self.document.citations):
            return ""
        items = "".join(f'<li><span data-kind="{kind}">{NAMES[kind]}</span></li>' for kind in _LEGEND)
        return f'<ul class="legend" aria-label="Chú giải">{items}</ul>\n'

    def _outline(self) -> str:
        items = "".join(
            f'<li><a href="#muc-{index}">{escaped(f"{one.label} {one.heading}".strip())}</a></li>'
            for index, one in enumerate(self.document.sections)
            if one.level == 1
        )
        return f'<nav aria-label="Đề mục"><ul>{items}</ul></nav>\n' if items else ""

    def _text(self) -> str:
        starts = {one.span[0]: index for index, one in enumerate(self.document.sections)}
        out: list[str] = []
        for block in blocks(self.document.text, 0, len(self.document.text)):
            if block.is_table:
                rows = (
                    "<tr>" + "".join(f"<td>{self._marked(cell)}</td>" for cell in row) + "</tr>\n"
                    for row in block.rows
                )
                out.append(f'<div class="scroll"><table>\n{"".join(rows)}</table></div>\n')
            else:
                index = starts.get(block.line[0])
                name = f' id="muc-{index}"' if index is not None else ""
                out.append(f"<p{name}>{self._marked(block.line)}</p>\n")
        return "".join(out)

    def _marked(self, span: Span) -> str:
        out: list[str] = []
        elements: list[str] = []
        for token in self.weaver.over(*span):
            if isinstance(token, str):
                out.append(escaped(token))
            elif isinstance(token, Opening):
                out.append(self._opened(token))
                elements.append("a" if token.mark.kind == "note" else "span")
            else:
                out.append(f"</{elements.pop()}>")
        return "".join(out)

    def _opened(self, opening: Opening) -> str:
        mark = opening.mark
        if mark.kind == "note":
            return f'<a href="#cuoc-chu-{mark.index + 1}" title="Cước chú">'
        values: dict[str, str | None] = {"data-kind": mark.kind, "data-index": str(mark.index)}
        title = NAMES[mark.kind]
        if mark.kind == "citation":
            values |= _citation(self.document.citations[mark.index])
        if mark.kind in ("obligation", "deadline"):
            one = self.document.obligations[mark.index]
            values |= _obligation(one) if mark.kind == "obligation" else _deadline(one)
            title = f"{title} {mark.index + 1}"
        if mark.kind == "obligation" and opening.part == 1:
            values["id"] = f"nhiem-vu-{mark.index + 1}"
        return f"<span{attributes(values | {'title': title})}>"

    def _tasks(self) -> str:
        if not self.document.obligations:
            return ""
        header = "".join(f'<th scope="col">{name}</th>' for name in _COLUMNS)
        rows = "".join(_task_row(index + 1, one) for index, one in enumerate(self.document.obligations))
        return (
            '<section aria-labelledby="bang"><h2 id="bang">'
            f"Nhiệm vụ được giao ({len(self.document.obligations)})</h2>\n"
            f'<div class="scroll"><table>\n<thead><tr>{header}</tr></thead>\n<tbody>\n{rows}</tbody>\n'
            "</table></div></section>\n"
        )

    def _notes(self) -> str:
        items: list[str] = []
        cited = note_marks(self.document)
        for index, note in enumerate(self.document.footnotes):
            page = _Page(self.document, Weaver(note.text, cited.get(index, ())))
            words = page._marked((0, len(note.text)))
            items.append(f'<p id="cuoc-chu-{index + 1}">{escaped(note.label)}. {words}</p>\n')
        return f"<section><h2>Cước chú</h2>\n{''.join(items)}</section>\n" if items else ""

    def _findings(self) -> str:
        items = "".join(
            f"<li{attributes({'data-code': one.code})}>{escaped(one.message)}</li>\n"
            for one in self.document.findings
        )
        return f"<section><h2>Điều cần xem lại</h2>\n<ul>\n{items}</ul></section>\n" if items else ""


def _citation(one: Citation) -> dict[str, str | None]:
    return {
        "data-type": one.type,
        "data-number": one.number,
        "data-date": one.date.isoformat() if one.date else None,
        "data-issuer": one.issuer,
        "data-place": one.place,
    }


def _obligation(one: Obligation) -> dict[str, str | None]:
    return {
        "data-lead": "; ".join(one.lead) or None,
        "data-section": one.section,
        "data-missing": " ".join(one.missing) or None,
        "data-type": one.kind,
    }


def _deadline(one: Obligation) -> dict[str, str | None]:
    due = one.deadline
    return {
        "data-date": due.date.isoformat() if due and due.date else None,
        "data-rrule": due.rrule if due else None,
    }


def _task_row(number: int, one: Obligation) -> str:
    cells = (
        "; ".join(one.lead),
        "; ".join(one.support),
        one.deadline.text if one.deadline else "",
        one.deliverable or "",
        one.authority or "",
        "; ".join(one.report_to),
    )
    missing = ", ".join(CLARITIES[clarity] for clarity in one.missing)
    return (
        f'<tr><th scope="row"><a href="#nhiem-vu-{number}">{number}</a></th><td>{escaped(one.text)}</td>'
        + "".join(f"<td>{escaped(cell)}</td>" for cell in cells)
        + f'<td class="missing">{missing}</td></tr>\n'
    )
