"""Screens of requests for correction in English (yêu cầu cải chính)."""

from nhipcau.issuing.enums import PaperKind
from nhipcau.issuing.models import Paper
from nhipcau.press.domain import rectification_letters
from nhipcau.press.models import Spokesperson
from tests.factories import rectification as made

from ..world import World

PIECE = {"outlet": "Daily", "title": "Water", "claim": "Forty homes have no water."}
TEXTS = dict.fromkeys(("right", "wrong", "unknown", "effect", "grounds"), "Plain words.")


def screens(world: World) -> dict[str, list[object]]:
    """Requests for correction in several states."""
    given = {"unit": world.unit, "actor": world.actor, **PIECE, "texts": TEXTS}
    draft = made.written(**given)
    draft.proofs.update(title="Minutes", issuer="Office", number="31")
    waiting = made.submitted(**given)
    signed = made.signed(**given)
    signed.proofs.update(title="Minutes", issuer="Office", number="31")
    sent = made.sent(**given)
    plain = {"full_name": "Tran Spokes", "positions": {"vi": "Head"}, "decision": "12/QD"}
    Spokesperson.objects.update(**plain)
    rectification_letters.settle(actor=world.actor, request=sent, outcome="corrected", note="Done.")
    # What leaves the office is Vietnamese for everyone.
    Paper.objects.filter(kind=PaperKind.RECTIFICATION).update(title="Letter")
    return {
        "press:rectifications": [],
        "press:new_rectification": [],
        "press:rectification": [draft.pk],
        "press:edit_rectification": [draft.pk],
        "press:add_proof": [draft.pk],
        "press:refuse_rectification": [draft.pk],
        "press:dismiss_rectification": [draft.pk],
        "press:return_rectification": [waiting.pk],
        "press:send_rectification": [signed.pk],
        "press:answer_rectification": [sent.pk],
        "press:settle_rectification": [sent.pk],
    }
