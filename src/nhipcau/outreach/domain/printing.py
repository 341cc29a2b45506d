"""Bản in: a story or several as a PDF anyone can read (PDF/UA-1 and PDF/A-2a), in their own language.

A leaflet is made of what stands in public and kept under the digest of that, like the pictures of the stock:
it can be thrown away at any time, and a correction makes another one.
"""

import hashlib
import io
import json
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.utils import timezone
from PIL import Image, ImageOps

from nhipcau.newsroom.domain import dates, events, pictures
from nhipcau.newsroom.enums import StoryKind
from nhipcau.newsroom.models import Language, Picture, Publication
from nhipcau.newsroom.queries import in_public, uncarried
from nhipcau.official.domain import pdf
from nhipcau.training.domain import qr

from . import composing, typesetting, words

FOLDER = Path(__file__).resolve().parents[1] / "fonts"
TEMPLATE = Path(__file__).resolve().parents[1] / "typst" / "leaflet.typ"
# In print a picture is 166 mm wide: this many pixels are 200 to an inch.
WIDE = 1300
# Another setting of the same words is another file.
SETTING = 1


@dataclass(frozen=True, slots=True)
class Cover:
    """Bìa của tập tin bài: its title, who put it together, when."""

    title: str
    unit: str
    day: datetime


@dataclass(frozen=True, slots=True)
class Leaflet:
    """Một bản in: what stands in it, and by their names in it the pictures, cut to 16:9 or whole."""

    content: dict[str, Any]
    pictures: dict[str, tuple[Picture, bool]]

    @property
    def digest(self) -> str:
        """Mã của bản in, 64 letters."""
        told = json.dumps([SETTING, self.content], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()


def of(shown: Sequence[Publication], office: str, cover: Cover | None = None) -> Leaflet:
    """Bản in của các bài này, all in one language, in this order; `cover` for more than one."""
    language = shown[0].language
    told = words.of(language.code, language.stand_in)
    behind = uncarried(shown)
    stories: list[dict[str, Any]] = []
    used: dict[str, tuple[Picture, bool]] = {}
    for each in shown:
        story = _story(each, told, behind.get(each.edition_id, []))
        found = typesetting.known_pictures(each.version)
        used |= {typesetting.named(picture): (picture, False) for picture in found.values()}
        story["blocks"] = typesetting.blocks(each.version, found, language)
        if (lead := each.version.picture) is not None and lead.may_be_shown:
            used[typesetting.named(lead, is_cut=True)] = lead, True
            its_words = each.version.picture_alt, each.version.picture_caption
            story["picture"] = typesetting.pictured(lead, *its_words, is_cut=True)
        stories.append(story)
    content = typesetting.frame(language, told) | {
        "title": cover.title if cover else shown[0].version.title,
        "office": office,
        "made": _parts(cover.day if cover else shown[0].at),
        "said": {
            name: told[f"print_{name}"]
            for name in ("contents", "correction", "photo", "where", "when", "place", "source")
        },
        "published_by": told["print_published_by"].format(office=office) if office else "",
        "cover": _cover(cover, told, language) if cover else None,
        "stories": stories,
    }
    return Leaflet(content, used)


def drawn(leaflet: Leaflet) -> Path:
    """Tệp PDF của bản in, set once."""
    path = Path(settings.NHIPCAU_PICTURES_ROOT) / "in" / leaflet.digest[:2] / f"{leaflet.digest}.pdf"
    if path.exists():
        return path
    made = written(leaflet)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{uuid.uuid4().hex}")
    draft.write_bytes(made)
    draft.replace(path)
    return path


def written(leaflet: Leaflet) -> bytes:
    """Nội dung tệp PDF."""
    faces = tuple(sorted(FOLDER.glob("*.ttf")))
    beside = {name: _jpeg(*given) for name, given in leaflet.pictures.items()}
    return pdf.typeset(TEMPLATE, leaflet.content, faces=faces, beside=beside)


def _story(shown: Publication, told: dict[str, str], behind: Sequence[Publication]) -> dict[str, Any]:
    code, version = shown.language.code, shown.version
    said = [told["print_published"].format(day=dates.written(shown.first_at, code))]
    if shown.at != shown.first_at:
        said.append(told["print_changed"].format(day=dates.written(shown.at, code)))
    address = composing.address_of(shown)
    mended = Publication.objects.filter(edition=shown.edition_id, at__lte=shown.at).exclude(correction="")
    return {
        "title": version.title,
        "lead": version.lead,
        "published": ", ".join(said),
        "unit": told["answers_for"].format(unit=shown.story.unit),
        "corrections": [
            {"day": dates.written(each.at, code), "text": each.correction} for each in mended.order_by("-at")
        ],
        "behind": [
            {
                "said": told["print_behind"].format(
                    language=each.language.own_name, day=dates.written(each.at, code)
                ),
                "text": each.correction,
                **typesetting.speech(each.language.code, is_rtl=each.language.is_rtl),
            }
            for each in behind
        ],
        "when": _when(shown, told),
        "place": version.place if shown.story.kind == StoryKind.EVENT else "",
        "source": _source(shown, code),
        "picture": None,
        "address": address,
        # As a browser shows it, and where its lines may break.
        "shown": re.sub(r"([/-])", "\\1\u200b", unquote(address)),
        "qr": qr.svg(address),
    }


def _when(shown: Publication, told: dict[str, str]) -> str:
    """Thời gian của sự kiện, as the story's own language tells it."""
    if shown.story.kind != StoryKind.EVENT:
        return ""
    own = in_public().filter(story=shown.story_id, language=shown.story.language_id).first()
    when = events.of(own.version if own else shown.version)
    if when is None:
        return ""
    said = dates.span(when, shown.language.code)
    return f"{told['print_cancelled']} {said}" if when.is_cancelled else said


def _source(shown: Publication, code: str) -> str:
    version = shown.version
    if shown.story.kind != StoryKind.DATA or not version.data_source:
        return ""
    return version.data_source + (f" ({dates.day(version.data_on, code)})" if version.data_on else "")


def _cover(cover: Cover, told: dict[str, str], language: Language) -> dict[str, str]:
    day = dates.written(cover.day, language.code)
    return {"unit": cover.unit, "day": told["print_made"].format(day=day)}


def _parts(moment: datetime) -> list[int]:
    """Năm, tháng, ngày, giờ, phút, giây, as the template sets a date."""
    here = timezone.localtime(moment)
    return [here.year, here.month, here.day, here.hour, here.minute, here.second]


def _jpeg(picture: Picture, is_cut: bool) -> bytes:
    """Ảnh cho bản in, without what the camera wrote into it."""
    with Image.open(picture.file.path, formats=sorted(pictures.FORMATS)) as original:
        image = ImageOps.exif_transpose(original).convert("RGB")
    if is_cut:
        image = image.crop(pictures.cut_box(image.size, (picture.focus_x, picture.focus_y)))
    image.thumbnail((WIDE, WIDE * 2), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82, optimize=True)
    return out.getvalue()
