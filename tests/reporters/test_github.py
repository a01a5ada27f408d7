"""The report as workflow commands, read again as the runner reads them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, NamedTuple

import pytest

from careertaxonomy.diagnostics import Counts, Diagnostic, Report
from careertaxonomy.reporters.github import report_github
from careertaxonomy.reporters.look import Look
from tests.helpers import DATA, check_text, cluster, document

FOUND = Diagnostic("my.json", 3, 4, 3, 9, "CT301", "unknown-world", "error", "a message")
COUNTS = Counts(files=1, worlds=2, clusters=1, pathways=1, rules=50)
END = "no Worlds, no clusters, no pathways, no rules, no files: 1 error, no warnings, no notes; failed\n"
_COMMAND = re.compile(r"::(?P<name>[^: ]+) (?P<properties>[^:]*)::(?P<data>.*)")


class Command(NamedTuple):
    """A workflow command as the runner takes it."""

    name: str
    properties: dict[str, str]
    data: str


def _unescaped(text: str, *more: tuple[str, str]) -> str:
    for written, character in (("%0D", "\r"), ("%0A", "\n"), *more, ("%25", "%")):
        text = text.replace(written, character)
    return text


def _commands(written: str) -> tuple[list[Command], str]:
    """The commands of a report, and its last line, which is none."""
    *lines, last, nothing = written.split("\n")
    assert nothing == ""
    assert not last.lstrip().startswith("::")
    assert "##[" not in last
    commands = []
    for line in lines:
        found = _COMMAND.fullmatch(line)
        assert found, line
        pairs = (pair.partition("=")[::2] for pair in found["properties"].split(","))
        properties = {name: _unescaped(value, ("%3A", ":"), ("%2C", ",")) for name, value in pairs}
        commands.append(Command(found["name"], properties, _unescaped(found["data"])))
    return commands, last


def _command(found: Diagnostic) -> Command:
    ((command,), last) = _commands(report_github(Report((found,)), True))
    assert f"{last}\n" == END or found.severity != "error"
    return command


def test_an_empty_report() -> None:
    line = "2 Worlds, 1 cluster, 1 pathway, 50 rules, 1 file: no errors, no warnings, no notes; passed\n"
    assert report_github(Report((), COUNTS)) == line


def test_a_finding_to_the_letter() -> None:
    assert report_github(Report((replace(FOUND, hint="a hint"),)), True, Look(colour=True)) == (
        "::error file=my.json,line=3,endLine=3,col=4,endColumn=9,title=CT301 unknown-world"
        f"::my.json:3:4: CT301 a message (a hint)\n{END}"
    )


@pytest.mark.parametrize(("level", "name"), [("error", "error"), ("warning", "warning"), ("note", "notice")])
def test_each_level_has_its_command(level: Any, name: str) -> None:
    assert _command(replace(FOUND, severity=level)).name == name


def test_a_finding_over_several_lines_has_no_columns() -> None:
    command = _command(replace(FOUND, end_line=5))
    assert command.properties == {"file": "my.json", "line": "3", "endLine": "5", "title": "CT301 unknown-world"}
    assert command.data == "my.json:3:4: CT301 a message"


@pytest.mark.parametrize(
    "message", ["100%", "50%25", "a\nb", "a\r\nb", "%0A", "a::b", "a\n::error::b", "##[error]c", "é,"]
)
def test_a_message_arrives_as_it_is(message: str) -> None:
    assert _command(replace(FOUND, message=message)).data == f"my.json:3:4: CT301 {message}"


@pytest.mark.parametrize("file", ["a,b:c.json", "100%.json", "a%2Cb.json", "a\nb.json", "x::error::y.json", "é/ö.json"])
def test_a_file_arrives_as_it_is(file: str) -> None:
    command = _command(replace(FOUND, file=file))
    assert command.properties["file"] == file
    assert command.data == f"{file}:3:4: CT301 a message"


def test_a_path_is_as_the_repository_has_it() -> None:
    assert _command(replace(FOUND, file="./data//my.json")).properties["file"] == "data/my.json"


@pytest.mark.parametrize("file", ["<stdin>", ""])
def test_what_is_no_file_is_not_named_as_one(file: str) -> None:
    command = _command(replace(FOUND, file=file))
    assert command.properties == {"title": "CT301 unknown-world"}
    assert command.data == f"{file}:3:4: CT301 a message"


def test_a_real_finding() -> None:
    report = check_text(document(clusters=[cluster("finance", ["health-care", "manufacturing", "helth-care"])]))
    assert report_github(report, True) == (
        "::error file=my.json,line=11,endLine=11,col=85,endColumn=97,title=CT301 unknown-world"
        '::my.json:11:85: CT301 cluster "finance" links to world "helth-care", which this dataset does not define '
        '(did you mean "health-care"?)\n'
        f"2 Worlds, 1 cluster, 1 pathway, {report.counts.rules} rules, 1 file: "
        "1 error, no warnings, no notes; failed\n"
    )


@pytest.mark.parametrize("path", sorted((DATA / "invalid").glob("*.json")), ids=lambda path: path.stem)
def test_every_finding_of_a_bad_document_is_one_command(path: Any) -> None:
    report = check_text(path.read_bytes(), file=path.name)
    commands, _ = _commands(report_github(report, True))
    assert [(command.properties["line"], command.properties["title"]) for command in commands] == [
        (str(found.line), f"{found.code} {found.rule}") for found in report.diagnostics
    ]
