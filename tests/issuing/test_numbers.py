"""Number and symbol as people type them and as each system writes them (số và ký hiệu)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.domain.errors import Refused
from nhipcau.issuing.domain import numbers
from nhipcau.issuing.enums import FormKind
from nhipcau.issuing.models import written_number

STATE, PARTY = FormKind.STATE, FormKind.PARTY


@pytest.mark.parametrize(
    ("typed", "form", "symbol", "expected"),
    [
        ("5", STATE, "KH-UBND", "05/KH-UBND"),
        ("05", STATE, "KH-UBND", "05/KH-UBND"),
        (" Số:  126 / KH-UBND ", STATE, "BC-UBND", "126/KH-UBND"),
        ("1204/UBND-KGVX", STATE, "UBND", "1204/UBND-KGVX"),
        ("05b", STATE, "BC-SVHTT&DL", "05b/BC-SVHTT&DL"),
        ("Số 06-KH/TU", PARTY, "BC/TU", "06-KH/TU"),
        ("6", PARTY, "BC/BTGDVTU", "06-BC/BTGDVTU"),
        ("05-QC/BTCTU-BNCTU", PARTY, "QC/TU", "05-QC/BTCTU-BNCTU"),
    ],
)
def test_what_people_type_is_read(typed, form, symbol, expected):
    assert written_number(*numbers.parse(typed, symbol=symbol, form=form)) == expected


@pytest.mark.parametrize("typed", ["", "0", "00", "không số", "-5", "5.5", "1234567", "5/KH 6"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(Refused):
        numbers.parse(typed, symbol="KH-UBND", form=STATE)


@pytest.mark.parametrize(
    ("symbol", "form"),
    [
        ("KH/TU", STATE),
        ("KH-UBND", PARTY),
        ("KH/TU/X", PARTY),
        ("KH--UBND", STATE),
        ("", STATE),
        ("-KH", STATE),
    ],
)
def test_a_symbol_of_the_other_system_is_refused(symbol, form):
    with pytest.raises(Refused, match="Ký hiệu"):
        numbers.parse("5", symbol=symbol, form=form)


@given(number=st.integers(1, 99_999), form=st.sampled_from([STATE, PARTY]))
def test_what_is_printed_reads_back(number, form):
    symbol = "KH-UBND" if form == STATE else "KH/TU"
    parsed = numbers.parse(str(number), symbol=symbol, form=form)
    assert int(parsed[0]) == number
    assert numbers.parse(written_number(*parsed), symbol="X", form=form) == parsed
