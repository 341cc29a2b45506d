"""Báo cáo 5 trang: DOCX and PDF, against what the two engines need for an almost empty file.

`python -m benchmarks.official_paper` prints the median of seven runs after one that loads the engines.
"""

import io
import itertools
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

RUNS, LIMIT_SECONDS = 7, 1.0


def measure() -> list[dict[str, Any]]:
    """Một dòng cho mỗi con số: name, value, unit, peer, peer_value."""
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
        {
            "name": f"báo cáo {pages} trang, {kind}",
            "value": round(_median(lambda write=write: write(fresh())), 4),
            "unit": "s",
            "peer": peer,
            "peer_value": round(_median(floor), 4),
        }
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


def _median(work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> int:
    """Đo rồi in; the exit status is 1 when a paper takes longer than a second."""
    rows = measure()
    print(f"{'':26}{'giữa của ' + str(RUNS):>14}{'sàn':>12}{'gấp':>9}  sàn là")
    for row in rows:
        ratio = row["value"] / row["peer_value"]
        floor = f"{row['peer_value'] * 1000:.0f} ms"
        print(f"{row['name']:26}{row['value'] * 1000:>11.0f} ms{floor:>12}{ratio:>9.1f}  {row['peer']}")
    return int(any(row["value"] > LIMIT_SECONDS for row in rows))


if __name__ == "__main__":
    raise SystemExit(main())
