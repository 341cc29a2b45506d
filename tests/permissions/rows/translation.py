"""Rights of translation, decided a second time by hand (dịch thuật)."""

from nhipcau.translation.domain import policy
from nhipcau.translation.models import GlossaryEntry, MemoryUnit
from tests.factories import translation

from ..shapes import Case
from ..world import World

# action              clerk  officer head  staff leader admin
DECISIONS = """
translation.read        -     all     all   all   all    -
translation.propose     -     all     all   all   -      -
translation.approve     -     all     -     -     all    -
translation.memory      -     all     -     -     -      -
"""


def proposed(w: World) -> GlossaryEntry:
    return translation.proposed("xã", "commune")


def approved(w: World) -> GlossaryEntry:
    return translation.approved("phường", "ward")


def unit(w: World) -> MemoryUnit:
    return translation.remembered()


VERBS: dict[str, Case] = {
    "translation.domain.glossary.propose": Case(
        policy.PROPOSE,
        lambda w: {"source": "vi", "target": "en", "wanted": {"term": "tỉnh", "rendering": "province"}},
    ),
    "translation.domain.glossary.approve": Case(policy.APPROVE, lambda w: {"entry": proposed(w)}),
    "translation.domain.glossary.withdraw": Case(
        policy.APPROVE, lambda w: {"entry": approved(w), "reason": "nhầm"}
    ),
    "translation.domain.memory.forget": Case(policy.KEEP_MEMORY, lambda w: {"unit": unit(w)}),
}
