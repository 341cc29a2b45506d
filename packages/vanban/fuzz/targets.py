"""Đích thử: for each reader, how bytes become its input, and what it starts from."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

TESTS = Path(__file__).parent.parent / "tests"
_TEXTS = sorted((TESTS / "cases").glob("*/*/input.txt"))[::6]
_PAGES = sorted((TESTS / "cases").glob("*/*/input.html"))
_WORD = sorted((TESTS / "documents").glob("*.docx"))[:4]
_PDF = sorted((TESTS / "documents").glob("*.pdf"))[:3]
_WRAP = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
_END = b"</w:body></w:document>"
KINDS = ("document", "styles", "numbering", "footnotes")
# Left, top, width, height, confidence, block, line.
_BOX = range(7)
_EDXML = b'<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016"><MessageHeader>'


def read_as(name: str, make: Callable[[bytes], bytes] = bytes) -> Callable[[bytes], None]:
    """Đọc và phân tích; a package is what ``make`` builds around the bytes."""

    def run(data: bytes) -> None:
        import vanban

        try:
            vanban.as_dict(vanban.parse(vanban.read_bytes(make(data), name)))
        except vanban.VanbanError as error:
            str(error)

    return run


def recognised(data: bytes) -> None:
    """Đọc bản quét whose recogniser answers anything: a line is a word, its first bytes its box."""
    from PIL import Image

    drawn, _, words = data.partition(b"\n")
    dots = (drawn * 256 + b"\xff" * 256)[:256]
    page = io.BytesIO()
    Image.frombytes("L", (16, 16), dots).resize((420, 594), 0).save(page, "PNG", dpi=(50, 50))
    rows = [_row(at, word) for at, word in enumerate(words.split(b"\n")[:400]) if len(word) > len(_BOX)]
    _recognise(page.getvalue(), "\n".join(rows))


def picture(data: bytes) -> None:
    """Đọc tệp ảnh: the bytes are the file; what is recognised in it is always the same."""
    _recognise(data, _row(0, b"\x01\x01\x08\x02\x30\x00\x00Ph\xe1\xbb\xa5 l\xe1\xbb\xa5c"))


def _recognise(content: bytes, answer: str) -> None:
    """The recogniser is a program of others and takes seconds; pictures of many dots take them too."""
    from vanban.read.scan import pictures, recognition

    few_dots = patch.object(pictures, "MOST_PIXELS", 1_000_000)
    with patch.object(recognition, "_run", lambda *_: answer), few_dots:
        read_as("a.png")(content)


def _row(at: int, word: bytes) -> str:
    """A word as tesseract writes it: level, page, block, paragraph, line, word, box, confidence, text."""
    left, top, width, height, sure, block, line = word[: len(_BOX)]
    text = " ".join(word[len(_BOX) :].decode("utf-8", "replace").split())
    box = left * 4, top * 4, width * 4, height
    return "\t".join(map(str, (5, 1, block, 1, line, at, *box, min(sure, 100), text)))


def in_word(data: bytes) -> bytes:
    """A DOCX whose parts are the data: the body, and after a zero byte the styles, numbering and notes."""
    parts = data.split(b"\x00", len(KINDS) - 1)
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    related = "".join(f'<Relationship Type="{relations}/{kind}" Target="{kind}.xml"/>' for kind in KINDS[1:])
    entries = {f"word/{kind}.xml": part for kind, part in zip(KINDS, parts, strict=False)}
    return _zipped(
        entries | {"word/_rels/document.xml.rels": f"<Relationships>{related}</Relationships>".encode()}
    )


def in_archive(data: bytes) -> bytes:
    """A ZIP of the lines between zero bytes."""
    return _zipped({f"{at}.bin": part for at, part in enumerate(data.split(b"\x00"))})


def seeds(target: str) -> Iterator[bytes]:
    """Đầu vào ban đầu của một đích."""
    if target == "text":
        for path in _TEXTS:
            yield path.read_bytes()[:4000]
            yield path.read_text("utf-8").encode("utf-16")[:4000]
        yield "Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp thùc hiÖn nhiÖm vô".encode("latin-1")
    elif target == "html":
        yield from (path.read_bytes()[:6000] for path in _PAGES)
        yield b"<table><tr><td rowspan=2 colspan=3>a<td>b<tr><td>c</table><p style='font-family:.VnTime'>\xb8"
    elif target == "docx":
        for path in _WORD:
            with zipfile.ZipFile(path) as package:
                names = [f"word/{kind}.xml" for kind in ("document", "styles", "numbering", "footnotes")]
                yield b"\x00".join(
                    package.read(name)[:8000] if name in package.namelist() else b"" for name in names
                )
        yield (_WRAP + b"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>" + _END)
    elif target == "package":
        yield from (in_archive(path.read_bytes()[:2000]) for path in _TEXTS[:4])
    elif target == "pdf":
        yield from (path.read_bytes() for path in _PDF)
        yield b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>"
    elif target == "edxml":
        file = base64.b64encode(_TEXTS[0].read_bytes()[:600])
        yield (
            _EDXML + b"<Code><CodeNumber>1</CodeNumber></Code></MessageHeader><AttachmentEncoded><Attachment>"
            b"<ContentTransferEncoded>"
            + file
            + b"</ContentTransferEncoded></Attachment></AttachmentEncoded></edXML>"
        )
    elif target in _DRAWN:
        yield from _DRAWN[target]()
    elif target == "mail":
        yield (
            b"From: a@b\r\nTo: c@d\r\nSubject: =?utf-8?b?eA==?=\r\nMIME-Version: 1.0\r\n"
            b"Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n"
            b"Content-Type: text/html; charset=x\r\n\r\n"
            b"<p>a\r\n--B\r\nContent-Disposition: attachment; filename*=utf-8''a\r\n"
            b"Content-Transfer-Encoding: base64\r\n\r\neA==\r\n--B--"
        )


def _scans() -> Iterator[bytes]:
    for path in _TEXTS[:6]:
        lines = path.read_text("utf-8").split("\n")[:40]
        placed = [
            bytes((8 + 12 * at, 4 * down % 250, 11, 9, 96, 1, down)) + word.encode()
            for down, line in enumerate(lines)
            for at, word in enumerate(line.split()[:18])
        ]
        yield b"\n".join([b"\xff" * 100 + b"\x00" * 16, *placed])


def _pictures() -> Iterator[bytes]:
    from PIL import Image

    page = Image.linear_gradient("L").resize((60, 84))
    # A camera's note that says nothing but how it was held, and one that is cut.
    note = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0"
    for form, more in (
        ("PNG", {"dpi": (200, 200)}),
        ("JPEG", {"exif": note + bytes(6)}),
        ("JPEG", {"exif": note}),
        ("TIFF", {"save_all": True, "append_images": [page.convert("1")]}),
        ("WEBP", {}),
    ):
        out = io.BytesIO()
        page.save(out, form, **more)
        yield out.getvalue()


def _zipped(entries: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in entries.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": read_as("a.txt"),
    "html": read_as("a.html"),
    "docx": read_as("a.docx", in_word),
    "package": read_as("a.zip"),
    "archive": read_as("a.zip", in_archive),
    "pdf": read_as("a.pdf"),
    "edxml": read_as("a.edxml", lambda data: b"<edXML" + data.removeprefix(b"<edXML")),
    "scan": recognised,
    "picture": picture,
    "mail": read_as("a.eml", lambda data: b"From: a\nTo: b\nSubject: c\n" + data),
}

_DRAWN: dict[str, Callable[[], Iterator[bytes]]] = {"scan": _scans, "picture": _pictures}
