"""Văn bản thay thế: what is the same task in two versions, and what is carried over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.directives import queries
from nhipcau.directives.domain import duplicates, obligations, parties, supersessions
from nhipcau.directives.domain.matching import Task, difference, match
from nhipcau.directives.enums import DirectiveState, Matched, ObligationState, Part
from nhipcau.directives.models import Directive, Obligation
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Assignment
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories.directives import DirectiveFactory, machine_of, obligation, party, reading_of
from tests.factories.plans import AssignmentFactory
from tests.factories.units import UnitFactory, person

REPORT = "Sở Kiểm thử báo cáo kết quả trước ngày 15 hằng tháng."
REWORDED = "Sở Kiểm thử báo cáo kết quả trước ngày 20 hằng tháng."
FILM = "Đài Kiểm thử dựng phim giới thiệu địa phương bằng tiếng Anh."
TRAIN = "Trường Kiểm thử mở lớp tập huấn cho người phát ngôn cấp xã."

WORDS = ["sở", "báo", "đài", "xã", "mở", "lớp", "tin", "phim", "tiếng", "anh", "năm"]
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8)
tasks = st.lists(st.tuples(st.sampled_from(["", "I", "I.1", "II"]), words.map(" ".join)), max_size=8)


class TestMatching:
    @given(old=tasks, new=tasks)
    def test_every_task_stands_in_exactly_one_class(self, old, new):
        before = [Task(number, *task) for number, task in enumerate(old, start=1)]
        after = [Task(number, *task) for number, task in enumerate(new, start=101)]
        found = match(before, after)
        assert sorted(row.old for row in found if row.old) == [task.key for task in before]
        assert sorted(row.new for row in found if row.new) == [task.key for task in after]
        for row in found:
            assert (row.kind == Matched.GONE) == (row.new is None)
            assert (row.kind == Matched.NEW) == (row.old is None)

    @given(old=tasks)
    def test_a_copy_is_the_same_throughout(self, old):
        before = [Task(number, *task) for number, task in enumerate(old, start=1)]
        assert all(row.kind == Matched.SAME and row.old == row.new for row in match(before, before))

    @given(old=words, new=words)
    def test_a_difference_holds_both_texts(self, old, new):
        found = difference(" ".join(old), " ".join(new))
        assert " ".join(part for kind, part in found if kind != "new").split() == old
        assert " ".join(part for kind, part in found if kind != "gone").split() == new

    def test_reworded_gone_new_and_moved(self):
        old = [Task(1, "I.1", REPORT), Task(2, "I.2", FILM)]
        new = [Task(11, "II", TRAIN), Task(12, "II.3", REWORDED)]
        found = {(row.kind, row.old, row.new) for row in match(old, new)}
        assert found == {
            (Matched.CHANGED, 1, 12),
            (Matched.NEW, None, 11),
            (Matched.GONE, 2, None),
        }

    def test_among_equal_sentences_the_section_decides(self):
        old = [Task(1, "I", REPORT), Task(2, "II", REPORT)]
        new = [Task(11, "II", REPORT), Task(12, "I", REPORT)]
        assert {(row.old, row.new) for row in match(old, new)} == {(2, 11), (1, 12)}


def version(*sentences: str, **fields: object) -> Directive:
    return DirectiveFactory(reading=reading_of("\n".join(sentences)), **fields)


def task(home: Directive, sentence: str, lead=None, **fields: object) -> Obligation:
    return obligation(home, sentence=sentence, lead=lead, **fields)


@pytest.fixture
def pair(db):
    """An older version with two confirmed tasks, and a newer one: reworded, kept, one gone, one new."""
    lead = UnitFactory(name="Sở Kiểm thử")
    old = version(REPORT, FILM, TRAIN, state=DirectiveState.CONFIRMED)
    new = version(REWORDED, FILM)
    made = {
        "old": old,
        "new": new,
        "report": task(old, REPORT, lead, state=ObligationState.CONFIRMED),
        "film": task(old, FILM, lead, state=ObligationState.CONFIRMED),
        "train": task(old, TRAIN, lead, state=ObligationState.CONFIRMED),
        "report_now": task(new, REWORDED),
        "film_now": task(new, FILM),
        "lead": lead,
    }
    party(made["report_now"], Part.LEAD, "Sở Kiểm thử", None)
    party(made["film_now"], Part.LEAD, "một tên lạ", None)
    return made


def replaced(officer: User, pair, **choices) -> supersessions.Carried:
    done = supersessions.replace_version(actor=officer, old=pair["old"], new=pair["new"], **choices)
    for record in pair.values():
        record.refresh_from_db()
    return done


class TestTakingOver:
    def test_confirmation_and_units_are_carried_over(self, officer: User, pair):
        done = replaced(officer, pair)
        assert done == supersessions.Carried(carried=2, ended=1, kept=0, new=0)
        for before, after in (("report", "report_now"), ("film", "film_now")):
            assert pair[before].state == ObligationState.SUPERSEDED
            assert pair[after].state == ObligationState.CONFIRMED
            assert pair[after].replaces == pair[before]
            assert pair[after].parties.get(part=Part.LEAD).unit == pair["lead"]
        assert pair["train"].state == ObligationState.SUPERSEDED
        assert pair["old"].superseded_by == pair["new"]
        assert pair["new"].state == DirectiveState.CONFIRMED

    def test_what_a_person_put_right_stays_and_new_words_stay_new(self, officer: User, pair):
        obligations.reopen(actor=officer, obligation=pair["report"], reason="bổ sung")
        wanted = {"deliverable": "báo cáo", "text": "Sở báo cáo."}
        obligations.edit(actor=officer, obligation=pair["report"], wanted=wanted)
        obligations.confirm(actor=officer, obligation=pair["report"])
        replaced(officer, pair)
        assert pair["report_now"].deliverable == "báo cáo"
        assert pair["report_now"].text == REWORDED

    def test_a_person_said_these_are_two_tasks(self, officer: User, pair):
        done = replaced(officer, pair, separate={pair["report"].pk})
        assert (done.carried, done.ended, done.new) == (1, 2, 1)
        assert pair["report_now"].state == ObligationState.PROPOSED
        assert pair["report_now"].replaces is None
        assert pair["new"].state == DirectiveState.REVIEW

    def test_a_task_that_nobody_confirmed_gives_no_confirmation(self, officer: User, pair):
        Obligation.objects.filter(pk=pair["film"].pk).update(state=ObligationState.PROPOSED)
        replaced(officer, pair)
        assert pair["film_now"].state == ObligationState.PROPOSED
        assert pair["film"].state == ObligationState.SUPERSEDED

    def test_a_duplicate_notice_is_settled_with_it(self, officer: User, pair):
        Directive.objects.filter(pk=pair["new"].pk).update(duplicate_of=pair["old"])
        replaced(officer, pair)
        assert pair["new"].duplicate_of is None

    def test_work_follows_and_what_it_rests_on_can_still_be_opened(self, officer: User, pair):
        work = AssignmentFactory(obligation=pair["film"], unit=pair["lead"])
        stopped = AssignmentFactory(
            obligation=pair["film"], unit=UnitFactory(), state=AssignmentState.CANCELLED
        )
        replaced(officer, pair)
        for each in (work, stopped):
            each.refresh_from_db()
            assert each.obligation == pair["film_now"]
        assert AuditEntry.objects.filter(verb="plans.follow", subject_id=str(work.pk)).count() == 1
        staff = person(Role.UNIT_STAFF, pair["lead"])
        assert pair["film"] in queries.obligations_visible_to(staff)
        assert {pair["old"], pair["new"]} <= set(queries.visible_to(staff))

    def test_work_on_a_task_that_is_gone_must_be_settled_or_kept(self, officer: User, pair):
        work = AssignmentFactory(obligation=pair["train"], unit=pair["lead"])
        with pytest.raises(Refused, match="Hãy hủy giao trước"):
            replaced(officer, pair)
        assert not Directive.objects.exclude(superseded_by=None).exists()
        assert Obligation.objects.get(pk=pair["film_now"].pk).state == ObligationState.PROPOSED
        done = replaced(officer, pair, kept={pair["train"].pk})
        work.refresh_from_db()
        assert (done.kept, work.obligation, pair["train"].state) == (
            1,
            pair["train"],
            ObligationState.CONFIRMED,
        )

    def test_one_unit_with_both_versions_on_its_desk_is_refused(self, officer: User, pair):
        Obligation.objects.filter(pk=pair["film_now"].pk).update(state=ObligationState.CONFIRMED)
        for each in ("film", "film_now"):
            AssignmentFactory(obligation=pair[each], unit=pair["lead"])
        with pytest.raises(Refused, match="ở cả hai bản"):
            replaced(officer, pair)
        assert Assignment.objects.filter(obligation=pair["film"]).count() == 1

    def test_a_superseded_version_is_left_as_it_is(self, officer: User, pair):
        replaced(officer, pair, kept={pair["train"].pk})
        with pytest.raises(Refused, match="bản mới"):
            obligations.reopen(actor=officer, obligation=pair["train"], reason="sửa")
        with pytest.raises(Refused, match="bản mới"):
            replaced(officer, pair)
        with pytest.raises(Refused, match="chính nó"):
            supersessions.replace_version(actor=officer, old=pair["new"], new=pair["new"])

    def test_a_third_version_takes_over_from_the_second(self, officer: User, pair):
        replaced(officer, pair)
        third = version(FILM)
        task(third, FILM)
        supersessions.replace_version(actor=officer, old=pair["new"], new=third)
        (now,) = queries.live(third)
        assert (now.state, now.replaces, now.replaces.replaces) == (
            ObligationState.CONFIRMED,
            pair["film_now"],
            pair["film"],
        )

    def test_of_several_versions_the_standing_one_is_the_duplicate(self, officer: User, pair):
        same = {"number": "5-HD/KT", "issuer_name": "Ban Kiểm thử"}
        Directive.objects.filter(pk__in=[pair["old"].pk, pair["new"].pk]).update(**same)
        replaced(officer, pair)
        assert duplicates.of(version(FILM, **same)) == pair["new"]

    def test_what_nobody_confirmed_is_not_kept(self, officer: User, pair):
        Obligation.objects.filter(pk=pair["train"].pk).update(state=ObligationState.PROPOSED)
        done = replaced(officer, pair, kept={pair["train"].pk})
        assert (done.kept, pair["train"].state) == (0, ObligationState.SUPERSEDED)

    def test_units_a_person_added_to_a_kept_sentence_come_along(self, officer: User, pair):
        obligations.reopen(actor=officer, obligation=pair["film"], reason="thêm đơn vị")
        helper = UnitFactory()
        parties.add(actor=officer, obligation=pair["film"], part=Part.SUPPORT, unit=helper)
        obligations.confirm(actor=officer, obligation=pair["film"])
        replaced(officer, pair)
        assert pair["film_now"].parties.get(part=Part.SUPPORT).unit == helper


def test_machine_items_compare_by_the_documents_words(officer: User, db):
    """Reworded by a person, the sentence is still the one the document has."""
    old, new = version(FILM), version(FILM)
    before = task(old, FILM, UnitFactory(), state=ObligationState.CONFIRMED, text="Dựng phim.")
    after = obligation(new, machine=machine_of(FILM, FILM))
    (row,) = supersessions.compare(old=old, new=new)
    assert (row.kind, row.old, row.new) == (Matched.SAME, before, after)
