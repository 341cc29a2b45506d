"""Màn hình: every page opens, says what it refuses, runs nothing a document carries, costs the same."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nhipcau.directives.domain import intake
from nhipcau.directives.enums import DirectiveState, ObligationState, Part
from nhipcau.directives.models import Directive, Obligation
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.directives.test_intake import waiting
from tests.factories.directives import SENTENCES, DirectiveFactory, machine_of, obligation, party, reading_of
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert('xin chào')</script>"


@pytest.fixture(autouse=True)
def rooms(settings, tmp_path):
    settings.NHIPCAU_QUARANTINE_ROOT = tmp_path / "quarantine"
    settings.NHIPCAU_FILES_ROOT = tmp_path / "files"


@pytest.fixture
def desk(officer: User) -> Client:
    return signed_in(officer)


def signed_in(who: User) -> Client:
    client = Client()
    client.force_login(who)
    return client


def url(name: str, *args: int) -> str:
    return reverse(f"directives:{name}", args=args)


def test_every_page_opens_for_the_officer(desk: Client):
    task = obligation(lead=UnitFactory())
    line = party(task, Part.LEAD, "một tên lạ")
    home = task.directive.pk
    pages = [url("list"), url("intake"), url("header", home), url("add", home), url("review", home)]
    pages += [url(name, task.pk) for name in ("obligation", "edit", "split", "add_party")]
    pages += [url("choose", line.pk), url("choose", line.pk) + "?q=so", url("add_party", task.pk) + "?q=so"]
    for page in pages:
        assert desk.get(page).status_code == 200, page
    assert desk.get(url("progress", home)).status_code == 302


@pytest.mark.parametrize("name", ["intake", "list", "header", "add", "edit", "split", "add_party", "choose"])
def test_a_person_without_the_right_is_told_so(name: str):
    task = obligation()
    keys = {"choose": party(task, Part.LEAD, "x").pk, "header": task.directive.pk, "add": task.directive.pk}
    args = () if name in {"intake", "list"} else (keys.get(name, task.pk),)
    answer = signed_in(person(Role.ADMINISTRATOR)).get(url(name, *args))
    assert answer.status_code == 403
    assert "chưa được giao quyền" in answer.content.decode()


def test_a_unit_reads_its_directive_but_finds_no_buttons():
    unit = UnitFactory()
    task = obligation(lead=unit, state=ObligationState.CONFIRMED)
    hidden = obligation(task.directive, lead=UnitFactory(), sentence=SENTENCES[1])
    staff = signed_in(person(Role.UNIT_STAFF, unit))
    page = staff.get(url("review", task.directive.pk)).content.decode()
    assert f"nhiem-vu-{task.pk}" in page
    assert f"nhiem-vu-{hidden.pk}" not in page
    assert 'method="post" action="/lam-viec/van-ban' not in page
    assert staff.get(url("obligation", hidden.pk)).status_code == 404
    assert staff.get(url("review", DirectiveFactory().pk)).status_code == 404
    for name in ("confirm_obligation", "drop", "reopen"):
        assert staff.post(url(name, task.pk)).status_code == 403


def test_nothing_a_document_carries_is_run(desk: Client, clerk: User):
    unit = UnitFactory(name=f"Sở {SCRIPT}")
    text = f"KẾ HOẠCH {SCRIPT}\n{SENTENCES[0]} {SCRIPT}"
    reading = reading_of(text, title=SCRIPT, number=None)
    reading["findings"] = [{"code": "x", "message": SCRIPT, "spans": [[0, 8]]}]
    reading["citations"] = [{"span": [9, 20], "type": SCRIPT, "number": '"><b>', "date": None}]
    reading["footnotes"] = [{"label": '1"><b>', "text": SCRIPT, "called_at": 3}]
    reading["recipients"] = [{"name": SCRIPT, "purpose": None}]
    reading["signature"] = {"name": SCRIPT, "capacity": SCRIPT, "authority": None}
    home = DirectiveFactory(
        reading=reading, title=SCRIPT, number=SCRIPT, issuer_name=SCRIPT, file_name=f"{SCRIPT}.txt"
    )
    machine = machine_of(text, SENTENCES[0] + " " + SCRIPT, deliverable=SCRIPT, section=SCRIPT)
    task = obligation(home, machine=machine, lead=unit)
    line = party(task, Part.LEAD, SCRIPT)
    for page in (
        url("list"),
        url("review", home.pk),
        url("header", home.pk),
        url("obligation", task.pk),
        url("edit", task.pk),
        url("split", task.pk),
        url("choose", line.pk),
    ):
        body = desk.get(page).content.decode()
        assert "<script>alert" not in body, page
        assert '"><b>' not in body, page
    assert "&lt;script&gt;alert" in desk.get(url("review", home.pk)).content.decode()


def test_a_page_with_a_script_is_read_and_never_served_as_one(desk: Client, clerk: User, guidance: str):
    page = f"<html><head><title>x{SCRIPT}</title></head><body>{SCRIPT}<pre>{guidance}</pre></body></html>"
    directive = intake.register(actor=clerk, content=page.encode(), name="trang.html").directive
    assert directive.state == DirectiveState.REVIEW
    assert "<script>alert" not in desk.get(url("review", directive.pk)).content.decode()
    original = desk.get(url("original", directive.pk))
    assert b"".join(original.streaming_content) == page.encode()
    assert original["Content-Disposition"].startswith("attachment")
    assert original["Content-Type"] == "application/octet-stream"


def queries_for(client: Client, page: str) -> int:
    client.get(page)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(page).status_code == 200
    return len(captured)


def test_the_list_costs_the_same_at_one_and_three_rows(desk: Client):
    obligation(lead=UnitFactory())
    one = queries_for(desk, url("list"))
    for _ in range(2):
        obligation(lead=UnitFactory(), state=ObligationState.CONFIRMED)
    assert queries_for(desk, url("list")) == one


def test_the_review_costs_the_same_at_one_and_three_tasks(desk: Client):
    home = DirectiveFactory()
    party(obligation(home, lead=UnitFactory()), Part.LEAD, "tên lạ")
    one = queries_for(desk, url("review", home.pk))
    for sentence in SENTENCES[1:]:
        party(obligation(home, lead=UnitFactory(), support=UnitFactory(), sentence=sentence), Part.LEAD, "lạ")
    assert queries_for(desk, url("review", home.pk)) == one


def test_the_list_finds_without_marks_and_filters(desk: Client):
    wanted = DirectiveFactory(title="Đón đoàn khách quốc tế", folded="don doan khach quoc te")
    other = DirectiveFactory(title="Việc khác", folded="viec khac", state=DirectiveState.CONFIRMED)
    page = desk.get(url("list"), {"q": "DOAN đón"}).content.decode()
    assert wanted.number in page
    assert other.number not in page
    page = desk.get(url("list"), {"state": "confirmed", "year": "khong", "page": "x"}).content.decode()
    assert other.number in page
    assert wanted.number not in page


def test_the_export_cannot_smuggle_a_formula(desk: Client):
    DirectiveFactory(title="=HYPERLINK(1)", number="1-HD/KT")
    body = desk.get(url("list"), {"export": "csv"}).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(body)))
    assert rows[1][0] == "1-HD/KT"
    assert rows[1][4] == "'=HYPERLINK(1)"
    assert desk.get(url("list"), {"export": "xlsx"}).status_code == 200
    assert desk.get(url("list"), {"export": "exe"}).status_code == 404


def test_uploading_leads_to_the_review(desk: Client, guidance: str):
    answer = desk.post(url("intake"), {"file": SimpleUploadedFile("a.txt", guidance.encode())})
    directive = Directive.objects.get()
    assert answer.url == url("review", directive.pk)
    again = desk.post(url("intake"), {"text": guidance.replace("\n", "\r\n")}, follow=True)
    assert "đã được tiếp nhận trước đó" in again.content.decode()
    assert Directive.objects.count() == 1


@pytest.mark.parametrize("given", ["nothing", "both", "empty"])
def test_an_intake_without_one_source_keeps_what_was_pasted(desk: Client, given: str):
    data: dict = {"text": "Kế hoạch đã dán" if given == "both" else ""}
    if given != "nothing":
        data["file"] = SimpleUploadedFile("a.txt", b"" if given == "empty" else b"x")
    answer = desk.post(url("intake"), data)
    assert answer.status_code == 422
    assert Directive.objects.count() == 0
    assert ("Kế hoạch đã dán" in answer.content.decode()) == (given == "both")


def test_the_progress_tells_a_failure_and_offers_another_try(desk: Client, officer: User):
    directive = waiting(officer, "KẾ HOẠCH")
    desk.post(url("cancel", directive.pk))
    assert desk.get(url("progress_state", directive.pk)).json()["running"] is False
    page = desk.get(url("progress", directive.pk)).content.decode()
    assert "Đã dừng đọc theo yêu cầu" in page
    assert url("retry", directive.pk) in page
    desk.post(url("retry", directive.pk))
    desk.post(url("discard", directive.pk))
    shown = desk.get(url("progress", directive.pk), follow=True).content.decode()
    assert "đã được bỏ" in shown


def test_a_file_that_was_not_kept_is_not_offered_again(desk: Client, officer: User):
    directive = intake.register(actor=officer, content=b"%PDF-1.7 " + bytes(99), name="x.pdf").directive
    page = desk.get(url("progress", directive.pk)).content.decode()
    assert directive.failure in page
    assert "không được giữ lại" in page
    assert url("retry", directive.pk) not in page


def test_confirming_leads_to_the_next_card_that_waits(desk: Client):
    home, lead = DirectiveFactory(), UnitFactory()
    first, second = (obligation(home, lead=lead, sentence=s) for s in SENTENCES[:2])
    answer = desk.post(url("confirm_obligation", first.pk))
    assert answer.url.endswith(f"#nhiem-vu-{second.pk}")
    first.refresh_from_db()
    assert first.state == ObligationState.CONFIRMED


def test_a_refusal_is_shown_on_the_card_it_is_about(desk: Client):
    task = obligation()
    answer = desk.post(url("confirm_obligation", task.pk), follow=True)
    assert "chưa có đơn vị chủ trì" in answer.content.decode()
    assert answer.redirect_chain[-1][0].endswith(f"#nhiem-vu-{task.pk}")


def test_an_edit_that_is_refused_keeps_every_word(desk: Client):
    task = obligation()
    data = {"text": "Lời mới", "starts_on": "02/05/2026", "due": "01/05/2026", "deliverable": "bản đồ"}
    answer = desk.post(url("edit", task.pk), data)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "Hạn phải bằng hoặc sau" in body
    assert all(words in body for words in ("Lời mới", "02/05/2026", "01/05/2026", "bản đồ"))
    desk.post(url("edit", task.pk), data | {"due": "03/05/2026"})
    task.refresh_from_db()
    assert (task.text, str(task.due), task.deliverable) == ("Lời mới", "2026-05-03", "bản đồ")


def test_saving_the_form_untouched_changes_nothing(desk: Client):
    rule = "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"
    task = obligation(recurrence=rule, languages=["en", "vi", "x-khac"], continuous=True)
    form = desk.get(url("edit", task.pk)).context["form"]
    data = {
        name: field.value() for name in form.fields if (field := form[name]).value() not in (None, "", False)
    }
    assert desk.post(url("edit", task.pk), data).status_code == 302
    fresh = Obligation.objects.get(pk=task.pk)
    assert (fresh.recurrence, fresh.languages, fresh.continuous) == (rule, ["en", "vi", "x-khac"], True)


def test_buttons_of_the_review(desk: Client):
    home, lead = DirectiveFactory(), UnitFactory()
    first, second, third = (obligation(home, lead=lead, sentence=s) for s in SENTENCES)
    desk.post(url("merge", home.pk), {"chon": [first.pk, second.pk, "x"]})
    merged = home.obligations.get(origin="merged")
    assert list(merged.parents.order_by("pk")) == [first, second]
    desk.post(url("undo", first.pk))
    desk.post(url("drop", third.pk), {"reason": "nhắc lại"})
    desk.post(url("confirm_all", home.pk))
    home.refresh_from_db()
    assert home.state == DirectiveState.CONFIRMED
    desk.post(url("reopen", first.pk), {"reason": "đổi hạn"})
    first.refresh_from_db()
    assert first.state == ObligationState.PROPOSED
    desk.post(url("restore", third.pk))
    line = party(third, Part.LEAD, "tên lạ")
    desk.post(url("choose", line.pk), {"target": f"u-{lead.pk}", "remember": "on"})
    line.refresh_from_db()
    assert line.unit == lead
    desk.post(url("remove_party", line.pk))
    assert not third.parties.filter(pk=line.pk).exists()
    assert desk.post(url("choose", first.parties.get().pk), {"target": "u-999999"}).status_code == 422


def test_the_sentence_is_shown_wherever_the_task_is(desk: Client):
    task = obligation(lead=UnitFactory())
    page = desk.get(url("obligation", task.pk)).content.decode()
    assert f'<mark class="nc-mark">{SENTENCES[0]}</mark>' in page
    assert f'href="{task.source_url}"' in page
    review = desk.get(task.source_url.split("#")[0]).content.decode()
    assert f'id="{task.source_url.split("#")[1]}"' in review


def test_several_marked_cards_at_once(desk: Client):
    home, lead = DirectiveFactory(), UnitFactory(name="Sở Chung")
    first, second, third = (obligation(home, sentence=s) for s in SENTENCES)
    strange = obligation()
    chosen = {"chon": [first.pk, second.pk, strange.pk]}
    page = desk.post(url("add_party_to_marked", home.pk), chosen).content.decode()
    assert page.count('name="chon"') == 4  # twice in the search, twice in the choice
    found = desk.get(url("add_party_to_marked", home.pk), chosen | {"q": "so chung"}).content.decode()
    assert f'value="u-{lead.pk}"' in found
    answer = desk.post(
        url("add_party_to_marked", home.pk), chosen | {"target": f"u-{lead.pk}", "part": "lead"}
    )
    assert answer.url == url("review", home.pk) + f"?nhiem-vu={first.pk}#nhiem-vu-{first.pk}"
    assert [o.parties.count() for o in (first, second, third, strange)] == [1, 1, 0, 0]
    again = desk.post(url("add_party_to_marked", home.pk), chosen | {"target": f"u-{lead.pk}"})
    assert again.status_code == 422
    desk.post(url("drop_marked", home.pk), {"chon": [second.pk, third.pk], "reason": ""})
    assert home.obligations.filter(state=ObligationState.DROPPED).count() == 0
    desk.post(url("drop_marked", home.pk), {"chon": [second.pk, third.pk], "reason": "không phải việc"})
    assert home.obligations.filter(drop_reason="không phải việc").count() == 2


def test_a_finding_leads_to_both_places_also_into_a_footnote(desk: Client):
    text = "Kế hoạch số 57-KH/UBND của tỉnh¹"
    reading = reading_of(text)
    reading["findings"] = [{"code": "x", "message": "57-KH/UBND và 57-KH/TU khác nhau", "spans": [[12, 22]]}]
    cited = {"span": [0, 5], "type": "KH", "number": "57-KH/TU", "date": None, "in_footnote": 0}
    reading["citations"] = [cited]
    reading["footnotes"] = [{"label": "1", "text": "Kế hoạch số 57-KH/TU", "called_at": len(text) - 1}]
    page = desk.get(url("review", DirectiveFactory(reading=reading).pk)).content.decode()
    for anchor in ("diem-0-0", "chu-thich-0"):
        assert f'href="#{anchor}"' in page
        assert f'id="{anchor}"' in page
