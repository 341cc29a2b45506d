"""Members, meetings, their papers and lists (thành phần, phiên họp)."""

from datetime import date, time, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from nhipcau.committee import queries
from nhipcau.committee.domain import (
    agenda,
    attendance,
    compositions,
    keeping,
    meetings,
    members,
    papers,
    replacing,
)
from nhipcau.committee.domain.conclusions import joined, split
from nhipcau.committee.domain.members import Sitting
from nhipcau.committee.enums import Circle, Document, MeetingState, Presence, Seat
from nhipcau.committee.models import Committee, Composition, FormerInvitation, Meeting, Member
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.issuing.domain import papers as issuing
from nhipcau.issuing.domain import signing
from nhipcau.steering.models import Notice
from nhipcau.units.domain import people
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories import committee as bodies
from tests.factories.directives import DirectiveFactory, obligation
from tests.factories.issuing import declared_form
from tests.factories.units import UnitFactory, person

from .conftest import Body

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return person(Role.OFFICER)


@pytest.fixture
def client(officer: User) -> Client:
    client = Client()
    client.force_login(officer)
    return client


def words(document) -> str:
    """Everything a paper says in its body."""
    said = []
    for block in document.blocks:
        said.append(getattr(block, "text", "") or "".join(run.text for run in getattr(block, "runs", ())))
    return "\n".join(said)


def test_compositions_follow_one_another_and_none_is_written_over(body: Body, officer: User):
    old = body.composition
    before = set(old.circles.get(circle=Circle.ALL).group.members.all())
    new = compositions.compose(
        actor=officer,
        committee=body.committee,
        decision_number="88/QĐ-UBND",
        decided_on=date(2026, 6, 1),
        issuer="Ủy ban nhân dân tỉnh",
        starts_on=date(2026, 6, 1),
    )
    old.refresh_from_db()
    assert old.ends_on == date(2026, 6, 1) and new.members.count() == old.members.count() == 6
    members.remove(actor=officer, member=new.members.get(unit=body.police))
    assert set(old.circles.get(circle=Circle.ALL).group.members.all()) == before
    assert body.police not in new.circles.get(circle=Circle.ALL).group.members.all()
    with pytest.raises(Refused, match="phải sau ngày đó"):
        compositions.compose(
            actor=officer,
            committee=body.committee,
            decision_number="1",
            decided_on=date(2026, 1, 1),
            issuer="Ủy ban",
            starts_on=date(2026, 5, 1),
        )
    assert Composition.objects.count() == 2


def test_a_unit_left_out_of_the_next_composition_sees_no_later_meeting(body: Body, officer: User):
    earlier, later = bodies.held(body.committee, days=-5), bodies.meeting(body.committee, days=5)
    new = bodies.composition(body.committee, on=timezone.localdate())
    members.remove(actor=officer, member=new.members.get(unit=body.police))
    seen = queries.meetings_visible_to
    assert set(seen(person(Role.UNIT_HEAD, body.police))) == {earlier}
    assert set(seen(person(Role.UNIT_HEAD, body.press))) == {earlier, later}
    with pytest.raises(Refused, match="đang là thành viên vào ngày họp"):
        meetings.change(
            actor=officer,
            meeting=later,
            starts_at=later.starts_at,
            place=later.place,
            chair=body.composition.members.get(unit=body.police),
        )


@pytest.mark.parametrize(
    "change,said",
    [
        ({"post": " "}, "Hãy ghi chức vụ"),
        ({"office_email": "an@gmail.com"}, "hộp thư cá nhân"),
        ({"seat": Seat.CHAIR}, "ghi ngày thôi của người đó trước"),
    ],
)
def test_a_seat_that_cannot_be_is_refused(body: Body, officer: User, change: dict[str, object], said: str):
    sitting = Sitting(**{"seat": Seat.MEMBER, "post": "Giám đốc", "unit": body.culture} | change)
    with pytest.raises(Refused, match=said):
        members.seat(actor=officer, composition=body.composition, sitting=sitting)
    assert body.composition.members.count() == 6


