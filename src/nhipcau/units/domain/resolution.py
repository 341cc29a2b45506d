"""Tra tên gọi: from a name as a document writes it to the unit that answers for it on a day.

The directory answers only when one unit is meant. Where two could be, it says which, and a person chooses.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import F
from django.utils.translation import gettext as _

from nhipcau.core.domain.folding import fold

from ..enums import NameKind, Resolved
from ..models import Succession, Unit, UnitGroup, UnitName
from .entries import Entry, Written, keys_of
from .lineage import Lineage
from .names import remember
from .posts import Meant, Writing
from .posts import readers as readers_of_posts
from .suggestions import suggest
from .wording import LEVELS, Words, levels_in, loose_key, place_in, strict_key, without_open_end

__all__ = ["Candidate", "Directory", "Resolution", "remember", "resolve"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Ứng viên: a unit or a group that may be meant.

    `score` runs to 100; `through` is the unit whose heir this one is.
    """

    unit: Unit | None
    group: UnitGroup | None
    score: int
    through: Unit | None = None

    @property
    def target(self) -> Unit | UnitGroup:
        """The unit, or the group."""
        found = self.unit or self.group
        assert found is not None  # noqa: S101 - one of the two is always set
        return found


@dataclass(frozen=True, slots=True)
class Resolution:
    """Kết quả tra: neither `unit` nor `group` unless exactly one is meant; `explanation` is Vietnamese.

    `through` is the unit the name belonged to when `unit` is its heir.
    """

    written: str
    unit: Unit | None
    group: UnitGroup | None
    through: Unit | None
    how: Resolved
    candidates: tuple[Candidate, ...]
    explanation: str


