"""Bộ nhớ dịch: sentences remembered with their translations, and found again where they fit."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.folding import fold
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..models import MemoryKey, MemoryUnit
from . import alike, policy

IN_CONTEXT, EXACT, LEAST = 101, 100, 70
LONGEST = 5000
# Of those that share a key, so many are compared letter by letter for one sentence.
COMPARED = 60
BATCH = 400

Context = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Remembered:
    """Một câu và bản dịch của nó, with the sentences round it; `around` holds their digests instead."""

    source_text: str
    target_text: str
    before: str = ""
    after: str = ""
    around: Context | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Gợi ý từ bộ nhớ: `score` 101 the same sentence between the same ones, 100 the same, 70–99 alike.

    `numbers_only`: it differs in its numbers alone.
    """

    unit: MemoryUnit
    score: int
    numbers_only: bool = False

    @property
    def text(self) -> str:
        """Câu dịch."""
        return self.unit.target_text


def remember(
    *,
    source: str,
    target: str,
    sentences: Iterable[Remembered],
    origin: str = "",
    origin_path: str = "",
    author: User | None = None,
) -> int:
    """Ghi nhớ các câu; returns how many are new. What is known with the same context is left as it is.

    The caller has asked for the right to whatever the sentences come from. Sentences without words, or longer
    than LONGEST, are passed over.
    """
    now = timezone.now()
    wanted: dict[str, MemoryUnit] = {}
    for each in sentences:
        if not _is_worth(each):
            continue
        before, after = each.around or (_digest(each.before), _digest(each.after))
        identity = alike.digest(source, target, each.source_text, each.target_text, before, after)
        wanted[identity] = MemoryUnit(
            source=source,
            target=target,
            source_text=each.source_text,
            target_text=each.target_text,
            digest=_digest(each.source_text),
            before=before,
            after=after,
            identity=identity,
            folded=fold(f"{each.source_text} {each.target_text}"),
            origin=origin[:250],
            origin_path=origin_path[:200],
            author=author,
            at=now,
        )
    with transaction.atomic():
        return sum(_keep(part) for part in _parts(list(wanted.values())))


def suggest(
    texts: Sequence[str],
    *,
    source: str,
    target: str,
    contexts: Sequence[Context] | None = None,
    most: int = 3,
) -> list[list[Suggestion]]:
    """Gợi ý cho từng câu, the best first: in its context, the same, then those alike from LEAST percent on.

    `contexts` holds the sentences before and after each; without it, those of `texts` itself. The number of
    questions to the database grows with hundreds of sentences, not with each.
    """
    if contexts is None:
        contexts = [
            (texts[at - 1] if at else "", texts[at + 1] if at + 1 < len(texts) else "")
            for at in range(len(texts))
        ]
    wanted = [[*alike.keys(text, source=source, target=target)] if text.strip() else [] for text in texts]
    near = _near(wanted)
    found = MemoryUnit.objects.in_bulk({unit for units in near for unit in units})
    same = _same({_digest(text) for text in texts if text.strip()}, source, target)
    return [
        _best(text, context, [*same.get(_digest(text), []), *(found[unit] for unit in units)], most)
        for text, context, units in zip(texts, contexts, near, strict=True)
    ]


def forget(*, actor: User, unit: MemoryUnit) -> None:
    """Xóa một câu sai khỏi bộ nhớ; texts that took it over stay. Raises PermissionDenied."""
    access.require(actor, policy.KEEP_MEMORY)
    with transaction.atomic():
        held = MemoryUnit.objects.select_for_update(of=("self",)).filter(pk=unit.pk).first()
        if held is None:
            raise Refused(_("Câu này đã được xóa khỏi bộ nhớ dịch."))
        names = ("source", "target", "source_text", "target_text", "origin")
        before = {name: getattr(held, name) for name in names}
        audit.record(actor=actor, verb="translation.memory.forget", subject=held, before=before)
        held.delete()


