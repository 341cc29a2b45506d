"""Files of a test lie in its own folder (tệp của phép thử)."""

import pytest


@pytest.fixture(autouse=True)
def places(tmp_path, settings):
    """Originals and quarantine, apart from every other test's."""
    settings.NHIPCAU_FILES_ROOT = tmp_path / "files"
    settings.NHIPCAU_QUARANTINE_ROOT = tmp_path / "quarantine"
    settings.NHIPCAU_TRUST_ROOTS = ""
