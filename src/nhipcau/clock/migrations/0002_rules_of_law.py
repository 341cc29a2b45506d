"""Quy tắc thời hạn do luật định on the field of external information, each with its document.

The duties and their terms are those of Nghị định 244/2026/NĐ-CP and 262/2026/NĐ-CP (in force 1/7/2026), Luật Báo chí
126/2025/QH15, Thông tư 02/2019/TT-BTTTT and 03/2019/TT-BTTTT. An article not known is left blank for the office to
fill. What the law counts back from, or wants at least so often, moves back from a day off: that is prudence, not law.
"""

from datetime import date

from django.db import migrations

ND244 = {"field": "press", "document": "Nghị định 244/2026/NĐ-CP", "in_force_from": date(2026, 7, 1)}
ND262 = {"field": "foreign_press", "document": "Nghị định 262/2026/NĐ-CP", "in_force_from": date(2026, 7, 1)}
TT03 = {
    "field": "external",
    "document": "Thông tư 03/2019/TT-BTTTT",
    "article": "6",
    "event": "có quan điểm chính thức",
    "event_en": "the official position is given",
}
BACK = {"direction": "before", "on_day_off": "previous"}
PRUDENT = {"on_day_off": "previous", "note": "Lùi về trước khi hạn rơi vào ngày nghỉ là cách làm thận trọng, không do văn bản quy định."}

