"""The command line as a process: streams that are closed, full or narrow, terminals, signals, and odd file names."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.terminals import written_to
from tests.helpers import document, pathway

pytestmark = pytest.mark.slow  # a process for every test

COMMAND = [sys.executable, "-W", "error", "-m", "careertaxonomy"]
BAD = document(pathways=[pathway("a"), pathway("b", "fin\u00e4nz")])


def _environment(**variables: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM", "PYTHONUNBUFFERED")}
    return {**kept, "PYTHONDONTWRITEBYTECODE": "1", **variables}


def _run(*argv: str, cwd: Path | None = None, **variables: str) -> subprocess.CompletedProcess[bytes]:
    environment = _environment(**variables)
    return subprocess.run([*COMMAND, *argv], capture_output=True, cwd=cwd, env=environment, timeout=60, check=False)


def _shell(line: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs a line of shell, in which "$@" stands for the command."""
    shell = ["bash", "-c", line, "bash", *COMMAND]
    return subprocess.run(shell, capture_output=True, text=True, env=_environment(**variables), timeout=60, check=False)


@pytest.mark.parametrize(
    ("argv", "unbuffered"), [("rules", ""), ("check", "1"), ("export", ""), ("--help", ""), ("--help", "1")]
)
def test_a_closed_pipe_ends_in_silence(argv: str, unbuffered: str) -> None:
    done = _shell(f'"$@" {argv} | true; echo "${{PIPESTATUS[0]}}"', PYTHONUNBUFFERED=unbuffered)
    assert (done.stdout, done.stderr) == ("0\n", "")


def test_a_reader_that_leaves_early(tmp_path: Path) -> None:
    path = tmp_path / "many.json"
    rows = [pathway("a"), *(pathway(f"b-{number}", f"made-up-{number}") for number in range(3000))]
    path.write_text(document(pathways=rows), encoding="utf-8")
    done = _shell(f'"$@" check "{path}" | head -n 1; echo "${{PIPESTATUS[0]}}"')
    first, status = done.stdout.splitlines()
    assert first.startswith(f"{path}:15:")
    assert (status, done.stderr) == ("1", "")


@pytest.mark.parametrize(
    ("argv", "unbuffered"), [("rules", ""), ("check", "1"), ("export", ""), ("--help", ""), ("--help", "1")]
)
def test_a_full_disk(argv: str, unbuffered: str) -> None:
    done = _shell(f'"$@" {argv} >/dev/full', PYTHONUNBUFFERED=unbuffered)
    message = "careertaxonomy: the output cannot be written: No space left on device\n"
    assert (done.returncode, done.stderr) == (2, message)


def test_a_full_disk_under_an_exported_file(tmp_path: Path) -> None:
    done = _shell('"$@" export --output /dev/full --force')
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "careertaxonomy: /dev/full cannot be written: No space left on device\n"


@pytest.mark.parametrize("argv", ["rules", "--help"])
def test_closed_standard_output(argv: str) -> None:
    done = _shell(f'"$@" {argv} >&-')
    assert (done.returncode, done.stderr) == (
        2,
        "careertaxonomy: the output cannot be written: standard output is closed\n",
    )


def test_closed_standard_input() -> None:
    done = _shell('"$@" check - <&-')
    assert (done.returncode, done.stderr) == (2, "")
    first = "<stdin>:1:1: error CT101 unreadable-file: cannot be read: standard input is closed"
    assert done.stdout.splitlines()[0] == first


@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full"])
def test_standard_error_that_takes_nothing(where: str) -> None:
    done = _shell(f'"$@" explain nothing {where}')
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "")


def test_an_interrupt_while_reading() -> None:
    process = subprocess.Popen(
        [*COMMAND, "check", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(),
    )
    assert process.stdin is not None
    # More than a pipe holds: once it is written, the process is past its imports and reads.
    process.stdin.write(b" " * 1_000_000)
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"")


def _on_a_terminal(*argv: str, **variables: str) -> str:
    """What a command writes to a terminal."""
    ours, its = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *argv],
        stdin=subprocess.DEVNULL,
        stdout=its,
        stderr=its,
        env=_environment(**{"TERM": "xterm", **variables}),
    )
    os.close(its)
    written = written_to(ours)
    process.wait(timeout=30)
    return written.decode().replace("\r\n", "\n")


@pytest.fixture
def bad(tmp_path: Path) -> str:
    path = tmp_path / "bad.json"
    path.write_text(BAD, encoding="utf-8")
    return str(path)


