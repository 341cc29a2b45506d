"""The screens of work: what each role sees, what is kept when refused, how many queries (màn hình)."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from nhipcau.directives.domain import obligations
from nhipcau.directives.enums import Part
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Assignment, Evidence, Submission
from nhipcau.plans.views import assign_many
from nhipcau.units.enums import Role
from tests.factories.plans import (
    AssignmentFactory,
    EvidenceFactory,
    accepted,
    confirmed_obligation,
    party,
    submitted,
)
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_user(client: Client):
    def enter(user) -> Client:
        client.force_login(user)
        return client

    return enter


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return response.content.decode()


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).strftime("%d/%m/%Y")


def test_my_work_needs_a_role_and_sends_strangers_to_the_door(client: Client) -> None:
    assert "login" in client.get(reverse("wagtailadmin_home")).headers["Location"]


def test_my_work_groups_by_day_and_says_what_to_do(office, as_user) -> None:
    office.assignment.due = timezone.localdate() - timedelta(days=2)
    office.assignment.deliverable = "06 tin bài"
    office.assignment.save()
    html = page(as_user(office.staff), reverse("wagtailadmin_home"))
    for words in ("Quá hạn (1)", "quá hạn 2 ngày", "Nộp minh chứng: 06 tin bài", "-HD/KT III.1"):
        assert words in html
    assert office.assignment.obligation.source_url in html


def test_my_work_shows_the_first_of_many_and_leads_to_the_others(office, as_user) -> None:
    late = timezone.localdate() - timedelta(days=1)
    AssignmentFactory.create_batch(12, unit=office.assignment.unit, due=late)
    helped = AssignmentFactory(due=late)
    helped.supporters.add(office.assignment.unit)
    client, tracking = as_user(office.staff), reverse("plans:tracking")
    html = page(client, reverse("wagtailadmin_home"))
    assert "Quá hạn (12)" in html and html.count("quá hạn 1 ngày") == 11
    assert f'<a href="{tracking}?mine=led&amp;state=late">Xem thêm 2 việc</a>' in html

    def found(asked: str) -> int:
        return int(client.get(tracking + asked).context["page_obj"].paginator.count)

    assert found("?state=late") == 13 and found("?mine=led&state=late") == 12
    assert found("?mine=supported&state=late") == 1
    assert found("?mine=waiting&state=late") == 13, "who decides nothing is not offered what waits"


@pytest.mark.parametrize("role", Role)
def test_my_work_opens_for_every_role_also_with_nothing_to_do(as_user, role: Role) -> None:
    assert "nc-empty" in page(as_user(person(role)), reverse("wagtailadmin_home"))


def test_my_work_of_an_officer_shows_decisions_unassigned_and_the_overview(office, as_user) -> None:
    submitted(office.assignment, office.staff)
    waiting = confirmed_obligation()
    html = page(as_user(office.officer), reverse("wagtailadmin_home"))
    assert "Chờ tôi duyệt (1)" in html
    assert reverse("plans:assign_many", args=[waiting.directive_id]) in html
    assert f"?unit={office.assignment.unit_id}&amp;state=submitted" in html


def test_what_is_ones_own_and_waits_for_a_decision_stands_once_with_both_reasons(office, as_user) -> None:
    home, text = office.assignment.approver, office.assignment.obligation.text
    office.assignment.supporters.add(home)
    submitted(office.assignment, office.staff)
    own = AssignmentFactory(unit=home, approver=home, obligation=confirmed_obligation("Việc của thường trực"))
    submitted(own, person(Role.OFFICER, home))
    html = page(as_user(office.officer), reverse("wagtailadmin_home"))
    assert "Chờ tôi duyệt (2)" in html and "Đã nộp, chờ duyệt (" not in html
    assert html.count(own.get_absolute_url()) == html.count(office.assignment.get_absolute_url()) == 1
    assert "đơn vị tôi chủ trì · " in html and "đơn vị tôi phối hợp · " in html and text[:40] in html


@pytest.mark.parametrize("url", ["wagtailadmin_home", "plans:tracking"])
def test_lists_cost_the_same_at_one_and_at_three(as_user, url: str) -> None:
    unit, officer = UnitFactory(), person(Role.OFFICER)
    staff = person(Role.UNIT_STAFF, unit)
    for user in (staff, officer):
        client = as_user(user)
        client.get(reverse(url))
        counts = []
        for more in (1, 2):
            for _row in range(more):
                EvidenceFactory(assignment=AssignmentFactory(unit=unit, assigned_by=person(Role.OFFICER)))
                waiting = AssignmentFactory(unit=unit, assigned_by=person(Role.OFFICER))
                submitted(waiting, person(Role.UNIT_HEAD, unit))
            with CaptureQueriesContext(connection) as queries:
                page(client, reverse(url))
            counts.append(len(queries))
        assert counts[0] == counts[1]


def test_tracking_finds_filters_and_exports(office, as_user) -> None:
    other = AssignmentFactory(
        obligation=confirmed_obligation(text="=Tổ chức họp báo"), state=AssignmentState.ACCEPTED
    )
    client, url = as_user(office.officer), reverse("plans:tracking")
    html = page(client, url + "?q=hop+bao&state=all")
    assert other.get_absolute_url() in html
    assert office.assignment.get_absolute_url() not in html
    assert other.get_absolute_url() not in page(client, url), "what is over is left out unless asked for"
    assert page(client, url + "?state=nonsense&unit=x&sort=y")
    table = client.get(url + "?state=all&export=csv").content.decode("utf-8-sig")
    assert "'=Tổ chức họp báo" in table, "a cell that looks like a formula is quoted"
    assert client.get(url + "?export=xlsx").content.startswith(b"PK")


def test_another_units_page_is_refused_in_words(office, as_user) -> None:
    client = as_user(person(Role.UNIT_STAFF))
    for url in (
        office.assignment.get_absolute_url(),
        reverse("plans:change", args=[office.assignment.pk]),
        reverse("plans:assign", args=[office.assignment.obligation_id]),
        reverse("plans:assign_many", args=[office.assignment.obligation.directive_id]),
    ):
        response = client.get(url)
        assert response.status_code == 403
        assert "tài khoản của bạn" in response.content.decode().lower()


def test_the_page_shows_the_sentence_in_its_source(office, as_user) -> None:
    html = page(as_user(office.staff), office.assignment.get_absolute_url())
    text = office.assignment.obligation.text
    assert f'III. TỔ CHỨC THỰC HIỆN\n1. <mark class="nc-mark">{text[0].upper()}{text[1:]}</mark>' in html
    assert f"NHIỆM VỤ: {text}" in html, "the message to copy"


def test_text_of_the_document_is_never_run(as_user) -> None:
    evil = AssignmentFactory(obligation=confirmed_obligation(text="<script>alert(1)</script>"))
    EvidenceFactory(assignment=evil, title="<img src=x onerror=alert(1)>")
    client = as_user(person(Role.OFFICER))
    for url in (evil.get_absolute_url(), reverse("plans:tracking"), reverse("wagtailadmin_home")):
        html = page(client, url)
        assert "<script>alert" not in html
        assert "<img src=x" not in html


def test_evidence_by_the_page_and_what_was_typed_stays_when_refused(office, as_user) -> None:
    client, url = as_user(office.staff), office.assignment.get_absolute_url()
    typed = {
        "act": "evidence",
        "evidence-title": "Báo cáo quý",
        "evidence-kind": "document",
        "evidence-done_on": day(0),
        "evidence-quantity": "2",
    }
    exe = SimpleUploadedFile("bao-cao.pdf", b"MZ\x90\x00")
    response = client.post(url, typed | {"evidence-file": exe})
    assert response.status_code == 422
    assert "chưa có gì được lưu" in said(response)
    html = response.content.decode()
    assert 'value="Báo cáo quý"' in html
    assert '<p class="nc-wrong">Nội dung tệp' in html, "the sentence also stands at its form"
    both = typed | {
        "evidence-link": "https://a.vn",
        "evidence-file": SimpleUploadedFile("a.pdf", b"%PDF-1.4"),
    }
    assert client.post(url, both).status_code == 422
    assert not Evidence.objects.exists()
    good = SimpleUploadedFile("bao-cao.pdf", b"%PDF-1.4")
    assert client.post(url, typed | {"evidence-file": good, "evidence-no_secret": "on"}).status_code == 302
    added = Evidence.objects.get()
    download = client.get(reverse("plans:evidence_file", args=[added.pk]))
    assert "attachment" in download.headers["Content-Disposition"]
    assert b"".join(download.streaming_content) == b"%PDF-1.4"
    client.force_login(person(Role.UNIT_STAFF))
    assert client.get(reverse("plans:evidence_file", args=[added.pk])).status_code == 403


def test_submit_and_decide_by_the_page(office, as_user) -> None:
    EvidenceFactory(assignment=office.assignment)
    url = office.assignment.get_absolute_url()
    client = as_user(office.staff)
    assert client.post(url, {"act": "submit", "submit-note": "Đủ"}).status_code == 302
    assert "không tự duyệt" not in page(as_user(office.head), url)
    assert "nên không tự duyệt" in page(as_user(office.staff), url)
    client = as_user(office.officer)
    response = client.post(url, {"act": "return", "decision-number": "1", "decision-reason": " "})
    assert "ghi lý do" in said(response)
    client.post(url, {"act": "return", "decision-number": "1", "decision-reason": "Thiếu bản tiếng Anh"})
    assert "Thiếu bản tiếng Anh" in page(as_user(office.staff), reverse("wagtailadmin_home"))
    client = as_user(office.staff)
    client.post(url, {"act": "submit", "submit-note": ""})
    client = as_user(office.officer)
    stale = client.post(url, {"act": "accept", "decision-number": "1", "decision-reason": ""})
    assert "đã có người duyệt" in said(stale), "a newer submission is not decided unseen"
    client.post(url, {"act": "accept", "decision-number": "2", "decision-reason": ""})
    office.assignment.refresh_from_db()
    assert office.assignment.state == AssignmentState.ACCEPTED
    assert Submission.objects.count() == 2


def test_acts_a_person_may_not_do_are_refused_also_by_hand(office, as_user) -> None:
    """The form is not shown to them, and a POST written by hand is refused with the sentence."""
    submitted(office.assignment, office.staff)
    leader = as_user(person(Role.LEADER))
    url = office.assignment.get_absolute_url()
    for data in (
        {"act": "accept", "decision-number": "1"},
        {"act": "cancel", "cancel-reason": "x"},
        {"act": "progress", "progress-percent": "50"},
    ):
        assert f'value="{data["act"]}"' not in page(leader, url)
        refused = leader.post(url, data)
        assert refused.status_code == 403 and "chưa được giao quyền" in refused.content.decode()
    assert leader.post(url, {"act": "explode"}).status_code == 404
    assert Assignment.objects.get().state == AssignmentState.SUBMITTED


def rows(*filled: dict, initial: int, **shared) -> dict:
    """A posted table of assignment."""
    data = {"rows-TOTAL_FORMS": len(filled), "rows-INITIAL_FORMS": initial, **shared}
    for index, row in enumerate(filled):
        data |= {f"rows-{index}-{name}": value for name, value in row.items()}
    return data


def test_proposals_are_edited_extended_and_handed_out_in_one_go(as_user) -> None:
    proposed, added, office = UnitFactory(), UnitFactory(), standing_office()
    obligation = confirmed_obligation(deliverable="06 tin bài")
    party(obligation, unit=proposed)
    client, url = as_user(person(Role.OFFICER)), reverse("plans:assign", args=[obligation.pk])
    assert proposed.name in page(client, url)
    table = rows(
        {"chosen": "on", "unit": proposed.pk, "due": day(5), "deliverable": "04 tin bài"},
        {"chosen": "True", "unit": added.pk, "due": "", "deliverable": ""},
        {"chosen": "True", "unit": "", "due": "", "deliverable": ""},
        initial=1,
        approver=office.pk,
        supporters=[added.pk],
    )
    more = client.post(url, table | {"add": "1"})
    assert 'name="rows-3-unit"' in more.content.decode()
    assert "04 tin bài" in more.content.decode(), "an added row costs nothing typed"
    assert not Assignment.objects.exists()
    for _click in range(2):
        assert client.post(url, table).status_code == 302
    first = Assignment.objects.get(unit=proposed)
    assert (first.deliverable, list(first.supporters.all())) == ("04 tin bài", [added])
    assert set(Assignment.objects.values_list("unit", flat=True)) == {proposed.pk, added.pk}


def test_a_refused_table_keeps_what_was_typed(as_user) -> None:
    unit, office = UnitFactory(), standing_office()
    obligation = confirmed_obligation()
    party(obligation, unit=unit)
    client, url = as_user(person(Role.OFFICER)), reverse("plans:assign", args=[obligation.pk])
    row = {"chosen": "on", "unit": unit.pk, "due": day(-3), "deliverable": "Đã gõ dở"}
    response = client.post(url, rows(row, initial=1, approver=office.pk))
    assert "đã qua" in said(response)
    assert 'id="id_rows-0-due_error"' in response.content.decode(), "the row is marked, not the page alone"
    assert "Đã gõ dở" in response.content.decode()
    wrong = client.post(url, rows(row | {"due": "31/02/2026"}, initial=1, approver=office.pk))
    assert "31/02/2026" in wrong.content.decode()
    nothing = client.post(
        url, rows({k: v for k, v in row.items() if k != "chosen"}, initial=1, approver=office.pk)
    )
    assert "Chưa chọn dòng nào" in said(nothing)
    assert not Assignment.objects.exists()
    client.post(url, rows(row, initial=1, approver=office.pk, allow_past="on"))
    assert Assignment.objects.count() == 1


def test_a_whole_directive_is_handed_out_from_one_table(as_user) -> None:
    first = confirmed_obligation(text="đăng tin")
    second = confirmed_obligation(text="họp báo", directive=first.directive)
    nobody = confirmed_obligation(text="việc của các đơn vị liên quan", directive=first.directive)
    units, helper = [UnitFactory(), UnitFactory()], UnitFactory()
    for obligation, unit in zip((first, second), units, strict=True):
        party(obligation, unit=unit)
        party(obligation, Part.SUPPORT, unit=helper)
    client = as_user(person(Role.OFFICER))
    url = reverse("plans:assign_many", args=[first.directive_id])
    assert reverse("plans:assign", args=[nobody.pk]) in page(client, url)
    table = rows(
        *(
            {"chosen": "on", "unit": unit.pk, "obligation": obligation.pk, "due": "", "deliverable": "01"}
            for obligation, unit in zip((first, second), units, strict=True)
        ),
        initial=2,
        approver=standing_office().pk,
    )
    for _click in range(2):
        client.post(url, table)
    assert Assignment.objects.count() == 2
    assert all(list(given.supporters.all()) == [helper] for given in Assignment.objects.all())


def test_a_very_long_directive_is_handed_out_page_by_page(as_user, monkeypatch) -> None:
    monkeypatch.setattr(assign_many, "ROWS_AT_ONCE", 2)
    first = confirmed_obligation()
    pieces = [first, *(confirmed_obligation(directive=first.directive) for _ in range(2))]
    for piece in pieces:
        party(piece, unit=UnitFactory())
    client = as_user(person(Role.OFFICER))
    html = page(client, reverse("plans:assign_many", args=[first.directive_id]))
    assert "Còn 1 nhiệm vụ nữa" in html
    assert f'id="nv-{pieces[1].pk}"' in html
    assert f'id="nv-{pieces[2].pk}"' not in html


def test_change_page_keeps_the_reason_in_the_history(office, as_user) -> None:
    client = as_user(office.officer)
    url = reverse("plans:change", args=[office.assignment.pk])
    form = {"due": day(20), "deliverable": "01 phóng sự", "approver": office.assignment.approver_id}
    assert "01 phóng sự" in client.post(url, form | {"reason": ""}).content.decode()
    client.post(url, form | {"reason": "Theo đề nghị của đơn vị"})
    assert "Theo đề nghị của đơn vị" in page(client, office.assignment.get_absolute_url())


def test_reopen_and_cancel_by_the_page(office, as_user) -> None:
    accepted(office.assignment, office.staff, office.officer)
    client, url = as_user(office.officer), office.assignment.get_absolute_url()
    client.post(url, {"act": "reopen", "reopen-reason": "Đường dẫn hỏng"})
    assert Assignment.objects.get().state == AssignmentState.RETURNED
    client.post(url, {"act": "cancel", "cancel-reason": "Văn bản bị thay thế"})
    assert "Văn bản bị thay thế" in page(client, url)


def test_an_obligation_with_live_work_is_not_reopened(office) -> None:
    from nhipcau.core.domain.errors import Refused

    with pytest.raises(Refused, match="đã giao cho 1 đơn vị"):
        obligations.reopen(
            actor=office.officer, obligation=office.assignment.obligation, reason="Đọc nhầm đơn vị"
        )


def test_panels_show_only_what_the_reader_may_see(office, rf) -> None:
    from nhipcau.core.domain import panels

    request = rf.get("/")
    for user, sees in ((office.staff, True), (person(Role.UNIT_STAFF), False)):
        request.user = user
        for place, record in (
            ("directives.obligation", office.assignment.obligation),
            ("units.unit", office.assignment.unit),
        ):
            html = " ".join(panels.rendered(place, request, record))
            assert (office.assignment.get_absolute_url() in html) == sees, (place, user)
