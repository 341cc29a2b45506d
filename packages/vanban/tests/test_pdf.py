"""Tệp PDF: scans, locked and broken files are named; marks and pages are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

import vanban
from vanban import errors

HERE = Path(__file__).parent
DOCUMENT = HERE / "documents" / "xa-2026.pdf"


def pdf(*pages: str) -> bytes:
    """A PDF of these page contents, with one font and one picture; no table of places, which is mended."""
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj",
        f"2 0 obj <</Type/Pages/Kids[{kids}]/Count {len(pages)}>> endobj",
        "3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Times-Roman>> endobj",
        "4 0 obj <</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
        "/Length 1>>\nstream\nx\nendstream endobj",
    ]
    for n, content in enumerate(pages):
        objects.append(
            f"{10 + 2 * n} 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {11 + 2 * n} 0 R"
            f"/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>> endobj"
        )
        objects.append(f"{11 + 2 * n} 0 obj <</Length {len(content)}>>\nstream\n{content}\nendstream endobj")
    return ("%PDF-1.7\n" + "\n".join(objects) + "\ntrailer <</Root 1 0 R>>\n%%EOF").encode("latin-1")


def words(*lines: str, at: int = 780, size: int = 14, left: int = 85) -> str:
    shown = " ".join(f"1 0 0 1 {left} {at - 20 * n} Tm ({line}) Tj" for n, line in enumerate(lines))
    return f"BT /F {size} Tf {shown} ET"


PICTURE = "q 595 0 0 842 0 0 cm /I Do Q"
BODY = words("Ke hoach cong tac nam 2026 cua don vi", "Noi dung thu hai cua ke hoach nay")


def test_a_scan_is_named_with_its_pages_where_recognition_is_not_wanted() -> None:
    with pytest.raises(errors.ScanUnread, match=r"bản quét \(trang 1, 2"):
        vanban.read_bytes(pdf(PICTURE, PICTURE), "quet.pdf", recognise=False)


def test_a_scan_with_a_badly_guessed_layer_is_a_scan() -> None:
    unseen = BODY.replace("BT ", "BT 3 Tr ")
    with pytest.raises(errors.ScanUnread):
        vanban.read_bytes(pdf(PICTURE + unseen), "quet.pdf", recognise=False)


def test_a_scanned_annex_is_pointed_at() -> None:
    text = "KE HOACH"
    source = vanban.read_bytes(pdf(BODY, BODY, PICTURE), "a.pdf")
    assert source.pages == 3
    assert [(one.code, "Trang 3 " in one.message) for one in source.findings] == [("unread-page", True)]
    assert text not in source.text


def test_page_numbers_and_repeated_heads_are_left_out() -> None:
    pages = [
        BODY + words(str(n), at=810, left=297) + words("Ke hoach so 12", at=40, size=10) for n in (1, 2, 3)
    ]
    text = vanban.read_bytes(pdf(*pages), "a.pdf").text
    assert "so 12" not in text
    assert not any(line.strip().isdigit() for line in text.split("\n"))
    assert text.count("\x0c") == 2


def test_two_columns_on_one_line_are_kept_apart() -> None:
    page = (
        words("UY BAN NHAN DAN")
        + words("DOC LAP TU DO HANH PHUC", left=330)
        + words("Noi dung cua van ban", at=700)
    )
    assert "UY BAN NHAN DAN    DOC LAP" in vanban.read_bytes(pdf(page), "a.pdf").text


def test_a_slanted_water_mark_is_no_line() -> None:
    slanted = "BT /F 60 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (DU THAO) Tj ET"
    assert "DU THAO" not in vanban.read_bytes(pdf(slanted + BODY), "a.pdf").text


@pytest.mark.parametrize("bounded", [False, True])
@pytest.mark.parametrize(
    ("content", "error", "sentence"),
    [
        (b"%PDF-1.7 ...", errors.FileBroken, "bị hỏng"),
        (DOCUMENT.read_bytes()[:9000], errors.FileBroken, "bị hỏng"),
        (pdf("", ""), errors.FileEmpty, "không có chữ"),
    ],
    ids=["no body", "cut", "blank"],
)
def test_what_does_not_open_is_told(
    content: bytes, error: type[vanban.VanbanError], sentence: str, bounded: bool
) -> None:
    with pytest.raises(error, match=sentence):
        vanban.read_bytes(content, "a.pdf", bounded=bounded)


def test_a_locked_file_is_told(tmp_path: Path) -> None:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.pdf_utils.writer import copy_into_new_writer

    with DOCUMENT.open("rb") as stream:
        writer = copy_into_new_writer(PdfFileReader(stream))
        writer.encrypt("chu", "khach")
        with (tmp_path / "a.pdf").open("wb") as out:
            writer.write(out)
    with pytest.raises(errors.FileEncrypted, match="mật khẩu"):
        vanban.read(tmp_path / "a.pdf", bounded=True)


def test_a_reader_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    from vanban.read import bounded

    monkeypatch.setattr(bounded, "SECONDS", 0.01)
    with pytest.raises(errors.ReadingStopped, match="đã dừng"):
        vanban.read_bytes(DOCUMENT.read_bytes(), "a.pdf", bounded=True)


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from vanban.read.pdf import reading

    monkeypatch.setattr(reading, "MOST_PAGES", 1)
    with pytest.raises(errors.FileTooLarge, match="quá giới hạn 1 trang"):
        vanban.read_bytes(pdf(BODY, BODY), "a.pdf")


TCVN3 = "Giao Së Tµi chÝnh h\xadíng dÉn n\xadíc ngoµi n¨m 2004."
VNI = "Giao Sôû Taøi chính höôùng daãn nöôùc ngoaøi naêm 2004."


def printed(*lines: tuple[str, str]) -> bytes:
    """A PDF of lines of one-byte text, each in the font of this name, as old printers made them."""
    names = list(dict.fromkeys(font for font, _ in lines))
    fonts = "".join(
        f"/F{at}<</Type/Font/Subtype/TrueType/BaseFont/{name.replace('.', '#2E')}/Encoding/WinAnsiEncoding>>"
        for at, name in enumerate(names)
    )
    drawn = "".join(
        f"BT /F{names.index(font)} 14 Tf 70 {750 - 24 * at} Td <{words.encode('cp1252').hex()}> Tj ET\n"
        for at, (font, words) in enumerate(lines)
    )
    return (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        f"/Resources<</Font<<{fonts}>>>>>>endobj\n"
        f"4 0 obj<</Length {len(drawn)}>>stream\n{drawn}endstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    ).encode()


@pytest.mark.parametrize(
    "lines",
    [
        (
            ("ABCDEF+.VnTimeH", "ñy ban nh©n d©n tØnh"),
            (".VnTime", "Giao Së Tµi chÝnh h\xadíng dÉn n\xadíc ngoµi n¨m 2004."),
        ),
        (
            ("VNI-Times", "UÛY BAN NHAÂN DAÂN TÆNH"),
            ("VNI-Times", "Giao Sôû Taøi chính höôùng daãn nöôùc ngoaøi naêm 2004."),
        ),
        (
            ("Renamed", "Uû ban nh©n d©n tØnh"),
            ("Renamed", "Giao Së Tµi chÝnh h\xadíng dÉn n\xadíc ngoµi n¨m 2004."),
        ),
    ],
    ids=["tcvn3", "vni", "fonts renamed"],
)
def test_a_text_layer_in_an_old_encoding_is_read_as_unicode(lines: tuple[tuple[str, str], ...]) -> None:
    source = vanban.read_bytes(printed(*lines), "a.pdf")
    head, body = source.text.split("\n", 1)
    assert head.strip().upper() in ("ỦY BAN NHÂN DÂN TỈNH", "UỶ BAN NHÂN DÂN TỈNH")
    assert head.isupper() or lines[0][0] == "Renamed"
    assert body.strip() == "Giao Sở Tài chính hướng dẫn nước ngoài năm 2004."
    assert [one.code for one in source.findings] == ["encoding-converted"]


def test_a_text_layer_in_another_language_stays() -> None:
    words = "Le président a été reçu à l'Élysée; déjà né, l'élève prêta thé et café."
    source = vanban.read_bytes(printed(("Times", words)), "a.pdf")
    assert (source.text.strip(), source.findings) == (words, ())