def test_names_and_contacts_stay_out_of_the_trail_and_go_when_their_time_is_over(body: Body, officer: User):
    account = person(Role.UNIT_STAFF, body.foreign)
    one = body.composition.members.get(unit=body.foreign)
    sitting = Sitting(
        seat=Seat.MEMBER,
        post=one.post,
        unit=one.unit,
        person_name="Nguyễn Văn Bí Ẩn",
        account=account,
        office_phone="0241 111222",
        office_email="vanphong@songoaivu.example.vn",
    )
    members.correct(actor=officer, member=one, sitting=sitting)
    trail = str(list(AuditEntry.objects.values_list("before", "after")))
    assert "Bí Ẩn" not in trail and "111222" not in trail and "songoaivu" not in trail
    people.deactivate(actor=person(Role.ADMINISTRATOR), person=account)
    people.erase(actor=person(Role.ADMINISTRATOR), person=account)
    one.refresh_from_db()
    assert (one.person_name, one.office_phone, one.account, one.post) == (
        "",
        "",
        None,
        "Giám đốc Sở Ngoại vụ",
    )
    other = body.composition.members.get(seat=Seat.STANDING_DEPUTY)
    members.release(actor=officer, member=other, ends_on=date(2026, 2, 1))
    assert keeping.sweep(kept=timedelta(days=9999)) == 0
    assert keeping.sweep(kept=timedelta(days=1)) == 1
    other.refresh_from_db()
    assert other.person_name == "" and "Văn hóa" in other.post


def test_meetings_are_numbered_by_year_and_look_back_by_themselves(body: Body, officer: User):
    first, second = bodies.held(body.committee, days=-20), bodies.meeting(body.committee, days=3)
    assert (first.number, second.number) == (1, 2) or first.year != second.year
    item = second.agenda.get()
    assert item.follows == first and item.title.startswith("Kiểm điểm việc thực hiện kết luận phiên họp")
    agenda.add(actor=officer, meeting=second, title="Cho ý kiến kế hoạch", presenter=body.culture)
    agenda.change(actor=officer, item=item, title="Kiểm điểm kết luận", presenter=None, position=2)
    assert [each.title for each in second.agenda.all()] == ["Cho ý kiến kế hoạch", "Kiểm điểm kết luận"]
    with pytest.raises(Refused, match="luôn có trong chương trình"):
        agenda.remove(actor=officer, item=item)
    third = bodies.meeting(body.committee, days=9)
    assert third.agenda.get().follows == second
    meetings.cancel(actor=officer, meeting=second, reason="Trùng lịch")
    assert third.agenda.get().follows == first
    with pytest.raises(Refused, match="chưa đến ngày họp"):
        meetings.hold(actor=officer, meeting=third, ended_at=None, proceedings="")
    with pytest.raises(Refused, match="chưa có thành phần"):
        meetings.change(
            actor=officer, meeting=third, starts_at=bodies.at(-9999), place="Phòng họp", subject=""
        )


def test_documents_of_the_agenda_are_looked_at_before_they_are_kept(
    body: Body, officer: User, client: Client
):
    meeting = bodies.meeting(body.committee)
    item = agenda.add(actor=officer, meeting=meeting, title="Báo cáo")
    url = reverse("committee:item", args=[item.pk])

    def send(content: bytes, name: str, **more: str):
        file = SimpleUploadedFile(name, content)
        return client.post(url, {"act": "attach", "file": file} | more)

    secret = "TỐI MẬT\nỦY BAN NHÂN DÂN TỈNH\nSố: 01/BC-UBND\n\nBÁO CÁO\n".encode()
    assert "dấu chỉ độ mật" in send(secret, "mat.txt").content.decode()
    assert "Máy không đọc được dấu mật" in send(b"\x89PNG\r\n\x1a\nanh", "anh.png").content.decode()
    assert "kiểu cũ" in send(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "cu.doc", no_secret="on").content.decode()
    assert not item.files.exists()
    assert AuditEntry.objects.filter(verb="committee.agenda.refuse_secret").count() == 1
    assert send("Báo cáo công tác".encode(), "bao-cao.txt").status_code == 302
    file = item.files.get()
    head, stranger = Client(), Client()
    head.force_login(person(Role.UNIT_HEAD, body.police))
    stranger.force_login(person(Role.UNIT_HEAD))
    address = reverse("committee:agenda_file", args=[file.pk])
    assert b"".join(head.get(address).streaming_content) == "Báo cáo công tác".encode()
    assert stranger.get(address).status_code == 404


