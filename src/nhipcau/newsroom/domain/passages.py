"""Câu dịch: a translation taken apart along the sentences of its source, and put together again.

The sentences follow the source that the translation follows (`staleness.basis_of`). A text written as a whole
is laid beside them anew: what is unchanged stays with its sentence, what changed goes on from it, and what
fits no sentence is kept apart, where a person sees it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain.errors import Refused
from nhipcau.translation.domain import memory, segments
from nhipcau.translation.domain.segments import Segmented
from nhipcau.units.models import User

from ..enums import Origin, Part
from ..models import Edition, EditionVersion, Passage
from . import staleness
from .sentences import FIELDS, apart


@dataclass(frozen=True, slots=True)
class Progress:
    """Dịch được đến đâu, in sentences."""

    whole: int
    done: int
    machine: int
    changed: int
    empty: int

    @property
    def percent(self) -> int:
        """Phần trăm đã xong."""
        return 100 * self.done // self.whole if self.whole else 100


def fresh(edition: Edition, source: EditionVersion) -> list[Passage]:
    """Câu của bản gốc chưa dịch, not kept yet."""
    rows = [
        (part, segment.text)
        for part, whole in apart(source, edition.story.language.code).items()
        for segment in whole.segments
    ]
    return [
        Passage(edition=edition, position=at, part=part, source=said) for at, (part, said) in enumerate(rows)
    ]


def of(edition: Edition) -> list[Passage]:
    """Các câu của một bản dịch in order; laid beside its text, and not kept, where none are kept yet."""
    kept = list(Passage.objects.filter(edition=edition).select_related("confirmed_by"))
    source = staleness.basis_of(edition)
    if kept or source is None or edition.current is None:
        return kept
    found = fresh(edition, source)
    return laid(found, edition, source, edition.current.author)


def composed(edition: Edition, source: EditionVersion, found: Sequence[Passage]) -> dict[str, str]:
    """Chữ của bản dịch theo các câu; what is not translated says what the source says."""
    words = {}
    for part, whole in apart(source, edition.story.language.code).items():
        mine = [each for each in found if each.part == part]
        texts = ["" if each.is_joined else each.target or each.source for each in mine]
        if len(texts) != len(whole.segments):
            raise Refused(_("Các câu dịch không còn khớp bản gốc; hãy bấm “Theo bản gốc mới” rồi dịch tiếp."))
        words[FIELDS[part]] = whole.filled(texts, code=edition.language.code)
    return words


def laid(
    found: list[Passage], edition: Edition, source: EditionVersion, writer: User | None
) -> list[Passage]:
    """Đặt lại các câu theo chữ đang có của bản dịch, as `writer` left it; returns them all, keeps none."""
    assert edition.current is not None  # noqa: S101 - an edition is never made without a text
    now = apart(edition.current, edition.language.code)
    before = apart(source, edition.story.language.code)
    result: list[Passage] = []
    spare: list[str] = [each.target for each in found if each.part == Part.REST]
    for part, whole in before.items():
        mine = [each for each in found if each.part == part]
        places = [segment.place for segment in whole.segments]
        lost = _lay(mine, places, now[part], writer)
        result += mine
        spare += lost
    for said in dict.fromkeys(spare):
        result.append(Passage(edition=edition, part=Part.REST, target=said))
    for at, each in enumerate(result):
        each.position = at
    return result


def keep(edition: Edition, found: Iterable[Passage]) -> None:
    """Giữ các câu in place of those kept before, in the caller's transaction."""
    Passage.objects.filter(edition=edition).delete()
    rows = list(found)
    for each in rows:
        each.pk, each.edition = None, edition
    Passage.objects.bulk_create(rows)


def follow(edition: Edition, writer: User) -> None:
    """Đặt lại các câu sau khi cả bài được soạn ở chỗ khác, in the caller's transaction."""
    found = list(Passage.objects.filter(edition=edition))
    source = staleness.basis_of(edition)
    if found and source is not None:
        keep(edition, laid(found, edition, source, writer))


