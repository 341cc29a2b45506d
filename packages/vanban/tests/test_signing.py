"""Chữ ký số của tệp PDF: checked as it is read, told as it stands, and never what stops a reading."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

import vanban
from vanban import errors

DOCUMENT = Path(__file__).parent / "documents" / "xa-2026.pdf"
DER, PEM = serialization.Encoding.DER, serialization.Encoding.PEM


@cache
def certificate(*names: str) -> tuple[x509.Certificate, rsa.RSAPrivateKey]:
    """A certificate signed by its own key, made out to these names and one organisation."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, name) for name in names]
    subject = x509.Name([*parts, x509.NameAttribute(NameOID.ORGANIZATION_NAME, "UBND xã Thử")])
    usage = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=30))
        .add_extension(usage, critical=True)
        .sign(key, hashes.SHA256())
    )
    return built, key


def signed(content: bytes, *names: str, field: str = "ChuKy1") -> bytes:
    built, key = certificate(*names)
    plain = key.private_bytes(DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    signer = signers.SimpleSigner(
        signing_cert=asn1.Certificate.load(built.public_bytes(DER)),
        signing_key=keys.PrivateKeyInfo.load(plain),
        cert_registry=SimpleCertificateStore(),
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    return signers.sign_pdf(writer, signers.PdfSignatureMetadata(field_name=field), signer=signer).getvalue()


@pytest.fixture(scope="module")
def once() -> bytes:
    return signed(DOCUMENT.read_bytes(), "Trần Văn Thử")


@pytest.mark.parametrize("bounded", [False, True])
def test_reading_tells_who_signed_and_that_nothing_changed(once: bytes, bounded: bool) -> None:
    source = vanban.read_bytes(once, "a.pdf", bounded=bounded)
    (found,) = source.signatures
    assert (found.signer, found.organisation) == ("Trần Văn Thử", "UBND xã Thử")
    assert (found.intact, found.covers_whole, found.trusted, found.stamped) == (True, True, None, False)
    at = datetime.fromisoformat(found.time or "")
    assert at.utcoffset() == timedelta(hours=7) and abs(datetime.now(UTC) - at) < timedelta(minutes=5)
    assert source.text == vanban.read(DOCUMENT).text and source.findings == ()
    (printed,) = vanban.as_dict(vanban.parse(source))["digital_signatures"]
    assert printed["signer"] == "Trần Văn Thử"


@pytest.mark.parametrize("bounded", [False, True])
def test_the_roots_given_decide_who_is_trusted(once: bytes, bounded: bool) -> None:
    twice = signed(once, "Người lạ", field="ChuKy2")
    roots = [certificate("Trần Văn Thử")[0].public_bytes(form) for form in (PEM, DER)]
    source = vanban.read_bytes(twice, "a.pdf", bounded=bounded, trust_roots=roots)
    assert [one.trusted for one in source.signatures] == [True, False]
    assert [one.covers_whole for one in source.signatures] == [False, True]
    (finding,) = source.findings
    assert finding.code == "signature-untrusted" and "Người lạ" in finding.message


def test_a_change_after_signing_is_a_finding(once: bytes) -> None:
    at = once.index(b"/MediaBox")
    digit = next(i for i in range(at, at + 60) if chr(once[i]).isdigit())
    altered = once[:digit] + (b"7" if once[digit : digit + 1] != b"7" else b"8") + once[digit + 1 :]
    document = vanban.parse(vanban.read_bytes(altered, "a.pdf"))
    assert [one.intact for one in document.source.signatures] == [False]
    (finding,) = [one for one in document.findings if one.code == "signature-broken"]
    assert "Trần Văn Thử" in finding.message


def test_a_signature_of_noise_is_broken_and_the_text_is_read(once: bytes) -> None:
    at = once.index(b"/Contents <") if b"/Contents <" in once else once.index(b"/Contents<")
    start = once.index(b"<", at) + 1
    source = vanban.read_bytes(once[:start] + b"00" * 200 + once[start + 400 :], "a.pdf")
    assert source.text
    assert {one.code for one in source.findings} <= {"signature-broken", "signature-unchecked"}
    assert source.findings and not any(one.intact for one in source.signatures)


def test_several_names_of_one_certificate_are_all_told() -> None:
    (found,) = vanban.check_signatures(signed(DOCUMENT.read_bytes(), "Văn phòng", "Con dấu"))
    assert found.signer == "Văn phòng, Con dấu"


def test_bytes_that_only_speak_of_signatures_leave_the_text(once: bytes) -> None:
    source = vanban.read_bytes(DOCUMENT.read_bytes() + b"\n% /ByteRange\n%%EOF", "a.pdf")
    assert source.text and source.signatures == ()


def test_what_is_no_certificate_is_told(once: bytes) -> None:
    with pytest.raises(errors.FileBroken, match="Chứng thư gốc"):
        vanban.check_signatures(once, trust_roots=[b"khong phai chung thu"])


def test_an_unsigned_file_does_not_bring_in_the_checker() -> None:
    program = (
        "import json, sys, vanban; vanban.read(sys.argv[1]);"
        "print(json.dumps([name for name in sys.modules if name.startswith('pyhanko')]))"
    )
    done = subprocess.run([sys.executable, "-c", program, DOCUMENT], capture_output=True, check=True)
    assert json.loads(done.stdout) == []
