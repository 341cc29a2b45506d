"""Rights of translation, decided a second time by hand (dịch thuật)."""

from nhipcau.translation.domain import policy
from nhipcau.translation.models import GlossaryEntry, MemoryUnit
from tests.factories import translation

from ..shapes import Address, Case, pk
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


TMX = (
    b'<tmx version="1.4"><body><tu><tuv xml:lang="vi"><seg>a</seg></tuv><tuv xml:lang="en"><seg>b</seg></tuv>'
    b"</tu></body></tmx>"
)
VERBS: dict[str, Case] = {
    "translation.domain.glossary.propose": Case(
        policy.PROPOSE,
        lambda w: {"source": "vi", "target": "en", "wanted": {"term": "tỉnh", "rendering": "province"}},
    ),
    "translation.domain.glossary.approve": Case(policy.APPROVE, lambda w: {"entry": proposed(w)}),
    "translation.domain.glossary.withdraw": Case(
        policy.APPROVE, lambda w: {"entry": approved(w), "reason": "nhầm"}
    ),
    "translation.domain.glossary.approve_many": Case(policy.APPROVE, lambda w: {"entries": [proposed(w)]}),
    "translation.domain.incoming.take_in": Case(
        policy.PROPOSE,
        lambda w: {"source": "vi", "target": "en", "found": [{"term": "ấp", "rendering": "hamlet"}]},
    ),
    "translation.domain.tmx.take_in": Case(
        policy.KEEP_MEMORY,
        lambda w: {"source": "vi", "target": "en", "content": TMX, "name": "a.tmx"},
    ),
    "translation.domain.memory.forget": Case(policy.KEEP_MEMORY, lambda w: {"unit": unit(w)}),
}
ADDRESSES: dict[str, Address] = {
    "translation:entries": Address(policy.READ),
    "translation:new_entry": Address(policy.PROPOSE),
    "translation:take_in": Address(policy.PROPOSE),
    "translation:approve_ticked": Address(policy.APPROVE, button=True),
    "translation:entry": Address(policy.READ, pk(approved)),
    "translation:correct_entry": Address(policy.PROPOSE, pk(approved)),
    "translation:approve_entry": Address(policy.APPROVE, pk(proposed), button=True),
    "translation:withdraw_entry": Address(policy.APPROVE, pk(approved)),
    "translation:memory": Address(policy.READ),
    "translation:take_in_memory": Address(policy.KEEP_MEMORY),
    "translation:forget": Address(policy.KEEP_MEMORY, pk(unit)),
}
