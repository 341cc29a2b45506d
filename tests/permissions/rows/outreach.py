"""Rights of what leaves the site, decided a second time by hand (bản tin)."""

from datetime import timedelta

from django.utils import timezone

from nhipcau.mailing.models import MailingList
from nhipcau.newsroom.domain import publishing
from nhipcau.newsroom.models import Publication
from nhipcau.outreach.domain import approving, policy
from nhipcau.outreach.models import Channel, Letter, Product
from nhipcau.plans.enums import AssignmentState
from nhipcau.units.enums import Role
from tests.factories import newsroom, outreach
from tests.factories.mailing import reader
from tests.factories.units import person

from ..shapes import Address, Case, pk
from ..world import World

# action             clerk  officer head  staff leader admin
DECISIONS = """
outreach.read         -     all     own   own   all    -
outreach.write        -     all     own   own   -      -
outreach.check        -     all     own   -     all    -
outreach.approve      -     all     -     -     all    -
outreach.send         -     all     -     -     all    -
outreach.lists        -     all     -     -     -      -
outreach.addresses    -     all     -     -     -      -
outreach.channels     -     all     own   -     -      -
outreach.confirm_channels -  all     -     -     all    -
outreach.limits       -     all     -     -     -      -
outreach.pack         -     all     own   own   -      -
outreach.products     -     all     own   own   -      -
"""


def held(w: World) -> MailingList:
    return outreach.mailing_list()


def draft(w: World) -> Letter:
    return outreach.drafted(w.own, w.colleague)


def submitted(w: World) -> Letter:
    return outreach.submitted(draft(w), actor=w.colleague)


def checked(w: World) -> Letter:
    return approving.check(actor=person(Role.LEADER), letter=submitted(w))


def approved(w: World) -> Letter:
    return outreach.approved(draft(w))


def coming(w: World) -> Letter:
    return outreach.scheduled(draft(w), at=timezone.now() + timedelta(days=1))


def under_way(w: World) -> Letter:
    return outreach.started(draft(w))


def wrong(w: World) -> Letter:
    """Sent with a story that was taken down since."""
    from nhipcau.mailing.domain import composing

    shown = newsroom.published()
    letter = outreach.started(outreach.drafted(w.own, w.colleague, shown=shown))
    composing.refreshed(letter.mailing)
    publishing.withdraw(actor=person(Role.OFFICER), story=shown.story, reason="nhầm")
    return letter


def address(w: World) -> str:
    return reader(held(w), f"a{held(w).subscriptions.count()}@example.org").address


def entered(w: World) -> Channel:
    return outreach.entered(w.own, person(Role.OFFICER))


def channel(w: World) -> Channel:
    return outreach.channel(w.own)


def shown(w: World) -> Publication:
    return newsroom.published(newsroom.drafted(w.own, w.colleague))


def handed_out(w: World) -> dict[str, object]:
    return {"stories": [shown(w).story_id], "language": newsroom.language()}


def to_pack(w: World) -> list[int]:
    return [shown(w).pk, channel(w).pk]


def product(w: World) -> Product:
    return outreach.product(w.own, w.colleague)


def serving(w: World) -> Product:
    return outreach.product(w.own, w.colleague, assignment=w.assignment(state=AssignmentState.IN_PROGRESS))


def button(action, make) -> Address:
    return Address(action, pk(make), button=True)


