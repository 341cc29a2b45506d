"""Fixtures every test may use."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is slow, not wrong: no property is a timed test.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

SHARED_SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"


@pytest.fixture(scope="session")
def real_samples() -> Path:
    """The folder of real public documents beside the checkout; a run without it says so and skips."""
    if not SHARED_SAMPLES.is_dir():
        pytest.skip("no real documents beside the checkout (../shared/samples): only our own are used")
    return SHARED_SAMPLES
