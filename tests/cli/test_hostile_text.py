"""What a document, a file's name or a package holds never works on a terminal, in Markdown or in a log of GitHub."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.helpers import Python, Run, cluster, document, pathway, retired, world
from tests.installing import SOUND, install, package

HOSTILE = "Evil\x1b]0;owned\x07 \x9b2J\r\n::error::planted\u202e\u2028::error::planted\x85\x00\x7f"
_NOT_OURS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_FULL: dict[str, Any] = json.loads(
    document(
        worlds=[world("care", aliases=["Health"], codes={"local": "1"}, note="Since 2020"), world("works")],
        clusters=[cluster("trade", ["works"], aliases=["Sales"], codes={"local": "2"}, note="n"), cluster("all-of-it")],
        pathways=[pathway("sales", "trade", aliases=["Shops"], codes={"local": "3"}, note="n")],
        retired=[retired("pathway", "old", "sales", note="n", cluster="trade", aliases=["Older"])],
        head={
            "description": "Of ours",
            "source": {"title": "A table", "publisher": "A county", "note": "n"},
            "repairs": [{"place": "p", "printed": "q", "read_as": "r", "why": "w"}],
        },
    )
)


def _places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every text in a document."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _places(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _places(inner, (*path, index))
    else:
        yield path


PLACES = [*_places(_FULL)]
SHAPES: list[Callable[[str], str]] = [lambda old: HOSTILE, lambda old: f"{old} {HOSTILE}"]


def _with(path: tuple[str | int, ...], new: Callable[[str], str]) -> dict[str, Any]:
    made = deepcopy(_FULL)
    holder: Any = made
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = new(holder[path[-1]])
    return made


def assert_clean(*texts: str) -> None:
    for text in texts:
        found = _NOT_OURS.search(text.replace("\r\n", "\n"))
        assert found is None, (found, text)
        assert [line for line in text.splitlines() if line.lstrip().startswith("::error::planted")] == []


COMMANDS = [
    ("check", "x.json"),
    ("check", "x.json", "--format", "github"),
    ("check", "x.json", "--fail-on", "note"),
    ("check", "x.json", "--unsafe-fixes", "--diff"),
    ("check", "x.json", "--against", "clean.json"),
    ("check", "clean.json", "--against", "x.json", "--format", "github"),
    ("list", "worlds", "--dataset", "x.json"),
    ("list", "clusters", "--dataset", "x.json"),
    ("list", "pathways", "--dataset", "x.json"),
    ("show", "world:care", "--dataset", "x.json"),
    ("show", "cluster:trade", "--dataset", "x.json"),
    ("show", "pathway:sales", "--dataset", "x.json"),
    ("show", "slaes", "--dataset", "x.json"),
    ("diff", "clean.json", "x.json"),
    ("diff", "x.json", "clean.json", "--format", "markdown"),
    ("diff", "clean.json", "x.json", "--format", "markdown"),
    ("migrate", "my.csv", "--column", "id", "--kind", "pathway", "--from", "x.json", "--to", "clean.json"),
    ("migrate", "my.csv", "--column", "id", "--kind", "pathway", "--from", "clean.json", "--to", "x.json"),
    ("release", "x.json", "--to", "released"),
    ("export", "x.json", "--output", "y.json", "--force"),
    ("find", "sales", "--dataset", "x.json"),
    ("find", "evil owned", "--dataset", "x.json"),
    ("reconcile", "my.csv", "--column", "id", "--dataset", "x.json"),
    ("import", "table.csv", "--base", "x.json", "--output", "z.json", "--force"),
    ("retire", "x.json", "pathway:sales"),
    ("rebase", "x.json", "--from", "clean.json", "--to", "newer.json"),
    ("rebase", "newer.json", "--from", "clean.json", "--to", "x.json"),
    ("rebase", "x.json", "--from", "clean.json", "--to", "clean.json", "--diff"),
]


@pytest.mark.parametrize("argv", COMMANDS, ids=" ".join)
def test_no_field_of_a_document_works_on_a_terminal(folder: Path, run: Run, argv: tuple[str, ...]) -> None:
    (folder / "clean.json").write_text(json.dumps(_FULL), encoding="utf-8")
    (folder / "my.csv").write_text("id\nsales\nold\ngone\n", encoding="utf-8")
    (folder / "table.csv").write_text("World,Cluster,Pathway\nCare,Trade,Sales\nCare,Trade,Evil\n", encoding="utf-8")
    # Each text of the document is another one in the newer version.
    newer = json.loads(json.dumps(_FULL).replace("Since", "From").replace("Sales", "Trading").replace('"n"', '"m"'))
    (folder / "newer.json").write_text(json.dumps(newer | {"version": "1.1.0"}), encoding="utf-8")
    seen = set()
    for path in PLACES:
        for number, new in enumerate(SHAPES):
            made = _with(path, new)
            made["version"] = made["version"] if path == ("version",) else f"1.{PLACES.index(path)}.{number}"
            (folder / "x.json").write_text(json.dumps(made), encoding="utf-8")
            status, out, err = run(*argv)
            assert_clean(out, err)
            seen.add(status)
    assert seen <= {0, 1, 2}


@pytest.mark.parametrize(
    ("argv", "line"),
    [
        (("check", "x.json"), 'x.json:1:{column}: error CT602 control-character: the name of World "care" has U+001B'),
        (("list", "worlds", "--dataset", "noted.json"), "works  Works"),
        (("show", "world:care", "--dataset", "noted.json"), "  note: Evil<U+001B>]0;owned<U+0007> <U+009B>2J<U+000D>"),
        (("diff", "clean.json", "coded.json"), '"Evil<U+001B>]0;owned<U+0007> <U+009B>2J<U+000D>'),
        (
            ("diff", "clean.json", "coded.json", "--format", "markdown"),
            r'"Evil\<U+001B\>\]0;owned\<U+0007\> \<U+009B\>2J\<U+000D\>',
        ),
        (
            ("check", "coded.json", "--against", "clean.json", "--format", "github"),
            '"Evil<U+001B>]0;owned<U+0007> <U+009B>2J%0D%0A::error::planted',
        ),
    ],
)
def test_what_is_hostile_is_written_out(folder: Path, run: Run, argv: tuple[str, ...], line: str) -> None:
    (folder / "clean.json").write_text(json.dumps(_FULL), encoding="utf-8")
    for name, path in {
        "x": ("worlds", 0, "name"),
        "noted": ("worlds", 0, "note"),
        "coded": ("worlds", 0, "codes", "local"),
    }.items():
        made = _with(path, SHAPES[0]) | ({"version": "1.0.1"} if name == "coded" else {})
        (folder / f"{name}.json").write_text(json.dumps(made), encoding="utf-8")
    _, out, _ = run(*argv)
    assert line.replace("{column}", str(json.dumps(_with(("worlds", 0, "name"), SHAPES[0])).index('"Evil') + 1)) in out


@pytest.mark.parametrize("name", ["x\n::error::planted\x1b[2J.json", "\x1b]0;x\x07.json"])
@pytest.mark.parametrize("text", ["{", json.dumps(_with(("worlds", 0, "name"), lambda old: f"{old} "))])
def test_no_name_of_a_file_works_on_a_terminal(folder: Path, run: Run, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    (folder / "my.csv").write_text("id\nsales\n", encoding="utf-8")
    (folder / f"{name}.csv").write_text("id\nsales\n", encoding="utf-8")
    sure = "World,Cluster,Pathway\nHealth Care,Finance,Accounting\n"
    (folder / "sure.csv").write_text(sure, encoding="utf-8")
    (folder / "table.csv").write_text(f'{sure}Mining,Finance,"Banking, Loans, \x1bmore"\n', encoding="utf-8")
    decision = r'place = "line 9\u001b"\nprinted = "\u001b"\nread_as = "\u001b"\nwhy = "\u001b"'.replace(r"\n", "\n")
    (folder / "d.toml").write_text(f"[[decision]]\n{decision}\n", encoding="utf-8")
    run("export", "--output", f"{name}.copy", "--format", "json")
    ids = ("--column", "id", "--kind", "pathway")
    for argv in (
        ("check", name),
        ("check", name, "--format", "github"),
        ("check", name, "--diff"),
        ("check", name, "--self-test"),
        ("check", "."),
        ("check", "joco-works@1.1.0", "--against", name),
        ("list", "worlds", "--dataset", name),
        ("show", "x", "--dataset", name),
        ("diff", name, name),
        ("diff", "@1.0.0", "@1.1.0", "--used", name),
        ("export", name),
        ("export", "--output", name),
        ("export", "--output", f"{name}-new"),
        ("release", name, "--to", f"{name}-folder"),
        ("migrate", f"{name}.csv", *ids, "--from", "@1.0.0", "--to", "@1.1.0", "--output", "o.csv", "--force"),
        ("migrate", "my.csv", *ids, "--from", "@1.0.0", "--to", "@1.1.0", "--write", "--output", f"{name}.o"),
        ("find", "x", "--dataset", name),
        ("reconcile", f"{name}.csv", "--column", "id"),
        ("reconcile", f"{name}.csv", "--column", name),
        ("reconcile", "my.csv", "--column", "id", "--review", f"{name}.review"),
        ("import", "table.csv", "--output", f"{name}.d", "--questions", f"{name}.q", "--base", "@1.0.0", "--force"),
        ("import", "sure.csv", "--output", f"{name}.d", "--base", "@1.0.0", "--force"),
        ("import", f"{name}.csv", "--output", f"{name}.d"),
        ("import", "table.csv", "--output", f"{name}.d", "--names", name, "--decisions", name),
        ("import", "table.csv", "--output", "d.json", "--base", "@1.0.0", "--decisions", "d.toml", "--force"),
        ("rebase", name, "--from", "@1.0.0", "--to", "@1.1.0"),
        ("rebase", "copy.json", "--from", name, "--to", name),
        ("rebase", f"{name}.copy", "--from", "@1.0.0", "--to", "@1.1.0", "--write"),
        ("retire", name, "pathway:sales"),
        ("export", "--local", "--output", f"{name}.local"),
        ("export", "--format", "datapackage", "--output", f"{name}.package"),
        ("new", "--name", "x", "--title", "X", "--output", f"{name}.new.json"),
        ("new", "--name", "x", "--title", "X", "--output", f"{name}.new.xlsx"),
        ("schema", "--output", f"{name}.schema"),
        ("explain", name),
        (name,),
        ("check", name, "--accept", "ours"),
        ("check", name, "--fix"),
    ):
        _, out, err = run(*argv)
        assert_clean(out, err)


def test_a_file_in_yaml_cannot_hide_in_its_own_diff(folder: Path, run: Run) -> None:
    text = document(pathways=[pathway("a", name="A ")]).replace("{\n", "# \x85 \u202e \u2028\n{\n", 1)
    (folder / "x.yaml").write_text(text, encoding="utf-8", newline="\r\n")
    _, out, err = run("check", "x.yaml", "--diff")
    assert_clean(out, err)
    assert out


def test_no_metadata_of_a_package_works_on_a_terminal(python: Python, tmp_path: Path) -> None:
    site = tmp_path / "site"
    install(site, "good\x1b[2J", {"county": "good"}, {})
    install(site, "good", {}, package(SOUND))
    install(site, "bad\x1b[2J", {"bad\x1b]0;x\x07": "nowhere\x1b[2J"}, {})
    code = "import careertaxonomy.cli as c, sys; sys.stderr = sys.stdout; c.main(['versions'])"
    out = python(code, PYTHONPATH=site)
    assert "from good<U+001B>[2J\n" in out
    assert "<U+001B>]0;x<U+0007>" in out
    assert_clean(out)
