"""Lá thư lúc này: what stands in public at this moment, and nothing else, in the words of its language."""

from typing import Any

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from nhipcau.core.domain import listing
from nhipcau.mailing.domain.composing import MARK
from nhipcau.mailing.domain.composing import Letter as Sent
from nhipcau.mailing.domain.outbox import absolute
from nhipcau.newsroom.models import Language, Publication
from nhipcau.newsroom.queries import in_public

from .. import queries
from ..enums import LetterKind
from ..models import Letter
from . import words

NAME = "outreach.letter"
# What a mailing keeps of a publication that stood in it.
CARRIED = "newsroom.publication:"


def compose(reference: str) -> Sent | str:
    """Thư để gửi; a sentence when there is nothing that may go out. Called before each batch."""
    letter = Letter.objects.select_related("list", "unit").get(pk=int(reference))
    return written(letter)


def written(letter: Letter) -> Sent | str:
    """Thư như lúc này sẽ gửi."""
    context = content_of(letter)
    if not context["items"]:
        return "Không có bài nào của thư này đang đăng trên cổng."
    subject = letter.title
    if letter.kind == LetterKind.CORRECTION:
        subject = f"{context['words']['mended']}: {letter.title}"
    text = render_to_string("outreach/mail/letter.txt", context)
    html = render_to_string("outreach/mail/letter.html", context)
    return Sent(subject, text.strip() + "\n", html, [f"{CARRIED}{pk}" for pk in context["carried"]])


def content_of(letter: Letter) -> dict[str, Any]:
    """Nội dung thư lúc này, for the letter itself and for looking at it before."""
    code = letter.list.language
    language = Language.objects.filter(code=code).first()
    told = words.of(code, language.stand_in if language else "en")
    items = _corrections(letter) if letter.kind == LetterKind.CORRECTION else _stories(letter)
    office = listing.office() or letter.list.sender_name
    filled = {"list": letter.list.name_in(code), "office": office, "unit": str(letter.unit)}
    return {
        "letter": letter,
        "code": code,
        "is_rtl": bool(language and language.is_rtl),
        "words": told,
        "sent_by": told["sent_by"].format(**filled),
        "why_you": told["why_you"].format(**filled),
        "items": items,
        "carried": [each["publication"].pk for each in items],
        "online": absolute(reverse("letters:letter", args=[code, letter.list.slug, letter.pk])),
        "mark": MARK,
    }


def address_of(publication: Publication) -> str:
    """Địa chỉ công khai của bài, whole."""
    return absolute(
        reverse(
            "portal:story", args=[publication.language.code, publication.story_id, publication.slug or "-"]
        )
    )


def mending_of(publication: Publication) -> dict[str, Any]:
    """Điều đã sửa sau lần đăng ấy: words of later corrections, or the reason for which it was taken down."""
    story = publication.story
    if story.withdrawn_at is not None:
        why, code = story.why_gone(publication.language.code)
        return {"withdrawn": why, "withdrawn_in": code, "corrections": []}
    later = in_public_history(publication).exclude(correction="").order_by("at")
    return {"withdrawn": "", "corrections": [each.correction for each in later]}


def in_public_history(publication: Publication) -> QuerySet[Publication]:
    """Những lần đăng sau của cùng bản ngôn ngữ, that have begun."""
    return Publication.objects.filter(
        edition=publication.edition_id, at__gt=publication.at, at__lte=timezone.now()
    )


def _stories(letter: Letter) -> list[dict[str, Any]]:
    numbers = list(letter.items.values_list("story", flat=True))
    standing = queries.shown_now(numbers, letter.list.language)
    found = [standing[pk] for pk in numbers if pk in standing]
    return [
        {
            "publication": each,
            "title": each.version.title,
            "lead": each.version.lead,
            "link": address_of(each),
        }
        for each in found
    ]


def _corrections(letter: Letter) -> list[dict[str, Any]]:
    wrong = Publication.objects.filter(pk__in=letter.errors.values("publication"))
    found = []
    for each in wrong.select_related("version", "language", "story").order_by("pk"):
        mending = mending_of(each)
        standing = in_public().filter(edition=each.edition_id).exists()
        found.append(
            {
                "publication": each,
                "title": each.version.title,
                "lead": "",
                "link": address_of(each) if standing or mending["withdrawn"] else "",
                **mending,
            }
        )
    return [each for each in found if each["withdrawn"] or each["corrections"]]
