"""`check --fix` and `--unsafe-fixes`: what is written, what is said, and with which exit status it ends."""

from __future__ import annotations

import json
import os
import stat
import tempfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from careertaxonomy.checks import fixes
from careertaxonomy.checks.fixes import Fixed
from careertaxonomy.checks.rules import RULES
from careertaxonomy.formats.documents import Document
from tests.cli.documents import BROKEN, CHOSEN, ONLY_SPACES, SAFELY, TIDY, UNTIDY
from tests.helpers import Run


def _nothing_else_in(folder: Path, *names: str) -> bool:
    return sorted(path.name for path in folder.iterdir()) == sorted(names)


def test_safe_fixes(run: Run, file: Path) -> None:
    status, out, err = run("check", "--fix", "my.json")
    assert file.read_bytes() == SAFELY.encode()
    assert err == (
        "careertaxonomy: my.json: 2 fixes made; 1 left: the fix is a choice, made by --unsafe-fixes; 1 left: no fix\n"
    )
    assert status == 1
    assert [line.split()[2] for line in out.splitlines() if line.startswith("my.json:")] == ["CT302", "CT302"]
    assert out.endswith(": 2 errors, no warnings, no notes; failed\n")
    again = run("check", "--fix", "my.json")
    assert (again[0], again[1], file.read_bytes()) == (status, out, SAFELY.encode())
    assert again[2].startswith("careertaxonomy: my.json: no fixes made; 1 left: the fix is a choice")


@pytest.mark.parametrize("options", [["--unsafe-fixes"], ["--fix", "--unsafe-fixes"]])
def test_fixes_that_choose_come_with_the_safe_ones(run: Run, file: Path, options: list[str]) -> None:
    status, out, err = run("check", *options, "my.json")
    assert file.read_bytes() == CHOSEN.encode()
    assert (status, err) == (1, "careertaxonomy: my.json: 3 fixes made; 1 left: no fix\n")
    assert 'links to cluster "nowhere"' in out


@pytest.mark.parametrize("option", ["--fix", "--unsafe-fixes"])
def test_when_all_is_mended_it_passes(run: Run, file: Path, option: str) -> None:
    file.write_text(ONLY_SPACES, encoding="utf-8")
    assert run("check", option, "my.json") == (
        0,
        f"2 Worlds, 1 cluster, 1 pathway, {len(RULES)} rules, 1 file: no errors, no warnings, no notes; passed\n",
        "careertaxonomy: my.json: 1 fix made; nothing left\n",
    )
    assert file.read_text(encoding="utf-8") == TIDY


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_permissions_line_breaks_and_a_byte_order_mark_stay(
    run: Run, file: Path, mode: int, mark: str, line_break: str
) -> None:
    file.write_bytes((mark + UNTIDY.replace("\n", line_break)).encode())
    file.chmod(mode)
    run("check", "--unsafe-fixes", "my.json")
    assert file.read_bytes() == (mark + CHOSEN.replace("\n", line_break)).encode()
    assert stat.S_IMODE(file.stat().st_mode) == mode
    assert _nothing_else_in(file.parent, "my.json")


def test_what_needs_no_fix_is_not_written(run: Run, file: Path) -> None:
    file.write_text(BROKEN, encoding="utf-8")
    before = file.stat()
    assert run("check", "--fix", "--unsafe-fixes", "my.json")[0] == 1
    after = file.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_link_stays_a_link(run: Run, file: Path) -> None:
    (file.parent / "link.json").symlink_to("my.json")
    assert run("check", "--fix", "link.json")[2].startswith("careertaxonomy: link.json: 2 fixes made; ")
    assert (file.parent / "link.json").is_symlink()
    assert file.read_bytes() == SAFELY.encode()


