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


@pytest.mark.parametrize(
    ("line", "leads"),
    [
        ("1. Các Bộ: Ngoại giao, Công an và Ủy ban nhân dân các tỉnh biên giới theo dõi tình hình.",
         ("Các Bộ: Ngoại giao, Công an", "Ủy ban nhân dân các tỉnh biên giới")),
        ("1. Các sở, ban, ngành theo chức năng: rà soát thủ tục.", ("Các sở, ban, ngành theo chức năng",)),
        ("1. Nhất trí tạm ứng 12 tỷ đồng. Sở Tài chính hoàn tất thủ tục cấp phát.", ("Sở Tài chính",)),
        ("1. Đồng ý thành lập Tổ công tác. Giao đồng chí Giám đốc Sở Nội vụ xây dựng quy chế.",
         ("đồng chí Giám đốc Sở Nội vụ",)),
        ("1. Toàn bộ cầu treo phải được Sở Xây dựng kiểm định xong trước mùa mưa.", ("Sở Xây dựng",)),
        ("1. Thủ trưởng cơ quan cung cấp tin phải ký duyệt trước.", ("Thủ trưởng cơ quan cung cấp tin",)),
        ("1. Các doanh nghiệp được yêu cầu cử một cán bộ đầu mối.", ("Các doanh nghiệp",)),
        ("1. Ủy ban Kiểm tra Tỉnh ủy, các cơ quan tham mưu, giúp việc Tỉnh ủy kiểm tra việc thực hiện.",
         ("Ủy ban Kiểm tra Tỉnh ủy", "các cơ quan tham mưu, giúp việc Tỉnh ủy")),
    ],
)  # fmt: skip
def test_who_leads_is_read_from_any_form(line: str, leads: tuple[str, ...]) -> None:
    (task,) = _tasks(line)
    assert task.lead == leads


@pytest.mark.parametrize(
    "line",
    [
        "1. Đánh giá cao sự chuẩn bị của Sở Ngoại vụ.",
        "(Chi tiết tại Phụ lục kèm theo)",
        "1. Đơn vị nào chậm báo cáo thì bị trừ điểm thi đua.",
    ],
)
def test_praise_notes_and_sanctions_are_no_tasks(line: str) -> None:
    assert _tasks(line) == ()


def test_a_heading_no_lexicon_knows_heads_its_bullets_in_the_order_they_nest() -> None:
    tasks = _tasks(
        "* Trung tâm Truyền thông giáo dục sức khoẻ:",
        "- Số liệu khách báo cáo Sở Y tế trước 16h00 hằng ngày.",
        "- Trực 24/24h tại cửa khẩu.",
        "* Bệnh viện Đa khoa tỉnh, Bệnh viện Bãi Cháy:",
        "- Mỗi bệnh viện dành 20 giường cách ly.",
    )
    assert [one.lead for one in tasks] == [
        ("Trung tâm Truyền thông giáo dục sức khoẻ",),
        ("Trung tâm Truyền thông giáo dục sức khoẻ",),
        ("Bệnh viện Đa khoa tỉnh", "Bệnh viện Bãi Cháy"),
    ]


@pytest.mark.parametrize(
    ("title", "issued", "line", "due"),
    [
        ("năm 2027", "25 tháng 12 năm 2026", "1. Sở Ngoại vụ tổ chức họp báo trong quý II.", "2027-06-30"),
        (
            "năm 2026",
            "20 tháng 12 năm 2026",
            "1. Sở Ngoại vụ báo cáo kết quả trước ngày 15/01.",
            "2027-01-15",
        ),
        (
            "năm 2026",
            "10 tháng 02 năm 2026",
            "1. Sở Ngoại vụ báo cáo kết quả trước ngày 15/01.",
            "2026-01-15",
        ),
    ],
)
def test_a_day_without_a_year_turns_with_the_plan(title: str, issued: str, line: str, due: str) -> None:
    text = (
        f"ỦY BAN NHÂN DÂN\nTỈNH SÔNG CẦU\n\nSố: 05/KH-UBND\nSông Cầu, ngày {issued}\n\nKẾ HOẠCH\n"
        f"Thông tin đối ngoại {title}\n\nI. NHIỆM VỤ\n{line}\n\nCHỦ TỊCH\n\nNguyễn Văn A\n"
    )
    (task,) = vanban.parse(text).obligations
    assert task.deadline is not None
    assert str(task.deadline.date) == due


def test_a_table_keeps_its_columns_over_a_group_row_and_reads_both_days() -> None:
    text = (
        "I. PHÂN CÔNG\n"
        "TT\tNội dung công việc\tCQ chủ trì\tBắt đầu\tHoàn thành\tSản phẩm\n"
        "I\tNỀN TẢNG THÔNG TIN\n"
        "1\tDựng lại trang tiếng Anh\tSở Ngoại vụ\t01/2026\t6/2026\tTrang thông tin\n"
    )
    (task,) = vanban.find_obligations(text)
    assert (task.lead, task.deliverable) == (("Sở Ngoại vụ",), "Trang thông tin")
    assert task.deadline is not None
    assert (str(task.deadline.start), str(task.deadline.date)) == ("2026-01-01", "2026-06-30")


