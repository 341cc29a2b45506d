"""Rights of press conferences and programmes, decided a second time by hand (họp báo, tác nghiệp)."""

from datetime import timedelta

from django.utils import timezone

from nhipcau.conferences.domain import policy, tokens
from nhipcau.conferences.enums import Ground, Outcome
from nhipcau.conferences.models import Conference, Material, Question, Registration, Transcript
from nhipcau.core.domain import files
from nhipcau.newsroom.models import Language
from tests.factories import conferences, newsroom, outreach

from ..shapes import Address, Case, pk
from ..world import World

# action              clerk  officer head  staff leader admin
DECISIONS = """
conferences.read       -     all     own   own   all    -
conferences.manage     -     all     own   own   -      -
conferences.accredit   -     all     own   own   -      -
conferences.review     -     all     own   -     all    -
"""


def draft(w: World) -> Conference:
    return conferences.drafted(w.own, w.officer)


def announced(w: World) -> Conference:
    return conferences.announced(w.own, w.officer)


def foreign(w: World) -> Conference:
    return conferences.foreign(w.own, w.officer)


def begun(w: World) -> Conference:
    return conferences.moved(announced(w), -1)


def someone(w: World) -> Registration:
    return conferences.registered(announced(w))


def seated(w: World) -> Registration:
    made = conferences.accredited(announced(w))
    conferences.moved(made.conference, 1)
    return Registration.objects.get(pk=made.pk)


def material(w: World) -> Material:
    kept = files.keep(b"noi dung")
    return Material.objects.create(conference=draft(w), title="Bài 1", file=kept, file_name="bai-1.txt")


def question(w: World) -> Question:
    day = timezone.localdate() + timedelta(days=3)
    return Question.objects.create(conference=draft(w), text="Vì sao?", promised_on=day)


def transcript(w: World) -> Transcript:
    return Transcript.objects.create(conference=draft(w), language=tongue(), text="Lời")


def tongue(code: str = "vi") -> Language:
    return newsroom.language(code)


def many(w: World) -> dict[str, object]:
    one = someone(w)
    return {"conference": one.conference, "registrations": [one.pk]}


def of_person(w: World) -> list[int]:
    made = seated(w)
    return [made.conference_id, made.pk]


def of_appeal(w: World) -> list[int]:
    made = conferences.appealed(announced(w)).registration
    return [made.conference_id, made.pk]


def of(make):
    """The numbers of a conference and of what belongs to it."""

    def numbers(w: World) -> list[int]:
        made = make(w)
        return [made.conference_id, made.pk]

    return numbers


def in_english(w: World) -> list[object]:
    tongue("en")
    return [draft(w).pk, "en"]


def token(w: World) -> list[str]:
    return [tokens.make(tokens.Kind.DOOR, seated(w))]


def button(make) -> Address:
    return Address(policy.MANAGE, pk(make), button=True)


