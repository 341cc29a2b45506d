"""Quy tắc chung: what a text states stands wherever the words around it are ones no lexicon knows."""

from __future__ import annotations

import pytest

import vanban

LETTERHEAD = """ỦY BAN NHÂN DÂN
{left}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 05/CĐ-UBND
{day}

CÔNG ĐIỆN
Về việc bảo đảm thông tin cho khách quốc tế

{capacity}

1. Sở Ngoại vụ giữ liên lạc với các đoàn khách.

Nơi nhận:
- Như trên;
- Lưu: VT.

CHỦ TỊCH

Nguyễn Văn A
"""


def _tasks(*lines: str) -> tuple[vanban.Obligation, ...]:
    return vanban.find_obligations("\n".join(("II. NHIỆM VỤ", *lines)))


@pytest.mark.parametrize(
    "day",
    [
        "Sông Cầu, hồi 14 giờ 30 phút ngày 07 tháng 9 năm 2026",
        "Sông Cầu, lúc 8 giờ, ngày 07 tháng 9 năm 2026",
        "Sông Cầu, ngày 07\ntháng 9 năm 2026",
        "Sông Cầu, ngày 07 tháng 9\nnăm 2026",
    ],
)
def test_the_day_of_a_telegram_is_read(day: str) -> None:
    text = LETTERHEAD.format(left="TỈNH SÔNG CẦU", day=day, capacity="CHỦ TỊCH UBND TỈNH điện:")
    assert str(vanban.parse(text).letterhead.date) == "2026-09-07"


def test_a_bare_issuer_takes_its_place_from_the_capacity_line() -> None:
    day = "Sông Cầu, ngày 07 tháng 9 năm 2026"
    text = LETTERHEAD.format(left="", day=day, capacity="CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG BẾN GIANG")
    issuer = vanban.parse(text).letterhead.issuer
    assert issuer is not None
    assert issuer.name == "ỦY BAN NHÂN DÂN PHƯỜNG BẾN GIANG"


@pytest.mark.parametrize(
    ("sentence", "partners"),
    [
        ("Phối hợp với các chủ nhà vườn ở Bến Giang khảo sát nhu cầu.", ("các chủ nhà vườn ở Bến Giang",)),
        ("Phối hợp với nhau trong cung cấp thông tin.", ()),
        ("Phối hợp với già làng, trưởng bản vận động đồng bào.", ("già làng, trưởng bản",)),
    ],
)
def test_partners_no_lexicon_knows_are_named(sentence: str, partners: tuple[str, ...]) -> None:
    (task,) = _tasks("1. Sở Du lịch", f"- {sentence}")
    assert task.support == partners


def test_the_matter_reported_is_no_part_of_who_is_reported_to() -> None:
    (task,) = _tasks("1. Công an tỉnh", "- Kịp thời báo cáo Tổ trưởng Tổ công tác diễn biến phát sinh.")
    assert task.report_to == ("Tổ trưởng Tổ công tác",)


def test_a_paragraph_above_its_attributes_is_a_task_whatever_its_verb() -> None:
    (task,) = _tasks("1. Vi chỉnh bộ nhận diện của tỉnh.", "- Đơn vị chủ trì: Sở Du lịch.")
    assert (task.text, task.lead) == ("Vi chỉnh bộ nhận diện của tỉnh.", ("Sở Du lịch",))


def test_a_line_of_signs_is_no_task() -> None:
    assert len(_tasks("1. Sở Du lịch", "- In tờ gấp tiếng Lào.", "-", "- …")) == 1


def test_an_article_s_list_of_tasks_ends_at_its_full_stop() -> None:
    lines = (
        "Cổng thông tin điện tử tỉnh Sông Cầu",
        "Sông Cầu phân công nhiệm vụ thông tin đối ngoại năm 2027",
        "Thứ năm, ngày 14/01/2027, 08:00",
        "UBND tỉnh Sông Cầu vừa ban hành Kế hoạch số 12/KH-UBND ngày 10/01/2027 về công tác thông tin đối "
        "ngoại trên địa bàn tỉnh, với nhiều nội dung đổi mới so với các năm trước.",
        "UBND tỉnh phân công nhiệm vụ cụ thể như sau:",
        "Sở Du lịch mở chuyên trang tiếng Anh;",
        "UBND các xã biên giới rà soát cụm pa nô.",
        "Sở Du lịch đón hơn 3 triệu lượt khách trong năm qua, trong đó có nhiều đoàn khách quốc tế đến từ "
        "các nước và nhiều phóng viên nước ngoài.",
    )
    document = vanban.parse("\n".join(lines))
    assert document.letterhead.kind == "article"
    assert [task.lead for task in document.obligations] == [("Sở Du lịch",), ("UBND các xã biên giới",)]
