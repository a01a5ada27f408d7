"""The pages: what may stand on them, and that their examples can fail. The examples themselves are tests of their own,
made by the root conftest.py."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from doc_examples import ROOT, fences, sybil, with_true_output
from generate import PAGES
from sybil.example import SybilFailure

PACKAGE = ROOT / "src" / "careertaxonomy"
CONTRIBUTING = ROOT / "docs" / "contributing.md"
README = ROOT / "README.md"
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
_GENERATED = re.compile(r"<!-- generated: .*?<!-- end -->", re.DOTALL)
_FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_DRAWINGS = ("<!-- drawing: rooms -->", "<!-- drawing: check -->")
"""What stands above a drawing. Each has a test of its own."""
_LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)")


def _prose(page: Path) -> str:
    """A page without its fences."""
    return _FENCED.sub("", page.read_text(encoding="utf-8"))


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", _prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", NAMES)
def test_every_fence_is_of_a_kind_that_runs(name: str) -> None:
    document = sybil().parse(ROOT / name)
    found = fences(document)
    lines = document.text.split("\n")
    shown = 0
    for kind, fence in found:
        line = document.text.count("\n", 0, fence.start)
        assert lines[line] == f"```{kind}", f"{name}:{line + 1}: a fence begins with three backticks at the margin"
        assert kind in {"console", "python", "text", "sh"}, f"{name}:{line + 1}: nothing runs a fence of kind {kind!r}"
        shown += kind in {"console", "python"}
        if kind == "sh":
            assert name == "README.md"
            assert re.fullmatch(r"<!-- command: [a-z-]+ -->", lines[line - 1]), f"{name}:{line + 1}: no command's fence"
        if kind == "text":
            covered = any(example.start < fence.start < example.end for example in document.examples())
            drawn = name == "docs/contributing.md" and lines[line - 1] in _DRAWINGS
            assert covered or drawn, f"{name}:{line + 1}: a text fence stands below the python fence that prints it"
    assert len([*document.examples()]) == shown


@pytest.mark.parametrize("name", NAMES)
def test_what_is_generated_holds_examples_on_the_page_of_rules_only(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    kinds = {kind for part in _GENERATED.findall(text) for kind in re.findall(r"^```(.+)$", part, re.MULTILINE)}
    assert kinds == ({"json", "yaml"} if name == "docs/rules.md" else set())


@pytest.mark.parametrize("name", NAMES)
def test_no_code_hides_in_an_indented_block(name: str) -> None:
    prose = _FENCED.sub("", _GENERATED.sub("", (ROOT / name).read_text(encoding="utf-8")))
    assert not re.findall(r"^(?: {4}|\t).*$", prose, re.MULTILINE)
    assert "```" not in prose
    assert "~~~" not in prose


@pytest.mark.parametrize("name", NAMES)
def test_no_line_ends_in_a_space(name: str) -> None:
    assert not re.findall(r"^.*[ \t]$", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name: str) -> None:
    page = ROOT / name
    for target, anchor in _LINK.findall(_prose(page)):
        assert not target.startswith("http"), f"{name}: {target} cannot be tested"
        leads_to = page.parent / target if target else page
        assert leads_to.is_file(), f"{name}: {target}"
        if anchor:
            assert anchor in _anchors(leads_to), f"{name}: {target}#{anchor}"


def test_every_page_can_be_reached_from_the_readme() -> None:
    linked = {(ROOT / target).resolve() for target, _ in _LINK.findall(_prose(README)) if target}
    assert {page for page in PAGES if page != README} <= linked


def test_every_file_that_contributing_names_is_there() -> None:
    prose = _prose(CONTRIBUTING)
    named = re.findall(r"`((?:src|tests|docs)/[\w./-]+)`", prose)
    assert len(named) > 5
    assert [name for name in named if "VERSION" not in name and not (ROOT / name).exists()] == []
    modules = re.findall(r"`((?!src/|tests/|docs/)(?:[a-z_]+/)*[a-z_]+(?:\.py|/))`", prose)
    assert len(modules) > 15
    assert [name for name in modules if not (PACKAGE / name).exists()] == []


def _drawing(name: str) -> str:
    text = CONTRIBUTING.read_text(encoding="utf-8")
    (drawing,) = re.findall(rf"^<!-- drawing: {name} -->\n```text\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert isinstance(drawing, str)
    return drawing


def test_the_drawing_of_the_rooms_has_every_folder_on_the_floor_of_the_contract() -> None:
    floors = re.split(r"^\+[-+]+\+\n", _drawing("rooms"), flags=re.MULTILINE)
    rooms = [re.findall(r"\| ([a-z]+): ", floor) for floor in floors if floor]
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    folders = sorted(file.parent.name for file in PACKAGE.glob("[!_]*/__init__.py"))
    contract = [[name for name in layer.split(" | ") if name in folders] for layer in layers]
    assert rooms == [floor for floor in contract if floor]
    assert sorted(room for floor in rooms for room in floor) == folders
    assert [room for room in folders if not (ROOT / "tests" / room / "__init__.py").exists()] == []


def test_the_drawing_of_a_check_goes_from_the_path_to_the_text_through_files_that_are_there() -> None:
    drawing = _drawing("check")
    steps = re.findall(r"^([A-Za-z]+)", drawing, re.MULTILINE)
    assert steps == ["PATH", "bytes", "reading", "draft", "findings", "places", "report", "text"]
    files = re.findall(r"(?<=[ ])((?:[a-z_]+/)*[a-z_]+(?:\.py|/))(?=[ \n])", drawing)
    assert files == [
        *("formats/documents.py", "formats/readers/", "checks/shape.py", "checks/rules/", "checks/locations.py"),
        *("checks/checker.py", "reporters/", "cli/commands/check.py", "cli/__init__.py"),
    ]
    assert [file for file in files if not (PACKAGE / file).exists()] == []


@pytest.mark.parametrize(
    ("command", "first", "last"),
    [
        ("main-job", "python3 -m venv .venv", ".venv/bin/careertaxonomy check"),
        ("tests", "python3 -m venv .venv", ".venv/bin/python -m pytest -n auto"),
    ],
)
def test_the_commands_that_the_readme_gives(command: str, first: str, last: str) -> None:
    text = README.read_text(encoding="utf-8")
    (found,) = re.findall(rf"^<!-- command: {command} -->\n```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    lines = found.splitlines()
    assert (lines[0], lines[-1]) == (first, last)
    assert text.count("\n```sh\n") == 2


def test_the_first_screen_shows_the_explorer_how_to_install_a_query_and_a_check() -> None:
    screen = "\n".join(README.read_text(encoding="utf-8").splitlines()[:64])
    place = 0
    for shown in (
        "](docs/explorer.png)",
        "`pip install careertaxonomy`",
        "<!-- command: main-job -->",
        "`. .venv/bin/activate`",
        "$ careertaxonomy list",
        "$ careertaxonomy export --output explorer.html",
        "ct.load()",
    ):
        place = screen.index(shown, place)


def test_the_readme_shows_a_check_and_says_how_to_run_the_quick_tests() -> None:
    text = README.read_text(encoding="utf-8")
    assert "$ careertaxonomy check broken.json\nbroken.json:26:52: error CT401" in text
    assert 'pytest -n auto -m "not slow"`' in text


def test_the_prose_stays_short() -> None:
    written = [page for page in PAGES if page.name != "CHANGELOG.md"]
    words = sum(len(_GENERATED.sub("", page.read_text(encoding="utf-8")).split()) for page in written)
    assert words <= 25_000, f"{words:,} words outside the generated parts: cut what repeats another page"


def test_every_page_is_in_the_navigation_of_the_site_once() -> None:
    site = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]
    parts = [next(iter(entry.values())) for entry in site["nav"]]
    pages = [
        page
        for part in parts
        for page in ([part] if isinstance(part, str) else (page for at in part for page in at.values()))
    ]
    assert sorted(pages) == sorted(page.name for page in (ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize("picture", sorted((ROOT / "docs").glob("*.png")), ids=lambda path: path.name)
def test_a_picture_is_small_and_on_a_page(picture: Path) -> None:
    assert picture.stat().st_size < 150_000
    assert any(f"{picture.name})" in page.read_text(encoding="utf-8") for page in PAGES)


def _page(directory: Path, text: str) -> Path:
    page = directory / "page.md"
    page.write_text(text, encoding="utf-8")
    return page


def _evaluate(page: Path) -> None:
    finder = sybil()
    document = finder.parse(page)
    assert finder.setup is not None
    assert finder.teardown is not None
    finder.setup(document.namespace)
    try:
        for example in document.examples():
            example.evaluate()
    finally:
        finder.teardown(document.namespace)


RIGHT = """\
```console
$ echo one > file
$ cat file missing 2>/dev/null
one
$ echo $?
1
$ cat <<'END'
> two
>
>   three
> END
two

  three
```

