"""Stories in every state, with pictures (tin bài)."""

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

from PIL import Image

from nhipcau.newsroom.domain import approving, drafting, pictures, publishing, stories, videos
from nhipcau.newsroom.models import Edition, Language, Picture, Publication, Story, Video
from nhipcau.units.enums import Role
from nhipcau.units.models import Unit, User

from .units import UnitFactory, person

TINY = Path(__file__).parent.parent / "newsroom" / "films" / "tiny.webm"
CAPTIONS = "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nSáng.\n"
ABOUT = {"kind": "story", "legal_kind": "image", "sources": "Báo cáo 12/BC-SVHTTDL ngày 03/11/2026"}
WORDS = {
    "title": "Lễ hội Ka-tê khai mạc",
    "lead": "Hàng nghìn người dự lễ khai mạc sáng 12 tháng 10.",
    "body": "Sáng 12 tháng 10, lễ hội khai mạc.\n\n## Chương trình\n\n- Rước y trang\n- Hội làng",
}

ENGLISH = {
    "title": "Kate festival opens",
    "lead": "Thousands came.",
    "body": "The festival opened on the morning of 12 October.\n\n## Programme\n\n- Walk\n- Village fair",
}


def language(code: str = "vi", **wanted: Any) -> Language:
    """One of the languages that migrations made, or another."""
    found, _is_new = Language.objects.get_or_create(
        code=code,
        defaults={"name": code, "english_name": code, "own_name": code, "stand_in": "en", "is_public": True}
        | wanted,
    )
    for name, value in wanted.items():
        setattr(found, name, value)
    found.save()
    return found


def drafted(unit: Unit | None = None, actor: User | None = None, code: str = "vi", **wanted: Any) -> Story:
    """A story whose text is written but not handed in."""
    actor = actor or person(Role.OFFICER)
    words = WORDS | {name: wanted.pop(name) for name in list(wanted) if name in drafting.WORDS}
    story = stories.create(
        actor=actor,
        unit=unit or UnitFactory(),
        language=language(code),
        title=str(words["title"]),
        wanted=ABOUT | wanted,
    )
    write(edition_of(story), actor, **words)
    return story


def edition_of(story: Story, code: str = "") -> Edition:
    """The edition in a language, the story's own by default."""
    code = code or story.language.code
    return Edition.objects.select_related("story__unit", "language", "current").get(
        story=story, language__code=code
    )


def write(edition: Edition, actor: User, **words: Any) -> None:
    """What stands, with some words changed."""
    edition = Edition.objects.select_related("current", "story__unit").get(pk=edition.pk)
    now = {name: getattr(edition.current, name) for name in drafting.WORDS}
    base = drafting.base_of(edition.current)
    drafting.write(actor=actor, edition=edition, wanted=now | words, base=base)


def submitted(story: Story, code: str = "", actor: User | None = None) -> Edition:
    return approving.submit(actor=actor or person(Role.OFFICER), edition=edition_of(story, code))


def approved(story: Story, code: str = "") -> Edition:
    """By two other people."""
    submitted(story, code)
    approving.check(actor=person(Role.LEADER), edition=edition_of(story, code))
    return approving.approve(actor=person(Role.LEADER), edition=edition_of(story, code))


def published(
    story: Story | None = None,
    code: str = "",
    at: datetime | None = None,
    correction: str = "",
    **wanted: Any,
) -> Publication:
    """In public now, or from a moment on."""
    story = story or drafted(**wanted)
    edition = approved(story, code)
    made, _told = publishing.publish(
        actor=person(Role.OFFICER), edition=edition, at=at, correction=correction
    )
    return made


def translated(story: Story, code: str, actor: User | None = None, **words: Any) -> Edition:
    """An edition in another language, its words changed."""
    actor = actor or person(Role.OFFICER)
    edition = stories.open_edition(actor=actor, story=story, language=language(code))
    write(edition, actor, **(ENGLISH | words))
    return edition_of(story, code)


def photograph(
    width: int = 800, height: int = 600, form: str = "JPEG", colour: str = "teal", **save: Any
) -> bytes:
    """Bytes of a picture."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, form, **save)
    return out.getvalue()


def picture(
    unit: Unit | None = None, actor: User | None = None, content: bytes | None = None, **wanted: Any
) -> Picture:
    """A picture in the stock."""
    given = {"title": "Tháp", "alt": "Tháp lúc hoàng hôn", "credit": "Sở Văn hóa", "rights": "own"}
    return pictures.add(
        actor=actor or person(Role.OFFICER),
        unit=unit or UnitFactory(),
        content=photograph() if content is None else content,
        wanted=given | wanted,
    )


def film(unit: Unit | None = None, actor: User | None = None, content: bytes = b"", **wanted: Any) -> Video:
    """A film in the stock."""
    given = {"title": "Sông", "credit": "Sở Văn hóa", "rights": "own"}
    return videos.add(
        actor=actor or person(Role.OFFICER),
        unit=unit or UnitFactory(),
        content=content or TINY.read_bytes(),
        wanted=given | wanted,
    )


def filmed(content: bytes = b"", captions: str = CAPTIONS, until: date | None = None, **wanted: Any) -> Story:
    """A story that is a film, with all it needs."""
    words = {"video": film(content=content, rights_until=until), "picture": picture(), "picture_alt": "Sông"}
    return drafted(kind="video", captions=captions, **words, **wanted)
