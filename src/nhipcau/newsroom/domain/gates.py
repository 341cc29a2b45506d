"""Cửa của bàn chuyên trách: what a desk above the newsroom decides of stories of its own kinds.

Releases and statements of the press desk are stories; who gives their second approval, whether the first
one stands already and when they first come before the public is the desk's to say. It says so in
`AppConfig.ready`. A kind whose desk is missing goes nowhere: a key error is no leave.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import OF_DESKS, StoryKind
from ..models import Edition, Story
from . import policy


@dataclass(frozen=True, slots=True)
class Prepared:
    """Lần duyệt một đã có: who gave it in advance, and on what it rests."""

    person: User
    ground: str


@dataclass(frozen=True, slots=True)
class Gate:
    """Cửa của một thể loại.

    `unpublished(story)` says why the newsroom does not publish it yet, empty once the desk has. With
    `second(actor, edition)` the second approval is the desk's own: it raises PermissionDenied or Refused and
    returns the ground; `refusal` is the same question for showing a button, `voices` are those to be told.
    `prepared` finds a first approval given in advance, or says why none counts.
    """

    unpublished: Callable[[Story], str]
    page: Callable[[Story], str]
    second: Callable[[User, Edition], str] | None = None
    refusal: Callable[[User, Edition], str] = lambda person, edition: ""
    voices: Callable[[Story], list[User]] = lambda story: []
    prepared: Callable[[Edition], Prepared | str] = lambda edition: ""


_gates: dict[str, Gate] = {}


def register(kind: StoryKind, gate: Gate) -> None:
    """Đăng ký cửa của một thể loại; a second time puts it in the place of the first."""
    _gates[kind] = gate


def of(story: Story) -> Gate | None:
    """Cửa của tin bài; None for what the newsroom decides alone."""
    return _gates[story.kind] if story.kind in OF_DESKS else None


def require_second(actor: User, edition: Edition) -> str:
    """Đòi quyền duyệt lần hai; the ground on which it is given, empty where a role is enough."""
    gate = of(edition.story)
    if gate is None or gate.second is None:
        access.require(actor, policy.APPROVE, units=[edition.story.unit])
        return ""
    return gate.second(actor, edition)


def may_second(person: User, edition: Edition) -> bool:
    """Được duyệt lần hai, for showing a button; `approving.why_not` says what stands against it."""
    gate = of(edition.story)
    if gate is None or gate.second is None:
        return access.allowed(person, policy.APPROVE, units=[edition.story.unit])
    return not gate.refusal(person, edition)


def prepared(edition: Edition) -> Prepared | str:
    """Lần duyệt một đã có từ trước, or why none counts; empty where nothing was prepared."""
    gate = of(edition.story)
    return gate.prepared(edition) if gate else ""


def require_published(story: Story) -> None:
    """Raises Refused for what its desk has not brought before the public yet."""
    if (gate := of(story)) is not None and (why := gate.unpublished(story)):
        raise Refused(why)


def require_kind(kind: str, before: str = "") -> None:
    """Raises Refused for a kind that only a desk begins, or that a story of a desk would lose."""
    if kind != before and (kind in OF_DESKS or before in OF_DESKS):
        raise Refused(_("Thông cáo báo chí và phát ngôn chỉ lập ở mục Phát ngôn, và giữ nguyên thể loại."))
