"""The channels an activity goes through, as a first proposal: every office edits them (kênh).

Named after the products of the register of external information, and what directives call phương thức.
"""

import re
import unicodedata

from django.db import migrations, models

KINDS = [
    ("content", "Nhóm nội dung"),
    ("theme", "Chủ đề năm"),
    ("pillar", "Trụ cột"),
    ("audience", "Đối tượng"),
    ("channel", "Kênh"),
    ("language", "Ngôn ngữ"),
]
CHANNELS = [
    "Cổng, trang thông tin điện tử",
    "Báo, tạp chí",
    "Phát thanh, truyền hình",
    "Kênh chính thức trên mạng xã hội",
    "Ấn phẩm: sách, tờ gấp, bản đồ",
    "Phim, ảnh, video",
    "Triển lãm, sự kiện, giao lưu",
    "Họp báo, cung cấp thông tin cho báo chí",
    "Cụm thông tin đối ngoại",
    "Đoàn ra, đoàn vào, tiếp xúc",
    "Báo cáo viên, tuyên truyền viên",
]


def fold(text):
    """As core.domain.folding did when this was written: a migration must not change with the code."""
    marked = unicodedata.normalize("NFD", text.translate({ord("đ"): "d", ord("Đ"): "d"}).casefold())
    bare = "".join(letter for letter in marked if not unicodedata.combining(letter))
    return re.sub(r"[^0-9a-z]+", " ", bare).strip()


def seed(apps, schema_editor):
    Term = apps.get_model("plans", "Term")
    for position, name in enumerate(CHANNELS, start=1):
        Term.objects.get_or_create(
            kind="channel", folded=fold(name), defaults={"name": name, "position": position}
        )


class Migration(migrations.Migration):
    dependencies = [("plans", "0100_terms")]
    operations = [
        migrations.AlterField(
            model_name="term",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=12, verbose_name="cách phân loại"),
        ),
        migrations.RunPython(seed, migrations.RunPython.noop),
    ]
