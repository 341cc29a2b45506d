"""Search folds both sides alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.domain.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đối ngoại", "doi ngoai"),
        ("ĐỐI NGOẠI", "doi ngoai"),
        ("Sở TT&TT", "so tt tt"),
        ("  Ủy ban\nnhân dân ", "uy ban nhan dan"),
        ("97-HD/BTGTU", "97 hd btgtu"),
        ("", ""),
    ],
)
def test_fold(written, folded):
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
