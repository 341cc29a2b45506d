"""Động từ giao việc: verbs and adverbs that a task begins with, and verbs that hand it out."""

from __future__ import annotations

from typing import Final

from vanban.lexicon.blocks import phrases

# What a unit does; the first of these after a unit's name begins the task.
VERBS: Final[frozenset[str]] = frozenset(
    phrases("""
    ban bố; ban hành; biên chế; biên dịch; biên soạn; biên tập; biên tập lại; biểu diễn; biểu dương; biệt
    phái; bàn bạc; bàn giao; bác bỏ; bám sát; báo cáo; bình chọn; bóc gỡ; bảo dưỡng; bảo quản; bảo trì;
    bảo tồn; bảo vệ; bảo đảm; bấm; bố trí; bố trí kinh phí; bồi dưỡng; bồi thường; bồi đắp; bổ sung; canh
    gác; chi; chi trả; chi viện; chia sẻ; chiếu; chuyển; chuyển giao; chuyển ngữ; chuyển đổi; chuẩn bị;
    chuẩn hoá; chuẩn hóa; chú trọng; chăm bón; chăm lo; chăm sóc; chấm; chấm dứt; chấm điểm; chấn chỉnh;
    chấp hành; chỉ đạo; chỉnh lý; chỉnh trang; chọn; chọn lọc; chốt; chốt danh sách; chụp; chủ trì; chứng
    kiến; coi trọng; cung cấp; cân đối; có mặt; công bố; công khai; cưỡng chế; cải thiện; cảnh báo; cấm;
    cấp; cấp phát; cấp phép; cập nhật; cắm; cắt cử; cụ thể hoá; cụ thể hóa; củng cố; cứu hộ; cứu trợ; cử;
    di chuyển; di dời; diễn tập; duy trì; duy tu; dàn dựng; dành; dán; dạy; dạy học; dịch; dịch thuật;
    dọn; dọn dẹp; dừng; dự; dự báo; dự toán; dự trữ; dựng; ghi; ghi chép; ghi hình; ghi nhận; ghi âm; gia
    cố; gia hạn; giao; giao ban; giao lưu; giám sát; giám định; giáo dục; giúp đỡ; giải ngân; giải phóng;
    giải quyết; giải thích; giải trình; giải tỏa; giải đáp; giảm; giảm tải; giới thiệu; giữ; giữ gìn; giữ
    vững; gìn giữ; góp ý; gắn; gắn biển; gắn kết; gặp; gặp gỡ; gặp mặt; gọi; gỡ bỏ; gửi; hiến kế; hiệu
    chỉnh; hiệu đính; hoàn thiện; hoàn thành; hoàn trả; hoàn tất; hoãn; huy động; huỷ; hình thành; hướng
    dẫn; hưởng ứng; hạn chế; họp; hỗ trợ; hợp nhất; hợp tác; hủy; in; in sao; in ấn; khai mạc; khai thác;
    khai trương; khen thưởng; khoanh; khoanh vùng; khuyến cáo; khuyến khích; khánh thành; khích lệ; khôi
    phục; không sử dụng; không trả lời; không tổ chức; không tự; không được; không để; khơi dậy; khơi lại;
    khơi thông; khảo sát; khắc họa; khắc phục; khởi công; kiến nghị; kiểm kê; kiểm soát; kiểm tra; kiểm
    điểm; kiểm đếm; kiểm định; kiện toàn; kèm cặp; kê; kê khai; kêu gọi; ký kết; kẻ; kẻ vẽ; kết hợp; kết
    nghĩa; kết nối; kể; lan toả; lan truyền; lan tỏa; livestream; liên hệ; liên kết; liên lạc; luân
    chuyển; luân phiên; làm; làm lại; làm mới; làm rõ; làm tốt; làm việc; làm việc với; lãnh đạo; lên danh
    sách; lên kế hoạch; lên phương án; lên án; lùi; lưu trữ; lấy ý kiến; lập; lập danh sách; lắng nghe;
    lắp; lắp đặt; lồng ghép; lồng tiếng; lựa chọn; mang; mang theo; mua; mua bảo hiểm; mua sắm; mời; mở;
    mở rộng; neo đậu; nghe; nghiêm cấm; nghiên cứu; nghiệm thu; ngăn chặn; ngăn ngừa; ngừng; nhân bản;
    nhân rộng; nhận; nhập; nhập liệu; nhắc; nhắc lại; nhắc việc; nhắn tin; niêm yết; nuôi; nâng; nâng cao;
    nâng cấp; nêu; nêu cao; nắm; nắm bắt; nắm chắc; nắm tình hình; nộp; phiên dịch; phong tỏa; phun; phun
    thuốc; phát; phát hiện; phát huy; phát hành; phát lại; phát ngôn; phát sóng; phát triển; phát động;
    phân bổ; phân công; phân loại; phân luồng; phân phát; phân tích; phân vai; phê duyệt; phê phán; phòng
    ngừa; phản biện; phản bác; phản ánh; phối hợp; phổ biến; phụ đề; phục dựng; phục hồi; phục vụ; phủ
    sóng; quan tâm; quay; quy định; quyên góp; quyết toán; quyết định; quán triệt; quản lý; quản trị;
    quảng bá; ra quân; rà; rà lại; rà quét; rà soát; rút; rút kinh nghiệm; răn đe; sao lưu; siết chặt;
    soát xét; soạn thảo; sáng tạo; sát hạch; sơ kết; sơ tán; sơn; sưu tầm; sản xuất; sắp xếp; sắp đặt; số
    hoá; số hóa; sử dụng; sửa; sửa chữa; sửa đổi; tham gia; tham mưu; tham vấn; thanh lý; thanh toán;
    thanh tra; thay; thay mới; thay thế; theo dõi; thi; thiết kế; thiết lập; thu; thu dọn; thu hút; thu
    hồi; thu thanh; thu thập; thu âm; thuê; thành lập; tháo dỡ; tháo gỡ; thí điểm; thôi; thông báo; thông
    tin; thúc đẩy; thăm; thương lượng; thả; thảo luận; thẩm mỹ; thẩm tra; thẩm định; thống kê; thực hiện;
    tiêu hủy; tiến hành; tiếp; tiếp cận; tiếp nhận; tiếp sóng; tiếp sức; tiếp thu; tiếp xúc; tiếp đón;
    trang bị; trang trí; tranh thủ; trao; trao giải; trao tặng; trao đổi; treo; treo biển; tri ân; triển
    khai; triển lãm; truy quét; truyên truyền; truyền; truyền dạy; truyền thông; truyền tải; trình; trình
    chiếu; trình diễn; trích; trùng tu; trưng bày; trả; trả lời; trấn áp; trồng; trục vớt; trực 24; trực
    ban; trực chiến; trực lãnh đạo; trực sẵn sàng; trực trả lời; tuyên dương; tuyên truyền; tuyển; tuyển
    chọn; tuyển dụng; tuyệt đối không; tuân thủ; tuần tra; tài trợ; tái hiện; tìm; tìm hiểu; tìm kiếm;
    tích cực hóa; tích hợp; tôn trọng; tôn tạo; tôn vinh; túc trực; tăng; tăng cường; tư vấn; tạm dừng;
    tạo; tạo điều kiện; tận dụng; tập huấn; tập hợp; tặng; tọa đàm; tổ chức; tổ chức lấy; tổ chức thực
    hiện; tổ chức đón; tổng duyệt; tổng hợp; tổng kết; tổng rà soát; tự kiểm tra; uỷ nhiệm; vinh danh;
    viết; viết bài; vận chuyển; vận hành; vận động; vẽ; vệ sinh; xem xét; xem xét mở; xin ý kiến; xuất
    bản; xác lập; xác minh; xác thực; xác định; xây; xây dựng; xây dựng và triển khai; xúc tiến; xúc tiến
    đầu tư; xếp; xếp hạng; xịt; xốc lại; xử lý; xử phạt; yêu cầu; áp dụng; điều chỉnh; điều phối; điều
    tiết; điều tra; điều động; điểm báo; điểm danh; điểm lại; điểm tin; đo; đàm phán; đàm thoại; đào tạo;
    đánh bắt; đánh giá; đình chỉ; đính chính; đính kèm; đón; đón tiếp; đón đoàn; đôn đốc; đăng; đăng cai;
    đăng ký; đăng tải; đưa; đạt; đảm bảo; đấu tranh; đầu tư; đẩy mạnh; đặt; đặt hàng; đề cao; đề cử; đề
    nghị; đề ra; đề xuất; định hướng; đọc; đối chiếu; đối soát; đối thoại; đồng hành; đổi mới; động viên;
    đỡ đầu; ưu tiên; ủng hộ; ủy nhiệm; ứng dụng; ứng phó
""")
)

