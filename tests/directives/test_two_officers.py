"""Hai người cùng sửa một thẻ: the second sees what the first did, and loses nothing typed."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from nhipcau.core.domain.errors import Refused
from nhipcau.directives.domain import fingerprints, obligations, parties
from nhipcau.directives.enums import ObligationState, Part
from nhipcau.directives.models import Obligation
from nhipcau.units.models import User
from tests.factories.directives import obligation
from tests.factories.units import UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(officer: User) -> Client:
    client = Client()
    client.force_login(officer)
    return client


def sent_by(html: str) -> dict[str, list[str]]:
    """What a browser would send back of the edit form as it was served."""
    form = html.split('<form method="post" class="nc-card">')[1].split("</form>")[0]
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        given = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        is_box = given.get("type") == "checkbox"
        if "name" in given and (not is_box or " checked" in tag):
            found.setdefault(given["name"], []).append(unescape(given.get("value", "on" if is_box else "")))
    for name, body in re.findall(r'<textarea name="([\w-]+)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL):
        found[name] = [unescape(body).replace("\n", "\r\n")]
    for name, body in re.findall(r'<select name="([\w-]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        found[name] = [unescape(value) for value in re.findall(r'value="([^"]*)" selected', body)]
    # A hidden input keeps line breaks; a browser sends them as CRLF.
    return {
        name: [value.replace("\r\n", "\n").replace("\n", "\r\n") for value in values]
        for name, values in found.items()
    }


@pytest.fixture
def task() -> Obligation:
    return obligation(
        lead=UnitFactory(),
        text="Làm một việc\nở hai dòng ",
        languages=["zh", "en"],
        recurrence="FREQ=MONTHLY;BYMONTHDAY=20",
        continuous=True,
        due=date(2026, 12, 15),
    )


def address(task: Obligation) -> str:
    return reverse("directives:edit", args=[task.pk])


def test_an_untouched_form_changes_nothing_and_is_not_overtaken(desk: Client, task: Obligation):
    before = Obligation.objects.filter(pk=task.pk).values().get()
    answer = desk.post(address(task), sent_by(desk.get(address(task)).content.decode()))
    assert answer.status_code == 302
    assert Obligation.objects.filter(pk=task.pk).values().get() == before


def test_what_another_changed_is_shown_beside_what_was_typed(desk: Client, officer: User, task: Obligation):
    form = sent_by(desk.get(address(task)).content.decode())
    obligations.edit(
        actor=officer,
        obligation=task,
        wanted={"deliverable": "05 tin", "due": date(2026, 11, 30), "continuous": False},
    )
    form["deliverable"], form["authority"] = ["06 tin"], ["Giám đốc Sở"]
    answer = desk.post(address(task), form)
    html = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "Người khác vừa sửa nhiệm vụ này" in html
    assert "Người khác vừa ghi: 05 tin" in html
    again = sent_by(answer.content.decode())
    # Mine where I typed, theirs where I did not.
    assert (again["deliverable"], again["authority"]) == (["06 tin"], ["Giám đốc Sở"])
    assert again["due"][0] in {"30/11/2026", "2026-11-30"}
    assert "continuous" not in again
    assert Obligation.objects.get(pk=task.pk).deliverable == "05 tin"
    # Looked at and saved again, it holds.
    assert desk.post(address(task), again).status_code == 302
    task.refresh_from_db()
    assert (task.deliverable, task.authority, task.due, task.continuous) == (
        "06 tin",
        "Giám đốc Sở",
        date(2026, 11, 30),
        False,
    )
    assert (task.languages, task.recurrence) == (["zh", "en"], "FREQ=MONTHLY;BYMONTHDAY=20")


def test_a_changed_recurrence_is_noticed_in_its_two_controls(desk: Client, officer: User, task: Obligation):
    form = sent_by(desk.get(address(task)).content.decode())
    obligations.edit(actor=officer, obligation=task, wanted={"recurrence": "FREQ=MONTHLY;BYMONTHDAY=5"})
    form["authority"] = ["Giám đốc Sở"]
    again = sent_by(desk.post(address(task), form).content.decode())
    assert again["repeat_day"] == ["5"]
    assert desk.post(address(task), again).status_code == 302
    task.refresh_from_db()
    assert (task.authority, task.recurrence) == ("Giám đốc Sở", "FREQ=MONTHLY;BYMONTHDAY=5")


def test_what_was_typed_stays_when_the_card_was_confirmed_meanwhile(
    desk: Client, officer: User, task: Obligation
):
    form = sent_by(desk.get(address(task)).content.decode()) | {"deliverable": ["06 tin"]}
    obligations.confirm(actor=officer, obligation=task)
    answer = desk.post(address(task), form)
    assert answer.status_code == 422
    assert sent_by(answer.content.decode())["deliverable"] == ["06 tin"]


class TestConfirming:
    def test_a_card_changed_since_is_not_confirmed_unseen(self, officer: User, task: Obligation):
        seen = fingerprints.of(task)
        obligations.edit(actor=officer, obligation=task, wanted={"deliverable": "05 tin"})
        with pytest.raises(Refused, match="Người khác vừa sửa"):
            obligations.confirm(actor=officer, obligation=task, seen=seen)
        task.refresh_from_db()
        assert task.state == ObligationState.PROPOSED
        obligations.confirm(actor=officer, obligation=task, seen=fingerprints.of(task))

    def test_so_is_one_whose_units_changed(self, officer: User, task: Obligation):
        seen = fingerprints.of(task)
        parties.add(actor=officer, obligation=task, part=Part.SUPPORT, unit=UnitFactory())
        with pytest.raises(Refused, match="Người khác vừa sửa"):
            obligations.confirm(actor=officer, obligation=task, seen=seen)

    def test_the_card_carries_what_it_showed(self, desk: Client, task: Obligation):
        html = desk.get(task.directive.get_absolute_url()).content.decode()
        seen = re.search(r'name="seen" value="(\w{16})"', html)
        assert seen and seen[1] == fingerprints.of(Obligation.objects.get(pk=task.pk))
        desk.post(reverse("directives:confirm_obligation", args=[task.pk]), {"seen": seen[1]})
        task.refresh_from_db()
        assert task.state == ObligationState.CONFIRMED
