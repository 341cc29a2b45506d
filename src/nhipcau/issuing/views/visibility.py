"""A paper, a round, a request for one who may see it (văn bản đi được xem)."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from nhipcau.units.domain import access
from nhipcau.units.models import User

from .. import queries
from ..domain import hands, policy, reading
from ..models import CommentRequest, CommentRound, Paper


def paper_or_refused(person: User, pk: int) -> Paper:
    """Văn bản mà người này được xem; PermissionDenied for others, whether they exist or not."""
    found = queries.for_lists(queries.visible_to(person)).filter(pk=pk).first()
    if found is None:
        raise PermissionDenied(
            _("Không có văn bản này, hoặc văn bản không gửi tới đơn vị của bạn nên chưa được xem.")
        )
    return found


def round_or_404(person: User, pk: int) -> CommentRound:
    """Đợt lấy ý kiến, for those who see every answer."""
    access.require_some(person, policy.READ)
    found = CommentRound.objects.select_related("paper__office", "version", "asked_by").filter(pk=pk).first()
    access.require(person, policy.READ, units=hands.units_of(found.paper) if found else ())
    if found is None:
        raise Http404
    return found


def request_or_refused(person: User, pk: int) -> CommentRequest:
    """Yêu cầu góp ý gửi cho đơn vị mình; the office that asks may read it too."""
    found = (
        CommentRequest.objects.select_related("unit", "round__paper__office", "round__version", "answered_by")
        .filter(pk=pk)
        .first()
    )
    units = [found.unit] if found else []
    if found is None or not (
        access.allowed(person, policy.ANSWER, units=units) or reading.sees_all(person, found.round.paper)
    ):
        raise PermissionDenied(_("Không có yêu cầu góp ý này, hoặc yêu cầu gửi cho đơn vị khác."))
    return found
