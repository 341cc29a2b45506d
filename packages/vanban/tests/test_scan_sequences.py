"""Số La Mã trong bản quét: strokes that ran together are told by the order of the headings."""

from __future__ import annotations

import pytest

from vanban.read.layout.lines import PageLine
from vanban.read.layout.pages import LaidPage
from vanban.read.scan.page import ScannedPage
from vanban.read.scan.recognition import Seen
from vanban.read.scan.rows import Row
from vanban.read.scan.sequences import mend_headings

pytest.importorskip("PIL.Image", reason="Chưa có Pillow: pip install vanban[ocr]")
from vanban.read.scan.turning import Turned


def page(*texts: str) -> ScannedPage:
    rows = []
    for text in texts:
        words, at = [], 0
        for word in text.split(" "):
            words.append((at, Seen(word, 0, 0, 1, 1, 0.9, (1, 1, 1))))
            at += len(word) + 1
        rows.append(Row(PageLine(text, 0, 100, 0, 12, 10), tuple(words)))
    return ScannedPage(LaidPage(800, [row.line for row in rows]), Turned.__new__(Turned), rows)


def test_headings_that_lost_a_stroke_are_told_by_their_order() -> None:
    one = page("I. MỤC ĐÍCH", "1. Mục đích", "H. NỘI DUNG", "II. PHÂN CÔNG")
    two = page("IV. KINH PHÍ", "V. TỔ CHỨC", "VL THỰC HIỆN", "I. Phụ lục", "II. Danh mục")
    mend_headings({2: two, 1: one})
    assert [row.line.text for row in one.rows] == [
        "I. MỤC ĐÍCH",
        "1. Mục đích",
        "II. NỘI DUNG",
        "III. PHÂN CÔNG",
    ]
    assert [row.line.text for row in two.rows][:2] == ["IV. KINH PHÍ", "V. TỔ CHỨC"]
    assert [row.line.text for row in two.rows][3:] == ["I. Phụ lục", "II. Danh mục"]
    assert one.rows[3].words[0][1].read == "II." and one.rows[3].words[1][0] == 5
    assert one.laid.lines[3] is one.rows[3].line


@pytest.mark.parametrize("text", ["H. Nguyễn", "II. Sở", "1. Sở", "A. Sở"])
def test_without_a_heading_before_it_nothing_is_mended(text: str) -> None:
    alone = page(text)
    mend_headings({1: alone})
    assert alone.rows[0].line.text == text
