"""Requests for correction: facts only, evidence anyone can check, two people, the outlet's own words."""

import csv
import io
from datetime import timedelta

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.models import AuditEntry
from nhipcau.issuing.domain import papers, signing
from nhipcau.issuing.models import PaperExport
from nhipcau.press import queries
from nhipcau.press.domain import proofs, rectification, rectification_letters, rectification_steps
from nhipcau.press.enums import ClaimKind, RectificationState
from nhipcau.press.models import RectificationProof, RectificationRequest
from nhipcau.press.models.rectification import WORDS
from nhipcau.units.enums import Role
from tests.factories import newsroom
from tests.factories import rectification as made
from tests.factories.units import UnitFactory, person

pytestmark = pytest.mark.django_db
SECRET = "Mười hai hộ dân bị bỏ quên trên núi cao"


@pytest.mark.parametrize("kind", [each for each in ClaimKind if each != ClaimKind.FACT])
def test_what_is_no_fact_is_refused_and_keeps_no_words(kind: ClaimKind, client: Client):
    held = made.taken_in(kind=kind, claim=SECRET, title=SECRET, outlet=SECRET)
    held.refresh_from_db()
    assert held.state == RectificationState.REFUSED and held.claim_kind == kind
    assert not any(getattr(held, name) for name in WORDS)
    newsroom.language("vi", is_public=True)
    for name in ("rectifications", "rectifications_file"):
        page = body(client.get(reverse(f"portal:{name}", args=["vi"])))
        assert held.code in page and SECRET not in page and "example.com" not in page
    everything = " ".join(f"{each.before} {each.after}" for each in AuditEntry.objects.all())
    assert SECRET not in everything and kind in everything


def test_refused_later_its_words_and_proofs_are_gone():
    officer = person(Role.OFFICER)
    held = made.written(actor=officer, claim=SECRET)
    assert SECRET not in " ".join(f"{each.before} {each.after}" for each in AuditEntry.objects.all())
    rectification.refuse(actor=officer, request=held, claim_kind="opinion")
    held.refresh_from_db()
    assert not any(getattr(held, name) for name in WORDS) and not held.proofs.exists()
    assert "hai ho dan" not in held.folded
    assert audit.broken_at() is None
    with pytest.raises(IntegrityError), transaction.atomic():
        RectificationRequest.objects.filter(pk=held.pk).update(claim=SECRET)


def test_only_a_fact_can_stand_in_another_state():
    held = made.taken_in()
    with pytest.raises(IntegrityError), transaction.atomic():
        RectificationRequest.objects.filter(pk=held.pk).update(claim_kind="satire")


def test_the_fields_are_an_allow_list():
    """Safeguard 2: an outlet is a name and a link; no field holds a person, a mood or a label."""
    assert {field.name for field in RectificationRequest._meta.fields} == {
        "id", "year", "number", "unit", "claim_kind", "outlet", "title", "link", "published_on", "language",
        "found_at", "claim", "right", "wrong", "unknown", "effect", "grounds", "state", "revision",
        "returned_reason", "dismissed_reason", "review", "signature", "spokesperson", "paper", "sent_at",
        "sent_by", "answer", "answered_on", "outcome", "outcome_note", "outcome_link", "settled_on",
        "folded", "created_by", "created_at", "changed_at",
    }  # fmt: skip
    assert {field.name for field in RectificationProof._meta.fields} == {
        "id", "request", "kind", "title", "issuer", "number", "issued_on", "link", "paper",
    }  # fmt: skip


def test_nothing_here_takes_a_piece_down():
    """Safeguard 9: the ways in which a request can be acted on, by their addresses."""
    _prefix, resolver = get_resolver().namespace_dict["press"]
    names = {each.name for each in resolver.url_patterns if "rectification" in each.name}
    assert names == {
        "rectifications", "new_rectification", "rectification", "edit_rectification", "refuse_rectification",
        "dismiss_rectification", "submit_rectification", "take_back_rectification", "review_rectification",
        "return_rectification", "sign_rectification", "draft_rectification_letter", "send_rectification",
        "answer_rectification", "unanswered_rectification", "settle_rectification",
    }  # fmt: skip


