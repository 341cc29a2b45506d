"""A translation sentence by sentence (câu dịch)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import Origin, Part
from .editions import Edition


class Passage(models.Model):
    """Câu dịch: one sentence of the source, in the order of the text, and what it becomes.

    An empty `target` is not translated yet, unless it `is_joined`: said already in the sentence before.
    `old_source` is what the source said when this was translated, where it says something else now; it is
    empty again once a person confirmed the translation. What stood in the text and belongs to no sentence of
    the source is of the part REST, without a source: nobody's words are thrown away.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="passages")
    position = models.PositiveIntegerField()
    part = models.CharField(max_length=8, choices=Part)
    source = models.TextField(blank=True)
    target = models.TextField(blank=True)
    is_joined = models.BooleanField(default=False)
    origin = models.CharField(_("lấy từ đâu"), max_length=8, choices=Origin, blank=True)
    # How alike the remembered sentence was, in percent (101: between the same sentences).
    score = models.PositiveSmallIntegerField(null=True)
    old_source = models.TextField(blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    # How often it was written over: two open windows are told apart by it.
    stroke = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("câu dịch")
        verbose_name_plural = _("câu dịch")
        ordering = ["edition", "position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "position"], name="one_passage_a_position"),
            # A person stands for every sentence that is done.
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | ~Q(target="") | Q(is_joined=True) | Q(part=Part.REST),
                name="passage_done_says_something",
            ),
        ]

    def __str__(self) -> str:
        return self.source[:80]

    @property
    def is_done(self) -> bool:
        """Đã có người xác nhận."""
        return self.confirmed_at is not None

    @property
    def is_machine(self) -> bool:
        """Bản máy dịch mà chưa ai xác nhận."""
        return self.origin == Origin.MACHINE and not self.is_done

    @property
    def is_empty(self) -> bool:
        """Chưa dịch."""
        return not self.target and not self.is_joined
