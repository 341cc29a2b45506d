"""Nhắc nhiều việc một lượt: one message a person, however many of their unit's tasks are meant."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.core.domain import audit
from nhipcau.core.domain.errors import Refused
from nhipcau.core.domain.language import in_official_language
from nhipcau.mailing.domain import outbox
from nhipcau.plans.models import Assignment
from nhipcau.units.domain import access, notices
from nhipcau.units.models import Unit, User

from ..enums import Audience, Skip
from ..models import Reminder
from . import days, policy, reminders
from .recipients import Recipients

MOST = 500
# Of more than so many the reader of the message is shown the list instead.
MOST_LINES = 20


@dataclass(slots=True)
class Round:
    """Một lượt nhắc: which tasks their units are reminded of, and which are left out and why."""

    told: list[Assignment] = field(default_factory=list)
    left: list[tuple[Assignment, Skip]] = field(default_factory=list)
    people: dict[int, list[User]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """Số việc được nhắc."""
        return len(self.told)

    @property
    def reached(self) -> set[int]:
        """Mã những người nhận."""
        return {person.pk for work in self.told for person in self.people[work.unit_id]}

    @property
    def by_unit(self) -> list[tuple[Unit, list[Assignment], list[User]]]:
        """Từng đơn vị được nhắc: its tasks and who is told."""
        return self._grouped(self.told)

    @property
    def unreached(self) -> list[tuple[Unit, list[Assignment], list[User]]]:
        """Từng đơn vị chưa có tài khoản: its tasks, for a message by another way."""
        return self._grouped(work for work, why in self.left if why == Skip.NOBODY)

    @property
    def reasons(self) -> list[tuple[Skip, int]]:
        """Bỏ qua vì sao, and how many for each reason."""
        return Counter(why for _work, why in self.left).most_common()

    def _grouped(self, works: Iterable[Assignment]) -> list[tuple[Unit, list[Assignment], list[User]]]:
        found: dict[int, list[Assignment]] = defaultdict(list)
        for work in works:
            found[work.unit_id].append(work)
        rows = [(each[0].unit, each, self.people[pk]) for pk, each in found.items()]
        return sorted(rows, key=lambda row: row[0].sort_key)

    def said(self) -> str:
        """Kết quả bằng lời, also what was left out."""
        if self.told:
            words = _("Đã nhắc %(n)d việc của %(units)d đơn vị, tới %(people)d người.") % {
                "n": self.count,
                "units": len({work.unit_id for work in self.told}),
                "people": len(self.reached),
            }
        else:
            words = _("Không có việc nào được nhắc.")
        if not self.left:
            return words
        skipped = ngettext("Bỏ qua %(n)d việc", "Bỏ qua %(n)d việc", len(self.left)) % {"n": len(self.left)}
        return f"{words} {skipped}: {'; '.join(f'{n} {why.label}' for why, n in self.reasons)}."


def sort(*, person: User, works: Iterable[Assignment]) -> Round:
    """Việc nào sẽ được nhắc, việc nào không: reads only, so that it can be shown before anything is sent."""
    works = list(works)
    if not works:
        raise Refused(_("Chưa chọn việc nào. Hãy đánh dấu những việc cần nhắc rồi bấm lại."))
    if len(works) > MOST:
        raise Refused(
            _("Một lượt nhắc nhiều nhất %(most)d việc; hãy lọc hẹp lại, ví dụ theo đơn vị hay “Quá hạn”.")
            % {"most": MOST}
        )
    today = timezone.localdate()
    known, found = Recipients(today), Round()
    may: dict[int, bool] = {}
    already = set(
        Reminder.objects.filter(assignment__in=works, on=today, by__isnull=False).values_list(
            "assignment", flat=True
        )
    )
    for work in works:
        unit = work.unit_id
        if unit not in may:
            may[unit] = access.allowed(person, policy.REMIND, units=[work.unit])
            told = sorted(known.of(unit, Audience.STAFF) - {person.pk})
            found.people[unit] = [known.people[pk] for pk in told if pk in known.people]
        if why := _left_out(work, may=may[unit], already=already, people=found.people[unit]):
            found.left.append((work, why))
        else:
            found.told.append(work)
    return found


def remind_many(*, actor: User, works: Iterable[Assignment], words: str = "") -> Round:
    """Nhắc các đơn vị chủ trì của nhiều việc; each task once a day, each person told once of all theirs.

    Raises Refused for no task, or more than MOST; what cannot be reminded of is left out and told why. Raises
    PermissionDenied where none is the actor's to remind of.
    """
    access.require_some(actor, policy.REMIND)
    asked = [work.pk for work in works]
    with transaction.atomic():
        held = Assignment.objects.select_for_update(of=("self",)).filter(pk__in=asked[: MOST + 1])
        held = held.select_related("unit", "obligation__directive").order_by("due", "pk")
        found = sort(person=actor, works=held)
        if all(why == Skip.RIGHT for _work, why in found.left) and not found.told:
            access.require(actor, policy.REMIND, units=[found.left[0][0].unit])
        first, words = 0, words.strip()
        for work in found.told:
            # Asked of each, so that what a deputy does in another's stead is written down as such.
            access.require(actor, policy.REMIND, units=[work.unit])
            told = found.people[work.unit_id]
            after = {"people": len(told), "reason": words}
            entry = audit.record(actor=actor, verb="steering.remind", subject=work, after=after)
            first = first or entry.sequence
            reminders.keep(actor, work, told, words)
        _tell(found, words, first)
    return found


def is_quiet(day: date) -> bool:
    """Ngày nghỉ: what is sent by hand is asked about once more."""
    return not days.calendar().is_working(day)


@in_official_language
def message(unit: Unit, works: list[Assignment]) -> str:
    """Tin nhắn đôn đốc một đơn vị, to copy into the chat in which the office talks."""
    head = ngettext("ĐÔN ĐỐC: %(unit)s còn %(n)d việc", "ĐÔN ĐỐC: %(unit)s còn %(n)d việc", len(works))
    lines = [head % {"unit": unit, "n": len(works)}]
    for at, work in enumerate(works, 1):
        lines += [f"{at}. {_line(work)}", f"   {outbox.absolute(work.get_absolute_url())}"]
    return "\n".join(lines)


def _left_out(work: Assignment, *, may: bool, already: set[int], people: list[User]) -> Skip | None:
    if not may:
        return Skip.RIGHT
    if not work.is_with_unit:
        return Skip.STATE
    if work.pk in already:
        return Skip.TODAY
    return None if people else Skip.NOBODY


@in_official_language
def _tell(found: Round, words: str, entry: int) -> None:
    """One message for each set of tasks: whoever works for two units is told of both at once."""
    mine: dict[int, list[Assignment]] = defaultdict(list)
    known: dict[int, User] = {}
    for work in found.told:
        for person in found.people[work.unit_id]:
            mine[person.pk].append(work)
            known[person.pk] = person
    alike: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for pk, works in mine.items():
        alike[tuple(work.pk for work in works)].append(pk)
    for people in alike.values():
        works = mine[people[0]]
        lines = [_("Đơn vị được nhắc việc:"), *(f"• {_line(work)}" for work in works[:MOST_LINES])]
        if len(works) > MOST_LINES:
            lines.append(_("… và %(n)d việc khác") % {"n": len(works) - MOST_LINES})
        subject = ngettext(
            "Nhắc: %(n)d việc của đơn vị chưa xong", "Nhắc: %(n)d việc của đơn vị chưa xong", len(works)
        )
        notices.to_people(
            [known[pk] for pk in people],
            subject=subject % {"n": len(works)},
            lines=[line for line in [*lines, words] if line],
            path=works[0].get_absolute_url() if len(works) == 1 else f"{reverse('plans:tracking')}?mine=led",
            key=f"steering.remind:round:{entry}",
        )


def _line(work: Assignment) -> str:
    text = Truncator(" ".join(work.obligation.text.split())).chars(200)
    directive = work.obligation.directive
    parts = [text, _("theo %(paper)s") % {"paper": directive.number or directive.title}]
    if work.due:
        parts.append(_("hạn %(day)s") % {"day": f"{work.due:%d/%m/%Y}"})
        late = (timezone.localdate() - work.due).days
        if late > 0:
            parts.append(ngettext("quá hạn %(n)d ngày", "quá hạn %(n)d ngày", late) % {"n": late})
    return " – ".join(parts)
