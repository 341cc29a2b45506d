"""Dựng tệp thử: writes labelled cases as an office would, as DOCX (python-docx) and PDF (LibreOffice).

    python packages/vanban/tests/make_documents.py

The files stand beside the tests, which need neither program. Letterhead and signature are tables without
rules, assignment tables have rules; in every second case Word's own numbering sets the numbers of headings.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from vanban.letterhead.lines_of_head import class_of
from vanban.model import Signature
from vanban.parse import parse
from vanban.read import read
from vanban.recipients import find_recipients
from vanban.signature import find_signatures
from vanban.text import CleanText, clean_text, split_cells

HERE = Path(__file__).parent
CASES = [
    "cao-bang-bieu-2025", "son-la-tinh-uy-2023", "tinh-phu-luc-2023", "thanh-hoa-2026", "bo-truong-2025",
    "dong-nai-ban-dang-2025", "khanh-hoa-2026", "dong-thap-ke-hoach-2025", "can-tho-2025", "xa-2026",
]  # fmt: skip
RIGHT = {"motto", "creed", "party", "place-date", "mark"}
MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[\[(]\d{1,3}[\])]|\d{1,2}")
HEADINGS = re.compile(r"(?P<label>[IVX]{1,4}\.|\d{1,2}\.|[a-eđ]\))\s+")


class Paper:
    """One document being written in the form of Nghị định 30/2020: Times, 14 points, 1.27 cm indents."""

    def __init__(self, numbered: bool, clean: CleanText) -> None:
        self._clean = clean
        self._notes: list[str] = []
        self.document = Document()
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = "Times New Roman", Pt(14)
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(1.5)
        section.top_margin = section.bottom_margin = Cm(2)
        self._number_pages(section)
        self.numbered = numbered
        self._last: dict[str, int] = {}
        self._numbers = 0

    def _number_pages(self, section: Any) -> None:
        section.different_first_page_header_footer = True
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for kind in ("begin", None, "end"):
            xml = (
                f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="{kind}"/></w:r>'
                if kind
                else f'<w:r {nsdecls("w")}><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
            )
            paragraph._p.append(parse_xml(xml))

    def columns(self, left: list[str], right: list[str]) -> None:
        """Two columns without rules: letterhead, recipients and signature."""
        table = self.document.add_table(1, 2)
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
            for index, line in enumerate(lines):
                paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
                paragraph.add_run(line).font.size = Pt(13)
                bullet = line.startswith(("-", "Nơi nhận"))
                paragraph.alignment = None if bullet else WD_ALIGN_PARAGRAPH.CENTER
                paragraph.paragraph_format.space_after = Pt(0)

    def grid(self, rows: list[list[str]]) -> None:
        """A ruled table whose head is repeated on every page."""
        width = max(len(row) for row in rows)
        table = self.document.add_table(0, width, style="Table Grid")
        for row in rows:
            cells = table.add_row().cells
            for cell, words in zip(cells, row, strict=False):
                cell.paragraphs[0].add_run(words).font.size = Pt(12)
        head = table.rows[0]._tr.get_or_add_trPr()
        head.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))

    def centred(self, words: str) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.add_run(words).bold = True
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def paragraph(self, words: str) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
        paragraph.paragraph_format.space_after = Pt(6)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        match = HEADINGS.match(words) if self.numbered else None
        number = self._number(match["label"]) if match else None
        if match and number:
            paragraph._p.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
            )
            words = words[match.end() :]
        self._runs(paragraph, words)

    def _runs(self, paragraph: Any, words: str) -> None:
        """The words, with Word's own footnotes in the place of the marks typed into the text."""
        at = self._clean.text.find(words)
        calls = [one for one in self._clean.footnotes if one.called_at is not None]
        for note in sorted(calls, key=lambda one: one.called_at or 0):
            begun = (note.called_at or 0) - at
            if at >= 0 and 0 <= begun < len(words):
                mark = MARK.match(words, begun)
                paragraph.add_run(words[:begun])
                self._notes.append(note.text)
                run = paragraph.add_run()
                run.font.superscript = True
                run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{len(self._notes)}"/>'))
                cut = mark.end() if mark else begun
                words, at = words[cut:], at + cut
        paragraph.add_run(words)

    def add_notes(self) -> None:
        """The part with the footnotes, which python-docx does not write."""
        if not self._notes:
            return
        notes = "".join(
            f'<w:footnote w:id="{index}"><w:p><w:r>'
            f'<w:rPr><w:vertAlign w:val="superscript"/><w:sz w:val="20"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve"> {escape(note)}</w:t></w:r>'
            f"</w:p></w:footnote>"
            for index, note in enumerate(self._notes, 1)
        )
        blob = (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {nsdecls("w")}>'
            f'<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            f'<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r>'
            f"</w:p></w:footnote>{notes}</w:footnotes>"
        )
        part = self.document.part
        content = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        made = Part(PackURI("/word/footnotes.xml"), content, blob.encode(), part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.FOOTNOTES)

    def _number(self, label: str) -> int | None:
        """The numbering that yields this label next: a new one wherever the count begins again."""
        kind, value = _value(label)
        if value is None:
            return None
        if value != 1 and self._last.get(kind, (0, 0))[0] != value - 1:
            return None
        if value == 1:
            self._numbers += 1
            number = self._add_numbering(kind)
        else:
            number = self._last[kind][1]
        self._last[kind] = (value, number)
        return number

    def _add_numbering(self, kind: str) -> int:
        root = self.document.part.numbering_part.element
        key = 900 + self._numbers
        form, text = {
            "roman": ("upperRoman", "%1."),
            "figure": ("decimal", "%1."),
            "letter": ("lowerLetter", "%1)"),
        }[kind]
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}">'
            f'<w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
        )
        first = next(one for one in root if one.tag.endswith("}num"))
        first.addprevious(abstract)
        root.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>')
        )
        return key


