"""Screens: lists, tables in and out, pages without an account, the door (màn hình tập huấn)."""

import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from nhipcau.core.models import AuditEntry
from nhipcau.mailing.models import Mail
from nhipcau.training.domain import certificates, courses, materials, placing, results
from nhipcau.training.models import Attendance, Course, Material, Registration
from nhipcau.training.views.addresses import link_of, scan_of
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories import training
from tests.factories.plans import AssignmentFactory, line, plan_for
from tests.factories.units import UnitFactory, also_called, person

pytestmark = pytest.mark.django_db
LIST = reverse("training:courses")


def opened(someone: User) -> Client:
    client = Client()
    client.force_login(someone)
    return client


def page(client: Client, url: str, **asked: str) -> str:
    answer = client.get(url, asked)
    assert answer.status_code == 200, url
    return answer.content.decode()


def outside(url: str) -> str:
    """An address as a path: what stands before it is the test server's."""
    return re.sub(r"^https?://[^/]+", "", url)


def link(course: Course, rf) -> str:
    courses.renew_link(actor=person(Role.OFFICER), course=course)
    course.refresh_from_db()
    return outside(link_of(rf.get("/"), course))


SENT = {"full_name": "Trần Thị Bình", "unit_name": "Sở TT", "post": "Chuyên viên", "agreed": "on"}


def test_one_registers_without_an_account_and_withdraws(rf):
    unit = UnitFactory(name="Sở Thông Thái")
    also_called(unit, "Sở TT")
    course, anyone = training.opened(capacity=1), Client(enforce_csrf_checks=True)
    address = link(course, rf)
    form = page(anyone, address)
    assert (
        "Còn 1 chỗ" in form
        and "Tự xóa sau ngày" in form
        and "<script" not in form
        and "Sở Thông Thái" in form
    )
    refused = anyone.post(address, SENT | {"full_name": "x" * 5000, "agreed": ""})
    assert refused.status_code == 422 and "Cần đồng ý" in refused.content.decode()
    assert 'value="Chuyên viên"' in refused.content.decode() and not Registration.objects.exists()
    answer = anyone.post(address, SENT | {"email": "binh@so.vn"})
    mine = answer["Location"]
    someone = Registration.objects.get()
    assert someone.unit == unit and not answer.cookies
    twice = anyone.post(address, SENT)
    assert twice.status_code == 422 and "không ghi lần thứ hai" in twice.content.decode()
    assert (
        "danh sách chờ"
        in anyone.post(address, SENT | {"full_name": "Lê Văn Chờ"}, follow=True).content.decode()
    )
    text = page(anyone, mine)
    assert "Bạn đã có chỗ" in text and "<svg" in text and "Lê Văn Chờ" not in text
    mail = Mail.objects.get(recipient="binh@so.vn")
    assert mine in mail.body and "Trần" not in mail.body
    asked = anyone.post(mine, {}).content.decode()
    assert "Đúng, rút đăng ký" in asked
    assert "Bạn đã rút đăng ký" in anyone.post(mine, {"sure": "1"}, follow=True).content.decode()
    assert Registration.objects.get(full_name="Lê Văn Chờ").state == "registered"


def test_a_link_that_is_wrong_or_over_says_only_that(rf):
    course = training.opened()
    address, anyone = link(course, rf), Client()
    courses.renew_link(actor=person(Role.OFFICER), course=course)
    wrong = [
        address,
        address[:-2] + "/",
        "/dang-ky-hoc/x/",
        "/dang-ky-hoc/1-AAAAAAAAAAAAAAAAAAAA/",
        "/hoc-vien/1-A/",
    ]
    for each in wrong:
        answer = anyone.get(each)
        assert answer.status_code == 404 and "không dùng được" in answer.content.decode()
        assert course.title not in answer.content.decode()
        assert anyone.post(each, SENT).status_code == 404
    course.refresh_from_db()
    fresh = outside(link_of(rf.get("/"), course))
    assert anyone.get(fresh).status_code == 200
    courses.close_link(actor=person(Role.OFFICER), course=course)
    assert anyone.get(fresh).status_code == 404


