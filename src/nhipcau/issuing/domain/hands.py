"""Trong tay ai: who acts on a paper. A unit's own paper is its own people's; others only read it."""

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused
from nhipcau.units.domain import access
from nhipcau.units.domain.access import Action
from nhipcau.units.enums import Role, Scope
from nhipcau.units.models import Unit, User

from ..models import Paper
from . import policy


def require(actor: User, action: Action, paper: Paper) -> None:
    """Đòi quyền với một văn bản.

    Raises PermissionDenied; Refused for a unit's own paper where the actor is of another house.
    """
    access.require(actor, action, units=units_of(paper))
    if not _is_of_the_house(actor, action, paper):
        raise Refused(
            _(
                "Đây là văn bản riêng của %(office)s: chỉ người của đơn vị đó soạn, trình và ghi số. "
                "Bạn xem được; cần sửa thì trao đổi với đơn vị. Chưa có gì thay đổi."
            )
            % {"office": paper.office}
        )


def allowed(person: User, action: Action, paper: Paper) -> bool:
    """Người này làm được việc này với văn bản hay không."""
    return access.allowed(person, action, units=units_of(paper)) and _is_of_the_house(person, action, paper)


def units_of(paper: Paper) -> list[Unit]:
    """Đơn vị mà văn bản thuộc về: the office of a unit's own paper; the province's belong to no unit."""
    return [paper.office] if paper.by_unit else []


def makes_unit_paper(person: User, office: Unit) -> bool:
    """Văn bản sẽ là của riêng đơn vị: drafted through a role that reaches one's own unit only.

    Who is of the standing office too drafts as a unit where they hold such a role.
    """
    if access.scope_of(person, policy.DRAFT) == Scope.OWN:
        return True
    grants = policy.DRAFT.grants
    held = access.memberships(person)
    return any(m.unit_id == office.pk and grants.get(Role(m.role)) == Scope.OWN for m in held)


def _is_of_the_house(person: User, action: Action, paper: Paper) -> bool:
    return not paper.by_unit or paper.office_id in access.own_unit_ids(person, action)
