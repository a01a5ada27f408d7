"""Apps that PyInstaller builds: the hook of this package brings the modules and the data that they need."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import careertaxonomy as ct
from tests.environments import APP, PACKAGE, ROOT, Environment
from tests.helpers import cluster, document

pytest.importorskip("PyInstaller", reason="PyInstaller is not installed (extra interop)")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """An environment as somebody has it who builds an app: what else is installed here would get into it."""
    found = Environment(tmp_path_factory.mktemp("fresh"))
    found.run("python", "-m", "pip", "install", "--quiet", ROOT, PACKAGE, "pyinstaller")
    return found


@pytest.mark.parametrize(
    ("options", "built"),
    [(("--onedir",), "app/app"), (("--onefile", "--optimize", "2"), "app")],
    ids=["a folder", "one file, optimized"],
)
def test_an_app_does_alone_what_it_does_in_its_environment(
    fresh: Environment, tmp_path: Path, options: tuple[str, ...], built: str
) -> None:
    (tmp_path / "app.py").write_text(APP, encoding="utf-8")
    (tmp_path / "my.json").write_text(
        document(clusters=[cluster("finance", ["helth-care", "manufacturing"])]), encoding="utf-8"
    )
    shown = fresh.run("python", "app.py", "my.json", "page.html", cwd=tmp_path)
    page = (tmp_path / "page.html").read_bytes()
    assert shown.count("<Taxonomy example-county ") == 3
    assert shown.count("<Taxonomy joco-works ") == len(ct.available())
    assert shown.splitlines()[-1] == "CT301 unknown-world 11 53"
    fresh.run("pyinstaller", "--log-level", "ERROR", *options, "app.py", cwd=tmp_path)
    alone = Path(shutil.move(tmp_path / "dist", tmp_path / "elsewhere"))
    shutil.rmtree(tmp_path / "build")
    command = [str(alone / built), "my.json", "alone.html"]
    done = subprocess.run(
        command, env={"PATH": ""}, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, shown, "")
    assert (tmp_path / "alone.html").read_bytes() == page