def test_the_door_asks_before_it_records_and_counts_once(rf):
    host = UnitFactory()
    course = training.opened(host)
    someone, session = training.registered(course), training.running(course)
    code = outside(scan_of(rf.get("/"), someone))
    assert Client().get(code).status_code == 302
    assert opened(person(Role.UNIT_STAFF)).get(code).status_code == 403
    door = opened(person(Role.UNIT_STAFF, host))
    assert someone.full_name in page(door, code) and not Attendance.objects.exists()
    done = door.post(code, {"session": session.pk}).content.decode()
    assert "Đã ghi có mặt" in done and "1 / 1" in done
    again = door.post(code, {"session": session.pk}).content.decode()
    assert "không ghi lần thứ hai" in again and Attendance.objects.count() == 1
    forged = code[:-2] + ("A/" if code[-2] != "A" else "B/")
    answer = door.get(forged)
    assert answer.status_code == 404 and "Mã không dùng được" in answer.content.decode()
    check_in = reverse("training:check_in", args=[course.pk, session.pk])
    assert "1 / 1" in page(door, check_in)
    entry = Attendance.objects.get()
    door.post(reverse("training:take_back", args=[course.pk, session.pk, entry.pk]))
    assert (
        "Đã ghi: Nguyễn Văn An" in door.post(check_in, {"person": someone.pk}, follow=True).content.decode()
    )
    training.moved(course, 1)
    roll = reverse("training:roll", args=[course.pk, session.pk])
    second = training.registered(course, "Lê Thị Giấy")
    refused = door.post(roll, {"present": [second.pk]})
    assert refused.status_code == 422 and "Hãy ghi lý do" in refused.content.decode()
    kept = door.post(roll, {"present": [second.pk], "reason": "ký giấy"}, follow=True)
    assert "Đã ghi thêm 1 người" in kept.content.decode() and Attendance.objects.count() == 2


def test_lists_are_found_filtered_and_taken_out(rf):
    host = UnitFactory(name="Sở Đối Ngoại")
    course = training.opened(host, title='=HYPERLINK("http://x") Kỹ năng')
    training.opened(title="Lớp khác", place="Nhà văn hóa")
    officer = opened(person(Role.OFFICER))
    assert "Lớp khác" not in page(officer, LIST, q="doi ngoai")
    assert "Không có lớp nào khớp" in page(officer, LIST, state="closed")
    table = officer.get(LIST, {"export": "xlsx"})
    cells = [row[0].value for row in load_workbook(io.BytesIO(table.content)).active]
    assert '\'=HYPERLINK("http://x") Kỹ năng' in cells
    Registration.objects.create(
        course=course,
        full_name="+cmd|' /C calc'!A0 X",
        unit_name="@x",
        post="-1+1",
        state="registered",
        via="link",
    )
    people = reverse("training:people", args=[course.pk])
    before = AuditEntry.objects.filter(verb="training.export").count()
    body = officer.get(people, {"export": "csv"}).content.decode("utf-8-sig")
    assert all(f"'{start}" in body for start in ("+cmd", "@x", "-1+1"))
    assert AuditEntry.objects.filter(verb="training.export").count() == before + 1
    assert "cmd" in page(officer, people, q="CALC") and "Không có ai khớp" in page(officer, people, q="vắng")
    assert "cmd" not in page(opened(person(Role.UNIT_HEAD)), people)


def test_a_draft_is_its_units_own_and_a_newcomer_is_taught():
    assert "Khi một lớp được mở" in page(opened(person(Role.LEADER)), LIST)
    host = UnitFactory()
    course = training.draft(host)
    own, other = opened(person(Role.UNIT_STAFF, host)), opened(person(Role.UNIT_STAFF))
    assert "thêm các buổi học" in page(own, course.get_absolute_url())
    assert other.get(course.get_absolute_url()).status_code == 403
    assert course.title not in page(other, LIST) and "Lập lớp đầu tiên" in page(other, LIST)
    assert "Chưa cấp giấy nào" in page(own, reverse("training:certificates"))


