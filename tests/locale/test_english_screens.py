"""Giao diện tiếng Anh: who chose English finds no Vietnamese word that is not data.

Every name and text below is written without Vietnamese letters, so that each such letter on a screen is a
sentence somebody forgot. Words that the reading library puts into a record are data and not looked at.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from html import unescape
from pathlib import Path
from unicodedata import normalize

import polib
import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.users.models import UserProfile

from nhipcau.core.domain import audit
from nhipcau.directives.enums import DirectiveState, ObligationState, Part
from nhipcau.directives.models import Directive, Obligation
from nhipcau.plans.enums import AssignmentState
from nhipcau.plans.models import Assignment
from nhipcau.reports.domain import snapshots
from nhipcau.reports.domain.counting import ALL
from nhipcau.reports.models import PeriodRule, Report
from nhipcau.units.domain import groups, people, roles, successions, trail, units
from nhipcau.units.enums import NameKind, Role, UnitKind
from nhipcau.units.models import Membership, Unit, UnitName, User
from tests.factories.directives import DirectiveFactory, machine_of, obligation, party, reading_of
from tests.factories.plans import AssignmentFactory, EvidenceFactory, accepted, submitted
from tests.factories.reports import report
from tests.factories.units import UnitFactory
from tests.permissions.test_views import ADDRESSES

pytestmark = pytest.mark.django_db

CATALOGUE = Path(__file__).resolve().parents[2] / "src/nhipcau/locale/en/LC_MESSAGES/django.po"
VIETNAMESE = re.compile(r"[ăâđêôơưà-ãè-êìíò-õùúýĩũỳỵỷỹạ-ỹ]", re.IGNORECASE)
# The name of the product, and the name of a language in that language.
NAMES = re.compile("Nhịp Cầu|Tiếng Việt")
SENTENCES = (
    "Department A writes a plan and finishes it before 15/12/2026.",
    "Department B opens a page in English; it publishes 06 stories.",
    "Every commune reports before day 20.",
    "The press receives the programme.",
)


@pytest.fixture(autouse=True)
def english(tmp_path: Path) -> Iterator[None]:
    """Our English catalogue, compiled from what is in the repository."""
    target = tmp_path / "en/LC_MESSAGES"
    target.mkdir(parents=True)
    polib.pofile(str(CATALOGUE)).save_as_mofile(str(target / "django.mo"))
    with override_settings(LOCALE_PATHS=[tmp_path]):
        yield


def leftovers(page: str) -> list[str]:
    """Đoạn còn tiếng Việt, with what stands around them; in text, attributes, comments and JSON."""
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), unescape(page))
    plain = NAMES.sub("", normalize("NFC", plain))
    return [plain[max(0, m.start() - 60) : m.end() + 60] for m in VIETNAMESE.finditer(plain)]


def reader(unit: Unit, *given: Role, language: str = "en") -> User:
    number = User.objects.count()
    user = User.objects.create(username=f"reader-{number}", first_name="Reader", last_name=f"No{number}")
    for role in given:
        Membership.objects.create(person=user, unit=unit, role=role)
    UserProfile.objects.create(user=user, preferred_language=language)
    return user


def client_of(user: User) -> Client:
    """The browser asks for Vietnamese; what the person chose must win."""
    client = Client(headers={"accept-language": "vi"})
    client.force_login(user)
    return client


@pytest.fixture
def office() -> Unit:
    """A standing office alone, with rules whose citations are plain."""
    PeriodRule.objects.update(is_verified=True, citation="Decision 1")
    return UnitFactory(name="Standing Office", kind=UnitKind.PARTY, is_standing_office=True)


@pytest.fixture
def everyone(office: Unit) -> User:
    """One who may do all that an office does."""
    return reader(office, Role.CLERK, Role.OFFICER, Role.LEADER, Role.ADMINISTRATOR)


def a_directive(**fields: object) -> Directive:
    number = Directive.objects.count() + 1
    plain = {"title": "Guidance", "type_name": "Guidance", "issuer_name": "Committee", "place": "Town"}
    citation = {"type": "KL", "number": "57-KL/TW", "date": "2023-06-15", "span": [0, 12]}
    finding = {"code": "date-conflict", "message": "Two dates differ.", "spans": [[0, 12]]}
    made = {
        "number": f"{number}-HD/KT",
        "date": date(2026, 1, 5),
        "reading": reading_of("\n".join(SENTENCES), citations=[citation], findings=[finding]),
    }
    return DirectiveFactory(**plain | made | fields)


def a_task(home: Directive, number: int, lead: Unit, **fields: object) -> Obligation:
    item = machine_of(home.text, SENTENCES[number], lead=[str(lead)], section="III.1")
    return obligation(home, machine=item, lead=lead, sentence=SENTENCES[number], **fields)


def an_assignment(task: Obligation, unit: Unit, office: Unit, **fields: object) -> Assignment:
    made = {"assigned_at": timezone.now() - timedelta(days=50), "deliverable": "A plan"}
    return AssignmentFactory(obligation=task, unit=unit, approver=office, **made | fields)


class World:
    """An office with a little of everything (một cơ quan đủ loại hồ sơ)."""

    def __init__(self, office: Unit, actor: User) -> None:
        self.office, self.actor = office, actor
        self.unit = units.create(actor=actor, name="Department A", kind=UnitKind.DEPARTMENT)
        self.second = units.create(actor=actor, name="Department B", kind=UnitKind.DEPARTMENT)
        UnitName.objects.create(unit=self.unit, text="DA", kind=NameKind.SHORT)
        self.old = units.create(actor=actor, name="Department Z", kind=UnitKind.DEPARTMENT)
        successions.record(
            actor=actor, predecessor=self.old, successor=self.unit, on=date(2026, 1, 1), ground="Decision 2"
        )
        self.group = groups.create(actor=actor, name="All departments", members=[self.unit, self.second])
        self.someone = people.create(actor=actor, username="an", last_name="Tran", first_name="An")
        roles.give(actor=actor, person=self.someone, unit=self.unit, role=Role.UNIT_HEAD)
        today = timezone.localdate()
        self.report: Report = report(office, today.year, today.month)
        self._directives()
        self._work()
        self._freeze()

    def _directives(self) -> None:
        self.waiting = a_directive()
        self.proposed = a_task(
            self.waiting, 0, self.unit, due=timezone.localdate(), recurrence="FREQ=MONTHLY;BYMONTHDAY=20"
        )
        party(self.proposed, Part.SUPPORT, "related bodies")
        party(self.proposed, Part.SUPPORT, "All departments", self.group)
        for number, state in ((1, ObligationState.DROPPED), (2, ObligationState.REPLACED)):
            a_task(self.waiting, number, self.unit, state=state, drop_reason="not work")
        added = a_task(self.waiting, 3, self.unit)
        added.machine, added.spans, added.origin = None, [], "added"
        added.save()
        self.failed = a_directive(
            state=DirectiveState.FAILED, reading=None, original=None, failure="Not a text.", quarantine_key=""
        )

    def _work(self) -> None:
        self.ready = a_directive(state=DirectiveState.CONFIRMED)
        task = {"state": ObligationState.CONFIRMED, "confirmed_at": timezone.now()}
        self.given, self.free, third = (a_task(self.ready, n, self.unit, **task) for n in range(3))
        today, by = timezone.localdate(), reader(self.unit, Role.UNIT_STAFF)
        self.late = an_assignment(self.given, self.unit, self.office, due=today - timedelta(days=2))
        EvidenceFactory(assignment=self.late, title="Story")
        self.handed_in = an_assignment(third, self.unit, self.office, due=today + timedelta(days=2))
        EvidenceFactory(assignment=self.handed_in, title="Story")
        submitted(self.handed_in, by)
        self.finished = an_assignment(self.given, self.second, self.office)
        EvidenceFactory(assignment=self.finished, title="Page", done_on=self.report.starts_on)
        accepted(self.finished, by, self.actor)
        self.returned = an_assignment(third, self.second, self.office, state=AssignmentState.RETURNED)

    def _freeze(self) -> None:
        snapshots.freeze(actor=self.actor, report=self.report, reason="sent early")
        within = datetime.combine(self.report.starts_on, time(9), timezone.get_current_timezone())
        an_assignment(self.given, self.old, self.office, assigned_at=within)

    def screens(self) -> dict[str, list[object]]:
        return {
            "wagtailadmin_home": [],
            "wagtailadmin_account": [],
            "directives:list": [],
            "directives:intake": [],
            "directives:review": [self.waiting.pk],
            "directives:progress": [self.failed.pk],
            "directives:header": [self.waiting.pk],
            "directives:add": [self.waiting.pk],
            "directives:obligation": [self.proposed.pk],
            "directives:edit": [self.proposed.pk],
            "directives:split": [self.proposed.pk],
            "directives:choose": [self.proposed.parties.filter(unit=None, group=None).get().pk],
            "directives:add_party": [self.proposed.pk],
            "directives:add_party_to_marked": [self.waiting.pk],
            "plans:tracking": [],
            "plans:assignment": [self.handed_in.pk],
            "plans:change": [self.late.pk],
            "plans:assign": [self.free.pk],
            "plans:assign_many": [self.ready.pk],
            "reports:reports": [],
            "reports:report": [self.report.pk],
            "reports:figure": [self.report.pk, ALL, "assigned"],
            "reports:rules": [],
            "reports:rule": [PeriodRule.objects.get(code="month-state").pk],
            "units:list": [],
            "units:unit": [self.unit.pk],
            "units:create": [],
            "units:correct": [self.unit.pk],
            "units:close": [self.unit.pk],
            "units:succeed": [self.unit.pk],
            "units:groups": [],
            "units:group": [self.group.pk],
            "units:lookup": [],
            "units:create_group": [],
            "units:correct_group": [self.group.pk],
            "units:people": [],
            "units:person": [self.someone.pk],
            "units:create_person": [],
            "units:correct_person": [self.someone.pk],
            "units:password": [self.someone.pk],
            "units:erase": [self.someone.pk],
            "units:give_role": [self.someone.pk],
            "units:trail": [],
        }


# Not screens: files and JSON; and the printed report, a Vietnamese document (its own test below).
NOT_SCREENS = {"directives:original", "directives:progress_state", "plans:evidence_file", "reports:print"}


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


def test_no_screen_of_a_working_office_shows_vietnamese(office: Unit, everyone: User) -> None:
    world, client = World(office, everyone), client_of(everyone)
    screens = world.screens()
    ours = {name for name, address in ADDRESSES.items() if not address.button}
    assert ours - NOT_SCREENS <= set(screens)
    found = {name: leftovers(read(client, reverse(name, args=args))) for name, args in screens.items()}
    assert {name: words for name, words in found.items() if words} == {}


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
    assert leftovers(read(client, reverse("wagtailadmin_home"))) == []
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
    posts = {
        reverse("units:create"): {"name": "Department A", "kind": UnitKind.DEPARTMENT},
        reverse("directives:intake"): {},
        reverse("plans:assign", args=[world.free.pk]): {},
        reverse("units:create_person"): {"username": "an"},
    }
    for url, body in posts.items():
        page = client.post(url, body, follow=True).content.decode()
        assert 'lang="en"' in page and leftovers(page) == [], url


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


def test_a_printed_report_stays_a_vietnamese_document(office: Unit, everyone: User) -> None:
    world = World(office, everyone)
    page = client_of(everyone).get(reverse("reports:print", args=[world.report.pk])).content.decode()
    document = page.split("<main")[1]
    assert "Hoàn thành trong kỳ" in document and "Completed" not in document
    assert "Back to the report" in page.split("<main")[0]
