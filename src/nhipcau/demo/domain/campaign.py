"""Kế hoạch chuyên đề của cơ quan mẫu: issued, sorted, partly done, so that coverage has gaps."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from nhipcau.issuing.domain import signing
from nhipcau.issuing.enums import FileForm
from nhipcau.plans.domain import activities, evidence, plans, progress, submissions
from nhipcau.plans.domain.activities import Edit
from nhipcau.plans.enums import Column, EvidenceKind, PlanKind
from nhipcau.plans.models import Activity, Assignment, Plan
from nhipcau.units.models import User
from nhipcau.units.queries import standing_office

from . import estimates

CULTURE, FOREIGN = "Sở Văn hóa, Thể thao và Du lịch", "Sở Ngoại vụ"
PRESS, FRIENDS = "Báo và Phát thanh, truyền hình Sông Cầu", "Liên hiệp các tổ chức hữu nghị tỉnh"
ECONOMY, TOURISM = "Kinh tế, đầu tư, chuyển đổi xanh, chuyển đổi số", "Văn hóa, thể thao, du lịch"
HERITAGE, POLICY = "Di sản và tư tưởng", "Chủ trương, chính sách và phát triển"
EVENTS, BILATERAL = "Sự kiện, ngày kỷ niệm trong năm", "Hoạt động đối ngoại song phương, đa phương"
STATE, PARTY, PEOPLE = "Ngoại giao Nhà nước", "Đối ngoại Đảng", "Đối ngoại nhân dân"
PORTAL, RADIO = "Cổng, trang thông tin điện tử", "Phát thanh, truyền hình"
PRINT = "Ấn phẩm: sách, tờ gấp, bản đồ"
MEETINGS, SHOWS, PRESSES = "Đoàn ra, đoàn vào, tiếp xúc", "Triển lãm, sự kiện, giao lưu", "Báo, tạp chí"


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng: what, who leads, first and last month of the year, and its classifications."""

    text: str
    lead: str
    months: tuple[int, int]
    theme: str
    pillar: str
    audience: str
    channel: str
    languages: str
    done_in: str = ""
    halfway: bool = False

    @property
    def cells(self) -> dict[Column, str]:
        """Các ô của dòng."""
        return {
            Column.TEXT: self.text,
            Column.LEADS: self.lead,
            Column.DELIVERABLE: "Sản phẩm đã công bố, có đường dẫn hoặc ảnh chụp",
            Column.THEME: self.theme,
            Column.PILLAR: self.pillar,
            Column.AUDIENCE: self.audience,
            Column.CHANNEL: self.channel,
            Column.LANGUAGE: self.languages,
        }


LINES = (
    Line("Trang giới thiệu môi trường đầu tư, khu công nghiệp sinh thái", CULTURE, (2, 4), ECONOMY, STATE,
         "Doanh nghiệp, nhà đầu tư", PORTAL, "Tiếng Anh; Tiếng Trung", done_in="en"),
    Line("Tờ gấp “Sông Cầu – Điểm hẹn trung du”", CULTURE, (3, 6), TOURISM, STATE,
         "Khách du lịch", PRINT, "Tiếng Anh; Tiếng Trung; Tiếng Pháp", done_in="fr"),
    Line("Phóng sự ảnh về làng nghề, lễ hội trà", PRESS, (4, 9), HERITAGE, STATE,
         "Công chúng nước ngoài", PRESSES, "Tiếng Anh; Tiếng Trung"),
    Line("Chương trình phát thanh tiếng Anh hằng tuần", PRESS, (1, 12), POLICY, STATE,
         "Công chúng nước ngoài", RADIO, "Tiếng Anh"),
    Line("Gặp gỡ cơ quan đại diện và doanh nghiệp nước ngoài đầu xuân", FOREIGN, (2, 2), BILATERAL, STATE,
         "Chính giới, cán bộ các nước", MEETINGS, "Tiếng Anh", done_in="en"),
    Line("Bộ tài liệu cho phóng viên nước ngoài đến tỉnh", FOREIGN, (5, 8), EVENTS, STATE,
         "Phóng viên nước ngoài", PRINT, "Tiếng Anh; Tiếng Nga", halfway=True),
    Line("Đón đoàn sinh viên quốc tế, hai đoàn trong năm", FRIENDS, (4, 10), BILATERAL, PEOPLE,
         "Sinh viên, lưu học sinh", MEETINGS, "Tiếng Anh"),
    Line("Ngày hội Sông Cầu: gian giới thiệu song ngữ", CULTURE, (9, 10), EVENTS, PEOPLE,
         "Khách du lịch", SHOWS, "Tiếng Anh; Tiếng Trung", halfway=True),
    Line("Bản tin về quê hương gửi người Sông Cầu ở nước ngoài", FRIENDS, (1, 12), HERITAGE, PEOPLE,
         "Người Việt Nam ở nước ngoài", PORTAL, "Tiếng Việt"),
    Line("Trao đổi đoàn với địa phương kết nghĩa", FOREIGN, (11, 12), BILATERAL, PARTY,
         "Chính giới, cán bộ các nước", MEETINGS, "Tiếng Trung", done_in="zh"),
)  # fmt: skip


