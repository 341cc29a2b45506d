"""From one moment until another: schedule, correction, withdrawal, evidence and figures."""

from datetime import timedelta

import pytest
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.newsroom.domain import publishing
from nhipcau.newsroom.enums import EditionState
from nhipcau.newsroom.models import Publication
from nhipcau.newsroom.queries import foreign_published_between, in_public, published_between
from nhipcau.plans.models import Evidence
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories.plans import AssignmentFactory
from tests.factories.units import person

pytestmark = pytest.mark.django_db


def test_an_embargo_lifts_at_one_instant_in_every_language():
    story, at = newsroom.drafted(), timezone.now() + timedelta(hours=3)
    newsroom.translated(story, "en")
    for code in ("vi", "en"):
        newsroom.published(story, code, at=at)
    assert not in_public(at - timedelta(microseconds=1)).exists()
    assert {each.language.code for each in in_public(at)} == {"vi", "en"}


def test_a_schedule_is_cancelled_and_what_stood_stands_on():
    story = newsroom.drafted()
    old = newsroom.published(story)
    newsroom.write(newsroom.edition_of(story), person(Role.OFFICER), lead="Câu mới.")
    at = timezone.now() + timedelta(days=1)
    coming = newsroom.published(story, at=at)
    assert list(in_public()) == [old]
    assert list(in_public(at)) == [coming]
    with pytest.raises(Refused, match="không còn là hẹn giờ"):
        publishing.cancel_scheduled(actor=person(Role.OFFICER), publication=old)
    publishing.cancel_scheduled(actor=person(Role.OFFICER), publication=coming)
    assert list(in_public(at)) == [old]
    assert newsroom.edition_of(story).state == EditionState.APPROVED
    # Its two approvals still hold: it is published after all.
    publishing.publish(actor=person(Role.OFFICER), edition=newsroom.edition_of(story))


@pytest.mark.parametrize("days", [-1, 400])
def test_moments_that_cannot_be(days: int):
    edition = newsroom.approved(newsroom.drafted())
    with pytest.raises(Refused, match="Thời điểm"):
        publishing.publish(
            actor=person(Role.OFFICER), edition=edition, at=timezone.now() + timedelta(days=days)
        )


def test_a_correction_takes_the_place_of_what_was_wrong_and_keeps_its_date():
    story = newsroom.drafted()
    old = newsroom.published(story)
    newsroom.write(newsroom.edition_of(story), person(Role.OFFICER), lead="Sáng 13 tháng 10.")
    new = newsroom.published(story, correction="Ngày khai mạc là 13, không phải 12 tháng 10.")
    old.refresh_from_db()
    assert list(in_public()) == [new]
    assert (old.until, new.first_at, new.slug) == (new.at, old.first_at, old.slug)
    with pytest.raises(Refused, match="để đính chính"):
        newsroom.published(newsroom.drafted(), correction="Không có gì để sửa")


def test_what_is_taken_down_is_gone_in_every_language_and_does_not_come_back():
    story = newsroom.drafted()
    newsroom.translated(story, "en")
    newsroom.published(story)
    newsroom.published(story, "en", at=timezone.now() + timedelta(days=1))
    officer = person(Role.OFFICER)
    with pytest.raises(Refused, match="lý do gỡ"):
        publishing.withdraw(actor=officer, story=story, reason=" ")
    publishing.withdraw(actor=officer, story=story, reason="Nhầm sự kiện.")
    assert not in_public(timezone.now() + timedelta(days=2)).exists()
    with pytest.raises(Refused, match="đã gỡ"):
        newsroom.write(newsroom.edition_of(story), officer, title="Lại")
    story.refresh_from_db()
    assert (
        publishing.withdraw(actor=officer, story=story, reason="Lần nữa.").withdrawn_reason == "Nhầm sự kiện."
    )
    with pytest.raises(Refused, match="chưa đăng"):
        publishing.withdraw(actor=officer, story=newsroom.drafted(), reason="Chưa đăng")


def test_a_page_that_stands_is_evidence_once_a_language():
    work = AssignmentFactory()
    officer = person(Role.OFFICER)
    story = newsroom.drafted(work.unit, officer, assignment=work)
    newsroom.translated(story, "en")
    newsroom.published(story)
    newsroom.published(story, "en")
    found = Evidence.objects.filter(assignment=work)
    assert {(each.kind, each.language, each.quantity) for each in found} == {
        ("publication", "vi", 1),
        ("publication", "en", 1),
    }
    assert all(f"/tin/{story.pk}/" in each.link for each in found)
    newsroom.write(newsroom.edition_of(story), officer, lead="Thêm một câu.")
    newsroom.published(story)
    assert found.count() == 2


def test_reports_count_editions_that_stand_by_the_day_they_first_did():
    today = timezone.localdate()
    story = newsroom.drafted()
    newsroom.translated(story, "en")
    newsroom.translated(story, "km")
    for code in ("vi", "en", "km"):
        newsroom.published(story, code)
    gone = newsroom.published()
    publishing.withdraw(actor=person(Role.OFFICER), story=gone.story, reason="Nhầm.")
    newsroom.published(at=timezone.now() + timedelta(days=1))
    assert published_between(today, today).count() == 3
    assert [each.language.code for each in foreign_published_between(today, today)] == ["en"]
    assert not published_between(today - timedelta(days=9), today - timedelta(days=1)).exists()


def test_a_picture_whose_time_is_over_holds_the_story_back():
    picture = newsroom.picture(rights_until=timezone.localdate())
    story = newsroom.drafted(body=f"![Tháp](hinh:{picture.pk})")
    edition = newsroom.approved(story)
    with pytest.raises(Refused, match="hết hạn được dùng"):
        publishing.publish(actor=person(Role.OFFICER), edition=edition, at=timezone.now() + timedelta(days=2))
    publishing.publish(actor=person(Role.OFFICER), edition=edition)
    assert Publication.objects.count() == 1


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Đà Nẵng đón 1.000 khách", "da-nang-don-1-000-khach"),
        ("Kate festival opens", "kate-festival-opens"),
        ("مهرجان كاتي", "مهرجان-كاتي"),
        ("卡特节开幕", "卡特节开幕"),
        ("!!!", ""),
    ],
)
def test_slugs(title: str, slug: str):
    assert publishing.slug_of(title) == slug
