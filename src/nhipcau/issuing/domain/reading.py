"""Bản mà một người được đọc: the office reads what stands, a unit what it was asked about or was sent."""

from nhipcau.official.domain.content import OfficialDocument
from nhipcau.units.domain import access
from nhipcau.units.models import User

from ..enums import PaperState
from ..models import CommentRequest, Paper
from . import hands, papers, policy, versions


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
    """Đọc được bản hiện hành: whoever sees all of it; a unit once the paper is issued to it."""
    if sees_all(person, paper) or paper.state != PaperState.ISSUED:
        return sees_all(person, paper)
    return paper.units.filter(pk__in=access.own_unit_ids(person, policy.READ)).exists()


def sees_all(person: User, paper: Paper) -> bool:
    """Xem hết quá trình: versions, rounds, history too; of who sees every paper, of the unit whose it is."""
    return access.allowed(person, policy.READ, units=hands.units_of(paper))
