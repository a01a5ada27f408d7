"""`--help`, `--version`, and wrong usage: one line that says what to do, with exit status 2."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

import careertaxonomy as ct
from tests.helpers import KNOWN, Run

CASES = {
    "check --nope": "careertaxonomy check: no option --nope (see careertaxonomy check --help)",
    "check '--a\nb'": "careertaxonomy check: no option --a<U+000A>b (see careertaxonomy check --help)",
    "lst": 'careertaxonomy: no command "lst"; did you mean "list"? (see careertaxonomy --help)',
    "Show finance": 'careertaxonomy: no command "Show"; did you mean "show"? (see careertaxonomy --help)',
    "exp": 'careertaxonomy: no command "exp"; did you mean "export" or "explain"? (see careertaxonomy --help)',
    "help": 'careertaxonomy: no command "help"; did you mean "--help"? (see careertaxonomy --help)',
    "frobnicate": 'careertaxonomy: no command "frobnicate" (see careertaxonomy --help)',
    "''": 'careertaxonomy: no command "" (see careertaxonomy --help)',
    "list world": (
        'careertaxonomy list: KIND takes worlds, clusters or pathways, not "world"; did you mean "worlds"? '
        "(see careertaxonomy list --help)"
    ),
    "list CLUSTERS": (
        'careertaxonomy list: KIND takes worlds, clusters or pathways, not "CLUSTERS"; did you mean "clusters"? '
        "(see careertaxonomy list --help)"
    ),
    "list path": (
        'careertaxonomy list: KIND takes worlds, clusters or pathways, not "path"; did you mean "pathways"? '
        "(see careertaxonomy list --help)"
    ),
    "list careers": (
        'careertaxonomy list: KIND takes worlds, clusters or pathways, not "careers" (see careertaxonomy list --help)'
    ),
    "find --kind Pathways health": (
        'careertaxonomy find: --kind takes world, cluster or pathway, not "Pathways"; did you mean "pathway"? '
        "(see careertaxonomy find --help)"
    ),
    "rules --format csv": (
        'careertaxonomy rules: --format takes text or json, not "csv" (see careertaxonomy rules --help)'
    ),
    "--color sometimes list": (
        'careertaxonomy: --color takes auto, always or never, not "sometimes" (see careertaxonomy --help)'
    ),
    "show finance --datset @1.0.0": (
        'careertaxonomy show: no option --datset; did you mean "--dataset"? (see careertaxonomy show --help)'
    ),
    "migrate table.csv --colunm x": (
        'careertaxonomy migrate: no option --colunm; did you mean "--column"? (see careertaxonomy migrate --help)'
    ),
    "show finance -format json": (
        'careertaxonomy show: no option -format; did you mean "--format"? (see careertaxonomy show --help)'
    ),
    "show finance --kind cluster": (
        "careertaxonomy show: no option --kind; it belongs to find, reconcile or migrate "
        "(see careertaxonomy show --help)"
    ),
    "--format json list": (
        "careertaxonomy: --format goes after the command: careertaxonomy list --format (see careertaxonomy --help)"
    ),
    "--format=json list": (
        "careertaxonomy: --format goes after the command: careertaxonomy list --format (see careertaxonomy --help)"
    ),
    "-q --dataset @1.0.0 show finance": (
        "careertaxonomy: --dataset goes after the command: careertaxonomy show --dataset (see careertaxonomy --help)"
    ),
    "--used x": "careertaxonomy: --used goes after the command: careertaxonomy diff --used (see careertaxonomy --help)",
    "--verson": 'careertaxonomy: no option --verson; did you mean "--version"? (see careertaxonomy --help)',
    "list clusters --world health-care --world manufacturing": (
        "careertaxonomy list: --world is given twice (see careertaxonomy list --help)"
    ),
    "versions now": 'careertaxonomy versions: "now" is one argument too many (see careertaxonomy versions --help)',
    "list clusters --dataset my file.json": (
        'careertaxonomy list: "file.json" is one argument too many; a text of several words goes in quotes '
        "(see careertaxonomy list --help)"
    ),
    "list --world Health Care clusters": (
        "careertaxonomy: with --world and --cluster, say first what to list: worlds, clusters or pathways"
    ),
    "list --format csv": "careertaxonomy: with --format csv, say first what to list: worlds, clusters or pathways",
    "check --accept '--why not'": "careertaxonomy: --accept is for documents of your own: name them as PATH",
    "completion tcsh": (
        'careertaxonomy completion: SHELL takes bash, zsh or fish, not "tcsh" (see careertaxonomy completion --help)'
    ),
    "find": (
        "careertaxonomy find: the following arguments are required: TEXT; write careertaxonomy find TEXT [OPTIONS] "
        "(see careertaxonomy find --help)"
    ),
    "import table.csv": (
        "careertaxonomy import: the following arguments are required: -o/--output; "
        "write careertaxonomy import TABLE --output DOC [OPTIONS] (see careertaxonomy import --help)"
    ),
    "list worlds -f json": (
        'careertaxonomy list: no option -f; did you mean "--format" or "--force"? (see careertaxonomy list --help)'
    ),
    "check -v": 'careertaxonomy check: no option -v; did you mean "--verbose"? (see careertaxonomy check --help)',
    "export html": "careertaxonomy: html is a format, and no dataset: write --format html",
    "list worlds --world care": (
        "careertaxonomy: --world may be combined with clusters and pathways; see careertaxonomy show for one World"
    ),
    "list clusters --cluster care": (
        "careertaxonomy: --cluster may be combined with worlds and pathways; see careertaxonomy show for one cluster"
    ),
    "list pathways --world finance --dataset @1.0.0": (
        'careertaxonomy: no world "finance" in joco-works 1.0.0; that is a cluster, "cluster:finance"'
    ),
    "list pathways --cluster finanse --dataset @1.0.0": (
        'careertaxonomy: no cluster "finanse" in joco-works 1.0.0; did you mean "finance"?'
    ),
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
        "a released version is named NAME@VERSION, such as joco-works@1.1.0"
    ),
    "export 1.0.0": (
        "careertaxonomy: 1.0.0: cannot be read: No such file or directory; "
        "a released version is named NAME@VERSION, such as joco-works@1.0.0"
    ),
    "export county.json": (
        "careertaxonomy: county.json: cannot be read: No such file or directory; "
        "a released version is named NAME@VERSION or @VERSION"
    ),
    **{
        f"{command} @9.9.9": f"careertaxonomy: joco-works has no version 9.9.9; available: {KNOWN}"
        for command in ("list worlds --dataset", "show finance --dataset", "export", "check", "pin")
    },
    **{
        f"{command} {prefix}@1.1": f"careertaxonomy: joco-works has no version 1.1; available: {KNOWN}"
        for command in ("list worlds --dataset", "show finance --dataset", "export", "check", "pin", "diff @1.0.0")
        for prefix in ("", "joco-works")
    },
    "export @latest": f"careertaxonomy: joco-works has no version latest; available: {KNOWN}",
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


@pytest.mark.parametrize("line", ["--help", "check --help", "list --help", "explain -h"])
def test_help_is_no_wrong_usage(run: Run, line: str) -> None:
    status, out, err = run(*line.split())
    assert (status, err) == (0, "")
    assert out.startswith("usage: careertaxonomy ")


def test_a_path_with_an_at_is_a_path(run: Run, folder: Path) -> None:
    (folder / "data@home").mkdir()
    status, out, _ = run("check", "data@home")
    assert status == 2
    assert out.startswith("data@home:1:1: error CT101 unreadable-file: no document in this directory: no file with ")


@pytest.mark.parametrize("words", [["Health", "Care"], ["Health Care"], ["health-care"]])
def test_a_name_of_several_words_needs_no_quotes(run: Run, words: list[str]) -> None:
    shown = run("show", "health-care", "--dataset", "@1.0.0")
    assert shown[0] == 0
    assert run("show", *words, "--dataset", "@1.0.0") == shown
    assert run("show", "--dataset", "@1.0.0", *words) == shown
    assert run("show", words[0], "--dataset", "@1.0.0", *words[1:]) == shown
    assert run("list", "clusters", "--world", *words) == run("list", "clusters", "--world", "health-care")
    assert run("find", *words)[1].startswith("world:health-care ")


def test_options_may_stand_between_paths(run: Run, good: Path) -> None:
    other = good.with_name("other.json")
    other.write_bytes(good.read_bytes())
    assert run("check", good, "--verbose", other) == run("check", good, other)


@pytest.mark.parametrize("line", ["-V", "--version"])
def test_version(run: Run, line: str) -> None:
    assert run(line) == (0, f"careertaxonomy {ct.__version__}\n", "")
