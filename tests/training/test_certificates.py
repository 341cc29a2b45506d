"""Giấy chứng nhận: to whom it is due, numbered without a gap, given again without a lie."""

import io
import re

import pypdfium2
import pytest
import qrcode
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.training import queries
from nhipcau.training.domain import certificates, courses, papers, registrations, results
from nhipcau.training.domain.spelling import initials, spaced
from nhipcau.training.enums import CertificateState
from nhipcau.training.models import Certificate, Course
from nhipcau.units.enums import Role
from tests.factories import training
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("sessions", "threshold", "attended", "due"),
    [
        (5, 80, 4, True),
        (5, 80, 3, False),
        (3, 80, 3, True),
        (3, 80, 2, False),
        (3, 66, 2, True),
        (3, 67, 2, False),
        (1, 1, 1, True),
        (1, 1, 0, False),
        (4, 100, 3, False),
        (4, 75, 3, True),
    ],
)
def test_the_share_of_sessions_decides(sessions: int, threshold: int, attended: int, due: bool):
    course = training.opened(count=sessions, threshold=threshold)
    someone = training.registered(course)
    training.came(someone, *course.sessions.all()[:attended])
    assert queries.able_to_be_certified(course).filter(pk=someone.pk).exists() == due


def test_numbers_follow_in_the_book_of_the_unit_and_year():
    officer, host = person(Role.OFFICER), UnitFactory()
    course = training.opened(host, officer)
    with pytest.raises(Refused, match="chưa học xong"):
        certificates.issue(actor=officer, course=course)
    course = training.held(host, officer, people=3)
    first = certificates.issue(actor=officer, course=course)
    assert [each.sequence for each in first] == [1, 2, 3] and first[0].number.startswith("001/")
    with pytest.raises(Refused, match="Không có ai"):
        certificates.issue(actor=officer, course=course)
    other = certificates.issue(actor=officer, course=training.held(UnitFactory(), officer, people=1))
    assert other[0].sequence == 1
    again = certificates.issue(actor=officer, course=training.held(host, officer, people=1))
    assert again[0].sequence == 4
    unsigned = training.held(host, officer, people=1, signer_name="")
    with pytest.raises(Refused, match="người ký"):
        certificates.issue(actor=officer, course=unsigned)


def test_reissue_keeps_the_old_one_and_says_so_in_public():
    officer, course = person(Role.OFFICER), training.held(people=1)
    (old,) = certificates.issue(actor=officer, course=course)
    wrong = course.registrations.get()
    registrations.correct(actor=officer, registration=wrong, entry=training.entry("Lê Thị Bảnh", course.unit))
    with pytest.raises(Refused, match="lý do"):
        certificates.reissue(actor=officer, certificate=old, reason=" ")
    new = certificates.reissue(actor=officer, certificate=old, reason="sai họ tên")
    old.refresh_from_db()
    assert (old.state, old.holder, new.holder) == (CertificateState.REPLACED, "Lê Thị Banh", "Lê Thị Bảnh")
    assert new.replaces == old and new.sequence == 2
    with pytest.raises(Refused, match="đã được cấp lại"):
        certificates.reissue(actor=officer, certificate=old, reason="lần nữa")
    client = Client()
    page = client.get(reverse("courses:verify", args=[old.code])).content.decode()
    assert "đã được cấp lại" in page and new.number in page
    certificates.revoke(actor=officer, certificate=new, reason="cấp nhầm")
    page = client.get(reverse("courses:verify", args=[new.code])).content.decode()
    assert "đã bị thu hồi" in page and "còn giá trị là" not in page
    with pytest.raises(Refused, match="Không có ai"):
        certificates.issue(actor=officer, course=course)
    third = certificates.reissue(actor=officer, certificate=new, reason="thu hồi nhầm")
    assert (third.sequence, third.state) == (3, CertificateState.VALID)


