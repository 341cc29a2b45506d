"""Tốc độ: characters a second over growing texts, ordinary and hostile; a linear parser keeps the last
column level.

usage: python benchmarks/speed.py [--largest CHARACTERS]
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import vanban

CASES = Path(__file__).parents[1] / "tests" / "cases"
HOSTILE = {
    "một chữ lặp": "a",
    "số lặp": "1. ",
    "dòng 1.": "1.\n",
    "ngày lặp": "ngày 1 tháng ",
    "phẩy lặp": "các sở, ban, ",
    "đơn vị lặp": "Sở Ngoại vụ và ",
    "số hiệu lặp": "số 12-KH/TU, ",
    "ngoặc lặp": "(((",
    "báo cáo lặp": "báo cáo về việc gửi ",
    "cước chú lặp": "1 Chỉ thị\n",
    "cột lặp": "a | b | ",
    "nơi nhận lặp": "Nơi nhận:\n",
    "dấu tổ hợp": "e\u0302\u0301",
    "viện dẫn lặp": "Kế hoạch số 12-KH/TU ngày 01/02/2024 của Tỉnh ủy về ",
    "giao việc lặp": "giao Sở Ngoại vụ, ",
    "chủ trì lặp": "(Sở Ngoại vụ chủ trì), ",
    "gạch lặp": "- Sở Ngoại vụ:\n",
    "mục lặp": "II. Sở\n1. Sở\na) Sở\n",
    "thời hạn lặp": "trước ngày 1 tháng từ tháng 3 đến 6, ",
    "thuộc tính lặp": "Cơ quan chủ trì: ",
    "tiếng lặp": "tiếng Anh, ",
    "trình lặp": "trình Ủy ban nhân dân tỉnh, ",
    "gửi lặp": "gửi về Sở ",
    "chữ ký lặp": "KT. CHỦ TỊCH\n",
    "chữ thường lặp": "abc def\n",
    "cước chú mở": "a¹ \n\n¹ x\n\n",
    "gọi tắt lặp": "Kế hoạch 12, Kế hoạch số 12-KH/TU; Kế hoạch số 12/KH-UBND và Kế hoạch 12 ",
    "danh sách lặp": "các Nghị quyết số 35-NQ/TW, 51-NQ/TW; ",
    "điều khoản lặp": "điểm a, b khoản 1, 2 và các Điều 7, 8 Nghị định số 72/2015/NĐ-CP ",
    "căn cứ lặp": "Căn cứ Nghị định số 72/2015/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 8/2026/NĐ-CP;\n",
    "nêu trên lặp": "Kế hoạch nêu trên, thực hiện Chỉ thị trên, ",
    "luật lặp": "Luật Báo chí số 126/2025/QH15, Luật Báo chí; ",
    "khung ký lặp": "Ký bởi: Sở\nNgày ký: 07-09-2026 16:02:11\nabc\n",
    "nơi nhận đôi": "Nơi nhận:\n- Sở A;   - Sở B;\n",
    "ngày trống lặp": "Sông Cầu, ngày      tháng      năm 20\n",
    "dự thảo lặp": "DỰ THẢO LẦN 2\n",
    "phụ lục lặp": "theo Phụ lục I kèm theo, tại phụ lục ",
    "điều lặp": "Điều 3. Sở Ngoại vụ\n",
}


_HEAD = "Số 12-KH/TU\n\nKẾ HOẠCH\nThông tin đối ngoại năm 2026\n\nI. NHIỆM VỤ\n\n1. Sở Ngoại vụ phối hợp với "
_TAIL = "\n\nNơi nhận:\n- Lưu VT.\n\nTRƯỞNG BAN\n\nNguyễn Văn A\n"


def hostile(piece: str, size: int) -> str:
    """Văn bản khó: one piece over and over within a document, so that every stage meets it."""
    return _HEAD + (piece * (size // len(piece) + 1))[:size] + _TAIL


def ordinary(size: int) -> str:
    """Văn bản thường: bodies of the labelled documents, one after another, under one letterhead."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(CASES.rglob("input.txt"))]
    texts = [text for text in texts if "|" not in text]
    joined = "\n\n".join(texts)
    return (joined * (size // max(1, len(joined)) + 1))[:size]


def seconds(text: str) -> float:
    """Thời gian đọc: the best of three runs, processor time."""
    best = float("inf")
    for _ in range(3 if len(text) < 300_000 else 1):
        start = time.process_time()
        vanban.parse(text)
        best = min(best, time.process_time() - start)
    return best


def row(name: str, text: str, before: tuple[int, float] | None) -> tuple[int, float]:
    """In một dòng, with how much longer the text and the time are than in the row before."""
    spent = seconds(text)
    grown = f"{len(text) / before[0]:6.1f}× chữ {spent / before[1]:6.1f}× giờ" if before and before[1] else ""
    print(
        f"{name:16} {len(text):>9} {spent * 1000:>9.1f} ms {len(text) / max(spent, 1e-9) / 1e6:>7.2f} "
        f"triệu chữ/giây  {grown}"
    )
    return len(text), spent


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--largest", type=int, default=600_000)
    largest = parser.parse_args().largest
    seconds(ordinary(5_000))
    before = None
    for size in (6_000, 60_000, 600_000, 6_000_000):
        if size <= largest:
            before = row("thường", ordinary(size), before)
    for name, piece in HOSTILE.items():
        before = None
        for size in (20_000, 200_000):
            before = row(name, hostile(piece, size), before)


if __name__ == "__main__":
    main()
