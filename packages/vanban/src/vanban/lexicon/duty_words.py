"""Động từ giao việc: verbs and adverbs that a task begins with, and verbs that hand it out."""

from __future__ import annotations

from typing import Final


def _phrases(block: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in block.replace("\n", " ").split(";") if phrase.strip())


# What a unit does; the first of these after a unit's name begins the task.
VERBS: Final[frozenset[str]] = _phrases("""
    chủ trì; phối hợp; tham mưu; xây dựng; tổ chức; triển khai; thực hiện; tăng cường; đẩy mạnh; nâng cao; chỉ đạo; lãnh đạo; hướng dẫn;
    kiểm tra; giám sát; đôn đốc; theo dõi; tổng hợp; báo cáo; đề xuất; cung cấp; tuyên truyền; quán triệt; phổ biến; ban hành; rà soát;
    bố trí; bảo đảm; đảm bảo; đổi mới; phát huy; phát triển; mở rộng; nghiên cứu; xem xét; quản lý; sử dụng; khai thác; ứng dụng; thành lập;
    kiện toàn; đào tạo; bồi dưỡng; tập huấn; thẩm định; phê duyệt; trình; lồng ghép; cụ thể hóa; cụ thể hoá; đấu tranh; phản bác; ngăn chặn; xử lý;
    khắc phục; hỗ trợ; tạo điều kiện; khuyến khích; động viên; khen thưởng; biểu dương; cập nhật; đăng tải; đăng; phát sóng; sản xuất; biên soạn;
    biên tập; biên dịch; dịch; in ấn; phát hành; xuất bản; thiết kế; vận hành; duy trì; quảng bá; giới thiệu; vận động; thu hút; kêu gọi; huy động;
    mời; đón; tiếp; trả lời; giải trình; làm rõ; tham gia; góp ý; nêu cao; bám sát; nắm; nắm bắt; nắm chắc; dự báo; định hướng; chuẩn bị; lập; soạn thảo;
    hoàn thành; hoàn thiện; bổ sung; sửa đổi; điều chỉnh; đánh giá; sơ kết; tổng kết; khảo sát; thống kê; kết nối; chia sẻ; trao đổi; ký kết; hợp tác;
    cử; phân công; giao; gửi; đưa; mở; làm; làm tốt; lấy ý kiến; tiếp thu; công khai; công bố; thông tin; truyền thông; phát ngôn; lựa chọn; đề cử;
    cân đối; cấp; phân bổ; bố trí kinh phí; thẩm tra; quyết toán; thanh tra; xác minh; phát hiện; phòng ngừa; tháo gỡ; giải quyết; giữ gìn; bảo vệ;
    gìn giữ; tôn tạo; tranh thủ; thúc đẩy; xúc tiến; quan tâm; chăm lo; chú trọng; ưu tiên; coi trọng; xác định; nhân rộng; xây dựng và triển khai;
    siết chặt; chấn chỉnh; quy định; quyết định; đề nghị; yêu cầu; kiến nghị; thông báo; mua sắm; trang bị; lắp đặt; sửa chữa; nâng cấp; đầu tư; đặt hàng;
    lắp; treo; trang trí; trưng bày; triển lãm; tổ chức thực hiện; xem xét mở; phát động; hưởng ứng; đồng hành; tuyên dương; giữ vững; củng cố; phân tích;
    xử phạt; thu thập; lưu trữ; số hóa; số hoá; chuyển đổi; tích hợp; bàn giao; tiếp nhận; đăng ký; thẩm mỹ; dự toán; thanh toán; giám định; hiệu đính;
    vệ sinh; tham vấn; chọn; khởi công; hạn chế; bảo tồn; khôi phục; điều phối; chuyển; đối chiếu; kê khai; thiết lập; giải thích; phản ánh;
    xúc tiến đầu tư; ra quân; khai trương; khánh thành; khai mạc; tổ chức lấy; giáo dục; truyên truyền; tạo; kiểm soát; giảm; giữ; đạt; lan tỏa; lan toả; hình thành; cải thiện; tận dụng; phân loại; xác lập;
    chứng kiến; tiến hành; kiểm điểm; tự kiểm tra; chấp hành; khuyến cáo; cảnh báo; bồi thường; di dời; sơ tán; tìm kiếm; ứng phó; túc trực; nghiêm cấm; tạm dừng; dừng; đình chỉ; thu hồi; cấm; vận chuyển; dự trữ; bảo quản; tiêu hủy; phun; giải phóng;
    đón tiếp; phục vụ; tiếp đón; tổ chức đón; kết hợp; lan truyền; gắn; gắn kết; tích cực hóa; thẩm tra; thu thập; truyền tải; đề ra; tuân thủ; phục hồi; xin ý kiến; gia hạn; tư vấn; tiếp cận; sáng tạo; nâng; hợp nhất; chuẩn hóa; chuẩn hoá; liên kết; chọn lọc; nêu; phê phán; biểu diễn; giao lưu; tọa đàm; đón đoàn; lập danh sách; rút kinh nghiệm; sắp xếp; giữ; dựng; viết; in; phát; treo; trao; tặng; họp; gặp; gặp gỡ; gặp mặt; nộp; nhập; tập hợp; rút; đọc; nghe; thăm; dự; chụp; quay; ghi; ghi hình; kể; tìm; tìm hiểu; lắng nghe; chăm sóc; dành; tài trợ; thuê; mua; chi; nhận; đặt; cắm; khơi dậy; khắc họa; phủ sóng; tiếp sóng; tuyển dụng; tuyển chọn; sưu tầm; điều tra; áp dụng; thay thế; trích; chiếu; trả; truyền; tiếp xúc; soát xét; luân phiên; niêm yết; phản biện; hiến kế; đăng cai
    """)