def _value(label: str) -> tuple[str, int | None]:
    bare = label.rstrip(".)")
    if bare.isdigit():
        return "figure", int(bare)
    if bare.isupper():
        romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
        return "roman", romans.index(bare) + 1 if bare in romans else None
    return "letter", "abcde".find(bare) + 1 or None


def write(folder: Path, numbered: bool, into: Path = HERE / "documents") -> Path:
    """Dựng một tệp DOCX from the case in ``folder``."""
    source = read(next(folder.glob("input.*")))
    document, clean = parse(source), clean_text(source.text)
    recipients, listed = find_recipients(clean.lines)
    signatures: tuple[Signature, ...] = find_signatures(clean.lines, listed)
    body_at = document.letterhead.body_at
    paper = Paper(numbered, clean)
    head = [line for line in clean.lines if line.end <= body_at]
    named = next(
        (i for i, line in enumerate(head) if class_of(line.text) in ("type", "addressee")), len(head)
    )
    cells = [cell for line in head[:named] for cell in split_cells(line) if cell.text]
    left = [cell.text for cell in cells if class_of(cell.text) not in RIGHT | {"rule"} or cell.text == "*"]
    paper.columns(left, [cell.text for cell in cells if class_of(cell.text) in RIGHT])
    paper.document.add_paragraph()
    for line in head[named:]:
        if class_of(line.text) != "rule":
            paper.centred(line.text)
    closing = _closing(clean, recipients, listed, signatures)
    rows: list[list[str]] = []
    for line in clean.lines:
        if line.end <= body_at or (closing and closing[0] < line.start < closing[1]):
            continue
        if closing and line.start == closing[0]:
            paper.columns(*_sides(clean, closing))
        elif line.is_row:
            rows.append([cell.text for cell in split_cells(line)])
        else:
            if rows:
                paper.grid(rows)
                rows = []
            paper.centred(line.text) if line.text.isupper() else paper.paragraph(line.text)
    if rows:
        paper.grid(rows)
    paper.add_notes()
    place = into / f"{folder.name}.docx"
    paper.document.save(str(place))
    return place


def _closing(
    clean: CleanText, recipients: Any, listed: tuple[int, int], signatures: tuple[Signature, ...]
) -> tuple[int, int] | None:
    """Where recipients and signature stand, when they stand one beside or under the other."""
    spans = [one.span for one in signatures[:1]]
    if recipients:
        spans.append((clean.lines[listed[0]].start, clean.lines[listed[1] - 1].end))
    return (min(one[0] for one in spans), max(one[1] for one in spans)) if spans else None


def _sides(clean: CleanText, closing: tuple[int, int]) -> tuple[list[str], list[str]]:
    """Recipients left, signature right."""
    left: list[str] = []
    right: list[str] = []
    for line in clean.lines:
        if closing[0] <= line.start < closing[1]:
            for cell in split_cells(line):
                (left if cell.text.startswith(("-", "Nơi nhận")) else right).append(cell.text)
    return left, right


def main() -> None:
    """Dựng mọi tệp."""
    with tempfile.TemporaryDirectory() as profile:
        for index, name in enumerate(CASES):
            (folder,) = (HERE / "cases").glob(f"*/{name}")
            place = write(folder, numbered=index % 2 == 0)
            subprocess.run(
                ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf",
                 "--outdir", str(place.parent), str(place)],
                check=True, capture_output=True,
            )  # fmt: skip
            print(place.name, file=sys.stderr)


if __name__ == "__main__":
    main()
