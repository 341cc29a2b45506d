"""The screens of plans: list, grid, saving of cells, the pages beside it (màn hình kế hoạch)."""

import json
import time

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nhipcau.issuing.enums import PaperState
from nhipcau.plans.domain import versions
from nhipcau.plans.enums import Column
from nhipcau.plans.models import Activity, Omission, Plan, Term
from nhipcau.units.enums import Role
from tests.factories.plans import confirmed_obligation, issued, line, party, plan_for
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return person(Role.OFFICER)


@pytest.fixture
def desk(client: Client, officer) -> Client:
    client.force_login(officer)
    return client


def html(client: Client, name: str, *args: object, query: str = "") -> str:
    response = client.get(reverse(f"plans:{name}", args=args) + query)
    assert response.status_code == 200, (name, response.status_code)
    return response.content.decode()


def said(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def save(client: Client, plan: Plan, *cells: dict[str, object]):
    return client.post(
        reverse("plans:save_cells", args=[plan.pk]), json.dumps({"cells": cells}), "application/json"
    )


def cell(row: Activity, column: str, value: str, seen: str | None = None) -> dict[str, object]:
    return {"row": row.pk, "column": column, "value": value, "seen": seen}


def test_a_plan_is_drafted_from_the_directives_that_were_ticked(desk) -> None:
    obligation = confirmed_obligation()
    assert "Chưa có kế hoạch nào" in html(desk, "plans")
    assert obligation.directive.number in html(desk, "draft_plan")
    form = {
        "kind": "yearly",
        "year": "2026",
        "office": standing_office().pk,
        "title": "Công tác năm 2026",
        "directives": [obligation.directive_id],
        "grouping": "kind",
    }
    wrong = desk.post(reverse("plans:draft_plan"), form | {"title": ""})
    assert wrong.status_code == 200 and not Plan.objects.exists()
    response = desk.post(reverse("plans:draft_plan"), form)
    plan = Plan.objects.get()
    assert response["Location"] == plan.get_absolute_url()
    grid = html(desk, "grid", plan.pk)
    assert obligation.text[1:] in grid and obligation.source_url in grid


def test_cells_are_saved_and_the_answer_draws_their_rows_and_the_gaps(desk) -> None:
    unit = UnitFactory(name="Sở Ngoại vụ")
    plan = plan_for()
    row, other = line(plan), line(plan, unit)
    answer = save(desk, plan, cell(row, "leads", "so ngoai vu", ""), cell(row, "time", "quý II", "")).json()
    assert [each["state"] for each in answer["cells"]] == ["saved", "saved"]
    assert answer["cells"][0]["standing"] == "Sở Ngoại vụ"
    assert list(answer["rows"]) == [str(row.pk)], "only what was touched"
    assert "hạn 30/06/2026" in answer["rows"][str(row.pk)]
    assert f"Dòng {2}" in answer["gaps"] and other.get_absolute_url() in answer["gaps"]
    assert answer["count"] == 2 and ":" in answer["at"]


def test_a_name_nobody_knows_is_kept_as_typed_with_suggestions(desk) -> None:
    UnitFactory(name="Sở Văn hóa, Thể thao và Du lịch")
    plan = plan_for()
    row = line(plan)
    answer = save(desk, plan, cell(row, "leads", "Sở Văn hoá và Thể thao", "")).json()
    drawn = answer["rows"][str(row.pk)]
    assert "Chưa rõ “Sở Văn hoá và Thể thao”" in drawn
    assert 'data-pick="Sở Văn hóa, Thể thao và Du lịch"' in drawn
    assert row.parties.get().written == "Sở Văn hoá và Thể thao"
    assert "tên đơn vị chưa rõ" in answer["gaps"]


def test_an_overtaken_cell_comes_back_with_what_stands(desk) -> None:
    plan = plan_for()
    row = line(plan, deliverable="của người kia")
    (told,) = save(desk, plan, cell(row, "deliverable", "của tôi", "cũ")).json()["cells"]
    assert (told["state"], told["standing"]) == ("overtaken", "của người kia")


@pytest.mark.parametrize(
    "body",
    ["", "[]", "{}", '{"cells": 1}', '{"cells": [{"row": "x", "column": "text", "value": ""}]}',
     '{"cells": [{"row": 1, "column": "pk", "value": ""}]}', '{"cells": [null]}'],
)  # fmt: skip
def test_what_is_no_list_of_cells_is_refused_in_json(desk, body: str) -> None:
    answer = desk.post(reverse("plans:save_cells", args=[plan_for().pk]), body, "application/json")
    assert answer.status_code == 400 and answer.json()["said"]


def test_refusals_of_saving_are_json_so_that_the_page_keeps_what_was_typed(desk, client) -> None:
    plan = plan_for()
    row = line(plan)
    plan.paper.state = PaperState.SUBMITTED
    plan.paper.save()
    locked = save(desk, plan, cell(row, "text", "muộn"))
    assert locked.status_code == 409 and "đã khóa" in locked.json()["said"]
    client.force_login(person(Role.LEADER))
    refused = save(client, plan, cell(row, "text", "không phải tôi"))
    assert refused.status_code == 403 and "quyền" in refused.json()["said"]
    row.refresh_from_db()
    assert row.text == "Mở chuyên mục tiếng Khmer"


def test_rows_for_a_paste_come_as_drawn_lines(desk) -> None:
    plan = plan_for()
    answer = desk.post(
        reverse("plans:add_activity", args=[plan.pk]), {"count": 3}, headers={"Accept": "application/json"}
    ).json()
    assert len(answer["order"]) == 3 == plan.activities.count()
    assert all(answer["rows"][str(pk)].strip().startswith("<tr") for pk in answer["order"])
    many = desk.post(
        reverse("plans:add_activity", args=[plan.pk]), {"count": 9999}, headers={"Accept": "application/json"}
    )
    assert many.status_code == 409 and plan.activities.count() == 3


def test_a_line_is_edited_without_a_script_and_nothing_typed_is_lost(desk) -> None:
    plan = plan_for(confirmed_obligation())
    row = plan.activities.get()
    url = reverse("plans:activity", args=[plan.pk, row.pk])
    page = desk.get(url)
    form = {
        name: field.value() or "" for name, field in ((bound.name, bound) for bound in page.context["form"])
    } | {"obligations": [row.obligations.get().pk]}
    refused = desk.post(url, form | {"time": "31/2", "deliverable": "tờ gấp"})
    assert "Không có ngày 31/2" in refused.content.decode()
    assert 'value="31/2"' in refused.content.decode()
    row.refresh_from_db()
    assert row.deliverable == "tờ gấp", "the other cell is saved"
    assert desk.post(url, form | {"time": "30/6"}).status_code == 302
    row.refresh_from_db()
    assert row.deadline_text == "30/06/2026"


def test_lines_are_added_moved_taken_out_and_brought_back_by_buttons(desk) -> None:
    plan = plan_for()
    one, two = line(plan, text="một"), line(plan, text="hai")
    desk.post(reverse("plans:move_activity", args=[plan.pk, two.pk]), {"step": "up"})
    desk.post(reverse("plans:add_activity", args=[plan.pk]))
    desk.post(reverse("plans:remove_activity", args=[plan.pk, one.pk]))
    page = html(desk, "grid", plan.pk)
    assert "1 hoạt động đã bỏ" in page and f'data-row="{one.pk}"' not in page
    desk.post(reverse("plans:restore_activity", args=[plan.pk, one.pk]))
    assert list(plan.activities.order_by("position").values_list("text", flat=True)) == ["hai", "một", ""]
    desk.post(reverse("plans:merge_activities", args=[plan.pk]), {"row": [one.pk, two.pk, "x"]})
    assert plan.activities.filter(removed_at=None).count() == 2


def test_a_gap_is_answered_or_left_out_from_the_list(desk) -> None:
    obligation = confirmed_obligation()
    plan = plan_for(obligation)
    plan.activities.all().delete()
    assert f'data-gap="{obligation.pk}"' in html(desk, "gaps", plan.pk)
    without = desk.post(reverse("plans:omit", args=[plan.pk, obligation.pk]), {"reason": " "})
    assert "lý do" in said(without) and not Omission.objects.exists()
    desk.post(reverse("plans:omit", args=[plan.pk, obligation.pk]), {"reason": "đã làm"})
    assert "đã làm" in html(desk, "gaps", plan.pk)
    desk.post(reverse("plans:take_back_omission", args=[plan.pk, obligation.pk]))
    desk.post(reverse("plans:answer_gap", args=[plan.pk, obligation.pk]))
    assert plan.activities.get().obligations.get() == obligation


def test_the_grid_costs_the_same_at_three_lines_and_at_thirty_and_is_fast(desk) -> None:
    plan = plan_for()
    unit, obligation = UnitFactory(), confirmed_obligation()
    plan.directives.add(obligation.directive)
    counts = []
    for more in (3, 27, 270):
        for _row in range(more):
            row = line(plan, unit, deliverable="tin")
            row.parties.create(part="support", written="Hội Trồng lan")
            row.answers.create(obligation=obligation)
        html(desk, "grid", plan.pk)
        with CaptureQueriesContext(connection) as asked:
            begun = time.perf_counter()
            html(desk, "grid", plan.pk)
            took = time.perf_counter() - begun
        counts.append(len(asked))
    assert counts[0] == counts[1] == counts[2]
    assert took < 5, f"300 lines took {took:.1f} s"


def test_words_versions_and_paper_have_their_pages(desk, officer) -> None:
    plan = plan_for(confirmed_obligation())
    form = {"title": "Tên mới", "year": "2026", "kind": "thematic", "aims": "- Một\r\n- Hai"}
    assert desk.post(reverse("plans:wording", args=[plan.pk]), form).status_code == 302
    plan.refresh_from_db()
    plan.paper.refresh_from_db()
    assert (plan.title, plan.aims, plan.kind) == ("Tên mới", "- Một\n- Hai", "thematic")
    versions.keep(actor=officer, plan=plan)
    line(plan, text="dòng mới thêm")
    assert "dòng mới thêm" in html(desk, "versions", plan.pk, query="?tu=1&den=hien-tai")
    assert html(desk, "versions", plan.pk, query="?tu=99&den=x")
    assert "Tên mới" in html(desk, "paper_tab", plan.pk)
    again = plan.directives.get()
    kept = desk.post(reverse("plans:remove_directive", args=[plan.pk, again.pk]))
    assert "Còn 1 hoạt động" in said(kept)


def test_the_grid_goes_out_as_a_table(desk) -> None:
    plan = plan_for()
    line(plan, text="=HYPERLINK(1)", budget=1_500_000)
    table = desk.get(reverse("plans:grid", args=[plan.pk]) + "?export=csv").content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in table and "1500000" in table
    book = desk.get(reverse("plans:plans") + "?export=xlsx")
    assert book.content.startswith(b"PK")


def test_chosen_columns_stay_chosen_on_screen_in_file_and_in_what_is_drawn_anew(desk) -> None:
    plan, other = plan_for(), plan_for()
    row = line(plan, text="Mở chuyên mục")
    grid = reverse("plans:grid", args=[plan.pk])

    def head(query: str = "") -> list[str]:
        return desk.get(f"{grid}?export=csv{query}").content.decode("utf-8-sig").splitlines()[0].split(",")

    first = html(desk, "grid", plan.pk)
    assert 'data-column="theme"' not in first and "plans-sources" in first
    assert len(head()) == len(Column) + 3, "a file has every column while nobody chose"
    chosen = {"path": grid, "query": "", "column": ["text", "theme", "nonsense"]}
    assert desk.post(reverse("units:choose_columns"), chosen).status_code == 302
    for which, query in ((plan, ""), (other, ""), (plan, "?in=1")):
        page = html(desk, "grid", which.pk, query=query)
        assert ">Chủ đề năm</th>" in page and ">Chủ trì</th>" not in page and ">Căn cứ</th>" not in page
    assert head() == ["Nội dung hoạt động", "Chủ đề năm"]
    cell = {"row": row.pk, "column": "text", "value": "Mở chuyên mục mới", "seen": "Mở chuyên mục"}
    saved = desk.post(
        reverse("plans:save_cells", args=[plan.pk]), {"cells": [cell]}, content_type="application/json"
    ).json()["rows"][str(row.pk)]
    assert 'data-column="theme"' in saved and 'data-column="leads"' not in saved and "tự đề ra" not in saved
    told = html(desk, "grid", plan.pk, query="?cot=text,leads,sources")
    assert 'data-column="leads"' in told and "tự đề ra" in told and "?cot=text%2Cleads%2Csources" in told
    assert head("&cot=text,budget") == ["Nội dung hoạt động", "Kinh phí (đồng)"]
    desk.post(reverse("units:choose_columns"), {"path": grid, "query": "", "act": "reset"})
    assert 'data-column="leads"' in html(desk, "grid", plan.pk)


def test_what_is_typed_is_never_run(desk) -> None:
    plan = plan_for()
    row = line(plan, text="<script>alert(1)</script>", deliverable="</script><img src=x onerror=alert(1)>")
    row.parties.create(part="lead", written='"><script>alert(2)</script>')
    Term.objects.create(kind="theme", name="</script><script>alert(3)</script>")
    UnitFactory(name="</script><script>alert(4)</script>")
    for page in (html(desk, "grid", plan.pk), html(desk, "gaps", plan.pk), html(desk, "terms")):
        assert "<script>alert" not in page and "<img src=x" not in page


def test_a_unit_reads_the_issued_plan_that_names_it_and_changes_nothing(client) -> None:
    unit = UnitFactory()
    obligation = confirmed_obligation()
    party(obligation, unit=unit)
    plan = plan_for(obligation)
    client.force_login(person(Role.UNIT_STAFF, unit))
    assert client.get(plan.get_absolute_url()).status_code == 404, "a draft is the office's own"
    issued(plan)
    page = html(client, "grid", plan.pk)
    assert obligation.text[1:] in page
    assert "data-save" not in page and "data-gaps" not in page and 'form="row-acts"' not in page
    assert plan.title in html(client, "plans", query="?q=cong+tac")


def test_lists_are_edited_on_the_screen(desk) -> None:
    desk.post(reverse("plans:terms"), {"kind": "theme", "name": "Năm chéo", "code": ""})
    term = Term.objects.get(name="Năm chéo")
    url = reverse("plans:term", args=[term.pk])
    desk.post(url, {"name": "Năm du lịch", "code": ""})
    term.refresh_from_db()
    assert (term.name, term.is_offered) == ("Năm du lịch", False)
    assert "thôi dùng" in html(desk, "terms")
    desk.post(url, {"remove": "1"})
    assert not Term.objects.filter(pk=term.pk).exists()


def test_tampered_rows_of_a_mass_assignment_are_no_server_error(desk) -> None:
    obligation = confirmed_obligation()
    party(obligation, unit=UnitFactory())
    url = reverse("plans:assign_many", args=[obligation.directive_id])
    page = desk.get(url)
    fields = {
        bound.html_name: bound.value() or ""
        for form in (page.context["table"].management_form, page.context["shared"], *page.context["table"])
        for bound in form
    }
    for name in ("rows-0-obligation", "rows-0-unit", "approver", "rows-TOTAL_FORMS", "rows-INITIAL_FORMS"):
        for value in ("", "x", "-1", "9" * 30, "9" * 5000, "1e3", "\x00"):
            response = desk.post(url, fields | {name: value})
            assert response.status_code < 500, (name, value[:20])
