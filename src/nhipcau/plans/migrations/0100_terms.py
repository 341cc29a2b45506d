"""The lists by which activities are sorted, as a first proposal: every office edits them (phân loại)."""

import re
import unicodedata

from django.db import migrations

SEEDS = {
    "content": [
        ("Lịch sử, truyền thống, đất nước, con người, văn hóa, giá trị Việt Nam", ""),
        ("Thành tựu đổi mới", ""),
        ("Đường lối đối ngoại", ""),
        ("Chủ quyền biển, đảo, biên giới; luật biển", ""),
        ("Quyền con người", ""),
        ("Quan điểm về vấn đề quốc tế, khu vực; đóng góp vào công việc chung", ""),
    ],
    "theme": [
        ("Chủ trương, chính sách và phát triển", ""),
        ("Sự kiện, ngày kỷ niệm trong năm", ""),
        ("Di sản và tư tưởng", ""),
        ("Biển, đảo, biên giới", ""),
        ("Nhà nước pháp quyền", ""),
        ("Kinh tế, đầu tư, chuyển đổi xanh, chuyển đổi số", ""),
        ("Văn hóa, thể thao, du lịch", ""),
        ("Hoạt động đối ngoại song phương, đa phương", ""),
    ],
    "pillar": [
        ("Đối ngoại Đảng", ""),
        ("Ngoại giao Nhà nước", ""),
        ("Đối ngoại nhân dân", ""),
    ],
    "audience": [
        ("Công chúng nước ngoài", ""),
        ("Chính giới, cán bộ các nước", ""),
        ("Doanh nghiệp, nhà đầu tư", ""),
        ("Chuyên gia, học giả", ""),
        ("Phóng viên nước ngoài", ""),
        ("Sinh viên, lưu học sinh", ""),
        ("Khách du lịch", ""),
        ("Người Việt Nam ở nước ngoài", ""),
        ("Đồng bào vùng cao, vùng biên giới", ""),
        ("Công chúng trong nước", ""),
    ],
    "language": [
        ("Tiếng Việt", "vi"),
        ("Tiếng Anh", "en"),
        ("Tiếng Trung", "zh"),
        ("Tiếng Tây Ban Nha", "es"),
        ("Tiếng Pháp", "fr"),
        ("Tiếng Ả Rập", "ar"),
        ("Tiếng Nga", "ru"),
        ("Tiếng Bồ Đào Nha", "pt"),
        ("Tiếng Khmer", "km"),
        ("Tiếng Ê Đê", "rad"),
        ("Tiếng Gia Rai", "jra"),
        ("Tiếng Ba Na", "bdq"),
        ("Tiếng Chăm", "cjm"),
        ("Tiếng Mông", "hmn"),
        ("Tiếng Thái", "blt"),
    ],
}


def fold(text):
    """As core.domain.folding did when this was written: a migration must not change with the code."""
    marked = unicodedata.normalize("NFD", text.translate({ord("đ"): "d", ord("Đ"): "d"}).casefold())
    bare = "".join(letter for letter in marked if not unicodedata.combining(letter))
    return re.sub(r"[^0-9a-z]+", " ", bare).strip()


def seed(apps, schema_editor):
    Term = apps.get_model("plans", "Term")
    for kind, rows in SEEDS.items():
        for position, (name, code) in enumerate(rows, start=1):
            Term.objects.get_or_create(
                kind=kind, folded=fold(name), defaults={"name": name, "code": code, "position": position}
            )


class Migration(migrations.Migration):
    dependencies = [("plans", "0003_plans_from_directives")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
