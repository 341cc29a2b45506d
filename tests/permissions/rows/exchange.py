"""Rights of exchange, decided a second time by hand (trao đổi qua tệp và đường dẫn)."""

from nhipcau.core.domain import files
from nhipcau.directives.domain import policy as directives
from nhipcau.directives.models import Delivery, Dissemination
from nhipcau.exchange.domain import policy as exchange
from nhipcau.exchange.domain import work
from nhipcau.exchange.domain.directory import Changes
from nhipcau.exchange.enums import ImportKind
from nhipcau.exchange.models import Answer, Import, Link
from nhipcau.plans.domain import policy as plans
from nhipcau.plans.domain.bulk import Order
from tests.factories import exchange as tables
from tests.factories.units import standing_office

from ..shapes import Address, Case, pk
from ..world import World

# action                clerk  officer head  staff leader admin
DECISIONS = """
exchange.imports        -      all     -     -     -      all
exchange.tracker        -      all     -     -     -      -
exchange.units          -      -       -     -     -      all
exchange.link           -      all     -     -     -      -
exchange.answer         -      all     -     -     -      -
plans.take_answer       -      all     -     -     -      -
"""


def content(w: World) -> bytes:
    return tables.tracker(tables.work_row(Import.objects.count() + 1, w.own))


def taken_in(w: World) -> Import:
    return tables.uploaded(w.officer, content(w))


def checked(w: World) -> Import:
    return tables.checked(w.officer, content(w))


def link(w: World) -> Link:
    w.assignment()
    return tables.link_for(w.officer, w.own).link


def answer(w: World) -> Answer:
    """With a file, so that it can be downloaded too."""
    assignment = w.assignment()
    got = tables.answered(tables.link_for(w.officer, w.own), assignment)
    got.quarantine_key, got.file_name = files.quarantine(b"%PDF-1.7 tin"), "tin.pdf"
    got.save()
    return got


def unit_with_work(w: World):
    return w.assignment().unit


def delivery(w: World) -> Delivery:
    sent = Dissemination.objects.create(directive=w.confirmed_directive(), sent_by=w.officer)
    return Delivery.objects.create(dissemination=sent, directive=sent.directive, unit=w.own)


def button(make) -> Address:
    return Address(exchange.IMPORT_TRACKER, pk(make), button=True)


# Writes what another verb has asked for.
UNDER_OTHERS = {"core.domain.audit.record_many"}
VERBS: dict[str, Case] = {
    "exchange.domain.imports.upload": Case(
        exchange.IMPORT_TRACKER,
        lambda w: {"kind": ImportKind.TRACKER, "content": content(w), "name": "a.xlsx", "no_secret": True},
    ),
    "exchange.domain.imports.map_columns": Case(
        exchange.IMPORT_TRACKER,
        lambda w: {"record": taken_in(w), "columns": {"task": 2, "lead": 3}, "year": 2026},
    ),
    "exchange.domain.imports.choose_sheet": Case(
        exchange.IMPORT_TRACKER, lambda w: {"record": taken_in(w), "sheet": 0}
    ),
    "exchange.domain.imports.choose_names": Case(
        exchange.IMPORT_TRACKER, lambda w: {"record": checked(w), "chosen": {"Sở Lạ": w.other}}
    ),
    "exchange.domain.imports.check_again": Case(exchange.IMPORT_TRACKER, lambda w: {"record": checked(w)}),
    "exchange.domain.imports.enter": Case(exchange.IMPORT_TRACKER, lambda w: {"record": checked(w)}),
    "exchange.domain.imports.cancel": Case(exchange.IMPORT_TRACKER, lambda w: {"record": taken_in(w)}),
    "exchange.domain.imports.discard": Case(exchange.IMPORT_TRACKER, lambda w: {"record": taken_in(w)}),
    "exchange.domain.directory.apply": Case(exchange.IMPORT_UNITS, lambda w: {"changes": Changes()}),
    "exchange.domain.links.make": Case(
        exchange.LINK, lambda w: {"purpose": work.NAME, "units": [w.own], "days": 7}
    ),
    "exchange.domain.links.renew": Case(exchange.LINK, lambda w: {"link": link(w), "days": 7}),
    "exchange.domain.links.revoke": Case(exchange.LINK, lambda w: {"link": link(w)}),
    "exchange.domain.fillables.make": Case(exchange.LINK, lambda w: {"unit": unit_with_work(w)}),
    "exchange.domain.answers.merge": Case(exchange.ANSWER, lambda w: {"answer": answer(w)}),
    "exchange.domain.answers.refuse": Case(
        exchange.ANSWER, lambda w: {"answer": answer(w), "reason": "gửi nhầm"}
    ),
    "directives.domain.dissemination.transcribing.take": Case(
        directives.DISSEMINATE, lambda w: {"delivery": delivery(w), "via": "liên kết số 1"}
    ),
    "plans.domain.bulk.start": Case(
        plans.ASSIGN,
        lambda w: {
            "orders": [Order(w.confirmed(), w.own)],
            "approver": standing_office(),
            "ground": "bảng theo dõi",
        },
    ),
    "plans.domain.answers.take": Case(
        plans.TAKE_ANSWER, lambda w: {"assignment": w.assignment(), "via": "liên kết số 1", "percent": 40}
    ),
}
ADDRESSES: dict[str, Address] = {
    "exchange:imports": Address(exchange.READ_IMPORTS),
    "exchange:upload": Address(exchange.IMPORT_TRACKER, lambda w: ["tracker"]),
    "exchange:template": Address(exchange.IMPORT_TRACKER, lambda w: ["tracker"]),
    "exchange:import": Address(exchange.IMPORT_TRACKER, pk(taken_in)),
    "exchange:import_progress": Address(exchange.IMPORT_TRACKER, pk(taken_in)),
    "exchange:choose_sheet": button(taken_in),
    "exchange:choose_names": button(checked),
    "exchange:check_again": button(checked),
    "exchange:enter": button(checked),
    "exchange:cancel": button(checked),
    "exchange:discard": button(checked),
    "exchange:errors": Address(exchange.IMPORT_TRACKER, pk(checked)),
    "exchange:original": Address(exchange.IMPORT_TRACKER, pk(taken_in)),
    "exchange:links": Address(exchange.LINK),
    "exchange:link_sheet": Address(exchange.LINK, button=True),
    "exchange:renew": Address(exchange.LINK, pk(link), button=True),
    "exchange:revoke": Address(exchange.LINK, pk(link), button=True),
    "exchange:fillable": Address(exchange.LINK, pk(unit_with_work)),
    "exchange:returned": Address(exchange.ANSWER, button=True),
    "exchange:answers": Address(exchange.ANSWER),
    "exchange:answer": Address(exchange.ANSWER, pk(answer)),
    "exchange:merge": Address(exchange.ANSWER, pk(answer), button=True),
    "exchange:merge_many": Address(exchange.ANSWER, button=True),
    "exchange:refuse": Address(exchange.ANSWER, pk(answer), button=True),
    "exchange:answer_file": Address(exchange.ANSWER, pk(answer)),
}
