"""What `nhipcau-baked` answers, from the files alone."""

from pathlib import Path

import pytest

from nhipcau.config.baked import Baked


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, content in {
        "index.html": "cửa vào",
        "vi/index.html": "trang đầu",
        "vi/404.html": "không có trang",
        "vi/tin/1/节日/index.html": "节日",
        "vi/tin/2/cu/index.html": "đã gỡ",
        "vi/tin.atom": "<feed/>",
        ".nhipcau/gone.txt": "/vi/tin/2/cu/",
        ".nhipcau/bake.json": "{}",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    return tmp_path


def ask(app: Baked, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], str]:
    told: list = []
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path.encode().decode("latin-1")}
    environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    answer = app(environ, lambda status, headers: told.append((status, dict(headers))))
    body = b"".join(answer)
    # As a server does (PEP 3333).
    getattr(answer, "close", lambda: None)()
    status, found = told[0]
    return int(status.split()[0]), found, body.decode()


def test_pages_with_what_a_browser_must_know(site: Path):
    app = Baked(str(site))
    status, headers, body = ask(app, "/vi/tin/1/节日/")
    assert (status, body) == (200, "节日")
    assert headers["Content-Type"] in {"text/html; charset=utf-8", 'text/html; charset="utf-8"'}
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert ask(app, "/vi/tin.atom")[1]["Content-Type"].startswith("application/atom+xml")
    assert ask(app, "/vi/tin/1/节日/", if_none_match=headers["ETag"])[0] == 304
    assert ask(app, "/vi", "HEAD")[0] == 302
    assert ask(app, "/")[2] == "cửa vào"


def test_a_changed_file_is_served_as_it_is_now(site: Path):
    app = Baked(str(site))
    assert ask(app, "/vi/")[2] == "trang đầu"
    draft = site / "draft"
    draft.write_text("trang đầu mới")
    draft.replace(site / "vi/index.html")
    assert ask(app, "/vi/")[2] == "trang đầu mới"
    (site / "vi/index.html").unlink()
    assert ask(app, "/vi/")[0] == 404


def test_missing_and_withdrawn(site: Path):
    app = Baked(str(site))
    assert ask(app, "/vi/khong-co/")[::2] == (404, "không có trang")
    assert ask(app, "/xx/")[0] == 404
    assert ask(app, "/vi/tin/2/cu/")[::2] == (410, "đã gỡ")
    assert ask(app, "/vi/", "POST")[0] == 405


@pytest.mark.parametrize(
    "path",
    [
        "/.nhipcau/bake.json",
        "/vi/../.nhipcau/bake.json",
        "/../etc/passwd",
        "//etc/passwd",
        "/vi\x00/",
        "/\udcff",
    ],
)
def test_nothing_else_of_the_machine(site: Path, path: str):
    app = Baked(str(site))
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path.encode("utf-8", "surrogateescape").decode("latin-1"),
    }
    told: list = []
    list(app(environ, lambda status, headers: told.append(status)))
    assert told[0].startswith("404")
