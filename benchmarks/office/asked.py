"""Văn bản chỉ đạo và nhiệm vụ: forty tasks a directive, each with its place in the text."""

from datetime import date
from typing import Any

from . import words
from .frame import Office, keep, moment, shifted

A_DIRECTIVE = 40
BLANK = {
    "section": None, "clauses": [], "deadline": None, "periods": [], "report_to": [], "deliverable": None,
    "authority": None, "responsibility": None, "languages": [], "spans": {}, "kind": "task", "support": [],
}  # fmt: skip
NOTHING = ("system", "type", "number", "issuer", "place", "date", "title", "signature")
NONE_OF = ("sections", "citations", "recipients", "languages", "footnotes", "findings", "marks", "pages")


def make(office: Office) -> None:
    """Tiếp nhận văn bản của năm năm; the last three of the present year still wait for review."""
    every = office.size // 5
    for year in office.years:
        count = every // len(office.years)
        office.tasks[year] = []
        while len(office.tasks[year]) < count:
            _one(office, year, min(A_DIRECTIVE, count - len(office.tasks[year])))
    for directive in office.directives[-3:]:
        directive.state, directive.confirmed_at = "review", None
        directive.save(update_fields=["state", "confirmed_at"])
        last = office.tasks[office.years[-1]]
        kept = [task for task in last if task.directive_id != directive.pk]
        _propose([task for task in last if task.directive_id == directive.pk])
        office.tasks[office.years[-1]] = kept
    _send_round(office)


def _one(office: Office, year: int, count: int) -> None:
    from nhipcau.core.domain.folding import fold
    from nhipcau.core.models import StoredFile
    from nhipcau.directives.models import Directive, Obligation, ObligationUnit

    chance, number = office.chance, len(office.directives) + 1
    day = min(shifted(date(year, 1, 5), chance.randrange(300)), shifted(office.today, -5))
    lines = [words.task(chance, number * 100 + at) for at in range(count)]
    text = "\n".join(lines)
    title = f"Công tác thông tin đối ngoại, {words.pick(chance, words.MATTERS)} năm {year}"
    named = [_named(office) for _ in lines]
    items, at = [], 0
    for line, lead in zip(lines, named, strict=True):
        missing = [] if chance.random() < 0.7 else ["product"]
        items.append(
            BLANK | {"text": line, "span": [at, at + len(line)], "lead": [str(lead)], "missing": missing}
        )
        at += len(line) + 1
    reading: dict[str, Any] = {"schema": "vanban/1", "text": text, "kind": "document", "obligations": items}
    reading |= {name: [] for name in NONE_OF} | {"addressees": [], "signatures": [], "spans": {}}
    reading |= dict.fromkeys(NOTHING)
    reading["source"] = {"name": f"{number}.txt", "media_type": "text/plain", "sha256": f"{number:064d}"}
    symbol = f"{number}-HD/TG"
    home = Directive.objects.create(
        state="confirmed", file_name=f"{number}.txt", number=symbol, number_key=fold(symbol), title=title,
        type_name="Hướng dẫn", type_code="HD", issuer_name="Ban Tuyên giáo", system="party", date=day,
        reading=reading, original=StoredFile.objects.create(sha256=f"{number:064d}", size=len(text)),
        digest=f"{number:064d}", folded=fold(f"{symbol} {title} Ban Tuyên giáo Hướng dẫn"),
        received_by=chance.choice(office.people["clerk"]), confirmed_at=moment(shifted(day, 2)),
    )  # fmt: skip
    Directive.objects.filter(pk=home.pk).update(received_at=moment(shifted(day, 1)))
    office.directives.append(home)
    made = keep(Obligation, (_task(office, home, item, day) for item in items))
    office.tasks[year] += made
    leads = [_party(task, "lead", 0, lead) for task, lead in zip(made, named, strict=True)]
    helps = [
        _party(task, "support", at, unit)
        for task in made
        for at, unit in enumerate(chance.sample(office.units, chance.randrange(3)))
    ]
    keep(ObligationUnit, [*leads, *helps])


def _named(office: Office) -> Any:
    return office.chance.choice(office.groups if office.chance.random() < 0.1 else office.units)


def _party(task: Any, part: str, at: int, target: Any) -> Any:
    from nhipcau.directives.models import ObligationUnit
    from nhipcau.units.models import Unit

    kind = "unit" if isinstance(target, Unit) else "group"
    return ObligationUnit(obligation=task, part=part, position=at, written=target.name, **{kind: target})


def _task(office: Office, home: Any, item: dict[str, Any], day: date) -> Any:
    from nhipcau.core.domain.folding import fold
    from nhipcau.directives.models import Obligation

    chance = office.chance
    ends = shifted(day, chance.randrange(20, 200)) if chance.random() < 0.8 else None
    return Obligation(
        directive=home, position=item["span"][0], state="confirmed", machine=item, kind="task",
        section=f"III.{item['span'][0] % 9 + 1}", text=item["text"], folded=fold(item["text"]),
        spans=[item["span"]], legal_kind=chance.choice(("official", "image", "world", "")), due=ends,
        deadline_text=f"trước ngày {ends:%d/%m/%Y}" if ends else "", continuous=ends is None,
        deliverable=words.pick(chance, words.PRODUCTS), confirmed_at=moment(shifted(day, 2)),
        authority="Lãnh đạo cơ quan" if chance.random() < 0.5 else "",
        responsibility="Thủ trưởng đơn vị" if chance.random() < 0.6 else "",
        recurrence="FREQ=MONTHLY;BYMONTHDAY=20" if chance.random() < 0.03 else "",
    )  # fmt: skip


def _propose(tasks: list[Any]) -> None:
    for task in tasks:
        task.state, task.confirmed_at = "proposed", None
    if tasks:
        type(tasks[0]).objects.bulk_update(tasks, ["state", "confirmed_at"])


def _send_round(office: Office) -> None:
    """Phổ biến: each directive to twenty units, those of old times acknowledged."""
    from nhipcau.directives.models import Delivery, Dissemination

    chance, fresh = office.chance, shifted(office.today, -40)
    sent = keep(
        Dissemination,
        (
            Dissemination(directive=each, due=shifted(each.date, 21), wants_briefing=False)
            for each in office.directives
        ),
    )
    keep(
        Delivery,
        (
            Delivery(
                dissemination=each, directive=each.directive, unit=unit, sent_at=moment(each.directive.date),
                acknowledged_at=None
                if each.directive.date > fresh and chance.random() < 0.3
                else moment(shifted(each.directive.date, 5)),
            )
            for each in sent
            for unit in chance.sample(office.units, 20)
        ),
    )  # fmt: skip
