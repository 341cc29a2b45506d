"""Lời trong nhật ký for the verbs of this app (tin bài)."""

from django.utils.translation import gettext_lazy as _

from nhipcau.units.domain import trail

trail.name_verbs(
    {
        "newsroom.story.create": _("Lập tin bài"),
        "newsroom.story.correct": _("Sửa thông tin của tin bài"),
        "newsroom.story.withdraw": _("Gỡ tin bài khỏi cổng"),
        "newsroom.story.prove": _("Ghi tin bài làm minh chứng"),
        "newsroom.edition.open": _("Mở bản ngôn ngữ của tin bài"),
        "newsroom.version.write": _("Lưu phiên bản tin bài"),
        "newsroom.edition.submit": _("Trình duyệt tin bài"),
        "newsroom.edition.take_back": _("Lấy lại tin bài đang trình"),
        "newsroom.edition.check": _("Duyệt tin bài lần một"),
        "newsroom.edition.prepared": _("Ghi lần duyệt một đã có từ trước"),
        "newsroom.edition.approve": _("Duyệt tin bài lần hai"),
        "newsroom.edition.return": _("Trả lại tin bài"),
        "newsroom.publish": _("Đăng tin bài"),
        "newsroom.publish.cancel": _("Hủy hẹn giờ đăng tin bài"),
        "newsroom.picture.add": _("Thêm ảnh"),
        "newsroom.picture.correct": _("Sửa thông tin ảnh"),
        "newsroom.video.add": _("Thêm phim"),
        "newsroom.video.correct": _("Sửa thông tin phim"),
        "newsroom.translation.assign": _("Giao việc dịch"),
        "newsroom.translation.release": _("Thôi giao việc dịch"),
        "newsroom.translation.keep_up": _("Ghi bản dịch vẫn đúng với bản gốc mới"),
        "newsroom.translation.follow": _("Đưa bản dịch theo bản gốc mới"),
        "newsroom.term.override": _("Bỏ qua thuật ngữ cho một bản dịch"),
        "newsroom.passages.save": _("Lưu câu dịch"),
        "newsroom.comment.add": _("Góp ý cho tin bài"),
        "newsroom.comment.resolve": _("Ghi góp ý đã xử lý"),
        "newsroom.priority.set": _("Đặt ưu tiên dịch theo người đọc"),
        "newsroom.language.open": _("Thêm ngôn ngữ của cổng"),
        "newsroom.language.correct": _("Sửa ngôn ngữ của cổng"),
    }
)