def test_the_public_page_tells_what_it_may_and_no_name():
    officer, course = person(Role.OFFICER), training.held(people=1)
    (made,) = certificates.issue(actor=officer, course=course)
    client = Client()
    answer = client.get(reverse("courses:verify", args=[made.code]))
    page = answer.content.decode()
    assert made.number in page and "L. T. B." in page and course.title in page and str(course.unit) in page
    assert made.holder not in page and "Chuyên viên" not in page and "<script" not in page
    assert not answer.cookies and "noindex" in answer["X-Robots-Tag"]
    look_up = reverse("courses:verify", args=["tra-cuu"])
    typed = spaced(made.code).lower().replace("0", "o").replace("1", "l")
    assert client.get(look_up, {"ma": typed})["Location"].endswith(f"/{made.code}/")
    for unknown in ("AAAA-BBBB-CCCC", made.number, "' or 1=1", "x" * 5000):
        answer = client.get(look_up, {"ma": unknown})
        assert answer.status_code == 404 and "Không có giấy nào" in answer.content.decode()
    assert client.get(reverse("courses:verify", args=["KHONG"])).status_code == 404


def test_initials_are_all_that_stays_of_a_name():
    assert initials("Nguyễn Văn An") == "N. V. A."
    assert initials("đặng thị ơn") == "Đ. T. Ơ."
    assert len(initials(" ".join("ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJ"))) <= 40


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def drawn_code(content: bytes, size: int) -> list[list[bool]]:
    """The modules of the one code on the first page, sampled from its picture."""
    picture = pypdfium2.PdfDocument(content)[0].render(scale=6).to_pil().convert("L")
    w, h = picture.size
    # Between the frame at the left and the words at the right.
    room = picture.crop(
        tuple(int(share * side) for share, side in ((0.05, w), (0.7, h), (0.19, w), (0.95, h)))
    )
    left, top, right, bottom = room.point(lambda grey: 255 if grey < 100 else 0).getbbox()
    step = (right - left) / size
    assert abs((bottom - top) - (right - left)) <= step
    return [
        [
            room.getpixel((int(left + (x + 0.5) * step), int(top + (y + 0.5) * step))) < 128
            for x in range(size)
        ]
        for y in range(size)
    ]


def test_the_paper_says_it_all_and_its_code_leads_to_the_check():
    officer = person(Role.OFFICER)
    course = training.held(people=1, title="Kỹ năng viết tin, bài đối ngoại; Ê Đê: Ơ, ữ, ẫ <b>&\\")
    (made,) = certificates.issue(actor=officer, course=course)
    address = f"https://nhipcau.example/chung-nhan/{made.code}/"
    content = papers.certificate([made], lambda each: address)
    said = re.sub(r"\s+", " ", text_of(content))
    for words in ("GIẤY CHỨNG NHẬN", "Lê Thị Banh", made.number, course.title, "TRƯỞNG BAN", "Trần Thị Bình"):
        assert words in said
    assert spaced(made.code) in said and "nhipcau.example/chung-nhan/tra-cuu/" in said
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(address)
    code.make(fit=True)
    expected = code.get_matrix()
    assert drawn_code(content, len(expected)) == expected
    # Long names shrink, the page stays one; a sign without a letter stands as a box.
    Certificate.objects.filter(pk=made.pk).update(holder="Nguyễn Thị " * 7, post="x" * 120, office="Sở " * 80)
    made.refresh_from_db()
    made.content["title"] = "Bồi dưỡng " * 30
    assert len(pypdfium2.PdfDocument(io.BytesIO(papers.certificate([made], lambda each: address)))) == 1


def test_lists_and_badges_carry_everybody():
    course = training.held(people=2)
    people = list(course.registrations.all())
    session = course.sessions.first()
    assert session
    roll = re.sub(r"\s+", " ", text_of(papers.roll(session, people)))
    assert "DANH SÁCH ĐIỂM DANH" in roll and all(each.full_name in roll for each in people)
    many = people * 5
    badges = pypdfium2.PdfDocument(papers.badges(course, many, lambda each: f"https://a.vn/{each.pk}"))
    assert len(badges) == 2
    result = text_of(papers.result(results.close(actor=person(Role.OFFICER), course=course)[0]))
    assert "2 người đăng ký" in re.sub(r"\s+", " ", result) and people[0].full_name not in result


def test_changing_the_course_changes_no_paper_given():
    officer, course = person(Role.OFFICER), training.held(people=1)
    (made,) = certificates.issue(actor=officer, course=course)
    title = made.content["title"]
    courses.correct(actor=officer, course=course, wanted=training.WANTED | {"title": "Tên khác"})
    made.refresh_from_db()
    assert made.content["title"] == title != Course.objects.get(pk=course.pk).title
    assert made.issued_on == timezone.localdate()
