"""Stories, their editions by language, pictures, films, translating (tin bài, bản, ảnh, phim, việc dịch)."""

from .editions import Approval, Edition, EditionVersion, Publication
from .languages import Language
from .overrides import TermOverride
from .passages import Passage
from .pictures import Picture
from .stories import Story
from .translating import AudienceLanguage, Comment, TranslationTask
from .videos import Video

__all__ = [
    "Approval",
    "AudienceLanguage",
    "Comment",
    "Edition",
    "EditionVersion",
    "Language",
    "Passage",
    "Picture",
    "Publication",
    "Story",
    "TermOverride",
    "TranslationTask",
    "Video",
]