LIST = {"names": {"vi": "Tin"}, "sender_name": "Sở", "purpose": "gửi tin"}
VERBS: dict[str, Case] = {
    "outreach.domain.writing.create": Case(
        policy.WRITE, lambda w: {"unit": w.own, "mailing_list": held(w), "title": "Số 1"}
    ),
    "outreach.domain.writing.correct": Case(
        policy.WRITE, lambda w: {"letter": draft(w), "title": "Số 2", "intro": "", "stories": []}
    ),
    "outreach.domain.approving.submit": Case(policy.WRITE, lambda w: {"letter": draft(w)}),
    "outreach.domain.approving.take_back": Case(policy.WRITE, lambda w: {"letter": submitted(w)}),
    "outreach.domain.approving.check": Case(policy.CHECK, lambda w: {"letter": submitted(w)}),
    "outreach.domain.approving.approve": Case(policy.APPROVE, lambda w: {"letter": checked(w)}),
    "outreach.domain.approving.return_": Case(
        policy.CHECK, lambda w: {"letter": submitted(w), "reason": "thiếu bài"}
    ),
    "outreach.domain.sending.schedule": Case(policy.SEND, lambda w: {"letter": approved(w)}),
    "outreach.domain.sending.cancel": Case(policy.SEND, lambda w: {"letter": coming(w)}),
    "outreach.domain.sending.stop": Case(policy.SEND, lambda w: {"letter": under_way(w), "reason": "nhầm"}),
    "outreach.domain.sending.propose_correction": Case(policy.WRITE, lambda w: {"letter": wrong(w)}),
    "outreach.domain.lists.open_": Case(
        policy.MANAGE_LISTS,
        lambda w: {"slug": "moi", "language": newsroom.language("en"), "wanted": LIST},
    ),
    "outreach.domain.lists.correct": Case(
        policy.MANAGE_LISTS, lambda w: {"mailing_list": held(w), "wanted": LIST}
    ),
    "outreach.domain.lists.record_export": Case(
        policy.ADDRESSES, lambda w: {"mailing_list": held(w), "entries": 1}
    ),
    "outreach.domain.lists.erase": Case(policy.ADDRESSES, lambda w: {"address": address(w)}),
    "outreach.domain.channels.enter": Case(
        policy.CHANNELS, lambda w: {"wanted": outreach.channel_fields(w.own)}
    ),
    "outreach.domain.channels.change": Case(
        policy.CHANNELS, lambda w: {"channel": channel(w), "wanted": outreach.channel_fields(w.own)}
    ),
    "outreach.domain.channels.confirm": Case(policy.CONFIRM_CHANNELS, lambda w: {"channel": entered(w)}),
    "outreach.domain.channels.refuse": Case(
        policy.CONFIRM_CHANNELS, lambda w: {"channel": entered(w), "reason": "nhầm"}
    ),
    "outreach.domain.channels.set_limits": Case(
        policy.LIMITS, lambda w: {"platform": outreach.platform(), "wanted": {"most_pictures": 2}}
    ),
    "outreach.domain.packs.archive": Case(
        policy.PACK, lambda w: {"publication": shown(w), "channel": channel(w)}
    ),
    "outreach.domain.packs.record_post": Case(
        policy.PACK,
        lambda w: {
            "publication": shown(w),
            "channel": channel(w),
            "link": "https://x.com/kenh/1",
            "posted_on": timezone.localdate(),
        },
    ),
    "outreach.domain.dossiers.make": Case(policy.PACK, lambda w: handed_out(w) | {"title": "Tập một"}),
    "outreach.domain.scripts.as_text": Case(
        policy.PACK, lambda w: handed_out(w) | {"texts": {}, "speed": 180}
    ),
    "outreach.domain.scripts.as_document": Case(
        policy.PACK, lambda w: handed_out(w) | {"texts": {}, "speed": 180}
    ),
    "outreach.domain.products.enter": Case(
        policy.PRODUCTS, lambda w: {"unit": w.own, "wanted": outreach.product_fields()}
    ),
    "outreach.domain.products.correct": Case(
        policy.PRODUCTS, lambda w: {"product": product(w), "wanted": outreach.product_fields(copies=7)}
    ),
    "outreach.domain.products.drop": Case(
        policy.PRODUCTS, lambda w: {"product": product(w), "reason": "ghi nhầm"}
    ),
    "outreach.domain.products.as_evidence": Case(policy.PRODUCTS, lambda w: {"product": serving(w)}),
}
ADDRESSES: dict[str, Address] = {
    "outreach:letters": Address(policy.READ),
    "outreach:new_letter": Address(policy.WRITE),
    "outreach:letter": Address(policy.READ, pk(draft)),
    "outreach:edit_letter": Address(policy.WRITE, pk(draft)),
    "outreach:submit": button(policy.WRITE, draft),
    "outreach:take_back": button(policy.WRITE, submitted),
    "outreach:check": button(policy.CHECK, submitted),
    "outreach:approve": button(policy.APPROVE, checked),
    "outreach:return": Address(policy.CHECK, pk(submitted)),
    "outreach:send": Address(policy.SEND, pk(approved)),
    "outreach:cancel_sending": button(policy.SEND, coming),
    "outreach:stop": Address(policy.SEND, pk(under_way)),
    "outreach:propose_correction": button(policy.WRITE, wrong),
    "outreach:lists": Address(policy.MANAGE_LISTS),
    "outreach:new_list": Address(policy.MANAGE_LISTS),
    "outreach:edit_list": Address(policy.MANAGE_LISTS, pk(held)),
    "outreach:readers": Address(policy.ADDRESSES, pk(held)),
    "outreach:erase_address": Address(policy.ADDRESSES),
    "outreach:channels": Address(policy.READ),
    "outreach:new_channel": Address(policy.CHANNELS),
    "outreach:channel": Address(policy.READ, pk(channel)),
    "outreach:edit_channel": Address(policy.CHANNELS, pk(channel)),
    "outreach:confirm_channel": button(policy.CONFIRM_CHANNELS, entered),
    "outreach:refuse_channel": Address(policy.CONFIRM_CHANNELS, pk(entered)),
    "outreach:platforms": Address(policy.LIMITS),
    "outreach:edit_platform": Address(policy.LIMITS, pk(lambda w: outreach.platform())),
    "outreach:pack": Address(policy.PACK, pk(shown)),
    "outreach:pack_file": Address(policy.PACK, to_pack),
    "outreach:record_post": Address(policy.PACK, to_pack),
    "outreach:handouts": Address(policy.PACK),
    "outreach:script": Address(policy.PACK),
    "outreach:products": Address(policy.READ),
    "outreach:new_product": Address(policy.PRODUCTS),
    "outreach:product": Address(policy.READ, pk(product)),
    "outreach:edit_product": Address(policy.PRODUCTS, pk(product)),
    "outreach:drop_product": Address(policy.PRODUCTS, pk(product)),
    "outreach:product_evidence": button(policy.PRODUCTS, serving),
}
# The register of channels is one for the whole office, and public.
FILTERED = {
    "outreach:letters",
    "outreach:new_letter",
    "outreach:channels",
    "outreach:channel",
    "outreach:new_channel",
    "outreach:handouts",
    "outreach:script",
    "outreach:products",
    "outreach:new_product",
}
