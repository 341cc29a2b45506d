"""Niêm phong: what was sealed opens with its key alone, whole, or not at all."""

import io

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from nhipcau.core.domain import sealing
from nhipcau.core.domain.errors import Refused

KEY = "khóa thử dài hơn mười sáu"
EDGES = [0, 1, sealing.BLOCK - 1, sealing.BLOCK, sealing.BLOCK + 1, 2 * sealing.BLOCK]


def sealed(content: bytes, pieces: int = 3) -> bytes:
    out = io.BytesIO()
    sealer = sealing.Sealer(out, KEY)
    for at in range(pieces):
        sealer.write(content[at * len(content) // pieces : (at + 1) * len(content) // pieces])
    sealer.close()
    return out.getvalue()


@pytest.mark.parametrize("size", EDGES)
def test_it_opens_as_it_was_and_never_shortened(size: int):
    content = bytes(range(256)) * (size // 256 + 1)
    content = content[:size]
    closed = sealed(content)
    assert sealing.is_sealed(closed)
    opener = sealing.Opener(io.BytesIO(closed), KEY)
    assert opener.read(10) + opener.read() == content
    for cut in {len(closed) - 1, len(closed) - sealing.TAG, len(closed) - sealing.BLOCK - sealing.TAG}:
        if cut > len(sealing.MAGIC) + sealing.SALT:
            with pytest.raises(Refused):
                sealing.Opener(io.BytesIO(closed[:cut]), KEY).read()
    with pytest.raises(Refused, match="khóa không đúng"):
        sealing.Opener(io.BytesIO(closed), KEY + "!").read()


TWO_BLOCKS = sealed(b"x" * (sealing.BLOCK + 100))


@hypothesis_settings(max_examples=20, deadline=None)
@given(st.integers(len(sealing.MAGIC), len(TWO_BLOCKS) - 1), st.integers(1, 255))
def test_any_changed_byte_is_noticed(at: int, by: int):
    changed = bytearray(TWO_BLOCKS)
    changed[at] ^= by
    with pytest.raises(Refused):
        sealing.Opener(io.BytesIO(bytes(changed)), KEY).read()


def test_blocks_cannot_change_places_and_a_short_key_is_refused():
    closed = sealed(b"a" * sealing.BLOCK + b"b" * sealing.BLOCK + b"c")
    start, block = len(sealing.MAGIC) + sealing.SALT, sealing.BLOCK + sealing.TAG
    first, second = closed[start : start + block], closed[start + block : start + 2 * block]
    with pytest.raises(Refused):
        sealing.Opener(io.BytesIO(closed[:start] + second + first + closed[start + 2 * block :]), KEY).read()
    with pytest.raises(Refused, match="16 ký tự"):
        sealing.Sealer(io.BytesIO(), "ngắn")
