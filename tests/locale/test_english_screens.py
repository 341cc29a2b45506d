"""Giao diện tiếng Anh: who chose English finds no Vietnamese word that is not data.

Every name and text below is written without Vietnamese letters, so that each such letter on a screen is a
sentence somebody forgot. Words that the reading library puts into a record are data and not looked at.
"""

import re
from collections.abc import Iterable
from html import unescape
from unicodedata import normalize

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation
from lxml import html

from nhipcau.core.domain import audit
from nhipcau.exchange.domain.work import NAME as WORK
from nhipcau.issuing.enums import PaperState
from nhipcau.reports.domain import snapshots
from nhipcau.reports.domain.counting import ALL
from nhipcau.units.domain import trail
from nhipcau.units.enums import Role, UnitKind
from nhipcau.units.models import Unit, UnitGroup, User
from tests.permissions.test_views import ADDRESSES

from . import walks
from .outgoing import Outgoing
from .seeing import Seeing
from .test_english_catalogue import SAME_IN_ENGLISH
from .world import World, client_of, reader

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

VIETNAMESE = re.compile(r"[ăâđêôơưà-ãè-êìíò-õùúýĩũỳỵỷỹạ-ỹ]", re.IGNORECASE)
# What English sentences quote in Vietnamese, and the name of a language in that language.
NAMES = re.compile("|".join(map(re.escape, (*SAME_IN_ENGLISH, "Tiếng Việt"))))


def leftovers(page: str) -> list[str]:
    """Đoạn còn tiếng Việt, with what stands around them; in text, attributes, comments and JSON.

    What is in another language on purpose (a paper, its source, a message to send) says so by `lang`.
    """
    tree = html.fromstring(page)
    for element in tree.xpath("//*[@lang][not(self::html)][not(@lang='en')]"):
        element.drop_tree()
    page = html.tostring(tree, encoding="unicode")
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), unescape(page))
    plain = NAMES.sub("", normalize("NFC", plain))
    return [plain[max(0, m.start() - 60) : m.end() + 60] for m in VIETNAMESE.finditer(plain)]


# Not screens: files, JSON, and ways on to a screen.
NOT_SCREENS = {
    "clock:deadline_file",
    "directives:open_unread",
    "directives:unread_file",
    "directives:original",
    "directives:page_words",
    "directives:progress_state",
    "directives:screened_page",
    "exchange:answer_file",
    "exchange:errors",
    "exchange:fillable",
    "exchange:import_progress",
    "exchange:original",
    "exchange:template",
    "issuing:draft_file",
    "issuing:export_file",
    "issuing:signed",
    "issuing:summary",
    "plans:evidence_file",
    "overview:coverage_home",
    "overview:home",
    "overview:my_unit",
    "reports:download",
}

# The names of provinces and communes are Vietnamese in every language.
WITH_NAMES = {"units:provinces"}