def in_context(sources: Sequence[str], targets: Sequence[str]) -> Iterator[Remembered]:
    """Các câu của một bài kèm câu trước, câu sau of each."""
    for at, (source, target) in enumerate(zip(sources, targets, strict=True)):
        before = sources[at - 1] if at else ""
        yield Remembered(source, target, before, sources[at + 1] if at + 1 < len(sources) else "")


def _is_worth(each: Remembered) -> bool:
    both = (each.source_text, each.target_text)
    return all(any(letter.isalpha() for letter in text) and len(text) <= LONGEST for text in both)


def _digest(text: str) -> str:
    return alike.digest(alike.normal(text)) if text.strip() else ""


def _parts(units: list[MemoryUnit]) -> Iterator[list[MemoryUnit]]:
    for at in range(0, len(units), BATCH):
        yield units[at : at + BATCH]


def _keep(units: list[MemoryUnit]) -> int:
    identities = [unit.identity for unit in units]
    known = set(MemoryUnit.objects.filter(identity__in=identities).values_list("identity", flat=True))
    new = [unit for unit in units if unit.identity not in known]
    # Another may keep the same at this moment: whose row stands, has the keys.
    MemoryUnit.objects.bulk_create(new, ignore_conflicts=True)
    kept = MemoryUnit.objects.filter(identity__in=[unit.identity for unit in new], keys=None)
    MemoryKey.objects.bulk_create(
        (
            MemoryKey(unit=unit, key=key)
            for unit in kept
            for key in alike.keys(unit.source_text, source=unit.source, target=unit.target)
        ),
        batch_size=2000,
    )
    return len(new)


def _near(wanted: Sequence[Sequence[int]]) -> list[list[int]]:
    """For each sentence the numbers of those that share most keys with it."""
    asked = sorted({key for keys in wanted for key in keys})
    under: dict[int, list[int]] = defaultdict(list)
    for at in range(0, len(asked), BATCH):
        rows = MemoryKey.objects.filter(key__in=asked[at : at + BATCH]).values_list("key", "unit_id")
        for key, unit in rows.iterator(2000):
            under[key].append(unit)
    return [
        [unit for unit, _shared in Counter(unit for key in keys for unit in under[key]).most_common(COMPARED)]
        for keys in wanted
    ]


def _same(digests: set[str], source: str, target: str) -> dict[str, list[MemoryUnit]]:
    found: dict[str, list[MemoryUnit]] = defaultdict(list)
    asked = sorted(digests)
    for at in range(0, len(asked), BATCH):
        units = MemoryUnit.objects.filter(source=source, target=target, digest__in=asked[at : at + BATCH])
        for unit in units.iterator(2000):
            found[unit.digest].append(unit)
    return found


def _best(text: str, context: Context, units: Iterable[MemoryUnit], most: int) -> list[Suggestion]:
    """One of each translation, its best."""
    best: dict[str, Suggestion] = {}
    for unit in units:
        made = _scored(text, context, unit)
        known = best.get(unit.target_text)
        if made.score >= LEAST and (known is None or _rank(made) > _rank(known)):
            best[unit.target_text] = made
    return sorted(best.values(), key=_rank, reverse=True)[:most]


def _rank(made: Suggestion) -> tuple[int, bool, float, int]:
    return made.score, made.numbers_only, made.unit.at.timestamp(), made.unit.pk


def _scored(text: str, context: Context, unit: MemoryUnit) -> Suggestion:
    if unit.source_text == text:
        around = (_digest(context[0]), _digest(context[1]))
        return Suggestion(unit, IN_CONTEXT if around == (unit.before, unit.after) else EXACT)
    # Told apart by capitals, blanks or more: never the same.
    score = min(int(fuzz.ratio(text, unit.source_text)), EXACT - 1)
    return Suggestion(unit, score, alike.without_numbers(text) == alike.without_numbers(unit.source_text))
