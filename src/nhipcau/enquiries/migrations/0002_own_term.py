"""Hạn trả lời câu hỏi báo chí: the office's own rule, switched off until an administrator confirms it.

Khoản 5 Điều 7 Nghị định 244/2026/NĐ-CP gives no time for an answer on request.
"""

from django.db import migrations

RULE = {
    "field": "office",
    "title": "Trả lời câu hỏi của báo chí",
    "title_en": "Answer a question of the press",
    "event": "nhận được câu hỏi",
    "event_en": "the question is received",
    "amount": 3,
    "unit": "working_days",
    "document": "Quy chế phát ngôn của cơ quan",
    "note": "Luật không định thời hạn (khoản 5 Điều 7 Nghị định 244/2026/NĐ-CP); cơ quan tự đặt rồi xác nhận.",
    "is_verified": False,
}


def add_rule(apps, schema_editor):
    Rule = apps.get_model("clock", "Rule")
    Rule.objects.get_or_create(code="press-enquiry-answer", version=1, defaults=RULE)


class Migration(migrations.Migration):
    dependencies = [("enquiries", "0001_enquiries"), ("clock", "0002_rules_of_law")]

    operations = [migrations.RunPython(add_rule, migrations.RunPython.noop)]
