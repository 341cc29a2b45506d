"""A unit without an account answers by a link; nothing changes before an officer takes it over."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from nhipcau.core.domain import audit, files
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.directives.domain import quarantine
from nhipcau.exchange.domain import answers, links, work
from nhipcau.exchange.enums import AnswerState
from nhipcau.exchange.models import Answer, Link
from nhipcau.plans.domain import submissions
from nhipcau.plans.enums import AssignmentState
from nhipcau.units.enums import Role
from tests.factories.exchange import answered, link_for
from tests.factories.plans import AssignmentFactory
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    standing_office()
    return person(Role.OFFICER)


@pytest.fixture
def assignment(officer):
    return AssignmentFactory(unit=UnitFactory(name="Xã Cầu Đông"))


@pytest.fixture
def made(officer, assignment):
    return link_for(officer, assignment.unit)


def form(**values):
    filled = {
        "percent": "60",
        "note": "Đã đăng 04/06 tin",
        "kind": "publication",
        "done_on": timezone.localdate().isoformat(),
        "link": "https://xa.example.gov.vn/tin/1",
        "position": "Công chức văn hóa",
    }
    return filled | values


def post(made, assignment, **values):
    return Client().post(f"/tra-loi/{made.token}/viec/{assignment.pk}/", form(**values))


def test_the_secret_is_nowhere_kept(made):
    assert made.token not in str(Link.objects.values()) + str(AuditEntry.objects.values())
    assert len(made.token) >= 43 and links.found(made.token) == made.link


def test_an_answer_waits_and_is_taken_over_in_the_units_name(officer, assignment, made):
    answer_page = post(made, assignment, submits="on")
    assert answer_page.status_code == 302
    got = Answer.objects.get()
    assert got.code in answer_page["Location"] and got.position == "Công chức văn hóa"
    assignment.refresh_from_db()
    assert assignment.state == AssignmentState.ASSIGNED and not assignment.evidence.exists()

    answers.merge(actor=officer, answer=got)
    answers.merge(actor=officer, answer=got)
    assignment.refresh_from_db()
    submission = assignment.submissions.get()
    evidence = assignment.evidence.get()
    assert (assignment.progress, assignment.state) == (60, AssignmentState.SUBMITTED)
    assert submission.submitted_by is None and evidence.added_by is None
    entry = AuditEntry.objects.get(verb="plans.submit")
    assert entry.actor_id == officer.pk and f"liên kết số {made.link.pk}" in entry.after["via"]
    submissions.accept(actor=officer, submission=submission)
    assert audit.broken_at() is None


def test_the_pages_set_no_cookie_send_no_referrer_and_are_not_indexed(assignment, made):
    client = Client(enforce_csrf_checks=True)
    for path in ("", f"viec/{assignment.pk}/"):
        page = client.get(f"/tra-loi/{made.token}/{path}")
        assert page.status_code == 200 and not page.cookies
        assert page["Referrer-Policy"] == "no-referrer" and "noindex" in page["X-Robots-Tag"]
        assert "no-store" in page["Cache-Control"]
        assert "<script" not in page.content.decode()
    assert client.post(f"/tra-loi/{made.token}/viec/{assignment.pk}/", form()).status_code == 302


@pytest.mark.parametrize("fault", ["wrong", "expired", "revoked", "spent"])
def test_whatever_is_wrong_with_a_link_the_same_page_says_so(officer, assignment, made, fault):
    closed = Client().get("/tra-loi/khong-phai-ma/").content
    token = made.token + "x" if fault == "wrong" else made.token
    if fault == "expired":
        Link.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    if fault == "revoked":
        links.revoke(actor=officer, link=made.link)
    if fault == "spent":
        Link.objects.update(uses=50)
    for path in ("", f"viec/{assignment.pk}/", "bieu-dien.xlsx", "da-nhan/AAAA-BBBB/"):
        page = Client().get(f"/tra-loi/{token}/{path}")
        assert (page.status_code, page.content) == (404, closed)
    assert Client().post(f"/tra-loi/{token}/viec/{assignment.pk}/", form()).status_code == 404
    assert not Answer.objects.exists()


def test_a_new_link_for_the_same_matter_closes_the_old_one(officer, assignment, made):
    newer = links.renew(actor=officer, link=made.link, days=3)
    assert links.found(made.token) is None and links.found(newer.token) == newer.link


def test_a_double_answer_stands_once_and_a_newer_one_takes_its_place(officer, assignment, made):
    first = answered(made, assignment)
    assert answered(made, assignment) == first
    newer = answered(made, assignment, percent=80)
    first.refresh_from_db()
    made.link.refresh_from_db()
    assert (first.state, newer.state, made.link.uses) == (AnswerState.REPLACED, AnswerState.PENDING, 2)
    with pytest.raises(Refused, match="có bản mới hơn"):
        answers.merge(actor=officer, answer=first)


def test_another_units_work_is_not_asked_nor_answered(officer, assignment, made):
    other = AssignmentFactory(unit=UnitFactory())
    assert str(other.pk) not in [item.key for item in work.items(made.link)]
    assert post(made, other).status_code == 302
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"percent": "101"}, "▲"),
        ({"link": "javascript:alert(1)"}, "Đường dẫn phải bắt đầu"),
        ({"kind": ""}, "Minh chứng cần loại"),
        ({"done_on": "2999-01-01"}, "không được sau hôm nay"),
        ({"link": "", "submits": "on"}, "cần ít nhất một minh chứng"),
        ({"percent": "", "note": "", "link": ""}, "Chưa điền gì"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(assignment, made, values, says):
    page = post(made, assignment, **values)
    text = page.content.decode()
    assert page.status_code == 422 and says in text and "Công chức văn hóa" in text
    assert not Answer.objects.exists()


def test_a_file_waits_in_quarantine_until_it_is_taken_over_or_refused(officer, assignment, made):
    upload = SimpleUploadedFile("tin.pdf", b"%PDF-1.7\n%%EOF")
    assert post(made, assignment, link="", file=upload, no_secret="on").status_code == 302
    got = Answer.objects.get()
    later = timezone.now() + timedelta(days=30)
    quarantine.sweep(now=later)
    assert files.read_quarantined(got.quarantine_key).startswith(b"%PDF")
    key = got.quarantine_key
    answers.merge(actor=officer, answer=got)
    assert assignment.evidence.get().file_name == "tin.pdf"
    with pytest.raises(FileNotFoundError):
        files.read_quarantined(key)


@pytest.mark.parametrize(
    ("name", "content", "word", "says"),
    [
        ("tin.pdf", b"%PDF-1.7", False, "Hãy xác nhận tệp không mang dấu mật"),
        ("tin.exe", b"MZ\x00\x01", True, "không thuộc loại được nhận"),
        ("cv.txt", "TỈNH ỦY\nSố 12-CV/TU\nMẬT\nCÔNG VĂN\nvề việc".encode(), True, "dấu chỉ độ mật"),
        ("tin.pdf", b"%PDF-1.7" + b"0" * (10 * 1024 * 1024), True, "vượt 10 MB"),
    ],
)
def test_files_that_may_not_come_are_refused(assignment, made, name, content, word, says):
    upload = SimpleUploadedFile(name, content)
    page = post(made, assignment, link="", file=upload, **({"no_secret": "on"} if word else {}))
    assert page.status_code == 422 and says in page.content.decode()
    assert not Answer.objects.exists()


def test_work_that_has_moved_on_is_not_overwritten(officer, assignment, made):
    got = answered(made, assignment)
    assignment.state = AssignmentState.ACCEPTED
    assignment.save()
    with pytest.raises(Refused, match="đã được chấp nhận"):
        answers.merge(actor=officer, answer=got)
    got.refresh_from_db()
    assert got.state == AnswerState.PENDING


def test_refusing_needs_a_reason(officer, assignment, made):
    got = answered(made, assignment)
    with pytest.raises(Refused, match="lý do"):
        answers.refuse(actor=officer, answer=got, reason=" ")
    answers.refuse(actor=officer, answer=got, reason="nhầm việc")
    got.refresh_from_db()
    assert (got.state, got.reason) == (AnswerState.REFUSED, "nhầm việc")


def test_links_for_all_communes_with_one_click(officer, client):
    for number in range(3):
        AssignmentFactory(unit=UnitFactory(name=f"Xã {number}", kind="commune"))
    AssignmentFactory(unit=UnitFactory(name="Sở A"))
    client.force_login(officer)
    page = client.post("/lam-viec/trao-doi/lien-ket/", {"purpose": "work", "all_of": "commune", "days": "7"})
    text = page.content.decode()
    assert page.status_code == 200 and "no-store" in page["Cache-Control"]
    tokens = re.findall(r'name="token" value="([^"]+)"', text)
    assert len(tokens) == 3 == Link.objects.count() and "Sở A" not in text
    sheet = client.post("/lam-viec/trao-doi/lien-ket/bang/", {"token": tokens})
    assert sheet.status_code == 200 and sheet.content.startswith(b"PK")
    assert tokens[0] not in client.get("/lam-viec/trao-doi/lien-ket/").content.decode()