# Adverbs and modal words that stand before the verb.
OPENERS: Final[frozenset[str]] = _phrases("""
    tiếp tục; chủ động; tích cực; thường xuyên; kịp thời; nghiêm túc; khẩn trương; tập trung; cần; phải; có trách nhiệm; có nhiệm vụ; căn cứ;
    trên cơ sở; theo chức năng; nhanh chóng; trực tiếp; định kỳ; hằng năm; hàng năm; hằng tháng; hàng tháng; hằng quý; hàng quý; hằng tuần; hàng tuần; đồng thời; chịu trách nhiệm; sớm; chú ý; lưu ý;
    kiên quyết; kiên trì; từng bước; đặc biệt; nghiêm; có kế hoạch; có biện pháp; có giải pháp; có văn bản; theo dõi sát; là cơ quan; là đầu mối; là đơn vị; làm đầu mối; được giao; được phân công; quyết liệt;
    chỉ đạo và; phân công cụ thể; trong phạm vi; theo nhiệm vụ; theo thẩm quyền; thống nhất; ngay; khi có; phát hiện và; cùng với; trước ngày; chậm nhất; xong; bám; đề cao; tự; nhất là; đặc biệt là; ngay sau khi; tùy theo; căn cứ vào; dựa trên; tùy tình hình; có hình thức; có phương án; làm tốt; linh hoạt; giúp; vận dụng; giữ; tiếp; mạnh dạn; tối thiểu; tạm thời; cùng; thay mặt; phát huy tốt
    """)

# Who hands out a task: "Giao Sở X …", "UBND tỉnh yêu cầu các sở …".
ORDERS: Final[frozenset[str]] = _phrases("""
    giao; giao nhiệm vụ cho; giao cho; yêu cầu; đề nghị; phân công; ủy quyền cho; uỷ quyền cho; ủy quyền; giao nhiệm vụ; thống nhất giao; đồng ý giao; trân trọng đề nghị; kính đề nghị; cử; chỉ định; kính mời; thống nhất phân công; đề nghị và giao; tiếp tục giao; nhắc nhở; nhất trí giao; giao trách nhiệm cho; giao trách nhiệm
    """)

# What an issuer does in the opening paragraph: "…, Ban Tuyên giáo Tỉnh ủy hướng dẫn như sau".
ISSUING: Final[frozenset[str]] = _phrases("""
    hướng dẫn; ban hành; xây dựng; thông báo; yêu cầu; đề nghị; chỉ đạo; kết luận; báo cáo; chỉ thị; quyết định; quyết nghị; trình; kính trình; ý kiến; có ý kiến; kính mời; triển khai; định hướng; gửi; điện; thống nhất; phối hợp; lập; đề ra; tổ chức; nhận được; đã; cho; trân trọng; lưu ý; phát động; kính đề nghị; kính báo cáo; giao
    """)

DOCUMENT_NOUNS: Final[tuple[str, ...]] = (
    "kế hoạch", "chương trình", "đề án", "báo cáo", "hướng dẫn", "quyết định", "nghị quyết", "chỉ thị", "quy chế", "quy định", "phương án", "tờ trình",
    "dự án", "văn bản", "công văn", "thông báo", "danh mục", "tài liệu", "bộ tiêu chí", "cơ sở dữ liệu", "bản tin", "ấn phẩm", "chuyên trang", "chuyên mục", "dự toán", "kịch bản", "sổ tay", "phim", "video", "đề cương", "bộ tài liệu", "hồ sơ", "lịch", "quy trình", "dự thảo", "phóng sự", "cẩm nang",
)  # fmt: skip
