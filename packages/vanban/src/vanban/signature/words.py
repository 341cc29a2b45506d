"""Từ của phần ký: authority, capacity, the note that it is signed, and what a person's name looks like."""

from __future__ import annotations

import re
from typing import Final

from vanban.text.letters import pattern

AUTHORITY: Final = pattern(
    r"(?:TM|[KT]\s?[/⁄∕]\s?[A-Z]?[TML](?=\s)|T/M|T\.M|KT|K/T|K\.T|TL|T/L|T\.L|TUQ|T/UQ|T\.UQ)[./]?\s*(?=[\p{Lu}])"
)
_AUTHORITY_LETTERS: Final = frozenset("TK")
# "K/ZT", "T⁄M": what a scan may make of the Party's "K/T" and "T/M".
MISREAD_AUTHORITY: Final = re.compile(r"([KT])\s?[/⁄∕]\s?[A-Z]?([TML])(?=\s)")
CAPACITY: Final = re.compile(
    r"(?:Q\.\s*|QUYỀN\s+)?(?:PHÓ\s+|THỨ\s+|TRỢ LÝ\s+|ỦY VIÊN\s+|UỶ VIÊN\s+)?(?:CHỦ "
    r"TỊCH|TRƯỞNG BAN|GIÁM ĐỐC|BỘ TRƯỞNG|TRƯỞNG|CHÁNH VĂN PHÒNG|BÍ THƯ|CỤC TRƯỞNG|"
    r"VỤ TRƯỞNG|TỔNG GIÁM ĐỐC|TỔNG BIÊN TẬP|THỦ TƯỚNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG|CHÁNH "
    r"THANH TRA|CHÁNH ÁN|CHỈ HUY TRƯỞNG|CHI CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|TỔNG THƯ "
    r"KÝ|CHÍNH ỦY|TƯ LỆNH|"
    r"THƯỜNG TRỰC|ỦY VIÊN|UỶ VIÊN|TRƯỞNG PHÒNG|CHỦ NHIỆM|THƯ KÝ|BAN THƯỜNG VỤ|ĐỘI "
    r"TRƯỞNG|TỔ TRƯỞNG|CHÁNH|NGƯỜI|TỔNG CỤC PHÓ|KẾ TOÁN TRƯỞNG|"
    r"ĐỒN TRƯỞNG|CHÍNH TRỊ VIÊN|THỐNG ĐỐC|ĐẠI SỨ|TỔNG LÃNH SỰ|TỔNG KIỂM TOÁN|TỔNG THANH TRA|TỔNG BÍ THƯ|"
    r"CHỦ TỌA|TỔNG TƯ LỆNH|TỔNG THAM MƯU TRƯỞNG|HẠT TRƯỞNG|TRẠM TRƯỞNG|THỦ TRƯỞNG|VIỆN PHÓ|HIỆU PHÓ|ĐẠI DIỆN)"
)
_CAPACITY_LETTERS: Final = frozenset("QPTỦUCGBVHLKĐN")
NAME: Final = pattern(
    r"(?:(?:GS|PGS|TSKH|TS|ThS|Ths|CN|BSCK(?:II|I)?|BS|KS|KTS|LS|CVC|NSND|NSƯT|Thiếu tướng|Trung tướng|"
    r"Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại tướng|Thượng tướng|Chuẩn Đô đốc|Phó Đô đốc|Đô đốc|Đại [uú][yý]|"
    r"Thượng úy|Trung úy|Thiếu úy|Luật sư)[.,]?\s*)*"
    r"[\p{Lu}](?:['’\-][\p{Lu}])?[\p{Ll}]*(?:\s+(?:[\p{Lu}](?:['’\-][\p{Lu}])?[\p{Ll}]*|[\p{Lu}]\.)){1,5}$"
)
SIGNED: Final = re.compile(
    r"\(?\s*(?:đã\s+ký(?:\s+và\s+đóng\s+dấu)?|đã\s+kí|ký\s+tên|chữ\s+ký|signed|đã\s+ký\s*,?\s*đóng\s+dấu|"
    r"ký,?\s+đóng\s+dấu|dấu)[^)]{0,30}\)?$",
    re.I,
)
# A body's name in capitals is no person's.
NO_PERSON: Final = re.compile(
    r"(?:VĂN PHÒNG|ỦY BAN|UỶ BAN|SỞ|BAN|BỘ|TỈNH|THÀNH PHỐ|HỘI|CỤC|CÔNG AN|TRUNG TÂM|CHÍNH PHỦ|QUỐC HỘI|"
    r"TRƯỜNG)\b"
)


def is_authority(text: str) -> bool:
    """Mở đầu bằng quyền hạn ký: "TM.", "KT.", "T/L" …"""
    return text[:1] in _AUTHORITY_LETTERS and AUTHORITY.match(text) is not None


def is_capacity(text: str) -> bool:
    """Mở đầu bằng chức vụ, in capitals."""
    return text[:1] in _CAPACITY_LETTERS and CAPACITY.match(text) is not None


def is_name(text: str) -> bool:
    """Họ tên người ký: in usual or in capital letters, with a rank or degree before it."""
    text = text.strip(" .*")
    if len(text) > 50 or is_capacity(text) or is_authority(text):
        return False
    return NAME.match(text) is not None or (
        text.isupper()
        and not NO_PERSON.match(text)
        and NAME.match(text.title()) is not None
        and 2 <= len(text.split()) <= 5
        and not is_authority(text)
    )
