"""A correction of the source stands on every translation that carried the error, until that is right too."""

import pytest
from django.test import Client
from django.urls import reverse

from nhipcau.core.domain.errors import Refused
from nhipcau.newsroom.domain import publishing, translating, workbench
from nhipcau.newsroom.models import Publication, Story
from nhipcau.newsroom.queries import uncarried
from nhipcau.steering.models import Notice
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories.units import person

pytestmark = pytest.mark.django_db

WRONG, RIGHT = "Hàng nghìn người dự.", "Hàng vạn người dự."


def three() -> Story:
    """Published in Vietnamese, English and Arabic."""
    story = newsroom.drafted(lead=WRONG)
    newsroom.published(story)
    for code, title in (("en", "Festival opens"), ("ar", "افتتاح المهرجان")):
        newsroom.language(code, is_rtl=code == "ar", is_public=True)
        newsroom.translated(story, code, title=title)
        newsroom.published(story, code)
    return story


def corrected(story: Story) -> None:
    newsroom.write(newsroom.edition_of(story), person(Role.OFFICER), lead=RIGHT)
    newsroom.published(story, correction="Hàng vạn người, không phải hàng nghìn.")


def page(client: Client, story: Story, code: str) -> str:
    address = newsroom.edition_of(story, code).publications.order_by("-at").first()
    return client.get(f"/{code}/tin/{story.pk}/{address.slug or '-'}/").content.decode()


def feed(client: Client, code: str) -> str:
    return client.get(reverse("portal:feed", args=[code])).content.decode()


def test_the_note_stands_until_the_translation_is_corrected(client: Client):
    story = three()
    assert "was corrected on" not in page(client, story, "en")
    writer = newsroom.edition_of(story, "en").current.author
    translator = person(Role.OFFICER)
    translating.assign(actor=translator, story=story, language=newsroom.language("ar"), translator=translator)
    corrected(story)
    for where in (page(client, story, "en"), feed(client, "en")):
        assert "was corrected on" in where
    assert "صُحِّح النص الأصلي" in page(client, story, "ar")
    assert "không phải hàng nghìn" in page(client, story, "en")
    assert {writer.pk, translator.pk} <= set(
        Notice.objects.filter(subject__startswith="Bản gốc đã đính chính").values_list("person", flat=True)
    )
    # The translation follows; it must say in its own language what was wrong.
    workbench.follow_source(actor=writer, edition=newsroom.edition_of(story, "en"))
    changed = newsroom.edition_of(story, "en").passages.exclude(old_source="").get()
    given = {changed.position: workbench.Given("Tens of thousands came.", False, changed.stroke)}
    workbench.save(actor=writer, edition=newsroom.edition_of(story, "en"), given=given)
    assert "was corrected on" in page(client, story, "en")
    with pytest.raises(Refused, match="Bản gốc đã đính chính"):
        newsroom.published(story, "en")
    publishing.publish(
        actor=person(Role.OFFICER),
        edition=newsroom.edition_of(story, "en"),
        correction="Tens of thousands, not thousands.",
    )
    said = page(client, story, "en")
    assert "was corrected on" not in said
    assert "Tens of thousands, not thousands." in said
    assert "was corrected on" not in feed(client, "en")
    # The others still carry it.
    assert "صُحِّح النص الأصلي" in page(client, story, "ar")


def test_what_was_right_all_the_time_needs_no_note(client: Client, django_assert_num_queries):
    story = three()
    corrected(story)
    workbench.keep_up(actor=person(Role.OFFICER), edition=newsroom.edition_of(story, "en"))
    assert "was corrected on" not in page(client, story, "en")
    found = Publication.objects.filter(language__code__in=["en", "ar"]).select_related("story", "language")
    standing = sorted(found, key=lambda each: each.language.code, reverse=True)
    with django_assert_num_queries(2):
        assert list(uncarried(standing)) == [standing[1].edition_id]