def test_a_request_needs_its_texts_and_a_primary_record():
    officer = person(Role.OFFICER)
    held = made.taken_in(actor=officer)
    assert len(rectification_steps.missing(held)) == 3
    held = rectification.write(actor=officer, request=held, wanted=made.piece() | made.TEXTS)
    word = made.PROOF | {"kind": "own-word", "issued_on": timezone.localdate()}
    proofs.add(actor=officer, request=held, wanted=word)
    with pytest.raises(Refused, match="bằng chứng gốc"):
        rectification_steps.submit(actor=officer, request=held)
    own = made.PROOF | {"kind": "own-paper", "issued_on": timezone.localdate(), "number": ""}
    with pytest.raises(Refused, match="phải có số"):
        proofs.add(actor=officer, request=held, wanted=own)
    proofs.add(actor=officer, request=held, wanted=own | {"number": "05/TB-SXD"})
    assert rectification_steps.submit(actor=officer, request=held).state == RectificationState.REVIEWING


def test_a_proof_that_nobody_could_open_is_refused():
    held = made.taken_in()
    wanted = made.PROOF | {"issued_on": timezone.localdate(), "link": ""}
    with pytest.raises(Refused, match="liên kết"):
        proofs.add(actor=person(Role.OFFICER), request=held, wanted=wanted)


def test_who_wrote_any_of_it_does_not_review_it():
    first, second, third = (person(Role.OFFICER) for _each in range(3))
    held = made.written(actor=first)
    proof = held.proofs.get()
    proofs.add(actor=second, request=held, wanted=made.PROOF | {"issued_on": proof.issued_on})
    held = rectification_steps.submit(actor=first, request=held)
    for hand in (first, second):
        with pytest.raises(Refused, match="ngoài nhóm soạn"):
            rectification_steps.review(actor=hand, request=held)
    assert rectification_steps.review(actor=third, request=held).state == RectificationState.REVIEWED


def test_only_the_spokesperson_signs_and_never_who_reviewed():
    unit = UnitFactory()
    voice = made.voice_of(unit)
    held = made.submitted(unit)
    held = rectification_steps.review(actor=voice.person, request=held)
    with pytest.raises(Refused, match="Chỉ người phát ngôn"):
        rectification_steps.sign(actor=person(Role.LEADER), request=held)
    with pytest.raises(Refused, match="đã rà soát"):
        rectification_steps.sign(actor=voice.person, request=held)
    with pytest.raises(PermissionDenied):
        rectification_steps.sign(actor=person(Role.CLERK), request=held)
    other = made.voice_of(unit)
    held = rectification_steps.sign(actor=other.person, request=held)
    assert held.state == RectificationState.SIGNED and held.spokesperson == other
    with pytest.raises(IntegrityError), transaction.atomic():
        RectificationRequest.objects.filter(pk=held.pk).update(review=None)


def test_taken_back_it_loses_both_approvals():
    officer = person(Role.OFFICER)
    held = made.signed(actor=officer)
    held = rectification_steps.take_back(actor=officer, request=held)
    assert (held.state, held.review, held.signature, held.revision) == ("drafting", None, None, 2)
    held = rectification_steps.submit(actor=officer, request=held)
    assert rectification_steps.review(actor=person(Role.LEADER), request=held).review.revision == 2