def read(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    page = response.content.decode()
    assert '<html lang="en"' in page.replace('class="no-js" ', "")
    return page


def test_a_leftover_is_seen_wherever_it_hides() -> None:
    hidden = '<a title="Vi&#7879;c">x</a>', '{"label": "B\\u00e1o c\\u00e1o"}', "<p>Phân công</p>"
    assert all(leftovers(page) for page in hidden)
    assert leftovers("<b>Nhịp Cầu</b> – “Work” ▲ … Côte".replace("ô", "o")) == []


def found_on(client: Client, urls: Iterable[str]) -> dict[str, list[str]]:
    """Các trang còn tiếng Việt."""
    found = {url: leftovers(read(client, url)) for url in urls}
    return {url: words for url, words in found.items() if words}


def test_every_screen_is_walked(office: Unit, everyone: User) -> None:
    world = World(office, everyone)
    ours = {name for name, address in ADDRESSES.items() if not address.button}
    walked = {*world.screens(), *Outgoing(world).screens(), *Seeing(world).screens(), *walks.screens(world)}
    assert ours - NOT_SCREENS - walks.not_screens() <= walked | WITH_NAMES


def test_no_screen_of_a_working_office_shows_vietnamese(office: Unit, everyone: User) -> None:
    world, client = World(office, everyone), client_of(everyone)
    # Before the rest is made: the trail repeats titles that the office gave its papers in Vietnamese.
    trail_found = found_on(client, [reverse("units:trail")])
    out = Outgoing(world)
    screens = {
        name: args for name, args in (world.screens() | out.screens()).items() if name != "units:trail"
    }
    urls = [reverse(name, args=args) for name, args in screens.items()]
    assert trail_found | found_on(client, [*urls, *out.states()]) == {}


def test_no_screen_of_the_whole_shows_vietnamese(office: Unit, everyone: User) -> None:
    world = World(office, everyone)
    screens = Seeing(world).screens()
    assert found_on(client_of(everyone), [reverse(name, args=args) for name, args in screens.items()]) == {}


def test_no_screen_of_the_programmes_shows_vietnamese(office: Unit, everyone: User) -> None:
    screens = walks.screens(World(office, everyone))
    # Choices name every person and group that one app or another made for its walk.
    for group in UnitGroup.objects.all():
        UnitGroup.objects.filter(pk=group.pk).update(name=f"Group {group.pk}")
    User.objects.filter(last_name="Người dùng").update(last_name="User", first_name="")
    assert found_on(client_of(everyone), [reverse(name, args=args) for name, args in screens.items()]) == {}


def test_no_screen_of_an_empty_office_shows_vietnamese(everyone: User) -> None:
    client = client_of(everyone)
    lists = "directives:list", "plans:tracking", "reports:reports", "units:groups", "units:trail"
    found = {name: leftovers(read(client, reverse(name))) for name in ("wagtailadmin_home", *lists)}
    assert {name: words for name, words in found.items() if words} == {}


def test_no_screen_of_a_unit_shows_vietnamese(office: Unit, everyone: User) -> None:
    world = World(office, everyone)
    client = client_of(reader(world.unit, Role.UNIT_HEAD, Role.UNIT_STAFF))
    for work in (world.late, world.handed_in):
        assert leftovers(read(client, work.get_absolute_url())) == []
    out = Outgoing(world)
    assert found_on(client, [reverse("wagtailadmin_home"), *out.of_a_unit()]) == {}
    refused = client.get(reverse("units:people")).content.decode()
    assert "Not permitted" in refused and leftovers(refused) == []


def test_the_trail_speaks_english_of_every_verb(everyone: User) -> None:
    with transaction.atomic():
        for verb in trail._words:
            audit.record(actor=everyone, verb=verb, subject=everyone, after={"active": True})
    page = read(client_of(everyone), reverse("units:trail"))
    assert len(trail._words) > 40 and leftovers(page) == []


def test_what_a_person_did_wrong_is_said_in_english(office: Unit, everyone: User) -> None:
    world, client = World(office, everyone), client_of(everyone)
    out = Outgoing(world)
    numbering = reverse("issuing:bring_back", args=[out.at[PaperState.EXPORTED].pk])
    posts = {
        reverse("units:create"): {"name": "Department A", "kind": UnitKind.DEPARTMENT},
        reverse("directives:intake"): {},
        reverse("plans:assign", args=[world.free.pk]): {},
        reverse("units:create_person"): {"username": "an"},
        reverse("directives:brief", args=[out.own.pk]): {},
        reverse("directives:forward", args=[out.own.pk]): {},
        reverse("plans:draft_plan"): {},
        reverse("reports:request", args=[out.open.pk]): {},
        reverse("reports:new_indicator"): {"group_by": "unit"},
        reverse("reports:own_rule"): {},
        reverse("issuing:new_letter"): {},
        reverse("issuing:ask", args=[out.draft.pk]): {},
        numbering: {"act": "record", "number": "x"},
        reverse("issuing:form", args=[office.pk]): {},
        reverse("exchange:upload", args=["tracker"]): {},
        reverse("exchange:links"): {},
    }
    for url, body in posts.items():
        page = client.post(url, body, follow=True).content.decode()
        assert 'lang="en"' in page and leftovers(page) == [], url


def test_new_links_come_with_a_vietnamese_message_on_an_english_page(office: Unit, everyone: User) -> None:
    world, client = World(office, everyone), client_of(everyone)
    wanted = {"purpose": WORK, "units": [world.unit.pk], "days": 7}
    page = client.post(reverse("exchange:links"), wanted).content.decode()
    assert "Kính gửi Department A" in page and leftovers(page) == []


def test_the_choice_is_the_persons_own(office: Unit) -> None:
    pages = {
        language: client_of(reader(office, Role.OFFICER, language=language))
        .get(reverse("wagtailadmin_home"))
        .content.decode()
        for language in ("vi", "en")
    }
    assert "<title>Việc của tôi" in re.sub(r"<title>\s+", "<title>", pages["vi"])
    assert "<title>My work" in re.sub(r"<title>\s+", "<title>", pages["en"])


def test_vietnamese_is_first_whatever_the_browser_speaks(client: Client) -> None:
    """A clerk's browser is often an English one; English is a choice made under Tài khoản."""
    door = client.get(reverse("wagtailadmin_login"), headers={"accept-language": "en"}).content.decode()
    assert "Đăng nhập Nhịp Cầu" in door


def test_what_is_frozen_is_vietnamese_whoever_freezes_and_read_in_ones_own_language(
    office: Unit, everyone: User
) -> None:
    world = World(office, everyone)
    with translation.override("en"):
        snapshots.reopen(actor=everyone, report=world.report, reason="to compare")
        taken = snapshots.freeze(actor=everyone, report=world.report, reason="again")
    first = world.report.snapshots.get(number=1)
    assert taken.figures["definitions"] == first.figures["definitions"]
    assert taken.figures["records"]["evidence"] == first.figures["records"]["evidence"] != {}
    assert leftovers(str(taken.figures["records"]["evidence"])) != []
    url = reverse("reports:figure", args=[world.report.pk, ALL, "evidence"])
    page = read(client_of(everyone), url)
    assert "Published stories and publications" in page and leftovers(page) == []
