"""What a release says of itself is the same everywhere, and the workflows have only the rights that they need."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

import careertaxonomy as ct

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
WORKFLOWS = {
    path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in (ROOT / ".github/workflows").iterdir()
}
JOBS = {(file, name): job for file, workflow in WORKFLOWS.items() for name, job in workflow["jobs"].items()}


def _steps() -> list[Any]:
    return [step for job in JOBS.values() for step in job.get("steps", ())]


def test_the_changelog_has_the_version_with_its_day_below_what_is_unreleased() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    unreleased, released = re.split(r"^## ", text, flags=re.MULTILINE)[1:3]
    assert unreleased.startswith("Unreleased\n\n### Data\n")
    assert "\n### Rules\n" in unreleased
    assert released.startswith(f"{ct.__version__} ({CITATION['date-released']})\n")


def test_the_citation_says_what_the_package_says() -> None:
    assert CITATION["cff-version"] == "1.2.0"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", CITATION["date-released"])
    assert (CITATION["title"], CITATION["version"]) == (PROJECT["name"], ct.__version__)
    assert (CITATION["license"], CITATION["authors"]) == (PROJECT["license"], PROJECT["authors"])


def test_the_tests_run_on_every_python_that_is_supported() -> None:
    named = [word.rpartition(" ")[2] for word in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", word)]
    assert JOBS["ci.yml", "everything"]["strategy"]["matrix"]["python"] == named
    assert PROJECT["requires-python"] == f">={named[0]}"


def test_only_publishing_and_tagging_may_do_more_than_read() -> None:
    assert [workflow["permissions"] for workflow in WORKFLOWS.values()] == [{"contents": "read"}] * len(WORKFLOWS)
    assert {name: job["permissions"] for name, job in JOBS.items() if "permissions" in job} == {
        ("release.yml", "publish"): {"id-token": "write"},
        ("release.yml", "tag"): {"contents": "write"},
    }
    (published,) = [step for step in _steps() if "gh-action-pypi-publish" in step.get("uses", "")]
    assert published["with"] == {"attestations": True}
    checkouts = [step["with"] for step in _steps() if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts == [{"persist-credentials": False}] * 3


def test_every_action_is_pinned_to_a_version() -> None:
    used = [step["uses"] for step in _steps() if "uses" in step]
    assert len(used) > 5
    assert [name for name in used if not re.fullmatch(r"[\w-]+/[\w-]+@(v\d+(\.\d+)*|[0-9a-f]{40})", name)] == []


def test_the_tag_is_the_one_that_users_of_the_hook_are_told() -> None:
    (tag,) = JOBS["release.yml", "tag"]["steps"][1:]
    assert tag["run"].startswith('gh release create "v$VERSION" ')
    page = (ROOT / "docs/tools.md").read_text(encoding="utf-8")
    assert {*re.findall(r"\bv\d+\.\d+\.\d+\b", page)} == {f"v{ct.__version__}"}


@pytest.mark.skipif(shutil.which("bash") is None, reason="the step is written for bash")
def test_the_notes_of_a_release_are_its_part_of_the_changelog(tmp_path: Path) -> None:
    (step,) = [step for step in JOBS["release.yml", "build"]["steps"] if step.get("id") == "notes"]
    for file in ("CHANGELOG.md", "src/careertaxonomy/_version.py"):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, tmp_path / file)
    subprocess.run(
        ["bash", "-eo", "pipefail", "-c", step["run"]], cwd=tmp_path, env={"GITHUB_OUTPUT": "output"}, check=True
    )
    assert (tmp_path / "output").read_text(encoding="utf-8") == f"version={ct.__version__}\n"
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    notes = (tmp_path / "notes.md").read_text(encoding="utf-8")
    assert f"\n## {ct.__version__} ({CITATION['date-released']})\n{notes}" in text
    assert "### Package" in notes
    assert "\n## " not in notes
