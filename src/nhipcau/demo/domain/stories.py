"""Tin bài ở cơ quan mẫu: published in up to eight languages, one corrected, one taken down, one that waits.

Words and pictures are our own; the province is invented.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from nhipcau.newsroom.domain import approving, drafting, languages, pictures, publishing, videos, workbench
from nhipcau.newsroom.domain import stories as told
from nhipcau.newsroom.models import Edition, Language, Picture, Story, Video
from nhipcau.plans.enums import TermKind
from nhipcau.plans.models import Term
from nhipcau.units.models import Unit, User

ROOM = Path(__file__).resolve().parent.parent
WRITTEN, TRANSLATED, PICTURES = ROOM / "documents" / "tin-bai.json", ROOM / "translated", ROOM / "pictures"
FILMS = ROOM / "videos"
# A picture stands in a sample text by the name of its file.
NAMED = re.compile(r"hinh:([a-z-]+)")
# Title, lead, body, what the leading picture shows; of an event, where it is.
Said = Sequence[str]


def tell(*, tell: Callable[[str], None]) -> None:
    """Kể các tin bài; those already there stay as they are."""
    if Story.objects.exists():
        return
    tell("tin bài nhiều thứ tiếng, kho ảnh")
    administrator, officer, leader = (
        User.objects.get(username=name) for name in ("quan-tri", "thuong-truc", "lanh-dao")
    )
    desk = _Desk(officer, leader, {each.code: each for each in Language.objects.all()})
    for code in translations():
        languages.correct(actor=administrator, language=desk.languages[code], wanted={"is_public": True})
    # The first of the file is the newest.
    for each in reversed(written()):
        _story(desk, each)


def written() -> list[dict[str, Any]]:
    """Các bài gốc, the newest first."""
    found: list[dict[str, Any]] = json.loads(WRITTEN.read_text(encoding="utf-8"))
    return found


def translations() -> dict[str, dict[str, Said]]:
    """Các bản dịch by language and story."""
    return {
        path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(TRANSLATED.glob("*.json"))
    }


def stock() -> dict[str, dict[str, Any]]:
    """Kho ảnh: what each picture shows, and the point that matters."""
    found: dict[str, dict[str, Any]] = json.loads((PICTURES / "anh.json").read_text(encoding="utf-8"))
    return found


@dataclass(slots=True)
class _Desk:
    """Who approves, the languages, and the pictures that are in a unit's stock already."""

    officer: User
    leader: User
    languages: dict[str, Language]
    translations: dict[str, dict[str, Said]] = field(default_factory=translations)
    stock: dict[str, dict[str, Any]] = field(default_factory=stock)
    kept: dict[tuple[int, str], Picture] = field(default_factory=dict)

    def picture(self, writer: User, unit: Unit, name: str) -> Picture:
        """The picture of that name in the stock of the writer's unit."""
        if (unit.pk, name) not in self.kept:
            shown, (x, y) = self.stock[name]["alt"], self.stock[name]["focus"]
            self.kept[unit.pk, name] = pictures.add(
                actor=writer,
                unit=unit,
                content=(PICTURES / f"{name}.webp").read_bytes(),
                wanted={
                    "title": shown,
                    "alt": shown,
                    "credit": "Nhịp Cầu",
                    "medium": "drawing",
                    "rights": "own",
                    "focus_x": x,
                    "focus_y": y,
                },
            )
        return self.kept[unit.pk, name]

    def film(self, writer: User, unit: Unit, name: str) -> Video:
        """The film of that name in the stock of the writer's unit."""
        return videos.add(
            actor=writer,
            unit=unit,
            content=(FILMS / f"{name}.mp4").read_bytes(),
            wanted={"title": "Một ngày trên sông", "credit": "Nhịp Cầu", "rights": "own"},
        )


def _story(desk: _Desk, each: dict[str, Any]) -> None:
    writer = User.objects.get(username=each.get("by", "chuyen-vien-so"))
    unit = writer.memberships.get().unit
    about = {name: each[name] for name in ("kind", "legal_kind", "sources")}
    about["theme"] = Term.objects.filter(name=each["theme"], kind=TermKind.THEME).first()
    about["audience"] = Term.objects.filter(name=each.get("audience"), kind=TermKind.AUDIENCE).first()
    if "review_on" in each:
        about["aspect"] = each["aspect"]
        about["review_on"] = timezone.localdate() + timedelta(days=each["review_on"])
    story = told.create(
        actor=writer, unit=unit, language=desk.languages["vi"], title=each["vi"][0], wanted=about
    )
    said = {"vi": each["vi"]} | {code: rows[each["key"]] for code, rows in desk.translations.items()
                                 if each["key"] in rows}  # fmt: skip
    wrong = each.get("wrong", {})
    for code, right in said.items():
        edition = told.open_edition(actor=writer, story=story, language=desk.languages[code])
        first = [text.replace(wrong[code][0], wrong[code][1]) for text in right] if code in wrong else right
        _hand_in(desk, writer, edition, each, first)
        if not each.get("waits"):
            _publish(desk, edition)
    for code, (_right, _wrong, correction) in wrong.items():
        edition = story.editions.get(language=desk.languages[code])
        if code != "vi":
            workbench.follow_source(actor=writer, edition=edition)
        _hand_in(desk, writer, edition, each, said[code])
        _publish(desk, edition, correction)
    if "withdrawn" in each:
        publishing.withdraw(actor=desk.officer, story=story, reason=each["withdrawn"])


def _when(told: dict[str, Any] | None, today: date) -> dict[str, Any]:
    """Thời gian of a sample event: a day of the week, some days ahead or after a day of the year."""
    if told is None:
        return {}
    if "after" in told:
        month, day = map(int, told["after"].split("-"))
        year = today.year + (date(today.year, month, day) <= today)
        first = date(year, month, day)
    else:
        first = today + timedelta(days=told["after_days"])
    begins = first + timedelta(days=(told["weekday"] - first.weekday()) % 7)
    found: dict[str, Any] = {"begins_on": begins, "ends_on": begins + timedelta(days=told["days"] - 1)}
    if "hours" in told:
        found["begins_time"], found["ends_time"] = map(time.fromisoformat, told["hours"])
    return found


def _hand_in(desk: _Desk, writer: User, edition: Edition, each: dict[str, Any], said: Said) -> None:
    title, lead, body, alt, *place = said
    edition = Edition.objects.select_related("current", "story__unit").get(pk=edition.pk)
    assert edition.current is not None  # noqa: S101 - an edition is never made without a text
    unit = edition.story.unit
    words = {
        "title": title,
        "lead": lead,
        "body": NAMED.sub(lambda named: f"hinh:{desk.picture(writer, unit, named[1]).pk}", body),
        "picture": desk.picture(writer, unit, each["picture"]),
        "picture_alt": alt,
        "place": " ".join(place),
        **_when(each.get("when"), timezone.localdate()),
    }
    if "video" in each:
        words["video"] = desk.film(writer, unit, each["video"])
        words["captions"] = each["captions"][edition.language.code]
    drafting.write(actor=writer, edition=edition, wanted=words, base=drafting.base_of(edition.current))
    approving.submit(actor=writer, edition=edition)


def _publish(desk: _Desk, edition: Edition, correction: str = "") -> None:
    approving.check(actor=desk.officer, edition=edition)
    approving.approve(actor=desk.leader, edition=edition)
    publishing.publish(actor=desk.officer, edition=edition, correction=correction)
