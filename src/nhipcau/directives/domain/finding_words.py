"""Lời của điểm cần xem lại: the library speaks Vietnamese; other readers get the kind in their language.

The codes are stable, the library's sentences name what they are about; so the sentence stays beside the kind.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

KINDS = {
    "article-order": _("Số điều bị trùng hoặc nhảy."),
    "citation-conflict": _("Các lần viện dẫn cùng một văn bản không khớp nhau."),
    "citation-replaced": _("Căn cứ vào văn bản bị chính văn bản này thay thế."),
    "citation-unresolved": _("Văn bản được gọi tắt mà không có lần nào nêu đủ."),
    "confidential": _("Văn bản có dấu độ mật."),
    "converted": _("Tệp được chuyển sang định dạng khác rồi mới đọc; hãy đối chiếu với bản gốc."),
    "date-conflict": _("Ngày tháng không có trong lịch hoặc trái nhau."),
    "encoding-converted": _("Chữ được chuyển từ bảng mã cũ; hãy đối chiếu với bản gốc."),
    "envelope-conflict": _("Phong bì điện tử khai khác phần đầu văn bản."),
    "low-ocr-confidence": _("Nhận dạng chữ trong ảnh không chắc ở một số chỗ."),
    "main-document": _("Gói có nhiều tệp; máy đã chọn tệp chính."),
    "missing-annex": _("Lời văn dẫn đến phụ lục mà không thấy phụ lục."),
    "missing-date": _("Không thấy ngày ban hành."),
    "missing-file-copy": _("Nơi nhận không có dòng lưu."),
    "missing-issuer": _("Không thấy cơ quan ban hành."),
    "missing-number": _("Không thấy số và ký hiệu."),
    "missing-signature": _("Không thấy phần ký."),
    "ocr-mended": _("Chữ nhận dạng từ ảnh đã được sửa ở một số chỗ."),
    "recipient-missing": _("Đơn vị được giao việc không có ở Nơi nhận."),
    "refused-attachment": _("Có tệp kèm không được mở."),
    "scanner-text": _("Lớp chữ do máy quét ghi; hãy đối chiếu với ảnh trang."),
    "signature-broken": _("Tệp đã bị thay đổi sau khi ký số."),
    "signature-conflict": _("Chức vụ người ký không phải của cơ quan ban hành."),
    "signature-frame": _("Có khung chữ ký số in trên trang; chữ ký chưa được kiểm tra."),
    "signature-unchecked": _("Chữ ký số chưa kiểm tra được."),
    "signature-untrusted": _("Chữ ký số không dẫn về nơi chứng thực được tin."),
    "unread-attachment": _("Có tệp kèm máy chưa đọc được."),
    "unread-page": _("Có trang chỉ là ảnh, máy chưa đọc được."),
}


def kind_of(finding: Mapping[str, Any]) -> str:
    """Loại điểm cần xem lại in the reader's language; blank in Vietnamese, and for a code not known yet."""
    if (get_language() or "vi").startswith("vi"):
        return ""
    return str(KINDS.get(finding.get("code") or "", ""))
