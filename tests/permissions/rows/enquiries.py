"""Rights of questions of the press, decided a second time by hand (câu hỏi của báo chí)."""

from nhipcau.enquiries.domain import policy
from nhipcau.enquiries.models import Enquiry, Source
from nhipcau.press.domain import policy as press_policy
from tests.factories import enquiries, newsroom

from ..shapes import Address, Case, pk
from ..world import World

# action             clerk  officer head  staff leader admin
DECISIONS = """
enquiries.read        -     all     own   own   all    -
enquiries.enter       -     all     own   own   -      -
enquiries.sort        -     all     -     -     all    -
enquiries.write       -     all     own   own   -      -
enquiries.check       -     all     own   -     all    -
enquiries.publish     -     all     -     -     all    -
"""


def aside(w: World) -> Enquiry:
    return enquiries.received(is_trapped=True)


def arrived(w: World) -> Enquiry:
    return enquiries.received()


def given(w: World) -> Enquiry:
    return enquiries.given(w.own)


def written(w: World) -> Enquiry:
    return enquiries.written(w.own, w.colleague)


def submitted(w: World) -> Enquiry:
    return enquiries.submitted(w.own, w.colleague)


def checked(w: World) -> Enquiry:
    return enquiries.checked(w.own, w.colleague)


def approved(w: World) -> Enquiry:
    return enquiries.approved(w.own, w.colleague)


def answered(w: World) -> Enquiry:
    return enquiries.answered(w.own, w.colleague)


def published(w: World) -> Enquiry:
    return enquiries.published(w.own, w.colleague)


def source(w: World) -> Source:
    return enquiries.sourced(given(w), w.colleague)


def button(action, make) -> Address:
    return Address(action, pk(make), button=True)


SAID = {"subject": "Cầu", "question": "Bao giờ xong?"}
VERBS: dict[str, Case] = {
    "enquiries.domain.receiving.enter": Case(
        policy.ENTER,
        lambda w: {
            "asked": enquiries.asked(),
            "language": newsroom.language(),
            "channel": "telephone",
            "unit": w.own,
        },
    ),
    "enquiries.domain.sorting.triage": Case(
        policy.SORT, lambda w: {"enquiry": given(w), "unit": w.own, "reason": "đúng lĩnh vực"}
    ),
    "enquiries.domain.sorting.take_up": Case(policy.SORT, lambda w: {"enquiry": aside(w)}),
    "enquiries.domain.sorting.discard": Case(policy.SORT, lambda w: {"enquiries": [aside(w)]}),
    "enquiries.domain.sorting.pass_on": Case(
        policy.SORT, lambda w: {"enquiry": given(w), "reason": "không phải báo"}
    ),
    "enquiries.domain.sorting.merge": Case(policy.SORT, lambda w: {"enquiry": given(w), "into": given(w)}),
    "enquiries.domain.thread.note": Case(
        policy.WRITE, lambda w: {"enquiry": given(w), "kind": "note", "body": "đã gọi lại"}
    ),
    "enquiries.domain.writing.write": Case(policy.WRITE, lambda w: {"enquiry": given(w), "text": "Có."}),
    "enquiries.domain.writing.add_source": Case(
        policy.WRITE,
        lambda w: {
            "enquiry": given(w),
            "statement": "120 tỉ",
            "title": "QĐ 15",
            "link": "https://example.org/15",
        },
    ),
    "enquiries.domain.writing.check_source": Case(policy.WRITE, lambda w: {"source": source(w)}),
    "enquiries.domain.writing.drop_source": Case(policy.WRITE, lambda w: {"source": source(w)}),
    "enquiries.domain.writing.need_none": Case(
        policy.WRITE, lambda w: {"enquiry": given(w), "reason": "chỉ hẹn gặp"}
    ),
    "enquiries.domain.approving.submit": Case(policy.WRITE, lambda w: {"enquiry": written(w)}),
    "enquiries.domain.approving.take_back": Case(policy.WRITE, lambda w: {"enquiry": submitted(w)}),
    "enquiries.domain.approving.check": Case(policy.CHECK, lambda w: {"enquiry": submitted(w)}),
    "enquiries.domain.approving.approve": Case(press_policy.SPEAK, lambda w: {"enquiry": checked(w)}),
    "enquiries.domain.approving.return_": Case(
        policy.CHECK, lambda w: {"enquiry": submitted(w), "reason": "thiếu nguồn"}
    ),
    "enquiries.domain.replying.reply": Case(policy.WRITE, lambda w: {"enquiry": approved(w)}),
    "enquiries.domain.replying.reopen": Case(
        policy.WRITE, lambda w: {"enquiry": answered(w), "reason": "hỏi thêm"}
    ),
    "enquiries.domain.publishing.publish": Case(policy.PUBLISH, lambda w: {"enquiry": answered(w), **SAID}),
    "enquiries.domain.publishing.withdraw": Case(
        policy.PUBLISH, lambda w: {"enquiry": published(w), "reason": "số liệu sai"}
    ),
}
ADDRESSES: dict[str, Address] = {
    "enquiries:enquiries": Address(policy.READ),
    "enquiries:new_enquiry": Address(policy.ENTER),
    "enquiries:discard": Address(policy.SORT, button=True),
    "enquiries:enquiry": Address(policy.READ, pk(given)),
    "enquiries:take_up": button(policy.SORT, aside),
    "enquiries:triage": Address(policy.SORT, pk(given)),
    "enquiries:pass_on": Address(policy.SORT, pk(given)),
    "enquiries:merge": Address(policy.SORT, pk(given)),
    "enquiries:note": Address(policy.WRITE, pk(given)),
    "enquiries:write": Address(policy.WRITE, pk(given)),
    "enquiries:answer": Address(policy.READ, lambda w: [written(w).pk, 1]),
    "enquiries:add_source": Address(policy.WRITE, pk(given)),
    "enquiries:need_none": Address(policy.WRITE, pk(given)),
    "enquiries:check_source": button(policy.WRITE, source),
    "enquiries:drop_source": button(policy.WRITE, source),
    "enquiries:submit": button(policy.WRITE, written),
    "enquiries:take_back": button(policy.WRITE, submitted),
    "enquiries:check": button(policy.CHECK, submitted),
    "enquiries:approve": button(policy.READ, checked),
    "enquiries:return": Address(policy.CHECK, pk(submitted)),
    "enquiries:reply": Address(policy.WRITE, pk(approved)),
    "enquiries:message": Address(policy.WRITE, pk(answered)),
    "enquiries:reopen": Address(policy.WRITE, pk(answered)),
    "enquiries:publish": Address(policy.PUBLISH, pk(answered)),
    "enquiries:withdraw": Address(policy.PUBLISH, pk(published)),
}
FILTERED = {"enquiries:enquiries", "enquiries:new_enquiry"}
PUBLIC = {
    "portal:ask",
    "portal:press_answers",
    "portal:press_answers_page",
    "portal:press_answer",
    "portal:press_answers_feed",
    "portal:press_answers_feed_rss",
    "portal:press_answers_feed_json",
}
