"""A DOCX is a good citizen of Word and LibreOffice: styles, languages, heads, and no fault on opening."""

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx as python_docx
import pytest
from docx.oxml.ns import qn

from nhipcau.official.domain import docx
from nhipcau.official.domain.content import Chart
from tests.official import papers
from tests.official.golden import pdf_shape, pdf_text

# The order of properties in the schema (ECMA-376, part 1): Word may refuse a file that breaks it.
_ORDERS = {
    "pPr": "pStyle keepNext keepLines widowControl pBdr tabs spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs highlight u bdr lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "trPr": "cantSplit tblHeader",
    "tcPr": "tcW gridSpan vMerge tcBorders vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
}


@pytest.fixture(scope="module")
def written(chart: Chart) -> dict[str, bytes]:
    return {name: docx.write(document) for name, document in papers.every(chart).items()}


def test_it_speaks_vietnamese_and_names_its_paper(written: dict[str, bytes]) -> None:
    word = python_docx.Document(io.BytesIO(written["state_report"]))
    assert word.core_properties.title.startswith("Báo cáo Kết quả công tác thông tin đối ngoại")
    assert word.core_properties.author == "Sở Văn hóa, Thể thao và Du lịch"
    assert word.core_properties.language == "vi-VN"
    language = next(word.styles.element.iter(qn("w:lang")))
    assert language.get(qn("w:val")) == "vi-VN"


def test_headings_can_be_navigated(written: dict[str, bytes]) -> None:
    word = python_docx.Document(io.BytesIO(written["state_report"]))
    headings = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    assert headings == [
        "I. KẾT QUẢ THỰC HIỆN",
        "II. KHÓ KHĂN, HẠN CHẾ VÀ NGUYÊN NHÂN",
        "III. NHIỆM VỤ TRỌNG TÂM QUÝ II NĂM 2026",
    ]


def test_every_face_is_times_new_roman(written: dict[str, bytes]) -> None:
    for file in written.values():
        with zipfile.ZipFile(io.BytesIO(file)) as package:
            body = package.read("word/document.xml").decode()
        assert not re.findall(r'w:(?:ascii|hAnsi)="(?!Times New Roman)', body)


@pytest.mark.parametrize("kind", list(_ORDERS))
def test_properties_stand_in_the_order_of_the_schema(written: dict[str, bytes], kind: str) -> None:
    order = _ORDERS[kind].split()
    for name, file in written.items():
        word = python_docx.Document(io.BytesIO(file))
        for root in (word.element.body, word.styles.element):
            for properties in root.iter(qn(f"w:{kind}")):
                found = [child.tag.rpartition("}")[2] for child in properties]
                known = [tag for tag in found if tag in order]
                assert known == sorted(known, key=order.index), (name, found)
                assert root is word.styles.element or known == found, (name, found)


def test_a_long_table_is_written_in_time() -> None:
    document = replace(papers.reminder_letter(), blocks=(papers.commune_table(3000),))
    word = python_docx.Document(io.BytesIO(docx.write(document)))
    assert len(word.element.body.findall(f".//{qn('w:tr')}")) == 3000 + 250 + 1 + 2


@pytest.fixture(scope="module")
def opened(written: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The same papers as LibreOffice prints them."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is missing (apt-get install libreoffice-writer): no DOCX was opened in it")
    folder = tmp_path_factory.mktemp("libreoffice")
    for name, file in written.items():
        (folder / f"{name}.docx").write_bytes(file)
    command = [soffice, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf"]
    paths = [str(folder / f"{name}.docx") for name in written]
    subprocess.run([*command, "--outdir", str(folder), *paths], check=True, capture_output=True, timeout=180)
    return {name: Path(folder / f"{name}.pdf").read_bytes() for name in written}


@pytest.mark.parametrize(
    ("name", "sizes"),
    [
        ("state_report", [[210, 297]] * 6 + [[297, 210]]),
        ("party_plan", [[210, 297]] + [[297, 210]] * 7),
        ("reminder_letter", [[210, 297]]),
        ("long_words", [[210, 297]] * 6),
    ],
)
def test_libreoffice_opens_it_and_prints_the_same_pages(
    opened: dict[str, bytes], name: str, sizes: list[list[int]]
) -> None:
    pages = pdf_shape(opened[name])["pages"]
    assert [page["size"] for page in pages] == sizes
    for page in pages:
        left, _, right, _ = page["ink"]
        assert left >= 29 and right <= page["size"][0] - 14


def test_libreoffice_shows_heads_and_numbers_where_they_belong(opened: dict[str, bytes]) -> None:
    plan = pdf_shape(opened["party_plan"])["pages"]
    assert [page["number"] for page in plan] == ["", "", "2", "3", "4", "5", "6", "7"]
    text = pdf_text(opened["party_plan"]).split("\f")
    assert all("Nội dung công việc" in page for page in text[1:])
    letter = pdf_shape(opened["reminder_letter"])["pages"][0]["marks"]
    assert letter["Nơi nhận"][0] == 30
    assert 97 <= letter["CỘNG HÒA XÃ HỘI"][0] <= 99


def test_libreoffice_signs_no_page_alone(opened: dict[str, bytes]) -> None:
    last = pdf_text(opened["long_words"]).split("\f")[-1]
    assert "Đoạn cuối không có dấu" in last
