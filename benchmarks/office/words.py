"""Câu chữ: sentences of the length and variety that offices write, from a few hundred parts."""

import random
from collections.abc import Sequence

VERBS = (
    "Đăng tải tin, bài", "Xây dựng chuyên mục", "Tổ chức hội nghị", "Tổ chức họp báo", "Biên soạn tài liệu",
    "Sản xuất phim tài liệu", "Tổ chức triển lãm ảnh", "Mở lớp tập huấn", "Đón tiếp đoàn phóng viên",
    "Phối hợp truyền hình trực tiếp", "Xuất bản ấn phẩm", "Rà soát, cập nhật nội dung", "Tổ chức giao lưu",
    "Xây dựng bộ nhận diện", "Cung cấp thông tin", "Theo dõi, tổng hợp dư luận", "Thực hiện phóng sự",
)  # fmt: skip
MATTERS = (
    "xúc tiến đầu tư", "du lịch cộng đồng", "di sản văn hóa", "nông sản chủ lực", "chuyển đổi số",
    "bảo vệ môi trường", "chủ quyền biển, đảo", "quyền con người", "bình đẳng giới",
    "người Việt Nam ở nước ngoài",
    "hợp tác với địa phương nước bạn", "lễ hội truyền thống", "an ninh lương thực", "năng lượng tái tạo",
    "giảm nghèo bền vững", "giáo dục nghề nghiệp", "ẩm thực địa phương", "phân giới cắm mốc",
    "khởi nghiệp sáng tạo",
)  # fmt: skip
WAYS = (
    "bằng tiếng Anh", "bằng tiếng Trung", "bằng tiếng Pháp", "bằng tiếng Khmer", "bằng tiếng Lào",
    "trên báo in",
    "trên cổng thông tin điện tử", "trên sóng phát thanh", "trên mạng xã hội", "tại các cửa khẩu",
    "qua các cơ quan đại diện ở nước ngoài", "tại hội chợ quốc tế", "trong các khu công nghiệp",
)  # fmt: skip
ENDS = (
    "bảo đảm chính xác, kịp thời", "gắn với ngày kỷ niệm của tỉnh", "tối thiểu 06 sản phẩm mỗi quý",
    "phục vụ các đoàn khách quốc tế", "theo định hướng của cấp trên",
    "báo cáo kết quả trước ngày 20 hằng tháng",
)  # fmt: skip
PRODUCTS = ("Báo cáo", "Tin bài", "Phóng sự", "Hội nghị", "Ấn phẩm", "Chuyên mục", "")
GROUPS = (
    "I. Thông tin chính thức",
    "II. Quảng bá hình ảnh",
    "III. Thông tin thế giới",
    "IV. Giải thích, làm rõ",
)


def task(chance: random.Random, number: int) -> str:
    """Một nhiệm vụ, no two alike."""
    parts = (pick(chance, VERBS), "về", pick(chance, MATTERS), pick(chance, WAYS))
    return f"{' '.join(parts)}, {pick(chance, ENDS)} (nội dung {number})"


def activity(chance: random.Random) -> str:
    """Một hoạt động."""
    return f"{pick(chance, VERBS)} {pick(chance, MATTERS)} {pick(chance, WAYS)}"


def pick(chance: random.Random, among: Sequence[str]) -> str:
    """Một trong các từ."""
    return among[int(chance.random() * len(among))]
