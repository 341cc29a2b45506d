"""Chủ của văn bản đi: higher apps compose their papers and hear when one is issued.

Apps point one way, so a paper cannot ask a plan for its text; the plan's app registers here in
AppConfig.ready.
"""

from collections.abc import Callable
from dataclasses import dataclass

from nhipcau.official.domain.content import OfficialDocument
from nhipcau.units.models import User

from ..enums import PaperKind
from ..models import Paper


@dataclass(frozen=True, slots=True)
class Owner:
    """Nghiệp vụ có văn bản: how its paper is written, where it is worked on, what its issue sets going.

    `compose` gives the whole document from the owner's present records; `issued` runs inside the transaction
    that records number and date; `require_ready` raises Refused while something is missing.
    """

    compose: Callable[[Paper], OfficialDocument]
    url: Callable[[Paper], str]
    issued: Callable[[User, Paper], None] = lambda actor, paper: None
    require_ready: Callable[[Paper], None] = lambda paper: None


_owners: dict[PaperKind, Owner] = {}


def register(kind: PaperKind, owner: Owner) -> None:
    """Đăng ký chủ of one kind of paper."""
    _owners[kind] = owner


def of(paper: Paper) -> Owner:
    """Chủ của một văn bản đi."""
    return _owners[PaperKind(paper.kind)]
