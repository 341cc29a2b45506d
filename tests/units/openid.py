"""A small real OpenID provider on this machine: discovery, code with PKCE, tokens signed with RS256 (máy
chủ thử).
"""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "nhip-cau", "bi-mat-cua-ung-dung"


@dataclass
class Provider:
    """What it says of the person who stands before it; `codes` are those given out and not yet used."""

    address: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    key: Any = field(default_factory=lambda: rsa.generate_private_key(public_exponent=65537, key_size=2048))

    def settings(self) -> dict[str, Any]:
        """As the environment would set it."""
        app = {
            "provider_id": "co-quan",
            "name": "tài khoản tỉnh",
            "client_id": CLIENT,
            "secret": SECRET,
            "settings": {"server_url": self.address, "fetch_userinfo": False},
        }
        return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """The person is who `claims` says, and agrees at once."""
        assert asked["client_id"] == CLIENT and asked["response_type"] == "code"
        assert "openid" in asked["scope"].split() and asked["code_challenge_method"] == "S256"
        code = hashlib.sha256(json.dumps(asked).encode()).hexdigest()
        self.codes[code] = asked
        return asked["redirect_uri"] + "?" + urlencode({"code": code, "state": asked["state"]})

    def token(self, sent: dict[str, str], authorization: str) -> dict[str, Any] | None:
        given = base64.b64decode(authorization.removeprefix("Basic ")).decode()
        asked = self.codes.pop(sent.get("code", ""), None)
        proof = base64.urlsafe_b64encode(hashlib.sha256(sent.get("code_verifier", "").encode()).digest())
        if (
            asked is None
            or given != f"{CLIENT}:{SECRET}"
            or proof.decode().rstrip("=") != asked["code_challenge"]
        ):
            return None
        now = int(time.time())
        told = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 60, **self.claims}
        signed = jwt.encode(told, self.key, algorithm="RS256", headers={"kid": "1"})
        return {"access_token": "không dùng", "token_type": "Bearer", "expires_in": 60, "id_token": signed}


@contextmanager
def running() -> Iterator[Provider]:
    """A provider that answers at its own address until the end of the block."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            if parts.path == "/authorize":
                self.send_response(302)
                self.send_header("Location", provider.authorize(asked))
                self.send_header("Content-Length", "0")
                self.end_headers()
            else:
                self.tell(provider.discovery())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            sent = {name: values[0] for name, values in parse_qs(body).items()}
            self.tell(provider.token(sent, self.headers.get("Authorization", "")))

        def tell(self, answer: dict[str, Any] | None) -> None:
            text = json.dumps(answer or {"error": "invalid_grant"}).encode()
            self.send_response(200 if answer else 400)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *args: Any) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