def test_papers_say_what_the_meeting_says(body: Body, officer: User, client: Client):
    declared_form(report_symbol="BC-BCĐ", issuer="Ban Chỉ đạo công tác thông tin đối ngoại")
    sitting = {each.unit: each for each in body.composition.members.exclude(seat=Seat.HELPER_HEAD)}
    meeting = bodies.meeting(body.committee, days=0)
    meetings.change(
        actor=officer,
        meeting=meeting,
        starts_at=bodies.at(0),
        place="Phòng họp số 2",
        chair=sitting[body.province],
        secretary=body.composition.members.get(seat=Seat.HELPER_HEAD),
    )
    agenda.add(actor=officer, meeting=meeting, title="Báo cáo năm", presenter=body.culture)
    invitation = papers.draft(actor=officer, meeting=meeting, document=Document.INVITATION)
    head = issuing.document(invitation).letterhead
    assert (head.symbol, head.type_name) == ("GM-BCĐ", "GIẤY MỜI")
    said = words(issuing.document(invitation))
    assert "8 giờ 00, " in said and "Báo cáo năm (Sở Văn hóa, Thể thao và Du lịch trình bày)." in said
    with pytest.raises(Refused, match="đã họp trước khi lập biên bản"):
        papers.draft(actor=officer, meeting=meeting, document=Document.MINUTES)
    meetings.hold(actor=officer, meeting=meeting, ended_at=time(11, 5), proceedings="Ý kiến của Sở.")
    minutes = papers.draft(actor=officer, meeting=meeting, document=Document.MINUTES)
    with pytest.raises(Refused, match="chưa ghi người dự họp"):
        signing.submit(actor=officer, paper=minutes)
    url = reverse("committee:attendance", args=[meeting.pk])
    data = {f"presence-{each.pk}": "present" for each in meetings.members_of(meeting)}
    police = sitting[body.police].pk
    refused = client.post(url, data | {f"presence-{police}": "stand-in"})
    assert refused.status_code == 422 and "hãy ghi chức vụ người dự thay" in refused.content.decode()
    client.post(url, data | {f"presence-{police}": "stand-in", f"stand-in-{police}": "Trưởng phòng"})
    said = words(issuing.document(minutes))
    assert "Có mặt: 5/6 thành viên; cử người dự thay: 1; vắng: 0." in said and "11 giờ 05" in said
    signing.submit(actor=officer, paper=minutes)
    with pytest.raises(Refused, match="nội dung đã khóa"):
        meetings.change(actor=officer, meeting=meeting, starts_at=bodies.at(0), place="Phòng khác")
    # What was said is locked with the minutes and comes back unchanged: the conclusions are still open.
    record = reverse("committee:record", args=[meeting.pk])
    text = "1. Giao Sở Ngoại vụ:\n- lập danh sách;\n- báo cáo.\n\n2) Các thành viên báo cáo."
    client.post(record, {"ended_at": "11:05", "proceedings": "Ý kiến của Sở.", "conclusions": text})
    held = Meeting.objects.get(pk=meeting.pk)
    assert [each.position for each in held.conclusions.all()] == [1, 2] and split(joined(held)) == split(text)
    conclusion = papers.draft(actor=officer, meeting=meeting, document=Document.CONCLUSION)
    head = issuing.document(conclusion).letterhead
    assert head.symbol == "TB-BCĐ" and head.title.startswith("Kết luận phiên họp định kỳ thứ 1 năm ")
    assert "1. Giao Sở Ngoại vụ:\nlập danh sách;\nbáo cáo.\n2. Các thành viên báo cáo." in words(
        issuing.document(conclusion)
    )
    staff = person(Role.UNIT_STAFF, body.press)
    signing.submit(actor=officer, paper=conclusion)
    signing.export(actor=officer, paper=conclusion, form="docx")
    signing.bring_back(actor=officer, paper=conclusion, number="3", on=timezone.localdate())
    assert Notice.objects.filter(person=staff).exists()
    assert set(conclusion.units.all()) == {m.unit for m in meetings.members_of(meeting)}


