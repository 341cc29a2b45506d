"""Kinh phí của cơ quan mẫu: grants by source, what was spent; one line over-spent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from nhipcau.issuing.enums import PaperState
from nhipcau.plans.models import Activity
from nhipcau.programmes.domain import budget
from nhipcau.programmes.enums import Source
from nhipcau.programmes.models import BudgetLine
from nhipcau.units.models import Unit, User

from .campaign import CULTURE, FOREIGN, FRIENDS, PRESS


@dataclass(frozen=True, slots=True)
class Grant:
    """Dự toán giao: to whom, for the activity that begins so, how much, by which paper.

    `decided` days ago; `spent` is (amount, days ago, what for, voucher).
    """

    activity: str
    unit: str
    amount: int
    reference: str
    spent: Sequence[tuple[int, int, str, str]] = ()
    source: Source = Source.STATE
    decided: int = 60


GRANTS = (
    Grant("Trang giới thiệu môi trường đầu tư", CULTURE, 170_000_000, "Quyết định số 412/QĐ-UBND", (
        (68_000_000, 41, "Viết, biên tập nội dung tiếng Anh, tiếng Trung", "Hợp đồng 09/HĐ-BTD"),
        (54_500_000, 9, "Dựng trang, ảnh và bản đồ", "Hợp đồng 14/HĐ-CNTT"),
    )),
    Grant("Tờ gấp", CULTURE, 90_000_000, "Quyết định số 412/QĐ-UBND", (
        (36_000_000, 35, "Biên dịch, hiệu đính bốn thứ tiếng", "Hợp đồng 11/HĐ-BTD"),
        (41_200_000, 6, "In 6.000 tờ gấp tiếng Anh, tiếng Trung", "Hóa đơn 0000718"),
    )),
    Grant("Tờ gấp", CULTURE, 50_000_000, "Thỏa thuận tài trợ với các khách sạn trong tỉnh", (
        (22_000_000, 4, "In 3.000 tờ gấp tiếng Pháp", "Hóa đơn 0000731"),
    ), Source.SPONSORED, 18),
    Grant("Chương trình phát thanh", PRESS, 240_000_000, "Quyết định số 37/QĐ-BPTTH", (
        (57_000_000, 33, "Nhuận bút, thù lao hai tháng", "Bảng kê 02"),
        (28_500_000, 3, "Nhuận bút, thù lao một tháng", "Bảng kê 03"),
    )),
    Grant("Gặp gỡ cơ quan đại diện", FOREIGN, 90_000_000, "Quyết định số 412/QĐ-UBND", (
        (62_000_000, 38, "Thuê hội trường, tiếp khách", "Hóa đơn 0000402"),
        (32_400_000, 37, "Phiên dịch, tài liệu song ngữ, quà lưu niệm", "Hợp đồng 05/HĐ-SNgV"),
    )),
    Grant("Bộ tài liệu cho phóng viên", FOREIGN, 75_000_000, "Quyết định số 412/QĐ-UBND", (
        (18_000_000, 12, "Biên soạn, dịch tiếng Nga", "Hợp đồng 08/HĐ-SNgV"),
    )),
    Grant("Đón đoàn sinh viên", FRIENDS, 64_000_000, "Quyết định số 412/QĐ-UBND"),
    Grant("Ngày hội Sông Cầu", CULTURE, 220_000_000, "Quyết định số 655/QĐ-UBND"),
    Grant("Xây dựng bộ tài liệu", CULTURE, 120_000_000, "Quyết định số 15/QĐ-SVHTTDL", (
        (45_000_000, 5, "Chụp ảnh, viết lời, thiết kế bản tiếng Anh", "Hợp đồng 03/HĐ-SVHTTDL"),
    )),
    Grant("Quản lý các cụm thông tin", CULTURE, 80_000_000, "Quyết định số 15/QĐ-SVHTTDL", (
        (26_400_000, 30, "Thay nội dung hai cụm ở ga và khu công nghiệp", "Hóa đơn 0000655"),
    )),
)  # fmt: skip


def tell(*, tell: Callable[[str], None]) -> None:
    """Kể: grants for activities of issued plans and what was spent of them; told again, nothing is added."""
    tell("dự toán và khoản chi")
    officer = User.objects.get(username="thuong-truc")
    for grant in GRANTS:
        activity = (
            Activity.objects.filter(
                text__startswith=grant.activity, removed_at=None, plan__paper__state=PaperState.ISSUED
            )
            .order_by("pk")
            .first()
        )
        if activity is not None:
            _give(officer, grant, activity)


def _give(officer: User, grant: Grant, activity: Activity) -> None:
    today = timezone.localdate()
    unit = Unit.objects.get(name=grant.unit)
    there = BudgetLine.objects.filter(
        activity=activity, unit=unit, reference=grant.reference, source=grant.source
    )
    if there.exists():
        return
    fields = {
        "source": grant.source,
        "planned": grant.amount,
        "decided_on": today - timedelta(days=grant.decided),
        "reference": grant.reference,
    }
    line = budget.keep(actor=officer, line=BudgetLine(activity=activity, unit=unit), fields=fields)
    for amount, days, what, voucher in grant.spent:
        budget.spend(
            actor=officer,
            line=line,
            amount=amount,
            spent_on=today - timedelta(days=days),
            what=what,
            reference=voucher,
        )
