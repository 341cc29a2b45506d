"""The site as plain files: the same pages, no more made than changed, nothing left half done."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain.errors import Refused
from nhipcau.mailing.models import Mailing
from nhipcau.newsroom.domain import pictures, publishing, stories
from nhipcau.newsroom.models import Language
from nhipcau.portal.domain import baking, standing
from nhipcau.portal.domain.shelf import Shelf
from nhipcau.portal.domain.standing import Keeper
from nhipcau.units.enums import Role
from tests.factories import newsroom, outreach
from tests.factories.units import person

pytestmark = pytest.mark.django_db


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(each.relative_to(folder)): each.read_bytes()
        for each in sorted(folder.rglob("*"))
        if each.is_file() and ".nhipcau" not in each.parts
    }


def page_of(made) -> str:
    return f"{made.language.code}/tin/{made.story_id}/{made.slug or '-'}/index.html"


def test_every_page_is_a_file_and_says_the_same(client: Client, tmp_path: Path):
    picture = newsroom.picture()
    story = newsroom.drafted(
        picture=picture, picture_alt="Tháp", body=f"Một câu.\n\n![Tháp](hinh:{picture.pk})"
    )
    newsroom.translated(story, "en")
    shown, english = newsroom.published(story), newsroom.published(story, "en")
    found = baking.bake(tmp_path / "site")
    made = files(tmp_path / "site")
    assert found.broken == []
    # Its whole address is that of the settings.
    asked = client.get(
        "/" + page_of(shown).removesuffix("index.html"), SERVER_NAME="127.0.0.1", SERVER_PORT="8000"
    )
    assert made[page_of(shown)] == asked.content
    assert {page_of(english), "index.html", "404.html", "en/404.html", "vi/tin.atom", "robots.txt"} <= set(
        made
    )
    # All that a page shows lies there too: pictures in every size, styles and their fonts.
    assert any(name.startswith("hinh/") and name.endswith(".webp") for name in made)
    assert any(name.endswith(".woff2") for name in made)


def test_only_what_changed_is_made_again(tmp_path: Path):
    stories = [newsroom.published(title=f"Bài số {number}") for number in range(3)]
    baking.bake(tmp_path)
    again = baking.bake(tmp_path)
    assert (again.made, again.written, again.removed) == (0, 0, 0)
    before = files(tmp_path)
    story = stories[0].story
    newsroom.write(newsroom.edition_of(story), person(Role.OFFICER), lead="Sáng 13.")
    newsroom.published(story, correction="Ngày là 13.")
    baking.bake(tmp_path)
    changed = {name for name, content in files(tmp_path).items() if before.get(name) != content}
    assert page_of(stories[0]) in changed
    assert "vi/tin.atom" in changed
    assert not {page_of(each) for each in stories[1:]} & changed


def test_changes_leave_what_a_whole_bake_would_make(tmp_path: Path):
    """The stamps must miss nothing: whatever was done, the files are those of a bake from nothing."""
    picture = newsroom.picture()
    story = newsroom.drafted(picture=picture, picture_alt="Tháp")
    shown = newsroom.published(story)
    other = newsroom.published(title="Bài khác")
    grown = tmp_path / "grown"
    baking.bake(grown)

    def translate() -> None:
        newsroom.translated(story, "en")
        newsroom.published(story, "en")

    def credit() -> None:
        now = {name: getattr(picture, name) for name in pictures.FIELDS}
        pictures.correct(
            actor=person(Role.OFFICER), picture=picture, wanted=now | {"credit": "Nguồn khác", "focus_x": 20}
        )

    def correct() -> None:
        newsroom.write(newsroom.edition_of(story), person(Role.OFFICER), lead="Sáng 13.")
        newsroom.published(story, correction="Ngày là 13.")

    def withdraw() -> None:
        publishing.withdraw(actor=person(Role.OFFICER), story=other.story, reason="Nhầm.")

    def unit() -> None:
        story.unit.name = "Sở có tên mới"
        story.unit.save()

    def letter() -> None:
        sent = outreach.started()
        # As the worker notes it with the first reader, and nobody's act.
        Mailing.objects.filter(pk=sent.mailing_id).update(started_at=timezone.now())

    def profile() -> None:
        about = newsroom.ABOUT | {"kind": "profile", "aspect": "dau-tu", "review_on": date(2030, 1, 2)}
        stories.correct(actor=person(Role.OFFICER), story=story, wanted=about)

    def aspect() -> None:
        about = newsroom.ABOUT | {"kind": "profile", "aspect": "van-hoa", "review_on": date(2030, 1, 2)}
        stories.correct(actor=person(Role.OFFICER), story=story, wanted=about)

    def language() -> None:
        Language.objects.filter(code="en").update(is_public=False)

    changes = (translate, credit, correct, profile, aspect, withdraw, unit, letter, language)
    for number, change in enumerate(changes):
        change()
        baking.bake(grown)
        whole = tmp_path / f"whole-{number}"
        baking.bake(whole)
        assert files(grown) == files(whole), change.__name__
    assert page_of(shown) in files(grown)
    # Readers find what was sent, and no form that nobody would answer.
    assert any(name.startswith("vi/ban-tin/so/") for name in files(grown))
    assert b"<form" not in files(grown)["vi/ban-tin/index.html"].split(b"<main", 1)[1]


def test_what_is_gone_says_why_and_what_was_never_there_is_not(tmp_path: Path):
    shown = newsroom.published()
    baking.bake(tmp_path)
    publishing.withdraw(actor=person(Role.OFFICER), story=shown.story, reason="Nhầm sự kiện.")
    baking.bake(tmp_path)
    assert "Nhầm sự kiện." in (tmp_path / page_of(shown)).read_text()
    assert (tmp_path / ".nhipcau/gone.txt").read_text() == "/" + page_of(shown).removesuffix("index.html")


def test_a_killed_bake_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    shown = [newsroom.published(title=f"Bài {number}") for number in range(3)]

    class Killed(BaseException):
        pass

    def tell(done: int, waiting: int) -> None:
        if done == 8:
            raise Killed

    with monkeypatch.context() as patch, pytest.raises(Killed):
        # Nothing of what a bake knows is written when the machine goes down.
        patch.setattr(Shelf, "save", lambda self: None)
        baking.bake(tmp_path, tell=tell)
    found = baking.bake(tmp_path)
    whole = tmp_path.with_name("whole")
    baking.bake(whole)
    assert found.broken == []
    assert files(tmp_path) == files(whole)
    assert all(page_of(each) in files(tmp_path) for each in shown)


def test_a_file_somebody_removed_comes_back(tmp_path: Path):
    shown = newsroom.published()
    baking.bake(tmp_path)
    (tmp_path / page_of(shown)).unlink()
    (tmp_path / ".nhipcau/bake.json").write_text("{")
    baking.bake(tmp_path)
    assert (tmp_path / page_of(shown)).exists()


def test_folders_that_are_not_ours(tmp_path: Path):
    (tmp_path / "thu.txt").write_text("của người khác")
    with pytest.raises(Refused, match="thư mục trống"):
        baking.bake(tmp_path)
    ours = tmp_path / "site"
    with Shelf.held(ours), pytest.raises(Refused, match="đang chạy"):
        baking.bake(ours)


@pytest.mark.parametrize("path", ["/vi/../x/", "/vi/.nhipcau/", f"/vi/{'ữ' * 100}/"])
def test_names_no_disk_can_hold(path: str, tmp_path: Path):
    with pytest.raises(Refused, match="tên tệp"):
        Shelf(tmp_path).place(path)


def test_titles_for_a_search_without_the_application(client: Client, tmp_path: Path):
    shown = newsroom.published(title="Đà Nẵng </script> đón khách")
    rows = json.loads(client.get(reverse("portal:titles", args=["vi"])).content)
    assert rows[0][:2] == [shown.version.title, shown.version.lead]
    baking.bake(tmp_path)
    assert "find.js" in (tmp_path / "vi/tim/index.html").read_text()
    # While the application answers, no page has a script.
    assert "<script" not in client.get(reverse("portal:search", args=["vi"])).content.decode()


def test_the_worker_bakes_when_something_changed(tmp_path: Path, settings, monkeypatch: pytest.MonkeyPatch):
    begun: list[list[str]] = []

    class Ended:
        returncode = 0

        def __init__(self, command: list[str], **_rest: object) -> None:
            begun.append(command)

        def poll(self) -> int:
            return self.returncode

    monkeypatch.setattr("nhipcau.portal.domain.standing.subprocess.Popen", Ended)
    keeper = Keeper()
    settings.NHIPCAU_BAKED = ""
    assert not keeper.keep()
    settings.NHIPCAU_BAKED = str(tmp_path)
    assert standing.health().look == "soon"
    assert keeper.keep()
    assert begun[0][-2:] == ["bake", str(tmp_path)]
    assert not keeper.keep()
    newsroom.published()
    assert keeper.keep()
    baking.bake(tmp_path)
    assert standing.health().look == "ok"
    # A bake that failed is tried again though nothing has changed.
    Ended.returncode = 1
    assert keeper.keep()
