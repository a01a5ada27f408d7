"""`check --diff`: what would be mended is shown, nothing is changed, and it fails where something would be."""

from __future__ import annotations

from pathlib import Path

import pytest

from careertaxonomy.datasets.loader import available
from tests.cli.documents import BROKEN, BY_CHOICE, ONLY_SPACES, TIDY
from tests.helpers import Run, Stdin


@pytest.mark.parametrize(
    ("text", "option", "status", "err"),
    [
        (TIDY, "--fix", 0, "nothing to fix"),
        (ONLY_SPACES, "--fix", 1, "1 fix would be made; nothing left"),
        (ONLY_SPACES, "--unsafe-fixes", 1, "1 fix would be made; nothing left"),
        (BY_CHOICE, "--fix", 1, "no fixes would be made; 1 left: the fix is a choice, made by --unsafe-fixes"),
        (BY_CHOICE, "--unsafe-fixes", 1, "1 fix would be made; nothing left"),
        (BROKEN, "--unsafe-fixes", 1, "no fixes would be made; 1 left: no fix"),
        ("{", "--fix", 1, "no fixes would be made; 1 left: no fix"),
    ],
)
def test_a_diff_changes_nothing_and_fails_where_something_would_change(
    run: Run, file: Path, text: str, option: str, status: int, err: str
) -> None:
    file.write_text(text, encoding="utf-8")
    before = file.stat()
    shown = run("check", option, "--diff", "my.json")
    assert (shown[0], shown[2]) == (status, f"careertaxonomy: my.json: {err}\n")
    assert ("+++ my.json (fixed)\n" in shown[1]) == err.startswith("1 fix")
    assert file.read_text(encoding="utf-8") == text
    after = file.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
    assert [*file.parent.iterdir()] == [file]


def test_a_diff_alone_shows_the_safe_fixes(run: Run, file: Path) -> None:
    status, out, err = run("check", "--diff", "my.json")
    assert (status, err) == (
        1,
        (
            "careertaxonomy: my.json: 2 fixes would be made; 1 left: the fix is a choice, made by --unsafe-fixes; "
            "1 left: no fix\n"
        ),
    )
    assert out == (
        "--- my.json\n"
        "+++ my.json (fixed)\n"
        "@@ -11,8 +11,8 @@\n"
        '     {"id": "finance", "name": "Finance", "worlds": ["health-care", "manufacturing"]}\n'
        "   ],\n"
        '   "pathways": [\n'
        '-    {"id": "a", "name": "A  b", "cluster": "finance"},\n'
        '-    {"id": "b", "name": "B ", "cluster": "finanse"},\n'
        '+    {"id": "a", "name": "A b", "cluster": "finance"},\n'
        '+    {"id": "b", "name": "B", "cluster": "finanse"},\n'
        '     {"id": "c", "name": "C", "cluster": "nowhere"}\n'
        "   ]\n"
        " }\n"
    )


def test_the_diff_is_what_the_fixes_then_do(run: Run, file: Path) -> None:
    for options in (["--fix"], ["--unsafe-fixes"]):
        shown = run("check", *options, "--diff", "my.json")[1].splitlines()
        before = file.read_text(encoding="utf-8").splitlines()
        run("check", *options, "my.json")
        after = file.read_text(encoding="utf-8").splitlines()
        gone = [line[1:] for line in shown[2:] if line.startswith("-")]
        came = [line[1:] for line in shown[2:] if line.startswith("+")]
        assert gone == [line for line in before if line not in after]
        assert came == [line for line in after if line not in before]
        assert gone != []


def test_a_diff_takes_standard_input_and_bundled_versions(run: Run, stdin: Stdin) -> None:
    status, out, err = run("check", "--diff")
    assert (status, out) == (0, "")
    bundled = [f"{release.name}@{release.version}" for release in available()]
    assert [line.split(": ")[1] for line in err.splitlines()] == bundled
    assert run("check", "--diff", "joco-works@1.0.0") == (
        0,
        "",
        "careertaxonomy: joco-works@1.0.0: no fixes would be made; 1 left: no fix\n",
    )
    stdin(ONLY_SPACES)
    status, out, err = run("check", "--fix", "--diff", "-")
    assert (status, err) == (1, "careertaxonomy: <stdin>: 1 fix would be made; nothing left\n")
    assert out.startswith("--- <stdin>\n+++ <stdin> (fixed)\n@@ ")


def test_why_a_file_cannot_be_read_is_said(run: Run, file: Path) -> None:
    assert run("check", "--diff", "gone.json") == (
        2,
        "",
        (
            "careertaxonomy: gone.json:1:1: error CT101 unreadable-file: cannot be read: No such file or directory\n"
            "careertaxonomy: gone.json: no fixes would be made; 1 left: no fix\n"
        ),
    )


@pytest.mark.parametrize("option", ["--fix", "--unsafe-fixes"])
def test_a_file_that_is_not_utf_8_has_no_diff(run: Run, file: Path, option: str) -> None:
    file.write_bytes(ONLY_SPACES.replace("A ", "\u00e9 ").encode("latin-1"))
    status, out, err = run("check", option, "--diff", "my.json")
    assert (status, out) == (2, "")
    assert err.endswith("careertaxonomy: my.json: no fixes would be made; 1 left: no fix\n")
