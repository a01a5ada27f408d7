"""The hook for pre-commit, tried with pre-commit itself on edits of a steward's repository.

The hook runs the command that is installed here; how pre-commit installs it from a clone is left out, for that needs
a package index.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from textwrap import indent

import pytest
from doc_examples import ROOT

import careertaxonomy as ct
from tests.helpers import CLUSTERS, PATHWAYS, cluster, document, pathway

pytestmark = pytest.mark.slow  # git and pre-commit as processes

HOOKS = ROOT / ".pre-commit-hooks.yaml"
_PROGRAMS = Path(sys.executable).parent
Command = Callable[..., tuple[int, str]]


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Runs a program in a new repository that uses the hook; gives the exit status and all that is printed."""
    repository = tmp_path / "repository"
    repository.mkdir()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))},
        "PATH": f"{_PROGRAMS}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "PRE_COMMIT_COLOR": "never",
        "HOME": str(tmp_path),
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_{what}": "steward@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }

    def run(*words: object) -> tuple[int, str]:
        done = subprocess.run(
            [str(word) for word in words],
            cwd=repository,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout

    hooks = HOOKS.read_text(encoding="utf-8").replace("language: python", "language: system")
    config = f"repos:\n  - repo: local\n    hooks:\n{indent(hooks, '      ')}"
    (repository / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    (repository / "county.json").write_text(document(), encoding="utf-8")
    assert run("git", "init", "--quiet")[0] == 0
    assert run("git", "add", ".")[0] == 0
    return run


@pytest.fixture
def repository(command: Command, tmp_path: Path) -> Path:
    """The repository of `command`."""
    return tmp_path / "repository"


def test_the_hook_is_one(command: Command) -> None:
    assert command("pre-commit", "validate-manifest", HOOKS) == (0, "")
    text = HOOKS.read_text(encoding="utf-8")
    assert text.count("- id: ") == text.count("- id: careertaxonomy-check\n") == 1
    assert "\n  language: python\n" in text
    assert "\n  require_serial: true\n" in text


def test_a_bad_edit_is_blocked_and_shown(command: Command, repository: Path) -> None:
    assert command("pre-commit", "install")[0] == 0
    status, shown = command("git", "commit", "--message", "The county's careers")
    assert (status, shown.splitlines()[0]) == (0, f"careertaxonomy check{'.' * 53}Passed")
    bad = document(clusters=[cluster("finance", ["helth-care", "manufacturing"])])
    (repository / "county.json").write_text(bad, encoding="utf-8")
    assert command("git", "add", "county.json") == (0, "")
    status, shown = command("git", "commit", "--message", "A slip")
    assert status == 1
    assert shown.startswith(f"careertaxonomy check{'.' * 53}Failed\n- hook id: careertaxonomy-check\n- exit code: 1\n")
    assert "\ncounty.json:11:53: error CT301 unknown-world: " in shown
    assert '^^^^^^^^^^^^ did you mean "health-care"?\n' in shown
    assert command("git", "log", "--format=%s") == (0, "The county's careers\n")
    (repository / "county.json").write_text(bad.replace("helth", "health"), encoding="utf-8")
    assert command("git", "add", "county.json") == (0, "")
    (repository / "README.md").write_text("Our careers\n", encoding="utf-8")
    assert command("git", "add", "README.md") == (0, "")
    status, shown = command("git", "commit", "--message", "Only words")
    assert (status, shown.splitlines()[0]) == (0, f"careertaxonomy check{'.' * 33}(no files to check)Skipped")


def test_a_copy_is_compared_with_its_base_without_further_setting(command: Command, repository: Path) -> None:
    text = document(pathways=[*PATHWAYS, pathway("courts", "finance")])
    (repository / "base.json").write_text(text, encoding="utf-8")
    digest = ct.load_file(repository / "base.json").digest
    base = f'[[base]]\npath = "county.json"\ndataset = "base.json"\ndigest = "{digest}"\n'
    (repository / "careertaxonomy.toml").write_text(base, encoding="utf-8")
    later = document(head={"version": "2.0.0-local.1"})
    (repository / "county.json").write_text(later, encoding="utf-8")
    (repository / "other.json").write_text(document(head={"name": "other"}), encoding="utf-8")
    status, shown = command("pre-commit", "run", "--files", "base.json", "county.json", "other.json")
    assert status == 1
    assert " 3 files: 1 error, " in shown
    assert 'error CT703 vanished-id: pathway "courts" (Courts) of 1.0.0 is neither here nor retired' in shown


def test_all_files_are_checked_in_one_process(command: Command, repository: Path) -> None:
    for number in range(40):
        pathways = [*PATHWAYS, pathway(f"courts-{number}", "finance")]
        text = document(clusters=CLUSTERS, pathways=pathways, head={"name": f"county-{number}"})
        (repository / f"county-{number}.json").write_text(text, encoding="utf-8")
    assert command("git", "add", ".") == (0, "")
    status, shown = command("pre-commit", "run", "--all-files", "--verbose")
    assert status == 0
    summaries = [line for line in shown.splitlines() if line.endswith("; passed")]
    assert len(summaries) == 1
    assert " 41 files: no errors" in summaries[0]


def _put(repository: Path, names: Iterable[str]) -> None:
    """Files that are JSON, or look like it, and no documents."""
    for name in names:
        (repository / name).parent.mkdir(exist_ok=True)
        (repository / name).write_text("{}\n", encoding="utf-8")


def test_what_is_surely_no_document_is_left_alone(command: Command, repository: Path) -> None:
    names = [
        *(".vscode/settings.json", "apps/.eslintrc.json", "careertaxonomy.schema.json", "package.json", "map.geojson"),
        *("web/package-lock.json", "tsconfig.json", "web/tsconfig.build.json", "notes.txt"),
    ]
    _put(repository, names)
    status, shown = command("pre-commit", "run", "--files", *names)
    assert (status, shown) == (0, f"careertaxonomy check{'.' * 33}(no files to check)Skipped\n")


def test_what_may_be_a_document_is_not_passed_over(command: Command, repository: Path) -> None:
    names = ["sales.json", "packages.json", "data/schema.json"]
    _put(repository, names)
    status, shown = command("pre-commit", "run", "--files", *names)
    assert status == 1
    for name in names:
        assert f"\n{name}:1:1: error CT103 unknown-format: not a careertaxonomy document: " in shown
