"""Đọc DOCX: the body, then the notes it calls; page heads only where they bear a mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from vanban.errors import FileBroken, FileEmpty
from vanban.model import Cell, Finding, Source
from vanban.read.encodings import converted, lines_to_unicode
from vanban.read.markup import Element
from vanban.read.secret_marks import is_mark
from vanban.read.word.blocks import Block, BlockReader
from vanban.read.word.numbering import Numbering
from vanban.read.word.package import WordPackage
from vanban.read.word.runs import RunReader, raised
from vanban.read.word.styles import Styles

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(content: bytes, name: str, digest: str) -> Source:
    """Đọc tệp Word. Raises :class:`~vanban.errors.VanbanError` when it is broken, locked or without words."""
    package = WordPackage(content, name)
    try:
        blocks, encodings = _blocks(package)
    except (RecursionError, MemoryError):
        raise FileBroken(
            f"Tệp Word “{name}” có cấu trúc bất thường nên không được đọc. "
            f"Hãy lưu lại thành .docx mới rồi thử lại."
        ) from None
    texts, findings = lines_to_unicode([block.text for block in blocks])
    text, cells = _assemble([Block(text, block.table) for text, block in zip(texts, blocks, strict=True)])
    if not text.strip():
        raise FileEmpty(
            f"Tệp Word “{name}” không có chữ nào (có thể chỉ có ảnh). Hãy chọn tệp có nội dung chữ."
        )
    return Source(name, MEDIA_TYPE, digest, text, "docx", cells=cells, findings=_once(encodings, findings))


def _once(encodings: Iterable[str], findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """One finding for each encoding, whether its font or its words told it."""
    return tuple(dict.fromkeys([*map(converted, encodings), *findings]))


def _blocks(package: WordPackage) -> tuple[list[Block], dict[str, None]]:
    styles = Styles(next(iter(package.parts("styles")), None))
    numbering = Numbering(next(iter(package.parts("numbering")), None), styles)
    runs = RunReader(styles)
    reader = BlockReader(runs, numbering)
    body = package.document().find("body")
    blocks = reader.read(body) if body is not None else []
    blocks += _notes(package, runs, reader)
    # A header is no part of the text, but a mark in it is one of the document.
    reader.marks += _drawn(body) if body is not None else []
    for kind in ("header", "footer"):
        for part in package.parts(kind):
            found = BlockReader(RunReader(styles), Numbering(None, styles))
            lines = [line for block in found.read(part) for line in block.text.split("\n")]
            reader.marks += [line for line in lines + found.marks + _drawn(part) if is_mark(line)]
    marks = dict.fromkeys(mark for mark in reader.marks if is_mark(mark))
    return [Block(mark) for mark in marks] + blocks, runs.encodings


def _drawn(part: Element) -> list[str]:
    """Words drawn as a picture across the page, the way office programs write a water mark."""
    return [one.get("string", "") for one in part.iter("textpath")]


def _notes(package: WordPackage, runs: RunReader, reader: BlockReader) -> list[Block]:
    """Cước chú, in the order in which they are called."""
    known: dict[tuple[str, str], Element] = {}
    for kind in ("footnote", "endnote"):
        for root in package.parts(f"{kind}s"):
            known |= {(kind, one.get("id", "")): one for one in root.findall(kind)}
    found: list[Block] = []
    for label, call in enumerate(list(runs.calls), 1):
        note = known.get(call)
        words = (
            " ".join(" ".join(block.text.split()) for block in reader.read(note)) if note is not None else ""
        )
        if words:
            found.append(Block(f"{raised(str(label))} {words}"))
    return found


def _assemble(blocks: list[Block]) -> tuple[str, tuple[Cell, ...]]:
    """One text: rows of a table one under another, all else with a blank line between."""
    pieces: list[str] = []
    cells: list[Cell] = []
    at = row = 0
    before: Block | None = None
    for block in blocks:
        same = before is not None and block.table is not None and before.table == block.table
        gap = "" if before is None else "\n" if same else "\n\n"
        row = row + 1 if same else 0
        pieces += (gap, block.text)
        at += len(gap)
        if block.table is not None:
            start = at
            for column, cell in enumerate(block.text.split(" | ")):
                cells.append(Cell(block.table, row, column, (start, start + len(cell))))
                start += len(cell) + 3
        at += len(block.text)
        before = block
    return "".join(pieces), tuple(cells)
