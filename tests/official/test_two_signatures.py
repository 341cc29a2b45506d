"""A minute bears two signatures side by side, and whom it goes to under them (biên bản)."""

import io
import json
from dataclasses import replace

import docx as python_docx
import pypdfium2

from nhipcau.official.domain import docx, pdf, stored
from nhipcau.official.domain.content import OfficialDocument, Signature
from tests.official import papers

LEFT = Signature(("ĐẠI DIỆN SỞ NGOẠI VỤ", "PHÓ GIÁM ĐỐC"), "Nguyễn Thị Ẩn")


def minute() -> OfficialDocument:
    head = replace(papers.reminder_letter().letterhead, type_name="Biên bản", addressees=())
    document = replace(papers.reminder_letter(), letterhead=head, other_signature=LEFT)
    return replace(document, signature=Signature(("TRƯỞNG ĐOÀN KIỂM TRA",), ""))


def test_both_stand_beside_each_other_in_pdf() -> None:
    with pypdfium2.PdfDocument(pdf.write(minute())) as document:
        page = document[len(document) - 1]
        text = page.get_textpage()
        boxes = {}
        for words in ("ĐẠI DIỆN SỞ", "TRƯỞNG ĐOÀN", "Nơi nhận"):
            found = text.search(words).get_next()
            assert found, words
            boxes[words] = text.get_charbox(found[0])
    left, right, to = boxes["ĐẠI DIỆN SỞ"], boxes["TRƯỞNG ĐOÀN"], boxes["Nơi nhận"]
    assert abs(left[1] - right[1]) < 3 and left[0] < right[0]
    assert to[3] < left[1]


def test_both_stand_in_one_row_in_word() -> None:
    word = python_docx.Document(io.BytesIO(docx.write(minute())))
    pair, below = word.tables[-2], word.tables[-1]
    assert [cell.text.split("\n")[0] for cell in pair.rows[0].cells] == [
        "ĐẠI DIỆN SỞ NGOẠI VỤ",
        "TRƯỞNG ĐOÀN KIỂM TRA",
    ]
    assert "Nơi nhận" in below.rows[0].cells[0].text and not below.rows[0].cells[1].text


def test_it_is_kept_whole_and_other_papers_are_kept_as_before() -> None:
    kept = json.loads(json.dumps(stored.as_json(minute())))
    assert stored.from_json(kept) == minute()
    assert "other_signature" not in stored.as_json(papers.reminder_letter())
