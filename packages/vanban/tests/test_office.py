"""Tệp Office đời cũ: converted by LibreOffice; without it the message says what to install."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import vanban
from vanban import errors
from vanban.read import office

HERE = Path(__file__).parent
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOC = OLE + bytes(500) + "WordDocument".encode("utf-16-le") + bytes(500)
with_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice chưa được cài")


def rtf(*runs: tuple[str, int]) -> bytes:
    """Runs of text in one of three fonts, each byte beyond ASCII escaped."""
    words = "".join(
        f"{{\\f{font} " + "".join(c if c.isascii() else f"\\'{ord(c):02x}" for c in text) + "}"
        for text, font in runs
    )
    fonts = "{\\fonttbl{\\f0 Times New Roman;}{\\f1 .VnTime;}{\\f2 .VnTimeH;}}"
    return ("{\\rtf1\\ansi\\ansicpg1252" + fonts + words + "\\par}").encode("ascii")


@with_office
@pytest.mark.parametrize("bounded", [False, True])
def test_an_rtf_in_old_fonts_is_read_as_unicode(bounded: bool) -> None:
    content = rtf(
        ("ñy ban nh©n d©n tØnh", 2), ("\\par ", 0), ("Giao Së Tµi chÝnh thùc hiÖn nhiÖm vô n¨m 2004.", 1)
    )
    source = vanban.read_bytes(content, "a.rtf", bounded=bounded)
    assert source.text.split("\n\n") == [
        "ỦY BAN NHÂN DÂN TỈNH",
        "Giao Sở Tài chính thực hiện nhiệm vụ năm 2004.",
    ]
    assert (source.read_by, source.media_type) == ("docx", "application/rtf")
    assert [one.code for one in source.findings] == ["encoding-converted", "converted"]


@with_office
@pytest.mark.parametrize("kind", ["doc", "odt"])
def test_a_document_of_another_office_is_read_as_its_docx(kind: str, tmp_path: Path) -> None:
    original = HERE / "documents" / "can-tho-2025.docx"
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless"]
    subprocess.run([*command, "--convert-to", kind, "--outdir", str(tmp_path), str(original)], check=True,
                   capture_output=True, timeout=90)  # fmt: skip
    source = vanban.read(tmp_path / f"can-tho-2025.{kind}")
    got, wanted = (vanban.as_dict(vanban.parse(one)) for one in (source, vanban.read(original)))
    for part in ("number", "issuer", "date", "title"):
        assert got[part] == wanted[part] or got[part]["normalized"] == wanted[part]["normalized"]
    assert len(got["obligations"]) == len(wanted["obligations"])


@with_office
@pytest.mark.parametrize("content", [DOC, b"{\\rtf1" + bytes(40)], ids=["doc", "rtf"])
def test_a_broken_file_is_told(content: bytes) -> None:
    with pytest.raises(vanban.VanbanError):
        vanban.read_bytes(content, "a.doc", bounded=True)


@with_office
def test_a_conversion_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "SECONDS", 0.2)
    with pytest.raises(errors.ReadingStopped, match=r"LibreOffice .* quá"):
        vanban.read_bytes(rtf(("a", 0)), "a.rtf")


def test_without_libreoffice_the_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    for content in (DOC, rtf(("a", 0))):
        with pytest.raises(errors.ReaderMissing, match=r"apt-get install libreoffice-writer.*\.docx"):
            vanban.read_bytes(content, "a.doc")


@pytest.mark.parametrize(
    ("stream", "error", "words"),
    [
        ("EncryptedPackage", errors.FileEncrypted, "mật khẩu"),
        ("Workbook", errors.FormatUnsupported, r"Excel đời cũ \(\.xls\)"),
        ("PowerPoint Document", errors.FormatUnsupported, r"\.ppt"),
        ("__substg1.0_", errors.FormatUnsupported, "Outlook"),
        ("", errors.FormatUnsupported, "Office đời cũ"),
    ],
)
def test_other_old_files_are_named(stream: str, error: type[vanban.VanbanError], words: str) -> None:
    with pytest.raises(error, match=words):
        vanban.read_bytes(OLE + bytes(90) + stream.encode("utf-16-le"), "a.doc")
