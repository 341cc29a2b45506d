"""Báo cáo 5 trang: DOCX and PDF, against what the two engines need for an almost empty file.

`python -m benchmarks.official_paper` prints the median of seven runs after one that loads the engines.
"""

import io
import itertools
from dataclasses import replace

from .measurement import Measurement, median, table

RUNS, LIMIT_SECONDS = 7, 1.0


def measure() -> list[Measurement]:
    """Thời gian viết một báo cáo, as DOCX and as PDF."""
    from nhipcau.official.domain import docx, pdf
    from nhipcau.official.domain.content import OfficialDocument, Paragraph
    from tests.official.golden import field_chart, pdf_shape
    from tests.official.papers import state_report

    report = state_report(field_chart())
    runs = itertools.count(1)

    def fresh() -> OfficialDocument:
        # Typst remembers what it laid out before: every run has a text it has not seen.
        opening = Paragraph.of(f"Lần đo thứ {next(runs)}. " + "Nội dung chỉ đạo. " * 20)
        return replace(report, blocks=(opening, *report.blocks))

    pages = len(pdf_shape(pdf.write(report))["pages"])
    return [
        Measurement(
            f"báo cáo {pages} trang, {kind}",
            median(lambda write=write: write(fresh()), runs=RUNS, warm=1),
            "s",
            peer,
            median(floor, runs=RUNS, warm=1),
            LIMIT_SECONDS,
        )
        for kind, write, peer, floor in (
            ("DOCX", docx.write, "python-docx, văn bản trống", _empty_docx),
            ("PDF", pdf.write, "typst, một chữ", _one_word_pdf),
        )
    ]


def _empty_docx() -> None:
    import docx

    docx.Document().save(io.BytesIO())


def _one_word_pdf() -> None:
    import typst

    from nhipcau.official.domain import pdf

    compiler = typst.Compiler(font_paths=pdf.shipped_fonts())
    compiler.compile(
        input=b'#set document(title: "x")\n#set text(font: "Tinos", lang: "vi")\nhello',
        format="pdf",
        pdf_standards=pdf.STANDARDS,
    )


if __name__ == "__main__":
    print(table(measure()))
