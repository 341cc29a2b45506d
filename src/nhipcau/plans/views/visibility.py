"""An assignment for one who may see it (phân công được xem)."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from nhipcau.units.models import User

from .. import queries
from ..models import Assignment


def visible_or_refused(person: User, pk: int) -> Assignment:
    """Phân công mà người này được xem; PermissionDenied for others, whether they exist or not."""
    found = queries.with_next_step(queries.visible_to(person)).filter(pk=pk).first()
    if found is None:
        raise PermissionDenied(
            _("Không có việc này, hoặc việc thuộc đơn vị khác nên tài khoản của bạn chưa được xem.")
        )
    return found
