"""The translation board: each cell at its step, in a constant number of queries; who does what until when."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.newsroom.domain import (
    approving,
    board,
    comments,
    policy,
    publishing,
    stories,
    translating,
    workbench,
)
from nhipcau.newsroom.enums import CellState
from nhipcau.newsroom.models import AudienceLanguage, Edition, Story, TranslationTask
from nhipcau.newsroom.queries import board as readings
from nhipcau.plans.enums import TermKind
from nhipcau.plans.models import Term
from nhipcau.steering.models import Notice
from nhipcau.units.domain import access
from nhipcau.units.enums import Role
from nhipcau.units.models import User
from tests.factories import newsroom
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db


def reader(name: str = "Kiều bào") -> Term:
    return Term.objects.create(kind=TermKind.AUDIENCE, name=name)


def cell(story: Story, code: str) -> board.Cell:
    laden = readings.with_cells(Story.objects.filter(pk=story.pk)).get()
    return board.cell_of(laden, newsroom.language(code), readings.ranks(), timezone.localdate())


def ranked(audience: Term | None = None, **ranks: int) -> None:
    wanted = {newsroom.language(code): rank for code, rank in ranks.items()}
    translating.set_priorities(actor=person(Role.ADMINISTRATOR), audience=audience, ranks=wanted)


def test_a_cell_goes_from_missing_to_stale():
    story = newsroom.drafted()
    newsroom.published(story)
    ranked(en=1)
    seen = [cell(story, "en").state]
    newsroom.translated(story, "en")
    seen.append(cell(story, "en").state)
    newsroom.submitted(story, "en")
    seen.append(cell(story, "en").state)
    approving.check(actor=person(Role.LEADER), edition=newsroom.edition_of(story, "en"))
    approving.approve(actor=person(Role.LEADER), edition=newsroom.edition_of(story, "en"))
    seen.append(cell(story, "en").state)
    publishing.publish(actor=person(Role.OFFICER), edition=newsroom.edition_of(story, "en"))
    seen.append(cell(story, "en").state)
    assert seen == [
        CellState.MISSING,
        CellState.TRANSLATING,
        CellState.REVIEW,
        CellState.APPROVED,
        CellState.PUBLISHED,
    ]
    assert cell(story, "en").is_standing
    # A draft of the source makes nothing stale; what two people approved does.
    newsroom.write(newsroom.edition_of(story), person(Role.OFFICER), lead="Hàng vạn người dự lễ.")
    assert cell(story, "en").state == CellState.PUBLISHED
    newsroom.approved(story)
    assert cell(story, "en").state == CellState.STALE
    assert newsroom.edition_of(story, "en").stale == 1
    officer = person(Role.OFFICER)
    workbench.keep_up(actor=officer, edition=newsroom.edition_of(story, "en"))
    assert cell(story, "en").state == CellState.PUBLISHED
    # Writing on what was compared begins from there.
    newsroom.write(newsroom.edition_of(story, "en"), officer, lead="Tens of thousands came.")
    assert newsroom.edition_of(story, "en").stale == 0


def test_what_readers_read_is_asked_for_and_nothing_else():
    abroad = reader()
    story, other = newsroom.drafted(audience=abroad), newsroom.drafted()
    ranked(abroad, fr=1, en=2)
    assert (cell(story, "fr").rank, cell(story, "en").rank, cell(other, "fr").rank) == (1, 2, 0)
    assert not cell(other, "fr").is_asked
    ranked(km=1)
    assert cell(other, "km").is_asked
    assert not cell(story, "km").is_asked
    columns = board.columns_of(Story.objects.all(), readings.ranks(), audience=abroad)
    assert [each.code for each in columns[:2]] == ["fr", "en"]
    missing = readings.filtered(Story.objects.all(), {"state": "missing"}, timezone.localdate())
    assert set(missing) == {story, other}
    newsroom.translated(other, "km")
    assert set(readings.filtered(Story.objects.all(), {"state": "missing"}, timezone.localdate())) == {story}
    today = timezone.localdate()
    found = board.coverage_of(Story.objects.all(), columns, readings.ranks(), today)
    said = {each.language.code: (each.missing, each.working) for each in found}
    assert said["fr"] == (1, 0)
    assert said["km"] == (0, 1)


def test_a_translation_is_handed_to_somebody_until_a_day(client: Client):
    head = person(Role.UNIT_HEAD)
    unit = head.memberships.get().unit
    writer, stranger = person(Role.UNIT_STAFF, unit), person(Role.UNIT_STAFF)
    story, english = newsroom.drafted(unit), newsroom.language("en")
    day = timezone.localdate() + timedelta(days=2)
    task = translating.assign(actor=head, story=story, language=english, translator=writer, due=day)
    assert Notice.objects.filter(person=writer).count() == 1
    client.force_login(writer)
    assert "Dịch sang" in client.get(reverse("my_work")).content.decode()
    for wanted in (
        {"translator": stranger, "due": day},
        {"translator": writer, "due": timezone.localdate() - timedelta(days=1)},
        {"language": story.language, "translator": writer},
    ):
        with pytest.raises(Refused):
            translating.assign(**({"actor": head, "story": story, "language": english} | wanted))
    with pytest.raises(PermissionDenied):
        translating.assign(actor=writer, story=story, language=english, translator=writer)
    # It is overdue while nothing is handed in, and no longer after.
    TranslationTask.objects.filter(pk=task.pk).update(due=timezone.localdate() - timedelta(days=1))
    assert cell(story, "en").is_overdue
    assert list(readings.filtered(Story.objects.all(), {"overdue": True}, timezone.localdate())) == [story]
    newsroom.translated(story, "en", writer)
    assert list(readings.tasks_of(writer)) == [task]
    newsroom.submitted(story, "en")
    assert not cell(story, "en").is_overdue
    assert not readings.tasks_of(writer).exists()
    translating.release(actor=head, task=task)
    assert cell(story, "en").task is None


def test_the_board_costs_the_same_however_many_stories(client: Client):
    officer = person(Role.OFFICER)
    client.force_login(officer)
    ranked(en=1, fr=2)
    counted = []
    for _round in range(2):
        for _each in range(1 if not counted else 2):
            story = newsroom.drafted(audience=reader(f"Người đọc {Term.objects.count()}"))
            newsroom.translated(story, "en")
            translating.assign(
                actor=officer, story=story, language=newsroom.language("fr"), translator=person(Role.OFFICER)
            )
        client.get(reverse("newsroom:board"))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("newsroom:board")).status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1] < 40


def test_the_board_filters_and_leaves_as_a_file(client: Client):
    officer, other = person(Role.OFFICER), person(Role.OFFICER)
    client.force_login(officer)
    here, away = newsroom.drafted(title="Cầu mới"), newsroom.drafted(title="Lễ hội")
    newsroom.translated(here, "en")
    newsroom.submitted(newsroom.drafted(title="Chợ nổi"))
    for story, who in ((here, officer), (away, other)):
        translating.assign(actor=officer, story=story, language=newsroom.language("fr"), translator=who)
    for query in (
        {"q": "cau"},
        {"who": officer.pk},
        {"state": "translating"},
        {"language": newsroom.language("en").pk, "state": "translating"},
        {"unit": here.unit_id},
    ):
        page = client.get(reverse("newsroom:board"), query).content.decode()
        assert "Cầu mới" in page
        assert ">Lễ hội<" not in page
        told = client.get(reverse("newsroom:board"), query | {"export": "csv"}).getvalue().decode()
        assert "Cầu mới" in told
        assert "Lễ hội" not in told
    assert client.get(reverse("newsroom:board"), {"state": "stale"}).status_code == 200


def test_comments_reach_the_author_and_warn_who_approves(client: Client):
    writer, leader = person(Role.UNIT_STAFF), person(Role.LEADER)
    story = newsroom.drafted(writer.memberships.get().unit, writer)
    version = newsroom.submitted(story).current
    said = comments.add(
        actor=leader, version=version, text="Nguồn nào?", quote="Sáng 12 tháng 10, lễ hội khai mạc."
    )
    assert Notice.objects.filter(person=writer).exists()
    with pytest.raises(Refused):
        comments.add(actor=leader, version=version, text="x", quote="Câu không có")
    with pytest.raises(Refused):
        comments.add(actor=leader, version=version, text=" ")
    with pytest.raises(PermissionDenied):
        comments.add(actor=person(Role.UNIT_STAFF), version=version, text="x")
    client.force_login(leader)
    assert "1 góp ý chưa xử lý" in client.get(story.get_absolute_url()).content.decode()
    client.force_login(writer)
    assert "Góp ý chờ xử lý" in client.get(reverse("my_work")).content.decode()
    sent = {"quote": "", "text": "Đã thêm nguồn"}
    assert client.post(reverse("newsroom:comment", args=[version.edition_id, 1]), sent).status_code == 302
    assert client.post(reverse("newsroom:resolve_comment", args=[said.pk])).status_code == 302
    said.refresh_from_db()
    assert said.resolved_by == writer
    assert client.get(said.get_absolute_url()).status_code == 200


def test_those_may_be_asked_who_may_write():
    head = person(Role.UNIT_HEAD)
    unit = head.memberships.get().unit
    below = UnitFactory(parent=unit)
    for role, where in ((Role.UNIT_STAFF, below), (Role.UNIT_STAFF, None), (Role.LEADER, None)):
        person(role, where)
    person(Role.OFFICER)
    found = set(readings.writers_of(below, timezone.localdate()))
    assert found == {each for each in User.objects.all() if access.allowed(each, policy.WRITE, units=[below])}
    assert len(found) == 3


def test_a_story_of_others_shows_no_cell(client: Client):
    story = newsroom.drafted(UnitFactory())
    client.force_login(person(Role.UNIT_STAFF))
    address = reverse("newsroom:cell", args=[story.pk, newsroom.language("en").pk])
    assert client.get(address).status_code == 403
    assert story.title not in client.get(reverse("newsroom:board")).content.decode()
    assert not AudienceLanguage.objects.exists()
    assert not Edition.objects.filter(language__code="en").exists()
    assert stories.source_of(story).story == story
