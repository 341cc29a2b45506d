"""Stories, their editions by language, pictures (tin bài, bản theo ngôn ngữ, ảnh)."""

from .editions import Approval, Edition, EditionVersion, Publication
from .languages import Language
from .pictures import Picture
from .stories import Story

__all__ = ["Approval", "Edition", "EditionVersion", "Language", "Picture", "Publication", "Story"]
