"""Rights of directives, decided a second time by hand (văn bản chỉ đạo)."""

import uuid
from typing import Any

from nhipcau.core.domain import files
from nhipcau.directives.domain import policy as directives
from nhipcau.directives.domain.registers import Line
from nhipcau.directives.enums import BriefingForm, Source
from nhipcau.directives.models import BatchItem, Briefing, Delivery, Directive
from tests.factories.directives import package, reading_of, reading_of_package
from tests.factories.dissemination import delivery
from tests.factories.units import UnitFactory

from ..shapes import Address, Case, pk, today
from ..world import World


def entered(w: World) -> dict[str, Any]:
    return {
        "source": Source.TRACKER,
        "original": files.keep(b"bang theo doi"),
        "file_name": "theo-doi.xlsx",
        "header": {"title": "Bảng theo dõi"},
        "opening": ["Bảng theo dõi"],
        "lines": [Line(shown="1 | Đăng tin", text="Đăng tin", leads=(w.own,))],
    }


def own_party(w: World):
    return w.proposed().parties.get()


def any_key(w: World) -> list[Any]:
    return [uuid.uuid4()]


def batch_of(w: World) -> uuid.UUID:
    """The batch in which a confirmed directive came."""
    return BatchItem.objects.create(batch=uuid.uuid4(), directive=w.confirmed_directive()).batch


def sent(w: World) -> Delivery:
    """A directive that "own" received."""
    return delivery(w.own, w.confirmed_directive())


def below(w: World) -> dict[str, Any]:
    return {"delivery": sent(w), "units": [UnitFactory(parent=w.own)]}


def briefed(w: World) -> Briefing:
    return Briefing.objects.create(
        delivery=sent(w), held_on=today(), form=BriefingForm.CONFERENCE, people=5, added_by=w.colleague
    )


def to_write_to(w: World) -> dict[str, Any]:
    one = sent(w)
    return {"directive": one.directive, "deliveries": [one]}


def two_versions(w: World) -> dict[str, Any]:
    return {"old": w.confirmed_directive(), "new": w.directive()}


def enclosing(w: World) -> Directive:
    """One that came in a package with another."""
    made = w.directive()
    made.reading = made.reading | {"attachments": [reading_of("HƯỚNG DẪN kèm theo thử nghiệm")]}
    made.save(update_fields=["reading"])
    return made


def packaged(w: World) -> Directive:
    """One that came in a package with a file nobody could read."""
    made = w.confirmed_directive()
    made.reading, made.original = reading_of_package("HƯỚNG DẪN thử"), files.keep(package())
    made.save(update_fields=["reading", "original"])
    return made


