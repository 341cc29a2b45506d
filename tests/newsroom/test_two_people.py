"""Two people, the second of whom wrote nothing: no role, address or order of steps goes round them."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.newsroom.domain import approving, drafting, publishing, stories
from nhipcau.newsroom.enums import EditionState
from nhipcau.newsroom.models import Approval, Edition, Publication
from nhipcau.newsroom.queries import in_public
from nhipcau.steering.domain import deputies
from nhipcau.steering.enums import Ground
from nhipcau.steering.models import Notice
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories.units import UnitFactory, person, standing_office

pytestmark = pytest.mark.django_db


def test_from_writing_to_the_public():
    author = person(Role.UNIT_STAFF)
    unit = author.memberships.get().unit
    story = newsroom.drafted(unit, author)
    edition = approving.submit(actor=author, edition=newsroom.edition_of(story))
    head, officer = person(Role.UNIT_HEAD, unit), person(Role.OFFICER)
    approving.check(actor=head, edition=edition)
    approving.approve(actor=officer, edition=edition)
    assert not in_public().exists()
    made, told = publishing.publish(actor=officer, edition=edition)
    assert list(in_public()) == [made]
    assert told == []
    assert newsroom.edition_of(story).state == EditionState.PUBLISHED
    assert (made.first.person, made.second.person) == (head, officer)


def test_who_may_approve_is_told():
    officer, writer = person(Role.OFFICER), person(Role.UNIT_STAFF)
    unit = writer.memberships.get().unit
    story = newsroom.drafted(unit, writer)
    approving.submit(actor=writer, edition=newsroom.edition_of(story))
    # The unit has nobody else who might: the standing office is told.
    assert set(Notice.objects.values_list("person", flat=True)) == {officer.pk}
    approving.take_back(actor=writer, edition=newsroom.edition_of(story))
    newsroom.write(newsroom.edition_of(story), officer, lead="Khác.")
    head = person(Role.UNIT_HEAD, unit)
    approving.submit(actor=writer, edition=newsroom.edition_of(story))
    assert set(Notice.objects.values_list("person", flat=True)) == {officer.pk, head.pk}


def test_an_author_is_never_the_second():
    officer, other = person(Role.OFFICER), person(Role.OFFICER)
    story = newsroom.drafted(actor=officer)
    # A second hand in the text makes a second author.
    newsroom.write(newsroom.edition_of(story), other, lead="Sửa một câu.")
    edition = newsroom.submitted(story)
    approving.check(actor=person(Role.LEADER), edition=edition)
    for author in (officer, other):
        with pytest.raises(Refused, match="không viết"):
            approving.approve(actor=author, edition=edition)
    approving.approve(actor=person(Role.OFFICER), edition=edition)


def test_one_person_is_never_both():
    edition = newsroom.submitted(newsroom.drafted())
    leader = person(Role.LEADER)
    approving.check(actor=leader, edition=edition)
    with pytest.raises(Refused, match="người khác"):
        approving.approve(actor=leader, edition=edition)


def test_who_stands_in_for_the_first_is_not_the_second():
    edition = newsroom.submitted(newsroom.drafted())
    office, today = standing_office(), timezone.localdate()
    first, deputy = person(Role.LEADER), person(Role.CLERK)
    deputies.delegate(
        actor=first,
        person=first,
        unit=office,
        deputy=deputy,
        starts_on=today,
        ends_on=today,
        ground=Ground.LEAVE,
    )
    approving.check(actor=first, edition=edition)
    with pytest.raises(Refused, match="người khác"):
        approving.approve(actor=type(deputy).objects.get(pk=deputy.pk), edition=edition)


def test_a_letter_changed_begins_anew():
    story = newsroom.drafted()
    edition = newsroom.approved(story)
    writer = person(Role.OFFICER)
    newsroom.write(edition, writer, title="Tiêu đề khác")
    edition = newsroom.edition_of(story)
    assert edition.state == EditionState.DRAFT
    with pytest.raises(Refused, match="chưa được hai người duyệt"):
        publishing.publish(actor=writer, edition=edition)
    newsroom.submitted(story)
    with pytest.raises(Refused, match="chưa qua lần duyệt một"):
        approving.approve(actor=person(Role.LEADER), edition=edition)


def test_taken_back_or_returned_is_approved_from_the_start():
    story = newsroom.drafted()
    edition = newsroom.submitted(story)
    approving.check(actor=person(Role.LEADER), edition=edition)
    approving.return_(actor=person(Role.LEADER), edition=newsroom.edition_of(story), reason="Thiếu số liệu")
    edition = newsroom.edition_of(story)
    assert (edition.state, edition.returned_reason) == (EditionState.DRAFT, "Thiếu số liệu")
    assert not edition.current.approvals.exists()
    newsroom.approved(story)
    approving.take_back(actor=person(Role.OFFICER), edition=newsroom.edition_of(story))
    assert not newsroom.edition_of(story).current.approvals.exists()


def test_the_database_holds_two_approvals_of_two_people():
    edition = newsroom.submitted(newsroom.drafted())
    version, someone = edition.current, person(Role.LEADER)
    first = Approval.objects.create(version=version, step=1, person=someone)
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.create(version=version, step=2, person=someone)
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.create(
            version=version,
            edition=edition,
            story=edition.story,
            language=edition.language,
            first=first,
            second=first,
            first_at=now,
            at=now,
        )


@pytest.mark.parametrize("role", list(Role))
def test_no_button_pressed_by_one_person_alone_publishes(role: Role, client):
    """Whoever they are, in whatever order: the same person presses every button there is."""
    unit = UnitFactory()
    who = person(role, unit if role in {Role.UNIT_HEAD, Role.UNIT_STAFF} else None)
    story = newsroom.drafted(unit, who if role in {Role.OFFICER, Role.UNIT_HEAD, Role.UNIT_STAFF} else None)
    edition = newsroom.edition_of(story)
    client.force_login(who)
    for _round in range(2):
        for name in ("publish", "approve", "check", "submit", "check", "approve", "publish"):
            client.post(reverse(f"newsroom:{name}", args=[edition.pk]), {})
    assert not Publication.objects.exists()
    assert newsroom.edition_of(story).state != EditionState.APPROVED


def test_what_waits_cannot_be_written_over():
    story = newsroom.drafted()
    edition = newsroom.submitted(story)
    with pytest.raises(Refused, match="Lấy lại để sửa"):
        newsroom.write(edition, person(Role.OFFICER), title="Khác")


def test_nobody_writes_over_what_they_have_not_seen():
    story = newsroom.drafted()
    edition = newsroom.edition_of(story)
    base = drafting.base_of(edition.current)
    newsroom.write(edition, person(Role.OFFICER), title="Của người khác")
    with pytest.raises(Refused, match="vừa được lưu ở nơi khác"):
        drafting.write(actor=person(Role.OFFICER), edition=edition, wanted=newsroom.WORDS, base=base)
    assert newsroom.edition_of(story).current.title == "Của người khác"


def test_versions_of_others_stay():
    story = newsroom.drafted(title="Của người thứ nhất")
    newsroom.write(newsroom.edition_of(story), person(Role.OFFICER), title="Của người thứ hai")
    edition = newsroom.edition_of(story)
    assert [each.title for each in edition.versions.all()] == ["Của người thứ hai", "Của người thứ nhất"]
    assert Edition.objects.get().story.title == "Của người thứ hai"


def test_what_is_missing_is_said_before_it_is_handed_in():
    story = newsroom.drafted(lead="", body="![](hinh:9)", sources="")
    edition = newsroom.edition_of(story)
    told = " ".join(drafting.missing(edition))
    for words in ("tóm tắt", "mô tả", "kho ảnh", "nguồn tư liệu"):
        assert words in told
    with pytest.raises(Refused, match="Chưa có tóm tắt"):
        approving.submit(actor=person(Role.OFFICER), edition=edition)
    assert newsroom.edition_of(story).state == EditionState.DRAFT


def test_a_translation_still_in_the_words_of_the_source_is_not_handed_in():
    story = newsroom.drafted()
    edition = stories.open_edition(actor=person(Role.OFFICER), story=story, language=newsroom.language("en"))
    assert any("chưa được dịch" in each for each in drafting.missing(edition))
    again = stories.open_edition(actor=person(Role.OFFICER), story=story, language=newsroom.language("en"))
    assert again == edition


@pytest.mark.parametrize(
    "wanted",
    [
        {"legal_kind": "explanation"},
        {"kind": "film"},
        {"kind": "profile", "aspect": "dau-tu", "review_on": None},
        {"kind": "profile", "review_on": date(2030, 1, 2)},
        {"kind": "profile", "aspect": "thoi-tiet", "review_on": date(2030, 1, 2)},
    ],
)
def test_kinds_that_are_none(wanted: dict[str, object]):
    with pytest.raises(Refused):
        newsroom.drafted(**wanted)