def tell(*, tell: Callable[[str], None]) -> None:
    """Kể: the plan drafted, sorted, issued; some of its work done, some late, some under way."""
    officer, clerk = (User.objects.get(username=name) for name in ("thuong-truc", "van-thu"))
    office = standing_office()
    if office is None:
        return
    tell("kế hoạch chuyên đề đã ban hành")
    year = timezone.localdate().year
    plan = plans.draft(
        actor=officer,
        office=office,
        year=year,
        title=f"quảng bá hình ảnh tỉnh bằng nhiều thứ tiếng năm {year}",
        kind=PlanKind.THEMATIC,
    )
    rows = activities.add(actor=officer, plan=plan, group="Quảng bá hình ảnh", count=len(LINES))
    _write(officer, plan, rows)
    estimates.estimate(actor=officer, plan=plan, wanted=estimates.CAMPAIGN)
    _issue(officer, clerk, plan)
    staff = {CULTURE: "chuyen-vien-so", FOREIGN: "chuyen-vien-ngoai-vu"}
    for line, row in zip(LINES, rows, strict=True):
        work = Assignment.objects.filter(activity=row).first()
        if work is not None and line.lead in staff:
            _do(officer, User.objects.get(username=staff[line.lead]), line, work)


def _write(officer: User, plan: Plan, rows: Iterable[Activity]) -> None:
    edits = []
    for line, row in zip(LINES, rows, strict=True):
        first, last = line.months
        when = f"tháng {first}" if first == last else f"từ tháng {first} đến tháng {last}"
        cells = line.cells | {Column.TIME: f"{when}/{plan.year}"}
        edits += [Edit(row.pk, column, value) for column, value in cells.items()]
    activities.change(actor=officer, plan=plan, edits=edits)


def _issue(officer: User, clerk: User, plan: Plan) -> None:
    signing.submit(actor=officer, paper=plan.paper)
    signing.export(actor=clerk, paper=plan.paper, form=FileForm.DOCX)
    signing.bring_back(actor=clerk, paper=plan.paper, number="18", on=timezone.localdate())


def _do(officer: User, staff: User, line: Line, work: Assignment) -> None:
    if line.done_in:
        evidence.add_link(
            actor=staff,
            assignment=work,
            link="https://songcau.example/da-dang/",
            title=line.text,
            kind=EvidenceKind.PUBLICATION,
            done_on=timezone.localdate() - timedelta(days=1),
            quantity=2,
            language=line.done_in,
        )
        submitted = submissions.submit(actor=staff, assignment=work)
        submissions.accept(actor=officer, submission=submitted)
    elif line.halfway:
        progress.update(actor=staff, assignment=work, percent=50, note="Đã xong bản thảo, chờ hiệu đính.")
