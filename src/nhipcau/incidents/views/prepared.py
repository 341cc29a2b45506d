"""Nội dung chuẩn bị sẵn as an incident shows it: in which languages it is approved, until when."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from nhipcau.press.models import HoldingStatement


@dataclass(frozen=True, slots=True)
class Prepared:
    """Một nội dung: `approved` and `waiting` are names of languages, by their newest text."""

    statement: HoldingStatement
    approved: list[str]
    waiting: list[str]
    is_usable: bool


def of(statements: QuerySet[HoldingStatement]) -> list[Prepared]:
    """Các nội dung, with the languages of each."""
    return [_one(each) for each in statements.prefetch_related("texts__language")]


def _one(statement: HoldingStatement) -> Prepared:
    newest: dict[str, bool] = {}
    # Of each language the texts come newest first.
    for text in statement.texts.all():
        newest.setdefault(str(text.language), text.approved_at is not None)
    usable = statement.retired_at is None and statement.expires_on >= timezone.localdate()
    return Prepared(
        statement,
        [name for name, is_approved in newest.items() if is_approved],
        [name for name, is_approved in newest.items() if not is_approved],
        usable,
    )
