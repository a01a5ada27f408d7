"""`--help`, `--version`, and wrong usage: one line that says what to do, with exit status 2."""

from __future__ import annotations

import shlex

import pytest

import careertaxonomy as ct
from tests.helpers import KNOWN, Run

NONE = "careertaxonomy: no World, cluster or pathway"
CASES = {
    "": "careertaxonomy: the following arguments are required: COMMAND (see careertaxonomy --help)",
    "check --nope": "careertaxonomy: unrecognized arguments: --nope (see careertaxonomy --help)",
    "check '--a\nb'": "careertaxonomy: unrecognized arguments: --a<U+000A>b (see careertaxonomy --help)",
    "list": "careertaxonomy list: the following arguments are required: kind (see careertaxonomy list --help)",
    "show": "careertaxonomy show: the following arguments are required: REF (see careertaxonomy show --help)",
    "list worlds --world care": (
        "careertaxonomy: --world may be combined with clusters and pathways; see careertaxonomy show for one World"
    ),
    "list clusters --cluster care": (
        "careertaxonomy: --cluster may be combined with worlds and pathways; see careertaxonomy show for one cluster"
    ),
    "list pathways --world finance --dataset @1.0.0": (
        'careertaxonomy: no World "finance" in joco-works 1.0.0; see careertaxonomy list'
    ),
    "show finanse --dataset @1.0.0": f'{NONE} "finanse" in joco-works 1.0.0; did you mean "finance"?',
    "show 'Helth Care' --dataset @1.0.0": f'{NONE} "Helth Care" in joco-works 1.0.0; did you mean "health-care"?',
    "show zzz --dataset joco-works@1.0.0": f'{NONE} "zzz" in joco-works 1.0.0; see careertaxonomy list',
    "show '' --dataset @1.0.0": f'{NONE} "" in joco-works 1.0.0; see careertaxonomy list',
    "show 'a\nb' --dataset @1.0.0": f'{NONE} "a<U+000A>b" in joco-works 1.0.0; see careertaxonomy list',
    "show Manufacturing": (
        'careertaxonomy: "Manufacturing" may be world:manufacturing or cluster:manufacturing; say which'
    ),
    "show construction": (
        'careertaxonomy: "construction" may be world:construction or pathway:construction; say which'
    ),
    "explain CT3o1": 'careertaxonomy: no rule "CT3o1"; did you mean CT301?',
    "explain unknown-wrld": 'careertaxonomy: no rule "unknown-wrld"; did you mean unknown-world?',
    "explain something": 'careertaxonomy: no rule "something"; see careertaxonomy rules',
    "export joco-works": (
        "careertaxonomy: joco-works: cannot be read: No such file or directory; "
        "a released version is named NAME@VERSION or @VERSION"
    ),
    **{
        f"{command} @9.9.9": f"careertaxonomy: joco-works has no version 9.9.9; available: {KNOWN}"
        for command in ("list worlds --dataset", "show finance --dataset", "export", "check")
    },
    "export nowhere@1.0.0": f"careertaxonomy: no dataset nowhere 1.0.0; available: {KNOWN}",
    "pin 1.0.0": "careertaxonomy: no dataset 1.0.0; did you mean @1.0.0?",
    "pin @": "careertaxonomy: @ names no version; write NAME, NAME@VERSION or @VERSION",
    "pin joco-works@": "careertaxonomy: joco-works@ names no version; write NAME, NAME@VERSION or @VERSION",
    "check nowhere@1.0.0": f"careertaxonomy: no dataset nowhere 1.0.0; available: {KNOWN}",
}


@pytest.mark.parametrize("line", CASES)
def test_wrong_usage(run: Run, line: str) -> None:
    assert run(*shlex.split(line)) == (2, "", f"{CASES[line]}\n")


def test_the_name_of_a_bundled_dataset_is_no_file(run: Run) -> None:
    status, out, err = run("check", "joco-works")
    assert (status, err) == (2, "")
    hint = f"a released version is named NAME@VERSION, such as {ct.available()[-1]}".replace("works ", "works@")
    assert out.splitlines()[:2] == [
        "joco-works:1:1: error CT101 unreadable-file: cannot be read: No such file or directory",
        f"      | {hint}",
    ]
    assert "is named NAME@VERSION" not in run("check", "joco-work")[1]


@pytest.mark.parametrize("line", ["frobnicate", "list careers", "check --format xml", "rules --format csv"])
def test_a_choice_that_is_none_lists_the_choices(run: Run, line: str) -> None:
    status, out, err = run(*line.split())
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert f"invalid choice: '{line.rsplit(maxsplit=1)[-1]}' (choose from " in err
    assert err.endswith(" --help)\n")


@pytest.mark.parametrize("line", ["--help", "check --help", "list --help", "explain -h"])
def test_help_is_no_wrong_usage(run: Run, line: str) -> None:
    status, out, err = run(*line.split())
    assert (status, err) == (0, "")
    assert out.startswith("usage: careertaxonomy ")


def test_help_names_every_command(run: Run) -> None:
    status, out, err = run("--help")
    assert (status, err) == (0, "")
    assert out.startswith("usage: careertaxonomy ")
    for command in ("check", "list", "show", "versions", "export", "explain", "rules"):
        assert f"\n    {command} " in out
        assert run(command, "--help")[1].startswith(f"usage: careertaxonomy {command} ")


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"careertaxonomy {ct.__version__}\n", "")
