"""The sample papers say and stand as they were approved (`python -m tests.official.golden` writes anew)."""

import pytest

from nhipcau.official.domain.content import Chart
from tests.official import golden


@pytest.mark.parametrize("name", ["state_report", "party_plan", "reminder_letter", "long_words"])
def test_a_sample_paper_is_as_it_was_approved(name: str, chart: Chart) -> None:
    for file, content in golden.seen(name, chart).items():
        with (golden.FOLDER / file).open(encoding="utf-8", newline="") as approved:
            assert content == approved.read(), f"{file} differs: look at the pages, then write it anew"
