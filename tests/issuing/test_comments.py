"""Sending round, answering point by point, taking up or explaining, ending the round (lấy ý kiến)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.issuing.domain import answers, comments, papers, reading, versions
from nhipcau.issuing.domain.answers import Point
from nhipcau.issuing.enums import PaperState, Response
from nhipcau.issuing.models import CommentPoint, CommentRequest, CommentRound
from nhipcau.mailing.models import Mail
from nhipcau.units.enums import Role
from tests.factories.issuing import asked, letter, request_to
from tests.factories.units import UnitFactory, merged, person

pytestmark = pytest.mark.django_db

TWO = (Point("Trích yếu", "Ghi rõ năm."), Point("", "Bổ sung phân công."))


def fresh(request: CommentRequest) -> CommentRequest:
    return CommentRequest.objects.get(pk=request.pk)


def said(request: CommentRequest) -> list[tuple[str, str]]:
    return [(point.place, point.text) for point in fresh(request).points.all()]


def answer(request: CommentRequest, *points: Point, agrees: bool = False) -> None:
    staff = person(Role.UNIT_STAFF, request.unit)
    answers.answer(actor=staff, request=request, agrees=agrees, points=points)


def respond(point: CommentPoint, response: str = Response.ACCEPTED, text: str = "") -> None:
    answers.respond(actor=person(Role.OFFICER), point=point, response=response, text=text)


def close(round_: CommentRound, reason: str = "") -> CommentRound:
    return comments.close(actor=person(Role.OFFICER), round=round_, reason=reason)


def test_the_units_read_the_draft_as_it_was_sent():
    unit = UnitFactory()
    request = request_to(unit)
    papers.retitle(actor=person(Role.OFFICER), paper=request.round.paper, title="trích yếu đã sửa sau")
    request.round.paper.refresh_from_db()
    staff = person(Role.UNIT_STAFF, unit)
    shown = reading.document_for(staff, request.round.paper)
    assert shown == versions.document_of(request.round.version)
    assert shown is not None and shown.letterhead.title == "đôn đốc gửi báo cáo"
    assert shown.letterhead.is_draft


def test_asked_twice_a_unit_is_asked_once_and_others_join_the_round():
    first, second = UnitFactory(), UnitFactory()
    round_ = asked(None, first)
    again = asked(round_.paper, first, second)
    assert again == round_
    assert set(round_.requests.values_list("unit", flat=True)) == {first.pk, second.pk}
    entries = AuditEntry.objects.filter(verb="issuing.comments.ask")
    assert [entry.after["units"] for entry in entries] == [
        [f"units.unit:{first.pk}"],
        [f"units.unit:{second.pk}"],
    ]


def test_people_of_the_unit_get_one_mail_that_does_not_name_the_matter():
    unit = UnitFactory()
    staff = person(Role.UNIT_STAFF, unit)
    type(staff).objects.filter(pk=staff.pk).update(email="don-vi@example.org")
    paper = letter(title="việc chưa công bố")
    asked(paper, unit)
    asked(paper, unit)
    (mail,) = Mail.objects.all()
    assert mail.recipient == "don-vi@example.org"
    assert "việc chưa công bố" not in mail.subject


@pytest.mark.parametrize(
    ("days", "units", "words"), [(-1, 1, "Hạn trả lời đã qua"), (3, 0, "ít nhất một đơn vị")]
)
def test_a_request_that_cannot_be_answered_is_not_sent(days: int, units: int, words: str):
    paper = letter()
    with pytest.raises(Refused, match=words):
        comments.ask(
            actor=person(Role.OFFICER),
            paper=paper,
            units=[UnitFactory() for _ in range(units)],
            due=timezone.localdate() + timedelta(days=days),
        )
    paper.refresh_from_db()
    assert (paper.state, CommentRound.objects.count()) == (PaperState.DRAFT, 0)


def test_a_unit_no_longer_in_being_is_not_asked():
    old = UnitFactory(name="Sở Đã Sáp nhập")
    merged(old, UnitFactory(), on=timezone.localdate() - timedelta(days=9))
    with pytest.raises(Refused, match="Sở Đã Sáp nhập không còn hoạt động"):
        asked(None, old)


def test_a_unit_agrees_with_the_whole():
    request = request_to(UnitFactory())
    answer(request, agrees=True)
    assert fresh(request).agrees is True


def test_a_unit_corrects_its_answer_and_what_was_responded_stays_where_the_words_stay():
    request = request_to(UnitFactory())
    answer(request, *TWO)
    kept = request.points.get(place="Trích yếu")
    respond(kept, Response.EXPLAINED, "Năm đã ghi ở phần đầu.")
    answer(request, Point("", "Bổ sung phân công và kinh phí."), TWO[0])
    assert said(request) == [("", "Bổ sung phân công và kinh phí."), ("Trích yếu", "Ghi rõ năm.")]
    assert CommentPoint.objects.get(pk=kept.pk).response == Response.EXPLAINED
    answer(request, agrees=True)
    assert (fresh(request).agrees, said(request)) == (True, [])


def test_a_second_click_changes_nothing():
    request = request_to(UnitFactory())
    answer(request, *TWO)
    at = fresh(request).answered_at
    answer(request, *TWO)
    assert fresh(request).answered_at == at
    assert AuditEntry.objects.filter(verb="issuing.comments.answer").count() == 1


def test_empty_points_and_repetitions_are_left_out():
    request = request_to(UnitFactory())
    answer(request, TWO[0], Point("", "   "), TWO[0])
    assert said(request) == [("Trích yếu", "Ghi rõ năm.")]


@pytest.mark.parametrize(
    ("agrees", "points", "words"),
    [
        (True, TWO, "vừa nhất trí"),
        (False, (), "Chưa có ý kiến"),
        (False, (Point("A", " "),), "Chưa có ý kiến"),
    ],
)
def test_an_answer_that_says_both_or_nothing_is_refused(agrees, points, words):
    request = request_to(UnitFactory())
    with pytest.raises(Refused, match=words):
        answer(request, *points, agrees=agrees)
    assert fresh(request).agrees is None


def test_another_unit_does_not_answer_in_its_place():
    request = request_to(UnitFactory())
    with pytest.raises(PermissionDenied):
        answers.answer(actor=person(Role.UNIT_HEAD), request=request, agrees=True)


def test_an_officer_enters_what_came_by_letter_and_says_so():
    request, officer = request_to(UnitFactory()), person(Role.OFFICER)
    with pytest.raises(Refused, match="nhận qua đâu"):
        answers.transcribe(actor=officer, request=request, agrees=True, via=" ")
    answers.transcribe(actor=officer, request=request, agrees=False, points=TWO, via="Công văn số 15/SNgV-VP")
    assert (fresh(request).via, len(said(request))) == ("Công văn số 15/SNgV-VP", 2)


@pytest.mark.parametrize("response", [Response.PARTLY, Response.EXPLAINED])
def test_what_is_not_wholly_taken_up_needs_its_reason(response: Response):
    request = request_to(UnitFactory())
    answer(request, *TWO)
    point = request.points.all()[0]
    with pytest.raises(Refused, match="nêu rõ lý do"):
        respond(point, response, "  ")
    respond(point, response, "Vì đã có ở mục III.")
    with pytest.raises(Refused, match="Hãy chọn"):
        respond(point, "")


def test_a_round_ends_when_every_point_has_its_response():
    request = request_to(UnitFactory())
    answer(request, *TWO)
    with pytest.raises(Refused, match="Còn 2 ý kiến"):
        close(request.round)
    for point in request.points.all():
        respond(point)
    closed = close(request.round)
    assert closed.closed_at is not None
    assert closed.paper.__class__.objects.get(pk=closed.paper_id).state == PaperState.DRAFT


def test_a_reason_ends_it_all_the_same_and_the_silent_are_named():
    silent, speaking = UnitFactory(), UnitFactory()
    round_ = asked(None, silent, speaking)
    answer(round_.requests.get(unit=speaking), *TWO)
    close(round_, "cần ban hành gấp")
    close(round_, "bấm lần nữa")
    (entry,) = AuditEntry.objects.filter(verb="issuing.comments.close")
    assert entry.after["silent_units"] == [silent.pk]
    assert entry.after["reason"] == "cần ban hành gấp"


def test_nothing_is_said_or_answered_after_the_end():
    request = request_to(UnitFactory())
    answer(request, *TWO)
    point = request.points.all()[0]
    close(request.round, "gấp")
    for late in (lambda: answer(request, agrees=True), lambda: respond(point)):
        with pytest.raises(Refused, match="đã kết thúc"):
            late()
    assert len(said(request)) == 2


def test_a_second_round_sends_the_newer_draft():
    first = asked()
    close(first)
    paper = first.paper
    paper.refresh_from_db()
    papers.retitle(actor=person(Role.OFFICER), paper=paper, title="trích yếu sau góp ý")
    second = asked(paper)
    assert (second.number, second.version.number) == (2, 2)
    assert versions.document_of(second.version).letterhead.title == "trích yếu sau góp ý"


def test_a_paper_given_up_ends_its_round():
    round_ = asked()
    papers.withdraw(actor=person(Role.OFFICER), paper=round_.paper, reason="trùng văn bản khác")
    round_.refresh_from_db()
    assert (round_.closed_at is not None, round_.close_reason) == (True, "trùng văn bản khác")


def test_the_day_of_a_round_is_moved_for_all_with_an_entry():
    round_ = asked(None, UnitFactory())
    later = round_.due + timedelta(days=4)
    comments.ask(actor=person(Role.OFFICER), paper=round_.paper, units=[], due=later)
    round_.refresh_from_db()
    assert round_.due == later
    assert AuditEntry.objects.filter(verb="issuing.comments.ask").last().after["due"] == later.isoformat()
