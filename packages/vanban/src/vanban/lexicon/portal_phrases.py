"""Cụm từ của trang thông tin: menus, counters, forms and comments that are no part of an article."""

from __future__ import annotations

from typing import Final

from vanban.lexicon.blocks import phrases

# A line that is made of these (and digits, punctuation) only is dropped wherever it stands.
FURNITURE: Final[tuple[str, ...]] = phrases("""
    cỡ chữ; màu chữ; tăng cỡ chữ; giảm cỡ chữ; kích cỡ chữ; kích thước chữ; độ tương phản; tương phản;
    đọc bài viết; nghe bài viết; đọc bài; nghe đọc bài; độc thoại; a; a-; a+; aa; nghe nội dung; chế độ
    đọc; tắt; bật; lượt xem; số lượt xem; lượt truy cập; số lượt truy cập; tổng số lượt truy cập; tổng
    lượt truy cập; đã xem; lượt tải; lượt đọc; đang truy cập; đang online; đang trực tuyến; khách
    online; hôm nay; hôm qua; tuần này; tháng này; tất cả; trong tuần; trong tháng; trực tuyến; bản in;
    in trang; in bài viết; in bài; in trang này; xuất tập tin; gửi email; gửi qua email; gửi bài viết;
    gửi cho bạn bè; email; e-mail; in; print; quay lại; trở lại; trở về; về trang trước; về đầu trang;
    lên đầu trang; đầu trang; top; chia sẻ; chia sẻ bài viết; chia sẻ qua facebook; chia sẻ facebook;
    facebook; twitter; zalo; youtube; tiktok; instagram; google+; linkedin; thích; like; share; tweet;
    sao chép liên kết; copy link; lưu bài viết; lưu tin; theo dõi; google news; rss; tin mới hơn; tin đã
    đưa; tin cũ hơn; tin khác; các tin khác; các tin đã đưa; tin cùng chuyên mục; tin liên quan; tin tức
    liên quan; bài viết liên quan; các bài viết khác; bài viết khác; bài viết cùng chuyên mục; tin bài
    khác; tin nổi bật; tin đọc nhiều; đọc nhiều; xem nhiều; tin mới nhất; tin mới; có thể bạn quan tâm;
    xem thêm; xem tiếp; xem tất cả; đọc tiếp; các tin mới hơn; các tin cũ hơn; tin xem nhiều; bình luận;
    gửi bình luận; viết bình luận; ý kiến bạn đọc; ý kiến; phản hồi; gửi phản hồi; gửi ý kiến; thêm bình
    luận; đánh giá bài viết; đánh giá; bình chọn; trả lời; captcha; mã xác nhận; mã bảo vệ; đổi mã; làm
    mới; họ và tên; họ tên; nội dung bình luận; chưa có bình luận nào; hãy là người đầu tiên bình luận;
    gửi; hủy; đóng; lưu thông tin; thông tin cá nhân; imageuser; image; trang chủ; giới thiệu; liên hệ;
    sơ đồ trang; sơ đồ cổng; sơ đồ website; sitemap; đăng nhập; đăng ký; đăng xuất; quên mật khẩu; tìm
    kiếm; tìm kiếm nâng cao; tiếng việt; english; thư điện tử; thư viện ảnh; thư viện video; video; hình
    ảnh; hỏi đáp; hỏi - đáp; góp ý; menu; toggle navigation; skip to content; chuyển đến nội dung chính;
    thăm dò ý kiến; liên kết website; liên kết web; liên kết; quảng cáo; thống kê truy cập; thống kê;
    dịch vụ công; dịch vụ công trực tuyến; thủ tục hành chính; lịch công tác; lịch tiếp công dân; văn
    bản pháp luật; hệ thống văn bản; văn bản chỉ đạo điều hành; cổng thông tin điện tử; tin tức; tin tức
    - sự kiện; tin tức sự kiện; thông báo mới; bản đồ hành chính; tải về; tải xuống; tải file; tệp đính
    kèm; tệp tin đính kèm; file đính kèm; từ khóa; từ khoá; tags; tag; thẻ; phiên bản mobile; bỏ qua;
    không; có; tra cứu nâng cao; tra cứu; đăng ký thành viên; thành viên; lưu vào danh mục; theo dõi hiệu lực;
    báo lỗi; văn bản liên quan; lược đồ; thuộc tính; nội dung văn bản; bản gốc; tóm tắt nội dung; hiệu lực
""")

# From the first such line below the article to the end, everything short is furniture.
TAIL_OPENERS: Final[tuple[str, ...]] = phrases("""
    lượt xem; số lần đọc; số lượt xem; số lượt truy cập; bản in; in bài viết; tin mới hơn; tin đã đưa;
    tin cũ hơn; các tin khác; tin khác; các tin đã đưa; tin cùng chuyên mục; tin liên quan; bài viết
    liên quan; các bài viết khác; bài viết khác; tin bài khác; các tin mới hơn; các tin cũ hơn; ý kiến
    bạn đọc; bình luận; gửi bình luận; viết bình luận; chia sẻ bài viết; có thể bạn quan tâm; đọc nhiều;
    tin đọc nhiều; tin nổi bật; xem nhiều; thống kê truy cập; từ khóa; từ khoá; tags; đánh giá bài viết;
    bài viết cùng chuyên mục; về đầu trang; quay lại; đơn vị chủ quản; cơ quan chủ quản; chịu trách
    nhiệm nội dung; chịu trách nhiệm chính; bản quyền thuộc; ghi rõ nguồn; giấy phép số; trưởng ban biên
    tập; copyright; ©; văn bản liên quan; văn bản cùng lĩnh vực
""")

# Lines that begin so are furniture at any length up to a line and a half.
OPENINGS: Final[tuple[str, ...]] = phrases("""
    bạn vui lòng; cỡ chữ; số lần đọc; lượt đọc; số lượt đọc; lần xem; trang chủ; phát triển bởi; đọc
    thoại; vui lòng nhập; bạn cần đăng nhập; lượt xem:; số lượt xem:; lượt truy cập:; copyright; ©; bản
    quyền thuộc; bản quyền ©; ghi rõ nguồn; giấy phép số; đang truy cập:; powered by; thiết kế bởi; ý
    kiến bạn đọc; tổng lượt truy cập; chia sẻ:; đánh giá:; xếp hạng:; bình luận (; tags:; từ khóa:; từ
    khoá:
""")