def resynced(edition: Edition, old: Sequence[Passage], source: EditionVersion) -> list[Passage]:
    """Các câu theo bản gốc mới: unchanged ones keep all, changed ones wait to be looked at again.

    A changed one keeps its translation as a suggestion; a new one is empty. What was taken out
    of the source is kept apart, if anybody translated it.
    """
    new = fresh(edition, source)
    spare = [each for each in old if each.part == Part.REST]
    for part in FIELDS:
        before = [each for each in old if each.part == part]
        after = [each for each in new if each.part == part]
        pairs = segments.aligned([each.source for each in before], [each.source for each in after])
        for old_at, new_at, likeness in pairs:
            if old_at is None:
                continue
            if new_at is None:
                if before[old_at].target and before[old_at].origin != Origin.MACHINE:
                    spare.append(Passage(part=Part.REST, target=before[old_at].target))
                continue
            _carry(before[old_at], after[new_at], likeness)
    result = [*new, *spare]
    for at, each in enumerate(result):
        each.position = at
    return result


def progress_of(found: Iterable[Passage]) -> Progress:
    """Dịch được đến đâu."""
    rows = [each for each in found if each.part != Part.REST]
    return Progress(
        whole=len(rows),
        done=sum(each.is_done for each in rows),
        machine=sum(each.is_machine for each in rows),
        changed=sum(bool(each.old_source) for each in rows),
        empty=sum(each.is_empty and not is_name(each.source) for each in rows),
    )


def is_name(text: str) -> bool:
    """Chỉ có tên riêng, số, which may stay as they are in the source."""
    words = ("".join(letter for letter in word if letter.isalnum()) for word in text.split())
    return all(word[:1].isupper() or word.isdecimal() for word in words if word)


def lacking(edition: Edition) -> list[str]:
    """Những câu chưa ai chịu trách nhiệm, each kind a sentence that says what to do."""
    rows = list(Passage.objects.filter(edition=edition))
    progress, left = progress_of(rows), _left(edition, rows)
    found = []
    if progress.machine:
        found.append(
            ngettext(
                "%(n)d câu là bản máy dịch chưa ai xác nhận; "
                "hãy mở trang Dịch từng câu và xác nhận từng câu.",
                "%(n)d câu là bản máy dịch chưa ai xác nhận; "
                "hãy mở trang Dịch từng câu và xác nhận từng câu.",
                progress.machine,
            )
            % {"n": progress.machine}
        )
    if progress.changed:
        found.append(
            ngettext(
                "%(n)d câu đã đổi ở bản gốc mà bản dịch chưa được xem lại.",
                "%(n)d câu đã đổi ở bản gốc mà bản dịch chưa được xem lại.",
                progress.changed,
            )
            % {"n": progress.changed}
        )
    if left:
        found.append(ngettext("%(n)d câu chưa dịch.", "%(n)d câu chưa dịch.", left) % {"n": left})
    return found


def require_persons(edition: Edition) -> None:
    """Raises Refused while a sentence is a machine's, or was not looked at since its source changed."""
    open_ = Passage.objects.filter(edition=edition, confirmed_at=None)
    if open_.filter(Q(origin=Origin.MACHINE) | ~Q(old_source="")).exists():
        raise Refused(" ".join(lacking(edition)))


def remember(edition: Edition) -> int:
    """Ghi nhớ các câu đã có người xác nhận of a translation that is published; returns how many are new.

    Those of a text that was written as a whole are taken where each sentence has its own.
    """
    source = staleness.basis_of(edition)
    if source is None:
        return 0
    found = of(edition)
    if found and found[0].pk is None and any(each.is_joined or each.part == Part.REST for each in found):
        return 0
    rows = [each for each in found if each.part != Part.REST]
    pairs = memory.in_context([each.source for each in rows], [each.target for each in rows])
    done = [pair for pair, each in zip(pairs, rows, strict=True) if each.is_done and each.target]
    return memory.remember(
        source=edition.story.language.code,
        target=edition.language.code,
        sentences=done,
        origin=edition.story.title,
        origin_path=edition.story.get_absolute_url(),
        author=edition.current.author if edition.current else None,
    )