RULES = [
    ND244
    | {
        "code": "press-spokesperson-published",
        "title": "Công bố họ tên, chức vụ, điện thoại, thư điện tử của người phát ngôn",
        "title_en": "Publish the spokesperson's name, position, telephone and e-mail",
        "event": "giao nhiệm vụ người phát ngôn",
        "event_en": "the spokesperson is assigned",
        "amount": 24,
        "unit": "hours",
        "article": "3",
        "clause": "3",
    },
    ND244
    | PRUDENT
    | {
        "code": "press-monthly-information",
        "title": "Cung cấp thông tin cho báo chí và trên cổng thông tin hằng tháng",
        "title_en": "Monthly information to the press and on the portal",
        "event": "cung cấp thông tin lần trước",
        "event_en": "information was last given",
        "amount": 1,
        "unit": "months",
        "article": "6",
        "clause": "2",
        "point": "a",
    },
    ND244
    | PRUDENT
    | {
        "code": "press-quarterly-conference",
        "title": "Họp báo định kỳ, ít nhất 3 tháng một lần",
        "title_en": "Press conference, at least every three months",
        "event": "họp báo lần trước",
        "event_en": "the last press conference was held",
        "amount": 3,
        "unit": "months",
        "article": "6",
        "clause": "2",
        "point": "b",
    },
    ND244
    | {
        "code": "press-first-statement-event",
        "title": "Phát ngôn lần đầu về sự kiện quan trọng thuộc phạm vi quản lý",
        "title_en": "First statement on an important event in the office's field",
        "event": "tiếp nhận và xử lý sự việc",
        "event_en": "the matter is received and handled",
        "amount": 24,
        "unit": "hours",
        "article": "7",
        "clause": "3",
    },
    ND244
    | {
        "code": "press-first-statement-opinion",
        "title": "Phát ngôn lần đầu về vấn đề dư luận còn ý kiến khác nhau",
        "title_en": "First statement where opinion is divided",
        "event": "xác định được ảnh hưởng",
        "event_en": "the effect is determined",
        "amount": 24,
        "unit": "hours",
        "article": "7",
        "clause": "4",
    },
    ND244
    | {
        "code": "press-yearly-report",
        "title": "Báo cáo năm về phát ngôn và cung cấp thông tin cho báo chí",
        "title_en": "Annual report to the Ministry of Culture, Sports and Tourism",
        "event": "kết thúc kỳ số liệu (15/12 năm trước – 14/12)",
        "event_en": "the period of figures ends (15 December – 14 December)",
        "unit": "yearly",
        "yearly_month": 12,
        "yearly_day": 20,
        "on_day_off": "previous",
        "article": "10",
    },
    ND262
    | BACK
    | {
        "code": "foreign-press-filing",
        "title": "Phóng viên nước ngoài không thường trú gửi hồ sơ tới Bộ Ngoại giao",
        "title_en": "Non-resident foreign reporter files with the Ministry of Foreign Affairs",
        "event": "chương trình hoạt động bắt đầu",
        "event_en": "the programme begins",
        "amount": 10,
        "unit": "days",
    },
    ND262
    | {
        "code": "foreign-press-answer",
        "title": "Trả lời hồ sơ của phóng viên nước ngoài không thường trú",
        "title_en": "Answer to a non-resident foreign reporter",
        "event": "nhận được hồ sơ",
        "event_en": "the file is received",
        "amount": 7,
        "unit": "working_days",
    },
    ND262
    | {
        "code": "foreign-press-answer-delegation",
        "title": "Trả lời hồ sơ của phóng viên nước ngoài đi theo đoàn",
        "title_en": "Answer to a foreign reporter accompanying a delegation",
        "event": "nhận được hồ sơ",
        "event_en": "the file is received",
        "amount": 3,
        "unit": "working_days",
    },
    ND262
    | {
        "code": "foreign-press-report",
        "title": "Cơ quan đón báo cáo kết quả chương trình của phóng viên nước ngoài",
        "title_en": "The receiving office reports on the foreign press programme",
        "event": "chương trình kết thúc",
        "event_en": "the programme ends",
        "amount": 3,
        "unit": "working_days",
    },
    ND262
    | {
        "code": "foreign-press-resident-request",
        "title": "Tỉnh trả lời đề nghị của văn phòng báo chí nước ngoài thường trú",
        "title_en": "The province answers a resident foreign bureau's request",
        "event": "nhận được đề nghị",
        "event_en": "the request is received",
        "amount": 5,
        "unit": "working_days",
    },
    ND262
    | BACK
    | {
        "code": "foreign-mission-conference",
        "title": "Cơ quan đại diện nước ngoài thông báo họp báo",
        "title_en": "A foreign mission gives notice of a press conference",
        "event": "họp báo bắt đầu",
        "event_en": "the press conference begins",
        "amount": 24,
        "unit": "hours",
    },
    BACK
    | {
        "code": "domestic-conference-notice",
        "field": "press",
        "title": "Thông báo họp báo trong nước",
        "title_en": "Notice of a domestic press conference",
        "event": "họp báo bắt đầu",
        "event_en": "the press conference begins",
        "amount": 24,
        "unit": "hours",
        "document": "Luật Báo chí 126/2025/QH15 và Nghị định 237/2026/NĐ-CP",
    },
    {
        "code": "explanation-answer-ministry",
        "field": "external",
        "title": "Trả lời thông báo của bộ về thông tin cần giải thích, làm rõ",
        "title_en": "Answer a ministry's notice on information to be explained",
        "event": "nhận được thông báo",
        "event_en": "the notice is received",
        "amount": 7,
        "unit": "days",
        "document": "Thông tư 02/2019/TT-BTTTT",
        "article": "6",
        "note": "Văn bản viết cho các bộ.",
    },
    TT03
    | {
        "code": "external-press-online",
        "title": "Báo chí đối ngoại đăng tin điện tử sau quan điểm chính thức",
        "title_en": "Official external press publishes online",
        "amount": 2,
        "unit": "hours",
    },
    TT03
    | {
        "code": "external-press-translated",
        "title": "Báo chí đối ngoại đăng tin điện tử phải dịch sau quan điểm chính thức",
        "title_en": "Official external press publishes online what must be translated",
        "amount": 5,
        "unit": "hours",
    },
    TT03
    | {
        "code": "external-press-printed",
        "title": "Báo chí đối ngoại đăng tin trên báo in sau quan điểm chính thức",
        "title_en": "Official external press publishes in print",
        "amount": 24,
        "unit": "hours",
    },
]


def add_rules(apps, schema_editor):
    Rule = apps.get_model("clock", "Rule")
    for rule in RULES:
        Rule.objects.get_or_create(code=rule["code"], version=1, defaults=rule | {"is_verified": True})


class Migration(migrations.Migration):
    dependencies = [("clock", "0001_initial")]

    operations = [migrations.RunPython(add_rules, migrations.RunPython.noop)]
