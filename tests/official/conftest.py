"""What the tests of the official layout share."""

import pytest

from nhipcau.official.domain.content import Chart
from tests.official.golden import field_chart


@pytest.fixture(scope="session")
def chart() -> Chart:
    """A chart drawn once: the drawing engine takes a second to start."""
    return field_chart()