def test_a_course_is_made_for_the_work_it_serves_without_typing_it_again():
    host = UnitFactory()
    work = AssignmentFactory(unit=host)
    staff = opened(person(Role.UNIT_STAFF, host))
    panel = page(staff, work.get_absolute_url())
    address = re.search(r'href="([^"]*tap-huan/lap/[^"]*)"', panel)
    assert address
    url = address[1].replace("&amp;", "&")
    assert f'value="{work.pk}" selected' in page(staff, url)
    # Only work of the unit that is not over, and lines of issued plans that name it.
    over, foreign = AssignmentFactory(unit=host, state="accepted"), AssignmentFactory()
    line(plan_for(over.obligation), host)
    form = page(staff, url)
    tasks = re.search(r'<select name="assignment".*?</select>', form, re.DOTALL)[0]
    assert f'<option value="{over.pk}">' not in tasks and f'<option value="{foreign.pk}">' not in tasks
    assert "Mở chuyên mục" not in form
    sent = training.WANTED | {"assignment": work.pk, "until_day": "31/12/2099"}
    made = staff.post(url, sent, follow=True)
    course = Course.objects.get()
    assert course.assignment == work and "Đã lập lớp" in made.content.decode()
    assert course.title in page(staff, work.get_absolute_url())
    wrong = staff.post(
        reverse("training:add_session", args=[course.pk]), {"day": "32/01/2026", "begins": "8h00"}
    )
    assert wrong.status_code == 422
    day = (timezone.localdate() + timedelta(days=20)).strftime("%d/%m/%Y")
    good = {"day": day, "begins": "8h00", "ends": "11:30", "topic": "Viết tin"}
    staff.post(reverse("training:add_session", args=[course.pk]), good)
    assert course.sessions.count() == 1


def sheet(*rows: tuple[str, ...]) -> SimpleUploadedFile:
    book, out = Workbook(), io.BytesIO()
    for row in (("DANH SÁCH CỬ HỌC",), ("STT", "Họ và tên", "Đơn vị công tác", "Chức vụ", "Email"), *rows):
        book.active.append(row)
    book.save(out)
    return SimpleUploadedFile("ds.xlsx", out.getvalue())


def test_a_table_of_people_is_taken_whole_or_not_at_all():
    unit = UnitFactory(name="Sở Của Mình")
    other = UnitFactory(name="Sở Bên Cạnh")
    course, staff = training.opened(capacity=1), opened(person(Role.UNIT_STAFF, unit))
    url = reverse("training:roster", args=[course.pk])
    rows = [("1", "Nguyễn Văn An", "Sở Của Mình", "Chuyên viên", ""), ("2", "Lê", "", "Phó phòng", "x")]
    refused = staff.post(url, {"file": sheet(*rows)})
    text = refused.content.decode()
    assert refused.status_code == 422 and "Dòng 4:" in text and "đủ họ và tên" in text
    foreign = opened(person(Role.OFFICER)).post(url, {"file": sheet(("1", "Đỗ Văn Em", other.name, "", ""))})
    assert "chức vụ" in foreign.content.decode() and not Registration.objects.exists()
    rows[1] = ("2", "Lê Thị Bình", "", "Phó phòng", "binh@so.vn")
    taken = staff.post(url, {"file": sheet(*rows)}, follow=True).content.decode()
    assert "Đã đăng ký 2 người, trong đó 1 người chờ chỗ" in taken
    assert set(Registration.objects.values_list("unit", "via")) == {(unit.pk, "sheet")}
    stranger = staff.post(url, {"file": sheet(("1", "Đỗ Văn Em", other.name, "Chuyên viên", ""))})
    assert stranger.status_code == 403 and Registration.objects.count() == 2
    for bad in (b"", b"PK\x03\x04 broken", b"%PDF-1.7"):
        answer = staff.post(url, {"file": SimpleUploadedFile("a.xlsx", bad)})
        assert answer.status_code == 422


