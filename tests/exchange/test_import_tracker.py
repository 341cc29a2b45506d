"""A tracker is checked row by row and entered whole or not at all (nhập bảng theo dõi)."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from nhipcau.core.domain import audit, jobs
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry, Job, StoredFile
from nhipcau.directives.enums import Source
from nhipcau.directives.models import Directive, Obligation
from nhipcau.exchange.domain import entering, imports, marked
from nhipcau.exchange.enums import Grade, ImportState
from nhipcau.exchange.models import Import, SheetLayout
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Assignment
from nhipcau.units.enums import Role
from tests.factories.exchange import HEAD, checked, entered, table, tracker, uploaded, work_row
from tests.factories.units import GroupFactory, UnitFactory, also_called, merged, person, standing_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    standing_office()
    return person(Role.OFFICER)


@pytest.fixture
def unit():
    return UnitFactory(name="Sở Ngoại vụ")


def words(record: Import, grade: Grade = Grade.WRONG) -> str:
    return " ".join(finding["words"] for finding in record.findings if finding["grade"] == grade)


def test_every_row_becomes_work_that_leads_back_to_its_line(officer, unit):
    other = UnitFactory(name="Sở Tài chính")
    content = table(
        [
            ["BẢNG THEO DÕI NHIỆM VỤ NĂM 2025"],
            HEAD,
            ["I", "THÔNG TIN CHÍNH THỨC"],
            work_row(1, unit, support="Sở Tài chính", due="30/6", progress="50%", note="chờ bản dịch"),
            work_row(2, other, due="Quý III", progress="Hoàn thành"),
        ]
    )
    record = uploaded(officer, content)
    assert record.year == 2025 and record.title == "BẢNG THEO DÕI NHIỆM VỤ NĂM 2025"
    imports.map_columns(actor=officer, record=record, columns=record.columns, year=record.year)
    imports.enter(actor=officer, record=record)
    record.refresh_from_db()
    assert record.state == ImportState.DONE and record.result == {"obligations": 2, "assignments": 2}

    first, second = Assignment.objects.order_by("pk")
    assert (first.unit, first.due, first.progress, first.state) == (
        unit,
        date(2025, 6, 30),
        50,
        AssignmentState.IN_PROGRESS,
    )
    assert first.progress_note == "chờ bản dịch" and list(first.supporters.all()) == [other]
    assert second.due == date(2025, 9, 30) and second.progress == 100
    assert second.state == AssignmentState.IN_PROGRESS and "chờ minh chứng" in second.progress_note
    directive = Directive.objects.get(source=Source.TRACKER)
    start, end = first.obligation.spans[0]
    assert directive.text[start:end].startswith("1. Đăng tin đối ngoại số 1 (")
    assert "Phối hợp: Sở Tài chính" in directive.text[start:end] or "phối hợp: Sở Tài chính" in directive.text
    assert "I THÔNG TIN CHÍNH THỨC" in directive.text and first.obligation.section == "I.1"
    assert directive.original.path.read_bytes() == content
    assert audit.broken_at() is None
    assert (
        AuditEntry.objects.filter(verb="plans.assign", after__ground__startswith="bảng theo dõi").count() == 2
    )


def test_a_wrong_row_keeps_the_whole_table_out(officer, unit):
    record = checked(
        officer, tracker(work_row(1, unit), work_row(2, "Sở Không Có"), work_row(3, unit, due="31/9/2026"))
    )
    assert (record.ready, record.wrong) == (1, 2)
    assert "Chưa rõ đơn vị “Sở Không Có”" in words(record) and "Không có ngày 31/9/2026" in words(record)
    with pytest.raises(Refused, match="2 dòng lỗi"):
        imports.enter(actor=officer, record=record)
    assert not Obligation.objects.exists() and not Assignment.objects.exists()


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"task": None}, "Thiếu nội dung"),
        ({"progress": "150%"}, "Tiến độ phải là số"),
        ({"progress": -3}, "Tiến độ phải là số"),
        ({"due": "31/02/2026"}, "Không có ngày"),
        ({"due": 12}, "không phải ngày"),
        ({"due": date(1926, 1, 1)}, "1926"),
        ({"note": "#REF!"}, "báo lỗi #REF!"),
    ],
)
def test_errors_are_said_row_by_row(officer, unit, cells, says):
    record = checked(officer, tracker(work_row(1, unit, **cells)))
    assert record.wrong == 1 and says in words(record)


def test_a_row_without_a_unit_is_an_error_and_a_heading_is_not(officer, unit):
    record = checked(
        officer, tracker(["II", "QUẢNG BÁ"], work_row(1, ""), ["Phần thứ ba"], work_row(2, unit))
    )
    assert (record.total, record.wrong, record.ready) == (2, 1, 1)
    assert "Thiếu đơn vị chủ trì" in words(record)


def test_a_row_of_sums_is_no_work_and_no_error(officer, unit):
    record = checked(officer, table([HEAD, work_row(1, unit), ["", "Tổng cộng:", "", "", "", "", "", "12"]]))
    assert (record.total, record.wrong, record.ready) == (1, 0, 1) and not words(record)


def test_names_in_a_cell_may_stand_by_commas_lines_groups_and_heirs(officer, unit):
    culture = UnitFactory(name="Sở Văn hóa, Thể thao và Du lịch")
    also_called(unit, "SNgV")
    group = GroupFactory(name="Các báo")
    press = UnitFactory(name="Báo Tỉnh")
    group.members.add(press)
    gone = UnitFactory(name="Sở Thông tin và Truyền thông")
    merged(gone, culture, date(2025, 3, 1))
    record = entered(
        officer,
        tracker(
            work_row(1, "Sở Văn hóa, Thể thao và Du lịch, SNgV"),
            work_row(2, "- Các báo\n- Sở Ngoại vụ"),
            work_row(3, "Sở Thông tin và Truyền thông"),
        ),
    )
    pairs = set(Assignment.objects.values_list("obligation__position", "unit__name"))
    by_task = [
        sorted(name for at, name in pairs if at == position) for position in sorted({at for at, _n in pairs})
    ]
    assert by_task == [
        ["Sở Ngoại vụ", "Sở Văn hóa, Thể thao và Du lịch"],
        ["Báo Tỉnh", "Sở Ngoại vụ"],
        ["Sở Văn hóa, Thể thao và Du lịch"],
    ]
    assert "01/03/2025" in words(record, Grade.NOTE)


def test_a_name_chosen_once_serves_all_rows_and_is_remembered(officer, unit):
    record = checked(officer, tracker(work_row(1, "Sở NgVụ tỉnh mình"), work_row(2, "Sở NgVụ tỉnh mình")))
    assert record.wrong == 2
    imports.choose_names(actor=officer, record=record, chosen={"Sở NgVụ tỉnh mình": unit})
    record.refresh_from_db()
    assert (record.wrong, record.ready) == (0, 2)
    assert unit.names.filter(text="Sở NgVụ tỉnh mình").exists()


def test_twins_in_the_file_and_work_imported_before_are_passed_over(officer, unit):
    record = checked(officer, tracker(work_row(1, unit), work_row(1, unit), work_row(2, unit)))
    assert (record.ready, record.skipped, record.wrong) == (2, 1, 0)
    assert "trùng với dòng 2" in words(record, Grade.NOTE)
    imports.enter(actor=officer, record=record)
    again = checked(officer, tracker(work_row(1, unit), work_row(5, unit)))
    assert (again.ready, again.skipped) == (1, 1) and "đã nhập trước đây" in words(again, Grade.NOTE)


def test_the_same_file_twice_is_told_and_entered_once(officer, unit):
    content = tracker(work_row(1, unit))
    record = entered(officer, content)
    twin, is_new = imports.upload(
        actor=officer, kind=record.kind, content=content, name="b.xlsx", no_secret=True
    )
    assert twin == record and not is_new
    imports.enter(actor=officer, record=twin)
    assert Assignment.objects.count() == 1 and Import.objects.count() == 1


def test_columns_are_remembered_by_the_writing_of_the_head(officer, unit):
    record = uploaded(officer, tracker(work_row(1, unit)))
    chosen = {"task": 6, "lead": 3}
    imports.map_columns(actor=officer, record=record, columns=chosen, year=2026)
    assert SheetLayout.objects.count() == 1
    assert uploaded(officer, tracker(work_row(2, unit))).columns == chosen


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"task": 2}, "Đơn vị chủ trì"),
        ({"task": 2, "lead": 2}, "hai nội dung"),
        ({"task": 2, "lead": 99}, "không còn"),
    ],
)
def test_columns_that_cannot_be_are_refused(officer, unit, columns, says):
    record = uploaded(officer, tracker(work_row(1, unit)))
    with pytest.raises(Refused, match=says):
        imports.map_columns(actor=officer, record=record, columns=columns, year=2026)


def test_a_killed_import_leaves_nothing_and_may_be_taken_up_again(officer, unit, monkeypatch):
    record = checked(officer, tracker(work_row(1, unit), work_row(2, unit)))

    def killed(**given):
        raise KeyboardInterrupt

    monkeypatch.setattr(entering.bulk, "start", killed)
    with pytest.raises(KeyboardInterrupt):
        imports.enter(actor=officer, record=record)
    assert not Directive.objects.exists() and not Obligation.objects.exists()
    monkeypatch.undo()
    Import.objects.filter(pk=record.pk).update(state=ImportState.IMPORTING)
    job = Job.objects.create(label="nhập", work="x.y")
    first = entering.enter(progress=jobs.Progress(job), import_id=record.pk, actor_id=officer.pk)
    again = entering.enter(progress=jobs.Progress(job), import_id=record.pk, actor_id=officer.pk)
    assert first == again and Assignment.objects.count() == 2


def test_a_cancelled_import_writes_nothing(officer, unit):
    record = checked(officer, tracker(work_row(1, unit)))
    job = Job.objects.create(label="nhập", work="x.y", cancel_requested=True)
    Import.objects.filter(pk=record.pk).update(state=ImportState.IMPORTING)
    with pytest.raises(jobs.Cancelled):
        entering.enter(progress=jobs.Progress(job), import_id=record.pk, actor_id=officer.pk)
    assert not Obligation.objects.exists()


def test_rows_cost_no_queries_of_their_own(officer, unit, django_assert_max_num_queries):
    record = checked(
        officer, tracker(*(work_row(n, unit, support="Cơ quan thường trực") for n in range(300)))
    )
    with django_assert_max_num_queries(90):
        imports.enter(actor=officer, record=record)
    assert Assignment.objects.count() == 300


def test_the_error_book_gives_the_rows_back_with_what_is_wrong_and_never_a_formula(officer, unit):
    record = checked(
        officer, tracker(work_row(1, unit), work_row(2, "Sở Lạ", note="'=1+1", task="=HYPERLINK(1)"))
    )
    page = load_workbook(io.BytesIO(marked.book(record))).active
    rows = list(page.iter_rows())
    assert [cell.value for cell in rows[0]][-1] == "Lỗi" and len(rows) == 3
    assert "Chưa rõ đơn vị" in rows[2][-1].value
    assert {cell.data_type for row in rows for cell in row if isinstance(cell.value, str)} == {"s"}


def test_a_secret_mark_above_the_table_is_refused_and_nothing_of_it_kept(officer, unit):
    marked_secret = table([["MẬT"], ["BẢNG THEO DÕI"], HEAD, work_row(1, unit)])
    before = StoredFile.objects.count()
    with pytest.raises(Refused, match="dấu chỉ độ mật"):
        imports.upload(actor=officer, kind="tracker", content=marked_secret, name="a.xlsx", no_secret=True)
    assert StoredFile.objects.count() == before and not Import.objects.exists()
    entry = AuditEntry.objects.get(verb="exchange.import.refuse_secret")
    assert entry.after == {}


def test_without_the_word_that_it_carries_no_mark_nothing_is_taken(officer, unit):
    with pytest.raises(Refused, match="Hãy xác nhận"):
        imports.upload(actor=officer, kind="tracker", content=tracker(work_row(1, unit)), name="a.xlsx")


def test_a_table_without_a_head_is_told_what_is_missing(officer):
    with pytest.raises(Refused, match="dòng tên cột"):
        uploaded(officer, table([["một", "hai"], [1, 2]]))


def test_a_discarded_import_may_come_again(officer, unit):
    content = tracker(work_row(1, unit))
    imports.discard(actor=officer, record=uploaded(officer, content))
    assert uploaded(officer, content).state == ImportState.MAPPING
