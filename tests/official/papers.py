"""Văn bản mẫu: papers of an office that does not exist, written for these tests."""

import datetime

from nhipcau.official.domain.content import (
    Align,
    Annex,
    Chart,
    Column,
    Form,
    Heading,
    Item,
    Letterhead,
    OfficialDocument,
    Paragraph,
    Row,
    Run,
    Signature,
    Table,
)

DAY = datetime.date(2026, 2, 5)
FIELDS = (
    ("Tin, bài trên báo và cổng thông tin điện tử", "Báo và Phát thanh, Truyền hình tỉnh"),
    ("Phóng sự, chuyên đề phát thanh, truyền hình", "Báo và Phát thanh, Truyền hình tỉnh"),
    ("Ấn phẩm giới thiệu tỉnh bằng tiếng nước ngoài", "Sở Văn hóa, Thể thao và Du lịch"),
    ("Đoàn phóng viên nước ngoài đến tác nghiệp", "Sở Ngoại vụ"),
    ("Lớp tập huấn cho cán bộ cơ sở", "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
    ("Cụm thông tin tại cửa khẩu, khu vực biên giới", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"),
)
COMMUNES = (
    "xã An Bình", "xã Bình Sơn", "xã Cẩm Thủy", "phường Đông Hà", "xã Gia Lộc", "phường Hòa An",
    "xã Khánh Vân", "xã Lộc Thọ", "xã Minh Tân", "phường Nam Giang", "xã Phú Hữu", "xã Quế Lâm",
)  # fmt: skip


def state_report(chart: Chart) -> OfficialDocument:
    """Báo cáo năm trang: headings of three levels, tables, a chart and an annex."""
    return OfficialDocument(
        letterhead=Letterhead(
            form=Form.STATE,
            parent="Ủy ban nhân dân tỉnh Sông Cầu",
            issuer="Sở Văn hóa, Thể thao và Du lịch",
            symbol="BC-SVHTTDL",
            number="8",
            place="Sông Cầu",
            date=DAY,
            type_name="Báo cáo",
            title="Kết quả công tác thông tin đối ngoại quý I năm 2026 và nhiệm vụ trọng tâm quý II năm 2026",
            addressees=("Ủy ban nhân dân tỉnh Sông Cầu",),
        ),
        blocks=(
            Paragraph.of(
                "Thực hiện Kế hoạch số 05/KH-UBND của Ủy ban nhân dân tỉnh về công tác thông tin đối "
                "ngoại năm 2026, Sở Văn hóa, Thể thao và Du lịch tổng hợp kết quả của 40 cơ quan, đơn "
                "vị, địa phương như sau:"
            ),
            *_results(chart),
            *_difficulties(),
            *_next_steps(),
            Paragraph.of(
                "Trên đây là kết quả công tác thông tin đối ngoại quý I năm 2026, Sở Văn hóa, Thể thao "
                "và Du lịch trân trọng báo cáo Ủy ban nhân dân tỉnh xem xét, chỉ đạo."
            ),
        ),
        signature=Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Trần Thị Hải Yến"),
        recipients=("Như trên", "Sở Ngoại vụ", "Các cơ quan, đơn vị liên quan", "Lãnh đạo Sở"),
        filed="VT, QLBC",
        annexes=(
            Annex("Kết quả của từng địa phương trong quý I năm 2026", (commune_table(36),)),
            Annex("Sản phẩm bằng tiếng nước ngoài", (field_table(),), landscape=True),
        ),
    )


def _results(chart: Chart) -> tuple[Heading | Paragraph | Item | Table | Chart, ...]:
    return (
        Heading("Kết quả thực hiện"),
        Heading("Công tác lãnh đạo, chỉ đạo", 2),
        *(
            Paragraph.of(
                f"Trong tháng {month}, các cơ quan, đơn vị đã ban hành {month * 6} văn bản hướng dẫn, đôn "
                "đốc; phân công lãnh đạo phụ trách, bố trí cán bộ theo dõi và báo cáo đúng kỳ. Các địa "
                "phương biên giới duy trì giao ban định kỳ với lực lượng biên phòng, kịp thời cung cấp "
                "thông tin chính thức cho cơ quan báo chí và người dân hai bên biên giới."
            )
            for month in (1, 2, 3)
        ),
        Heading("Kết quả theo lĩnh vực", 2),
        Heading("Thông tin trên báo chí", 3),
        Paragraph(
            (
                Run("Toàn tỉnh có "),
                Run("1.284", bold=True),
                Run(" tin, bài giới thiệu về đất nước, con người và tiềm năng của tỉnh, trong đó "),
                Run("216", bold=True),
                Run(" tin, bài bằng tiếng nước ngoài "),
                Run("(tăng 12% so với cùng kỳ)", italic=True),
                Run("."),
            )
        ),
        Item("Tiếng Anh: 148 tin, bài; tiếng Trung Quốc: 52 tin, bài"),
        Item("Tiếng Lào: 16 tin, bài, chủ yếu trên trang thông tin của các huyện giáp biên trước đây"),
        Item("Bản tin song ngữ của phường Đông Hà", 2),
        Heading("Ấn phẩm, sự kiện", 3),
        Paragraph.of("Số lượng sản phẩm theo từng lĩnh vực và cơ quan chủ trì được nêu trong bảng dưới đây."),
        field_table(),
        chart,
    )


def _difficulties() -> tuple[Heading | Paragraph | Item, ...]:
    causes = ("kinh phí", "nhân lực biết ngoại ngữ", "thiết bị", "cơ chế cung cấp thông tin")
    return (
        Heading("Khó khăn, hạn chế và nguyên nhân"),
        *(
            Item(
                f"Về {cause}: một số nơi chưa bảo đảm yêu cầu, việc bố trí còn chậm so với kế hoạch; một "
                "phần do khối lượng công việc lớn sau sắp xếp đơn vị hành chính, một phần do quy định "
                "mới cần thời gian hướng dẫn thống nhất trong toàn tỉnh"
            )
            for cause in causes
        ),
    )


def _next_steps() -> tuple[Heading | Paragraph, ...]:
    tasks = (
        "Rà soát, cập nhật hồ sơ giới thiệu tỉnh bằng bốn thứ tiếng",
        "Tổ chức đoàn phóng viên nước ngoài tìm hiểu vùng nguyên liệu chè",
        "Hoàn thiện cụm thông tin đối ngoại tại hai cửa khẩu",
        "Mở lớp tập huấn kỹ năng cung cấp thông tin cho cán bộ cấp xã",
        "Xây dựng quy chế phối hợp cung cấp thông tin giữa các sở, ngành",
    )
    blocks: list[Heading | Paragraph] = [Heading("Nhiệm vụ trọng tâm quý II năm 2026")]
    for task in tasks:
        blocks += [
            Heading(task, 2),
            Paragraph.of(
                "Cơ quan chủ trì xây dựng phương án chi tiết, nêu rõ nội dung, đối tượng, thời gian, sản "
                "phẩm và kinh phí; gửi lấy ý kiến các đơn vị phối hợp trước ngày 15 của tháng đầu quý. "
                "Các đơn vị phối hợp trả lời bằng văn bản trong 05 ngày làm việc, bảo đảm thống nhất "
                "trước khi trình cấp có thẩm quyền phê duyệt và tổ chức thực hiện."
            ),
        ]
    return tuple(blocks)


def field_table() -> Table:
    """Bảng kết quả theo lĩnh vực, with a row of totals."""
    counts = [(128 * (n + 3) // 2, 17 * n + 4) for n in range(len(FIELDS))]
    return Table(
        columns=(
            Column("STT", 1, Align.CENTRE),
            Column("Lĩnh vực", 5),
            Column("Cơ quan chủ trì", 4),
            Column("Kế hoạch", 1.6, Align.RIGHT),
            Column("Thực hiện", 1.6, Align.RIGHT),
        ),
        rows=(
            *(Row((str(n + 1), *FIELDS[n], str(plan), str(done))) for n, (plan, done) in enumerate(counts)),
            Row(
                ("", "Tổng cộng", "", str(sum(c[0] for c in counts)), str(sum(c[1] for c in counts))),
                strong=True,
            ),
        ),
        title="Bảng 1. Kết quả theo lĩnh vực",
        note="Số liệu từ 15/12/2025 đến 14/3/2026.",
    )


def commune_table(count: int) -> Table:
    """Bảng dài nhiều trang, in groups."""
    rows: list[Row] = []
    for n in range(count):
        if n % 12 == 0:
            rows.append(
                Row((f"Cụm {n // 12 + 1}: các xã, phường thuộc khu vực {n // 12 + 1}",), span_all=True)
            )
        rows.append(
            Row(
                (
                    str(n + 1),
                    f"Ủy ban nhân dân {COMMUNES[n % 12]}",
                    str(n * 7 % 23),
                    str(n * 5 % 17),
                    "Đúng hạn",
                )
            )
        )
    return Table(
        columns=(
            Column("STT", 1, Align.CENTRE),
            Column("Địa phương", 6),
            Column("Tin, bài", 2, Align.RIGHT),
            Column("Sự kiện", 2, Align.RIGHT),
            Column("Thời hạn báo cáo", 3, Align.CENTRE),
        ),
        rows=tuple(rows),
    )


def party_plan() -> OfficialDocument:
    """Kế hoạch của cơ quan Đảng, its annex 60 rows across the page."""
    tasks = Table(
        columns=(
            Column("TT", 1, Align.CENTRE),
            Column("Nội dung công việc", 7),
            Column("Chủ trì", 4),
            Column("Phối hợp", 4),
            Column("Thời gian hoàn thành", 3, Align.CENTRE),
            Column("Sản phẩm", 4),
        ),
        rows=tuple(
            Row(
                (
                    str(n + 1),
                    f"{FIELDS[n % 6][0]}: đợt {n // 6 + 1}, tập trung tại {COMMUNES[n % 12]} và vùng phụ cận",
                    FIELDS[n % 6][1],
                    FIELDS[(n + 2) % 6][1],
                    f"{n % 28 + 1:02d}/{n % 12 + 1:02d}/2026",
                    "Báo cáo kết quả" if n % 2 else "Kế hoạch chi tiết; sản phẩm truyền thông",
                )
            )
            for n in range(60)
        ),
    )
    return OfficialDocument(
        letterhead=Letterhead(
            form=Form.PARTY,
            parent="Tỉnh ủy Sông Cầu",
            issuer="Ban Tuyên giáo và Dân vận",
            symbol="KH/BTGDVTU",
            number="06",
            place="Sông Cầu",
            date=datetime.date(2026, 3, 12),
            type_name="Kế hoạch",
            title="triển khai công tác thông tin đối ngoại năm 2026",
        ),
        blocks=(
            Paragraph.of(
                "Căn cứ chương trình công tác năm 2026 của Ban Chấp hành Đảng bộ tỉnh, Ban Tuyên giáo và "
                "Dân vận Tỉnh ủy xây dựng kế hoạch triển khai công tác thông tin đối ngoại năm 2026 như "
                "sau:"
            ),
            Heading("Mục đích, yêu cầu"),
            Heading("Mục đích", 2),
            Item("Tạo chuyển biến về nhận thức của cấp ủy, tổ chức đảng về vị trí của thông tin đối ngoại"),
            Item("Giới thiệu hình ảnh địa phương đến bạn bè quốc tế bằng nhiều thứ tiếng, nhiều hình thức"),
            Heading("Yêu cầu", 2),
            Paragraph.of(
                "Việc triển khai phải bám sát định hướng của cấp trên, phù hợp với điều kiện của từng "
                "địa phương, gắn trách nhiệm của người đứng đầu với kết quả cụ thể, có kiểm tra và sơ "
                "kết theo quý."
            ),
            Heading("Tổ chức thực hiện"),
            Paragraph.of(
                "Các ban đảng, đảng ủy trực thuộc Tỉnh ủy căn cứ Kế hoạch này để phân công nhiệm vụ, gửi "
                "báo cáo về Ban trước ngày 14 hằng tháng."
            ),
            Paragraph.of("Nhiệm vụ cụ thể của từng cơ quan, đơn vị tại phụ lục kèm theo."),
        ),
        signature=Signature(("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC"), "Nguyễn Văn Khải"),
        recipients=(
            "Thường trực Tỉnh ủy (để báo cáo)",
            "Các ban đảng, Văn phòng Tỉnh ủy",
            "Các đảng ủy trực thuộc Tỉnh ủy",
            "Lãnh đạo Ban",
        ),
        filed="Văn phòng Ban",
        annexes=(
            Annex("Nhiệm vụ triển khai công tác thông tin đối ngoại năm 2026", (tasks,), landscape=True),
        ),
    )


def reminder_letter() -> OfficialDocument:
    """Công văn đôn đốc gửi 12 nơi, not yet numbered."""
    return OfficialDocument(
        letterhead=Letterhead(
            form=Form.STATE,
            issuer="Ủy ban nhân dân tỉnh Sông Cầu",
            symbol="UBND-KGVX",
            place="Sông Cầu",
            title="đôn đốc báo cáo kết quả công tác thông tin đối ngoại quý I năm 2026",
            addressees=tuple(f"Ủy ban nhân dân {commune}" for commune in COMMUNES),
            is_draft=True,
        ),
        blocks=(
            Paragraph.of(
                "Thực hiện chế độ báo cáo định kỳ về công tác thông tin đối ngoại, đến ngày 31 tháng 3 "
                "năm 2026 Ủy ban nhân dân tỉnh chưa nhận được báo cáo quý I của các xã, phường nêu trên."
            ),
            Paragraph.of(
                "Ủy ban nhân dân tỉnh đề nghị Ủy ban nhân dân các xã, phường khẩn trương hoàn thành báo "
                "cáo, gửi về Sở Văn hóa, Thể thao và Du lịch trước ngày 10 tháng 4 năm 2026 để tổng hợp; "
                "quá thời hạn trên, địa phương nào không gửi, Chủ tịch Ủy ban nhân dân xã, phường chịu "
                "trách nhiệm trước Chủ tịch Ủy ban nhân dân tỉnh."
            ),
        ),
        signature=Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Lê Thị Thu Hồng"),
        recipients=("Chủ tịch, các Phó Chủ tịch UBND tỉnh", "Sở Văn hóa, Thể thao và Du lịch"),
        filed="VT, KGVX",
    )


def long_words() -> OfficialDocument:
    """Trường hợp khó: long names, an address without a blank, a row taller than a page, signs of markup."""
    address = (
        "https://songcau.example.gov.vn/thong-tin-doi-ngoai/"
        + "chuyen-muc-rat-dai/" * 6
        + "bai-viet-so-1.html"
    )
    tall = "\n".join(
        f"Dòng {n}: nội dung thỏa thuận giữa hai cơ quan về trao đổi thông tin." for n in range(90)
    )
    return OfficialDocument(
        letterhead=Letterhead(
            form=Form.STATE,
            parent="Ủy ban nhân dân tỉnh Sông Cầu – Ban Chỉ đạo công tác thông tin đối ngoại",
            issuer="Tổ công tác liên ngành hỗ trợ phóng viên nước ngoài tại khu vực biên giới, cửa khẩu",
            symbol="QĐ-TCTLNHTPVNNTNKVBGCK",
            number="1234",
            place="Thành phố Phan Rang - Tháp Chàm",
            date=datetime.date(2026, 12, 28),
            type_name="Quyết định",
            title="Về việc ban hành danh mục nội dung ưu tiên và quy trình cung cấp thông tin cho cơ quan "
            "báo chí nước ngoài, phóng viên thường trú, phóng viên không thường trú và tổ chức quốc tế "
            "trong năm 2027",
        ),
        blocks=(
            Paragraph.of('Chữ như #image("x"), *a*, _b_, $x$, \\n, @tham-chieu, <nhãn>, ~, `mã` giữ nguyên.'),
            Paragraph.of(f"Địa chỉ: {address}"),
            Table(
                columns=(Column("Mục", 1), Column("Nội dung " * 8, 3), Column("Địa chỉ", 2)),
                rows=(Row(("1", tall, address)), Row(("2", "Hàng ngắn", "–"))),
                title="Danh mục rất dài " * 6,
            ),
            Heading("Đề mục rất dài " * 15, 2),
            Paragraph.of("Đoạn cuối không có dấu"),
        ),
        signature=Signature(
            ("TL. CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SÔNG CẦU", "TỔ TRƯỞNG TỔ CÔNG TÁC LIÊN NGÀNH"),
            "Nông Hoàng Thị Phương Thảo Nguyên",
        ),
        recipients=tuple(
            f"{FIELDS[n % 6][1]} và các đơn vị trực thuộc đóng trên địa bàn tỉnh" for n in range(14)
        ),
    )


def every(chart: Chart) -> dict[str, OfficialDocument]:
    """Mọi văn bản mẫu, by name."""
    return {
        "state_report": state_report(chart),
        "party_plan": party_plan(),
        "reminder_letter": reminder_letter(),
        "long_words": long_words(),
    }
