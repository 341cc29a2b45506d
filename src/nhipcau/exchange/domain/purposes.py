"""Mục đích của liên kết: what a link asks, how an answer is checked, compared and taken over.

An app registers its purposes in `AppConfig.ready`. A purpose speaks in items (one page of a link may ask
about several pieces of work) and questions; the outside page, the receipt and the inbox are drawn from them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise

from nhipcau.units.models import User

from ..models import Answer, Link

Words = str | Promise
Values = dict[str, Any]


class Asked(StrEnum):
    """Kiểu của một câu hỏi; each is one control on the page."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    DAY = "day"
    CHOICE = "choice"
    YES = "yes"
    URL = "url"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Question:
    """Một câu hỏi: `name` keys the payload; `choices` for CHOICE, `least` and `most` for NUMBER."""

    name: str
    label: Words
    asked: Asked = Asked.TEXT
    required: bool = False
    help: Words = ""
    choices: Sequence[tuple[str, Words]] = ()
    least: int = 0
    most: int = 1_000_000
    longest: int = 500
    initial: Any = None


@dataclass(frozen=True, slots=True)
class Item:
    """Một điều được hỏi: `key` tells it apart within the link; `facts` are shown above the questions.

    `attachment` makes the (content, name) of what one must have read to answer.
    """

    key: str
    title: str
    facts: Sequence[tuple[Words, str]]
    questions: Sequence[Question]
    attachment: "Callable[[], File] | None" = None


@dataclass(frozen=True, slots=True)
class Compared:
    """Một dòng so sánh in the inbox: what stands now and what the answer says."""

    label: Words
    present: str
    answered: str

    @property
    def differs(self) -> bool:
        """Khác với hiện tại."""
        return bool(self.answered) and self.present != self.answered


@dataclass(frozen=True, slots=True)
class Purpose:
    """Một mục đích.

    `items(link)`: what is asked now; empty when nothing is left to answer.
    `check(item, values, file)`: the payload as JSON; raises Refused with a sentence for the person outside;
    `file` is (content, name) or None and has passed size and type.
    `units()`: ids of the units that have something to answer now.
    `compare(answer)`, `url(answer)`: for the inbox. `merge(actor, answer, file)`: calls the domain's verbs in
    the caller's transaction, raises Refused when the matter has moved on; asks for its own right.
    """

    name: str
    label: Words
    lead: Words
    items: Callable[[Link], Sequence[Item]]
    check: Callable[[Item, Values, "File | None"], Values]
    compare: Callable[[Answer], Sequence[Compared]]
    merge: Callable[[User, Answer, "File | None"], None]
    url: Callable[[Answer], str]
    units: Callable[[], set[int]]
    invitation: Callable[[Link, str], str] | None = field(default=None)


File = tuple[bytes, str]
_purposes: dict[str, Purpose] = {}


def register(purpose: Purpose) -> None:
    """Đăng ký một mục đích; the same name again replaces it."""
    _purposes[purpose.name] = purpose


def of(record: Link | Answer) -> Purpose:
    """Mục đích của một liên kết hoặc trả lời. Raises KeyError when its app is gone."""
    return _purposes[record.purpose]


def label_of(name: str) -> str:
    """Tên gọi của một mục đích, the bare name when its app is gone."""
    return str(_purposes[name].label) if name in _purposes else name


def known() -> Mapping[str, Purpose]:
    """Mọi mục đích, by name."""
    return _purposes
