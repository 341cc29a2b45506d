"""Đối tác xếp theo vần: what is there gets its place in lists."""

from django.db import migrations, models

from nhipcau.core.domain.collation import sort_key


def write_keys(apps, schema_editor):
    model = apps.get_model("programmes", "Partner")
    for row in model.objects.only("pk", "country", "name").iterator():
        model.objects.filter(pk=row.pk).update(sort_key=sort_key(f"{row.country} {row.name}"))


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='partner',
            name='sort_key',
            field=models.TextField(default='', editable=False),
        ),
        migrations.AlterModelOptions(
            name='partner',
            options={'ordering': ['sort_key', 'pk'], 'verbose_name': 'đối tác', 'verbose_name_plural': 'đối tác'},
        ),
        migrations.RunPython(write_keys, migrations.RunPython.noop, elidable=True),
    ]
