"""Gói đăng kênh: text within the channel's limits, pictures cut to its sizes, what they show, the link.

Only for channels that stand in the public register (safeguard 14). A person posts it and records where it
stands; nobody is counted.
"""

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.newsroom.domain import pictures, text
from nhipcau.newsroom.models import Picture, Publication
from nhipcau.newsroom.queries import in_public
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import ChannelState, Counting
from ..models import Channel, Platform, Posting
from . import composing, policy

# Code points that count one where others count two (twitter-text, config v3).
LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Pack:
    """Gói cho một bài trên một kênh; `is_cut` tells that the lead was shortened."""

    channel: Channel
    text: str
    link: str
    length: int
    is_cut: bool
    pictures: list[tuple[Picture, str]]


def of(publication: Publication, channel: Channel) -> Pack:
    """Gói của bài cho kênh. Raises Refused for a channel that is not official, or speaks another language."""
    require_official(channel)
    if not in_public().filter(pk=publication.pk).exists():
        raise Refused(_("Bài này hiện không đăng trên cổng nên không có gói."))
    if not channel.languages.filter(pk=publication.language_id).exists():
        raise Refused(_("Kênh này không đăng bằng ngôn ngữ của bài."))
    version, link = publication.version, composing.address_of(publication)
    said, is_cut = fitted(version.title, version.lead, link, channel.platform)
    return Pack(
        channel,
        said,
        link,
        length(said, channel.platform, link),
        is_cut,
        shown_in(publication, channel.platform),
    )


def require_official(channel: Channel) -> None:
    """Raises Refused for a channel outside the public register."""
    if channel.state != ChannelState.PUBLIC:
        raise Refused(
            _("Chỉ có gói cho kênh trong danh sách công khai; kênh này chưa được xác nhận hoặc đã đóng.")
        )


def fitted(title: str, lead: str, link: str, platform: Platform) -> tuple[str, bool]:
    """Chữ vừa giới hạn: the link whole, the title whole where it can be, the lead cut between words."""

    def fits(said: str) -> bool:
        return platform.text_limit is None or length(said, platform, link) <= platform.text_limit

    for head, tail in ((title, lead), (title, "")):
        if fits(said := BREAK.join(filter(None, (head, tail, link)))):
            return said, tail != lead
        cut = tail or head
        words = re.split(r"(?<=\s)", cut)
        for count in range(len(words) - 1, 0, -1):
            shortened = "".join(words[:count]).rstrip(" ,;:–-") + "…"
            parts = (head, shortened, link) if tail else (shortened, link)
            if fits(said := BREAK.join(parts)):
                return said, True
    # Scripts without spaces, or a limit that hardly holds the link.
    for count in range(len(title) - 1, 0, -1):
        if fits(said := f"{title[:count]}…{BREAK}{link}"):
            return said, True
    return link, True


def length(said: str, platform: Platform, link: str = "") -> int:
    """Độ dài như nền tảng đếm; a link counts what it counts there."""
    said = unicodedata.normalize("NFC", said)
    links = 0
    if link and platform.link_length:
        links = said.count(link) * platform.link_length
        said = said.replace(link, "")
    if platform.counting == Counting.BYTES:
        return len(said.encode()) + links
    if platform.counting == Counting.WEIGHTED:
        return links + sum(1 if any(low <= ord(sign) <= high for low, high in LIGHT) else 2 for sign in said)
    return len(said) + links


def shown_in(publication: Publication, platform: Platform) -> list[tuple[Picture, str]]:
    """Ảnh của bài kèm mô tả, the leading one first, those that may be shown today."""
    version = publication.version
    told = [(version.picture_id, version.picture_alt)] if version.picture_id else []
    told += [(each.number, each.alt) for each in text.pictures(version.body) if each.number]
    alts = {pk: alt for pk, alt in reversed(told) if pk}
    known = Picture.objects.select_related("file").in_bulk(list(alts))
    order = list(dict.fromkeys(pk for pk, _alt in told))
    found = [(known[pk], alts[pk]) for pk in order if pk in known and known[pk].may_be_shown]
    return found[: platform.most_pictures]


def archive(*, actor: User, publication: Publication, channel: Channel) -> bytes:
    """Gói ZIP: bai-dang.txt, a JPEG for each picture and size, and what each shows."""
    access.require(actor, policy.PACK, units=[publication.story.unit])
    pack = of(publication, channel)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("bai-dang.txt", pack.text + "\n")
        packed.writestr("lien-ket.txt", pack.link + "\n")
        alts = []
        for number, (picture, alt) in enumerate(pack.pictures, 1):
            for width, height in channel.platform.sizes:
                name = f"anh-{number}-{width}x{height}.jpg"
                packed.writestr(name, cut(picture, width, height))
                alts.append(f"{name}: {alt} ({picture.credit})")
        packed.writestr("mo-ta-anh.txt", "\n".join(alts) + "\n")
    with transaction.atomic():
        after = {"channel": channel, "language": publication.language.code}
        audit.record(actor=actor, verb="outreach.pack.make", subject=publication.story, after=after)
    return out.getvalue()


def cut(picture: Picture, width: int, height: int) -> bytes:
    """Ảnh JPEG đúng tỉ lệ, round the point that matters; a smaller original is not blown up."""
    with Image.open(picture.file.path, formats=sorted(pictures.FORMATS)) as original:
        image = ImageOps.exif_transpose(original).convert("RGB")
    image = image.crop(box(image.size, (width, height), (picture.focus_x, picture.focus_y)))
    if image.width > width:
        image = image.resize((width, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=88, optimize=True)
    return out.getvalue()


def box(size: tuple[int, int], shape: tuple[int, int], focus: tuple[int, int]) -> tuple[int, int, int, int]:
    """Khung cắt of that shape, as large as the picture allows, as near round the focus as its edges allow."""
    width, height = size
    wide = max(1, min(width, round(height * shape[0] / shape[1])))
    high = max(1, min(height, round(width * shape[1] / shape[0])))
    left = min(max(round(width * focus[0] / 100 - wide / 2), 0), width - wide)
    top = min(max(round(height * focus[1] / 100 - high / 2), 0), height - high)
    return left, top, left + wide, top + high


def record_post(
    *, actor: User, publication: Publication, channel: Channel, link: str, posted_on: date
) -> Posting:
    """Ghi liên kết bài đã đăng. Raises Refused for a link elsewhere than on that channel's site."""
    access.require(actor, policy.PACK, units=[publication.story.unit])
    require_official(channel)
    if not channel.languages.filter(pk=publication.language_id).exists():
        raise Refused(_("Kênh này không đăng bằng ngôn ngữ của bài."))
    asked, own = urlsplit(link.strip()), urlsplit(channel.address)
    if asked.scheme != "https" or _host(asked.hostname) != _host(own.hostname):
        raise Refused(
            _("Liên kết phải ở %(host)s, nơi có kênh này; bài ở nơi khác không ghi.") % {"host": own.hostname}
        )
    if not channel.since <= posted_on <= timezone.localdate():
        raise Refused(_("Ngày đăng phải từ khi kênh hoạt động đến hôm nay."))
    with transaction.atomic():
        if Posting.objects.filter(link=link.strip()).exists():
            raise Refused(_("Liên kết này đã được ghi."))
        made = Posting.objects.create(
            channel=channel, publication=publication, link=link.strip(), posted_on=posted_on
        )
        after = {"channel": channel, "link": made.link, "posted_on": posted_on}
        audit.record(actor=actor, verb="outreach.pack.post", subject=made, after=after)
    return made


def _host(name: str | None) -> str:
    return (name or "").removeprefix("www.").removeprefix("m.")
