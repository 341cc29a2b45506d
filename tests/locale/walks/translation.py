"""Screens of translation in English (dịch thuật)."""

from tests.factories import translation

from ..world import World

NOT_SCREENS: set[str] = set()


def screens(world: World) -> dict[str, list[object]]:
    """A term in use with all it may have, one that waits, a sentence of the memory."""
    more = {"allowed": ["PC"], "forbidden": ["Board"], "note": "Note", "basis": "Law"}
    used = translation.approved("Term", "Rendering", **more)
    translation.proposed("Other", "Another", actor=world.actor)
    unit = translation.remembered("Bridge opens.", "A bridge opens.")
    unit.origin = "Bridge"
    unit.save()
    return {
        "translation:entries": [],
        "translation:new_entry": [],
        "translation:take_in": [],
        "translation:entry": [used.pk],
        "translation:correct_entry": [used.pk],
        "translation:withdraw_entry": [used.pk],
        "translation:memory": [],
        "translation:take_in_memory": [],
        "translation:forget": [unit.pk],
    }
