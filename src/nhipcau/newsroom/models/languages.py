"""Languages in which the office speaks (ngôn ngữ của cổng)."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from nhipcau.plans.models import Term

from ..enums import Script


class Language(models.Model):
    """Ngôn ngữ: one in which stories are written or translated; more are added without code.

    `code` is a BCP 47 tag and stands in public addresses. `stand_in` is the language in which the site's own
    words (menu, dates) are shown as long as nobody has put them into this one.
    """

    code = models.CharField(_("mã"), max_length=16, unique=True)
    name = models.CharField(_("tên tiếng Việt"), max_length=80)
    english_name = models.CharField(_("tên tiếng Anh"), max_length=80)
    own_name = models.CharField(_("tên tự gọi"), max_length=80)
    script = models.CharField(_("chữ viết"), max_length=4, choices=Script, default=Script.LATIN)
    # Of another country, not of Việt Nam's peoples: reports count these apart.
    is_foreign = models.BooleanField(_("tiếng nước ngoài"), default=True)
    is_rtl = models.BooleanField(_("viết từ phải sang trái"), default=False)
    stand_in = models.CharField(
        _("chữ của cổng khi chưa dịch"), max_length=2, choices=[("vi", "Tiếng Việt"), ("en", "English")]
    )
    # The same language in the list by which activities are sorted, for the tables of coverage.
    term = models.ForeignKey(
        Term,
        verbose_name=_("trong danh mục phân loại"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="site_languages",
    )
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    # Stories may be prepared in it before its pages are shown.
    is_public = models.BooleanField(_("hiện trên cổng"), default=False)

    class Meta:
        verbose_name = _("ngôn ngữ")
        verbose_name_plural = _("ngôn ngữ")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        """In the language of whoever reads it."""
        return self.english_name if get_language() == "en" else self.name