def test_a_meeting_moved_after_its_invitation_is_told(body: Body, officer: User, client: Client):
    declared_form(report_symbol="BC-BCĐ", issuer="Ban Chỉ đạo công tác thông tin đối ngoại")
    meeting = bodies.meeting(body.committee)
    agenda.add(actor=officer, meeting=meeting, title="Báo cáo năm")
    invitation = papers.draft(actor=officer, meeting=meeting, document=Document.INVITATION)

    def page(who: Client = client) -> str:
        return who.get(meeting.get_absolute_url()).content.decode()

    def move(place: str) -> None:
        meetings.change(actor=officer, meeting=meeting, starts_at=meeting.starts_at, place=place)

    moved = "phiên họp đã được dời"
    signing.submit(actor=officer, paper=invitation)
    assert moved not in page()
    move("Hội trường tỉnh")
    assert moved in page() and "Hãy đưa giấy mời về dự thảo" in page()
    signing.export(actor=officer, paper=invitation, form="docx")
    signing.bring_back(actor=officer, paper=invitation, number="3", on=timezone.localdate())
    assert moved in page() and "Hãy lập giấy mời thay thế" in page()
    invited = Client()
    invited.force_login(person(Role.UNIT_HEAD, body.press))
    assert moved in page(invited) and "Hãy lập giấy mời" not in page(invited)
    move(meeting.place)
    assert moved not in page()


def test_what_is_recorded_is_kept_whole_or_not_at_all(body: Body, officer: User, client: Client):
    meeting = bodies.held(body.committee, text="1. Giao Sở Ngoại vụ báo cáo.")
    notice = papers.draft(actor=officer, meeting=meeting, document=Document.CONCLUSION)
    declared_form(report_symbol="BC-BCĐ")
    signing.submit(actor=officer, paper=notice)
    data = {"ended_at": "12:00", "proceedings": "Thêm ý kiến.", "conclusions": "1. Giao Công an tỉnh."}
    page = client.post(reverse("committee:record", args=[meeting.pk]), data)
    assert page.status_code == 422 and "Thêm ý kiến." in page.content.decode()
    meeting.refresh_from_db()
    assert meeting.proceedings == "Các đại biểu thảo luận." and meeting.ended_at == time(11, 30)


def issued(paper, number: str, officer: User) -> None:
    signing.submit(actor=officer, paper=paper)
    signing.export(actor=officer, paper=paper, form="docx")
    signing.bring_back(actor=officer, paper=paper, number=number, on=timezone.localdate())


