"""A statement is a story: who approves it, when it comes out, what becomes of the term."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from nhipcau.clock.domain import days
from nhipcau.clock.enums import DayKind
from nhipcau.clock.queries import deadlines_of
from nhipcau.core.domain.errors import Refused
from nhipcau.newsroom.domain import approving, publishing, stories
from nhipcau.newsroom.enums import EditionState, StoryKind
from nhipcau.newsroom.models import Approval, Publication
from nhipcau.newsroom.queries import in_public
from nhipcau.press.domain import matters, statements
from nhipcau.press.enums import MatterKind, MatterState, SpokespersonKind
from nhipcau.press.models import Statement
from nhipcau.units.enums import Role
from tests.factories import newsroom, outreach, press
from tests.factories.mailing import reader
from tests.factories.units import UnitFactory, UserFactory, person

pytestmark = pytest.mark.django_db


def checked(**wanted):
    """A statement with its first approval."""
    made = press.statement(**wanted)
    newsroom.submitted(made.story)
    approving.check(actor=person(Role.LEADER), edition=newsroom.edition_of(made.story))
    return made


def test_no_role_gives_the_second_approval_only_a_voice_does(client):
    made = checked()
    for role in Role:
        with pytest.raises((Refused, PermissionDenied)):
            approving.approve(actor=person(role), edition=newsroom.edition_of(made.story))
    leader = person(Role.LEADER)
    client.force_login(leader)
    edition = newsroom.edition_of(made.story)
    for name, number in (("newsroom:approve", edition.pk), ("press:approve_statement", made.pk)):
        client.post(reverse(name, args=[number]))
    assert newsroom.edition_of(made.story).state == EditionState.CHECKED
    press.spokesperson(made.story.unit, leader)
    client.post(reverse("press:approve_statement", args=[made.pk]))
    second = newsroom.edition_of(made.story).current.approvals.get(step=2)
    assert second.person == leader and second.ground == "Người phát ngôn thường xuyên (12/QĐ-UBND)"


def test_the_authorised_one_approves_on_that_matter_and_in_that_term_alone():
    mine, other = checked(), checked()
    user = person(Role.UNIT_STAFF)
    ends = timezone.now() + timedelta(days=3)
    held = press.spokesperson(
        mine.story.unit, user, SpokespersonKind.AUTHORISED, matter=mine.matter, until=ends
    )
    with pytest.raises(Refused):
        approving.approve(actor=user, edition=newsroom.edition_of(other.story))
    held.ended_at = timezone.now()
    held.save()
    with pytest.raises(Refused):
        approving.approve(actor=user, edition=newsroom.edition_of(mine.story))
    held.ended_at = None
    held.save()
    assert (
        approving.approve(actor=user, edition=newsroom.edition_of(mine.story)).state == EditionState.APPROVED
    )


def test_whoever_approved_in_advance_or_wrote_the_prepared_words_is_not_the_second():
    writer, checker = person(Role.OFFICER), person(Role.LEADER)
    source = press.approved_holding(actor=writer, by=checker)
    made = press.from_prepared(press.registered(source.unit), source)
    for user in (writer, checker):
        press.spokesperson(source.unit, user)
        with pytest.raises(Refused, match=r"viết nội dung chuẩn bị sẵn|phải là người khác"):
            approving.approve(actor=user, edition=newsroom.edition_of(made.story))
    first = newsroom.edition_of(made.story).current.approvals.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.create(version=first.version, step=2, person=checker)


def test_the_newsroom_neither_begins_nor_first_publishes_it(client):
    officer = person(Role.OFFICER)
    with pytest.raises(Refused, match="mục Phát ngôn"):
        newsroom.drafted(kind=StoryKind.STATEMENT)
    plain = newsroom.drafted()
    with pytest.raises(Refused, match="mục Phát ngôn"):
        stories.correct(actor=officer, story=plain, wanted={"kind": StoryKind.RELEASE})
    made = press.ready()
    with pytest.raises(Refused, match="công bố lần đầu"):
        publishing.publish(actor=officer, edition=newsroom.edition_of(made.story))
    client.force_login(officer)
    assert (
        "Phát ngôn</option>"
        not in client.get(reverse("newsroom:new_story") + f"?unit={plain.unit_id}").content.decode()
    )
    assert not Publication.objects.filter(story=made.story).exists()


def test_one_step_brings_it_out_meets_the_term_and_lays_down_the_letters_once():
    held = outreach.mailing_list()
    reader(held, "toa-soan@example.org")
    made = press.issued(press.registered(), lists=[held])
    again = statements.issue(actor=person(Role.OFFICER), statement=made, lists=[held])
    assert again.issued_at == made.issued_at and made.story.sendings.count() == 1
    shown = in_public().get(story=made.story)
    matter = made.matter
    matter.refresh_from_db()
    (term,) = deadlines_of(matter)
    assert made.is_first and shown.at == matter.first_at == term.met_at == made.issued_at
    assert matter.state == MatterState.STATED and term.met_at <= term.due_at
    later = press.issued(matter)
    assert not later.is_first and later.issued_at > made.issued_at


def test_a_late_one_is_on_record_as_late():
    matter = press.registered(begins_at=timezone.now() - timedelta(hours=30))
    press.issued(matter)
    (term,) = deadlines_of(matter)
    assert term.met_at > term.due_at


def test_without_the_second_approval_nothing_comes_out_and_a_stranger_issues_nothing():
    made = checked()
    with pytest.raises(Refused, match="chưa được hai người duyệt"):
        statements.issue(actor=person(Role.OFFICER), statement=made)
    made = press.ready()
    with pytest.raises(Refused, match="Chỉ người phát ngôn"):
        statements.issue(actor=person(Role.UNIT_STAFF), statement=made)
    with pytest.raises(PermissionDenied):
        statements.issue(actor=person(Role.ADMINISTRATOR), statement=made)
    assert not in_public().filter(story=made.story).exists()


def test_all_falls_with_one_part():
    made = press.ready()
    stranger = outreach.mailing_list("fr", language="fr")
    with pytest.raises(Refused, match="ngôn ngữ"):
        statements.issue(actor=person(Role.OFFICER), statement=made, lists=[stranger])
    made.matter.refresh_from_db()
    assert made.matter.first_at is None and not Publication.objects.filter(story=made.story).exists()


def test_at_night_the_one_on_duty_speaks_and_it_is_on_record(client):
    matter = press.registered()
    voice, night = person(Role.LEADER), person(Role.UNIT_STAFF, UnitFactory())
    turn = press.turn(press.spokesperson(matter.unit, voice), night)
    made = press.from_prepared(matter)
    client.force_login(night)
    assert client.get(made.get_absolute_url()).status_code == 200
    client.post(reverse("press:approve_statement", args=[made.pk]))
    client.post(reverse("press:issue_statement", args=[made.pk]))
    made.refresh_from_db()
    second = newsroom.edition_of(made.story).current.approvals.get(step=2)
    assert made.issued_at and made.turn == turn and made.spokesperson.person == voice
    assert (
        second.person == night
        and second.ground.startswith("Trực phát ngôn thay")
        and "08/TB-VP" in second.ground
    )
    # Where the law gives no hours, nobody stands in.
    slow = press.from_prepared(press.registered(matter.unit, kind=MatterKind.SUDDEN))
    with pytest.raises(Refused):
        approving.approve(actor=night, edition=newsroom.edition_of(slow.story))


def test_several_languages_come_out_at_one_instant():
    source = press.approved_holding(vi=press.WORDS, en=press.ENGLISH)
    newsroom.language("en", is_public=True)
    made = press.from_prepared(press.registered(source.unit), source)
    voice = press.spoken_for(made.story.unit)
    for edition in made.story.editions.all():
        assert edition.state == EditionState.CHECKED
        approving.approve(actor=voice, edition=edition)
    statements.issue(actor=voice, statement=made)
    assert len(set(in_public().filter(story=made.story).values_list("at", flat=True))) == 1
    assert in_public().filter(story=made.story).count() == 2


def test_a_holiday_changes_no_term_of_hours_and_its_explanation_stays(client):
    begins = timezone.now() - timedelta(hours=3)
    matter = press.registered(begins_at=begins, kind=MatterKind.DIVIDED)
    (term,) = deadlines_of(matter)
    due = term.due_at
    assert due == begins + timedelta(hours=24)
    admin = person(Role.ADMINISTRATOR)
    tomorrow = timezone.localdate(begins) + timedelta(days=1)
    days.put(actor=admin, day=tomorrow, kind=DayKind.HOLIDAY, citation="TB 1", name="Nghỉ thêm")
    term.refresh_from_db()
    assert term.due_at == due and "24 giờ" in term.explanation and "khoản 4 Điều 7" in term.explanation
    client.force_login(person(Role.OFFICER))
    page = client.get(matter.get_absolute_url()).content.decode()
    assert term.explanation in page


def test_another_moment_begins_another_term_and_the_old_one_stays_in_history():
    officer = person(Role.OFFICER)
    matter = press.registered(actor=officer)
    fields = {name: getattr(matter, name) for name in matters.FIELDS}
    moved = matter.begins_at - timedelta(hours=2)
    matters.correct(actor=officer, matter=matter, wanted=fields | {"begins_at": moved, "ground": "Xem lại"})
    old, new = deadlines_of(matter).order_by("pk")
    assert (old.state, new.state) == ("cancelled", "running") and new.event_at == moved
    press.issued(matter)
    matter.refresh_from_db()
    with pytest.raises(Refused, match="giữ nguyên"):
        matters.correct(
            actor=officer, matter=matter, wanted=fields | {"begins_at": moved - timedelta(hours=1)}
        )
    matters.correct(
        actor=officer,
        matter=matter,
        wanted=fields | {"begins_at": moved, "ground": "Xem lại", "facts": "Thêm"},
    )


def test_no_statement_needed_only_where_the_law_gives_no_hours():
    officer = person(Role.OFFICER)
    with pytest.raises(Refused, match="24 giờ"):
        matters.excuse(actor=officer, matter=press.registered(), reason="nhỏ")
    matter = press.registered(kind=MatterKind.SUDDEN)
    assert matters.excuse(actor=officer, matter=matter, reason="đã rõ").state == MatterState.CLOSED
    with pytest.raises(Refused, match="khép lại"):
        press.statement(matter)
    stated = press.issued(press.registered()).matter
    assert matters.close(actor=officer, matter=stated, outcome="Đường thông").state == MatterState.CLOSED


def test_a_matter_to_come_or_without_ground_is_refused():
    for wrong in (
        {"begins_at": timezone.now() + timedelta(hours=1)},
        {"ground": " "},
        {"title": ""},
        {"kind": "x"},
    ):
        with pytest.raises(Refused):
            press.registered(**wrong)


def test_units_see_their_own_matters_and_statements_only(client):
    made = press.statement()
    client.force_login(person(Role.UNIT_HEAD))
    for url in (made.get_absolute_url(), made.matter.get_absolute_url()):
        assert client.get(url).status_code == 403
    assert made.story.title not in client.get(reverse("press:statements")).content.decode()
    client.force_login(UserFactory())
    assert client.get(made.get_absolute_url()).status_code in {302, 403}


def test_a_statement_on_no_matter_begins_on_its_own_screen_and_needs_a_voice_too(client):
    unit = UnitFactory()
    writer, voice = person(Role.UNIT_STAFF, unit), press.spoken_for(unit)
    client.force_login(writer)
    address = reverse("press:new_statement")
    assert client.get(address).status_code == 200
    given = {"title": "Chia sẻ với tỉnh bạn", "language": newsroom.language().pk}
    assert client.post(address, given).status_code == 422
    given["sources"] = "Điện chia sẻ số 3 của Tỉnh ủy"
    answer = client.post(address, given)
    made = Statement.objects.get()
    edition = newsroom.edition_of(made.story)
    assert answer.url == reverse("newsroom:write", args=[edition.pk])
    assert made.matter is None and made.story.unit == unit
    newsroom.write(edition, writer, **newsroom.WORDS)
    newsroom.submitted(made.story)
    approving.check(actor=person(Role.LEADER), edition=newsroom.edition_of(made.story))
    with pytest.raises(Refused):
        approving.approve(actor=person(Role.LEADER), edition=newsroom.edition_of(made.story))
    approving.approve(actor=voice, edition=newsroom.edition_of(made.story))
    statements.issue(actor=voice, statement=made)
    assert in_public().filter(story=made.story).exists()
