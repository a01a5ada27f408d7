"""Runs the examples of a page, and says what the page should show for them.

Two kinds of fence run:

- `console`: a line that begins with `$ ` is a command, and `> ` carries it on. What stands below is its output.
- `python`: code. The `text` fence right below it shows what it prints.

The examples of a page share one directory, empty at first, and one Python namespace. An example is right when running
it gives the page's own text again, so the same function tests a page and rewrites it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stdout
from difflib import unified_diff
from functools import partial
from io import StringIO
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sybil import Document, Example, Region, Sybil
from sybil.parsers.markdown.lexers import RawFencedCodeBlockLexer

__all__ = ["ROOT", "fences", "sybil", "with_true_output"]

ROOT = Path(__file__).resolve().parent.parent
_ANY_FENCE = RawFencedCodeBlockLexer(re.compile(r"(?P<kind>[^\n]*)\n"))
_GENERATED = re.compile(r"<!-- generated: .*?<!-- end -->", re.DOTALL)
_DIRECTORY = "_directory"
_NEXT_COMMAND = "\036"


def fences(document: Document) -> list[tuple[str, Region]]:
    """Every fence of a page, outside its generated parts, with its kind: what stands after the three backticks."""
    generated = [match.span() for match in _GENERATED.finditer(document.text)]
    found = sorted(_ANY_FENCE(document), key=lambda region: region.start)
    return [
        (region.lexemes["kind"].strip(), region)
        for region in found
        if not any(start <= region.start < end for start, end in generated)
    ]


def _examples(document: Document) -> Iterator[Region]:
    found = fences(document)
    for (kind, fence), following in zip(found, [*found[1:], None], strict=False):
        if kind == "console":
            yield Region(fence.start, fence.end, _lines(document, fence), partial(_compare, _console))
        elif kind == "python":
            end = fence.end
            if following and following[0] == "text" and not document.text[end : following[1].start].strip():
                end = following[1].end
            yield Region(fence.start, end, (_lines(document, fence), fence.end), partial(_compare, _python))


def _lines(document: Document, fence: Region) -> list[str]:
    """The lines between the two lines of a fence."""
    return document.text[fence.start : fence.end].split("\n")[1:-1]


def _compare(run: Callable[[Example], str], example: Example) -> str | None:
    shown = example.document.text[example.start : example.end]
    true = run(example)
    if shown == true:
        return None
    return "\n".join(unified_diff(shown.split("\n"), true.split("\n"), "the page", "the true output", lineterm=""))


def _console(example: Example) -> str:
    """The fence as it should be. Its commands run in one shell, so that `echo $?` tells of the one before."""
    commands: list[list[str]] = []
    goes_on = False
    for line in example.parsed:
        if line.startswith("$ "):
            commands.append([line])
        elif goes_on and line.startswith(">"):
            commands[-1].append(line)
        elif not commands:
            raise ValueError(f"{example.path}:{example.line}: a console fence begins with a command, `$ `")
        goes_on = line.startswith("$ ") or (goes_on and line.startswith(">"))
    script = "".join(
        "{}\nstatus=$?; printf '\\036'; (exit $status)\n".format("\n".join(line[2:] for line in command))
        for command in commands
    )
    done = subprocess.run(
        ["sh", "-c", script],
        cwd=example.namespace[_DIRECTORY].name,
        env=_environment(example.namespace[_DIRECTORY].name),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    outputs = done.stdout.split(_NEXT_COMMAND)
    if len(outputs) != len(commands) + 1:
        raise ValueError(f"{example.path}:{example.line}: the shell gave up: {outputs[-1]}")
    shown = chain.from_iterable(
        (*command, *output.splitlines()) for command, output in zip(commands, outputs, strict=False)
    )
    return "\n".join(["```console", *shown, "```"])


def _environment(directory: str) -> dict[str, str]:
    """The environment of the commands: this one's programs first, and nothing of the user's own settings of git, which
    would change what is shown."""
    here = str(Path(sys.executable).parent)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    people = {f"GIT_{who}_{what}": "you" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    git = {**people, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    shown = {"PYTHONUTF8": "1", "COLUMNS": "80", "PRE_COMMIT_HOME": f"{directory}/.git/pre-commit"}
    return {**kept, **git, **shown, "PATH": f"{here}{os.pathsep}{os.environ['PATH']}"}


def _python(example: Example) -> str:
    """The `python` fence, and below it the `text` fence with what it prints, if it prints anything."""
    lines, end = example.parsed
    code = compile("\n" * example.line + "\n".join(lines), example.path, "exec", dont_inherit=True)
    printed = StringIO()
    with chdir(example.namespace[_DIRECTORY].name), redirect_stdout(printed):
        exec(code, example.namespace)
    text = printed.getvalue()
    below = f"\n\n```text\n{text.rstrip()}\n```" if text.strip() else ""
    return example.document.text[example.start : end] + below


def _set_up(namespace: dict[str, Any]) -> None:
    namespace["__name__"] = "page"
    namespace[_DIRECTORY] = TemporaryDirectory(prefix="careertaxonomy-")


def _tear_down(namespace: dict[str, Any]) -> None:
    namespace[_DIRECTORY].cleanup()


def sybil() -> Sybil:
    """What finds and runs the examples of the pages."""
    return Sybil(
        parsers=[_examples],
        patterns=["README.md", "docs/*.md"],
        path=str(ROOT),
        setup=_set_up,
        teardown=_tear_down,
    )


def with_true_output(path: Path) -> str:
    """A page's text with what its examples really give."""
    document = sybil().parse(path)
    pieces: list[str] = []
    place = 0
    _set_up(document.namespace)
    try:
        for example in document.examples():
            run = _console if isinstance(example.parsed, list) else _python
            pieces += [document.text[place : example.start], run(example)]
            place = example.end
    finally:
        _tear_down(document.namespace)
    return "".join([*pieces, document.text[place:]])
