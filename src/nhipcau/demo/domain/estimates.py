"""Dự kiến kinh phí trong kế hoạch của cơ quan mẫu."""

from collections.abc import Mapping

from nhipcau.plans import queries
from nhipcau.plans.domain import activities
from nhipcau.plans.domain.activities import Edit
from nhipcau.plans.enums import Column
from nhipcau.plans.models import Plan
from nhipcau.units.models import User

Estimates = Mapping[str, tuple[str, str]]

# How an activity begins: what its plan reckons with, and from where.
CAMPAIGN: Estimates = {
    "Trang giới thiệu môi trường đầu tư": ("180 triệu", "Ngân sách tỉnh"),
    "Tờ gấp": ("150 triệu", "Ngân sách tỉnh; doanh nghiệp du lịch tài trợ"),
    "Phóng sự ảnh": ("60 triệu", "Nguồn chi thường xuyên của Báo và Phát thanh, truyền hình"),
    "Chương trình phát thanh": ("240 triệu", "Nguồn chi thường xuyên của Báo và Phát thanh, truyền hình"),
    "Gặp gỡ cơ quan đại diện": ("90 triệu", "Ngân sách tỉnh"),
    "Bộ tài liệu cho phóng viên": ("75 triệu", "Ngân sách tỉnh"),
    "Đón đoàn sinh viên": ("64 triệu", "Ngân sách tỉnh; các trường cùng đóng góp"),
    "Ngày hội Sông Cầu": ("320 triệu", "Ngân sách tỉnh; xã hội hóa"),
    "Trao đổi đoàn": ("210 triệu", "Ngân sách tỉnh"),
}
OF_UNIT: Estimates = {
    "Xây dựng bộ tài liệu": ("260 triệu", "Ngân sách tỉnh"),
    "Quản lý các cụm thông tin": ("85 triệu", "Nguồn chi thường xuyên của Sở"),
    "Chủ trì tham mưu tổ chức họp báo": ("48 triệu", "Nguồn chi thường xuyên của Sở"),
    "Xây dựng bảng thuật ngữ": ("35 triệu", "Nguồn chi thường xuyên của Sở"),
}
# Sent round without the sources: a unit's comment asks for them.
SENT_ROUND: Estimates = {
    "Xây dựng bộ tài liệu": ("260 triệu", ""),
    "Tổ chức 02 lớp bồi dưỡng": ("120 triệu", ""),
    "Duy trì chuyên mục tiếng Anh": ("300 triệu", ""),
    "Tham gia Giải thưởng": ("25 triệu", ""),
}


def estimate(*, actor: User, plan: Plan, wanted: Estimates) -> None:
    """Ghi số dự kiến và nguồn vào các dòng của một kế hoạch còn soạn."""
    edits = []
    for row in queries.live_activities(plan):
        for opening, (amount, source) in wanted.items():
            if row.text.startswith(opening):
                edits.append(Edit(row.pk, Column.BUDGET, amount))
                edits += [Edit(row.pk, Column.BUDGET_LINE, source)] if source else []
    activities.change(actor=actor, plan=plan, edits=edits)
