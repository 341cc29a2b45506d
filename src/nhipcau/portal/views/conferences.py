"""Họp báo trên cổng: those to come and past, one with its materials, feeds and calendars."""

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from nhipcau.clock.domain import icalendar
from nhipcau.conferences import queries
from nhipcau.conferences.domain import spelling
from nhipcau.conferences.domain import words as told
from nhipcau.conferences.enums import ConferenceState
from nhipcau.conferences.models import Conference, Material

from ..domain import feeds
from ..domain.feeds import Entry, Feed
from .frame import Page

NEWEST = 40
# Files whose type a browser may know; it is given them to keep, never to run.
TYPES = {"pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}


class ConferencesPage(Page):
    """A page of this part: the site's own words and those of conferences."""

    @property
    def words(self) -> dict[str, str]:
        """Chữ của cổng và của họp báo."""
        return super().words | told.of(self.language.code, self.language.stand_in)

    def held(self, pk: str) -> Conference:
        """Cuộc đứng trên cổng; 404 for any other."""
        found = queries.in_public().filter(pk=int(pk)).first()
        if found is None:
            raise Http404
        return found

    def row(self, each: Conference) -> dict[str, Any]:
        """Một cuộc in the language of the page."""
        code = self.language.code
        return {
            "conference": each,
            "said": spelling.said(each, code),
            "when": spelling.span(each, code),
            "is_off": each.state == ConferenceState.CANCELLED,
            "registers": each.takes_registrations,
            "address": reverse("accreditation:conference", args=[code, each.pk]),
        }


class Conferences(ConferencesPage):
    """Họp báo sắp tới và đã qua."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        found = queries.in_public()
        context = {
            "coming": [self.row(each) for each in queries.coming(found)],
            "past": [self.row(each) for each in queries.past(found)[:NEWEST]],
        }
        return self.standing("portal/conferences/conferences.html", context)


class ConferenceShown(ConferencesPage):
    """Một cuộc: when, where, who speaks, what was handed out, asked and said; how to register."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        """The page."""
        held, code = self.held(pk), self.language.code
        transcripts = held.transcripts.filter(published_at__isnull=False).select_related("language")
        context = self.row(held) | {
            "agenda": held.agenda.splitlines(),
            "tongues": held.languages.all(),
            "speaker": held.spokesperson,
            "position": held.spokesperson.position_in(code) if held.spokesperson else "",
            "position_lang": _position_lang(held, code),
            "materials": [
                (each, material_path(code, each))
                for each in held.materials.filter(is_public=True).select_related("file")
            ],
            "questions": held.questions.filter(is_public=True),
            "transcripts": transcripts,
            "opens": spelling.moment(held.opens_at, code) if held.opens_at else "",
            "closes": spelling.moment(held.closes_at, code) if held.closes_at else "",
            "is_open": held.takes_registrations,
            "is_early": bool(held.opens_at) and not held.takes_registrations and _is_before(held),
            "rests": getattr(request, "is_baked", False),
        }
        return self.standing("portal/conferences/conference.html", context)


class PublicMaterial(ConferencesPage):
    """Tài liệu công khai, given to be kept."""

    def get(self, request: HttpRequest, pk: str, material: str, name: str) -> HttpResponse:
        """The file; 404 for one that is not public."""
        held = self.held(pk)
        found = held.materials.filter(pk=int(material), is_public=True).select_related("file").first()
        if found is None or name != safe_name(found):
            raise Http404
        ending = name.rpartition(".")[2].lower()
        response = HttpResponse(
            found.file.path.read_bytes(), content_type=TYPES.get(ending, "application/octet-stream")
        )
        response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
        response["Content-Security-Policy"] = "sandbox; default-src 'none'"
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        return response


class ConferenceFeed(ConferencesPage):
    """Các cuộc đã công bố, mới đổi trước; `kind` is atom, rss or json."""

    kind = "atom"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The feed; a change brings its entry up again, and one called off says why."""
        code = self.language.code
        entries = [self.entry(each) for each in queries.in_public().order_by("-changed_at")[:NEWEST]]
        feed = Feed(
            title=" – ".join(part for part in (self.words["conferences"], self.office) if part),
            home=self.whole(reverse("accreditation:conferences", args=[code])),
            address=self.whole(request.path),
            code=code,
            office=self.office or self.words["site"],
            icon=self.sign(),
            entries=feeds.latest(entries, NEWEST),
        )
        response = HttpResponse(
            feeds.written(feed, self.kind), content_type=f"{feeds.KINDS[self.kind]}; charset=utf-8"
        )
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        response["X-Content-Type-Options"] = "nosniff"
        return response

    def entry(self, each: Conference) -> Entry:
        """Một mục."""
        row = self.row(each)
        said, off = row["said"], self.words["called_off"].format(reason=each.cancel_reason)
        assert each.announced_at is not None  # noqa: S101 - asked of the database
        return Entry(
            key=self.whole(row["address"]),
            address=self.whole(row["address"]),
            title=said.title,
            lead=f"{row['when']} {self.words['mail_zone']}. {said.place}. {said.about}".strip(),
            unit=str(each.unit),
            first=each.announced_at,
            changed=each.changed_at,
            told=[off] if row["is_off"] else [],
        )


class ConferenceCalendar(ConferencesPage):
    """Mọi cuộc, hay một cuộc, for a calendar program (RFC 5545)."""

    def get(self, request: HttpRequest, pk: str = "") -> HttpResponse:
        """The file."""
        found = [self.held(pk)] if pk else list(queries.in_public()[: NEWEST * 3])
        name = spelling.said(found[0], self.language.code).title if pk else self.words["conferences"]
        events = [self.event(each) for each in found]
        title = f"{name} – {self.office}".rstrip(" –")
        response = HttpResponse(icalendar.written(title, events), content_type="text/calendar; charset=utf-8")
        response["Content-Language"] = self.language.code
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        response["X-Content-Type-Options"] = "nosniff"
        return response

    def event(self, each: Conference) -> icalendar.Event:
        """Một cuộc in a calendar; a change replaces what is there, a cancellation takes it out."""
        code, said = self.language.code, spelling.said(each, self.language.code)
        host = self.request.get_host().split(":", maxsplit=1)[0]
        is_off = each.state == ConferenceState.CANCELLED
        return icalendar.Event(
            # The same for ever, whatever becomes of the title.
            uid=f"hop-bao-{each.pk}-{code}@{host}",
            title=said.title,
            starts=each.starts_at,
            until=each.ends_at,
            details=each.cancel_reason if is_off else said.about,
            url=self.whole(reverse("accreditation:conference", args=[code, each.pk])),
            place=said.place,
            changed=each.changed_at,
            cancelled=is_off,
            sequence=each.changes,
            alarm=None if is_off else timedelta(hours=2),
        )


def material_path(code: str, material: Material) -> str:
    """Địa chỉ công khai của một tài liệu."""
    given = [code, material.conference_id, material.pk, safe_name(material)]
    return reverse("accreditation:material", args=given)


def safe_name(material: Material) -> str:
    """Tên tệp in the address: letters that every disk and address bears; the ending tells the type."""
    ending = material.file_name.rpartition(".")[2].lower()
    return f"tai-lieu-{material.pk}.{ending if ending.isalnum() else 'bin'}"


def _position_lang(held: Conference, code: str) -> str:
    positions = held.spokesperson.positions if held.spokesperson else {}
    return code if positions.get(code) else "en" if code != "vi" and positions.get("en") else "vi"


def _is_before(held: Conference) -> bool:
    return (
        held.state == ConferenceState.ANNOUNCED
        and held.opens_at is not None
        and timezone.now() < held.opens_at
    )
