"""What the search of the site holds of each publication (chữ để tìm)."""

from django.db import models

from nhipcau.newsroom.models import Language, Publication


class SearchText(models.Model):
    """Chữ để tìm của một lần đăng: title, lead and text as tokens (`domain.tokens`), and the text as read.

    The database itself keeps the index over them: FTS5 on SQLite, generated tsvector columns with GIN on
    PostgreSQL (migration 0001). Whether a publication is public now is asked of the publication alone.
    """

    publication = models.OneToOneField(
        Publication, primary_key=True, on_delete=models.CASCADE, related_name="search_text"
    )
    language = models.ForeignKey(Language, on_delete=models.CASCADE, related_name="+")
    title = models.TextField()
    lead = models.TextField()
    body = models.TextField()
    said = models.TextField()

    def __str__(self) -> str:
        return f"{self.publication_id}"
