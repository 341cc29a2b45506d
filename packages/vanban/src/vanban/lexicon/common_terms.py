"""Từ hai tiếng thường gặp trong văn bản hành chính, whose letters without marks spell no other term.

By them a mark read wrongly is known ("tố chức", "thí hành").
"""

from __future__ import annotations

from typing import Final

TERMS: Final[frozenset[str]] = frozenset(
    line.strip()
    for line in """
    kể từ|đổi mới|trao đổi|tổ chức|tổ quốc|tổng hợp|tổng kết|sơ kết|thực hiện|thi hành|triển khai|kế hoạch
    báo cáo|chỉ đạo|chủ trì|phối hợp|nhiệm vụ|giải pháp|yêu cầu|mục đích|nội dung|thời gian|kinh phí
    trách nhiệm|đơn vị|địa phương|thông tin|đối ngoại|tuyên truyền|tuyên giáo|dân vận|báo chí|xuất bản
    văn hóa|thể thao|du lịch|ngoại vụ|ngoại giao|công thương|nông nghiệp|nội vụ|biên phòng|biên giới
    quốc phòng|an ninh|quân sự|thường trực|thường xuyên|định kỳ|đột xuất|trước ngày|kiểm tra|giám sát
    đôn đốc|hướng dẫn|tham mưu|phê duyệt|thẩm định|xây dựng|sản phẩm|ấn phẩm|hội nghị|hội thảo|tập huấn
    bồi dưỡng|công chức|viên chức|đảng viên|đảng bộ|đảng ủy|tỉnh ủy|thành ủy|huyện ủy|nhân dân|mặt trận
    đoàn thể|chính quyền|chính phủ|chính trị|trung ương|quốc hội|quốc gia|quốc tế|hội nhập|nâng cao
    tăng cường|đẩy mạnh|hoàn thành|hoàn thiện|tiếp tục|chủ động|kịp thời|hiệu quả|chất lượng|phương án
    nghị quyết|nghị định|quyết định|kết luận|thông báo|thông tư|chương trình|quy chế|quy định|phụ lục
    điện tử|tính từ|chi bộ|trang tin|chuyên mục|phóng viên|phóng sự|hình ảnh|quảng bá|giới thiệu|khu vực
    tiếng nước|nước ngoài|ven biển|vùng biển|bờ biển|trên biển|đường biển|cửa biển|hải đảo|quần đảo|cửa khẩu
    xuất khẩu|nhập khẩu|khẩu hiệu|mật khẩu|lãnh thổ|thổ cẩm|thềm lục|cổ động|cổ vũ|phổ biến|phổ cập|biến đổi
    chuyển biến|diễn biến|chế biến|biểu dương|phát biểu|đại biểu|tiêu biểu|biểu mẫu|cụ thể|có thể|không thể
    tập thể|toàn thể|tổng thể|thể hiện|thể chế|thể dục|thể thức|thể loại|chủ thể|thay thế|thế giới|thế hệ
    thế mạnh|lợi thế|sửa đổi|chuyển đổi|thay đổi|đổi trả|quy đổi|đối tượng|đối với|đối tác|đối chiếu
    đối thoại|tuyệt đối|cân đối|phản đối|tổng số|tổng cục|tổng thư|tổng kinh|tổng giám|tổng biên|tổng mức
    tổ trưởng|tổ phó|tổ viên|tổ giúp|tổ công|tổ dân|tổ liên|yếu tố|nhân tố|tố cáo|tố giác|sổ tay|sổ sách
    sổ theo|hồ sơ|số liệu|số lượng|số hóa|một số|bổ sung|bổ nhiệm|cổng thông|cổng dịch|công bố|bố trí
    thành phố|hỗ trợ|củng cố|kiên cố|sự cố|cố định|trụ sở|giám đốc|giám định|giảm nghèo|giảm thiểu|cắt giảm
    bảo đảm|đảm bảo|đảm nhiệm|bảo vệ|bảo tồn|bảo tàng|bảo mật|bảo hiểm|cảnh báo|thông cáo|bảo quản|quản lý
    quản trị|khả năng|khả thi|kết quả|hậu quả|hiệu lực|giải trình|giải quyết|giải đáp|giải thưởng|phản ánh
    phản bác|phản hồi|tài khoản|điều khoản|sản xuất|di sản|tài sản|hải sản|nông sản|cộng sản|bản tin|văn bản
    bản đồ|ấn bản|cơ bản|phiên bản|bản sắc|tác phẩm|thực phẩm|thẩm quyền|thẩm tra|kiểm soát|kiểm điểm
    kiểm duyệt|kiểm kê|tìm kiếm|hiếm có|nguy hiểm|hiểm họa|địa điểm|thời điểm|trọng điểm|điểm đến|điểm nóng
    quan điểm|đặc điểm|điểm báo|tìm hiểu|hiểu biết|am hiểu|hiểu rõ|tối thiểu|thiểu số|thiếu sót|còn thiếu
    chuyển tải|truyền tải|đăng tải|tải lên|vận tải|cải cách|cải thiện|hải quan|nền tảng|hạ tầng|đảng đoàn
    tất cả|kể cả|bao gồm|cá nhân|xử lý|sử dụng|lịch sử|ứng xử|xử phạt|bầu cử|đề cử|cử tri|cử cán|thử nghiệm
    thủ tướng|thủ tục|thủ đô|tranh thủ|chủ nghĩa|dân chủ|chủ tịch|làm chủ|phủ nhận|phủ sóng|bao phủ|mở rộng
    mở lớp|cởi mở|sở hữu|phản ứng|sẵn sàng|phát triển|triển lãm|điển hình|chuẩn bị|tiêu chuẩn|chuẩn hóa
    tuyển dụng|tuyển chọn|diễn đàn|diễn tập|biểu diễn|thực tiễn|miễn phí|dữ liệu|giữ gìn|giữ vững|ngôn ngữ
    chữ viết|nghĩa vụ|ý nghĩa|kết nghĩa|tình nghĩa|lĩnh vực|bền vững|vững chắc|kỹ năng|kỹ thuật|mỹ thuật
    lễ hội|lễ tân|nghi lễ|lãnh đạo|lãnh sự|miền núi|hiện đại|tiến độ|tiếp nhận|bảo trì|ổn định|chỉ tiêu
    chỉ thị|chỉ huy|chỉ định|địa chỉ|kinh tế|chi tiết|nghiêm chỉnh|điều chỉnh|hoàn chỉnh|kỷ niệm|kỷ luật
    kỷ cương|thế kỷ|tỷ lệ|chia sẻ|bám sát|khảo sát|rà soát|bảo trợ|tham khảo|khoảng cách|giao lưu|lưu trữ
    dự trữ|phối kết|cơ chế|quy mô|mô hình|độ mật|vấn đề|đề xuất|đề nghị|đề án|chuyên đề|tiêu đề|đề cương
    tiếp xúc|xúc tiến|ứng dụng|ủng hộ|cổ phần|hữu nghị|tưởng niệm|tư tưởng|hưởng ứng|ảnh hưởng|khen thưởng
    trưởng phòng|trưởng ban|hiệu trưởng|tăng trưởng|môi trường|thị trường|nhà trường|bộ trưởng|sáng kiến
    ý kiến|kiến nghị|sự kiện|điều kiện|đảng phí|tài chính|hành chính|chấn chỉnh|bưu điện|bưu chính
    """.replace("\n", "|").split("|")
    if line.strip()
)

