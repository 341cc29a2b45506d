"""A small IMAP server over TLS, in a thread: what a mailbox is to a reader that changes nothing (RFC 3501).

It knows the commands the product sends and notes every one; `cut_after` breaks the line after so many.
"""

import datetime
import ipaddress
import re
import socketserver
import ssl
import threading
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USER, PASSWORD = "bao-chi", "mat-khau-thu"


class Box(socketserver.ThreadingTCPServer):
    """The server and its one folder: letters by UID."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, room: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.validity, self.letters = 7, dict[int, bytes]()
        self.commands: list[str] = []
        self.cut_after: int | None = None
        self.certificate = room / "ca.pem"
        key = room / "key.pem"
        _certify(self.certificate, key)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(self.certificate, key)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def add(self, raw: bytes | str) -> int:
        uid = max(self.letters, default=0) + 1
        told = raw if isinstance(raw, bytes) else raw.encode()
        self.letters[uid] = told.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        return uid

    def start(self) -> None:
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A line that was cut is no error of the test."""


class _Talk(socketserver.StreamRequestHandler):
    server: Box

    def handle(self) -> None:
        with (
            self.server.context.wrap_socket(self.request, server_side=True) as line,
            line.makefile("rb") as self.rfile,
            line.makefile("wb", 0) as self.wfile,
        ):
            self.say("* OK here")
            while told := self.rfile.readline().decode().strip():
                tag, _blank, command = told.partition(" ")
                self.server.commands.append(command.split(" ")[0].upper())
                if not self.answer(tag, command):
                    return

    def say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")

    def answer(self, tag: str, command: str) -> bool:
        word = command.upper()
        if word.startswith("CAPABILITY"):
            self.say("* CAPABILITY IMAP4rev1")
        elif word.startswith("LOGIN"):
            if USER not in command:
                self.say(f"{tag} NO who?")
                return True
        elif word.startswith("EXAMINE"):
            self.say(f"* {len(self.server.letters)} EXISTS")
            self.say(f"* OK [UIDVALIDITY {self.server.validity}] fine")
        elif word.startswith("UID SEARCH"):
            found = re.search(r"UID (\d+):\*", command)
            known = sorted(self.server.letters)
            last = known[-1:] if found else known
            wanted = [uid for uid in known if found and uid >= int(found[1])] or last
            self.say("* SEARCH " + " ".join(map(str, wanted)))
        elif word.startswith("UID FETCH"):
            if not self.fetch(command):
                return False
        elif word.startswith("LOGOUT"):
            self.say("* BYE")
            self.say(f"{tag} OK done")
            return False
        else:
            self.say(f"{tag} BAD no")
            return True
        self.say(f"{tag} OK done")
        return True

    def fetch(self, command: str) -> bool:
        if self.server.cut_after == 0:
            return False
        if self.server.cut_after is not None:
            self.server.cut_after -= 1
        uid = int(command.split()[2])
        found = re.search(r"<0\.(\d+)>", command)
        raw = self.server.letters.get(uid)
        if raw is None or found is None:
            return True
        part = raw[: int(found[1])]
        self.wfile.write(
            f"* 1 FETCH (UID {uid} RFC822.SIZE {len(raw)} BODY[]<0> {{{len(part)}}}\r\n".encode()
            + part
            + b")\r\n"
        )
        return True


def _certify(certificate: Path, key: Path) -> None:
    secret = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    names = x509.SubjectAlternativeName(
        [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(secret.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=2))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(secret.public_key()), critical=False)
        .sign(secret, hashes.SHA256())
    )
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key.write_bytes(
        secret.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
