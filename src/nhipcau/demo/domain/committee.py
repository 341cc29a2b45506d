"""Ban Chỉ đạo của cơ quan mẫu: composed of posts, one meeting concluded, the next one called."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.utils import timezone

from nhipcau.committee.domain import (
    agenda,
    attendance,
    committees,
    compositions,
    conclusions,
    meetings,
    members,
    notices,
    papers,
)
from nhipcau.committee.domain.members import Sitting
from nhipcau.committee.enums import Document, MeetingKind, Presence, Seat
from nhipcau.committee.models import Committee, Composition, Meeting
from nhipcau.core.domain import jobs
from nhipcau.directives.domain.obligations import confirmation
from nhipcau.directives.enums import ObligationState
from nhipcau.directives.models import Directive, Obligation
from nhipcau.issuing.domain import signing
from nhipcau.issuing.enums import FileForm
from nhipcau.plans.domain import assignments, proposals
from nhipcau.units.models import Unit, User
from nhipcau.units.queries import standing_office

NAME = "Ban Chỉ đạo công tác thông tin đối ngoại tỉnh"
CULTURE, FOREIGN = "Sở Văn hóa, Thể thao và Du lịch", "Sở Ngoại vụ"
OFFICE, PARTY = "Văn phòng Ủy ban nhân dân tỉnh", "Ban Tuyên giáo và Dân vận Tỉnh ủy"
PRESS, FORCE = "Báo và Phát thanh, truyền hình Sông Cầu", "Công an tỉnh"
# Posts that represent units; the sample office has no people.
SEATS = (
    (Seat.CHAIR, "Phó Chủ tịch Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh Sông Cầu", "Phụ trách chung"),
    (Seat.STANDING_DEPUTY, "Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy", PARTY, "định hướng, tuyên truyền"),
    (Seat.DEPUTY, "Giám đốc Sở Văn hóa, Thể thao và Du lịch", CULTURE, "quảng bá hình ảnh, văn hóa"),
    (Seat.MEMBER, "Giám đốc Sở Ngoại vụ", FOREIGN, "hợp tác quốc tế, phóng viên nước ngoài"),
    (Seat.MEMBER, "Phó Giám đốc Công an tỉnh", FORCE, "an ninh thông tin"),
    (Seat.MEMBER, "Tổng Biên tập Báo và Phát thanh, truyền hình", PRESS, "báo chí"),
    (Seat.MEMBER, "Phó Chánh Văn phòng Ủy ban nhân dân tỉnh", OFFICE, "cổng thông tin điện tử"),
    (Seat.HELPER_HEAD, "Trưởng phòng Tuyên truyền, Báo chí - Xuất bản", PARTY, ""),
    (Seat.HELPER, "Trưởng phòng Quản lý báo chí", CULTURE, ""),
)


def tell(*, tell: Callable[[str], None]) -> None:
    """Kể: composed, met, concluded; the notice read in and handed out; the next meeting looks back on it."""
    officer, clerk = (User.objects.get(username=name) for name in ("thuong-truc", "van-thu"))
    office = standing_office()
    if office is None or Committee.objects.exists():
        return
    tell("Ban Chỉ đạo, phiên họp, thông báo kết luận")
    committee = committees.found(
        actor=officer, name=NAME, short_name="Ban Chỉ đạo", standing_unit=office, office=office
    )
    composition = _compose(officer, committee)
    meeting = _meet(officer, committee, composition)
    _conclude(officer, clerk, meeting)
    coming = meetings.call(
        actor=officer,
        committee=committee,
        kind=MeetingKind.REGULAR,
        starts_at=_at(14),
        place="Phòng họp trực tuyến, trụ sở Ủy ban nhân dân tỉnh",
        chair=meeting.chair,
    )
    agenda.add(
        actor=officer,
        meeting=coming,
        title="Cho ý kiến về kế hoạch thông tin đối ngoại năm tới",
        presenter=Unit.objects.get(name=CULTURE),
    )


def _compose(officer: User, committee: Committee) -> Composition:
    day = timezone.localdate() - timedelta(days=240)
    composition = compositions.compose(
        actor=officer,
        committee=committee,
        decision_number="215/QĐ-UBND",
        decided_on=day,
        issuer="Ủy ban nhân dân tỉnh Sông Cầu",
        starts_on=day,
    )
    for seat, post, unit, field in SEATS:
        sitting = Sitting(seat=seat, post=post, unit=Unit.objects.get(name=unit), field=field)
        members.seat(actor=officer, composition=composition, sitting=sitting)
    return composition


def _meet(officer: User, committee: Committee, composition: Composition) -> Meeting:
    sitting = list(composition.members.all())
    meeting = meetings.call(
        actor=officer,
        committee=committee,
        kind=MeetingKind.REGULAR,
        starts_at=_at(-5),
        place="Phòng họp số 2, trụ sở Ủy ban nhân dân tỉnh",
        chair=sitting[0],
        secretary=sitting[7],
    )
    agenda.add(
        actor=officer,
        meeting=meeting,
        title="Báo cáo công tác thông tin đối ngoại từ đầu năm",
        presenter=committee.standing_unit,
    )
    rows = {each.pk: (Presence.PRESENT.value, "") for each in sitting[:7]}
    rows[sitting[4].pk] = (Presence.STAND_IN.value, "Trưởng phòng An ninh chính trị nội bộ")
    attendance.record(actor=officer, meeting=meeting, rows=rows)
    return meetings.hold(
        actor=officer,
        meeting=meeting,
        ended_at=time(11, 15),
        proceedings=(
            "Cơ quan thường trực báo cáo kết quả từ đầu năm.\n"
            "Sở Ngoại vụ đề nghị thống nhất một đầu mối cấp tin cho phóng viên nước ngoài.\n"
            "Báo và Phát thanh, truyền hình đề nghị bố trí biên dịch tiếng Lào."
        ),
    )


def _conclude(officer: User, clerk: User, meeting: Meeting) -> None:
    soon, later = (f"{timezone.localdate() + timedelta(days=days):%d/%m/%Y}" for days in (20, 45))
    conclusions.conclude(
        actor=officer,
        meeting=meeting,
        text=(
            "Đồng chí Phó Trưởng ban Thường trực chủ trì xây dựng bộ thông điệp chung bằng tiếng Anh, "
            f"tiếng Trung Quốc, hoàn thành trước ngày {soon}.\n"
            "Giám đốc Sở Ngoại vụ lập danh sách đầu mối cấp tin cho phóng viên nước ngoài, "
            f"báo cáo Ban Chỉ đạo trước ngày {soon}.\n"
            "Các thành viên Ban Chỉ đạo xây dựng kế hoạch thông tin đối ngoại năm tới của cơ quan mình, "
            f"gửi Cơ quan Thường trực trước ngày {later}."
        ),
    )
    paper = papers.draft(actor=officer, meeting=meeting, document=Document.CONCLUSION)
    signing.submit(actor=officer, paper=paper)
    signing.export(actor=clerk, paper=paper, form=FileForm.DOCX)
    signing.bring_back(actor=clerk, paper=paper, number="21", on=timezone.localdate())
    directive = notices.take_in_own(actor=officer, meeting=Meeting.objects.get(pk=meeting.pk))
    jobs.execute(str(directive.job_id))
    directive.refresh_from_db()
    _hand_out(officer, directive)


def _hand_out(officer: User, directive: Directive) -> None:
    """What names one unit is handed out; what goes to every member waits for the officer."""
    confirmation.confirm_all(actor=officer, directive=directive)
    confirmed = Obligation.objects.filter(directive=directive, state=ObligationState.CONFIRMED)
    for obligation in confirmed:
        proposed = proposals.propose(obligation)
        if len(proposed) != 1 or proposed[0].approver is None:
            continue
        one = proposed[0]
        assignments.assign(
            actor=officer,
            obligation=obligation,
            unit=one.unit,
            approver=one.approver,  # type: ignore[arg-type]
            supporters=one.supporters,
            due=one.due,
            deliverable=one.deliverable,
            allow_past=True,
        )


def _at(days: int) -> datetime:
    day = timezone.localdate() + timedelta(days=days)
    return datetime.combine(day, time(8), tzinfo=timezone.get_default_timezone())