def test_colour_on_a_terminal(bad: str) -> None:
    written = _on_a_terminal("check", bad)
    assert "\x1b[1;31merror\x1b[0m CT302 unknown-cluster: " in written
    assert written.endswith("\x1b[1;31mfailed\x1b[0m\n")


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_it_is_not_wanted(bad: str, variables: dict[str, str]) -> None:
    written = _on_a_terminal("check", bad, **variables)
    assert "error CT302" in written
    assert "\x1b" not in written


def test_an_empty_no_color_does_not_count(bad: str) -> None:
    assert "\x1b[1;31merror" in _on_a_terminal("check", bad, NO_COLOR="")


def test_no_colour_in_a_pipe(bad: str) -> None:
    assert b"\x1b" not in _run("check", bad).stdout


def test_no_colour_in_json(bad: str) -> None:
    assert "\x1b" not in _on_a_terminal("check", "--format", "json", bad)


def test_an_output_of_ascii_alone(bad: str) -> None:
    done = _run("check", bad, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (1, b"")
    assert b'links to cluster "fin\\xe4nz", which' in done.stdout
    done = _run("show", "f\u00efn\u00e4nce", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert done.stderr.startswith(b'careertaxonomy: no World, cluster or pathway is called "f\\xefn\\xe4nce" in joco')


def test_an_output_of_utf_16(bad: str) -> None:
    done = _run("rules", PYTHONIOENCODING="utf-16")
    assert done.stdout.decode("utf-16").startswith("CT101  error    unreadable-file")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\nb.json", "a<U+000A>b.json"),
        (b"\xff\xfe.json", "<U+DCFF><U+DCFE>.json"),
        (b"a\x1b[31m.json", "a<U+001B>[31m.json"),
        ("\u200bcaf\u00e9.json".encode(), "<U+200B>caf\u00e9.json"),
        (b"a b:1.json", "a b:1.json"),
        (b"@1.0.json", "@1.0.json"),
        (b"joco-works@2.0.0-local.1.json", "joco-works@2.0.0-local.1.json"),
        (b"--format", "./--format"),
    ],
)
def test_odd_file_names(tmp_path: Path, name: bytes, shown: str) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_text(BAD, encoding="utf-8")
    given = os.fsdecode(name) if not shown.startswith("./") else shown
    for argument in (given, ".") if given.endswith(".json") else (given,):
        done = _run("check", argument, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (1, b"")
        assert done.stdout.decode().startswith(f"{shown.removeprefix('./')}:15:41: error CT302 unknown-cluster: ")


def test_in_a_folder_that_was_deleted(tmp_path: Path) -> None:
    (tmp_path / "my.json").write_text(document(), encoding="utf-8")
    line = f'mkdir "{tmp_path}/gone"; cd "{tmp_path}/gone"; rmdir "{tmp_path}/gone"; "$@" check "{tmp_path}/my.json"'
    done = _shell(line)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("1 file: no errors, no warnings, no notes; passed\n")


def _without_docstrings(*argv: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-W", "error", "-OO", "-m", "careertaxonomy", *argv]
    return subprocess.run(command, capture_output=True, env=_environment(), timeout=60, check=False)


@pytest.mark.parametrize("argv", [("rules",), ("explain", "CT301"), ("explain", "CT301", "--format", "json")])
def test_where_python_leaves_docstrings_out_the_explanations_are_missed_in_one_line(argv: tuple[str, ...]) -> None:
    done = _without_docstrings(*argv)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == (
        b"careertaxonomy: the explanations of the rules are docstrings, which python -OO leaves out; "
        b"run it without -OO to read them\n"
    )


@pytest.mark.parametrize("format", ["text", "json", "github", "sarif"])
def test_where_python_leaves_docstrings_out_a_check_reports_the_same(tmp_path: Path, format: str) -> None:
    (tmp_path / "my.json").write_text(BAD, encoding="utf-8")
    done = _without_docstrings("check", str(tmp_path / "my.json"), "--format", format)
    assert (done.returncode, done.stderr) == (1, b"")
    if format == "sarif":
        (run,) = json.loads(done.stdout)["runs"]
        rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
        assert rules["CT302"]["shortDescription"]["text"] == "Unknown cluster"
    else:
        assert done.stdout == _run("check", str(tmp_path / "my.json"), "--format", format).stdout
