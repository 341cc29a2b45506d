"""Screens of questions of the press in English (câu hỏi của báo chí)."""

from nhipcau.clock.models import Rule
from nhipcau.enquiries.domain import publishing, sorting, thread, writing
from nhipcau.press.models import Spokesperson
from nhipcau.units.enums import Role
from tests.factories import enquiries
from tests.factories.units import person

from ..world import World

PLAIN = {
    "outlet": "Test Daily",
    "country": "France",
    "name": "Ann Reader",
    "subject": "The bridge",
    "question": "When is the bridge done?",
}
TEXT = "In December."


def screens(world: World) -> dict[str, list[object]]:
    """Questions at every step, with a fact, a note, a merged twin and a published answer."""
    numbers = iter(range(100))
    # The decree's name is Vietnamese whatever the screen speaks.
    Rule.objects.filter(code="foreign-press-resident-request").update(document="Decree 262")

    def plain(**wanted: object) -> dict[str, object]:
        return {"unit": world.unit, "code": "en", "email": f"a{next(numbers)}@example.org", **PLAIN, **wanted}

    enquiries.received(code="en", is_trapped=True, **PLAIN)
    waiting = enquiries.received(code="en", email="b@example.org", **PLAIN)
    draft = enquiries.given(**plain(is_resident_bureau=True))
    first = enquiries.written(text=TEXT, **plain(actor=world.actor))
    writing.write(actor=person(Role.OFFICER), enquiry=first, text="In January.", base=1)
    thread.note(actor=world.actor, enquiry=draft, kind="telephone", body="Called back.")
    handed_in = enquiries.submitted(text=TEXT, **plain())
    ready = enquiries.approved(text=TEXT, **plain())
    sorting.merge(
        actor=world.actor, enquiry=enquiries.received(code="en", email="c@example.org", **PLAIN), into=ready
    )
    shown = publishing.publish(
        actor=world.actor,
        enquiry=enquiries.answered(text=TEXT, **plain()),
        subject="Bridge",
        question="When?",
    )
    plainly = {"full_name": "Tran Spokes", "positions": {"en": "Deputy Chief"}, "decision": "Decision 12"}
    Spokesperson.objects.filter(full_name__startswith="Người dùng").update(**plainly)
    return {
        "enquiries:enquiries": [],
        "enquiries:new_enquiry": [],
        "enquiries:enquiry": [draft.pk],
        "enquiries:triage": [waiting.pk],
        "enquiries:pass_on": [waiting.pk],
        "enquiries:merge": [waiting.pk],
        "enquiries:note": [draft.pk],
        "enquiries:write": [first.pk],
        "enquiries:answer": [first.pk, 2],
        "enquiries:add_source": [draft.pk],
        "enquiries:need_none": [draft.pk],
        "enquiries:return": [handed_in.pk],
        "enquiries:reply": [ready.pk],
        "enquiries:message": [shown.pk],
        "enquiries:reopen": [shown.pk],
        "enquiries:publish": [shown.pk],
        "enquiries:withdraw": [shown.pk],
    }
