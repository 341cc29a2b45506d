"""Films with whose they are (phim)."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from nhipcau.core.domain.folding import fold
from nhipcau.core.models import StoredFile
from nhipcau.units.models import Unit

from ..enums import Rights


class Video(models.Model):
    """Phim: the file as it came, under its digest, and whose it is; `length` in thousandths of a second.

    What it shows and says stands in the story that carries it: captions and transcript of each language.
    """

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, verbose_name=_("đơn vị"), on_delete=models.PROTECT, related_name="videos")
    title = models.CharField(_("tên phim"), max_length=200)
    folded = models.TextField(editable=False, blank=True)
    credit = models.CharField(_("nguồn phim"), max_length=160)
    rights = models.CharField(_("quyền đối với phim"), max_length=10, choices=Rights)
    rights_note = models.CharField(_("căn cứ được dùng phim"), max_length=300, blank=True)
    rights_until = models.DateField(_("được dùng đến hết ngày"), null=True, blank=True)
    form = models.CharField(max_length=4, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    # 0 where the file does not say.
    length = models.PositiveIntegerField(editable=False)
    has_sound = models.BooleanField(editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("phim")
        verbose_name_plural = _("phim")
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["file", "unit"], name="video_once_per_unit")]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the searchable form true to the words."""
        self.folded = fold(f"{self.title} {self.credit}")
        if fields := kwargs.get("update_fields"):
            kwargs["update_fields"] = [*fields, "folded"]  # type: ignore[misc]
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def may_be_shown(self) -> bool:
        """Còn được dùng hôm nay."""
        return self.rights_until is None or timezone.localdate() <= self.rights_until

    @property
    def lasts(self) -> str:
        """Dài bao lâu, in minutes and seconds; empty where the file does not say."""
        seconds = round(self.length / 1000)
        hours = f"{seconds // 3600}:{seconds // 60 % 60:02}" if seconds >= 3600 else f"{seconds // 60}"
        return f"{hours}:{seconds % 60:02}" if seconds else ""
