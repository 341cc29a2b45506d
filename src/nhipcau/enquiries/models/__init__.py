"""Questions of the press: from the public form to the published answer (câu hỏi của báo chí)."""

from .answers import Answer, AnswerApproval, Source
from .enquiries import Enquiry, EnquiryBook, EnquiryContact, Entry
from .mailbox import Fetched

__all__ = [
    "Answer",
    "AnswerApproval",
    "Enquiry",
    "EnquiryBook",
    "EnquiryContact",
    "Entry",
    "Fetched",
    "Source",
]
