"""Lời trong nhật ký for the verbs of this app (bản tin)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "outreach.letter.create": _("Lập bản tin"),
        "outreach.letter.correct": _("Sửa bản tin"),
        "outreach.letter.submit": _("Trình duyệt bản tin"),
        "outreach.letter.take_back": _("Lấy lại bản tin đang trình"),
        "outreach.letter.check": _("Duyệt bản tin lần một"),
        "outreach.letter.approve": _("Duyệt bản tin lần hai"),
        "outreach.letter.return": _("Trả lại bản tin"),
        "outreach.letter.schedule": _("Xếp lịch gửi bản tin"),
        "outreach.letter.cancel": _("Hủy lịch gửi bản tin"),
        "outreach.letter.begin": _("Bắt đầu gửi bản tin"),
        "outreach.letter.stop": _("Dừng gửi bản tin"),
        "outreach.letter.propose": _("Lập thư đính chính"),
        "outreach.list.open": _("Lập danh sách nhận tin"),
        "outreach.list.correct": _("Sửa danh sách nhận tin"),
        "outreach.list.export": _("Xuất địa chỉ người nhận bản tin"),
        "outreach.list.erase": _("Xóa địa chỉ người nhận bản tin"),
        "outreach.channel.enter": _("Ghi kênh chính thức"),
        "outreach.channel.change": _("Đề nghị sửa kênh chính thức"),
        "outreach.channel.confirm": _("Xác nhận kênh chính thức"),
        "outreach.channel.refuse": _("Không xác nhận kênh chính thức"),
        "outreach.platform.limits": _("Sửa giới hạn của nền tảng"),
        "outreach.pack.make": _("Tải gói đăng kênh"),
        "outreach.pack.post": _("Ghi bài đã đăng trên kênh"),
        "outreach.handout.make": _("Lập tài liệu từ tin bài"),
        "outreach.product.enter": _("Ghi sản phẩm ngoài mạng"),
        "outreach.product.correct": _("Sửa sản phẩm ngoài mạng"),
        "outreach.product.drop": _("Bỏ sản phẩm ngoài mạng"),
        "outreach.product.evidence": _("Lấy sản phẩm làm minh chứng"),
    }
)
