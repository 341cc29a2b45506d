"""Từ hai tiếng thường gặp trong văn bản hành chính, whose letters without marks spell no other term.

By them a mark read wrongly is known ("tố chức", "thí hành").
"""

from __future__ import annotations

from typing import Final

TERMS: Final[frozenset[str]] = frozenset(
    line.strip()
    for line in """
    kể từ|đổi mới|trao đổi
    tổ chức|tổ quốc|tổng hợp|tổng kết|sơ kết|thực hiện|thi hành|triển khai|kế hoạch|báo cáo|chỉ đạo
    chủ trì|phối hợp|nhiệm vụ|giải pháp|yêu cầu|mục đích|nội dung|thời gian|kinh phí|trách nhiệm|đơn vị
    địa phương|thông tin|đối ngoại|tuyên truyền|tuyên giáo|dân vận|báo chí|xuất bản|văn hóa|thể thao
    du lịch|ngoại vụ|ngoại giao|công thương|nông nghiệp|nội vụ|biên phòng|biên giới|quốc phòng|an ninh
    quân sự|thường trực|thường xuyên|định kỳ|đột xuất|trước ngày|kiểm tra|giám sát|đôn đốc|hướng dẫn
    tham mưu|phê duyệt|thẩm định|xây dựng|sản phẩm|ấn phẩm|hội nghị|hội thảo|tập huấn|bồi dưỡng
    công chức|viên chức|đảng viên|đảng bộ|đảng ủy|tỉnh ủy|thành ủy|huyện ủy|nhân dân|mặt trận|đoàn thể
    chính quyền|chính phủ|chính trị|trung ương|quốc hội|quốc gia|quốc tế|hội nhập|nâng cao|tăng cường
    đẩy mạnh|hoàn thành|hoàn thiện|tiếp tục|chủ động|kịp thời|hiệu quả|chất lượng|phương án|nghị quyết
    nghị định|quyết định|kết luận|thông báo|thông tư|chương trình|quy chế|quy định|phụ lục|điện tử
    kể từ|tính từ|chi bộ
    trang tin|chuyên mục|phóng viên|phóng sự|hình ảnh|quảng bá|giới thiệu|khu vực|tiếng nước|nước ngoài
    """.replace("\n", "|").split("|")
    if line.strip()
)