def confirmers(edition: Edition) -> set[int]:
    """Những người đã xác nhận câu dịch: they have a hand in the text."""
    found = Passage.objects.filter(edition=edition, confirmed_by__isnull=False)
    return {each for each in found.values_list("confirmed_by", flat=True) if each is not None}


def _left(edition: Edition, rows: Iterable[Passage]) -> int:
    """Sentences that stand in the translation as they stand in its source."""
    version = edition.current
    said = " ".join(str(getattr(version, field)) for field in FIELDS.values()) if version else ""
    said = " ".join(said.split())
    empty = [each.source for each in rows if each.is_empty and each.part != Part.REST]
    return sum(source in said and not is_name(source) for source in empty)


def _carry(old: Passage, new: Passage, likeness: float) -> None:
    for name in ("target", "is_joined", "origin", "score"):
        setattr(new, name, getattr(old, name))
    new.stroke = old.stroke + 1
    if likeness == 1.0:
        new.confirmed_by, new.confirmed_at = old.confirmed_by, old.confirmed_at
        new.old_source = old.old_source
    elif old.target or old.is_joined:
        new.old_source = old.old_source or old.source


def _lay(mine: list[Passage], places: Sequence[int], now: Segmented, writer: User | None) -> list[str]:
    """Lay the sentences of one part beside the passages; returns those that fit none."""
    said = [(at, each.target or each.source) for at, each in enumerate(mine) if not each.is_joined]
    pairs = segments.aligned([text for _at, text in said], list(now.texts))
    lost: list[str] = []
    gone: list[int] = []
    come: list[int] = []

    def flush() -> None:
        if gone or come:
            lost.extend(_guess(mine, places, (list(gone), list(come)), now, writer))
            gone.clear()
            come.clear()

    for old_at, new_at, likeness in pairs:
        if old_at is None and new_at is not None:
            come.append(new_at)
        elif new_at is None and old_at is not None:
            gone.append(said[old_at][0])
        elif old_at is not None and new_at is not None:
            flush()
            if likeness < 1.0:
                _say(mine[said[old_at][0]], now.texts[new_at], writer)
    flush()
    return lost


def _guess(
    mine: list[Passage],
    places: Sequence[int],
    gap: tuple[list[int], list[int]],
    now: Segmented,
    writer: User | None,
) -> Iterator[str]:
    """Sentences between two that are known: one to one, else block by block, else told apart."""
    gone, come = gap
    if not come:
        # Its words stand in another sentence, or it was left out: told, not filled in again.
        _join([mine[at] for at in gone], [], writer)
        return
    if len(gone) == len(come):
        for at, new in zip(gone, come, strict=True):
            _say(mine[at], now.texts[new], writer)
        return
    old_blocks = [list(group) for _place, group in groupby(gone, key=lambda at: places[at])]
    new_blocks = [list(group) for _place, group in groupby(come, key=lambda at: now.segments[at].place)]
    if len(old_blocks) != len(new_blocks):
        for at in gone:
            _say(mine[at], "", writer)
        yield from (now.texts[at] for at in come)
        return
    for block, said in zip(old_blocks, new_blocks, strict=True):
        _join([mine[at] for at in block], [now.texts[at] for at in said], writer)


def _join(old: list[Passage], texts: list[str], writer: User | None) -> None:
    """The sentences of one block: more of them stand together in the last, fewer are said before."""
    if len(texts) > len(old):
        texts = [*texts[: len(old) - 1], " ".join(texts[len(old) - 1 :])]
    for number, passage in enumerate(old):
        _say(passage, texts[number] if number < len(texts) else "", writer)
        if number >= len(texts):
            passage.is_joined, passage.confirmed_by, passage.confirmed_at = True, writer, timezone.now()


def _say(passage: Passage, text: str, writer: User | None) -> None:
    """A person wrote it where the whole text stands."""
    passage.target, passage.is_joined, passage.score = text, False, None
    passage.old_source = ""
    passage.stroke = (passage.stroke or 0) + 1
    passage.origin = Origin.PERSON if text else ""
    passage.confirmed_by = writer if text else None
    passage.confirmed_at = timezone.now() if text else None