class Directory:
    """Danh bạ trong bộ nhớ: every name, read in four queries, to resolve any number of names.

    `writing` is the document they stand in: a post without a unit is understood by it (`posts`).
    """

    def __init__(self, writing: Writing | None = None) -> None:
        self.writing = writing or Writing()
        self._posts = [reader(self.writing) for reader in readers_of_posts]
        units = {unit.pk: unit for unit in Unit.objects.all()}
        self.lineage = Lineage(units, Succession.objects.all())
        self.places, self.levels = self._home(units)
        self.entries = [self._entry(unit.name, unit, NameKind.OFFICIAL) for unit in units.values()]
        for name in UnitName.objects.all():
            kind = NameKind(name.kind)
            self.entries.append(
                self._entry(name.text, units[name.unit_id], kind, name.valid_from, name.valid_to)
            )
        called = list(UnitGroup.objects.annotate(called=F("names__text"), at=F("names__pk")))
        groups = {group.pk: group for group in called}
        self.entries += [self._entry(group.name, group, NameKind.OFFICIAL) for group in groups.values()]
        for row in sorted((row for row in called if row.at), key=lambda row: row.at):
            self.entries.append(self._entry(row.called, groups[row.pk], NameKind.REMEMBERED))
        self._folded: dict[str, list[Entry]] = defaultdict(list)
        self._strict: dict[Words, list[Entry]] = defaultdict(list)
        self._loose: dict[Words, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            self._folded[entry.folded].append(entry)
            self._strict[entry.strict].append(entry)
            self._loose[entry.loose].append(entry)

    def resolve(self, written: str, *, on: date) -> Resolution:
        """Tra một tên gọi for the day `on`; never raises for a text, never gives a unit not in being then."""
        for read in self._posts:
            if meant := read(written, self.writing.day or on):
                return self._of_post(written, meant, on)
        name, dead_end = Written(*keys_of(written, self._loosen)), ""
        for how, entries in self._levels(name, on):
            outcomes = self._outcomes(entries, on)
            if len(outcomes) == 1:
                return self._found(written, outcomes[0], how, entries)
            if outcomes:
                return self._ambiguous(written, outcomes)
            dead_end = dead_end or (_ended(entries[0], on) if entries else "")
        return self._suggested(name, on, dead_end)

    def _of_post(self, written: str, meant: Meant, on: date) -> Resolution:
        """The post's unit, or today's heir of it; several leave the choice to a person."""
        found: dict[tuple[type, int], Candidate] = {}
        for target in meant.targets:
            for each in self.candidates_for(target, on, score=100):
                found.setdefault((type(each.target), each.target.pk), each)
        candidates, words = tuple(found.values()), meant.words
        if meant.is_sure and len(candidates) == 1:
            one = candidates[0]
            return Resolution(written, one.unit, one.group, one.through, Resolved.POST, candidates, words)
        return Resolution(written, None, None, None, Resolved.AMBIGUOUS, candidates, words)

    def _levels(self, name: Written, on: date) -> Iterable[tuple[Resolved, list[Entry]]]:
        """Các mức tra, surest first."""
        if not name.folded:
            return
        same = self._folded.get(name.folded, [])
        official = [entry for entry in same if entry.kind == NameKind.OFFICIAL]
        yield Resolved.EXACT, [entry for entry in official if entry.used_on(on)]
        # A person who remembered a way of writing has answered the question it leaves open.
        yield Resolved.ALIAS, [entry for entry in same if entry.kind == NameKind.REMEMBERED]
        yield Resolved.EXACT, official
        yield Resolved.ALIAS, same
        if not name.strict:
            return
        for alike in (
            self._strict.get(name.strict, []),
            self._loose.get(name.loose, []),
            (entry for entry in self.entries if entry.is_shortened_by(name)),
        ):
            yield Resolved.ALIAS, [entry for entry in alike if entry.may_be_meant(name)]

    def _outcomes(self, entries: list[Entry], on: date) -> list[Candidate]:
        """Ai chịu trách nhiệm: names in use on the day decide, without them former names and heirs."""
        current = [entry for entry in entries if entry.used_on(on)]
        found: dict[tuple[type, int], Candidate] = {}
        for entry in current or entries:
            for candidate in self.candidates_for(entry.target, on, score=100):
                target = candidate.target
                found.setdefault((type(target), target.pk), candidate)
        return list(found.values())

    def candidates_for(self, target: Unit | UnitGroup, on: date, *, score: int) -> list[Candidate]:
        """Ứng viên from one target: a group or a unit in being itself, else the unit's heirs."""
        if isinstance(target, UnitGroup):
            return [Candidate(None, target, score)]
        return [
            Candidate(unit, None, score, through=None if unit.pk == target.pk else target)
            for unit in self.lineage.answering(target, on)
        ]

    def _found(self, written: str, chosen: Candidate, how: Resolved, entries: list[Entry]) -> Resolution:
        if chosen.group:
            how, words = (
                Resolved.GROUP,
                _("Nhóm đơn vị trong danh bạ: %(name)s.") % {"name": chosen.group.name},
            )
        elif chosen.through and chosen.unit:
            how, words = Resolved.HEIR, self.lineage.told(chosen.through, chosen.unit) + "."
        elif how == Resolved.EXACT:
            words = _exact_told(chosen.target.name, written)
        else:
            kinds = {entry.kind for entry in entries if entry.target == chosen.target}
            words = _alias_told(chosen.target.name, kinds, written in {entry.text for entry in entries})
        return Resolution(written, chosen.unit, chosen.group, chosen.through, how, (chosen,), words)

    def _ambiguous(self, written: str, outcomes: list[Candidate]) -> Resolution:
        names = "; ".join(candidate.target.name for candidate in outcomes)
        through = {candidate.through.pk: candidate.through for candidate in outcomes if candidate.through}
        if len(through) == 1 and all(candidate.through for candidate in outcomes):
            old = next(iter(through.values()))
            words = _(
                "%(old)s đã chuyển nhiệm vụ cho nhiều đơn vị: %(names)s. Hãy chọn đơn vị nhận việc này."
            )
            words %= {"old": old.name, "names": names}
        else:
            words = _("Tên gọi này có thể là: %(names)s. Hãy chọn đúng đơn vị.") % {"names": names}
        return Resolution(written, None, None, None, Resolved.AMBIGUOUS, tuple(outcomes), words)

    def _suggested(self, name: Written, on: date, dead_end: str) -> Resolution:
        candidates = [
            candidate
            for target, score in suggest(name.strict, name.loose, name.plural, self.entries)
            for candidate in self.candidates_for(target, on, score=score)
        ]
        whole = without_open_end(name.strict)
        if whole != name.strict and (sure := self.resolve(" ".join(whole), on=on)).group:
            candidates.insert(0, Candidate(None, sure.group, 95))
            dead_end = _("Văn bản viết “liên quan”: hãy chọn từng đơn vị cụ thể, hoặc lấy cả nhóm.")
        best = _best(candidates)
        if best:
            how, words = Resolved.SUGGESTED, _("Danh bạ chưa có cách viết này; hãy chọn trong các gợi ý.")
        else:
            how, words = Resolved.UNKNOWN, _("Danh bạ chưa có tên này và không có tên nào gần giống.")
        return Resolution(name.text, None, None, None, how, best, dead_end or words)

    def _entry(
        self,
        text: str,
        target: Unit | UnitGroup,
        kind: NameKind,
        valid_from: date | None = None,
        valid_to: date | None = None,
    ) -> Entry:
        return Entry(*keys_of(text, self._loosen), target, kind, valid_from, valid_to)

    def _loosen(self, strict: Words) -> Words:
        return loose_key(strict, self.places, self.levels)

    def _home(self, units: dict[int, Unit]) -> tuple[set[Words], set[str]]:
        """Địa danh và cấp của mình: from the standing office, the bodies above it, their forerunners.

        Only these may be left out of a name: "Sở Ngoại vụ tỉnh X" of a neighbour is not ours, nor is
        "Văn phòng UBND thành phố" when the office is a province's.
        """
        own = {unit.pk for unit in units.values() if unit.is_standing_office}
        for pk in list(own):
            above = units[pk].parent_id
            while above and above not in own:
                own.add(above)
                above = units[above].parent_id
        levels = {level for pk in own for level in levels_in(strict_key(units[pk].name))}
        own |= {before for pk in list(own) for before in self.lineage.ancestors(pk)}
        places = {place for pk in own if (place := place_in(strict_key(units[pk].name)))}
        return places, levels or set(LEVELS)


def resolve(written: str, *, on: date) -> Resolution:
    """Tra một tên gọi; for many names make one Directory and ask it."""
    return Directory().resolve(written, on=on)


def _best(candidates: list[Candidate]) -> tuple[Candidate, ...]:
    """Năm ứng viên tốt nhất, each target once."""
    found: dict[tuple[type, int], Candidate] = {}
    for candidate in candidates:
        key = (type(candidate.target), candidate.target.pk)
        if key not in found or found[key].score < candidate.score:
            found[key] = replace(candidate)
    return tuple(
        sorted(found.values(), key=lambda candidate: (-candidate.score, candidate.target.sort_key))[:5]
    )


def _ended(entry: Entry, on: date) -> str:
    unit = entry.target
    if not isinstance(unit, Unit):
        return ""
    if unit.valid_to and unit.valid_to <= on:
        return _("%(name)s đã ngừng hoạt động từ %(day)s, danh bạ chưa ghi đơn vị kế thừa.") % {
            "name": unit.name,
            "day": unit.valid_to.strftime("%d/%m/%Y"),
        }
    return _("%(name)s chưa thành lập vào ngày %(day)s.") % {
        "name": unit.name,
        "day": on.strftime("%d/%m/%Y"),
    }


def _exact_told(name: str, written: str) -> str:
    if fold(name) == fold(written):
        return _("Đúng tên chính thức trong danh bạ.")
    return _("Tên chính thức trước đây của %(name)s.") % {"name": name}


def _alias_told(name: str, kinds: set[NameKind], literally: bool) -> str:
    if NameKind.REMEMBERED in kinds:
        return _("Cách viết đã được ghi nhớ cho %(name)s.") % {"name": name}
    if literally:
        return _("Tên gọi khác trong danh bạ của %(name)s.") % {"name": name}
    return _("Đọc theo cách viết thường gặp: %(name)s.") % {"name": name}