def test_themes_are_read_from_the_task_and_not_from_names_of_bodies() -> None:
    (one,) = _tasks("1. Sở Văn hóa, Thể thao và Du lịch tuyên truyền về chủ quyền biển, đảo.")
    assert one.themes == ("chủ quyền biển, đảo, biên giới",)


def test_a_second_row_of_headings_dittos_and_units_in_group_rows_are_read() -> None:
    text = (
        "STT | Nhiệm vụ | Đơn vị thực hiện | | Thời hạn | Kết quả\n"
        " | | Chủ trì | Phối hợp | |\n"
        "1 | Xây dựng bộ tài liệu | Sở Ngoại vụ | Công an tỉnh | Quý I/2026 | Bộ tài liệu\n"
        "2 | In ấn tờ gấp | nt | // | Quý II/2026 | 5.000 tờ\n"
        "3 | Phát hành tờ gấp | | | Quý III/2026 | 5.000 tờ\n\n"
        "STT | Nội dung | Cơ quan chủ trì, phối hợp | Thời gian\n"
        "1 | Tổ chức họp báo | Sở Ngoại vụ; phối hợp: Công an tỉnh | Hằng quý\n\n"
        "STT | Nội dung công việc | Thời gian hoàn thành | Sản phẩm\n"
        "I | Sở Ngoại vụ | |\n"
        "1 | Đón đoàn phóng viên | Tháng 5/2026 | Chương trình\n"
    )
    found = [(one.lead, one.support) for one in vanban.find_obligations(text)]
    both = (("Sở Ngoại vụ",), ("Công an tỉnh",))
    alone: tuple[tuple[str, ...], tuple[str, ...]] = (("Sở Ngoại vụ",), ())
    assert found == [both, both, alone, both, alone]


def test_empty_cells_between_tabs_keep_their_columns() -> None:
    table = (
        "STT\tNhiệm vụ\tĐơn vị thực hiện\t\tThời hạn\tKết quả\n"
        "\t\tChủ trì\tPhối hợp\t\t\n"
        "1\tXây dựng bộ tài liệu\tSở Ngoại vụ\tCông an tỉnh\tQuý I/2026\tBộ tài liệu\n"
        "2\tPhát hành tờ gấp\tSở Ngoại vụ\t\tQuý II/2026\t5.000 tờ\n"
    )
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH SÔNG CẦU\n\nSố: 05/KH-UBND\nSông Cầu, ngày 02 tháng 3 năm 2026\n\nKẾ HOẠCH\n"
        f"Thông tin đối ngoại năm 2026\n\nI. NHIỆM VỤ\n{table}\nCHỦ TỊCH\n\nNguyễn Văn A\n"
    )
    first, second = vanban.parse(text).obligations
    assert (first.support, second.support) == (("Công an tỉnh",), ())
    assert second.deadline is not None and str(second.deadline.date) == "2026-06-30"


def _letter(code: str, kind: str, lines: str) -> tuple[vanban.Obligation, ...]:
    text = (
        f"BỘ Y TẾ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 61/{code}\n"
        f"Hà Nội, ngày 08 tháng 9 năm 2025\n\n{kind}\n\n{lines}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\n"
        "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nNguyễn Văn A\n"
    )
    return vanban.parse(text).obligations


def test_the_addressee_of_a_letter_leads_unless_it_is_told_to_direct_another() -> None:
    found = _letter(
        "BYT-PB",
        "Kính gửi: Ủy ban nhân dân các tỉnh",
        "Để chủ động phòng, chống dịch, Bộ Y tế đề nghị Ủy ban nhân dân các tỉnh thực hiện các việc sau:\n"
        "1. Rà soát kế hoạch phòng, chống dịch.\n"
        "2. Chỉ đạo Sở Tài chính:\na) Bố trí kinh phí.\n"
        "3. Chỉ đạo Sở Y tế giám sát tình hình dịch bệnh.",
    )
    assert [one.lead for one in found] == [
        ("Ủy ban nhân dân các tỉnh",),
        ("Sở Tài chính",),
        ("Sở Y tế",),
    ]


def test_a_report_hands_out_only_what_it_names_a_unit_for() -> None:
    (task,) = _letter(
        "BC-BYT",
        "BÁO CÁO\nKết quả công tác năm 2025",
        "I. KẾT QUẢ\n1. Sở Ngoại vụ tổ chức 12 cuộc họp báo.\n"
        "II. PHƯƠNG HƯỚNG, NHIỆM VỤ\n1. Tiếp tục đổi mới công tác tuyên truyền.\n"
        "2. Sở Ngoại vụ chủ trì xây dựng kế hoạch năm 2026.\n"
        "III. KIẾN NGHỊ, ĐỀ XUẤT\n1. Đề nghị Bộ Tài chính bố trí kinh phí.",
    )
    assert task.lead == ("Sở Ngoại vụ",) and "kế hoạch năm 2026" in task.text


