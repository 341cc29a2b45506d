"""What the check of a PDF's signatures says: intact, altered, unsigned, locked, broken (chữ ký số)."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.core.domain.errors import Refused
from nhipcau.issuing.domain import signatures

from . import pdfs


def test_an_unsigned_file_gives_no_finding():
    assert signatures.check(pdfs.scan()) == []


def test_a_signed_file_is_intact_and_tells_who_and_when():
    (found,) = signatures.check(pdfs.signed(pdfs.scan(), "Nguyễn Thị Thử"))
    assert found["signer"] == "Nguyễn Thị Thử"
    assert found["organisation"] == "Ủy ban nhân dân tỉnh Sông Cầu"
    assert (found["intact"], found["covers_whole"]) == (True, True)
    at = datetime.fromisoformat(found["signed_at"])
    assert at.utcoffset() == timedelta(hours=7)
    assert abs(timezone.now() - at) < timedelta(minutes=2)
    assert signatures.warnings_of([found]) == []


def test_without_roots_nobody_is_called_trusted_or_untrusted():
    (found,) = signatures.check(pdfs.signed(pdfs.scan()))
    assert found["trusted"] is None
    assert "Chưa đối chiếu được" in found["note"]


def test_the_offices_own_roots_decide_whom_it_trusts(settings, tmp_path):
    settings.NHIPCAU_TRUST_ROOTS = pdfs.trusted("Chủ tịch", tmp_path / "roots")
    ours, strange = signatures.check(pdfs.signed(pdfs.signed(pdfs.scan()), "Người lạ", "ChuKy2"))
    assert (ours["trusted"], strange["trusted"]) == (True, False)
    (warning,) = signatures.warnings_of([ours, strange])
    assert "Người lạ" in warning


def test_a_second_signature_leaves_the_first_intact():
    first, second = signatures.check(pdfs.signed(pdfs.signed(pdfs.scan()), "Văn thư", "ChuKy2"))
    assert (first["signer"], second["signer"]) == ("Chủ tịch", "Văn thư")
    assert (first["intact"], second["intact"]) == (True, True)
    assert (first["covers_whole"], second["covers_whole"]) == (False, True)


@pytest.mark.parametrize("altered", [pdfs.appended_to, pdfs.overwritten])
def test_a_change_after_signing_is_told(altered):
    (found,) = signatures.check(altered(pdfs.signed(pdfs.scan())))
    assert found["intact"] is False
    assert "sửa sau khi" in found["note"]
    (warning,) = signatures.warnings_of([found])
    assert "Chủ tịch" in warning


def test_a_locked_file_is_refused_with_what_to_do():
    with pytest.raises(Refused, match="mật khẩu"):
        signatures.check(pdfs.locked(pdfs.scan()))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"PK\x03\x04" + b"x" * 100])
def test_what_is_no_pdf_is_refused(content):
    with pytest.raises(Refused, match="Không đọc được"):
        signatures.check(content)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(min_value=9, max_value=4000), noise=st.binary(max_size=40))
def test_a_torn_file_is_refused_or_not_proven_never_a_fault(cut, noise):
    content = pdfs.signed(pdfs.scan())
    torn = content[: min(cut, len(content) - 1)] + noise
    try:
        found = signatures.check(torn)
    except Refused:
        return
    assert not any(each["intact"] and each["covers_whole"] for each in found)
