"""What is stored comes back as it was."""

import json

import pytest

from nhipcau.official.domain import stored
from nhipcau.official.domain.content import Chart
from tests.official import papers


def test_every_sample_paper_comes_back_whole(chart: Chart) -> None:
    for document in papers.every(chart).values():
        kept = json.loads(json.dumps(stored.as_json(document)))
        assert stored.from_json(kept) == document


def test_content_of_a_later_program_is_refused(chart: Chart) -> None:
    kept = stored.as_json(papers.reminder_letter())
    with pytest.raises(ValueError, match="version"):
        stored.from_json({**kept, "version": 2})