# Names of regions and provinces of two syllables, each with its capital: "Bác Bộ" is none.
PLACES: Final[frozenset[str]] = frozenset(
    line.strip()
    for line in """
    Bắc Bộ|Nam Bộ|Trung Bộ|Tây Nguyên|Biển Đông|Hoàng Sa|Trường Sa|Hà Nội|Hải Phòng|Đà Nẵng|Cần Thơ|Hồ Chí
    Cao Bằng|Lạng Sơn|Lai Châu|Điện Biên|Sơn La|Lào Cai|Yên Bái|Hà Giang|Tuyên Quang|Thái Nguyên|Bắc Kạn
    Phú Thọ|Vĩnh Phúc|Bắc Ninh|Bắc Giang|Quảng Ninh|Hải Dương|Hưng Yên|Hòa Bình|Hà Nam|Nam Định|Thái Bình
    Ninh Bình|Thanh Hóa|Nghệ An|Hà Tĩnh|Quảng Bình|Quảng Trị|Quảng Nam|Quảng Ngãi|Bình Định|Phú Yên
    Khánh Hòa|Ninh Thuận|Bình Thuận|Kon Tum|Gia Lai|Đắk Lắk|Đắk Nông|Lâm Đồng|Bình Phước|Tây Ninh|Bình Dương
    Đồng Nai|Long An|Tiền Giang|Bến Tre|Trà Vinh|Vĩnh Long|Đồng Tháp|An Giang|Kiên Giang|Hậu Giang|Sóc Trăng
    Bạc Liêu|Cà Mau
    """.replace("\n", "|").split("|")
    if line.strip()
)
