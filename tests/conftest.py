"""Fixtures every test may use."""

from pathlib import Path

import pytest

SHARED_SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"


@pytest.fixture(scope="session")
def real_samples() -> Path:
    """The folder of real public documents beside the checkout; a run without it says so and skips."""
    if not SHARED_SAMPLES.is_dir():
        pytest.skip("no real documents beside the checkout (../shared/samples): only our own are used")
    return SHARED_SAMPLES
