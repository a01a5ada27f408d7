"""What is loaded when: importing the package costs next to nothing, and pydantic comes when it is first needed."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

import careertaxonomy as ct
from careertaxonomy.cli.commands import COMMANDS
from tests.helpers import Python

ROOT = Path(__file__).parent.parent
HEAVY = (
    "pydantic",
    "pydantic_core",
    "annotated_types",
    "importlib_resources",
    "hypothesis",
    "yaml",
    "importlib.metadata",
)
NEW = """
import sys
before = {*sys.modules}
STATEMENT
print(*sorted({*sys.modules} - before))
"""


def loaded_by(python: Python, statement: str) -> list[str]:
    return python(NEW.replace("STATEMENT", statement)).splitlines()[-1].split()


def test_importing_the_package_loads_nothing_else(python: Python) -> None:
    assert loaded_by(python, "import careertaxonomy") == ["careertaxonomy", "careertaxonomy._version"]
    assert loaded_by(python, "import careertaxonomy; dir(careertaxonomy); careertaxonomy.__version__") == [
        "careertaxonomy",
        "careertaxonomy._version",
    ]


def test_an_error_of_the_package_can_be_named_without_pydantic(python: Python) -> None:
    loaded = loaded_by(python, "import careertaxonomy; careertaxonomy.CareerTaxonomyError")
    assert [name for name in loaded if name.startswith("careertaxonomy")] == [
        "careertaxonomy",
        "careertaxonomy._shared",
        "careertaxonomy._shared.public",
        "careertaxonomy._shared.suggestions",
        "careertaxonomy._version",
        "careertaxonomy.errors",
    ]
    assert {*HEAVY} & {*loaded} == set()


@pytest.mark.parametrize(
    "module",
    ["diagnostics", "errors", "text.normal_forms", "formats.files", "versions.changes", "reporters", "reporters.text"],
)
def test_what_reports_findings_does_without_pydantic(python: Python, module: str) -> None:
    loaded = loaded_by(python, f"import careertaxonomy.{module}")
    assert f"careertaxonomy.{module}" in loaded
    assert {*HEAVY} & {*loaded} == set()


def test_what_only_a_miss_or_a_code_needs_is_loaded_then(python: Python) -> None:
    found = "import careertaxonomy as ct; tax = ct.load(); tax.worlds_of(tax.get('cluster:finance'))"
    missed = "\n".join(
        f"try: {query}\nexcept LookupError: pass" for query in ("tax.world('x')", "tax.by_code('x', 'x')")
    )
    late = {f"careertaxonomy.{name}" for name in ("model.replacements", "model.lookups")}
    assert late & {*loaded_by(python, found)} == set()
    assert late <= {*loaded_by(python, f"{found}\n{missed}")}


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("--help", 0),
        ("--version", 0),
        *((f"{command.name} --help", 0) for command in COMMANDS),
        ("", 0),
        ("nope", 2),
        ("list planets", 2),
        ("check --nope", 2),
    ],
)
def test_help_version_and_wrong_usage_do_without_pydantic(arguments: str, status: int) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "careertaxonomy", *arguments.split()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert done.returncode == status
    assert "argparse" in loaded
    assert {*HEAVY} & loaded == set()


def test_no_module_imports_the_package_that_it_lies_in() -> None:
    """Such a circle depends on what is imported first, and the contracts do not see it."""
    package = Path(ct.__file__).parent
    found = []
    for path in package.rglob("*.py"):
        within = [
            f"careertaxonomy.{'.'.join(folder.parts)}" for folder in path.relative_to(package).parents if folder.parts
        ]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if path.name != "__init__.py" and isinstance(node, ast.ImportFrom) and node.module in within:
                found += [f"{path.relative_to(package)} imports {alias.name} of {node.module}" for alias in node.names]
    assert found == []


def test_the_version_is_the_one_of_the_distribution(python: Python) -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    assert project["version"] == ct.__version__
    assert "dynamic" not in project
    asked = "from careertaxonomy.cli import main; main(['--version'])"
    assert python(asked) == f"careertaxonomy {ct.__version__}\n"


def test_every_public_name_has_a_home_and_comes_from_there() -> None:
    homes = ct._HOME
    assert {*ct.__all__} == {name for name in homes if name[0] != "_"} | {"__version__"}
    assert len({*ct.__all__}) == len(ct.__all__)
    for name, home in homes.items():
        module = import_module(f"careertaxonomy.{home}")
        assert getattr(ct, name) is getattr(module, name)
        assert name in module.__all__ or name[0] == "_"
        assert getattr(ct, name).__module__ == "careertaxonomy"


def test_type_checkers_see_the_same_names_in_the_same_homes() -> None:
    tree = ast.parse(Path(ct.__file__).with_suffix(".pyi").read_text(encoding="utf-8"))
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    seen = {alias.name: (node.module or "").removeprefix("careertaxonomy.") for node in imports for alias in node.names}
    assert seen == {name: home for name, home in ct._HOME.items() if name[0] != "_"}


def test_dir_lists_the_public_names_and_no_other() -> None:
    assert dir(ct) == sorted(ct.__all__)


def test_help_shows_every_public_name(python: Python) -> None:
    text = python("import careertaxonomy as ct, pydoc; print(pydoc.plain(pydoc.render_doc(ct)))")
    shown = {name for name in ct.__all__ if re.search(rf"^    (?:class )?{name}\b", text, re.MULTILINE)}
    assert {*ct.__all__} - shown == {"__version__"}
    assert f"VERSION\n    {ct.__version__}\n" in text
    assert "_NAMES" not in text
    assert "_HOME" not in text


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match=r"^module 'careertaxonomy' has no attribute 'lode'$"):
        ct.lode  # type: ignore[attr-defined]  # noqa: B018 - that it is not there is the point
    with pytest.raises(ImportError, match="cannot import name 'lode' from 'careertaxonomy'"):
        from careertaxonomy import lode  # type: ignore[attr-defined]  # noqa: F401 - that it is not there is the point


def test_a_star_import_brings_every_public_name(python: Python) -> None:
    code = "from careertaxonomy import *; print(*sorted(name for name in dir() if name in CHECK))"
    assert python(code.replace("CHECK", repr(ct.__all__))).split() == sorted(ct.__all__)


def test_a_name_is_looked_up_once(python: Python) -> None:
    code = "import careertaxonomy as ct; ct.load; print('load' in vars(ct), vars(ct)['load'] is ct.load)"
    assert python(code) == "True True\n"
