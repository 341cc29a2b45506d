"""Phần đầu văn bản: fixed lines of the letterhead (Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn
36-HD/VPTW, 05-HD/VPTW).
"""

from __future__ import annotations

from typing import Final, Literal

# Folded (lower case, blanks and dashes levelled) forms of the lines that tell the system.
MOTTO: Final = "cộng hòa xã hội chủ nghĩa việt nam"
MOTTO_FORMS: Final = (MOTTO, "cộng hoà xã hội chủ nghĩa việt nam")
CREED_FORMS: Final = (
    "độc lập - tự do - hạnh phúc",
    "độc lập-tự do-hạnh phúc",
    "độc lập – tự do – hạnh phúc",
    "độc lập- tự do- hạnh phúc",
    "độc lập - tự do -hạnh phúc",
    "độc lập – tự do - hạnh phúc",
    "độc lập - tự do – hạnh phúc",
)
PARTY_FORMS: Final = ("đảng cộng sản việt nam",)

MARKS: Final[dict[str, Literal["urgency", "confidentiality", "draft", "copy"]]] = {
    "tuyệt mật": "confidentiality",
    "tối mật": "confidentiality",
    "mật": "confidentiality",
    "độ mật": "confidentiality",
    "hỏa tốc": "urgency",
    "hoả tốc": "urgency",
    "hỏa tốc hẹn giờ": "urgency",
    "hoả tốc hẹn giờ": "urgency",
    "hẹn giờ": "urgency",
    "thượng khẩn": "urgency",
    "khẩn": "urgency",
    "dự thảo": "draft",
    "bản dự thảo": "draft",
    "sao y": "copy",
    "sao y bản chính": "copy",
    "bản sao": "copy",
    "sao lục": "copy",
    "trích sao": "copy",
    "bản trích sao": "copy",
}

# Marks that some hands set in small letters, the longer first.
SMALL_MARKS: Final = ("bản dự thảo", "dự thảo", "sao y bản chính", "sao y", "sao lục", "bản sao")

# Once type or subject stand, a line that begins so is the body, however short.
SURE_OPENERS: Final = (
    "căn cứ ",
    "xét tờ trình ",
    "xét đề nghị ",
    "xét báo cáo ",
    "theo đề nghị ",
    "để thực hiện ",
)

# Words a body's first paragraph begins with.
BODY_OPENERS: Final = (
    "căn cứ",
    "thực hiện",
    "xét ",
    "theo ",
    "để ",
    "nhằm ",
    "trong ",
    "ngày ",
    "triển khai",
    "tiếp theo",
    "sau khi",
    "phát huy",
    "qua ",
    "hiện nay",
    "thời gian ",
    "năm ",
    "tiếp tục",
    "vừa qua",
    "hưởng ứng",
    "phục vụ",
    "trên cơ sở",
    "chấp hành",
    "thi hành",
    "phúc đáp",
    "nhân dịp",
    "ban thường vụ",
    "vào ",
    "từ ngày",
    "sáng ngày",
    "chiều ngày",
    "ủy ban nhân dân tỉnh nhận",
    "những năm",
    "ủy ban nhân dân",
    "uỷ ban nhân dân",
    "ubnd ",
    "ban tuyên giáo",
    "sở ",
    "bộ ",
    "văn phòng",
    "tỉnh ủy",
    "xây dựng",
    "kính gửi",
    "đây là",
    "tại ",
)

# Lines that stand between title and body, or under the type, and are no part of the title.
NOT_TITLE: Final = (
    "kính gửi",
    "nơi nhận",
    "số:",
    "số ",
    "ban hành kèm theo",
    "(ban hành kèm theo",
    "(kèm theo",
    "kèm theo ",
)

# Capacities: an all-capital line that begins so, under the title of a decision, is the deciding authority.
CAPACITIES: Final = (
    "chủ tịch",
    "phó chủ tịch",
    "giám đốc",
    "bộ trưởng",
    "thủ tướng",
    "trưởng ban",
    "chánh văn phòng",
    "tổng giám đốc",
    "cục trưởng",
    "hiệu trưởng",
    "ủy ban nhân dân",
    "uỷ ban nhân dân",
    "hội đồng nhân dân",
    "ban thường vụ",
    "ban chấp hành",
    "chính phủ",
    "tổng cục trưởng",
    "chi cục trưởng",
    "viện trưởng",
    "ban bí thư",
    "bộ chính trị",
    "thường trực",
    "đảng ủy",
    "tỉnh ủy",
)

# "VĂN PHÒNG" alone on a line goes on with the body it serves on the next; a full name does not.
OFFICES_OF: Final = (
    "chủ tịch",
    "văn phòng",
    "ban cán sự đảng",
    "ban cán sự",
    "đảng đoàn",
    "đảng ủy",
    "đảng uỷ",
    "thường trực",
    "ban thường trực",
    "ban thường vụ",
    "ban chấp hành",
    "ban chấp hành đảng bộ",
    "thanh tra",
    "trung tâm",
    "ban tổ chức",
    "ban tuyên giáo",
    "ban tuyên giáo và dân vận",
    "ban dân vận",
    "ban nội chính",
    "ủy ban kiểm tra",
    "uỷ ban kiểm tra",
)
# Heads that name nobody without what follows.
HEADS_ALONE: Final[frozenset[str]] = frozenset(
    {
        "ban quản lý",
        "ban chỉ đạo",
        "bộ chỉ huy",
        "bộ tư lệnh",
        "tổng công ty",
        "công ty",
        "trường",
        "ban đại diện",
    }
)
BODIES_ABOVE: Final = (
    "ủy ban nhân dân",
    "uỷ ban nhân dân",
    "ubnd",
    "hội đồng nhân dân",
    "hđnd",
    "đoàn đbqh",
    "đoàn đại biểu quốc hội",
    "chính phủ",
    "quốc hội",
    "trung ương",
    "tỉnh ủy",
    "tỉnh uỷ",
    "thành ủy",
    "thành uỷ",
    "huyện ủy",
    "huyện uỷ",
    "quận ủy",
    "thị ủy",
)
# Heads written short on a letterhead only.
ABBREVIATED_HEADS: Final[frozenset[str]] = frozenset(
    {
        "nhnn",
        "bql",
        "ttxvn",
        "vov",
        "vtv",
        "đhqg",
        "tlđlđ",
        "bchqs",
        "đtn",
        "mttq",
        "ttct",
        "tkv",
        "evn",
        "vnpt",
    }
)
