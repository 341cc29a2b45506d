"""Screens of newsletters in English (bản tin)."""

from nhipcau.newsroom.domain import publishing
from tests.factories import mailing, newsroom, outreach

from ..world import World
from .newsroom import PLAIN

NAMES = {"vi": "External news", "en": "External news"}


def screens(world: World) -> dict[str, list[object]]:
    """Letters in several states, one of them with an error its readers were not told of."""
    from nhipcau.mailing.domain import composing

    held = outreach.mailing_list(
        "news", names=NAMES, sender_name="Office", purpose="To send news", language="en"
    )
    mailing.reader(held, "reader@example.org", asked_words="I want it.")

    def shown() -> object:
        story = newsroom.drafted(world.unit, world.actor, code="en", **PLAIN)
        return newsroom.published(story)

    newsroom.language("en", is_public=True)
    given = {"unit": world.unit, "actor": world.actor, "title": "News", "mailing_list": held}
    draft = outreach.drafted(shown=shown(), **given)
    waiting = outreach.submitted(outreach.drafted(shown=shown(), **given))
    ready = outreach.approved(outreach.drafted(shown=shown(), **given))
    wrong = shown()
    sent = outreach.started(outreach.drafted(shown=wrong, **given))
    composing.refreshed(sent.mailing)
    publishing.withdraw(actor=world.actor, story=wrong.story, reason="Wrong event.")
    tongue = newsroom.language("en")
    plain = {"name": "Our page", "languages": [tongue], "verified": "Link back to the site"}
    official = outreach.channel(world.unit, **plain)
    waits = outreach.entered(world.unit, **plain)
    story = shown()
    made = outreach.product(
        world.unit, world.actor, title="Leaflet", place="Fair", languages=[tongue], assignment=None
    )
    return {
        "outreach:channels": [],
        "outreach:new_channel": [],
        "outreach:channel": [waits.pk],
        "outreach:edit_channel": [official.pk],
        "outreach:refuse_channel": [waits.pk],
        "outreach:platforms": [],
        "outreach:edit_platform": [official.platform_id],
        "outreach:pack": [story.pk],
        "outreach:record_post": [story.pk, official.pk],
        "outreach:handouts": [],
        "outreach:products": [],
        "outreach:new_product": [],
        "outreach:product": [made.pk],
        "outreach:edit_product": [made.pk],
        "outreach:drop_product": [made.pk],
        "outreach:letters": [],
        "outreach:new_letter": [],
        "outreach:letter": [sent.pk],
        "outreach:edit_letter": [draft.pk],
        "outreach:return": [waiting.pk],
        "outreach:send": [ready.pk],
        "outreach:stop": [sent.pk],
        "outreach:lists": [],
        "outreach:new_list": [],
        "outreach:edit_list": [held.pk],
        "outreach:readers": [held.pk],
        "outreach:erase_address": [],
    }


NOT_SCREENS = {"outreach:pack_file", "outreach:script"}
