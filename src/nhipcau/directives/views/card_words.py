"""Lời mà mọi thẻ nhiệm vụ nói như nhau: asked for once a page, in the language of the reader."""

from django.utils.translation import gettext as _


def words_of_cards(*, is_read: bool) -> dict[str, str]:
    """Lời của thẻ và của tên đơn vị trên thẻ; `is_read` tells a document from another source."""
    return _facts() | _acts() | _parties() | {"look": _("xem câu") if is_read else _("xem dòng")}


def _facts() -> dict[str, str]:
    return {
        "from_row": _("Đọc từ một dòng của bảng"),
        "lead": _("Chủ trì"),
        "unnamed": _("văn bản không nêu"),
        "support": _("Phối hợp"),
        "deadline": _("Thời hạn"),
        "product": _("Sản phẩm"),
        "report_to": _("Báo cáo về"),
        "themes": _("Nội dung"),
        "legal_kind": _("Loại thông tin"),
        "six": _("Sáu rõ"),
        "continued": _("Tiếp nối ở:"),
        "not_continued": _("Không còn trong bản mới."),
    }


def _acts() -> dict[str, str]:
    return {
        "add_lead": _("Thêm chủ trì"),
        "add_unit": _("Thêm đơn vị"),
        "confirm": _("Xác nhận"),
        "edit": _("Sửa"),
        "split": _("Tách"),
        "mark": _("đánh dấu"),
        "drop_because": _("Bỏ, vì …"),
        "drop_reason": _("Lý do bỏ nhiệm vụ này"),
        "drop": _("Bỏ nhiệm vụ"),
    }


def _parties() -> dict[str, str]:
    return {
        "group": _("nhóm"),
        "chosen": _("người chọn"),
        "change": _("đổi"),
        "unclear": _("chưa rõ là ai"),
        "choose_unit": _("Chọn đơn vị …"),
        "remember": _("ghi nhớ, dùng cho mọi chỗ viết như vậy"),
        "choose": _("Chọn"),
        "search": _("Tìm trong danh bạ"),
    }
