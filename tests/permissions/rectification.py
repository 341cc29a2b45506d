"""Rights of requests for correction: their part of the rows of the press desk (yêu cầu cải chính)."""

from django.utils import timezone

from nhipcau.press.domain import policy
from nhipcau.press.models import RectificationRequest
from tests.factories import rectification as made

from .shapes import Address, Case, pk, today
from .world import World


def drafting(w: World) -> RectificationRequest:
    return made.written(w.own, w.colleague)


def submitted(w: World) -> RectificationRequest:
    return made.submitted(w.own, w.colleague)


def reviewed(w: World) -> RectificationRequest:
    return made.reviewed(w.own, w.colleague)


def signed(w: World) -> RectificationRequest:
    return made.signed(w.own, w.colleague)


def numbered(w: World) -> RectificationRequest:
    return made.numbered(w.own, w.officer)


def sent(w: World) -> RectificationRequest:
    return made.sent(w.own, w.officer)


def proof(w: World) -> dict[str, object]:
    return made.PROOF | {"issued_on": today()}


def of_proof(w: World) -> list[int]:
    held = drafting(w)
    return [held.pk, held.proofs.get().pk]


def button(action, make) -> Address:
    return Address(action, pk(make), button=True)


PROOFS, STEPS = "press.domain.proofs", "press.domain.rectification_steps"
BASE, LETTERS = "press.domain.rectification", "press.domain.rectification_letters"
VERBS: dict[str, Case] = {
    f"{BASE}.take_in": Case(
        policy.RECTIFY, lambda w: {"unit": w.own, "claim_kind": "fact", "wanted": made.piece()}
    ),
    f"{BASE}.write": Case(
        policy.RECTIFY, lambda w: {"request": drafting(w), "wanted": made.piece(claim="Điều khác.")}
    ),
    f"{BASE}.refuse": Case(policy.RECTIFY, lambda w: {"request": drafting(w), "claim_kind": "satire"}),
    f"{BASE}.dismiss": Case(policy.RECTIFY, lambda w: {"request": drafting(w), "reason": "Báo đã tự sửa."}),
    f"{PROOFS}.add": Case(policy.RECTIFY, lambda w: {"request": drafting(w), "wanted": proof(w)}),
    f"{PROOFS}.remove": Case(
        policy.RECTIFY, lambda w: (lambda held: {"request": held, "proof": held.proofs.get().pk})(drafting(w))
    ),
    f"{STEPS}.submit": Case(policy.RECTIFY, lambda w: {"request": drafting(w)}),
    f"{STEPS}.take_back": Case(policy.RECTIFY, lambda w: {"request": submitted(w)}),
    f"{STEPS}.review": Case(policy.REVIEW_RECTIFICATION, lambda w: {"request": submitted(w)}),
    f"{STEPS}.return_": Case(
        policy.REVIEW_RECTIFICATION, lambda w: {"request": submitted(w), "reason": "thiếu số"}
    ),
    f"{STEPS}.sign": Case(policy.SPEAK, lambda w: {"request": reviewed(w)}),
    f"{LETTERS}.draft_letter": Case(policy.RECTIFY, lambda w: {"request": signed(w)}),
    f"{LETTERS}.send": Case(
        policy.RECTIFY, lambda w: {"request": numbered(w), "at": timezone.now(), "by": "post"}
    ),
    f"{LETTERS}.note_answer": Case(
        policy.RECTIFY, lambda w: {"request": sent(w), "answer": "Đã xem lại.", "on": today()}
    ),
    f"{LETTERS}.note_silence": Case(policy.RECTIFY, lambda w: {"request": sent(w)}),
    f"{LETTERS}.settle": Case(
        policy.RECTIFY, lambda w: {"request": sent(w), "outcome": "corrected", "note": ""}
    ),
}
ADDRESSES: dict[str, Address] = {
    "press:rectifications": Address(policy.READ),
    "press:new_rectification": Address(policy.RECTIFY),
    "press:rectification": Address(policy.READ, pk(drafting)),
    "press:edit_rectification": Address(policy.RECTIFY, pk(drafting)),
    "press:add_proof": Address(policy.RECTIFY, pk(drafting)),
    "press:remove_proof": Address(policy.RECTIFY, of_proof, button=True),
    "press:refuse_rectification": Address(policy.RECTIFY, pk(drafting)),
    "press:dismiss_rectification": Address(policy.RECTIFY, pk(drafting)),
    "press:submit_rectification": button(policy.RECTIFY, drafting),
    "press:take_back_rectification": button(policy.RECTIFY, submitted),
    "press:review_rectification": button(policy.REVIEW_RECTIFICATION, submitted),
    "press:return_rectification": Address(policy.REVIEW_RECTIFICATION, pk(submitted)),
    # Who signs is told by no role (speaking.voice); the address opens to who may see the request.
    "press:sign_rectification": button(policy.READ, reviewed),
    "press:draft_rectification_letter": button(policy.RECTIFY, signed),
    "press:send_rectification": Address(policy.RECTIFY, pk(numbered)),
    "press:answer_rectification": Address(policy.RECTIFY, pk(sent)),
    "press:unanswered_rectification": button(policy.RECTIFY, sent),
    "press:settle_rectification": Address(policy.RECTIFY, pk(sent)),
}
FILTERED = {"press:rectifications", "press:new_rectification"}
