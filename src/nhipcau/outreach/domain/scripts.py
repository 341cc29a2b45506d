"""Kịch bản phát thanh: a story for the ear, with its cues and how long it takes to read.

What the machine spelt out is a proposal: a person reads it over and changes it before it is given out. A line
in square brackets is a cue (music, sound, picture): it is printed and not read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.issuing.domain import office_forms
from nhipcau.issuing.enums import FormKind
from nhipcau.newsroom.domain import blocks as reading
from nhipcau.newsroom.enums import Script
from nhipcau.newsroom.models import Language, Publication
from nhipcau.official.domain import docx
from nhipcau.official.domain.content import (
    Form,
    Heading,
    Letterhead,
    OfficialDocument,
    Paragraph,
    Run,
    Signature,
)
from nhipcau.units.models import Unit, User

from .. import queries
from . import dossiers
from .spoken import spoken

# Proposed to the reader, who sets their own: words a minute, and letters where words are not parted.
SPEEDS = {Script.HANS: 240, Script.KHMER: 700}
SPEED, OURS = 150, 180
LONGEST = 60_000
CUE = re.compile(r"^\s*\[.*\]\s*$")


def proposed(shown: Publication, forms: Mapping[str, str] | None = None) -> str:
    """Lời đề nghị; of a Vietnamese text figures and short forms are spelt out, of others nothing."""
    version = shown.version
    lines = [version.title.rstrip(".") + ".", version.lead, *_lines(reading.of(version.body))]
    if shown.language.code == "vi":
        lines = [line if CUE.match(line) else spoken(line, forms) for line in lines]
    return "\n\n".join(line for line in lines if line.strip())


def speed_of(language: Language) -> int:
    """Tốc độ đọc đề nghị, words (or letters) a minute."""
    return OURS if language.code == "vi" else SPEEDS.get(Script(language.script), SPEED)


def seconds(text: str, language: Language, speed: int) -> int:
    """Thời lượng dự kiến; cues are not read."""
    read = " ".join(line for line in text.split("\n") if not CUE.match(line))
    parted = Script(language.script) not in SPEEDS
    units = len(read.split()) if parted else len(re.findall(r"\w", read))
    return round(units * 60 / max(speed, 1))


def told(time: int) -> str:
    """Thời lượng as it is said: "2 phút 05 giây"."""
    minutes, rest = divmod(time, 60)
    if not minutes:
        return _("%(seconds)d giây") % {"seconds": rest}
    return _("%(minutes)d phút %(seconds)02d giây") % {"minutes": minutes, "seconds": rest}


def as_text(
    *, actor: User, stories: Sequence[int], language: Language, texts: Mapping[int, str], speed: int
) -> bytes:
    """Kịch bản dạng chữ thường (UTF-8)."""
    shown = dossiers.chosen(actor, stories, language)
    parts = []
    for at, each in enumerate(shown, 1):
        said = _said(texts, each)
        parts.append(f"{at}. {each.version.title}\n({told(seconds(said, language, speed))})\n\n{said}")
    dossiers.record(actor, shown, "script")
    return ("\n\n---\n\n".join(parts) + "\n").encode()


@in_official_language
def as_document(
    *, actor: User, stories: Sequence[int], language: Language, texts: Mapping[int, str], speed: int
) -> bytes:
    """Kịch bản DOCX in the form of the office, one heading a story."""
    shown = dossiers.chosen(actor, stories, language)
    blocks: list[Heading | Paragraph] = []
    total = 0
    for each in shown:
        said = _said(texts, each)
        total += (time := seconds(said, language, speed))
        blocks.append(Heading(each.version.title))
        blocks.append(Paragraph((Run(f"Thời lượng dự kiến: {told(time)}.", italic=True),)))
        blocks.extend(_paragraphs(said))
    first = f"Cả chương trình: {told(total)}, đọc {speed} tiếng mỗi phút. Ngôn ngữ: {language}."
    made = docx.write(
        _paper(shown[0].story.unit, (Paragraph.of(first), *blocks, Paragraph.of("Hết chương trình")))
    )
    dossiers.record(actor, shown, "script")
    return made


def _said(texts: Mapping[int, str], shown: Publication) -> str:
    said = str(texts.get(shown.pk, "")).replace("\r", "").strip() or proposed(shown, queries.short_forms())
    if len(said) > LONGEST:
        raise Refused(_("Lời của một bài dài quá; hãy viết gọn lại."))
    return said


def _paragraphs(said: str) -> Iterator[Paragraph]:
    for line in filter(str.strip, said.split("\n")):
        cue = bool(CUE.match(line))
        yield Paragraph((Run(line.strip(), bold=cue, italic=cue),))


def _paper(unit: Unit, blocks: tuple[Heading | Paragraph, ...]) -> OfficialDocument:
    form = office_forms.of(unit)
    head = Letterhead(
        form=Form.PARTY if form.form == FormKind.PARTY else Form.STATE,
        issuer=form.issuer,
        parent=form.parent,
        symbol="",
        title="Chương trình thông tin đối ngoại",
        place=form.place,
        date=timezone.localdate(),
        type_name="KỊCH BẢN PHÁT THANH",
    )
    return OfficialDocument(head, blocks, Signature(("NGƯỜI BIÊN TẬP",)), filed="")


def _lines(found: Sequence[reading.Block]) -> Iterator[str]:
    for block in found:
        if block.shown is not None:
            alt = block.shown.alt or block.shown.caption
            yield (
                "["
                + (_("BIỂU ĐỒ: %(what)s") if block.shown.chart else _("HÌNH: %(what)s")) % {"what": alt}
                + "]"
            )
        elif block.kind in {reading.LIST, reading.QUOTE}:
            for item in block.items:
                yield from _lines(item)
        elif block.kind == reading.TABLE:
            yield from block.said.split("\n")
        elif block.said:
            yield block.said.replace("\n", " ")
