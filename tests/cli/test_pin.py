"""`careertaxonomy pin`: the call that loads just this version."""

from __future__ import annotations

import json

import pytest

import careertaxonomy as ct
from tests.helpers import FIRST, KNOWN, NEWLINE, Run


@pytest.mark.parametrize(
    ("argv", "version"), [([], None), (["joco-works"], None), (["joco-works@1.0.0"], "1.0.0"), (["@1.0.0"], "1.0.0")]
)
def test_what_pin_prints_is_a_call_that_loads(run: Run, argv: list[str], version: str | None) -> None:
    status, out, err = run("pin", *argv)
    assert (status, err) == (0, "")
    due = ct.load(version=version)
    assert out == f'ct.load("joco-works", version="{due.version}", digest="{due.digest}")\n'
    assert eval(out, {"ct": ct}) is due
    plain = json.loads(run("pin", *argv, "--format", "json")[1])
    assert plain == {"name": "joco-works", "version": due.version, "digest": due.digest}
    assert ct.load(**plain) is due


def test_the_first_version_is_pinned_to_what_it_was(run: Run) -> None:
    assert run("pin", "@1.0.0")[1] == f'ct.load("joco-works", version="1.0.0", digest="{FIRST}")\n'


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nope", f"no dataset nope; available: {KNOWN}"),
        ("nope@1.0.0", f"no dataset nope 1.0.0; available: {KNOWN}"),
        ("@9", f"joco-works has no version 9; available: {KNOWN}"),
        ("joco-works@1.0", f"joco-works has no version 1.0; available: {KNOWN}"),
        ("good.json", f"no dataset good.json; available: {KNOWN}"),
    ],
)
@pytest.mark.usefixtures("folder", "good")
def test_what_cannot_be_pinned_is_said_in_one_line(run: Run, name: str, message: str) -> None:
    assert run("pin", name) == (2, "", f"careertaxonomy: {message}{NEWLINE}")


def test_wrong_usage_is_said_in_one_line(run: Run) -> None:
    status, out, err = run("pin", "--format", "markdown")
    assert (status, out, err.count(NEWLINE)) == (2, "", 1)
    assert err == 'careertaxonomy pin: --format takes text or json, not "markdown" (see careertaxonomy pin --help)\n'
