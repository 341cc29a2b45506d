"""The languages of the site as a first proposal: an office edits them, and opens those it can answer in.

Codes and scripts by BCP 47 and ISO 15924; whether a language is shown is the office's decision. Own names of
the languages of Việt Nam's peoples are to be looked at by their speakers.
"""

from django.db import migrations

# Code, names in Vietnamese, English and itself, script, foreign, right to left, stand-in, shown, the term's code.
SEEDS = [
    ("vi", "Tiếng Việt", "Vietnamese", "Tiếng Việt", "Latn", False, False, "vi", True, "vi"),
    ("en", "Tiếng Anh", "English", "English", "Latn", True, False, "en", True, "en"),
    ("zh-Hans", "Tiếng Trung (giản thể)", "Chinese (simplified)", "简体中文", "Hans", True, False, "en", False, "zh"),
    ("es", "Tiếng Tây Ban Nha", "Spanish", "Español", "Latn", True, False, "en", False, "es"),
    ("fr", "Tiếng Pháp", "French", "Français", "Latn", True, False, "en", False, "fr"),
    ("ar", "Tiếng Ả Rập", "Arabic", "العربية", "Arab", True, True, "en", False, "ar"),
    ("ru", "Tiếng Nga", "Russian", "Русский", "Cyrl", True, False, "en", False, "ru"),
    ("pt", "Tiếng Bồ Đào Nha", "Portuguese", "Português", "Latn", True, False, "en", False, "pt"),
    ("km", "Tiếng Khmer", "Khmer", "ភាសាខ្មែរ", "Khmr", False, False, "vi", False, "km"),
    ("rad", "Tiếng Ê Đê", "Ede", "Êđê", "Latn", False, False, "vi", False, "rad"),
    ("jra", "Tiếng Gia Rai", "Jarai", "Jrai", "Latn", False, False, "vi", False, "jra"),
    ("bdq", "Tiếng Ba Na", "Bahnar", "Bahnar", "Latn", False, False, "vi", False, "bdq"),
    ("cjm", "Tiếng Chăm", "Cham", "ꨌꩌ", "Cham", False, False, "vi", False, "cjm"),
    ("hmn", "Tiếng Mông", "Hmong", "Hmôngz", "Latn", False, False, "vi", False, "hmn"),
    ("blt", "Tiếng Thái", "Tai (Viet Nam)", "ꪼꪕ", "Tavt", False, False, "vi", False, "blt"),
]


def seed(apps, schema_editor):
    """Only where no language stands yet."""
    Language = apps.get_model("newsroom", "Language")
    Term = apps.get_model("plans", "Term")
    if Language.objects.exists():
        return
    terms = {term.code: term for term in Term.objects.filter(kind="language").exclude(code="")}
    Language.objects.bulk_create(
        Language(
            code=code,
            name=name,
            english_name=english,
            own_name=own,
            script=script,
            is_foreign=foreign,
            is_rtl=rtl,
            stand_in=stand_in,
            is_public=shown,
            term=terms.get(term),
            position=position,
        )
        for position, (code, name, english, own, script, foreign, rtl, stand_in, shown, term) in enumerate(SEEDS)
    )


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0001_initial"), ("plans", "0108_lists_of_a_year")]

    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
