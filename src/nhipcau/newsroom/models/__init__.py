"""Stories, their editions by language, pictures, translating (tin bài, bản theo ngôn ngữ, ảnh, việc dịch)."""

from .editions import Approval, Edition, EditionVersion, Publication
from .languages import Language
from .overrides import TermOverride
from .passages import Passage
from .pictures import Picture
from .stories import Story
from .translating import AudienceLanguage, Comment, TranslationTask

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
]