# action                clerk  officer head  staff leader admin
DECISIONS = """
directives.register     all    all     -     -     -      -
directives.screen       all    all     -     -     -      -
directives.header       all    all     -     -     -      -
directives.review       -      all     -     -     -      -
directives.read         all    all     own   own   all    -
directives.disseminate  all    all     -     -     -      -
directives.write_reminder  -   all     -     -     -      -
directives.follow       all    all     -     -     all    -
directives.acknowledge  -      own     own   own   -      -
directives.brief        -      own     own   own   -      -
"""
# A unit's first look at a directive asks for no right: whoever is no member of it writes nothing.
UNDER_OTHERS = {
    "directives.domain.completion.settle",
    "directives.domain.dissemination.receipt.record_opening",
    # They turn a marked file away for a verb that asked for its right already.
    "directives.domain.secrecy.require_unmarked",
    "directives.domain.secrecy.require_unmarked_text",
}
VERBS: dict[str, Case] = {
    "directives.domain.parties.look_again": Case(directives.REVIEW, lambda w: {"directive": w.directive()}),
    "directives.domain.completion.confirm": Case(
        directives.REVIEW, lambda w: {"directive": w.proposed().directive}
    ),
    "directives.domain.duplicates.declare_distinct": Case(
        directives.CORRECT_HEADER, lambda w: {"directive": w.directive()}
    ),
    "directives.domain.header.correct": Case(
        directives.CORRECT_HEADER, lambda w: {"directive": w.directive(), "wanted": {"place": "Sông Cầu"}}
    ),
    "directives.domain.intake.register": Case(
        directives.REGISTER, lambda w: {"content": "HƯỚNG DẪN thử".encode(), "name": "thu.txt"}
    ),
    "directives.domain.intake.retry_failed": Case(directives.REGISTER, lambda w: {"batch": batch_of(w)}),
    "directives.domain.registers.enter": Case(directives.REGISTER, entered),
    "directives.domain.attachments.take_in": Case(
        directives.REGISTER, lambda w: {"directive": enclosing(w), "index": 0}
    ),
    "directives.domain.intake.retry": Case(directives.REGISTER, lambda w: {"directive": w.failed()}),
    "directives.domain.intake.cancel": Case(directives.REGISTER, lambda w: {"directive": w.directive()}),
    "directives.domain.intake.discard": Case(directives.REGISTER, lambda w: {"directive": w.directive()}),
    "directives.domain.screening.open_unread": Case(
        directives.SCREEN, lambda w: {"directive": w.screened(), "index": 0}
    ),
    "directives.domain.screening.confirm_unmarked": Case(
        directives.SCREEN, lambda w: {"directive": w.screened(), "opened": [0]}
    ),
    "directives.domain.screening.refuse_marked": Case(
        directives.SCREEN, lambda w: {"directive": w.screened()}
    ),
    "directives.domain.obligations.confirmation.confirm": Case(
        directives.REVIEW, lambda w: {"obligation": w.proposed()}
    ),
    "directives.domain.obligations.confirmation.confirm_all": Case(
        directives.REVIEW, lambda w: {"directive": w.directive()}
    ),
    "directives.domain.obligations.confirmation.reopen": Case(
        directives.REVIEW, lambda w: {"obligation": w.confirmed(), "reason": "đọc lại"}
    ),
    "directives.domain.obligations.division.split": Case(
        directives.REVIEW, lambda w: {"obligation": w.proposed(), "cuts": [20]}
    ),
    "directives.domain.obligations.division.merge": Case(
        directives.REVIEW, lambda w: {"obligations": w.two_proposed()}
    ),
    "directives.domain.obligations.division.undo": Case(
        directives.REVIEW, lambda w: {"obligation": w.proposed()}
    ),
    "directives.domain.obligations.editing.edit": Case(
        directives.REVIEW, lambda w: {"obligation": w.proposed(), "wanted": {"deliverable": "tin"}}
    ),
    "directives.domain.obligations.editing.add": Case(
        directives.REVIEW, lambda w: {"directive": w.directive(), "text": "làm thêm một việc"}
    ),
    "directives.domain.obligations.editing.drop": Case(
        directives.REVIEW, lambda w: {"obligation": w.proposed(), "reason": "không phải việc"}
    ),
    "directives.domain.obligations.editing.drop_all": Case(
        directives.REVIEW, lambda w: {"obligations": w.two_proposed(), "reason": "không phải việc"}
    ),
    "directives.domain.obligations.editing.restore": Case(
        directives.REVIEW, lambda w: {"obligation": w.dropped()}
    ),
    "directives.domain.parties.choose": Case(
        directives.REVIEW, lambda w: {"party": w.proposed().parties.get(), "unit": w.other}
    ),
    "directives.domain.parties.add": Case(
        directives.REVIEW, lambda w: {"obligation": w.proposed(), "part": "support", "unit": w.other}
    ),
    "directives.domain.parties.add_to_all": Case(
        directives.REVIEW, lambda w: {"obligations": w.two_proposed(), "part": "support", "unit": w.other}
    ),
    "directives.domain.parties.remove": Case(
        directives.REVIEW, lambda w: {"party": w.proposed().parties.get()}
    ),
    "directives.domain.supersessions.replace_version": Case(directives.REVIEW, two_versions),
    "directives.domain.dissemination.sending.send": Case(
        directives.DISSEMINATE, lambda w: {"directive": w.confirmed_directive(), "units": [w.own]}
    ),
    "directives.domain.dissemination.sending.forward": Case(directives.BRIEF, below),
    "directives.domain.dissemination.sending.recall": Case(
        directives.DISSEMINATE, lambda w: {"deliveries": [sent(w)], "reason": "gửi nhầm"}
    ),
    "directives.domain.dissemination.receipt.acknowledge": Case(
        directives.ACKNOWLEDGE, lambda w: {"delivery": sent(w)}
    ),
    "directives.domain.dissemination.receipt.brief": Case(
        directives.BRIEF,
        lambda w: {"delivery": sent(w), "held_on": today(), "form": BriefingForm.ONLINE, "people": 5},
    ),
    "directives.domain.dissemination.receipt.withdraw_briefing": Case(
        directives.BRIEF, lambda w: {"briefing": briefed(w)}
    ),
    "directives.domain.dissemination.reminders.draft_letter": Case(directives.WRITE_REMINDER, to_write_to),
    "directives.domain.dissemination.reminders.remind": Case(
        directives.DISSEMINATE, lambda w: {"deliveries": [sent(w)]}
    ),
}
ADDRESSES: dict[str, Address] = {
    "directives:supersede": Address(directives.REVIEW, pk(World.directive)),
    "directives:dissemination": Address(directives.FOLLOW, pk(World.confirmed_directive)),
    "directives:remind": Address(directives.DISSEMINATE, pk(World.confirmed_directive), button=True),
    "directives:recall": Address(directives.DISSEMINATE, pk(World.confirmed_directive), button=True),
    "directives:reminder_letter": Address(
        directives.WRITE_REMINDER, pk(World.confirmed_directive), button=True
    ),
    "directives:briefings": Address(directives.READ),
    "directives:withdraw_briefing": Address(directives.BRIEF, pk(briefed), button=True),
    "directives:acknowledge": Address(directives.ACKNOWLEDGE, pk(sent), button=True),
    "directives:brief": Address(directives.BRIEF, pk(sent)),
    "directives:forward": Address(directives.BRIEF, pk(sent)),
    "directives:list": Address(directives.READ),
    "directives:intake": Address(directives.REGISTER),
    "directives:upload_begin": Address(directives.REGISTER, button=True),
    "directives:upload_part": Address(directives.REGISTER, any_key, button=True),
    "directives:upload_finish": Address(directives.REGISTER, any_key, button=True),
    "directives:upload_drop": Address(directives.REGISTER, any_key, button=True),
    "directives:batch": Address(directives.READ, lambda w: [batch_of(w)]),
    "directives:retry_batch": Address(directives.REGISTER, any_key, button=True),
    "directives:review": Address(directives.READ, pk(World.confirmed_directive)),
    "directives:take_in": Address(directives.REGISTER, lambda w: [enclosing(w).pk, 0], button=True),
    "directives:page_words": Address(directives.READ, lambda w: [w.confirmed_directive().pk, 1]),
    "directives:compare": Address(directives.READ, pk(World.confirmed_directive)),
    "directives:chain": Address(directives.READ, pk(World.confirmed_directive)),
    "directives:progress": Address(directives.READ, pk(World.confirmed_directive)),
    "directives:progress_state": Address(directives.READ, pk(World.confirmed_directive)),
    "directives:retry": Address(directives.REGISTER, pk(World.failed), button=True),
    "directives:cancel": Address(directives.REGISTER, pk(World.directive), button=True),
    "directives:screening": Address(directives.SCREEN, pk(World.screened)),
    "directives:screened_page": Address(directives.SCREEN, lambda w: [w.screened().pk, 0, 1]),
    "directives:open_unread": Address(directives.SCREEN, lambda w: [w.screened().pk, 0]),
    "directives:unread_file": Address(directives.READ, lambda w: [packaged(w).pk, 0]),
    "directives:confirm_unmarked": Address(directives.SCREEN, pk(World.screened), button=True),
    "directives:refuse_marked": Address(directives.SCREEN, pk(World.screened), button=True),
    "directives:discard": Address(directives.REGISTER, pk(World.directive), button=True),
    "directives:original": Address(directives.READ, pk(World.confirmed_directive)),
    "directives:header": Address(directives.CORRECT_HEADER, pk(World.directive)),
    "directives:distinct": Address(directives.CORRECT_HEADER, pk(World.directive), button=True),
    "directives:confirm": Address(directives.REVIEW, pk(World.directive), button=True),
    "directives:confirm_all": Address(directives.REVIEW, pk(World.directive), button=True),
    "directives:merge": Address(directives.REVIEW, pk(World.directive), button=True),
    "directives:drop_marked": Address(directives.REVIEW, pk(World.directive), button=True),
    "directives:add_party_to_marked": Address(directives.REVIEW, pk(World.directive)),
    "directives:add": Address(directives.REVIEW, pk(World.directive)),
    "directives:obligation": Address(directives.READ, pk(World.confirmed)),
    "directives:confirm_obligation": Address(directives.REVIEW, pk(World.proposed), button=True),
    "directives:drop": Address(directives.REVIEW, pk(World.proposed), button=True),
    "directives:restore": Address(directives.REVIEW, pk(World.dropped), button=True),
    "directives:undo": Address(directives.REVIEW, pk(World.proposed), button=True),
    "directives:reopen": Address(directives.REVIEW, pk(World.confirmed), button=True),
    "directives:edit": Address(directives.REVIEW, pk(World.proposed)),
    "directives:split": Address(directives.REVIEW, pk(World.proposed)),
    "directives:add_party": Address(directives.REVIEW, pk(World.proposed)),
    "directives:choose": Address(directives.REVIEW, pk(own_party)),
    "directives:remove_party": Address(directives.REVIEW, pk(own_party), button=True),
}
FILTERED = {"directives:briefings", "directives:list"}
