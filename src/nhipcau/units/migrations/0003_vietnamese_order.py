"""Xếp theo vần: what is there gets its place in lists."""

from django.db import migrations, models

from nhipcau.core.domain.collation import person_key, sort_key


def write_keys(apps, schema_editor):
    for name in ("Unit", "UnitGroup"):
        model = apps.get_model("units", name)
        for row in model.objects.only("pk", "name").iterator():
            model.objects.filter(pk=row.pk).update(sort_key=sort_key(row.name))
    user = apps.get_model("units", "User")
    for row in user.objects.only("pk", "first_name", "last_name").iterator():
        user.objects.filter(pk=row.pk).update(sort_key=person_key(f"{row.last_name} {row.first_name}"))


class Migration(migrations.Migration):

    dependencies = [
        ('units', '0002_wants_mail'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='unit',
            options={'ordering': ['sort_key', 'name'], 'verbose_name': 'đơn vị', 'verbose_name_plural': 'đơn vị'},
        ),
        migrations.AlterModelOptions(
            name='unitgroup',
            options={'ordering': ['sort_key', 'name'], 'verbose_name': 'nhóm đơn vị'},
        ),
        migrations.AddField(
            model_name='unit',
            name='sort_key',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='unitgroup',
            name='sort_key',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AddField(
            model_name='user',
            name='sort_key',
            field=models.TextField(default='', editable=False),
        ),
        migrations.RunPython(write_keys, migrations.RunPython.noop, elidable=True),
    ]
