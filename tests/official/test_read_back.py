"""Our own papers are read by our own reader: number, kind, issuer, day and title come back."""

from pathlib import Path

import pytest

import vanban
from nhipcau.official.domain import pdf
from nhipcau.official.domain.content import Chart
from tests.official import papers
from tests.official.golden import pdf_text


@pytest.mark.parametrize(
    ("name", "number", "kind", "issuer", "day"),
    [
        ("state_report", "08/BC-SVHTTDL", "BC", "Sở Văn hóa, Thể thao và Du lịch", "2026-02-05"),
        ("party_plan", "06-KH/BTGDVTU", "KH", "Ban Tuyên giáo và Dân vận", "2026-03-12"),
        ("reminder_letter", None, "CV", "Ủy ban nhân dân tỉnh Sông Cầu", None),
    ],
)
def test_a_paper_is_read_as_it_was_written(
    name: str, number: str | None, kind: str, issuer: str, day: str | None, chart: Chart, tmp_path: Path
) -> None:
    path = tmp_path / "paper.txt"
    path.write_text(pdf_text(pdf.write(papers.every(chart)[name])), encoding="utf-8")
    read = vanban.as_dict(vanban.parse(vanban.read(path)))
    assert (read["number"] or {}).get("normalized") == number
    assert read["type"]["code"] == kind
    assert read["issuer"]["name"].casefold() == issuer.casefold()
    assert read["date"] == day
    document = papers.every(chart)[name]
    assert read["title"] == document.letterhead.title
    assert read["addressees"] == list(document.letterhead.addressees)
    assert read["signature"]["name"] == document.signature.name
