"""Lời trong nhật ký for the verbs of this app (văn bản chỉ đạo)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "directives.register": _("Tiếp nhận văn bản"),
        "directives.enter": _("Ghi nguồn nhiệm vụ"),
        "directives.read": _("Máy đọc xong văn bản"),
        "directives.fail": _("Máy chưa đọc được văn bản"),
        "directives.refuse_secret": _("Từ chối văn bản có dấu mật"),
        "directives.hold": _("Giữ tệp chờ người xem dấu mật"),
        "directives.open_unread": _("Mở tệp kèm máy chưa đọc được để xem dấu mật"),
        "directives.confirm_unmarked": _("Xác nhận tệp không mang dấu mật"),
        "directives.retry": _("Cho đọc lại văn bản"),
        "directives.cancel": _("Dừng đọc văn bản"),
        "directives.discard": _("Bỏ văn bản"),
        "directives.distinct": _("Xác định là văn bản khác"),
        "directives.header": _("Sửa phần đầu văn bản"),
        "directives.confirm": _("Xác nhận văn bản"),
        "directives.obligation.add": _("Thêm nhiệm vụ"),
        "directives.obligation.edit": _("Sửa nhiệm vụ"),
        "directives.obligation.split": _("Tách nhiệm vụ"),
        "directives.obligation.merge": _("Gộp nhiệm vụ"),
        "directives.obligation.undo": _("Hoàn tác tách, gộp"),
        "directives.obligation.drop": _("Bỏ nhiệm vụ"),
        "directives.obligation.restore": _("Khôi phục nhiệm vụ"),
        "directives.obligation.confirm": _("Xác nhận nhiệm vụ"),
        "directives.party.look-again": _("Tra lại tên đơn vị theo danh bạ"),
        "directives.obligation.reopen": _("Mở lại nhiệm vụ"),
        "directives.party.add": _("Thêm đơn vị vào nhiệm vụ"),
        "directives.party.choose": _("Chọn đơn vị cho một tên gọi"),
        "directives.party.remove": _("Bỏ đơn vị khỏi nhiệm vụ"),
        "directives.disseminate": _("Phổ biến văn bản đến đơn vị"),
        "directives.delivery.forward": _("Chuyển văn bản cho đơn vị trực thuộc"),
        "directives.delivery.open": _("Mở xem văn bản lần đầu"),
        "directives.delivery.acknowledge": _("Xác nhận đã tiếp nhận văn bản"),
        "directives.delivery.recall": _("Thu hồi văn bản đã phổ biến"),
        "directives.briefing.add": _("Ghi việc quán triệt"),
        "directives.briefing.withdraw": _("Rút lại việc quán triệt đã ghi"),
        "directives.remind": _("Nhắc đơn vị về văn bản đã phổ biến"),
        "directives.reminder_letter": _("Soạn công văn đôn đốc"),
        "directives.supersede": _("Thay bằng văn bản mới"),
        "directives.obligation.supersede": _("Nhiệm vụ được văn bản mới tiếp nối"),
        "directives.obligation.take_over": _("Tiếp nối nhiệm vụ của văn bản cũ"),
    }
)
