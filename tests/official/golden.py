"""Bản chuẩn: what the sample papers say and where it stands, as it was looked at and approved.

`python -m tests.official.golden` writes them anew after a wanted change; the difference is then read in git,
and the pages looked at, before it is committed.
"""

import io
import json
import re
from pathlib import Path
from typing import Any

import docx as python_docx
import pypdfium2
from docx.oxml.ns import qn

from nhipcau.official.domain import charts, docx, pdf
from nhipcau.official.domain.content import Chart
from tests.official import papers

FOLDER = Path(__file__).parent / "golden"
_POINT = 25.4 / 72
# The text that shows where a part of the head or foot stands.
_MARKS = (
    "CỘNG HÒA XÃ HỘI",
    "Độc lập - Tự do",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Số",
    ", ngày",
    "DỰ THẢO",
    "Kính gửi",
    "Nơi nhận",
    "- Lưu",
)


def field_chart() -> Chart:
    """Biểu đồ của báo cáo mẫu."""
    return charts.bars(
        "Biểu đồ 1. Kế hoạch và kết quả theo lĩnh vực",
        "Biểu đồ cột: kế hoạch và kết quả của sáu lĩnh vực.",
        [(name, (192 + 64 * n, 17 * n + 4)) for n, (name, _) in enumerate(papers.FIELDS)],
        ("Kế hoạch", "Thực hiện"),
    )


def pdf_text(file: bytes) -> str:
    """The words of a PDF, page by page."""
    with pypdfium2.PdfDocument(file) as document:
        return "\f".join(page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document)


def pdf_shape(file: bytes) -> dict[str, Any]:
    """Sizes and places in whole millimetres from the upper left corner."""
    with pypdfium2.PdfDocument(file) as document:
        return {"pages": [_page(page) for page in document]}


def _page(page: pypdfium2.PdfPage) -> dict[str, Any]:
    width, height = page.get_size()
    text = page.get_textpage()
    boxes = [text.get_charbox(n) for n in range(text.count_chars()) if text.get_text_range(n, 1).strip()]
    inner = [box for box in boxes if box[3] < height - 15 / _POINT]
    above = [n for n in range(text.count_chars()) if text.get_charbox(n)[3] >= height - 15 / _POINT]
    return {
        "size": [round(width * _POINT), round(height * _POINT)],
        "number": "".join(text.get_text_range(n, 1) for n in above).strip(),
        "ink": [
            round(min(box[0] for box in inner) * _POINT),
            round((height - max(box[3] for box in inner)) * _POINT),
            round(max(box[2] for box in inner) * _POINT),
            round((height - min(box[1] for box in inner)) * _POINT),
        ],
        "marks": {mark: place for mark in _MARKS if (place := _place(text, mark, height))},
    }


def _place(text: pypdfium2.PdfTextPage, mark: str, height: float) -> list[int] | None:
    found = text.search(mark, match_case=True).get_next()
    if found is None:
        return None
    boxes = [text.get_charbox(found[0] + n) for n in range(found[1])]
    left, top = min(box[0] for box in boxes), max(box[3] for box in boxes)
    return [round(left * _POINT), round((height - top) * _POINT)]


def docx_text(file: bytes) -> str:
    """The words of a DOCX in order, each paragraph after its style."""
    word = python_docx.Document(io.BytesIO(file))
    names = {style.style_id: style.name for style in word.styles}
    lines = []
    for paragraph in word.element.body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = names[style.get(qn("w:val"))] if style is not None else ""
        words = "".join(
            "\n" if part.tag == qn("w:br") else part.text or ""
            for part in paragraph.iter(qn("w:t"), qn("w:br"))
        )
        lines.append(f"{name or 'Normal'} | {words}")
    return "\n".join(lines)


def docx_shape(file: bytes) -> dict[str, Any]:
    """Sections and tables of a DOCX, in millimetres."""
    word = python_docx.Document(io.BytesIO(file))
    return {
        "sections": [
            {
                "size": [round(section.page_width.mm), round(section.page_height.mm)],
                "margins": [
                    round(side.mm)
                    for side in (
                        section.top_margin,
                        section.bottom_margin,
                        section.left_margin,
                        section.right_margin,
                    )
                ],
                "first_page_differs": section.different_first_page_header_footer,
                "numbered_from": section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")),
            }
            for section in word.sections
        ],
        "tables": [
            {
                "columns": [round(int(column.get(qn("w:w"))) * _POINT / 20) for column in table._tbl.tblGrid],
                "rows": len(table._tbl.tr_lst),
                "repeated_heads": sum(1 for _ in table._tbl.iter(qn("w:tblHeader"))),
                "unbroken_rows": sum(1 for _ in table._tbl.iter(qn("w:cantSplit"))),
            }
            for table in word.tables
        ],
        "pictures": [shape._inline.docPr.get("descr") for shape in word.inline_shapes],
    }


def seen(name: str, chart: Chart) -> dict[str, str]:
    """What a sample paper gives now, by the name of its file."""
    document = papers.every(chart)[name]
    printed, edited = pdf.write(document), docx.write(document)
    shape = {"pdf": pdf_shape(printed), "docx": docx_shape(edited)}
    return {
        f"{name}.pdf.txt": pdf_text(printed),
        f"{name}.docx.txt": docx_text(edited),
        f"{name}.json": _one_line_each(json.dumps(shape, ensure_ascii=False, indent=1)) + "\n",
    }


def _one_line_each(written: str) -> str:
    """Measures on one line: a difference is then read at a glance."""
    return re.sub(r"\[\s+([-\d,\s]+?)\s+\]", lambda found: f"[{' '.join(found[1].split())}]", written)


def main() -> None:
    """Write every golden file anew."""
    chart = field_chart()
    FOLDER.mkdir(exist_ok=True)
    for name in papers.every(chart):
        for file, content in seen(name, chart).items():
            (FOLDER / file).write_text(content, encoding="utf-8", newline="")
            print(FOLDER / file)


if __name__ == "__main__":
    main()
