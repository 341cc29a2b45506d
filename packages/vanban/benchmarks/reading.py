"""Đọc: characters a second over the labelled documents and a long text, growth, and memory."""

from __future__ import annotations

import tracemalloc

import vanban

from . import peers
from .measurement import Row, median_seconds, quickest_seconds
from .texts import HOSTILE, hostile, labelled, ordinary, plan

LEAST_SIGNS, LEAST_TIMES, MOST_GROWTH, MOST_MEMORY = 1_000_000, 10, 11, 25
SMALL, LARGE = 10_000, 100_000


def measure() -> list[Row]:
    """Tốc độ, mức tăng và bộ nhớ."""
    return [*_speed(), *_growth(), *_memory()]


def _speed() -> list[Row]:
    tokenize = peers.word_tokenize()
    rows = []
    for name, texts in (("văn bản có nhãn, từng bản", labelled()), ("văn bản dài", [ordinary(200_000)])):
        size = sum(map(len, texts))
        spent = median_seconds(lambda texts=texts: [vanban.parse(text) for text in texts])  # type: ignore[misc]
        beside = _tokenized(tokenize, texts) if tokenize else None
        absent = "" if tokenize else peers.INSTALL
        peer = "underthesea word_tokenize"
        rows += [
            Row(f"đọc {name}", size / spent, "ký tự/giây", LEAST_SIGNS, least=True),
            Row(
                f"đọc {name}, so với tách từ", size / spent, "ký tự/giây", LEAST_TIMES,
                least=True, peer=peer, peer_value=beside, of_peer=True, absent=absent,
            ),
        ]  # fmt: skip
    return rows


def _tokenized(tokenize: object, texts: list[str]) -> float:
    """The peer on the first pages of the same texts: it takes minutes for all of them."""
    some = [text[:2_000] for text in texts[:12]]
    assert callable(tokenize)
    spent = median_seconds(lambda: [tokenize(text) for text in some], runs=3)
    return sum(map(len, some)) / spent


def _growth() -> list[Row]:
    rows = [
        ("văn bản dài", _grown(ordinary(LARGE // 10), ordinary(LARGE))),
        ("kế hoạch dài", _grown(plan(LARGE // 10), plan(LARGE))),
    ]
    hard = {name: _grown(hostile(piece, SMALL), hostile(piece, LARGE)) for name, piece in HOSTILE.items()}
    worst = max(hard, key=lambda name: hard[name])
    rows.append((f"văn bản khó nhất trong {len(hard)} ({worst})", hard[worst]))
    return [Row(f"chữ gấp 10, giờ gấp: {name}", times, "lần", MOST_GROWTH) for name, times in rows]


def _grown(small: str, large: str) -> float:
    """How many times longer a text of ten times the size takes: the quickest of some runs each, and of more
    where it is in doubt, for whatever else the machine does only adds to them.
    """
    short = long = float("inf")
    for runs in (2, 4, 8):
        short = min(short, quickest_seconds(lambda: vanban.parse(small), runs=2 * runs))
        long = min(long, quickest_seconds(lambda: vanban.parse(large), runs=runs))
        if long / short <= MOST_GROWTH:
            break
    return long / short * 10 * len(small) / len(large)


def _memory() -> list[Row]:
    rows = []
    for name, text in (("văn bản dài", ordinary(LARGE)), ("kế hoạch dài", plan(LARGE))):
        vanban.parse(text[:5_000])
        tracemalloc.start()
        vanban.parse(text)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        rows.append(
            Row(f"bộ nhớ cao nhất khi đọc {name}", peak / len(text.encode()), "lần cỡ chữ", MOST_MEMORY)
        )
    return rows
