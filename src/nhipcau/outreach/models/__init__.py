"""What leaves the site: newsletters, posts on official channels, things on paper and film."""

from .channels import Channel, Platform, Posting
from .letters import Letter, LetterApproval, LetterError, LetterHand, LetterStory
from .products import Product

__all__ = [
    "Channel",
    "Letter",
    "LetterApproval",
    "LetterError",
    "LetterHand",
    "LetterStory",
    "Platform",
    "Posting",
    "Product",
]
