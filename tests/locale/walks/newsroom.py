"""Screens of the newsroom in English (tin bài)."""

from datetime import date

from nhipcau.newsroom.domain import comments, publishing, translating
from nhipcau.translation.domain import glossary
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories.units import person

from ..world import World

PLAIN = {
    "title": "Bridge opens",
    "lead": "The bridge opens today.",
    "body": "It is long.",
    "sources": "Report 12",
}

# A file, not a screen.
NOT_SCREENS = {"newsroom:translation_file"}


def screens(world: World) -> dict[str, list[object]]:
    """A story in two languages with a picture, one that waits, one that was taken down."""
    photo = newsroom.picture(world.unit, world.actor, title="Bridge", alt="A bridge", credit="Office")
    words = PLAIN | {
        "body": f"It is long.\n\n![A bridge](hinh:{photo.pk})",
        "picture": photo,
        "picture_alt": "A",
    }
    story = newsroom.drafted(world.unit, world.actor, assignment=world.late, **words)
    edition = newsroom.translated(story, "en", title="Bridge opens today", lead="Today.")
    waiting = newsroom.submitted(newsroom.drafted(world.unit, world.actor, **PLAIN))
    ready = newsroom.approved(newsroom.drafted(world.unit, world.actor, **PLAIN))
    gone = newsroom.published(newsroom.drafted(world.unit, world.actor, **PLAIN)).story
    publishing.withdraw(actor=world.actor, story=gone, reason="Wrong event.")
    tongue = newsroom.language("lo", name="Lao", english_name="Lao", own_name="Lao")
    translating.assign(actor=world.actor, story=story, language=tongue, translator=world.actor)
    table = "| Year | Guests |\n|---|---:|\n| 2025 | 1 |\n| 2026 | 2 |"
    numbers = PLAIN | {"data_source": "Statistics", "body": f'![Growth](bieu-do:cot "Guests")\n\n{table}'}
    data = newsroom.drafted(world.unit, world.actor, kind="data", data_on=date(2026, 1, 2), **numbers)
    happens = PLAIN | {"place": "Hall", "begins_on": date(2030, 1, 2)}
    event = newsroom.drafted(world.unit, world.actor, kind="event", **happens)
    film = newsroom.film(world.unit, world.actor, title="River", credit="Office")
    shown = newsroom.drafted(world.unit, world.actor, kind="video", **PLAIN | {"video": film})
    comments.add(actor=world.actor, version=edition.current, text="Which source?")
    wanted = {"term": "bridge", "rendering": "crossing", "kind": "term"}
    entry = glossary.propose(actor=world.actor, source="vi", target="en", wanted=wanted)
    entry = glossary.approve(actor=person(Role.LEADER), entry=entry)
    return {
        "newsroom:board": [],
        "newsroom:workbench": [edition.pk],
        "newsroom:bring_file": [edition.pk],
        "newsroom:override_term": [edition.pk, entry.pk],
        "newsroom:cell": [story.pk, tongue.pk],
        "newsroom:priorities": [],
        "newsroom:edit_priority": [0],
        "newsroom:comment": [edition.pk, edition.current.number],
        "newsroom:stories": [],
        "newsroom:new_story": [],
        "newsroom:pictures": [],
        "newsroom:new_picture": [],
        "newsroom:edit_picture": [photo.pk],
        "newsroom:videos": [],
        "newsroom:new_video": [],
        "newsroom:edit_video": [film.pk],
        "newsroom:languages": [],
        "newsroom:new_language": [],
        "newsroom:edit_language": [tongue.pk],
        "newsroom:story": [story.pk],
        "newsroom:edit_story": [shown.pk],
        "newsroom:withdraw": [gone.pk],
        "newsroom:write": [newsroom.edition_of(event).pk],
        "newsroom:return": [waiting.pk],
        "newsroom:publish": [ready.pk],
        "newsroom:version": [newsroom.edition_of(data).pk, 1],
    }
