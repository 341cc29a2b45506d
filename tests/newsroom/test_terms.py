"""The glossary holds a translation back until a term is used, or somebody who may approve says why not."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from nhipcau.core.domain.errors import Refused
from nhipcau.newsroom.domain import publishing, terms
from nhipcau.newsroom.models import TermOverride
from nhipcau.translation.domain import glossary
from nhipcau.translation.models import GlossaryEntry
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories.units import person

pytestmark = pytest.mark.django_db


def term(said: str = "lễ hội", rendering: str = "festival") -> GlossaryEntry:
    wanted = {"term": said, "rendering": rendering, "kind": "term"}
    proposed = glossary.propose(actor=person(Role.OFFICER), source="vi", target="en", wanted=wanted)
    return glossary.approve(actor=person(Role.LEADER), entry=proposed)


def test_a_term_holds_publication_until_it_is_used(client: Client):
    entry = term()
    story = newsroom.drafted()
    newsroom.published(story)
    newsroom.translated(
        story, "en", title="Kate opens", body="Kate opened on 12 October.\n\n## Programme\n\n- Walk\n- Fair"
    )
    edition = newsroom.approved(story, "en")
    officer, head = person(Role.OFFICER), person(Role.UNIT_HEAD)
    with pytest.raises(Refused, match="“lễ hội” phải dịch là “festival”"):
        publishing.publish(actor=officer, edition=edition)
    client.force_login(officer)
    assert "phải dịch là" in client.get(story.get_absolute_url()).content.decode()
    assert "phải dịch là" in client.get(reverse("newsroom:workbench", args=[edition.pk])).content.decode()
    with pytest.raises(PermissionDenied):
        terms.override(actor=head, edition=edition, entry=entry, reason="Tên riêng")
    with pytest.raises(Refused):
        terms.override(actor=officer, edition=edition, entry=entry, reason=" ")
    with pytest.raises(Refused, match="không giữ"):
        terms.override(actor=officer, edition=edition, entry=term("tháp", "tower"), reason="x")
    address = reverse("newsroom:override_term", args=[edition.pk, entry.pk])
    assert client.post(address, {"reason": "Kate là tên riêng của lễ hội."}).status_code == 302
    assert TermOverride.objects.get().by == officer
    assert "Kate là tên riêng" in client.get(story.get_absolute_url()).content.decode()
    publishing.publish(actor=officer, edition=edition)


def test_a_term_that_is_used_holds_nothing():
    term()
    story = newsroom.drafted()
    newsroom.published(story)
    newsroom.translated(story, "en")
    newsroom.published(story, "en")
