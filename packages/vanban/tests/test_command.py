"""Dòng lệnh: what scripts rely on: outputs, exit codes, what is written where and what is left alone."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

import vanban
from vanban.cli import main
from vanban.cli.progress import Progress

CASES = Path(__file__).parent / "cases"
PLAN = CASES / "ke-hoach" / "song-cau-2026" / "input.txt"
ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(vanban.__file__).parents[1])}


def command(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "vanban", *arguments],
        input=given,
        capture_output=True,
        check=False,
        env=ENVIRONMENT,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two papers, one of them deeper, and what is no paper."""
    (tmp_path / "nguon" / "trong").mkdir(parents=True)
    (tmp_path / "nguon" / "a.txt").write_bytes(PLAN.read_bytes())
    (tmp_path / "nguon" / "trong" / "b.txt").write_bytes(PLAN.read_bytes())
    (tmp_path / "nguon" / "bo-qua.xyz").write_bytes(b"x")
    (tmp_path / "nguon" / ".an.txt").write_bytes(b"x")
    (tmp_path / "nguon" / "~$a.docx").write_bytes(b"x")
    return tmp_path / "nguon"


def test_parse_prints_the_contract() -> None:
    done = command("parse", str(PLAN), "--format", "json")
    document = vanban.as_dict(vanban.parse(vanban.read(PLAN)))
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode() == json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def test_standard_input_is_a_file_like_others() -> None:
    done = command("parse", "-", "--compact", given=PLAN.read_bytes())
    assert done.returncode == 0
    assert json.loads(done.stdout)["number"]["normalized"] == "86/KH-UBND"


def test_many_files_on_standard_output_are_a_line_each(folder: Path) -> None:
    done = command("parse", str(folder))
    names = [json.loads(line)["source"]["name"] for line in done.stdout.splitlines()]
    assert (done.returncode, names) == (0, ["a.txt", "b.txt"])


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_table_of_many_files_has_one_head(folder: Path, jobs: str) -> None:
    done = command("obligations", str(folder), "--format", "csv", "--bom", "--jobs", jobs)
    text = done.stdout.decode("utf-8")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    count = len(vanban.parse(vanban.read(PLAN)).obligations)
    assert text.startswith("\ufeff") and text.count("\ufeff") == 1
    assert [row[0] for row in rows] == ["Tệp", *["a.txt"] * count, *["b.txt"] * count]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["obligations"], "Chủ trì: "),
        (["citations"], "[căn cứ] Nghị định số 72/2015/NĐ-CP"),
        (["citations", "--format", "csv"], "72/2015/NĐ-CP"),
        (["citations", "--format", "json"], '"citations": ['),
        (["convert", "--format", "akn"], "<akomaNtoso"),
        (["convert", "--format", "edxml"], "edXML:CodeNotation"),
        (["convert", "--format", "html"], "<!DOCTYPE html>"),
    ],
)
def test_each_command_prints_what_it_says(
    arguments: list[str], expected: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main([*arguments, str(PLAN)]) == 0
    assert expected in capfdbinary.readouterr().out.decode()


def test_what_cannot_be_read_is_a_line_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "hong.docx").write_bytes(b"PK\x03\x04 x")
    done = command("parse", str(folder), "khong-co.txt", str(folder / "a.txt"))
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert len(lines) == 2
    assert "hong.docx" in lines[0] and "khong-co.txt" in lines[1]
    assert len(done.stdout.splitlines()) == 3


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_results_go_beside_each_other_and_a_second_run_skips_them(folder: Path, jobs: str) -> None:
    output = folder / "ket-qua"
    arguments = ["convert", str(folder), "--format", "html", "--output", str(output), "--jobs", jobs]
    assert command(*arguments).returncode == 0
    made = sorted(path.relative_to(output) for path in output.rglob("*") if path.is_file())
    assert made == [Path("a.txt.html"), Path("trong/b.txt.html")]
    target = output / "a.txt.html"
    target.write_text("của tôi", encoding="utf-8")
    # Results stand in a folder that is read, and are no papers themselves.
    assert command(*arguments).returncode == 0
    assert target.read_text(encoding="utf-8") == "của tôi"
    assert command(*arguments, "--force").returncode == 0
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    os.utime(target, (1, 1))
    (output / "trong" / "b.txt.html").write_text("của tôi", encoding="utf-8")
    assert command(*arguments).returncode == 0
    assert target.stat().st_mtime > 1
    assert sorted(path for path in output.rglob("*") if path.is_file()) == [
        target,
        output / "trong/b.txt.html",
    ]


