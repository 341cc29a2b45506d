"""PDF files for tests: with words, signed by a self-made certificate, altered, locked (tệp PDF thử)."""

import io
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from nhipcau.official.domain import pdf
from nhipcau.official.domain.content import (
    Form,
    Letterhead,
    OfficialDocument,
    Paragraph,
    Signature,
)


@cache
def certificate(name: str) -> tuple[x509.Certificate, rsa.RSAPrivateKey]:
    """A certificate signed by its own key, in force today."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, name),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Ủy ban nhân dân tỉnh Sông Cầu"),
        ]
    )
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    return built, key


def trusted(name: str, folder: Path) -> str:
    """The folder as NHIPCAU_TRUST_ROOTS takes it, with the certificate of `name` in it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "root.pem").write_bytes(certificate(name)[0].public_bytes(serialization.Encoding.PEM))
    return str(folder)


def signed(content: bytes, name: str = "Chủ tịch", field: str = "ChuKy1") -> bytes:
    """The file with one signature more, as signing software adds it."""
    built, key = certificate(name)
    signer = signers.SimpleSigner(
        signing_cert=asn1.Certificate.load(built.public_bytes(serialization.Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(
            key.private_bytes(
                serialization.Encoding.DER,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        ),
        cert_registry=SimpleCertificateStore(),
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    return signers.sign_pdf(writer, signers.PdfSignatureMetadata(field_name=field), signer=signer).getvalue()


def appended_to(content: bytes) -> bytes:
    """The file with a page turned, as an update after signing would leave it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = generic.NumberObject(90)
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def overwritten(content: bytes) -> bytes:
    """The file with one byte of what was signed changed in place."""
    at = content.index(b"/MediaBox")
    digit = next(i for i in range(at, at + 60) if chr(content[i]).isdigit())
    other = b"7" if content[digit : digit + 1] != b"7" else b"8"
    return content[:digit] + other + content[digit + 1 :]


def locked(content: bytes) -> bytes:
    """The file behind a password."""
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(content)))
    writer.encrypt("mat-khau", "mat-khau")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@cache
def scan() -> bytes:
    """A page without a word a machine could read."""
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@cache
def saying(*paragraphs: str, title: str = "một việc khác hẳn") -> bytes:
    """An official paper with these words."""
    head = Letterhead(
        form=Form.STATE, issuer="Sở Thử", symbol="KH-ST", title=title, place="Sông Cầu", type_name="KẾ HOẠCH"
    )
    blocks = tuple(Paragraph.of(text) for text in paragraphs)
    return pdf.write(OfficialDocument(head, blocks, Signature(("GIÁM ĐỐC",))))


@cache
def marked(mark: str) -> bytes:
    """A paper with a mark of secrecy under its number, where its issuer stamps it."""
    import typst

    lines = (
        ("ỦY BAN NHÂN DÂN TỈNH SÔNG CẦU", "Số: 05/KH-UBND", mark),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        ("KẾ HOẠCH", "Bảo vệ sự kiện đối ngoại của tỉnh năm 2026"),
        ("Căn cứ nhiệm vụ được giao, Ủy ban nhân dân tỉnh ban hành kế hoạch như sau.",),
    )
    source = "\n\n".join(" \\\n".join(group) for group in lines)
    return typst.compile(source.encode(), format="pdf")
