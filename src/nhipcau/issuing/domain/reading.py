"""Bản mà một người được đọc: the office reads what stands, a unit what it was asked about or was sent."""

from nhipcau.official.domain.content import OfficialDocument
from nhipcau.units.domain import access
from nhipcau.units.enums import Scope
from nhipcau.units.models import User

from ..enums import PaperState
from ..models import CommentRequest, Paper
from . import papers, policy, versions


def document_for(person: User, paper: Paper) -> OfficialDocument | None:
    """Nội dung một người được đọc of a paper visible to them: None when they are shown nothing of it."""
    if reads_whole(person, paper):
        return papers.document(paper)
    own = access.own_unit_ids(person, policy.READ)
    last = (
        CommentRequest.objects.filter(round__paper=paper, unit__in=own)
        .select_related("round__version")
        .order_by("-round__number")
        .first()
    )
    return versions.document_of(last.round.version) if last else None


def reads_whole(person: User, paper: Paper) -> bool:
    """Đọc được bản hiện hành: whoever sees every paper; a unit once the paper is issued to it."""
    reach = access.scope_of(person, policy.READ)
    if reach != Scope.OWN or paper.state != PaperState.ISSUED:
        return reach == Scope.ALL
    return paper.units.filter(pk__in=access.own_unit_ids(person, policy.READ)).exists()
