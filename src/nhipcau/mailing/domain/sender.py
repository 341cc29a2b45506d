"""Tiến trình gửi: speaks SMTP and keeps the journal, and does nothing else. Run as a script, without Django.

It is started by `sending` in a session of its own, so that the death of a worker is not its death: it ends
the letter at hand, and the journal tells how. The journal is the descriptor given as the first argument,
locked as long as this process or the worker lives. A line is a sign, the number of a delivery, and words:

X  could not reach the server; nothing was begun      F  failed before the end, with the server's code
C  the server refuses this recipient                  D  the final dot is about to be sent
S  the final dot was handed to the system             R  the server's answer to the whole letter
U  the line broke while the answer was awaited

Only between D and S does nobody know; both are written next to the call that sends five bytes.
"""

import contextlib
import json
import os
import re
import smtplib
import ssl
import sys
from typing import Any, BinaryIO

# RFC 5321, 4.5.3.2.6: whoever asks again sooner sends twice.
ANSWER_WITHIN = 600
SYNC = getattr(os, "fdatasync", os.fsync)
_DOT = re.compile(rb"(?m)^\.")
_BREAK = re.compile(rb"\r\n|\r|\n")


def main(journal: int, given: BinaryIO) -> None:
    """Read letters until there are no more, or the worker is gone."""
    server = json.loads(given.readline())
    try:
        line = connected(server)
    except (OSError, smtplib.SMTPException) as trouble:
        note(journal, "X", 0, 0, f"{type(trouble).__name__}: {trouble}")
        return
    while (head := given.readline()).endswith(b"\n"):
        each = json.loads(head)
        content = given.read(each["size"])
        if len(content) < each["size"] or not sent(line, journal, each, content):
            break
    with contextlib.suppress(OSError, smtplib.SMTPException):
        line.quit()


def connected(server: dict[str, Any]) -> smtplib.SMTP:
    """A line to the server, as the installation's settings say."""
    timeout = server["timeout"]
    if server["use_ssl"]:
        context = ssl.create_default_context()
        line: smtplib.SMTP = smtplib.SMTP_SSL(
            server["host"], server["port"], timeout=timeout, context=context
        )
    else:
        line = smtplib.SMTP(server["host"], server["port"], timeout=timeout)
    line.ehlo_or_helo_if_needed()
    if server["use_tls"]:
        line.starttls(context=ssl.create_default_context())
    if server["user"]:
        line.login(server["user"], server["password"])
    return line


def sent(line: smtplib.SMTP, journal: int, each: dict[str, Any], content: bytes) -> bool:
    """Send one letter; False when the line is of no more use."""
    number, at_dot = each["id"], False
    try:
        for sign, (code, said), good in (
            ("F", line.mail(each["from"]), (250,)),
            ("C", line.rcpt(each["to"]), (250, 251)),
            ("F", line.docmd("DATA"), (354,)),
        ):
            if code not in good:
                note(journal, sign, number, code, said.decode("utf-8", "replace"))
                line.rset()
                return True
        assert line.sock is not None  # noqa: S101 - it has just answered
        line.sock.sendall(_stuffed(content))
        line.sock.settimeout(ANSWER_WITHIN)
        note(journal, "D", number)
        SYNC(journal)
        at_dot = True
        line.sock.sendall(b".\r\n")
        note(journal, "S", number)
        code, said = line.getreply()
        note(journal, "R", number, code, said.decode("utf-8", "replace"))
        line.sock.settimeout(each["timeout"])
    except (OSError, smtplib.SMTPException) as trouble:
        note(journal, "U" if at_dot else "F", number, 0, f"{type(trouble).__name__}: {trouble}")
        return False
    return code != 421


def note(journal: int, sign: str, number: int, code: int = 0, said: str = "") -> None:
    """Write one line, whole."""
    os.write(journal, f"{sign} {number} {code} {' '.join(said.split())[:300]}\n".encode())


def _stuffed(content: bytes) -> bytes:
    """The letter as it goes over the line: CRLF, a dot before a dot (RFC 5321, 4.5.2)."""
    lines = _BREAK.sub(b"\r\n", content)
    return _DOT.sub(b"..", lines if lines.endswith(b"\r\n") else lines + b"\r\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.stdin.buffer)
