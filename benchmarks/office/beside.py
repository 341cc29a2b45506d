"""Bên cạnh công việc: courses, the steering committee, inspections, events, partners, commendation, money.

A step of its own, with a chance of its own: put into any office that lacks it, and what was made before
stays as it is. How many follows from how many activities there are.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from . import words
from .frame import SEED, keep, moment, shifted

LEARNERS, MEMBERS, AGENDA = 40, 40, 6
VISITS, SAMPLE, NOMINATED = 10, 10, 60
CRITERIA = (("Kết quả đạt được", 50), ("Tính mới", 30), ("Khả năng nhân rộng", 20))


@dataclass(frozen=True, slots=True)
class Place:
    """Cơ quan đã có: who and what the records are about."""

    size: int
    today: date
    chance: random.Random
    home: Any
    units: list[Any]
    people: list[Any]
    work: list[Any]

    def unit(self) -> Any:
        """Một đơn vị."""
        return self.chance.choice(self.units)

    def day(self, back: int, ahead: int) -> date:
        """Một ngày around today."""
        return shifted(self.today, self.chance.randrange(-back, ahead))

    def words(self) -> str:
        """Một tên gọi."""
        return words.activity(self.chance)


def make() -> None:
    """Đặt thêm vào cơ quan này, unless it has them."""
    from django.db import transaction

    from nhipcau.plans.models import Activity, Assignment
    from nhipcau.training.models import Course
    from nhipcau.units.models import Membership, Unit

    if Course.objects.exists():
        return
    seats = Membership.objects.filter(role="officer").order_by("pk").select_related("person")
    work = Assignment.objects.filter(state="accepted", activity__isnull=False).order_by("-pk")
    place = Place(
        size=Activity.objects.count(),
        today=date.today(),
        chance=random.Random(SEED + 1),
        home=Unit.objects.get(is_standing_office=True),
        units=list(Unit.objects.filter(is_standing_office=False).order_by("pk")),
        people=[seat.person for seat in seats],
        work=list(work.select_related("unit")[:4000]),
    )
    steps: tuple[Callable[[Place], None], ...] = (
        _courses, _committee, _inspections, _partners_and_events, _recognition, _money,
    )  # fmt: skip
    with transaction.atomic():
        for step in steps:
            step(place)


def _courses(place: Place) -> None:
    """Lớp bồi dưỡng: one in two hundred activities, forty people in each; those over are closed."""
    from nhipcau.core.domain.folding import fold
    from nhipcau.training.models import Attendance, Course, CourseSession, Registration

    def courses() -> Iterator[Any]:
        for _ in range(max(place.size // 200, 1)):
            day, title = place.day(700, 60), f"Tập huấn: {place.words()}"
            over = day < place.today
            yield Course(
                title=title, folded=fold(title), unit=place.unit(), place="Hội trường tỉnh",
                capacity=LEARNERS,
                contact="Phòng Thông tin đối ngoại", state="closed" if over else "open", starts_on=day,
                ends_on=shifted(day, 1), registers_until=moment(day), kept_until=shifted(day, 400),
                closed_at=moment(shifted(day, 3)) if over else None, registered=LEARNERS * over,
                attended=LEARNERS * over, certified=0,
            )  # fmt: skip

    held = keep(Course, courses())
    sessions = keep(
        CourseSession,
        (
            CourseSession(
                course=course, day=shifted(course.starts_on, at), begins=time(8), ends=time(11),
                topic=place.words(),
            )
            for course in held
            for at in range(2)
        ),
    )  # fmt: skip

    def learners() -> Iterator[Any]:
        for course in held:
            for at in range(LEARNERS):
                unit, name = place.unit(), f"Trần Thị Học Viên {at}"
                yield Registration(
                    course=course, full_name=name, folded=fold(f"{name} {unit.name}"), unit=unit,
                    unit_name=unit.name, post="Chuyên viên", state="registered", via="unit",
                )  # fmt: skip

    people = keep(Registration, learners())
    over = {course.pk for course in held if course.state == "closed"}
    first = {one.course_id: one for one in reversed(sessions)}
    came = (one for one in people if one.course_id in over and place.chance.random() < 0.9)
    keep(
        Attendance,
        (Attendance(session=first[one.course_id], registration=one, recorded="list") for one in came),
    )


def _committee(place: Place) -> None:
    """Ban Chỉ đạo: three compositions of forty members, five years of monthly meetings."""
    from nhipcau.committee.models import (
        AgendaItem,
        Attendance,
        Committee,
        Composition,
        Conclusion,
        Meeting,
        Member,
    )
    from nhipcau.core.domain.folding import fold

    body = Committee.objects.create(
        name="Ban Chỉ đạo Công tác thông tin đối ngoại tỉnh Mẫu", standing_unit=place.home, office=place.home
    )
    begun = [shifted(place.today, -1800), shifted(place.today, -1000), shifted(place.today, -300)]
    terms = [
        Composition.objects.create(
            committee=body, decision_number=f"{at + 1}-QĐ/TU", decided_on=day, issuer="Ban Thường vụ Tỉnh ủy",
            starts_on=day, ends_on=begun[at + 1] if at + 1 < len(begun) else None,
        )
        for at, day in enumerate(begun)
    ]  # fmt: skip
    seats = ["chair", "standing-deputy", "deputy", "deputy", *["member"] * (MEMBERS - 4)]
    members = keep(
        Member,
        (
            Member(
                composition=term, position=at, seat=seat, person_name=f"Lê Văn Ủy Viên {at}",
                post=f"Lãnh đạo {place.units[at].name}", unit=place.units[at], starts_on=term.starts_on,
                ends_on=term.ends_on, folded=fold(place.units[at].name),
            )
            for term in terms
            for at, seat in enumerate(seats)
        ),
    )  # fmt: skip
    _meetings(place, body, terms, members, (Meeting, AgendaItem, Conclusion, Attendance))


def _meetings(place: Place, body: Any, terms: list[Any], members: list[Any], models: tuple[Any, ...]) -> None:
    from nhipcau.directives.models import Directive

    meeting_of, item_of, conclusion_of, attendance_of = models
    last = place.today.year * 12 + place.today.month
    notices = iter(Directive.objects.filter(state="confirmed").order_by("-pk")[20:32])

    def meetings() -> Iterator[Any]:
        for back in range(59, -2, -1):
            year, month = divmod(last - 1 - back, 12)
            day = date(year, month + 1, 15)
            held = day < place.today
            yield meeting_of(
                committee=body, year=year, number=month + 1, starts_at=moment(day), place="Trụ sở Tỉnh ủy",
                state="held" if held else "planned",
                directive=next(notices, None) if held and back < 12 else None,
            )  # fmt: skip

    made = keep(meeting_of, meetings())
    numbered = [(meeting, at) for meeting in made for at in range(1, AGENDA + 1)]
    keep(
        item_of,
        (item_of(meeting=m, position=at, title=place.words(), presenter=place.unit()) for m, at in numbered),
    )
    keep(conclusion_of, (conclusion_of(meeting=m, position=at, text=place.words()) for m, at in numbered))
    there = [
        (meeting, member)
        for meeting in made
        if meeting.state == "held"
        for member in members
        if member.sits_on(meeting.day)
    ]
    keep(attendance_of, (attendance_of(meeting=m, member=who, presence="present") for m, who in there))


def _inspections(place: Place) -> None:
    """Kiểm tra: a round for five thousand activities, of ten units with ten tasks each."""
    from nhipcau.core.domain.folding import fold
    from nhipcau.inspections.domain.sampling import METHOD
    from nhipcau.inspections.models import Drawing, InspectionRound, SampleItem, TeamMember, Visit

    by_unit: dict[int, list[Any]] = {}
    for work in place.work:
        by_unit.setdefault(work.unit_id, []).append(work)
    busy = sorted((unit for unit, done in by_unit.items() if len(done) >= SAMPLE), key=lambda pk: pk)
    units = [unit for unit in place.units if unit.pk in set(busy)]
    for at in range(max(place.size // 5000, 2)):
        day, title = shifted(place.today, -30 * at), f"Kiểm tra công tác thông tin đối ngoại, đợt {at + 1}"
        held = InspectionRound.objects.create(
            office=place.home, title=title, folded=fold(title), ground="Kế hoạch kiểm tra năm",
            starts_on=day, ends_on=shifted(day, 10), period_from=shifted(day, -365), period_to=day,
            state="running" if at < 2 else "concluded", opened_at=moment(day),
        )  # fmt: skip
        keep(
            TeamMember,
            (
                TeamMember(round=held, person=person, part="member" if n else "lead")
                for n, person in enumerate(place.people[:4])
            ),
        )
        chosen = place.chance.sample(units, min(VISITS, len(units)))
        visits = keep(Visit, (Visit(round=held, unit=unit, state="explaining") for unit in chosen))
        drawing = Drawing.objects.create(
            round=held, number=1, seed=str(at), size=SAMPLE * len(visits), method=METHOD, scope={},
            population=[], chosen=[], digest="0" * 64,
        )  # fmt: skip
        items = keep(
            SampleItem,
            (
                SampleItem(
                    round=held, visit=visit, assignment=work, drawing=drawing, standing="done", rank=rank,
                )
                for visit in visits
                for rank, work in enumerate(by_unit[visit.unit_id][:SAMPLE])
            ),
        )  # fmt: skip
        _findings(place, items)


def _findings(place: Place, items: list[Any]) -> None:
    """Phát hiện và kiến nghị: one task in three has one."""
    from nhipcau.core.domain.folding import fold
    from nhipcau.inspections.models import Finding, Recommendation

    found = keep(
        Finding,
        (
            Finding(
                item=item, nature="shortcoming", text=(told := place.words()), folded=fold(told),
                quote="Câu trong văn bản", place="Mục I", state="sent", sent_at=moment(place.today),
            )
            for item in items[::3]
        ),
    )  # fmt: skip
    keep(
        Recommendation,
        (
            Recommendation(
                visit=each.item.visit, finding=each, text=each.text, folded=each.folded, due=place.day(60, 90)
            )
            for each in found
        ),
    )


def _partners_and_events(place: Place) -> None:
    """Đối tác và sự kiện: one partner in two hundred activities, one event in a hundred."""
    from nhipcau.core.domain.folding import fold
    from nhipcau.programmes.models import Agreement, Contact, Event, Partner, Shown

    partners = keep(
        Partner,
        (
            Partner(
                unit=place.unit(), kind=place.chance.choice(["twin", "friendship", "press"]),
                name=(name := f"Đối tác {at}"), country=f"Nước {at % 60}", folded=fold(name),
            )
            for at in range(max(place.size // 200, 1))
        ),
    )  # fmt: skip
    keep(
        Contact,
        (
            Contact(
                partner=each, post="Phòng Đối ngoại", purpose="Mời dự", keep_until=shifted(place.today, 300)
            )
            for each in partners
        ),
    )
    keep(
        Agreement,
        (Agreement(partner=each, title="Bản ghi nhớ", signed_on=place.day(900, 0)) for each in partners),
    )

    def events() -> Iterator[Any]:
        for _ in range(place.size // 100):
            day, name = place.day(900, 120), f"Sự kiện: {place.words()}"
            over = day < place.today
            yield Event(
                unit=place.unit(), kind="exhibition", name=name, place="Trung tâm Văn hóa", folded=fold(name),
                starts_on=day, ends_on=shifted(day, 2), state="held" if over else "planned",
                visitors=500 if over else None, counted="tickets" if over else "",
            )  # fmt: skip

    made = keep(Event, events())
    keep(Shown, (Shown(event=each, kind="panel", title=f"Bảng {n}") for each in made for n in range(3)))


def _recognition(place: Place) -> None:
    """Khen thưởng: ten rounds of sixty nominations, five on the panel."""
    from nhipcau.core.domain.folding import fold
    from nhipcau.programmes.models import Criterion, Nomination, Round, Score, Seat

    for at in range(10):
        held = Round.objects.create(
            office=place.home, name=f"Đợt xét {at + 1}", closes_on=shifted(place.today, 20 - 90 * at),
            state="scoring" if at else "open",
        )  # fmt: skip
        criteria = keep(
            Criterion,
            (Criterion(round=held, name=n, weight=w, position=p) for p, (n, w) in enumerate(CRITERIA)),
        )
        seats = keep(Seat, (Seat(round=held, person=person) for person in place.people[:5]))
        rows = keep(
            Nomination,
            (
                Nomination(
                    round=held, unit=place.unit(), field="practice", title=(title := place.words()),
                    nominee_kind="collective", nominee="Phòng Nghiệp vụ", achievement=title,
                    folded=fold(title), state="submitted", submitted_on=held.closes_on - timedelta(days=3),
                    published_on=held.closes_on if at > 4 else None,
                )
                for _ in range(NOMINATED)
            ),
        )  # fmt: skip
        marks = ((row, c, seat) for row in rows for c in criteria for seat in seats if at)
        keep(
            Score,
            (
                Score(nomination=row, criterion=c, seat=seat, points=place.chance.randrange(5, 11))
                for row, c, seat in marks
            ),
        )


def _money(place: Place) -> None:
    """Kinh phí: one activity in ten of the issued plans has a line, and two spendings of it."""
    from nhipcau.plans.models import Activity
    from nhipcau.programmes.models import BudgetLine, Spending

    funded = Activity.objects.filter(plan__paper__state="issued", removed_at=None).order_by("-pk")
    lines = keep(
        BudgetLine,
        (
            BudgetLine(
                activity_id=pk, unit=place.unit(), source="state", planned=50_000_000,
                decided_on=place.day(300, 0), reference="Quyết định giao dự toán",
            )
            for pk in funded.values_list("pk", flat=True)[: place.size // 10]
        ),
    )  # fmt: skip
    keep(
        Spending,
        (
            Spending(line=line, amount=10_000_000, spent_on=line.decided_on, what="Chi tổ chức")
            for line in lines
            for _ in range(2)
        ),
    )