UPLOAD = {
    "content": "Thông cáo".encode(),
    "name": "a.txt",
    "title": "Thông cáo",
    "is_public": True,
    "no_secret": True,
}
# Notes what a screen that has asked for the right gave out; steps of a verb that has asked already.
UNDER_OTHERS = {"conferences.domain.exporting.record"}
D = "conferences.domain."
VERBS: dict[str, Case] = {
    f"{D}conferences.draft": Case(
        policy.MANAGE, lambda w: {"unit": w.own, "wanted": conferences.wanted(kind="briefing")}
    ),
    f"{D}conferences.correct": Case(
        policy.MANAGE,
        lambda w: {"conference": draft(w), "wanted": conferences.wanted(title="Khác"), "languages": []},
    ),
    f"{D}conferences.word": Case(
        policy.MANAGE,
        lambda w: {"conference": draft(w), "language": tongue("en"), "title": "A", "about": "", "place": "B"},
    ),
    f"{D}conferences.announce": Case(policy.MANAGE, lambda w: {"conference": draft(w)}),
    f"{D}conferences.notify": Case(
        policy.MANAGE, lambda w: {"conference": draft(w), "at": timezone.now(), "number": "12/TB"}
    ),
    f"{D}ending.hold": Case(policy.MANAGE, lambda w: {"conference": begun(w)}),
    f"{D}ending.cancel": Case(policy.MANAGE, lambda w: {"conference": draft(w), "reason": "bão"}),
    f"{D}steps.add": Case(
        policy.MANAGE, lambda w: {"conference": foreign(w), "kind": "received", "at": timezone.now()}
    ),
    f"{D}steps.draft_letter": Case(
        policy.MANAGE, lambda w: {"conference": foreign(w), "addressee": "Bộ Ngoại giao"}
    ),
    f"{D}inviting.invite": Case(
        policy.MANAGE, lambda w: {"conference": announced(w), "mailing_list": outreach.mailing_list()}
    ),
    f"{D}registering.enter": Case(
        policy.ACCREDIT, lambda w: {"conference": announced(w), "entry": conferences.entry()}
    ),
    f"{D}accrediting.accredit": Case(policy.ACCREDIT, many),
    f"{D}accrediting.refuse": Case(policy.ACCREDIT, lambda w: many(w) | {"ground": Ground.IDENTITY}),
    f"{D}appeals.decide": Case(
        policy.REVIEW, lambda w: {"appeal": conferences.appealed(announced(w)), "outcome": Outcome.GRANTED}
    ),
    f"{D}checking.check_in": Case(policy.MANAGE, lambda w: {"registration": seated(w)}),
    f"{D}checking.take_back": Case(policy.MANAGE, lambda w: {"registration": seated(w)}),
    f"{D}materials.add": Case(policy.MANAGE, lambda w: {"conference": draft(w), **UPLOAD}),
    f"{D}materials.remove": Case(policy.MANAGE, lambda w: {"material": material(w)}),
    f"{D}questions.note": Case(
        policy.MANAGE, lambda w: {"conference": draft(w), "text": "Vì sao?", "outlet": "", "answer": "Vì."}
    ),
    f"{D}questions.answer": Case(
        policy.MANAGE, lambda w: {"question": question(w), "answer": "Vì.", "is_public": False}
    ),
    f"{D}transcripts.write": Case(
        policy.MANAGE, lambda w: {"conference": draft(w), "language": tongue(), "text": "Lời"}
    ),
    f"{D}transcripts.publish": Case(policy.MANAGE, lambda w: {"transcript": transcript(w)}),
}
ADDRESSES: dict[str, Address] = {
    "conferences:conferences": Address(policy.READ),
    "conferences:new_conference": Address(policy.MANAGE),
    "conferences:scan": Address(policy.MANAGE, token),
    "conferences:conference": Address(policy.READ, pk(draft)),
    "conferences:edit_conference": Address(policy.MANAGE, pk(draft)),
    "conferences:announce": button(draft),
    "conferences:notify": Address(policy.MANAGE, pk(draft)),
    "conferences:hold": button(begun),
    "conferences:cancel": Address(policy.MANAGE, pk(draft)),
    "conferences:word": Address(policy.MANAGE, in_english),
    "conferences:add_step": Address(policy.MANAGE, pk(foreign)),
    "conferences:draft_letter": Address(policy.MANAGE, pk(foreign)),
    "conferences:invite": Address(policy.MANAGE, pk(announced)),
    "conferences:people": Address(policy.ACCREDIT, pk(announced)),
    "conferences:enter_person": Address(policy.ACCREDIT, pk(announced)),
    # Whoever accredits, and whoever looks at a refusal again.
    "conferences:person": Address(policy.READ, of_person),
    "conferences:decide_appeal": Address(policy.REVIEW, of_appeal, button=True),
    "conferences:badges_pdf": Address(policy.ACCREDIT, lambda w: [seated(w).conference_id]),
    "conferences:door_list_pdf": Address(policy.ACCREDIT, lambda w: [seated(w).conference_id]),
    "conferences:door": Address(policy.MANAGE, pk(announced)),
    "conferences:take_back": Address(policy.MANAGE, of_person, button=True),
    "conferences:add_material": Address(policy.MANAGE, pk(draft)),
    "conferences:material": Address(policy.READ, of(material)),
    "conferences:remove_material": Address(policy.MANAGE, of(material), button=True),
    "conferences:note_question": Address(policy.MANAGE, pk(draft)),
    "conferences:answer_question": Address(policy.MANAGE, of(question)),
    "conferences:write_transcript": Address(policy.MANAGE, pk(draft)),
    "conferences:publish_transcript": Address(policy.MANAGE, of(transcript), button=True),
}
FILTERED = {"conferences:conferences", "conferences:new_conference"}
