"""Kiểm tra ở cơ quan mẫu: one round concluded and followed up, one under way, one in preparation."""

from collections.abc import Callable
from datetime import time, timedelta

from django.utils import timezone

from nhipcau.inspections.domain import (
    checking,
    drawing,
    explaining,
    findings,
    papers,
    recommendations,
    rounds,
    teams,
    visits,
)
from nhipcau.inspections.enums import Answer, Nature, Question, RoundKind, TeamPart
from nhipcau.inspections.models import InspectionRound, SampleItem, Visit
from nhipcau.plans.enums import AssignmentState
from nhipcau.units.models import Unit, User
from nhipcau.units.queries import standing_office

CULTURE, FOREIGN = "Sở Văn hóa, Thể thao và Du lịch", "Sở Ngoại vụ"
YES = {question.value: (Answer.YES.value, "") for question in Question}


def tell(*, tell: Callable[[str], None]) -> None:
    """Kể phần kiểm tra, from the work of the story; told once, it changes nothing."""
    officer, staff = (User.objects.get(username=name) for name in ("thuong-truc", "chuyen-vien-so"))
    office = standing_office()
    if office is None or InspectionRound.objects.exists():
        return
    tell("đợt kiểm tra")
    year = timezone.localdate().year
    done = _prepared(officer, office, f"sáu tháng đầu năm {year}", [CULTURE])
    _draw(officer, done, 4)
    _conclude(officer, staff, done.visits.get())
    under_way = _prepared(officer, office, f"quảng bá hình ảnh tỉnh năm {year}", [CULTURE, FOREIGN])
    _draw(officer, under_way, 6)
    for visit in under_way.visits.filter(unit__name=CULTURE):
        _look(officer, visit)
        visits.send(actor=officer, visit=visit, explain_due=timezone.localdate() + timedelta(days=5))
    about = f"giám sát việc cung cấp thông tin quý IV năm {year}"
    _prepared(officer, office, about, [FOREIGN], RoundKind.SUPERVISION)


def _prepared(
    officer: User, office: Unit, about: str, units: list[str], kind: RoundKind = RoundKind.INSPECTION
) -> InspectionRound:
    today = timezone.localdate()
    made = rounds.prepare(
        actor=officer,
        office=office,
        terms=rounds.Terms(
            title=f"Thực hiện công tác thông tin đối ngoại: {about}",
            ground=f"Kế hoạch kiểm tra, giám sát năm {today.year} của Ban Tuyên giáo và Dân vận Tỉnh ủy",
            starts_on=today,
            ends_on=today + timedelta(days=14),
            period_from=today.replace(month=1, day=1),
            period_to=today,
            units=tuple(Unit.objects.filter(name__in=units)),
            kind=kind,
        ),
    )
    leader = User.objects.get(username="lanh-dao")
    teams.name(actor=officer, round_=made, person=leader, part=TeamPart.LEAD)
    teams.name(actor=officer, round_=made, person=officer, part=TeamPart.SECRETARY)
    return made


def _draw(officer: User, round_: InspectionRound, size: int) -> None:
    drawing.draw(actor=officer, round_=round_, size=size, seed=f"mau-{round_.pk}")
    rounds.open_(actor=officer, round_=round_)


def _look(officer: User, visit: Visit) -> None:
    for item in visit.items.order_by("pk"):
        proven = item.assignment.evidence.filter(withdrawn_at=None)
        late = checking.facts_of(item.assignment).days_late
        if not proven:
            _miss(officer, item)
        elif late and item.assignment.state != AssignmentState.ACCEPTED:
            told = YES | {Question.ON_TIME.value: (Answer.NO.value, f"Nộp sau hạn {late} ngày")}
            checking.answer(actor=officer, item=item, answers=told)
            text = f"Việc làm đúng yêu cầu nhưng nộp sau hạn {late} ngày, không có văn bản xin lùi hạn."
            findings.write(actor=officer, item=item, nature=Nature.LATE, text=text, evidence=proven)
        else:
            note = (Answer.PARTLY.value, "Nộp sau hạn, có văn bản xin lùi hạn được đồng ý")
            told = YES | ({Question.ON_TIME.value: note} if late else {})
            checking.answer(actor=officer, item=item, answers=told)
            text = "Đã mở minh chứng, nội dung đúng yêu cầu của văn bản."
            findings.write(actor=officer, item=item, nature=Nature.MET, text=text, evidence=proven)


def _miss(officer: User, item: SampleItem) -> None:
    none = {question.value: (Answer.NOT_ASKED.value, "") for question in Question}
    none[Question.EVIDENCE.value] = (Answer.NO.value, "Chưa có minh chứng trên hệ thống")
    checking.answer(actor=officer, item=item, answers=none)
    text = "Chưa có minh chứng trên hệ thống; đơn vị mới nêu miệng là đang làm."
    found = findings.write(actor=officer, item=item, nature=Nature.NO_EVIDENCE, text=text)
    recommendations.recommend(
        actor=officer,
        finding=found,
        text="Bổ sung minh chứng của việc đã làm, hoặc báo cáo lý do chưa làm và thời gian hoàn thành.",
        due=timezone.localdate() + timedelta(days=20),
    )


def _conclude(officer: User, staff: User, visit: Visit) -> None:
    _look(officer, visit)
    held = visits.send(actor=officer, visit=visit, explain_due=timezone.localdate() + timedelta(days=5))
    for item in held.items.all():
        for found in item.findings.exclude(nature=Nature.MET):
            explaining.explain(actor=staff, finding=found, agrees=True)
    visits.record(
        actor=officer,
        visit=held,
        held_on=timezone.localdate(),
        begins_at=time(8),
        ends_at=time(11, 15),
        place="Trụ sở Sở Văn hóa, Thể thao và Du lịch",
        unit_side="Phó Giám đốc Sở\nTrưởng phòng Quản lý văn hóa và thông tin",
    )
    visits.conclude(actor=officer, visit=held)
    papers.draft_minute(actor=officer, visit=held)
