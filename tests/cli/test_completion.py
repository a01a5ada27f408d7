"""`careertaxonomy completion`: the documented line, in the shells themselves."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from careertaxonomy.cli.commands import COMMANDS
from careertaxonomy.cli.commands.completion import SHELLS
from tests.helpers import Run

TYPED = {
    "careertaxonomy li": "list",
    "careertaxonomy list wo": "worlds",
    "careertaxonomy -q list pa": "pathways",
    "careertaxonomy list --fo": "--force --format",
    "careertaxonomy list --format m": "markdown",
    "careertaxonomy check --fail-on w": "warning",
    "careertaxonomy export --format skos-": "skos-jsonld",
    "careertaxonomy completion z": "zsh",
    "careertaxonomy check doc": "document.json",
    "careertaxonomy check --against doc": "document.json",
}


def shell(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    return path


@pytest.fixture
def environment(folder: Path) -> dict[str, str]:
    """A home of its own, in which the program is on the path, and a document to complete."""
    (folder / "document.json").write_text("{}", encoding="utf-8")
    program = folder / "bin/careertaxonomy"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m careertaxonomy "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return {**os.environ, "HOME": str(folder), "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}


def printed(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


BASH = r"""
eval "$(careertaxonomy completion bash)"
function=$(complete -p careertaxonomy); function=${function#*-F }; function=${function%% *}
while IFS= read -r typed; do
    read -ra COMP_WORDS <<<"$typed"
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$typed COMP_POINT=${#typed} COMPREPLY=()
    "$function"
    echo "$typed: $(printf '%s\n' "${COMPREPLY[@]}" | sort | xargs)"
done <lines
"""
FISH = r"""
careertaxonomy completion fish | source
while read -l line
    echo $line: (complete -C $line | string split -f1 \t | sort | string join " ")
end <lines
"""


def completed(command: list[str], environment: dict[str, str]) -> dict[str, str]:
    Path("lines").write_text("\n".join(TYPED) + "\n", encoding="utf-8")
    return dict(line.split(": ", 1) for line in printed(command, environment).splitlines())


def test_bash(environment: dict[str, str]) -> None:
    assert completed([shell("bash"), "--norc", "-c", BASH], environment) == TYPED


def test_fish(environment: dict[str, str]) -> None:
    assert completed([shell("fish"), "--no-config", "-c", FISH], environment) == TYPED


def test_zsh_on_a_terminal(environment: dict[str, str]) -> None:
    """What zsh completes can be seen only where somebody types."""
    Path(".zshrc").write_text(
        "PS1='ready> '; autoload -Uz compinit; compinit -u -D\neval \"$(careertaxonomy completion zsh)\"\n",
        encoding="utf-8",
    )
    process, terminal = pty.fork()
    if process == 0:
        os.execve(shell("zsh"), ["zsh", "-i"], {**environment, "TERM": "dumb", "ZDOTDIR": environment["HOME"]})
    try:
        seen = until(terminal, "ready> ")
        for typed, meant in TYPED.items():
            if " " in meant:
                continue  # of several, only the common beginning is written
            os.write(terminal, f"{typed}\t".encode())
            *before, _ = typed.split()
            whole = " ".join([*before, meant])
            seen = until(terminal, whole)
            assert whole in seen
            os.write(terminal, b"\x15")  # takes the line away
    finally:
        os.close(terminal)
        os.waitpid(process, 0)


def until(terminal: int, text: str, seconds: float = 30) -> str:
    """What comes to a terminal until a text is in it."""
    seen, end = "", time.monotonic() + seconds
    while text not in seen:
        assert time.monotonic() < end, f"{text!r} is not in {seen!r}"
        seen += os.read(terminal, 4096).decode(errors="replace")
    return seen


@pytest.mark.parametrize("name", SHELLS)
def test_the_script_is_printed_and_names_every_command(run: Run, name: str) -> None:
    status, out, err = run("completion", name)
    assert (status, err) == (0, "")
    assert [command.name for command in COMMANDS if command.name not in out] == []
