"""Rights of the newsroom, decided a second time by hand (tin bài)."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from nhipcau.newsroom.domain import approving, comments, policy, translating
from nhipcau.newsroom.models import (
    Comment,
    Edition,
    EditionVersion,
    Language,
    Picture,
    Publication,
    Story,
    TranslationTask,
    Video,
)
from nhipcau.translation.domain import glossary
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories.units import person

from ..shapes import Address, Case, pk
from ..world import World

# action             clerk  officer head  staff leader admin
DECISIONS = """
newsroom.read         -     all     own   own   all    -
newsroom.write        -     all     own   own   -      -
newsroom.check        -     all     own   -     all    -
newsroom.approve      -     all     -     -     all    -
newsroom.publish      -     all     -     -     all    -
newsroom.comment      -     all     own   own   all    -
newsroom.assign       -     all     own   -     -      -
newsroom.languages    -     -       -     -     -      all
"""


def story(w: World) -> Story:
    return newsroom.drafted(w.own, w.colleague)


def draft(w: World) -> Edition:
    return newsroom.edition_of(story(w))


def submitted(w: World) -> Edition:
    return newsroom.submitted(story(w), actor=w.colleague)


def checked(w: World) -> Edition:
    return approving.check(actor=person(Role.LEADER), edition=submitted(w))


def approved(w: World) -> Edition:
    return newsroom.approved(story(w))


def shown(w: World) -> Publication:
    return newsroom.published(story(w))


def shown_story(w: World) -> Story:
    return shown(w).story


def coming(w: World) -> Publication:
    return newsroom.published(story(w), at=timezone.now() + timedelta(days=1))


def coming_edition(w: World) -> Edition:
    return coming(w).edition


def photo(w: World) -> Picture:
    return newsroom.picture(w.own, w.colleague)


def film(w: World) -> Video:
    return newsroom.film(w.own, w.colleague)


def tongue(w: World) -> Language:
    return newsroom.language("en")


def to_open(w: World) -> list[int]:
    return [story(w).pk, newsroom.language("en").pk]


def version(w: World) -> list[int]:
    edition = draft(w)
    return [edition.pk, edition.current.number]


def translation(w: World) -> Edition:
    return newsroom.translated(story(w), "en", w.colleague)


def lacking(w: World) -> dict[str, Any]:
    """A translation that does not use an approved term."""
    wanted = {"term": "lễ hội", "rendering": "fête", "kind": "term"}
    entry = glossary.propose(actor=w.officer, source="vi", target="en", wanted=wanted)
    return {
        "edition": translation(w),
        "entry": glossary.approve(actor=person(Role.LEADER), entry=entry),
    }


def task(w: World) -> TranslationTask:
    return translating.assign(
        actor=w.officer, story=story(w), language=newsroom.language("en"), translator=w.colleague
    )


def cell(w: World) -> list[int]:
    held = task(w)
    return [held.story_id, held.language_id]


def commented(w: World) -> EditionVersion:
    return submitted(w).current


def comment(w: World) -> Comment:
    return comments.add(actor=w.officer, version=commented(w), text="Nguồn nào?")


def button(action, make) -> Address:
    return Address(action, pk(make), button=True)


WANTED = {"kind": "story", "legal_kind": "official", "sources": "Công báo"}
PHOTO = {"title": "Cầu", "alt": "Một cây cầu", "credit": "Sở", "rights": "own"}
FILM = {"title": "Sông", "credit": "Sở", "rights": "own"}
TONGUE = {"name": "Tiếng Lào", "english_name": "Lao", "own_name": "ລາວ", "stand_in": "en"}
VERBS: dict[str, Case] = {
    "newsroom.domain.stories.create": Case(
        policy.WRITE,
        lambda w: {
            "unit": w.own,
            "language": newsroom.language(),
            "title": "Cầu mới thông xe",
            "wanted": WANTED,
        },
    ),
    "newsroom.domain.stories.correct": Case(policy.WRITE, lambda w: {"story": story(w), "wanted": WANTED}),
    "newsroom.domain.stories.open_edition": Case(
        policy.WRITE, lambda w: {"story": story(w), "language": newsroom.language("en")}
    ),
    "newsroom.domain.drafting.write": Case(
        policy.WRITE, lambda w: {"edition": draft(w), "wanted": newsroom.WORDS, "base": "1.2"}
    ),
    "newsroom.domain.approving.submit": Case(policy.WRITE, lambda w: {"edition": draft(w)}),
    "newsroom.domain.approving.take_back": Case(policy.WRITE, lambda w: {"edition": submitted(w)}),
    "newsroom.domain.approving.check": Case(policy.CHECK, lambda w: {"edition": submitted(w)}),
    "newsroom.domain.approving.approve": Case(policy.APPROVE, lambda w: {"edition": checked(w)}),
    "newsroom.domain.approving.return_": Case(
        policy.CHECK, lambda w: {"edition": submitted(w), "reason": "thiếu nguồn"}
    ),
    "newsroom.domain.publishing.publish": Case(policy.PUBLISH, lambda w: {"edition": approved(w)}),
    "newsroom.domain.publishing.cancel_scheduled": Case(policy.PUBLISH, lambda w: {"publication": coming(w)}),
    "newsroom.domain.publishing.withdraw": Case(
        policy.PUBLISH, lambda w: {"story": shown_story(w), "reason": "nhầm bài"}
    ),
    "newsroom.domain.translating.assign": Case(
        policy.ASSIGN,
        lambda w: {"story": story(w), "language": newsroom.language("en"), "translator": w.colleague},
    ),
    "newsroom.domain.translating.release": Case(policy.ASSIGN, lambda w: {"task": task(w)}),
    "newsroom.domain.translating.set_priorities": Case(
        policy.MANAGE_LANGUAGES, lambda w: {"audience": None, "ranks": {newsroom.language("en"): 1}}
    ),
    "newsroom.domain.workbench.keep_up": Case(policy.WRITE, lambda w: {"edition": translation(w)}),
    "newsroom.domain.workbench.save": Case(policy.WRITE, lambda w: {"edition": translation(w), "given": {}}),
    "newsroom.domain.workbench.fill_from_memory": Case(policy.WRITE, lambda w: {"edition": translation(w)}),
    "newsroom.domain.workbench.take_draft": Case(
        policy.WRITE, lambda w: {"edition": translation(w), "texts": {}}
    ),
    "newsroom.domain.workbench.follow_source": Case(policy.WRITE, lambda w: {"edition": translation(w)}),
    "newsroom.domain.workbench.take_file": Case(
        policy.WRITE, lambda w: {"edition": translation(w), "given": {}}
    ),
    "newsroom.domain.exchanging.file_of": Case(
        policy.READ, lambda w: {"edition": translation(w), "form": "po"}
    ),
    "newsroom.domain.terms.override": Case(policy.APPROVE, lambda w: lacking(w) | {"reason": "tên riêng"}),
    "newsroom.domain.comments.add": Case(
        policy.COMMENT, lambda w: {"version": commented(w), "text": "Nguồn nào?"}
    ),
    "newsroom.domain.comments.resolve": Case(policy.WRITE, lambda w: {"comment": comment(w)}),
    "newsroom.domain.pictures.add": Case(
        policy.WRITE, lambda w: {"unit": w.own, "content": newsroom.photograph(), "wanted": PHOTO}
    ),
    "newsroom.domain.pictures.correct": Case(policy.WRITE, lambda w: {"picture": photo(w), "wanted": PHOTO}),
    "newsroom.domain.videos.add": Case(
        policy.WRITE, lambda w: {"unit": w.own, "content": newsroom.TINY.read_bytes(), "wanted": FILM}
    ),
    "newsroom.domain.videos.correct": Case(policy.WRITE, lambda w: {"video": film(w), "wanted": FILM}),
    "newsroom.domain.languages.open_": Case(
        policy.MANAGE_LANGUAGES, lambda w: {"code": "lo", "wanted": TONGUE}
    ),
    "newsroom.domain.languages.correct": Case(
        policy.MANAGE_LANGUAGES, lambda w: {"language": tongue(w), "wanted": TONGUE}
    ),
}
ADDRESSES: dict[str, Address] = {
    "newsroom:stories": Address(policy.READ),
    "newsroom:new_story": Address(policy.WRITE),
    "newsroom:pictures": Address(policy.WRITE),
    "newsroom:new_picture": Address(policy.WRITE),
    "newsroom:edit_picture": Address(policy.WRITE, pk(photo)),
    "newsroom:videos": Address(policy.WRITE),
    "newsroom:new_video": Address(policy.WRITE),
    "newsroom:edit_video": Address(policy.WRITE, pk(film)),
    "newsroom:languages": Address(policy.MANAGE_LANGUAGES),
    "newsroom:new_language": Address(policy.MANAGE_LANGUAGES),
    "newsroom:edit_language": Address(policy.MANAGE_LANGUAGES, pk(tongue)),
    "newsroom:story": Address(policy.READ, pk(story)),
    "newsroom:edit_story": Address(policy.WRITE, pk(story)),
    "newsroom:withdraw": Address(policy.PUBLISH, pk(shown_story)),
    "newsroom:open_edition": Address(policy.WRITE, to_open, button=True),
    "newsroom:write": Address(policy.WRITE, pk(draft)),
    "newsroom:submit": button(policy.WRITE, draft),
    "newsroom:take_back": button(policy.WRITE, submitted),
    "newsroom:check": button(policy.CHECK, submitted),
    "newsroom:approve": button(policy.APPROVE, checked),
    "newsroom:return": Address(policy.CHECK, pk(submitted)),
    "newsroom:publish": Address(policy.PUBLISH, pk(approved)),
    "newsroom:cancel_scheduled": button(policy.PUBLISH, coming_edition),
    "newsroom:board": Address(policy.READ),
    "newsroom:cell": Address(policy.READ, cell),
    "newsroom:release": Address(policy.ASSIGN, cell, button=True),
    "newsroom:workbench": Address(policy.READ, pk(translation)),
    "newsroom:follow_source": button(policy.WRITE, translation),
    "newsroom:bring_file": Address(policy.WRITE, pk(translation)),
    "newsroom:translation_file": Address(policy.READ, pk(translation)),
    "newsroom:override_term": Address(policy.APPROVE, lambda w: [each.pk for each in lacking(w).values()]),
    "newsroom:keep_up": button(policy.WRITE, translation),
    "newsroom:priorities": Address(policy.MANAGE_LANGUAGES),
    "newsroom:edit_priority": Address(policy.MANAGE_LANGUAGES, lambda w: [0]),
    "newsroom:comment": Address(policy.COMMENT, version),
    "newsroom:resolve_comment": button(policy.WRITE, comment),
    "newsroom:version": Address(policy.READ, version),
}
# Lists that show what is theirs; the stock of pictures is the whole office's.
FILTERED = {
    "newsroom:stories",
    "newsroom:board",
    "newsroom:new_story",
    "newsroom:pictures",
    "newsroom:new_picture",
    "newsroom:videos",
    "newsroom:new_video",
}
