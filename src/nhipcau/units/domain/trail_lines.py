"""Đọc nhật ký: entries as sentences, with the names of what they speak of and words for what changed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.core.models import AuditEntry

from . import trail, trail_words

_REFERENCE = re.compile(r"([a-z]+\.[a-z]+):([0-9a-f-]+)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Keys of before/after that are no field of the record.
WORDS: dict[str, str | Promise] = {
    "text": gettext_lazy("tên gọi"),
    "on": gettext_lazy("từ ngày"),
    "ground": gettext_lazy("căn cứ"),
    "successor": gettext_lazy("đơn vị kế thừa"),
    "role": gettext_lazy("vai trò"),
    "unit": gettext_lazy("đơn vị"),
    "units": gettext_lazy("đơn vị"),
    "members": gettext_lazy("các đơn vị"),
    "short": gettext_lazy("tên viết tắt"),
    "renamed_on": gettext_lazy("đổi tên từ ngày"),
    "valid_from": gettext_lazy("từ ngày"),
    "valid_to": gettext_lazy("đến trước ngày"),
    "active": gettext_lazy("đang dùng"),
    "kind": gettext_lazy("loại"),
    "entries": gettext_lazy("số mục"),
    "filters": gettext_lazy("điều kiện lọc"),
    "reason": gettext_lazy("lý do"),
}

References = dict[tuple[str, str], models.Model]


@dataclass(frozen=True, slots=True)
class Change:
    """Một thay đổi: what, and its value before and after in words; empty for none."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng nhật ký as a person reads it; `url` leads to the record while it stands."""

    entry: AuditEntry
    who: str
    what: str
    subject: str
    url: str
    changes: tuple[Change, ...]


def lines(entries: Iterable[AuditEntry]) -> list[Line]:
    """Các dòng nhật ký, in as many queries as there are kinds of records among them."""
    page = list(entries)
    people = trail.people_in(page)
    known = _load(reference for entry in page for reference in _references(entry))
    found = []
    for entry in page:
        record = known.get((entry.subject_type, entry.subject_id))
        found.append(
            Line(
                entry=entry,
                who=trail.who_did(entry, people) or _("Hệ thống"),
                what=trail.describe(entry.verb),
                subject=str(record) if record else _gone(entry),
                url=record.get_absolute_url() if record and hasattr(record, "get_absolute_url") else "",
                changes=tuple(_changes(entry, known)),
            )
        )
    return found


def _changes(entry: AuditEntry, known: References) -> Iterator[Change]:
    for key in dict.fromkeys([*entry.before, *entry.after]):
        if key == trail.STEAD:
            continue
        field = _field(entry.subject_type, key)
        before, after = (_in_words(side.get(key), field, known) for side in (entry.before, entry.after))
        if before or after:
            yield Change(_label(key, field), before, after)


def _in_words(value: Any, field: models.Field[Any, Any] | None, known: References) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, dict):
        return "; ".join(
            f"{_label(key, None)}: {_in_words(item, None, known)}" for key, item in value.items()
        )
    if isinstance(value, list):
        return "; ".join(_in_words(item, None, known) for item in value)
    return _text_in_words(str(value), field, known)


def _text_in_words(text: str, field: models.Field[Any, Any] | None, known: References) -> str:
    if text.startswith("sha256:"):
        return _("(thông tin cá nhân, chỉ lưu mã băm)")
    if reference := _REFERENCE.fullmatch(text):
        return str(known.get((reference[1], reference[2]), text))
    if _DAY.fullmatch(text):
        return date.fromisoformat(text).strftime("%d/%m/%Y")
    if field is not None:
        return str(dict(field.flatchoices).get(text, text))
    return str(trail_words.VALUES.get(text, text))


def _label(key: str, field: models.Field[Any, Any] | None) -> str:
    if field is not None and field.verbose_name != key.replace("_", " "):
        return str(field.verbose_name)
    return str(WORDS.get(key) or trail_words.KEYS.get(key, key))


def _field(label: str, key: str) -> models.Field[Any, Any] | None:
    try:
        found = apps.get_model(label)._meta.get_field(key)
    except (LookupError, FieldDoesNotExist):
        return None
    return found if isinstance(found, models.Field) else None


def _references(entry: AuditEntry) -> Iterator[tuple[str, str]]:
    yield entry.subject_type, entry.subject_id
    for value in (*entry.before.values(), *entry.after.values()):
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str) and (reference := _REFERENCE.fullmatch(item)):
                yield reference[1], reference[2]


def _load(references: Iterable[tuple[str, str]]) -> References:
    wanted: dict[str, set[str]] = defaultdict(set)
    for label, pk in references:
        wanted[label].add(pk)
    found: References = {}
    for label, ids in wanted.items():
        try:
            records = _named(apps.get_model(label)).in_bulk(list(ids))
        except (LookupError, ValueError):  # a model or a form of number that no longer exists
            continue
        found.update({(label, str(pk)): record for pk, record in records.items()})
    return found


def _named(model: type[models.Model]) -> models.QuerySet[Any]:
    """Bản ghi đủ để gọi tên: with those its name is made of (`NAMED_BY`), without what a machine read."""
    whole = model._default_manager.get_queryset()
    told: tuple[str, ...] = getattr(model, "NAMED_BY", ())
    heavy = [field.name for field in model._meta.concrete_fields if isinstance(field, models.JSONField)]
    for name in told:
        other = model._meta.get_field(name).related_model
        fields = other._meta.concrete_fields if isinstance(other, type) else ()
        heavy += [f"{name}__{field.name}" for field in fields if isinstance(field, models.JSONField)]
    return whole.select_related(*told).defer(*heavy)


def _gone(entry: AuditEntry) -> str:
    try:
        kind = str(apps.get_model(entry.subject_type)._meta.verbose_name)
    except LookupError:
        kind = entry.subject_type
    return _("%(kind)s số %(number)s (không còn)") % {"kind": kind, "number": entry.subject_id}