def _meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Has something happen while a document is being mended."""
    mend = fixes.fix_document

    def mend_slowly(*args: Document, **options: bool) -> Fixed:
        act()
        return mend(*args, **options)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(fixes, "fix_document", mend_slowly)


def test_a_file_that_changed_meanwhile_is_not_overwritten(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _meanwhile(monkeypatch, lambda: file.write_text(ONLY_SPACES, encoding="utf-8"))
    status, out, err = run("check", "--fix", "my.json")
    assert (status, err) == (2, "careertaxonomy: my.json: nothing was fixed: it was changed meanwhile\n")
    assert file.read_text(encoding="utf-8") == ONLY_SPACES
    assert out.count("CT601") == 2
    assert _nothing_else_in(file.parent, "my.json")


def test_a_file_that_went_away_meanwhile_does_not_come_back(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _meanwhile(monkeypatch, lambda: file.unlink(missing_ok=True))
    status, _, err = run("check", "--fix", "my.json")
    assert (status, err) == (2, "careertaxonomy: my.json: nothing was fixed: No such file or directory\n")
    assert _nothing_else_in(file.parent)


@pytest.mark.parametrize("step", ["mkstemp", "fsync", "replace"])
def test_a_file_that_cannot_be_written_stays_and_the_others_are_mended(
    run: Run, file: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    other = file.parent / "other.json"
    other.write_text(ONLY_SPACES, encoding="utf-8")
    module = tempfile if step == "mkstemp" else os
    work, calls = getattr(module, step), []

    def fail_once(*args: object, **options: object) -> object:
        calls.append(step)
        if len(calls) == 1:
            raise PermissionError(13, "Permission denied")
        return work(*args, **options)

    monkeypatch.setattr(module, step, fail_once)
    status, out, err = run("check", "--fix", "my.json", "other.json")
    assert (status, err) == (
        2,
        (
            "careertaxonomy: my.json: nothing was fixed: Permission denied\n"
            "careertaxonomy: other.json: 1 fix made; nothing left\n"
        ),
    )
    assert out.count("CT601") == 2
    assert (file.read_text(encoding="utf-8"), other.read_text(encoding="utf-8")) == (UNTIDY, TIDY)
    assert _nothing_else_in(file.parent, "my.json", "other.json")


def test_a_reader_finds_the_old_file_or_the_new_one(run: Run, file: Path) -> None:
    """The new text is put in the place of the old one in one step: who has the old file open still reads it whole."""
    with file.open("rb") as reader:
        run("check", "--fix", "my.json")
        assert reader.read() == UNTIDY.encode()
    assert file.read_bytes() == SAFELY.encode()


@pytest.mark.parametrize("option", ["--fix", "--unsafe-fixes"])
@pytest.mark.parametrize(
    "paths", [[], ["-"], ["@1.0.0"], ["joco-works@1.0.0"], ["my.json", "-"], ["my.json", "@1.0.0"]]
)
def test_what_is_no_file_of_ones_own_is_refused(run: Run, file: Path, option: str, paths: list[str]) -> None:
    status, out, err = run("check", option, *paths)
    assert (status, out) == (2, "")
    assert err == (
        "careertaxonomy: fixes are written to files: name them as PATH, or see with --diff what would change\n"
    )
    assert file.read_text(encoding="utf-8") == UNTIDY


def test_a_file_that_cannot_be_read(run: Run, file: Path) -> None:
    status, out, err = run("check", "--fix", "gone.json", "my.json")
    assert status == 2
    assert out.startswith("gone.json:1:1: error CT101 unreadable-file: ")
    assert err.splitlines()[0] == "careertaxonomy: gone.json: no fixes made; 1 left: no fix"
    assert file.read_text(encoding="utf-8") == SAFELY


def test_a_file_that_was_released_is_left(run: Run, file: Path) -> None:
    digest = sha256(UNTIDY.encode()).hexdigest()
    (file.parent / "SHA256SUMS").write_text(f"{digest}  my.json\n", encoding="utf-8")
    status, _, err = run("check", "--unsafe-fixes", "my.json")
    assert (status, err) == (
        1,
        "careertaxonomy: my.json: no fixes made; 3 left: the file was released and is not touched; 1 left: no fix\n",
    )
    assert file.read_text(encoding="utf-8") == UNTIDY


def test_only_the_faults_that_are_looked_for_are_mended(run: Run, file: Path) -> None:
    assert run("check", "--unsafe-fixes", "--ignore", "CT601", "my.json")[0] == 1
    assert file.read_text(encoding="utf-8") == UNTIDY.replace("finanse", "finance")
    assert run("check", "--unsafe-fixes", "--select", "CT601", "my.json")[0] == 0
    assert file.read_text(encoding="utf-8") == CHOSEN


def test_a_directory_is_mended_file_by_file(run: Run, file: Path) -> None:
    (file.parent / "below").mkdir()
    (file.parent / "below" / "ours.yaml").write_text(ONLY_SPACES + "# ours\n", encoding="utf-8")
    (file.parent / "package.json").write_text('{"name": "x  y"}', encoding="utf-8")
    status, out, err = run("check", "--fix", "--fail-on", "note", ".")
    assert [line.split()[1] for line in err.splitlines()] == ["my.json:", "below/ours.yaml:"]
    assert (file.parent / "below" / "ours.yaml").read_text(encoding="utf-8") == TIDY + "# ours\n"
    assert (file.parent / "package.json").read_text(encoding="utf-8") == '{"name": "x  y"}'
    assert (status, out.count("\n")) == (1, 7)


def test_the_report_of_what_still_stands_has_the_format_asked_for(run: Run, file: Path) -> None:
    status, out, err = run("check", "--fix", "--format", "json", "my.json")
    report = json.loads(out)
    assert status == 1
    assert err.startswith("careertaxonomy: my.json: 2 fixes made; ")
    assert [(found["code"], found["fixable"]) for found in report["diagnostics"]] == [("CT302", True), ("CT302", False)]
    assert report["summary"] == {"errors": 2, "warnings": 0, "notes": 0}


def test_mending_a_folder_does_not_follow_a_link_out_of_it(run: Run, tmp_path: Path, folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "out").mkdir()
    (folder / "out" / "my.json").write_text(ONLY_SPACES, encoding="utf-8")
    (folder / "in" / "link.json").symlink_to(folder / "out" / "my.json")
    status, _, err = run("check", "in", "--fix")
    reason = "nothing was fixed: it is a link that leads out of the folder; name the file itself to mend it"
    assert (status, err) == (2, f"careertaxonomy: in/link.json: {reason}\n")
    assert (folder / "out" / "my.json").read_text(encoding="utf-8") == ONLY_SPACES
    assert run("check", "in/link.json", "--fix")[0] == 0
    assert (folder / "out" / "my.json").read_text(encoding="utf-8") != ONLY_SPACES
