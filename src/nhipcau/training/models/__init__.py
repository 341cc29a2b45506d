"""Records of training (bồi dưỡng, tập huấn)."""

from .courses import Course, CourseSession, Material, Turnout
from .people import Attendance, Certificate, CertificateBook, Registration

__all__ = [
    "Attendance",
    "Certificate",
    "CertificateBook",
    "Course",
    "CourseSession",
    "Material",
    "Registration",
    "Turnout",
]
