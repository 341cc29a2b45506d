"""Pages that stay: what they tell of, and that somebody reads them again."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nhipcau.newsroom import queries
from nhipcau.newsroom.domain import stories
from nhipcau.newsroom.models import Story
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db


def profile(days: int, **wanted) -> Story:
    day = timezone.localdate() + timedelta(days=days)
    story = newsroom.drafted(kind="profile", aspect="van-hoa", review_on=day, **wanted)
    newsroom.published(story)
    return story


def test_a_page_whose_day_has_come_waits_for_who_may_write_it(client: Client):
    unit, writer = UnitFactory(), None
    due, today, later = (profile(days, unit=unit, title=f"Trang {days}") for days in (-2, 0, 9))
    never_shown = newsroom.drafted(unit=unit, kind="profile", aspect="khac", review_on=timezone.localdate())
    writer = person(Role.UNIT_STAFF, unit)
    client.force_login(writer)
    waits = client.get(reverse("my_work")).content.decode()
    assert due.title in waits and today.title in waits
    assert later.title not in waits and never_shown.title not in waits
    client.force_login(person(Role.UNIT_STAFF))
    assert due.title not in client.get(reverse("my_work")).content.decode()
    client.force_login(writer)
    listed = reverse("newsroom:stories")
    found = {
        name: [each.pk for each in client.get(listed, {"review": name}).context["page_obj"]]
        for name in ("overdue", "soon")
    }
    assert found == {"overdue": [due.pk, today.pk], "soon": [later.pk]}


def test_what_was_looked_at_waits_no_longer():
    story, officer = profile(-1), person(Role.OFFICER)
    everything, today = queries.stories_visible_to(officer), timezone.localdate()
    assert list(queries.to_review(everything, today)) == [story]
    about = {name: getattr(story, name) for name in stories.FIELDS}
    stories.correct(actor=officer, story=story, wanted=about | {"review_on": today + timedelta(days=180)})
    assert not queries.to_review(everything, today).exists()


def test_a_story_of_another_kind_tells_of_no_aspect():
    story = profile(30)
    stories.correct(actor=person(Role.OFFICER), story=story, wanted=newsroom.ABOUT)
    story.refresh_from_db()
    assert (story.kind, story.aspect) == ("story", "")