def test_a_heading_that_repeats_its_number_still_heads_its_tasks() -> None:
    found = vanban.find_obligations(
        "I. ƯU ĐIỂM\nTốt.\nII. HẠN CHẾ\nCòn chậm.\nII. NHIỆM VỤ\n1. Sở Y tế tổ chức kiểm tra."
    )
    assert [one.lead for one in found] == [("Sở Y tế",)]


@pytest.mark.parametrize(
    "day", ["ngày 21 tháng\n10 năm 2024", "ngày\n21 tháng 10 năm 2024", "ngày 21 tháng 10 năm\n2024"]
)
def test_a_day_that_a_narrow_column_cuts_is_whole(day: str) -> None:
    text = LETTERHEAD.format(
        left="TỈNH SÔNG CẦU", day=f"Sông Cầu, {day}", capacity="CHỦ TỊCH UBND TỈNH điện:"
    )
    assert str(vanban.parse(text).letterhead.date) == "2024-10-21"


def test_what_one_of_many_is_given_is_its_own() -> None:
    """Below a heading that names them all, "Giao Sở …" names the one; "Đề nghị …" is their own act."""
    found = vanban.find_obligations(
        "Điều 1. Trách nhiệm của các sở\n"
        "1. Giao Sở Ngoại vụ chủ trì, phối hợp với Sở Tài chính xây dựng kế hoạch trước ngày 15/12/2026.\n"
        "2. Giao Sở Tài chính bố trí kinh phí thực hiện.\n"
        "3. Đề nghị Ủy ban nhân dân tỉnh khen thưởng tập thể, cá nhân."
    )
    assert [(one.lead, one.support) for one in found] == [
        (("Sở Ngoại vụ",), ("Sở Tài chính",)),
        (("Sở Tài chính",), ()),
        (("các sở",), ()),
    ]


NOTICE = LETTERHEAD.replace(
    "CÔNG ĐIỆN\nVề việc bảo đảm thông tin cho khách quốc tế\n\n{capacity}\n", "{kind}\n"
).replace(
    "1. Sở Ngoại vụ giữ liên lạc với các đoàn khách.\n",
    "1. Giao Sở Ngoại vụ giữ liên lạc với các đoàn khách.\n\n{closing}\n",
)


@pytest.mark.parametrize(
    ("closing", "leads"),
    [
        ("Văn phòng UBND tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện.", ()),
        (
            "Thừa lệnh Chủ tịch, Văn phòng UBND tỉnh xin thông báo đến các đồng chí biết, thực hiện./.",
            (),
        ),
        ("Nhận được Thông báo này, đề nghị các đơn vị triển khai thực hiện./.", ()),
        ("Khi nhận được Thông báo này, yêu cầu các sở, ngành khẩn trương tổ chức triển khai thực hiện.", ()),
        (
            "Nhận được Thông báo này, đề nghị các đơn vị thực hiện, báo cáo UBND tỉnh trước ngày 20/10/2026.",
            ("các đơn vị",),
        ),
        (
            "Nhận được Thông báo này, đề nghị Sở Tài chính bố trí kinh phí để các đơn vị thực hiện.",
            ("Sở Tài chính",),
        ),
        ("2. Sở Y tế thông báo để các cơ quan báo chí biết, đưa tin.", ("Sở Y tế",)),
    ],
)
def test_a_sentence_that_only_takes_leave_is_no_task(closing: str, leads: tuple[str, ...]) -> None:
    day = "Sông Cầu, ngày 07 tháng 9 năm 2026"
    text = NOTICE.format(left="TỈNH SÔNG CẦU", day=day, kind="THÔNG BÁO\nKết luận cuộc họp", closing=closing)
    first, *rest = vanban.parse(text).obligations
    assert first.lead == ("Sở Ngoại vụ",)
    assert [task.lead for task in rest] == ([leads] if leads else [])


@pytest.mark.parametrize(
    ("line", "lead"),
    [
        ("Giao một đồng chí Phó Trưởng ban trực tiếp theo dõi, chỉ đạo.", "một đồng chí Phó Trưởng ban"),
        ("Giao 01 đồng chí lãnh đạo Văn phòng phụ trách việc đón đoàn.", "01 đồng chí lãnh đạo Văn phòng"),
        ("Phân công một Phó Chủ tịch UBND xã làm đầu mối.", "một Phó Chủ tịch UBND xã"),
        ("Các sở, ngành giao một đồng chí Phó Giám đốc phụ trách công tác này.", "Các sở, ngành"),
    ],
)
def test_a_post_of_which_one_is_charged_is_named_as_written(line: str, lead: str) -> None:
    (task,) = _tasks(f"1. {line}")
    assert task.lead == (lead,)


def test_a_thing_that_is_counted_is_nobody() -> None:
    (task,) = _tasks("1. Giao một công việc cho từng người.")
    assert task.lead == ()
