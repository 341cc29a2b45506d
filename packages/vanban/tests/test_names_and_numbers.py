"""Tên đơn vị, số và ký hiệu, nhãn đề mục: the small grammars, as tables."""

from __future__ import annotations

import pytest

from vanban.languages import find_languages
from vanban.names import read_units, unit_texts
from vanban.numbers import head_number, normalize_number, type_of_symbol
from vanban.text import read_bullet, read_label


@pytest.mark.parametrize(
    ("text", "units", "rest"),
    [
        ("Sở Văn hóa, Thể thao và Du lịch phối hợp", ["Sở Văn hóa, Thể thao và Du lịch"], " phối hợp"),
        ("Sở Ngoại vụ và Sở Tài chính rà soát", ["Sở Ngoại vụ", "Sở Tài chính"], " rà soát"),
        (
            "các sở, ban, ngành; UBND các xã, phường tổ chức họp",
            ["các sở, ban, ngành", "UBND các xã, phường"],
            " tổ chức họp",
        ),
        ("Sở Xây dựng hợp nhất", ["Sở Xây dựng"], " hợp nhất"),
        (
            "Đồng chí Ủy viên Ban Chỉ đạo phụ trách lĩnh vực báo chí chủ trì",
            ["Đồng chí Ủy viên Ban Chỉ đạo phụ trách lĩnh vực báo chí"],
            " chủ trì",
        ),
        ("Sở Nội vụ phụ trách khâu tổ chức, báo cáo", ["Sở Nội vụ"], " phụ trách khâu tổ chức, báo cáo"),
        ("Các cơ quan chức năng và các địa phương cần", ["Các cơ quan chức năng", "các địa phương"], " cần"),
        ("Bộ Ngoại giao trả lời", ["Bộ Ngoại giao"], " trả lời"),
        ("Nhà hát Nghệ thuật truyền thống dàn dựng", ["Nhà hát Nghệ thuật truyền thống"], " dàn dựng"),
        ("Hội Cựu chiến binh tham gia", ["Hội Cựu chiến binh"], " tham gia"),
        ("Trưởng Ban Quản lý vịnh Vân Phong rà soát", ["Trưởng Ban Quản lý vịnh Vân Phong"], " rà soát"),
        (
            "Viện Nghiên cứu phát triển kinh tế - xã hội tỉnh tham mưu",
            ["Viện Nghiên cứu phát triển kinh tế - xã hội tỉnh"],
            " tham mưu",
        ),
        ("Bảo tàng Chứng tích chiến tranh chủ động", ["Bảo tàng Chứng tích chiến tranh"], " chủ động"),
        (
            "các doanh nghiệp có vốn đầu tư nước ngoài mời",
            ["các doanh nghiệp có vốn đầu tư nước ngoài"],
            " mời",
        ),
        (
            "các cơ quan được phân công tại Mục IV báo cáo",
            ["các cơ quan được phân công tại Mục IV"],
            " báo cáo",
        ),
        ("địa phương nơi khách đến phối hợp", ["địa phương nơi khách đến"], " phối hợp"),
        ("Các đơn vị nói trên gửi", ["Các đơn vị nói trên"], " gửi"),
        (
            "Mặt trận Tổ quốc tỉnh và các đoàn thể vận động",
            ["Mặt trận Tổ quốc tỉnh", "các đoàn thể"],
            " vận động",
        ),
        (
            "Đảng ủy Mặt trận Tổ quốc và các đoàn thể tỉnh lãnh đạo",
            ["Đảng ủy Mặt trận Tổ quốc và các đoàn thể tỉnh"],
            " lãnh đạo",
        ),
        ("Sở Y tế gấp rút mua thuốc", ["Sở Y tế"], " gấp rút mua thuốc"),
        ("Ban Quản lý rà soát", ["Ban Quản lý"], " rà soát"),
        ("Báo cáo kết quả", [], "Báo cáo kết quả"),
        ("Tổ chức tuyên truyền", [], "Tổ chức tuyên truyền"),
        ("Ban hành kế hoạch", [], "Ban hành kế hoạch"),
    ],
)
def test_a_list_of_units_is_parted_and_ended(text: str, units: list[str], rest: str) -> None:
    spans, end = read_units(text)
    assert list(unit_texts(text, spans)) == units
    assert text[end:] == rest


@pytest.mark.parametrize(
    ("symbol", "code"),
    [
        ("KH-UBND", "KH"),
        ("NQ/TW", "NQ"),
        ("UBND-KGVX", "CV"),
        ("QH13", None),
        ("CTr/TU", "CTr"),
        ("QĐ-TTg", "QĐ"),
        (None, None),
    ],
)
def test_a_symbol_tells_the_type(symbol: str | None, code: str | None) -> None:
    assert type_of_symbol(symbol) == code


def test_a_number_loses_its_blanks() -> None:
    assert normalize_number("97- HD/BTGTU") == "97-HD/BTGTU"
    line = "Số: 05 / KH-UBND"
    at = head_number(line)
    assert at is not None
    assert normalize_number(line[slice(*at)]) == "05/KH-UBND"


@pytest.mark.parametrize(
    ("line", "kind", "name"),
    [
        ("I. MỤC ĐÍCH", "roman", "I"),
        ("II- NỘI DUNG", "roman", "II"),
        ("2.4. Đối với", "decimal", "2.4"),
        ("1. Sở Ngoại vụ", "clause", "1"),
        ("3- Báo chí", "clause", "3"),
        ("a) Chủ trì", "point", "a"),
        ("đ) Chủ trì", "point", "đ"),
        ("Điều 12. Hiệu lực", "article", "Điều 12"),
        ("Chương II", "chapter", "Chương II"),
        ("1) Rà soát", "paren", "1"),
    ],
)
def test_a_label_is_read(line: str, kind: str, name: str) -> None:
    label = read_label(line)
    assert label is not None
    assert (label.kind, label.name) == (kind, name)


@pytest.mark.parametrize(
    "line", ["- Sở", "1.500 tỷ đồng", "01/7/2025 là ngày", "V/v đôn đốc", "Điều 5 Nghị định này", "2026"]
)
def test_what_is_no_label_is_none(line: str) -> None:
    assert read_label(line) is None


def test_a_bullet_is_measured() -> None:
    assert [read_bullet(line) for line in ("- Sở", "+ Sở", "– Sở", "Sở")] == [2, 2, 2, 0]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("bằng tiếng Anh, Trung Quốc và tiếng Lào", ("en", "zh", "lo")),
        ("tiếng Gia Rai, tiếng Ba Na", ("jra", "bdq")),
        ("bằng tiếng nước ngoài", ()),
        ("lên tiếng phản đối", ()),
    ],
)
def test_languages(text: str, codes: tuple[str, ...]) -> None:
    assert find_languages(text) == codes
