"""The screens, walked as an officer, a clerk and a unit would (màn hình văn bản đi)."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from nhipcau.issuing.domain import signing
from nhipcau.issuing.enums import Doubt, PaperState
from nhipcau.issuing.models import CommentPoint, CommentRequest, CommentRound, OfficeForm, Paper, ReturnedFile
from nhipcau.units.enums import Role
from tests.factories.issuing import asked, exported, issued, letter, request_to, submitted
from tests.factories.units import GroupFactory, UnitFactory, person, standing_office

from . import pdfs

pytestmark = pytest.mark.django_db


def signed_in(role: Role, unit=None) -> Client:
    client = Client()
    client.force_login(person(role, unit))
    return client


@pytest.fixture
def officer(db: None) -> Client:
    return signed_in(Role.OFFICER)


def day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).strftime("%d/%m/%Y")


def test_a_letter_from_first_word_to_number(officer: Client, django_capture_on_commit_callbacks):
    """The whole way by its screens: written, sent round, answered, ended, submitted, exported, issued."""
    unit = UnitFactory(name="Sở Ngoại vụ")
    written = {
        "office": standing_office().pk,
        "title": "phối hợp tổ chức tuần lễ",
        "addressees": unit.name,
        "body": "Đề nghị phối hợp.",
    }
    response = officer.post(reverse("issuing:new_letter"), written)
    paper = Paper.objects.get()
    assert response["Location"] == paper.get_absolute_url()
    officer.post(reverse("issuing:ask", args=[paper.pk]), {"units": [unit.pk], "due": day(3)})
    request = CommentRequest.objects.get()
    staff = signed_in(Role.UNIT_STAFF, unit)
    assert b"Nh\xe1\xba\xa5t tr\xc3\xad" in staff.get(request.get_absolute_url()).content
    said = {
        "answer": "points",
        "y-TOTAL_FORMS": "1",
        "y-INITIAL_FORMS": "0",
        "y-0-place": "Trích yếu",
        "y-0-text": "Ghi rõ năm.",
    }
    staff.post(request.get_absolute_url(), said)
    point = CommentPoint.objects.get()
    assert (point.place, point.text) == ("Trích yếu", "Ghi rõ năm.")
    answer = {"act": "respond", "point": point.pk, f"y-kien-{point.pk}-response": "accepted"}
    officer.post(reverse("issuing:round", args=[request.round_id]), answer)
    officer.post(reverse("issuing:round", args=[request.round_id]), {"act": "close"})
    for act in ("submit", "export-pdf"):
        assert officer.post(paper.get_absolute_url(), {"act": act}).status_code == 302
    content = b"".join(officer.get(reverse("issuing:export_file", args=[paper.pk, "pdf"])).streaming_content)
    clerk = signed_in(Role.CLERK)
    page = reverse("issuing:bring_back", args=[paper.pk])
    content = pdfs.signed(content)
    file = SimpleUploadedFile("05.pdf", content, "application/pdf")
    with django_capture_on_commit_callbacks(execute=True):
        clerk.post(page, {"act": "file", "file": file})
        assert "còn nguyên vẹn" in clerk.get(page).content.decode()
        clerk.post(page, {"act": "record", "number": "5", "on": day(0)})
    paper.refresh_from_db()
    assert (paper.state, paper.number) == (PaperState.ISSUED, "05")
    got = staff.get(reverse("issuing:signed", args=[paper.pk]))
    assert b"".join(got.streaming_content) == content


def test_a_doubt_is_asked_of_the_person_and_nothing_typed_is_lost():
    paper = exported()
    clerk = signed_in(Role.CLERK)
    page = reverse("issuing:bring_back", args=[paper.pk])
    clerk.post(page, {"act": "file", "file": SimpleUploadedFile("chup.pdf", pdfs.scan())})
    typed = {"act": "record", "number": "17", "on": day(-2)}
    response = clerk.post(page, typed)
    text = response.content.decode()
    assert response.status_code == 422 and 'value="17"' in text
    for code in (Doubt.UNSIGNED, Doubt.UNREADABLE, Doubt.BEFORE_SUBMISSION):
        assert f"doubt-{code}" in text
    ticked = typed | {f"doubt-{code}": "on" for code in (Doubt.UNSIGNED, Doubt.UNREADABLE)}
    assert clerk.post(page, ticked).status_code == 422
    assert ReturnedFile.objects.exists()
    assert clerk.post(page, ticked | {f"doubt-{Doubt.BEFORE_SUBMISSION}": "on"}).status_code == 302
    assert Paper.objects.get(pk=paper.pk).number == "17"


def test_a_wrong_file_is_told_beside_its_field():
    paper = exported()
    clerk = signed_in(Role.CLERK)
    page = reverse("issuing:bring_back", args=[paper.pk])
    response = clerk.post(page, {"act": "file", "file": SimpleUploadedFile("05.pdf", b"MZ" + b"x" * 50)})
    assert response.status_code == 422
    assert "phải là tệp PDF" in response.content.decode()


def test_a_whole_group_is_asked_but_nobody_twice(officer: Client):
    group, alone = GroupFactory(), UnitFactory()
    group.members.set([alone, UnitFactory()])
    paper = letter()
    page = reverse("issuing:ask", args=[paper.pk])
    officer.post(page, {"groups": [group.pk], "units": [alone.pk], "due": day(3)})
    assert CommentRequest.objects.count() == 2
    assert officer.get(page).status_code == 200


def test_a_refused_request_keeps_what_was_typed(officer: Client):
    page = reverse("issuing:ask", args=[letter().pk])
    response = officer.post(page, {"units": [UnitFactory().pk], "due": day(-1), "note": "xem kỹ phụ lục"})
    assert response.status_code == 422
    assert "xem kỹ phụ lục" in response.content.decode()
    assert not CommentRound.objects.exists()


def test_more_room_for_points_keeps_those_typed():
    request = request_to(unit := UnitFactory())
    data = {"add": "1", "y-TOTAL_FORMS": "1", "y-INITIAL_FORMS": "0", "y-0-text": "ý đang gõ dở"}
    text = signed_in(Role.UNIT_HEAD, unit).post(request.get_absolute_url(), data).content.decode()
    assert "ý đang gõ dở" in text and 'name="y-2-text"' in text
    assert not CommentPoint.objects.exists()


def test_an_officer_enters_a_units_letter(officer: Client):
    request = request_to(UnitFactory())
    data = {"answer": "agrees", "via": "Công văn số 15/SNgV-VP", "y-TOTAL_FORMS": "0", "y-INITIAL_FORMS": "0"}
    assert officer.post(request.get_absolute_url(), data)["Location"] == request.round.get_absolute_url()
    request.refresh_from_db()
    assert (request.agrees, request.via) == (True, "Công văn số 15/SNgV-VP")


def test_content_is_text_on_the_page_never_markup(officer: Client):
    paper = letter(title="<script>alert(1)</script>", paragraphs=["<img src=x onerror=alert(2)>"])
    text = officer.get(paper.get_absolute_url()).content.decode()
    assert "<img src=x" not in text and "<script>alert" not in text
    assert "&lt;img src=x onerror=alert(2)&gt;" in text


def test_each_state_offers_one_main_button(officer: Client):
    for paper, words in (
        (letter(), "Gửi lấy ý kiến"),
        (asked(letter()).paper, "Xem ý kiến góp ý"),
        (submitted(), "Xuất tệp Word để ký"),
        (exported(), "Ghi số, ngày và bản đã ký"),
    ):
        text = officer.get(paper.get_absolute_url()).content.decode()
        card = text[text.index("iss-next") : text.index("iss-page")]
        assert words in card and card.count('class="button"') == 1


def test_a_refused_act_says_why_and_keeps_the_reason(officer: Client):
    paper = issued()
    response = officer.post(paper.get_absolute_url(), {"act": "withdraw", "withdraw-reason": "không cần"})
    assert response.status_code == 422
    assert "đã ban hành" in response.content.decode().lower()


def test_drafts_and_summaries_come_as_files(officer: Client):
    round_ = asked(letter())
    for url in (
        reverse("issuing:draft_file", args=[round_.paper_id, "docx"]),
        reverse("issuing:summary", args=[round_.pk, "docx"]),
    ):
        response = officer.get(url)
        assert response.content.startswith(b"PK") and "attachment" in response["Content-Disposition"]
    response = officer.get(reverse("issuing:summary", args=[round_.pk, "pdf"]))
    assert response.content.startswith(b"%PDF-")
    assert officer.get(reverse("issuing:draft_file", args=[round_.paper_id, "exe"])).status_code == 404
    assert officer.get(reverse("issuing:export_file", args=[round_.paper_id, "pdf"])).status_code == 404


def test_lists_go_out_as_tables(officer: Client):
    issued("05")
    response = officer.get(reverse("issuing:papers"), {"export": "csv"})
    assert "05" in response.content.decode("utf-8-sig")
    round_ = asked(letter(title="khác"))
    assert officer.get(round_.get_absolute_url(), {"export": "xlsx"}).content.startswith(b"PK")


def test_the_difference_to_what_was_sent_is_shown(officer: Client):
    round_ = asked(letter())
    paper = Paper.objects.get(pk=round_.paper_id)
    paper.letter.body += "\nMột câu thêm sau góp ý."
    paper.letter.save()
    text = officer.get(reverse("issuing:difference", args=[paper.pk])).content.decode()
    assert "<ins>Một câu thêm sau góp ý.</ins>" in text
    assert officer.get(reverse("issuing:difference", args=[paper.pk]), {"tu": "9"}).status_code == 404


def test_the_form_of_the_office_is_shown_before_it_is_kept(officer: Client):
    page = reverse("issuing:form", args=[standing_office().pk])
    values = {
        "form": "state",
        "issuer": "Ủy ban nhân dân tỉnh",
        "place": "Sông Cầu",
        "plan_symbol": "KH-UBND",
        "report_symbol": "BC-UBND",
        "letter_symbol": "UBND-KGVX",
        "authority": "CHỦ TỊCH",
        "filed": "VT",
    }
    text = officer.post(page, values | {"preview": "1"}).content.decode()
    assert "ỦY BAN NHÂN DÂN TỈNH" in text and not OfficeForm.objects.exists()
    assert officer.post(page, values).status_code == 302
    assert officer.post(page, values | {"letter_symbol": "CV/TU"}).status_code == 422
    assert OfficeForm.objects.get().letter_symbol == "UBND-KGVX"


def test_work_that_waits_stands_on_ones_own_page():
    unit = UnitFactory()
    request_to(unit)
    exported(title="chờ số đây")
    from nhipcau.core.domain import panels

    def rows(role, home=None):
        client = signed_in(role, home)
        request = client.get(reverse("issuing:papers")).wsgi_request
        return "".join(panels.rendered("plans.my-work", request, request.user))

    assert "Dự thảo chờ đơn vị góp ý" in rows(Role.UNIT_STAFF, unit)
    assert "Chờ số đây" in rows(Role.CLERK)
    assert "Dự thảo chờ đơn vị góp ý" not in rows(Role.UNIT_STAFF)
    assert "Chờ số đây" not in rows(Role.LEADER)


def queries_of(client: Client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


def test_the_list_costs_the_same_at_one_and_three(officer: Client):
    asked(letter())
    url = reverse("issuing:papers")
    officer.get(url)
    one = queries_of(officer, url)
    for number in range(2):
        asked(letter(title=f"thêm {number}"), UnitFactory(), UnitFactory())
    assert queries_of(officer, url) == one


def test_the_round_costs_the_same_at_one_and_three_units(officer: Client):
    from nhipcau.issuing.domain import answers

    def answered(round_: CommentRound) -> None:
        for request in round_.requests.filter(agrees=None):
            staff = person(Role.UNIT_STAFF, request.unit)
            point = answers.Point("Trích yếu", f"ý của {request.unit}")
            answers.answer(actor=staff, request=request, agrees=False, points=[point])

    round_ = asked(letter())
    answered(round_)
    officer.get(round_.get_absolute_url())
    one = queries_of(officer, round_.get_absolute_url())
    asked(round_.paper, UnitFactory(), UnitFactory())
    answered(round_)
    assert queries_of(officer, round_.get_absolute_url()) == one


def test_an_export_is_the_same_bytes_for_the_clerk(officer: Client):
    paper = submitted()
    made = signing.export(actor=person(Role.OFFICER), paper=paper, form="docx")
    url = reverse("issuing:export_file", args=[paper.pk, "docx"])
    for client in (officer, signed_in(Role.CLERK)):
        assert b"".join(client.get(url).streaming_content) == made.file.path.read_bytes()
