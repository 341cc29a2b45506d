"""What leaves the office speaks Vietnamese, also with several people at work in one process."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.utils import translation

from nhipcau.core.domain.language import in_official_language


def test_one_person_reading_english_changes_nothing_for_another():
    both_inside = Barrier(2, timeout=5)

    @in_official_language
    def spoken() -> str:
        both_inside.wait()
        return translation.get_language()

    def at_the_screen(language: str) -> tuple[str, str]:
        with translation.override(language):
            return spoken(), translation.get_language()

    with ThreadPoolExecutor(2) as people:
        assert list(people.map(at_the_screen, ["en", "vi"])) == [("vi", "en"), ("vi", "vi")]