# Nouns whose first syllable alone is a verb ("truyền", "giao", "dịch").
NOUNS_LIKE_VERBS: Final[frozenset[str]] = frozenset(
    phrases("""
    chi bộ; chi cục; chi hội; chi nhánh; chi đoàn; cấp cứu; cấp huyện; cấp tỉnh; cấp uỷ; cấp xã; cấp ủy;
    dịch bệnh; dịch vụ; dự án; giao dịch; giao thông; phát thanh; truyền hình; truyền thanh; truyền thống
""")
)

# Adverbs and modal words that stand before the verb.
OPENERS: Final[frozenset[str]] = frozenset(
    phrases("""
    bám; chú ý; chậm nhất; chỉ đạo và; chịu trách nhiệm; chủ động; có biện pháp; có giải pháp; có hình
    thức; có kế hoạch; có nhiệm vụ; có phương án; có trách nhiệm; có văn bản; cùng; cùng với; căn cứ; căn
    cứ vào; cần; dựa trên; giúp; giữ; hàng năm; hàng quý; hàng tháng; hàng tuần; hằng năm; hằng quý; hằng
    tháng; hằng tuần; khi có; khẩn trương; kiên quyết; kiên trì; kịp thời; linh hoạt; là bộ phận; là cơ
    quan; là nơi; là đơn vị; là đầu mối; là địa chỉ; làm tốt; làm đầu mối; lưu ý; mạnh dạn; ngay; ngay sau
    khi; nghiêm; nghiêm túc; nhanh chóng; nhất là; phát hiện và; phát huy tốt; phân công cụ thể; phải;
    quyết liệt; sớm; thay mặt; theo chức năng; theo dõi sát; theo nhiệm vụ; theo thẩm quyền; thường xuyên;
    thống nhất; tiếp; tiếp tục; trong phạm vi; trên cơ sở; trước ngày; trực tiếp; tích cực; tùy theo; tùy
    tình hình; tạm thời; tập trung; tối thiểu; từng bước; tự; vận dụng; xong; được giao; được phân công;
    được yêu cầu; được đề nghị; đặc biệt; đặc biệt là; đề cao; định kỳ; đồng thời
""")
)

