"""Content is kept once, whole, and never served as something to run."""

import hashlib

import pytest
from django.test import override_settings

from nhipcau.core.domain import files
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import StoredFile
from nhipcau.core.views.files import attachment

pytestmark = pytest.mark.django_db


def test_the_same_content_is_kept_once_byte_for_byte():
    content = b"\x00\xffH\xc6\xb0\xe1\xbb\x9bng d\xe1\xba\xabn"
    first, second = files.keep(content), files.keep(content)
    assert first == second and StoredFile.objects.count() == 1
    assert first.sha256 == hashlib.sha256(content).hexdigest()
    assert first.path.read_bytes() == content
    assert not [path for path in first.path.parent.iterdir() if path.name.startswith(".")]


def test_quarantine_gives_back_and_erases():
    key = files.quarantine(b"chua doc")
    assert files.read_quarantined(key) == b"chua doc"
    files.release(key)
    files.release(key)
    with pytest.raises(FileNotFoundError):
        files.read_quarantined(key)


def test_a_key_is_no_path():
    with pytest.raises(ValueError, match="badly formed"):
        files.read_quarantined("../../etc/passwd")


@pytest.mark.parametrize(("size", "words"), [(0, "rỗng"), (3 * 1024 * 1024, "3 MB")])
@override_settings(NHIPCAU_UPLOAD_LIMIT=2 * 1024 * 1024)
def test_sizes_are_limited_in_words(size, words):
    with pytest.raises(Refused, match=words):
        files.require_size(size)


def test_a_page_uploaded_is_only_downloaded():
    response = attachment(files.keep(b"<script>alert(1)</script>"), "trang.html")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response["Content-Security-Policy"]
    response.close()
