"""Đề xuất của máy: what may still be changed. Every change takes the obligation's lock here first."""

from django.utils.translation import gettext as _

from nhipcau.core.domain.errors import Refused

from ..enums import DirectiveState, ObligationState
from ..models import Directive, Obligation


def hold(obligation: Obligation) -> Obligation:
    """Giữ một nhiệm vụ đang chờ xác nhận, locked, in the caller's transaction.

    Raises Refused when it is confirmed, dropped or replaced, or its directive is not under review.
    """
    directive = hold_directive(obligation.directive_id)
    held = Obligation.objects.select_for_update().get(pk=obligation.pk)
    held.directive = directive
    if held.state == ObligationState.CONFIRMED:
        raise Refused(
            _("Nhiệm vụ này đã được xác nhận. Hãy mở lại (nêu lý do) rồi mới sửa; chưa có gì thay đổi.")
        )
    if held.state != ObligationState.PROPOSED:
        raise Refused(
            _(
                "Nhiệm vụ này đã được bỏ, tách hoặc gộp nên không sửa được nữa. "
                "Hãy tải lại trang để xem bản hiện tại."
            )
        )
    return held


def hold_directive(pk: int) -> Directive:
    """Giữ văn bản đang rà soát, locked. Raises Refused when it has not been read or was discarded."""
    directive = Directive.objects.select_for_update().defer("reading").get(pk=pk)
    if directive.state not in {DirectiveState.REVIEW, DirectiveState.CONFIRMED}:
        raise Refused(_("Văn bản này chưa đọc xong hoặc đã bỏ nên chưa rà soát được."))
    if directive.superseded_by_id:
        raise Refused(_("Văn bản này đã được thay bằng bản mới nên giữ nguyên; hãy làm việc trên bản mới."))
    return directive