def test_the_letter_says_everything_under_the_spokespersons_name():
    officer = person(Role.OFFICER)
    held = made.numbered(actor=officer)
    file = PaperExport.objects.get(version__paper=held.paper).file
    document = docx.Document(str(file.path))
    text = "\n".join(
        [each.text for each in document.paragraphs]
        + [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    )
    for said in (held.claim, held.right, held.wrong, held.unknown, "31/BB-SXD", "Báo Ví Dụ"):
        assert said in text
    assert "NGƯỜI PHÁT NGÔN" in text and held.spokesperson.full_name in text
    assert "V/v yêu cầu cải chính" in text


def test_before_the_signature_no_letter_and_without_a_number_nothing_is_sent():
    officer = person(Role.OFFICER)
    held = made.reviewed(actor=officer)
    with pytest.raises(Refused, match="người phát ngôn ký"):
        rectification_letters.draft_letter(actor=officer, request=held)
    voice = made.voice_of(held.unit)
    held = rectification_steps.sign(actor=voice.person, request=held)
    now = timezone.now()
    with pytest.raises(Refused, match="chưa có số"):
        rectification_letters.send(actor=officer, request=held, at=now, by="mail")
    paper = rectification_letters.draft_letter(actor=officer, request=held)
    assert rectification_letters.draft_letter(actor=officer, request=held) == paper
    with pytest.raises(Refused, match="chưa có số"):
        rectification_letters.send(actor=officer, request=held, at=now, by="mail")


def test_a_letter_taken_back_is_not_submitted_until_signed_again():
    officer = person(Role.OFFICER)
    held = made.signed(actor=officer)
    paper = rectification_letters.draft_letter(actor=officer, request=held)
    rectification_steps.take_back(actor=officer, request=held)
    with pytest.raises(Refused, match="chưa qua rà soát"):
        signing.submit(actor=officer, paper=paper)
    assert papers.compose(paper).signature.name == ""


def test_the_outlets_answer_stands_word_for_word_even_when_it_comes_late(client: Client):
    officer = person(Role.OFFICER)
    held = made.sent(actor=officer)
    rectification_letters.note_silence(actor=officer, request=held)
    rectification_letters.settle(actor=officer, request=held, outcome="not-corrected", note="")
    answer = "Chúng tôi giữ nguyên bài.\n<b>Nguồn:</b> “UBND xã”; xem trang 4."
    today = timezone.localdate()
    held = rectification_letters.note_answer(actor=officer, request=held, answer=answer, on=today)
    assert (held.answer, held.state, held.outcome) == (answer, "settled", "not-corrected")
    newsroom.language("en", is_public=True)
    page = body(client.get(reverse("portal:rectifications", args=["en"])))
    assert (
        "interested party" in page and "&lt;b&gt;Nguồn:&lt;/b&gt;" in page and held.paper.full_number in page
    )
    rows = list(
        csv.DictReader(io.StringIO(body(client.get(reverse("portal:rectifications_file", args=["en"])))))
    )
    assert [row["answer"] for row in rows] == [answer]


def test_where_we_were_wrong_we_say_so_in_public(client: Client):
    officer = person(Role.OFFICER)
    held = made.sent(actor=officer)
    with pytest.raises(Refused, match="sai ở đâu"):
        rectification_letters.settle(actor=officer, request=held, outcome="ours-wrong", note=" ")
    note = "Số 4 hộ là số của xã khác."
    rectification_letters.settle(actor=officer, request=held, outcome="ours-wrong", note=note)
    newsroom.language("vi", is_public=True)
    page = body(client.get(reverse("portal:rectifications", args=["vi"])))
    assert "Chúng tôi sai và đã rút lại yêu cầu" in page and note in page


def test_what_has_not_left_the_office_is_in_no_public_list(client: Client):
    held = made.signed()
    newsroom.language("vi", is_public=True)
    page = body(client.get(reverse("portal:rectifications", args=["vi"])))
    assert held.code not in page and held.outlet not in page


def test_no_letter_needed_is_an_outcome_with_its_reason(client: Client):
    officer = person(Role.OFFICER)
    held = made.taken_in(actor=officer)
    with pytest.raises(Refused, match="vì sao"):
        rectification.dismiss(actor=officer, request=held, reason=" ")
    held = rectification.dismiss(actor=officer, request=held, reason="Báo đã tự sửa trong ngày.")
    newsroom.language("vi", is_public=True)
    page = body(client.get(reverse("portal:rectifications", args=["vi"])))
    assert held.state == "dismissed" and held.code in page and held.outlet not in page


def test_figure_six_counts_matters_and_those_with_a_letter():
    today = timezone.localdate()
    answered, waiting = made.sent(), made.written()
    made.taken_in(kind="opinion")
    dismissed = rectification.dismiss(
        actor=person(Role.OFFICER), request=made.taken_in(), reason="Báo đã tự sửa."
    )
    made.taken_in(found_at=timezone.now() - timedelta(days=40), published_on=today - timedelta(days=41))
    first = today - timedelta(days=30)
    assert set(queries.arisen_between(first, today)) == {answered, waiting, dismissed}
    assert set(queries.with_letter_between(first, today)) == {answered}


def test_numbers_run_through_the_year_without_a_gap():
    found = [made.taken_in(), made.taken_in(kind="satire"), made.taken_in()]
    year = timezone.localdate().year
    assert [each.code for each in found] == [f"0{n}/{year}" for n in (1, 2, 3)]


def test_drafts_of_one_unit_are_invisible_to_another():
    held = made.written()
    other = person(Role.UNIT_STAFF)
    assert not queries.rectifications_visible_to(other).exists()
    with pytest.raises(PermissionDenied):
        rectification.write(actor=other, request=held, wanted=made.piece())
    own = person(Role.UNIT_STAFF, held.unit)
    assert queries.rectifications_visible_to(own).get() == held


def body(response) -> str:
    """What was answered."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode("utf-8-sig")
