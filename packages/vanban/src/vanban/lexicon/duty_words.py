"""Động từ giao việc: verbs and adverbs that a task begins with, and verbs that hand it out."""

from __future__ import annotations

from typing import Final

from vanban.lexicon.blocks import phrases

# What a unit does; the first of these after a unit's name begins the task.
VERBS: Final[frozenset[str]] = frozenset(
    phrases("""
    ban hành; biên dịch; biên soạn; biên tập; biểu diễn; biểu dương; bàn giao; bác bỏ; bám sát; báo cáo;
    bóc gỡ; bảo quản; bảo tồn; bảo vệ; bảo đảm; bố trí; bố trí kinh phí; bồi dưỡng; bồi thường; bổ sung;
    chi; chia sẻ; chiếu; chuyển; chuyển giao; chuyển ngữ; chuyển đổi; chuẩn bị; chuẩn hoá; chuẩn hóa;
    chú trọng; chăm lo; chăm sóc; chấn chỉnh; chấp hành; chỉ đạo; chỉnh lý; chỉnh trang; chọn; chọn lọc;
    chụp; chủ trì; chứng kiến; coi trọng; cung cấp; cân đối; công bố; công khai; cải thiện; cảnh báo;
    cấm; cấp; cập nhật; cắm; cụ thể hoá; cụ thể hóa; củng cố; cứu hộ; cử; di dời; diễn tập; duy trì; dàn
    dựng; dành; dịch; dịch thuật; dừng; dự; dự báo; dự toán; dự trữ; dựng; ghi; ghi hình; gia cố; gia
    hạn; giao; giao ban; giao lưu; giám sát; giám định; giáo dục; giải phóng; giải quyết; giải thích;
    giải trình; giải đáp; giảm; giới thiệu; giữ; giữ gìn; giữ vững; gìn giữ; góp ý; gắn; gắn kết; gặp;
    gặp gỡ; gặp mặt; gỡ bỏ; gửi; hiến kế; hiệu chỉnh; hiệu đính; hoàn thiện; hoàn thành; huy động; hình
    thành; hướng dẫn; hưởng ứng; hạn chế; họp; hỗ trợ; hợp nhất; hợp tác; in; in ấn; khai mạc; khai
    thác; khai trương; khen thưởng; khuyến cáo; khuyến khích; khánh thành; khích lệ; khôi phục; khơi
    dậy; khảo sát; khắc họa; khắc phục; khởi công; kiến nghị; kiểm kê; kiểm soát; kiểm tra; kiểm điểm;
    kiểm đếm; kiểm định; kiện toàn; kê khai; kêu gọi; ký kết; kết hợp; kết nghĩa; kết nối; kể; lan toả;
    lan truyền; lan tỏa; liên hệ; liên kết; luân phiên; làm; làm rõ; làm tốt; làm việc; lãnh đạo; lên
    án; lưu trữ; lấy ý kiến; lập; lập danh sách; lắng nghe; lắp; lắp đặt; lồng ghép; lồng tiếng; lựa
    chọn; mua; mua sắm; mời; mở; mở rộng; nghe; nghiêm cấm; nghiên cứu; ngăn chặn; ngăn ngừa; nhân rộng;
    nhận; nhập; nhắn tin; niêm yết; nâng; nâng cao; nâng cấp; nêu; nêu cao; nắm; nắm bắt; nắm chắc; nộp;
    phiên dịch; phun; phát; phát hiện; phát huy; phát hành; phát ngôn; phát sóng; phát triển; phát động;
    phân bổ; phân công; phân loại; phân tích; phê duyệt; phê phán; phòng ngừa; phản biện; phản bác; phản
    ánh; phối hợp; phổ biến; phục dựng; phục hồi; phục vụ; phủ sóng; quan tâm; quay; quy định; quyết
    toán; quyết định; quán triệt; quản lý; quản trị; quảng bá; ra quân; rà quét; rà soát; rút; rút kinh
    nghiệm; răn đe; sao lưu; siết chặt; soát xét; soạn thảo; sáng tạo; sơ kết; sơ tán; sưu tầm; sản
    xuất; sắp xếp; số hoá; số hóa; sử dụng; sửa chữa; sửa đổi; tham gia; tham mưu; tham vấn; thanh toán;
    thanh tra; thay thế; theo dõi; thiết kế; thiết lập; thu hút; thu hồi; thu thập; thuê; thành lập;
    tháo gỡ; thí điểm; thông báo; thông tin; thúc đẩy; thăm; thẩm mỹ; thẩm tra; thẩm định; thống kê;
    thực hiện; tiêu hủy; tiến hành; tiếp; tiếp cận; tiếp nhận; tiếp sóng; tiếp thu; tiếp xúc; tiếp đón;
    trang bị; trang trí; tranh thủ; trao; trao đổi; treo; tri ân; triển khai; triển lãm; truy quét;
    truyên truyền; truyền; truyền dạy; truyền thông; truyền tải; trình; trình diễn; trích; trùng tu;
    trưng bày; trả; trả lời; trấn áp; tuyên dương; tuyên truyền; tuyển; tuyển chọn; tuyển dụng; tuân
    thủ; tuần tra; tài trợ; tái hiện; tìm; tìm hiểu; tìm kiếm; tích cực hóa; tích hợp; tôn trọng; tôn
    tạo; tôn vinh; túc trực; tăng cường; tư vấn; tạm dừng; tạo; tạo điều kiện; tận dụng; tập huấn; tập
    hợp; tặng; tọa đàm; tổ chức; tổ chức lấy; tổ chức thực hiện; tổ chức đón; tổng hợp; tổng kết; tự
    kiểm tra; vinh danh; viết; vận chuyển; vận hành; vận động; vệ sinh; xem xét; xem xét mở; xin ý kiến;
    xuất bản; xác lập; xác minh; xác thực; xác định; xây dựng; xây dựng và triển khai; xúc tiến; xúc
    tiến đầu tư; xử lý; xử phạt; yêu cầu; áp dụng; điều chỉnh; điều phối; điều tra; đàm phán; đào tạo;
    đánh giá; đình chỉ; đính chính; đón; đón tiếp; đón đoàn; đôn đốc; đăng; đăng cai; đăng ký; đăng tải;
    đưa; đạt; đảm bảo; đấu tranh; đầu tư; đẩy mạnh; đặt; đặt hàng; đề cao; đề cử; đề nghị; đề ra; đề
    xuất; định hướng; đọc; đối chiếu; đối thoại; đồng hành; đổi mới; động viên; ưu tiên; ứng dụng; ứng
    phó
""")
)

