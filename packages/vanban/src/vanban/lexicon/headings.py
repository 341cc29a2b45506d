"""Đề mục: words of headings that tell whether tasks stand below them."""

from __future__ import annotations

import re
from typing import Final

# Below these stand aims, facts and reasons; what begins with a verb there is no task.
NOT_TASKS: Final = re.compile(
    r"mục đích|yêu cầu|quan điểm|mục tiêu|tình hình|kết quả|thực trạng|đánh giá|"
    r"hạn chế|nguyên nhân|căn cứ|đối tượng|phạm vi|chỉ tiêu|bối cảnh|sự cần thiết|"
    r"ưu điểm|"
    r"tồn tại|bài học|khái quát|kiến nghị|đề xuất|khó khăn|thuận lợi|thời gian|địa "
    r"điểm|cơ sở pháp lý|cơ sở chính trị|định nghĩa|giải thích từ ngữ|nguyên tắc|"
    r"thành phần|hiệu lực|đặc điểm|dự báo|phương châm"
)
TASKS: Final = re.compile(
    r"nhiệm vụ|giải pháp|tổ chức thực hiện|phân công|nội dung|biện pháp|hoạt động|"
    r"phương hướng|trách nhiệm|chế độ báo cáo|phương thức|hình thức|kinh phí|công "
    r"tác|tuyên truyền|triển khai|thực hiện|lãnh đạo, chỉ đạo|chỉ đạo"
)
SURE_TASKS: Final = re.compile(r"nhiệm vụ|giải pháp|tổ chức thực hiện|phân công|biện pháp|trách nhiệm")
# Headings that name the unit inside ("Trách nhiệm của Sở Ngoại vụ", "Đối với các sở").
BEFORE_UNIT: Final = re.compile(
    r"(?:(?:trách nhiệm|nhiệm vụ|phân công nhiệm vụ)\s+(?:của|cho)\s+|đối với\s+|về phía\s+|riêng\s+)", re.I
)
