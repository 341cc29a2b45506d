from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0002_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='job',
            name='task_id',
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
    ]
