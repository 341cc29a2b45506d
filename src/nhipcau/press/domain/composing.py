"""Thư gửi báo chí: a statement or release as it stands in public when the letter goes out."""

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse

from nhipcau.core.domain import listing
from nhipcau.mailing.domain.composing import MARK, Letter
from nhipcau.mailing.domain.outbox import absolute
from nhipcau.newsroom.domain import text
from nhipcau.newsroom.enums import StoryKind
from nhipcau.newsroom.models import Language, Publication
from nhipcau.newsroom.queries import in_public
from nhipcau.outreach.domain import composing as outreach
from nhipcau.outreach.domain import words as outreach_words

from ..models import Release, Sending
from . import sending, voices, words


def compose(reference: str) -> Letter | str:
    """Thư để gửi; a sentence when there is nothing that may go out. Called before each batch."""
    found = Sending.objects.select_related("list", "story__unit", "corrects").get(pk=int(reference))
    return _correction(found) if found.corrects is not None else _first(found)


def _first(found: Sending) -> Letter | str:
    rows = in_public().filter(story=found.story_id, language__code=found.list.language)
    shown = rows.select_related("version", "language", "story__unit").first()
    if shown is None:
        return "Bản bằng ngôn ngữ của danh sách hiện không ở trên cổng."
    context = _frame(found) | {
        "shown": shown,
        "version": shown.version,
        "plain": text.plain(shown.version.body),
        "body": text.html(shown.version.body, lambda shown: ""),
        "link": outreach.address_of(shown),
        "voice": voices.line_of(found.story, found.list.language),
        "contacts": _contacts(found),
    }
    subject = f"{context['words'][found.story.kind]}: {shown.version.title}"
    return _letter("press/mail/story", subject, context, [shown])


def _correction(found: Sending) -> Letter | str:
    assert found.corrects is not None  # noqa: S101 - asked by the caller
    carried = Publication.objects.filter(pk__in=sending.carried_by(found.corrects))
    items: list[dict[str, Any]] = []
    for each in carried.select_related("version", "language", "story").order_by("pk"):
        mending = outreach.mending_of(each)
        if mending["corrections"] or mending["withdrawn"]:
            items.append({"title": each.version.title, "link": outreach.address_of(each), **mending})
    if not items:
        return "Không có chỗ sai nào đã gửi đi."
    context = _frame(found) | {"items": items}
    subject = f"{context['letter_words']['mended']}: {items[-1]['title']}"
    return _letter("press/mail/correction", subject, context, [])


def _frame(found: Sending) -> dict[str, Any]:
    """What every letter says: who sends it, why one gets it, how to leave."""
    code = found.list.language
    language = Language.objects.filter(code=code).first()
    stand_in = language.stand_in if language else "en"
    told = outreach_words.of(code, stand_in)
    office = listing.office() or found.list.sender_name
    filled = {"list": found.list.name_in(code), "office": office, "unit": str(found.story.unit)}
    return {
        "code": code,
        "is_rtl": bool(language and language.is_rtl),
        "words": words.of(code, stand_in),
        "letter_words": told,
        "sent_by": told["sent_by"].format(**filled),
        "why_you": told["why_you"].format(**filled),
        "room": absolute(reverse("portal:press", args=[code])),
        "mark": MARK,
    }


def _letter(template: str, subject: str, context: dict[str, Any], carried: list[Publication]) -> Letter:
    plain = render_to_string(f"{template}.txt", context)
    html = render_to_string(f"{template}.html", context)
    signs = [f"{outreach.CARRIED}{each.pk}" for each in carried]
    return Letter(subject, plain.strip() + "\n", html, signs)


def _contacts(found: Sending) -> str:
    if found.story.kind != StoryKind.RELEASE:
        return ""
    release = Release.objects.filter(story=found.story_id).only("contacts").first()
    return release.contacts if release else ""
