"""Bản quét: a scan gives what its text gives; stamps, turned pages; limits, cancelling, missing parts."""

from __future__ import annotations

import importlib.util
import io
import json
import os
import shutil
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import vanban
from vanban import errors
from vanban.read.scan import recognition

Image = pytest.importorskip("PIL.Image", reason="Chưa có Pillow: pip install vanban[ocr]")
try:
    recognition.require_tesseract()
except errors.ReaderMissing as missing:
    pytest.skip(str(missing), allow_module_level=True)

HERE = Path(__file__).parent
LEAST = 0.95
NAME = "xa-2026"
SAMPLES = HERE.parents[3] / "shared" / "samples"
DOCUMENT = HERE / "documents" / f"{NAME}.pdf"


def _module(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(f"vanban_{name}", HERE / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


scans, conventions = _module("make_scans"), _module("conventions")


@cache
def page() -> Any:
    return scans.pictures(DOCUMENT.read_bytes())[0]


@cache
def head() -> Any:
    """The letterhead alone, which is read in a moment."""
    return page().crop((0, 0, page().width, page().height // 5))


def saved(picture: Any, kind: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, dpi=(200, 200), **options)
    return out.getvalue()


@cache
def scanned() -> vanban.Source:
    return vanban.read_bytes(scans.scanned(DOCUMENT.read_bytes()), "quet.pdf")


def test_a_scan_gives_what_its_labels_name() -> None:
    (labels,) = (HERE / "cases").glob(f"*/{NAME}/expected.json")
    document = vanban.as_dict(vanban.parse(scanned()))
    found = conventions.compare(json.loads(labels.read_text(encoding="utf-8")), document)
    weak = {measure: round(found.f1(measure), 3) for measure in found.rows if found.f1(measure) < LEAST}
    assert not weak, "\n".join(found.misses)


def test_a_bad_scan_gives_what_its_labels_name_but_for_the_signature() -> None:
    """Grey and uneven paper, a pale stamp over the capacity, a box of arrival over the first lines, holes."""
    (labels,) = (HERE / "cases").glob(f"*/{NAME}/expected.json")
    worn = scans.scanned(
        DOCUMENT.read_bytes(),
        skew=-1.4, noise=22, paper=222, uneven=0.2, stamp="capacity", pale=True, received=True, holes=True,
        quality=50,
    )  # fmt: skip
    document = vanban.as_dict(vanban.parse(vanban.read_bytes(worn, "quet.pdf")))
    found = conventions.compare(json.loads(labels.read_text(encoding="utf-8")), document)
    weak = {measure: round(found.f1(measure), 3) for measure in found.rows if found.f1(measure) < LEAST}
    assert set(weak) <= {"signature"}, "\n".join(found.misses)
    assert document["signature"]["name"]


def test_a_table_keeps_its_cells() -> None:
    import pypdfium2

    one = pypdfium2.PdfDocument.new()
    one.import_pages(pypdfium2.PdfDocument(HERE / "documents" / "cao-bang-bieu-2025.pdf"), [3])
    out = io.BytesIO()
    one.save(out)
    drawn = vanban.read_bytes(out.getvalue(), "a.pdf")
    read = vanban.read_bytes(scans.scanned(out.getvalue(), stamp=False), "quet.pdf")
    assert [(cell.row, cell.column) for cell in read.cells] == [
        (cell.row, cell.column) for cell in drawn.cells
    ]
    wanted, found = ([one.text[slice(*cell.span)] for cell in one.cells] for one in (drawn, read))
    assert sum(map(str.__eq__, wanted, found)) > 0.8 * len(wanted)


def test_a_scan_made_from_a_sample_gives_the_same_obligations(tmp_path: Path) -> None:
    found = sorted(SAMPLES.glob("004_*.txt")) if SAMPLES.is_dir() else []
    if not found or not shutil.which("soffice") or not importlib.util.find_spec("docx"):
        pytest.skip("Cần ../shared/samples, LibreOffice và python-docx để dựng bản quét từ văn bản mẫu")
    folder = tmp_path / "mau"
    folder.mkdir()
    (folder / "input.txt").write_bytes(found[0].read_bytes())
    place = _module("make_documents").write(folder, False, tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(place)]
    subprocess.run(command, check=True, capture_output=True)
    scan = vanban.parse(vanban.read_bytes(scans.scanned(place.with_suffix(".pdf").read_bytes()), "quet.pdf"))
    text = vanban.parse(vanban.read(found[0]))
    assert len(scan.obligations) == len(text.obligations)
    for read, printed in zip(scan.obligations, text.obligations, strict=True):
        assert (len(read.lead), len(read.support), read.kind) == (
            len(printed.lead),
            len(printed.support),
            printed.kind,
        )
        assert (read.deadline and read.deadline.date) == (printed.deadline and printed.deadline.date)
        words = set(conventions.fold(printed.text).split())
        assert len(words & set(conventions.fold(read.text).split())) > 0.9 * len(words)


def test_every_word_has_its_place_in_the_text_and_on_the_page() -> None:
    source = scanned()
    assert source.read_by == "ocr"
    assert source.mean_confidence
    assert source.mean_confidence > 0.9
    assert len(source.words) > 0.95 * len(source.text.split())
    for word in source.words:
        left, top, right, bottom = word.box
        assert 0 <= left < right <= 1
        assert 0 <= top < bottom <= 1
        assert source.text[slice(*word.span)].strip()
    document = vanban.parse(source)
    placed = [word for one in document.pages for word in one.words]
    assert len(placed) > 0.95 * len(source.words)
    assert all(document.text[slice(*word.span)].strip() for word in placed)


def test_a_scan_may_come_as_a_picture_turned_on_its_side() -> None:
    upright = vanban.read_bytes(saved(head()), "a.png")
    assert upright.media_type == "image/png"
    assert "ỦY BAN NHÂN DÂN" in upright.text
    side = vanban.read_bytes(saved(page().transpose(Image.Transpose.ROTATE_90), "JPEG"), "a.jpg")
    assert "Trung tâm Phục vụ hành chính công" in side.text
    first = next(word for word in side.words if side.text[slice(*word.span)] == "NHÂN")
    # At the left of the sheet lies what was its top.
    assert first.box[0] < 0.15
    assert first.box[1] > 0.5


def test_every_page_of_a_tiff_is_read() -> None:
    content = saved(head(), "TIFF", save_all=True, append_images=[head(), Image.new("L", (900, 400), 255)])
    told: list[tuple[int, int]] = []
    source = vanban.read_bytes(content, "a.tif", progress=lambda done, total: told.append((done, total)))
    assert source.pages == 3
    assert source.text.count("\x0c") == 2
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert [(one.code, "Trang 3 " in one.message) for one in source.findings][:1] == [("unread-page", True)]


def test_a_red_mark_is_read_though_red_ink_is_taken_away() -> None:
    from PIL import ImageOps

    marked = head().copy()
    for at, letter in enumerate("MẬT"):
        black = _letter(letter)
        marked.paste(ImageOps.colorize(black, (200, 20, 40), "white"), (300 + 60 * at, 330 - black.height))
    document = vanban.parse(vanban.read_bytes(saved(marked), "a.png"))
    assert [mark.text for mark in document.letterhead.marks] == ["MẬT"]


def _letter(letter: str) -> Any:
    """A capital as it is printed in one of the documents, in grey."""
    import pypdfium2

    document = pypdfium2.PdfDocument(HERE / "documents" / "can-tho-2025.pdf")
    for sheet in document:
        layer = sheet.get_textpage()
        at = layer.get_text_range().find(letter)
        if at >= 0:
            left, bottom, right, top = layer.get_charbox(at)
            picture = sheet.render(scale=4).to_pil().convert("L")
            height = sheet.get_height()
            return picture.crop((4 * left, 4 * (height - top), 4 * right, 4 * (height - bottom)))
    raise AssertionError(letter)


def test_in_a_mixed_file_only_pictures_are_recognised() -> None:
    import pypdfium2

    merged = pypdfium2.PdfDocument.new()
    merged.import_pages(pypdfium2.PdfDocument(DOCUMENT))
    picture = io.BytesIO()
    head().save(picture, "PDF", resolution=200)
    merged.import_pages(pypdfium2.PdfDocument(picture.getvalue()))
    out = io.BytesIO()
    merged.save(out)
    source = vanban.read_bytes(out.getvalue(), "a.pdf", bounded=True)
    text = vanban.read(DOCUMENT).text
    assert source.text.startswith(text)
    assert source.read_by == "ocr"
    assert {word.page for word in source.words} == {source.pages}


def huge(width: int, height: int) -> bytes:
    """The head of a PNG of that size; its dots would fill the memory."""
    import struct
    import zlib

    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"IDAT" + zlib.compress(bytes(100))
    chunks = b"".join(
        struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in (body, data)
    )
    return b"\x89PNG\r\n\x1a\n" + chunks


@pytest.mark.parametrize("bounded", [False, True])
@pytest.mark.parametrize(
    ("content", "error", "sentence"),
    [
        (huge(60_000, 60_000), errors.FileTooLarge, "quá lớn"),
        (huge(9_000, 12_000), errors.FileTooLarge, "quá lớn"),
        (huge(900, 1_200), errors.FileBroken, "bị hỏng"),
        (b"II*\x00" + bytes(60), errors.FileBroken, "bị hỏng"),
        (saved(Image.new("L", (600, 800), 255)), errors.ScanUnread, "không nhận ra chữ nào"),
    ],
    ids=["bomb", "too large", "cut", "no tiff", "blank"],
)
def test_what_cannot_be_recognised_is_told(
    content: bytes, error: type[vanban.VanbanError], sentence: str, bounded: bool
) -> None:
    with pytest.raises(error, match=sentence):
        vanban.read_bytes(content, "a.png", bounded=bounded)


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from vanban.read.scan import pictures

    monkeypatch.setattr(pictures, "MOST_PAGES", 1)
    with pytest.raises(errors.FileTooLarge, match="quá giới hạn 1 trang"):
        vanban.read_bytes(saved(head(), "TIFF", save_all=True, append_images=[head()]), "a.tif")


class Stop(Exception):
    """What a caller raises to give up."""


def test_giving_up_ends_everything_that_was_started() -> None:
    grey = page().convert("L").convert("1")
    content = saved(grey, "TIFF", save_all=True, append_images=[grey] * 5, compression="group4")

    def give_up(done: int, total: int) -> None:
        if done == 1:
            raise Stop

    with pytest.raises(Stop):
        vanban.read_bytes(content, "a.tif", bounded=True, progress=give_up)
    assert not _children(os.getpid())


def test_a_reading_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    from vanban.read import bounded

    monkeypatch.setattr(bounded, "SECONDS", 1.0)
    monkeypatch.setattr(bounded, "PAGE_SECONDS", 0.0)
    begun = time.monotonic()
    with pytest.raises(errors.ReadingStopped, match="đã dừng"):
        vanban.read_bytes(saved(page()), "a.png", bounded=True)
    assert time.monotonic() - begun < 10
    assert not _children(os.getpid())


def _children(pid: int) -> list[str]:
    """Processes begun by this one that still run, and theirs."""
    found: list[str] = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = place.read_text().rsplit(")", 1)[1].split()[:2]
        except OSError:
            continue
        if int(parent) == pid and state != "Z":
            found += [place.parent.name, *_children(int(place.parent.name))]
    return found


def test_without_tesseract_the_command_to_install_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "_has_language", lambda: False)
    with pytest.raises(errors.ReaderMissing, match="apt-get install tesseract-ocr tesseract-ocr-vie"):
        vanban.read_bytes(saved(head()), "a.png")
