"""Bộ tư liệu: one ZIP with the text in each language, pictures with their rights, fact sheet and contacts.

Pictures are whole, without what a camera wrote into them; one whose time is over is left out.
"""

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime

from PIL import Image, ImageOps

from nhipcau.newsroom.domain import pictures as stock
from nhipcau.newsroom.domain import text
from nhipcau.newsroom.models import Edition, EditionVersion, Language, Picture, Publication
from nhipcau.newsroom.queries import in_public

from ..models import Release
from . import words

# A ZIP tells when each file was written; ours tell nothing.
EPOCH = (1980, 1, 1, 0, 0, 0)
Text = tuple[Language, EditionVersion]


def in_public_of(release: Release) -> list[Text]:
    """Lời thông cáo đang đăng, by language."""
    rows = in_public().filter(story=release.story_id).select_related("language", "version")
    return [(each.language, each.version) for each in rows.order_by("language__position")]


def coming_of(release: Release, now: datetime) -> list[Text]:
    """Lời thông cáo đang chờ giờ."""
    rows = Publication.objects.filter(story=release.story_id, at__gt=now)
    found = rows.select_related("language", "version").order_by("language__position")
    return [(each.language, each.version) for each in found]


def drafts_of(release: Release) -> list[Text]:
    """Lời đang soạn, for the office to look at."""
    rows = Edition.objects.filter(story=release.story_id).select_related("language", "current")
    return [(each.language, each.current) for each in rows if each.current is not None]


def archive(release: Release, texts: Iterable[Text]) -> bytes:
    """Bộ tư liệu ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        said = list(texts)
        for language, version in said:
            name = f"text/{language.code}"
            _put(packed, f"{name}.txt", _plain(version).encode())
            _put(packed, f"{name}.docx", docx(language, version))
        for name, content in (("contacts.txt", release.contacts), ("fact-sheet.txt", release.fact_sheet)):
            if content:
                _put(packed, name, (content + "\n").encode())
        told = words.of(release.story.language.code, release.story.language.stand_in)
        rights = [told["rights"], ""]
        for number, picture in enumerate(shown(release), 1):
            name = f"pictures/{number}.jpg"
            _put(packed, name, whole(picture))
            line = told["rights_line"].format(
                file=name,
                title=picture.title,
                credit=picture.credit,
                rights=picture.get_rights_display(),
                note=picture.rights_note,
            )
            rights.append(line.strip())
        if len(rights) > 2:
            _put(packed, "pictures/rights.txt", ("\n".join(rights) + "\n").encode())
    return out.getvalue()


def shown(release: Release) -> list[Picture]:
    """Ảnh của bộ tư liệu còn được dùng hôm nay."""
    return [each for each in release.pictures.select_related("file").order_by("pk") if each.may_be_shown]


def whole(picture: Picture) -> bytes:
    """Ảnh JPEG ở cỡ gốc."""
    with Image.open(picture.file.path, formats=sorted(stock.FORMATS)) as original:
        image = ImageOps.exif_transpose(original).convert("RGB")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95)
    return out.getvalue()


def docx(language: Language, version: EditionVersion) -> bytes:
    """Lời thông cáo dưới dạng DOCX, right to left where the language is."""
    # With it comes a whole library for XML, which a worker that makes no kit does not need.
    from docx import Document
    from docx.oxml import OxmlElement

    document = Document()
    core = document.core_properties
    core.title, core.language, core.author = version.title, language.code, ""
    core.created = core.modified = datetime(*EPOCH)
    document.add_heading(version.title, level=1)
    for said in (version.lead, *text.plain(version.body).split("\n")):
        if said:
            document.add_paragraph(said)
    if language.is_rtl:
        for paragraph in document.paragraphs:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _plain(version: EditionVersion) -> str:
    parts = version.title, version.lead, text.plain(version.body)
    return "\n\n".join(part for part in parts if part) + "\n"


def _put(packed: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    packed.writestr(entry, content)