def test_materials_are_downloads_of_known_kinds_without_a_mark(rf):
    officer = person(Role.OFFICER)
    course = training.opened(actor=officer)
    client, url = opened(officer), reverse("training:add_material", args=[course.pk])
    page_file = SimpleUploadedFile("a.pdf", b"<html><script>alert(1)</script>")
    refused = client.post(url, {"title": "x", "file": page_file, "no_secret": "on"})
    assert "nội dung là txt" in refused.content.decode() and not Material.objects.exists()
    text = SimpleUploadedFile("tai-lieu.txt", "Kỹ năng viết tin".encode())
    client.post(url, {"title": "Bài 1", "file": text, "for_trainees": "on"})
    made = Material.objects.get()
    given = client.get(reverse("training:material", args=[course.pk, made.pk]))
    assert b"".join(given.streaming_content).decode() == "Kỹ năng viết tin"
    assert (
        given["Content-Type"] == "application/octet-stream" and "attachment" in given["Content-Disposition"]
    )
    someone = training.registered(course)
    token = placing.page_of(someone).split("/")[-2]
    badge = outside(scan_of(rf.get("/"), someone)).split("/")[-2]
    assert Client().get(reverse("courses:mine", args=[badge])).status_code == 404
    mine = Client().get(reverse("courses:mine_file", args=[token, made.pk]))
    assert b"".join(mine.streaming_content)
    assert "attachment" in mine["Content-Disposition"] and "sandbox" in mine["Content-Security-Policy"]
    Material.objects.update(for_trainees=False)
    assert Client().get(reverse("courses:mine_file", args=[token, made.pk])).status_code == 404
    secret = SimpleUploadedFile("mat.txt", "TỈNH ỦY SÔNG CẦU\nMẬT\nSố 1-BC/TU\n\nBÁO CÁO\nvề việc x".encode())
    refused = client.post(url, {"title": "x", "file": secret}).content.decode()
    assert "dấu chỉ độ mật" in refused and Material.objects.count() == 1
    entry = AuditEntry.objects.get(verb="training.material.refuse_secret")
    assert (entry.subject_id, entry.after) == (str(course.pk), {"refused": "secret"})
    unsaid = SimpleUploadedFile("anh.png", b"\x89PNG\r\n\x1a\nanh")
    refused = client.post(url, {"title": "x", "file": unsaid}).content.decode()
    assert "Hãy xác nhận tệp không mang dấu mật" in refused and Material.objects.count() == 1
    materials.remove(actor=officer, material=made)


def test_lists_cost_the_same_at_one_and_at_three():
    host = UnitFactory()
    officer = person(Role.OFFICER)
    client = opened(officer)
    course = training.held(host, officer, people=1)
    certificates.issue(actor=officer, course=course)
    results.close(actor=officer, course=course)
    urls = [
        LIST,
        course.get_absolute_url(),
        reverse("training:people", args=[course.pk]),
        reverse("training:certificates"),
        reverse("training:check_in", args=[course.pk, course.sessions.first().pk]),
        reverse("training:roll", args=[course.pk, course.sessions.first().pk]),
    ]

    def cost() -> list[int]:
        found = []
        for url in urls:
            with CaptureQueriesContext(connection) as counted:
                page(client, url)
            found.append(len(counted))
        return found

    cost()
    one = cost()
    for _number in range(2):
        more = training.held(UnitFactory(), officer, people=3)
        certificates.issue(actor=officer, course=more)
        results.close(actor=officer, course=more)
    results.reopen(actor=officer, course=Course.objects.get(pk=course.pk), reason="thêm")
    for name in ("Đỗ Văn Hai", "Đỗ Văn Ba"):
        training.came(training.registered(course, name, UnitFactory()), *course.sessions.all())
    certificates.issue(actor=officer, course=course)
    results.close(actor=officer, course=Course.objects.get(pk=course.pk))
    assert cost() == one and max(one) <= 25
