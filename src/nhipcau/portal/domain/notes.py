"""Lời báo trên bản dịch: that its source was corrected, as long as the translation is not."""

from nhipcau.newsroom.domain import dates
from nhipcau.newsroom.models import Publication


def of_source(corrected: Publication, words: dict[str, str], code: str) -> str:
    """Câu báo bản gốc đã được đính chính, in the reader's language; it names the language of the source."""
    return words["source_corrected"].format(
        language=corrected.language.own_name, day=dates.written(corrected.at, code)
    )
