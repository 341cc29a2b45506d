"""Tin bài ở cơ quan mẫu: those published in two languages, and one that waits for approval.

Words and pictures are our own; the province is invented.
"""

import json
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from nhipcau.newsroom.domain import approving, drafting, pictures, publishing
from nhipcau.newsroom.domain import stories as told
from nhipcau.newsroom.models import Edition, Language, Picture, Story
from nhipcau.plans.enums import TermKind
from nhipcau.plans.models import Term
from nhipcau.units.models import Unit, User

ROOM = Path(__file__).resolve().parent.parent
WRITTEN, ENGLISH = ROOM / "documents" / "tin-bai.json", ROOM / "english" / "tin-bai.json"


def tell(*, tell: Callable[[str], None]) -> None:
    """Kể các tin bài; those already there stay as they are."""
    if Story.objects.exists():
        return
    tell("tin bài song ngữ, kho ảnh")
    staff, officer, leader = (
        User.objects.get(username=name) for name in ("chuyen-vien-so", "thuong-truc", "lanh-dao")
    )
    unit = staff.memberships.get().unit
    english = json.loads(ENGLISH.read_text(encoding="utf-8"))
    for each in reversed(json.loads(WRITTEN.read_text(encoding="utf-8"))):
        _story(each | {"en": english.get(each["key"])}, unit, staff, officer, leader)


def _story(each: dict[str, Any], unit: Unit, staff: User, officer: User, leader: User) -> None:
    title, alt = each["vi"][0], each["vi"][3]
    picture = pictures.add(
        actor=staff,
        unit=unit,
        content=(ROOM / "pictures" / each["picture"]).read_bytes(),
        wanted={"title": alt, "alt": alt, "credit": "Tranh của Nhịp Cầu", "rights": "own"},
    )
    theme = Term.objects.filter(name=each["theme"], kind=TermKind.THEME).first()
    about = {name: each[name] for name in ("kind", "legal_kind", "sources")} | {"theme": theme}
    if "review_on" in each:
        about["review_on"] = timezone.localdate() + timedelta(days=each["review_on"])
    vietnamese = Language.objects.get(code="vi")
    story = told.create(actor=staff, unit=unit, language=vietnamese, title=title, wanted=about)
    edition = story.editions.get()
    _write(staff, edition, picture, each["vi"])
    approving.submit(actor=staff, edition=edition)
    if not each["days"]:
        return
    _publish(edition, officer, leader)
    if each["en"]:
        english = told.open_edition(actor=staff, story=story, language=Language.objects.get(code="en"))
        _write(staff, english, picture, each["en"])
        approving.submit(actor=staff, edition=english)
        _publish(english, officer, leader)


def _write(actor: User, edition: Edition, picture: Picture, said: Sequence[str]) -> None:
    title, lead, body, alt = said
    edition = Edition.objects.select_related("current", "story__unit").get(pk=edition.pk)
    assert edition.current is not None  # noqa: S101 - an edition is never made without a text
    words = {
        "title": title,
        "lead": lead,
        "body": body.replace("PIC", str(picture.pk)),
        "picture": picture,
        "picture_alt": alt,
    }
    drafting.write(actor=actor, edition=edition, wanted=words, base=drafting.base_of(edition.current))


def _publish(edition: Edition, officer: User, leader: User) -> None:
    approving.check(actor=officer, edition=edition)
    approving.approve(actor=leader, edition=edition)
    publishing.publish(actor=officer, edition=edition)