def test_two_files_of_one_name_do_not_meet(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "ra"
    assert main(["parse", str(folder / "a.txt"), str(folder / "a.txt"), "--output", str(output)]) == 0
    assert sorted(path.name for path in output.iterdir()) == ["a.txt-2.json", "a.txt.json"]


def test_a_source_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper, trap = tmp_path / "a", tmp_path / "a.html"
    paper.write_bytes(PLAN.read_bytes())
    trap.write_bytes(PLAN.read_bytes())
    with pytest.raises(SystemExit, match="2"):
        main(["convert", str(paper), str(trap), "--format", "html", "--output", str(tmp_path), "--force"])
    assert "ghi đè tệp gốc" in capsys.readouterr().err
    assert trap.read_bytes() == PLAN.read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["parse"],
        ["convert", "x.txt"],
        ["convert", "x.txt", "y.txt", "--format", "akn"],
        ["parse", "x.txt", "--format", "yaml"],
        ["parse", "x.txt", "--jobs", "0"],
        ["parse", "-", "-"],
        ["parse", "x.txt", "--output", __file__],
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
    assert capsys.readouterr().err


def test_a_folder_without_papers_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(tmp_path)]) == 0
    assert "không có tệp nào" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_said(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "ra").mkdir()
    (tmp_path / "ra" / "trong").write_text("một tệp ở chỗ cần thư mục", encoding="utf-8")
    done = command("parse", str(folder), "--output", str(tmp_path / "ra"))
    assert done.returncode == 1
    assert "b.txt: Không ghi được kết quả" in done.stderr.decode()
    assert (tmp_path / "ra" / "a.txt.json").is_file()


@pytest.mark.skipif(os.name == "nt", reason="Windows không có tín hiệu SIGINT cho tiến trình con")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_with_130_and_leaves_no_half_file(folder: Path, tmp_path: Path, jobs: str) -> None:
    for number in range(400):
        (folder / f"van-ban-{number:03}.txt").write_bytes(PLAN.read_bytes())
    output = tmp_path / "ra"
    arguments = ["convert", str(folder), "--format", "akn", "--output", str(output), "--jobs", jobs]
    running = subprocess.Popen(
        [sys.executable, "-m", "vanban.cli", *arguments],
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
        start_new_session=True,
        # Tests run in the background of a shell inherit the signal as ignored.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    for _ in range(200):
        time.sleep(0.05)
        if output.is_dir() and any(output.glob("*.xml")):
            break
    os.killpg(running.pid, signal.SIGINT)
    _, errors = running.communicate(timeout=20)
    assert (running.returncode, errors.decode()) == (130, "vanban: đã dừng theo yêu cầu.\n")
    written = list(output.rglob("*.akn.xml"))
    assert 0 < len(written) < 400
    assert all(path.read_text(encoding="utf-8").endswith("</akomaNtoso>\n") for path in written)
    assert not list(output.rglob(".vanban-*"))


def test_help_is_vietnamese() -> None:
    done = command("--help")
    assert done.returncode == 0
    assert "mã thoát: 0 đọc được tất cả" in done.stdout.decode()
    for name in ("parse", "obligations", "citations", "convert"):
        assert command(name, "--help").returncode == 0


def test_the_bar_is_drawn_only_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Progress(3) as progress:
        progress.step()
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with Progress(3) as progress:
        progress.step()
        progress.step("hong.pdf: tệp hỏng")
        progress.step()
    shown = capsys.readouterr().err
    assert "vanban: hong.pdf: tệp hỏng\n" in shown
    assert shown.endswith("3/3 tệp, 1 lỗi\n")
