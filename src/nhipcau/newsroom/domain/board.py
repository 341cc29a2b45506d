"""Bảng dịch: story × language, how far each cell is, whose it is, and what readers still wait for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from nhipcau.plans.models import Term

from ..enums import WITH_APPROVERS, CellState, EditionState
from ..models import Edition, Language, Story, TranslationTask
from ..queries import board as readings
from ..queries.board import Ranks


@dataclass(frozen=True, slots=True)
class Cell:
    """Một ô: one story in one language; `rank` 0 where its readers do not ask for the language."""

    story: Story
    language: Language
    rank: int
    edition: Edition | None
    task: TranslationTask | None
    today: date

    @property
    def is_source(self) -> bool:
        """Ngôn ngữ gốc của bài."""
        return self.language.pk == self.story.language_id

    @property
    def state(self) -> CellState:
        """Bước; a source that changed since comes before all others."""
        edition = self.edition
        if edition is None:
            return CellState.MISSING
        if edition.stale:
            return CellState.STALE
        if edition.state in WITH_APPROVERS:
            return CellState.REVIEW
        if edition.state == EditionState.DRAFT:
            return CellState.MACHINE if getattr(edition, "machine", 0) else CellState.TRANSLATING
        return CellState(edition.state)

    @property
    def is_open(self) -> bool:
        """Người dịch còn phải làm."""
        return self.state in {
            CellState.MISSING,
            CellState.MACHINE,
            CellState.TRANSLATING,
            CellState.STALE,
        } and not (self.edition is not None and self.edition.state in WITH_APPROVERS)

    @property
    def is_overdue(self) -> bool:
        """Quá hạn dịch."""
        due = self.task.due if self.task else None
        return due is not None and due < self.today and self.is_open

    @property
    def is_asked(self) -> bool:
        """Có người chờ: readers read the language, or somebody was told to translate."""
        return bool(self.rank or self.task)

    @property
    def is_standing(self) -> bool:
        """Đang đăng trên cổng."""
        return bool(getattr(self.edition, "is_standing", False))


@dataclass(frozen=True, slots=True)
class Row:
    """Một tin bài và các ô của nó."""

    story: Story
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Một ngôn ngữ phủ đến đâu: of `asked` stories so many stand, are stale, at work, missing."""

    language: Language
    standing: int
    stale: int
    working: int
    missing: int
    overdue: int

    @property
    def asked(self) -> int:
        """Tổng số bài cần hoặc đã có bản trong ngôn ngữ này."""
        return self.standing + self.stale + self.working + self.missing

    @property
    def parts(self) -> list[tuple[str, int, float, float]]:
        """Các đoạn của thanh: name, how many, where it begins and how wide it is, in percent."""
        whole, at, found = self.asked or 1, 0.0, []
        for name in ("standing", "stale", "working", "missing"):
            if number := getattr(self, name):
                wide = 100 * number / whole
                found.append((name, number, round(at, 3), round(wide, 3)))
                at += wide
        return found


def rows_of(stories: Iterable[Story], languages: list[Language], ranks: Ranks, today: date) -> list[Row]:
    """Các hàng của bảng; `stories` come from `queries.board.with_cells`."""
    return [Row(story, list(_cells(story, languages, ranks, today))) for story in stories]


def cells_of(
    stories: Iterable[Story], languages: list[Language], ranks: Ranks, today: date
) -> Iterator[Cell]:
    """Từng ô một, for a file: those that are asked for or begun."""
    for story in stories:
        for cell in _cells(story, languages, ranks, today):
            if not cell.is_source and (cell.is_asked or cell.edition is not None):
                yield cell


def columns_of(
    stories: QuerySet[Story], ranks: Ranks, *, audience: Term | None = None, only: Language | None = None
) -> list[Language]:
    """Các cột, those its readers read first; a language nobody asks for, opens or writes in has none."""
    if only is not None:
        return [only]
    known = list(Language.objects.all())
    used = {each["language"] for each in readings.counts(stories)}
    sources = {language for _reader, language, _n in readings.stories_by_reader(stories)}
    chosen = ranks.get(audience.pk, {}) if audience else {}
    first = {
        each.pk: min((found[each.pk] for found in ranks.values() if each.pk in found), default=99)
        for each in known
    }
    shown = [
        each
        for each in known
        if (each.is_public or each.pk in used or first[each.pk] < 99) and sources != {each.pk}
    ]
    return sorted(shown, key=lambda each: (chosen.get(each.pk, 99), first[each.pk], each.position, each.pk))


def coverage_of(
    stories: QuerySet[Story], languages: list[Language], ranks: Ranks, today: date
) -> list[Coverage]:
    """Mức phủ theo ngôn ngữ, of the stories that the filter finds; three queries however many."""
    counted = readings.counts(stories)
    readers = readings.stories_by_reader(stories)
    late = readings.overdue_by_language(stories, today)
    found = []
    for language in languages:
        mine = [each for each in counted if each["language"] == language.pk]
        asked = {reader or 0 for reader, _own, _n in readers if language.pk in ranks.get(reader or 0, {})}
        wanted = sum(n for reader, own, n in readers if (reader or 0) in asked and own != language.pk)
        have = sum(each["n"] for each in mine if (each["story__audience"] or 0) in asked)
        standing, stale = (sum(each[name] for each in mine) for name in ("standing", "stale_ones"))
        working = sum(each["n"] for each in mine) - standing - stale
        found.append(
            Coverage(language, standing, stale, working, max(0, wanted - have), late.get(language.pk, 0))
        )
    return found


def cell_of(story: Story, language: Language, ranks: Ranks, today: date) -> Cell:
    """Một ô; `story` comes from `queries.board.with_cells`."""
    return next(_cells(story, [language], ranks, today))


def _cells(story: Story, languages: list[Language], ranks: Ranks, today: date) -> Iterator[Cell]:
    asked = ranks.get(story.audience_id or 0, {})
    editions = {each.language_id: each for each in story.cells}  # type: ignore[attr-defined]
    tasks = {each.language_id: each for each in story.tasks}  # type: ignore[attr-defined]
    for language in languages:
        at = language.pk
        rank = 0 if at == story.language_id else asked.get(at, 0)
        yield Cell(story, language, rank, editions.get(at), tasks.get(at), today)