# Nouns whose first syllable alone is a verb ("truyền", "giao", "dịch").
NOUNS_LIKE_VERBS: Final[frozenset[str]] = frozenset(
    phrases("""
    chi bộ; chi cục; chi hội; chi nhánh; chi đoàn; cấp cứu; cấp huyện; cấp tỉnh; cấp uỷ; cấp xã; cấp ủy; dịch
    bệnh; dịch vụ; dự án; giao dịch; giao thông; phát thanh; truyền hình; truyền thanh; truyền thống
""")
)

# Adverbs and modal words that stand before the verb.
OPENERS: Final[frozenset[str]] = frozenset(
    phrases("""
    bám; chú ý; chậm nhất; chỉ đạo và; chịu trách nhiệm; chủ động; có biện pháp; có giải pháp; có hình
    thức; có kế hoạch; có nhiệm vụ; có phương án; có trách nhiệm; có văn bản; cùng; cùng với; căn cứ;
    căn cứ vào; cần; dựa trên; giúp; giữ; hàng năm; hàng quý; hàng tháng; hàng tuần; hằng năm; hằng quý;
    hằng tháng; hằng tuần; khi có; khẩn trương; kiên quyết; kiên trì; kịp thời; linh hoạt; là cơ quan;
    là đơn vị; là đầu mối; làm tốt; làm đầu mối; lưu ý; mạnh dạn; ngay; ngay sau khi; nghiêm; nghiêm
    túc; nhanh chóng; nhất là; phát hiện và; phát huy tốt; phân công cụ thể; phải; quyết liệt; sớm; thay
    mặt; theo chức năng; theo dõi sát; theo nhiệm vụ; theo thẩm quyền; thường xuyên; thống nhất; tiếp;
    tiếp tục; trong phạm vi; trên cơ sở; trước ngày; trực tiếp; tích cực; tùy theo; tùy tình hình; tạm
    thời; tập trung; tối thiểu; từng bước; tự; vận dụng; xong; được giao; được phân công; đặc biệt; đặc
    biệt là; đề cao; định kỳ; đồng thời
""")
)

# Who hands out a task: "Giao Sở X …", "UBND tỉnh yêu cầu các sở …".
ORDERS: Final[frozenset[str]] = frozenset(
    phrases("""
    chỉ định; cử; giao; giao cho; giao nhiệm vụ; giao nhiệm vụ cho; giao trách nhiệm; giao trách nhiệm
    cho; kính mời; kính đề nghị; nhất trí giao; nhắc nhở; phân công; thống nhất giao; thống nhất phân
    công; tiếp tục giao; trân trọng đề nghị; uỷ quyền cho; yêu cầu; đề nghị; đề nghị và giao; đồng ý
    giao; ủy quyền; ủy quyền cho
""")
)

# What an issuer does in the opening paragraph: "…, Ban Tuyên giáo Tỉnh ủy hướng dẫn như sau".
ISSUING: Final[frozenset[str]] = frozenset(
    phrases("""
    ban hành; báo cáo; cho; chỉ thị; chỉ đạo; có ý kiến; giao; gửi; hướng dẫn; kính báo cáo; kính mời;
    kính trình; kính đề nghị; kết luận; lưu ý; lập; nhận được; phát động; phối hợp; quyết nghị; quyết
    định; thông báo; thống nhất; triển khai; trân trọng; trình; tổ chức; xây dựng; yêu cầu; ý kiến;
    điện; đã; đề nghị; đề ra; định hướng
""")
)

# Things a task makes.
DOCUMENT_NOUNS: Final[tuple[str, ...]] = phrases("""
    kế hoạch; chương trình; đề án; báo cáo; hướng dẫn; quyết định; nghị quyết; chỉ thị; quy chế; quy
    định; phương án; tờ trình; dự án; văn bản; công văn; thông báo; danh mục; tài liệu; bộ tiêu chí; cơ
    sở dữ liệu; bản tin; ấn phẩm; chuyên trang; chuyên mục; dự toán; kịch bản; sổ tay; phim; video; đề
    cương; bộ tài liệu; hồ sơ; lịch; quy trình; dự thảo; phóng sự; cẩm nang
""")
