"""Tệp vào và dòng lệnh: what is accepted, what is refused and in which words."""

from __future__ import annotations

import importlib
import json
import unicodedata
from pathlib import Path

import pytest

import vanban
from vanban import cli, errors

TEXT = (
    "Số 12-HD/BTGTU\n\nHƯỚNG DẪN\nCông tác thông tin đối ngoại năm 2026\n\n1. Sở "
    "Ngoại vụ báo cáo UBND tỉnh.\n\nNơi nhận:\n- Lưu VT.\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_unicode_in_any_form_is_read(encoding: str) -> None:
    assert (
        vanban.parse(vanban.read_bytes(TEXT.encode(encoding), "a.txt")).letterhead.number.normalized
        == "12-HD/BTGTU"
    )


def test_decomposed_letters_give_the_same_document() -> None:
    plain = vanban.as_dict(vanban.parse(TEXT))
    decomposed = vanban.as_dict(vanban.parse(unicodedata.normalize("NFD", TEXT)))
    assert decomposed["text"] == plain["text"]
    assert decomposed["obligations"] == plain["obligations"]


@pytest.mark.parametrize(
    ("content", "error", "word"),
    [
        (b"", errors.FileEmpty, "rỗng"),
        (b"  \n ", errors.FileEmpty, "rỗng"),
        (b"%PDF-1.7 ...", errors.FileBroken, "PDF"),
        (b"PK\x03\x04....", errors.FileBroken, "Word"),
        (b"MZ\x90\x00", errors.FileDangerous, "EXE"),
        (b"abc\x00\x01\x02def" * 40, errors.FormatUnsupported, "chưa đọc được"),
        (b"\xfd\x81\x82 \x90\x91" * 3, errors.EncodingUnsupported, "bảng mã"),
    ],
)
def test_what_cannot_be_read_is_named(content: bytes, error: type[vanban.VanbanError], word: str) -> None:
    with pytest.raises(error, match=word):
        vanban.read_bytes(content, "tep")


def test_a_large_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.import_module("vanban.read.contents"), "LARGEST", 10)
    with pytest.raises(errors.FileTooLarge, match="quá giới hạn"):
        vanban.read_bytes(TEXT.encode(), "a.txt")


def test_the_command_prints_the_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert cli.main(["parse", str(path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "vanban/1"


def test_the_command_tells_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["parse", str(tmp_path / "khong-co.txt")]) == 1
    assert "Không tìm thấy tệp" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        cli.main(["parse"])


def test_a_page_loses_its_menus_and_keeps_its_tables() -> None:
    page = """<html><head><title>x</title>
    <meta property="article:published_time" content="2026-02-03T08:00"></head><body>
    <nav>Trang chủ</nav><div class="menu-top">Liên hệ</div><h1>Nhiệm vụ năm 2026</h1>
    <script>var a = 1;</script>
    <table><tr><th>STT</th><th>Nhiệm vụ</th><th>Chủ trì</th></tr>
    <tr><td>1</td><td>Mở trang</td><td rowspan=2>Sở Ngoại vụ</td></tr>
    <tr><td>2</td><td>Mở lớp</td></tr></table><footer>Bản quyền</footer></body></html>"""
    source = vanban.read_bytes(page.encode(), "a.html")
    assert source.text.split("\n") == [
        "Nhiệm vụ năm 2026",
        "STT | Nhiệm vụ | Chủ trì",
        "1 | Mở trang | Sở Ngoại vụ",
        "2 | Mở lớp | Sở Ngoại vụ",
    ]
    assert source.headline == "Nhiệm vụ năm 2026"
    assert str(source.published) == "2026-02-03"
    assert [source.text[slice(*cell.span)] for cell in source.cells if cell.row == 1] == [
        "1",
        "Mở trang",
        "Sở Ngoại vụ",
    ]


def test_a_piece_of_a_body_is_read_without_a_letterhead() -> None:
    text = "Giao Sở Ngoại vụ chủ trì thực hiện Kết luận số 57-KL/TW, xong trước ngày 30/6/2026."
    (task,) = vanban.find_obligations(text)
    assert task.lead == ("Sở Ngoại vụ",)
    assert text[slice(*task.deadline.span)] == "xong trước ngày 30/6/2026"
    assert [one.number for one in vanban.find_citations(text)] == ["57-KL/TW"]
