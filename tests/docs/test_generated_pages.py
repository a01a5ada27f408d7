"""The generated parts of the pages are up to date, and nothing public is on no page."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest
from doc_examples import ROOT
from generate import FILES, PAGES, WRITTEN_ELSEWHERE, filled, main
from generated_parts import PARTS

import careertaxonomy as ct
from careertaxonomy import testing
from careertaxonomy.checks.rules import RULES
from careertaxonomy.cli.grammar import parser
from careertaxonomy.formats.exporters import EXPORTERS
from careertaxonomy.formats.readers import READERS, endings
from careertaxonomy.reporters import CHANGE_REPORTERS, MIGRATION_REPORTERS, REPORTERS

DOCS = ROOT / "docs"


def _text(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def _commands() -> dict[str, argparse.ArgumentParser]:
    (found,) = (action.choices for action in parser()._actions if isinstance(action.choices, dict))
    return found


def _choices(command: str, option: str) -> list[str]:
    (found,) = (action for action in _commands()[command]._actions if option in action.option_strings)
    return [*(found.choices or ())]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_what_would_be_written(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")  # the width of a terminal changes nothing
    text = page.read_text(encoding="utf-8")
    assert filled(text) == text


@pytest.mark.parametrize("part", [*PARTS, *sorted(WRITTEN_ELSEWHERE)])
def test_each_part_stands_on_one_page(part: str) -> None:
    marker = f"<!-- generated: {part} -->"
    assert sum(page.read_text(encoding="utf-8").count(marker) for page in PAGES) == 1


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_a_file_is_what_would_be_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if file.parent.name == "completions":
        pytest.importorskip("shtab", reason="shtab is not installed (extra dev)")
    monkeypatch.setenv("COLUMNS", "40")
    assert file.read_text(encoding="utf-8") == FILES[file]()


def test_what_is_written_elsewhere_is_left_alone() -> None:
    text = "<!-- generated: benchmark -->\nmeasured\n<!-- end -->\n"
    assert filled(text) == text


def test_a_part_that_nothing_makes_is_an_error() -> None:
    with pytest.raises(KeyError, match="rulse"):
        filled("<!-- generated: rulse -->\n<!-- end -->\n")


def test_check_names_the_stale_page_and_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stale, good = tmp_path / "stale.md", tmp_path / "good.md"
    stale.write_text("<!-- generated: versions -->\nold\n<!-- end -->\n", encoding="utf-8")
    good.write_text("nothing generated\n", encoding="utf-8")
    assert main(["--check"], [stale, good], {}) == 1
    assert capsys.readouterr().out == "stale.md is not up to date: run python docs/generate.py\n"
    assert "\nold\n" in stale.read_text(encoding="utf-8")
    assert main([], [stale, good], {}) == 0
    assert capsys.readouterr().out == "stale.md written\n"
    assert str(ct.available()[0]) in stale.read_text(encoding="utf-8")
    assert main(["--check"], [stale, good], {}) == 0
    assert capsys.readouterr().out == ""


def test_examples_are_written_on_request(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```python\nprint(1)\n```\n", encoding="utf-8")
    assert main([], [page], {}) == 0
    assert page.read_text(encoding="utf-8") == "```python\nprint(1)\n```\n"
    assert main(["--examples"], [page], {}) == 0
    assert page.read_text(encoding="utf-8") == "```python\nprint(1)\n```\n\n```text\n1\n```\n"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_on_the_page_of_rules(rule: object) -> None:
    assert isinstance(rule, type(RULES[0]))
    heading = f"\n### {rule.code} {rule.name}\n\nLevel: {rule.severity}."
    assert _text("rules.md").count(heading) == 1


@pytest.mark.parametrize("command", _commands())
def test_every_command_is_on_the_page_of_commands(command: str) -> None:
    text = _text("commands.md")
    assert text.count(f"\n## {command}\n") == 1
    section = text.partition(f"\n## {command}\n")[2].partition("\n## ")[0]
    everywhere = text.partition("\n## ")[0]
    for action in _commands()[command]._actions:
        for option in action.option_strings:
            written = re.compile(rf"(`|<code>){option}\b")
            assert written.search(section) or written.search(everywhere) or option in {"-h", "--help"}
        assert action.help, f"{command} {action.dest} has no help"


@pytest.mark.parametrize("name", [*endings(), *REPORTERS, *EXPORTERS])
def test_every_format_is_on_the_page_of_commands(name: str) -> None:
    assert f"| `{name}` |" in _text("commands.md").partition("\n## Formats\n")[2]


def test_the_command_line_offers_every_format() -> None:
    assert _choices("check", "--format") == [*REPORTERS]
    assert _choices("check", "--stdin-format") == [*READERS]
    assert _choices("diff", "--format") == [*CHANGE_REPORTERS]
    assert _choices("export", "--format") == [*EXPORTERS]
    assert _choices("migrate", "--format") == [*MIGRATION_REPORTERS]


@pytest.mark.parametrize("name", ct.__all__)
def test_every_public_name_is_on_the_page_of_the_api(name: str) -> None:
    text = _text("api.md")
    assert f"\n#### `{name}`\n" in text or f"\n#### `{name}(" in text or f"`careertaxonomy.{name}`" in text
    value = getattr(ct, name)
    assert name == "__version__" or (value.__doc__ or "").strip()


@pytest.mark.parametrize("name", testing.__all__)
def test_every_strategy_is_on_the_page_of_the_api(name: str) -> None:
    section = _text("api.md").partition("\n## Strategies for tests\n")[2]
    assert f"\n#### `{name}`\n" in section or f"\n#### `{name}(" in section


@pytest.mark.parametrize("name", [name for name in vars(ct.Taxonomy) if not name.startswith("_")])
def test_every_query_is_on_the_page_of_the_api(name: str) -> None:
    section = _text("api.md").partition("\n#### `Taxonomy`\n")[2].partition("\n#### ")[0]
    assert re.search(rf"^\| (`{name}` \||(`|<code>){name}\()", section, re.MULTILINE)
