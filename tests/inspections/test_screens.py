"""Screens of inspections: each role sees what is its own, acts come back with their word (màn hình)."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from nhipcau.inspections.domain import papers, tallying, wording
from nhipcau.inspections.enums import FindingState, RecommendationState, VisitState
from nhipcau.inspections.models import Finding, InspectionRound, Recommendation
from nhipcau.issuing.domain import papers as outgoing
from nhipcau.issuing.domain import signing
from nhipcau.issuing.enums import FileForm, PaperState
from nhipcau.issuing.queries import visible_to
from nhipcau.official.domain import docx, pdf
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories import inspections as make
from tests.factories.issuing import declared_form
from tests.factories.units import UnitFactory, person
from tests.official.golden import pdf_text

pytestmark = pytest.mark.django_db


def signed_in(who: User) -> Client:
    client = Client()
    client.force_login(who)
    return client


def written(days: int) -> str:
    return f"{timezone.localdate() + timedelta(days=days):%d/%m/%Y}"


def test_an_officer_leads_a_round_from_its_form_to_its_beginning():
    officer, unit = person(Role.OFFICER), UnitFactory()
    task = make.task(unit)
    client = signed_in(officer)
    empty = client.get(reverse("inspections:rounds")).content.decode()
    assert "Chưa có đợt kiểm tra nào" in empty
    form = {
        "title": "Kiểm tra quý IV", "kind": "inspection", "ground": "Quyết định 12",
        "starts_on": written(0), "ends_on": written(-1),
        "period_from": written(-60), "period_to": written(0), "units": [unit.pk],
    }  # fmt: skip
    refused = client.post(reverse("inspections:new_round"), form)
    assert refused.status_code == 422 and "từ ngày bắt đầu trở đi" in refused.content.decode()
    client.post(reverse("inspections:new_round"), form | {"ends_on": written(5)})
    held = InspectionRound.objects.get()
    url = held.get_absolute_url()
    assert "Cử trưởng đoàn" in client.get(url).content.decode()
    client.post(url, {"act": "team", "team-person": officer.pk, "team-part": "lead"})
    client.post(url, {"act": "draw", "draw-size": "3"})
    page = client.get(url).content.decode()
    assert held.drawings.get().seed in page and "Soạn công văn thông báo" in page
    client.post(url, {"act": "announce"})
    held.refresh_from_db()
    assert held.announcement.letter.addressees == unit.name
    client.post(url, {"act": "open"})
    sample = client.get(reverse("inspections:sample", args=[held.pk])).content.decode()
    assert "rút lại từ hạt giống cho đúng mẫu này" in sample and "Máy rút: tầng" in sample
    late = make.task(unit)
    found = client.get(reverse("inspections:sample", args=[held.pk]), {"viec": "xuc tien"}).content.decode()
    assert f'value="{late.pk}"' in found and f'value="{task.pk}"' not in found
    client.post(
        reverse("inspections:sample", args=[held.pk]),
        {"act": "add", "assignment": late.pk, "reason": "có phản ánh"},
    )
    assert held.items.count() == 2
    sheet = client.get(reverse("inspections:sample", args=[held.pk]), {"export": "xlsx", "origin": "added"})
    rows = list(load_workbook(BytesIO(sheet.content)).active.iter_rows(values_only=True))
    assert len(rows) == 2 and "Đoàn thêm: có phản ánh" in rows[1]


def test_the_team_records_and_the_unit_answers():
    held = make.opened(tasks=1)
    lead, item, visit = make.lead_of(held), held.items.get(), make.visit_of(held)
    staff = person(Role.UNIT_STAFF, visit.unit)
    client, theirs = signed_in(lead), signed_in(staff)
    url = item.get_absolute_url()
    wanted = {"act": "check"} | {f"check-{name}": "yes" for name in make.YES}
    refused = client.post(url, wanted | {"check-product": "no"})
    assert refused.status_code == 422 and "ghi rõ thiếu gì" in refused.content.decode()
    client.post(url, wanted | {"check-product": "no", "check-product-note": "thiếu bản tiếng Anh"})
    seen = item.assignment.evidence.get().pk
    finding = {"act": "write", "write-nature": "wrong-product", "write-text": "Thiếu bản tiếng Anh."}
    assert client.post(url, finding).status_code == 422
    client.post(url, finding | {"write-evidence": [seen]})
    found = Finding.objects.get()
    of = {"of": found.pk}
    client.post(url, of | {"act": "recommend", f"recommend-{found.pk}-text": "Bổ sung bản tiếng Anh",
                           f"recommend-{found.pk}-due": written(9)})  # fmt: skip
    hidden = theirs.get(visit.get_absolute_url()).content.decode()
    assert "Thiếu bản tiếng Anh." not in hidden and "Bổ sung bản tiếng Anh" not in hidden
    client.post(visit.get_absolute_url(), {"act": "send", "send-explain_due": written(3)})
    assert "phát hiện chờ giải trình" in theirs.get(reverse("wagtailadmin_home")).content.decode()
    told = {"act": "explain", f"explain-{found.pk}-agrees": "no"} | of
    assert theirs.post(visit.get_absolute_url(), told).status_code == 422
    theirs.post(visit.get_absolute_url(), told | {f"explain-{found.pk}-text": "Đang dịch."})
    client.post(
        visit.get_absolute_url(),
        {"act": "judge", f"judge-{found.pk}-outcome": "upheld", f"judge-{found.pk}-words": "Chưa có."} | of,
    )
    found.refresh_from_db()
    assert found.state == FindingState.UPHELD
    meeting = {"meeting-held_on": written(0), "meeting-begins_at": "08:30", "meeting-place": "Trụ sở",
               "meeting-unit_side": "Phó Giám đốc"}  # fmt: skip
    client.post(visit.get_absolute_url(), {"act": "meeting"} | meeting)
    client.post(visit.get_absolute_url(), {"act": "conclude"})
    visit.refresh_from_db()
    assert visit.state == VisitState.CONCLUDED
    asked = Recommendation.objects.get()
    theirs.post(
        asked.get_absolute_url(),
        {
            "act": "add",
            "add-title": "Bản tiếng Anh",
            "add-done_on": written(0),
            "add-link": "https://a.example/en",
        },
    )
    theirs.post(asked.get_absolute_url(), {"act": "report", "report-text": "Đã đăng."})
    assert "Xác nhận kiến nghị:" in client.get(reverse("wagtailadmin_home")).content.decode()
    client.post(asked.get_absolute_url(), {"act": "accept", "accept-words": ""})
    asked.refresh_from_db()
    assert asked.state == RecommendationState.DONE
    assert "Đã được kiểm tra" in theirs.get(item.assignment.get_absolute_url()).content.decode()
    assert held.title in client.get(visit.unit.get_absolute_url()).content.decode()


def test_every_figure_opens_the_records_it_counts():
    asked = make.recommended()
    held = asked.visit.round
    client = signed_in(make.lead_of(held))
    # The unit, once concluded, opens its own numbers in the same way.
    for reader in (client, signed_in(person(Role.UNIT_HEAD, asked.visit.unit))):
        figures = reader.get(held.get_absolute_url()).context["figures"]
        assert len(figures) > 4
        for each in figures:
            opened = reader.get(each["url"]).context["page_obj"]
            assert {row.pk for row in opened.object_list} == set(each["tally"].records), each["url"]
    for name in ("rounds", "findings", "recommendations"):
        sheet = client.get(reverse(f"inspections:{name}"), {"export": "csv"}).content.decode("utf-8-sig")
        assert held.title in sheet


def test_the_minute_says_what_was_found_and_goes_its_way_to_be_signed():
    visit = make.sent()
    declared_form(visit.round.office)
    officer = person(Role.OFFICER)
    minute = papers.draft_minute(actor=officer, visit=visit)
    with pytest.raises(Exception, match="chưa kết luận kiểm tra"):
        signing.submit(actor=officer, paper=minute)
    make.concluded(visit)
    document = outgoing.document(minute)
    text = " ".join(pdf_text(pdf.write(document)).split())
    fault = make.fault_of(visit)
    for words in (
        "BIÊN BẢN", "Hồi 8 giờ 00", "Phó Giám đốc", fault.text, f"“{fault.quote}”",
        "nhất trí với phát hiện của đoàn", "Đính chính số liệu", "ĐẠI DIỆN ĐƠN VỊ", "TM. ĐOÀN KIỂM TRA",
    ):  # fmt: skip
        assert words in text, words
    assert docx.write(document)[:2] == b"PK" and "BB-UBND" in document.letterhead.symbol
    # The numbers of the paper are those of the screen, with the rows they were counted from.
    sheet = tallying.read(visit.round, visit)
    counted = {str(each.label): (each.value, wording.numbers(each.rows)) for each in tallying.of(sheet)}
    table = next(block for block in document.blocks if hasattr(block, "rows"))
    assert {row.cells[1]: (int(row.cells[2]), row.cells[3]) for row in table.rows}.items() <= counted.items()
    held = signing.submit(actor=officer, paper=minute)
    signing.export(actor=officer, paper=held, form=FileForm.DOCX)
    signing.bring_back(actor=officer, paper=held, number="03", on=timezone.localdate())
    minute.refresh_from_db()
    assert minute.state == PaperState.ISSUED and minute.full_number == "03/BB-UBND"
    assert minute in visible_to(person(Role.UNIT_HEAD, visit.unit))
    page = signed_in(officer).get(visit.get_absolute_url()).content.decode()
    assert "03/BB-UBND" in page and "Mở lại kết luận" in page


def test_lists_cost_the_same_at_one_round_and_at_three():
    lead = person(Role.OFFICER)
    client = signed_in(lead)
    make.opened(actor=lead)

    def queries() -> list[int]:
        counts = []
        for url in (
            reverse("inspections:rounds"),
            reverse("inspections:findings"),
            reverse("inspections:recommendations"),
            reverse("inspections:sample", args=[InspectionRound.objects.order_by("pk")[0].pk]),
        ):
            client.get(url)
            with CaptureQueriesContext(connection) as seen:
                assert client.get(url).status_code == 200
            counts.append(len(seen))
        return counts

    make.concluded(make.sent(InspectionRound.objects.get()))
    before = queries()
    for _number in range(2):
        make.concluded(make.sent(make.opened(actor=lead)))
    assert queries() == before
    assert max(before) <= 25