```python
from pathlib import Path

x = 1
print(Path("file").read_text().strip(), x)
```

```text
one 1
```

```python
x += 1
```
"""


def test_right_examples_pass_and_are_left_as_they_are(tmp_path: Path) -> None:
    page = _page(tmp_path, RIGHT)
    _evaluate(page)
    assert with_true_output(page) == RIGHT


@pytest.mark.parametrize(
    ("right", "wrong", "differs"),
    [
        ("one\n$ echo", "two\n$ echo", r"(?s)-two\n\+one"),
        ("one\n$ echo", "$ echo", r"\+one"),
        ("$?\n1\n", "$?\n0\n", r"(?s)-0\n\+1"),
        ("  three\n```", "three\n```", r"(?s)-three\n\+  three"),
        ("two\n\n  three\n```", "two\n\n  three\nfour\n```", "-four"),
        ("one 1\n", "one 2\n", r"(?s)-one 2\n\+one 1"),
        ("```text\none 1\n```\n\n", "", r"\+one 1"),
        ("x += 1\n```\n", "x += 1\n```\n\n```text\n2\n```\n", "-2"),
    ],
)
def test_a_wrong_output_fails_and_is_mended(tmp_path: Path, right: str, wrong: str, differs: str) -> None:
    text = RIGHT.replace(right, wrong)
    assert text != RIGHT
    page = _page(tmp_path, text)
    with pytest.raises(SybilFailure, match=differs):
        _evaluate(page)
    assert with_true_output(page) == RIGHT


@pytest.mark.parametrize("run", [_evaluate, with_true_output])
@pytest.mark.parametrize(
    ("text", "error", "message"),
    [
        ("```console\none\n```\n", ValueError, "a console fence begins with a command"),
        ("```console\n$ echo 'one\n```\n", ValueError, "the shell gave up"),
        ("```python\n\nraise LookupError('here')\n```\n", LookupError, "here"),
    ],
)
def test_an_example_that_cannot_run_fails(
    tmp_path: Path, run: Callable[[Path], object], text: str, error: type[Exception], message: str
) -> None:
    page = _page(tmp_path, text)
    with pytest.raises(error, match=message) as caught:
        run(page)
    if error is LookupError:
        assert (caught.traceback[-1].path, caught.traceback[-1].lineno) == (page, 2)


def test_every_page_is_looked_at_for_examples() -> None:
    finder = sybil()
    assert [page.name for page in PAGES if not finder.should_parse(page)] == ["CHANGELOG.md"]