# Who hands out a task: "Giao Sở X …", "UBND tỉnh yêu cầu các sở …".
ORDERS: Final[frozenset[str]] = frozenset(
    phrases("""
    chỉ định; giao; giao cho; giao nhiệm vụ; giao nhiệm vụ cho; giao trách nhiệm; giao trách nhiệm
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
    biên bản; biểu mẫu; bài tham luận; bài thuyết minh; bài viết; báo cáo; bản dịch; bản ghi nhớ; bản tin;
    bản tổng hợp; bản đồ; bảng theo dõi; bảng thuật ngữ; bảng tổng hợp; bộ chỉ số; bộ câu hỏi; bộ cờ; bộ
    nhận diện; bộ quy tắc; bộ tem; bộ thuyết minh; bộ tiêu chí; bộ tài liệu; bộ từ điển; bộ ảnh; chiến
    lược; chuyên mục; chuyên trang; chương trình; chỉ thị; clip; công văn; cơ sở dữ liệu; cẩm nang; danh
    mục; danh sách; dự thảo; dự toán; dự án; hướng dẫn; hồ sơ; kho ảnh; kế hoạch; kịch bản; lịch; nghị
    quyết; nội quy; pa nô; phim; phóng sự; phương án; phụ lục; phụ đề; poster; quy chế; quy hoạch; quy
    trình; quy định; quyết định; sách; sách ảnh; sổ tay; tham luận; thông báo; thông cáo; thư ngỏ; tin
    bài; truyện tranh; tài liệu; tập truyện tranh; tờ gấp; tờ rơi; tờ trình; video; văn bản; điều lệ; đề
    cương; đề án; ấn phẩm
""")
