"""Văn bản để đo: the labelled documents, long texts made of them, and hostile ones."""

from __future__ import annotations

from pathlib import Path
from typing import Final

CASES: Final = Path(__file__).parents[1] / "tests" / "cases"
HOSTILE: Final = {
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
    "định kỳ lặp": "hằng năm, hằng tháng, 6 tháng trước ngày ",
    "không quá lặp": "không để ai, không quá sau ",
    "câu sau lặp": "Nhất trí. Sở Y tế lo. ",
    "bị động lặp": "phải được Sở Y tế, do các ",
    "bảng tab lặp": "1\tViệc\t\tSở Y tế\n",
    "các sở lặp": "các sở: Ngoại vụ, Tài chính, ",
    "chỉ đạo lặp": "chỉ đạo Sở Y tế:\n",
    "số liệu lặp": "số liệu từ ngày 1/2 đến ",
}
_HEAD: Final = (
    "Số 12-KH/TU\n\nKẾ HOẠCH\nThông tin đối ngoại năm 2026\n\nI. NHIỆM VỤ\n\n1. Sở Ngoại vụ phối hợp với "
)
_TAIL: Final = "\n\nNơi nhận:\n- Lưu VT.\n\nTRƯỞNG BAN\n\nNguyễn Văn A\n"


def hostile(piece: str, size: int) -> str:
    """Văn bản khó: one piece over and over within a document, so that every stage meets it."""
    return _HEAD + (piece * (size // len(piece) + 1))[:size] + _TAIL


def labelled() -> list[str]:
    """Các văn bản có nhãn, as they are: heads, obligations, tables, recipients."""
    return [path.read_text(encoding="utf-8") for path in sorted(CASES.rglob("input.txt"))]


def ordinary(size: int) -> str:
    """Văn bản dài: the labelled documents without tables, one after another under one letterhead."""
    joined = "\n\n".join(text for text in labelled() if "|" not in text)
    return (joined * (size // max(1, len(joined)) + 1))[:size]


def plan(size: int) -> str:
    """Kế hoạch dài: a plan of so many characters, all of it tasks with units, days and products."""
    task = (
        "\n{n}. Giao Sở Du lịch chủ trì, phối hợp với Sở Tài chính và Ủy ban nhân dân các xã, phường "
        "xây dựng đề án phát triển du lịch cộng đồng theo Nghị quyết số 08-NQ/TU ngày 12/3/2025 của Tỉnh ủy, "
        "trình Ủy ban nhân dân tỉnh phê duyệt trước ngày 15/12/2026.\n\n"
        "- Rà soát các điểm du lịch, báo cáo kết quả hằng quý.\n"
    )
    count = size // len(task) + 1
    body = "".join(task.replace("{n}", str(number % 90 + 1)) for number in range(count))
    return _HEAD + "các sở.\n" + body[:size] + _TAIL


# Sentences of our own in the style that the peer knows, each with a citation of a kind it finds.
AMERICAN: Final = (
    "The appellant relies on Doe v. Roe, 410 U.S. 113 (1973), for the rule that a late notice is no notice. "
    "The court below followed Smith v. Jones, 531 F.3d 98, 102 (2d Cir. 2008), and went no further. "
    "Under 18 U.S.C. § 922 the clerk had thirty days in which to answer the request of the province. "
)
VIETNAMESE: Final = (
    "Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ, sở trình kế hoạch trong quý này. "
    "Thực hiện Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị, các xã cử đầu mối và mở lớp cho cán bộ. "
    "Theo khoản 2 Điều 7 Luật Báo chí, cơ quan được hỏi có ba mươi ngày để trả lời bằng văn bản. "
)