def test_an_invitation_that_was_issued_is_replaced_and_both_are_kept(
    body: Body, officer: User, client: Client
):
    declared_form(report_symbol="BC-BCĐ")
    meeting = bodies.meeting(body.committee, days=3)
    agenda.add(actor=officer, meeting=meeting, title="Báo cáo năm")
    first = papers.draft(actor=officer, meeting=meeting, document=Document.INVITATION)
    with pytest.raises(Refused, match="sửa dự thảo đang có"):
        replacing.replace_invitation(actor=officer, meeting=meeting, reason="đổi ngày")
    issued(first, "31", officer)
    said = words(issuing.document(first))
    page = client.get(reverse("committee:change_meeting", args=[meeting.pk]))
    form = page.context["form"]
    moved = {name: form[name].value() for name in form.fields} | {"place": "Hội trường lớn"}
    moved = {name: "" if value is None else value for name, value in moved.items()}
    page = client.post(reverse("committee:change_meeting", args=[meeting.pk]), moved, follow=True)
    assert "Hãy lập giấy mời thay thế" in page.content.decode()
    assert 'action="' + reverse("committee:replace_invitation", args=[meeting.pk]) in page.content.decode()
    address = reverse("committee:replace_invitation", args=[meeting.pk])
    client.post(address, {"replace-reason": ""})
    assert not FormerInvitation.objects.exists()
    client.post(address, {"replace-reason": "thay đổi địa điểm họp"})
    held = Meeting.objects.get(pk=meeting.pk)
    new = held.invitation
    assert new != first and held.former_invitations.get().paper == first
    text = words(issuing.document(new))
    first.refresh_from_db()
    assert f"thay thế Giấy mời số {first.full_number} ngày {timezone.localdate():%d/%m/%Y}" in text
    assert "Lý do: thay đổi địa điểm họp." in text and "Hội trường lớn" in text
    staff = person(Role.UNIT_STAFF, body.press)
    theirs = Client()
    theirs.force_login(staff)
    while_drafted = theirs.get(held.get_absolute_url()).content.decode()
    assert first.full_number in while_drafted and "Đang được thay thế" in while_drafted
    issued(new, "35", officer)
    after = theirs.get(held.get_absolute_url()).content.decode()
    new.refresh_from_db()
    assert "Đã thay thế" in after and new.full_number in after and first.full_number in after
    assert words(issuing.document(first)) == said
    told = Notice.objects.get(person=staff, subject="Giấy mời họp thay thế")
    assert first.full_number in told.body
    assert client.get(first.get_absolute_url(), follow=True).status_code == 200
    entry = AuditEntry.objects.get(verb="committee.invitation.replace")
    assert entry.before["number"] == first.full_number


def test_lists_are_searched_filtered_and_exported(body: Body, officer: User, client: Client):
    bodies.held(body.committee, days=-3)
    bodies.meeting(body.committee, days=3)
    home, one = body.composition.get_absolute_url(), body.committee.pk
    assert "Giám đốc Sở Ngoại vụ" in client.get(f"{home}?q=ngoai+vu").content.decode()
    none = client.get(f"{home}?q=khong+co").content.decode()
    assert "Không có thành viên nào khớp" in none
    rows = client.get(f"{home}?export=csv&seat=member").content.decode("utf-8-sig").splitlines()
    assert len(rows) == 4
    meetings_url = reverse("committee:meetings", args=[one])
    rows = client.get(f"{meetings_url}?export=csv&state=held").content.decode("utf-8-sig").splitlines()
    assert len(rows) == 2 and "Đã họp" in rows[1]
    assert client.get(f"{meetings_url}?export=xlsx").status_code == 200
    rows = client.get(f"{meetings_url}?cot=title,place&export=csv").content.decode("utf-8-sig").splitlines()
    assert rows[0] == "Phiên họp,Địa điểm" and len(rows) == 3
    listed = client.get(f"{home}?cot=seat,position").content.decode()
    assert 'data-hidden="3 4 5 6"' in listed and listed.count('data-label="TT"') == 6
    for address in (home, meetings_url, reverse("committee:units", args=[one])):
        assert "Lưu bộ lọc" in (page := client.get(address).content.decode()) and "Chọn cột" in page
    for name in ("tasks", "units"):
        assert client.get(reverse(f"committee:{name}", args=[one]) + "?export=csv").status_code == 200
    assert (
        "Chưa có nhiệm vụ nào từ kết luận"
        in client.get(reverse("committee:tasks", args=[one])).content.decode()
    )


def test_an_office_without_a_committee_is_led_to_one(client: Client, officer: User):
    assert "Chưa có Ban Chỉ đạo nào" in client.get(reverse("committee:list")).content.decode()
    unit, office = UnitFactory(name="Sở Nội vụ"), bodies.standing_office()
    facts = {
        "name": bodies.NAME,
        "short_name": "Ban Chỉ đạo",
        "standing_unit": office.pk,
        "office": office.pk,
    }
    client.post(reverse("committee:new"), facts)
    body = Committee.objects.get()
    again = client.post(reverse("committee:new"), facts)
    assert again.status_code == 422 and "hãy mở hồ sơ đó" in again.content.decode()
    assert "Chưa ghi quyết định thành lập" in client.get(body.get_absolute_url()).content.decode()
    decision = {"decision_number": "5/QĐ", "decided_on": "05/01/2026", "issuer": "UBND tỉnh"}
    wrong = client.post(reverse("committee:compose", args=[body.pk]), decision | {"starts_on": "04/01/2026"})
    assert wrong.status_code == 422 and "không được trước ngày" in wrong.content.decode()
    client.post(reverse("committee:compose", args=[body.pk]), decision | {"starts_on": "06/01/2026"})
    home = body.compositions.get()
    seat = {"seat": "chair", "post": "Giám đốc Sở Nội vụ", "unit": unit.pk}
    client.post(reverse("committee:seat", args=[home.pk]), seat)
    member = home.members.get()
    assert (member.starts_on, member.unit) == (date(2026, 1, 6), unit)
    url = reverse("committee:member", args=[member.pk])
    client.post(url, {"act": "release", "release-ends_on": "01/02/2026"})
    member.refresh_from_db()
    assert member.ends_on == date(2026, 2, 1)
    day = timezone.localdate() + timedelta(days=4)
    call = {"kind": "regular", "day": f"{day:%d/%m/%Y}", "hour": "25:00", "place": "P2"}
    assert client.post(reverse("committee:call", args=[body.pk]), call).status_code == 422
    client.post(reverse("committee:call", args=[body.pk]), call | {"hour": "14:30"})
    meeting = Meeting.objects.get()
    assert timezone.localtime(meeting.starts_at).time() == time(14, 30)
    client.post(reverse("committee:cancel_meeting", args=[meeting.pk]), {"cancel-reason": "Bão"})
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.CANCELLED and Member.objects.count() == 1


def test_attendance_is_of_members_only(body: Body, officer: User):
    meeting = bodies.held(body.committee)
    stranger = bodies.member(bodies.composition(bodies.committee(name="Ban khác")), body.police)
    with pytest.raises(Refused, match="không phải thành viên"):
        attendance.record(actor=officer, meeting=meeting, rows={stranger.pk: (Presence.PRESENT, "")})
    assert not meeting.attendance.exists()


def test_pages_cost_the_same_at_any_length(body: Body, officer: User, client: Client):
    pages = [
        body.committee.get_absolute_url(),
        body.composition.get_absolute_url(),
        reverse("committee:meetings", args=[body.committee.pk]),
        reverse("committee:tasks", args=[body.committee.pk]),
        reverse("committee:units", args=[body.committee.pk]),
    ]

    def more(days: int) -> None:
        meeting = bodies.held(body.committee, days=days)
        meeting.directive = DirectiveFactory(type_code="TB")
        meeting.save()
        obligation(meeting.directive, lead=body.culture)
        bodies.member(body.composition, UnitFactory())

    def costs() -> list[int]:
        found = []
        for url in [*pages, Meeting.objects.first().get_absolute_url()]:
            with CaptureQueriesContext(connection) as asked:
                assert client.get(url).status_code == 200
            found.append(len(asked))
        return found

    more(-2), more(-9)
    costs()
    few = costs()
    more(-3), more(-4)
    many = costs()
    assert many == few and max(few) <= 40
