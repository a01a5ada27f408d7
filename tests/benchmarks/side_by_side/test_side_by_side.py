"""The comparison of checkers runs, at a tiny size and with this package alone; the others' reports are samples."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.documents import document
from tests.benchmarks.side_by_side import __main__ as program
from tests.benchmarks.side_by_side import graph, ours, schema, tables
from tests.benchmarks.side_by_side.comparison import Bounds, Result, compare
from tests.benchmarks.side_by_side.faults import KINDS, LINK, NAME, SAME, SLUG, SPACE, TWICE, Found, matched, plant
from tests.benchmarks.side_by_side.measure import Run, run
from tests.benchmarks.side_by_side.page import PAGE, with_tables
from tests.benchmarks.side_by_side.page import tables as tables_of
from tests.benchmarks.side_by_side.tools import TOOLS, Tool

OURS = TOOLS[0]
BOUNDS = Bounds(limit=60, runs=1)


@pytest.fixture
def faulty() -> dict[str, Any]:
    """A hundred pathways, with one fault of each kind among the first ten."""
    content: dict[str, Any] = json.loads(document(100))
    plant(content, 1)
    return content


def quiet(text: str) -> None:
    pass


def test_faults_of_every_kind_are_spread_over_the_pathways() -> None:
    content = json.loads(document(200))
    planted = plant(content, 2)
    rows = content["pathways"]
    assert [fault.kind for fault in planted] == [*KINDS, *KINDS]
    assert rows[1]["cluster"] == "no-cluster-0"
    assert rows[103]["id"] == rows[102]["id"]
    assert (rows[4]["id"], rows[104]["id"]) == ("No Slug 0", "No Slug 1")
    assert "name" not in rows[5]
    assert rows[6]["name"].endswith(" ")
    assert rows[8]["name"] == rows[7]["name"].upper()
    assert rows[8]["cluster"] == rows[7]["cluster"] == "cluster-0"
    assert planted[0].places == {1, f"pathway:{rows[1]['id']}"}
    assert planted[-1].places == {108, f"pathway:{rows[108]['id']}", "cluster:cluster-10"}


def test_too_few_pathways_for_the_faults() -> None:
    with pytest.raises(ValueError, match="10 faults of each kind take 100 pathways or more, not 90"):
        plant(json.loads(document(90)))


def test_a_fault_counts_as_found_only_at_its_place_and_as_its_kind(faulty: dict[str, Any]) -> None:
    planted = plant(json.loads(document(100)), 1)
    found = [Found(LINK, 1), Found(LINK, 2), Found(SLUG, 5), Found(None, None), Found(SAME, "cluster:cluster-0")]
    counts, besides = matched(planted, found)
    assert counts == {**dict.fromkeys(KINDS, 0), LINK: 1, SAME: 1}
    assert besides == 3


def test_this_package_finds_every_fault_and_nothing_else(tmp_path: Path) -> None:
    (result,) = compare([OURS], [100], BOUNDS, tmp_path, quiet)
    assert (result.size, result.planted, result.false_alarms, result.besides) == (100, 60, 0, 0)
    assert result.counts == dict.fromkeys(KINDS, 10)
    assert (result.clean.status, result.faulty.status) == (0, 1)
    assert result.clean.seconds > 0
    assert result.clean.megabytes > 5
    assert sorted(path.name for path in tmp_path.rglob("*.json")) == ["document.json"] * 2


def test_further_places_of_one_finding_count() -> None:
    finding = {"code": "CT104", "path": "/pathways/5", "line": 20, "related": [{"line": 30, "message": "here too"}]}
    other = {"code": "CT202", "path": "/pathways/3/id", "line": 18, "related": [{"line": 17, "message": "the first"}]}
    world = {"code": "CT406", "path": "/worlds/3", "line": 8, "related": []}
    assert ours.read(json.dumps({"diagnostics": [other, finding, world]})) == [
        Found(TWICE, 3),
        Found(NAME, 5),
        Found(NAME, 15),
        Found(None, None),
    ]


def test_frictionless_is_given_tables(tmp_path: Path, faulty: dict[str, Any]) -> None:
    faulty["clusters"][1]["worlds"] = "all"
    tables.write(faulty, tmp_path)
    package = json.loads(tmp_path.joinpath("datapackage.json").read_text(encoding="utf-8"))
    assert [resource["path"] for resource in package["resources"]] == [
        f"{name}.csv" for name in ("worlds", "clusters", "memberships", "pathways")
    ]
    with tmp_path.joinpath("pathways.csv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.reader(file)]
    assert rows[0] == ["id", "name", "cluster"]
    assert rows[2][2] == "no-cluster-0"
    assert rows[6][1] == ""
    assert len(rows) == 101
    with tmp_path.joinpath("clusters.csv").open(encoding="utf-8", newline="") as file:
        assert [row[2] for row in csv.reader(file)][:3] == ["all_worlds", "false", "true"]
    with tmp_path.joinpath("memberships.csv").open(encoding="utf-8", newline="") as file:
        assert {row[0] for row in csv.reader(file)} >= {"cluster-0", "cluster-2"}


def test_what_frictionless_reports_is_understood() -> None:
    cell = {"type": "constraint-error", "fieldName": "name", "rowNumber": 7, "note": 'constraint "required" is "True"'}
    errors = [
        {"type": "foreign-key", "rowNumber": 3, "note": 'for "cluster": values "no-cluster-0" not found'},
        {"type": "primary-key", "rowNumber": 5, "note": "the same as in the row at position 4"},
        {**cell, "fieldName": "id", "rowNumber": 6, "note": 'constraint "pattern" is "^[a-z]+$"'},
        cell,
        {**cell, "rowNumber": 8, "note": 'constraint "pattern" is "^x$"'},
        {"type": "source-error", "note": "no such file"},
    ]
    report = {
        "errors": [{"type": "package-error"}],
        "tasks": [{"name": "worlds", "errors": [cell]}, {"name": "pathways", "errors": errors}],
    }
    assert tables.read(json.dumps(report)) == [
        Found(None, None),
        Found(None, None),
        Found(LINK, 1),
        Found(TWICE, 3),
        Found(SLUG, 4),
        Found(NAME, 5),
        Found(SPACE, 6),
        Found(None, None),
    ]


def test_check_jsonschema_is_given_the_schema_that_is_shipped_and_what_a_tidy_name_is(
    tmp_path: Path, faulty: dict[str, Any]
) -> None:
    schema.write(faulty, tmp_path)
    rules = json.loads(tmp_path.joinpath("schema.json").read_text(encoding="utf-8"))
    assert rules["$defs"]["Pathway"]["properties"]["name"]["pattern"] == schema.TIDY
    assert re.search(schema.TIDY, "Law")
    assert not re.search(schema.TIDY, "Law ")
    assert json.loads(tmp_path.joinpath("document.json").read_text(encoding="utf-8")) == faulty


def test_what_check_jsonschema_reports_is_understood() -> None:
    errors = [
        {"path": "$.pathways[4].id", "message": "'No Slug 0' does not match '^[a-z]+$'"},
        {"path": "$.pathways[5]", "message": "'name' is a required property"},
        {"path": "$.pathways[6].name", "message": "'Law ' does not match"},
        {"path": "$.pathways[7]", "message": "'cluster' is a required property"},
        {"path": "$.worlds[0].id", "message": "'No Slug 0' does not match '^[a-z]+$'"},
    ]
    assert schema.read(json.dumps({"status": "fail", "errors": errors})) == [
        Found(SLUG, 4),
        Found(NAME, 5),
        Found(SPACE, 6),
        Found(None, 7),
        Found(None, None),
    ]


def test_pyshacl_is_given_statements_and_shapes(tmp_path: Path, faulty: dict[str, Any]) -> None:
    faulty["clusters"][1]["worlds"] = "all"
    graph.write(faulty, tmp_path)
    lines = tmp_path.joinpath("document.nt").read_text(encoding="utf-8").splitlines()
    slug = "<https://example.org/pathway/No%20Slug%200>"
    assert f'{slug} <http://www.w3.org/2004/02/skos/core#notation> "No Slug 0" .' in lines
    assert sum(" <http://www.w3.org/2004/02/skos/core#prefLabel> " in line for line in lines) == 10 + 10 + 99
    assert sum(line.startswith("<https://example.org/cluster/cluster-1> ") for line in lines) == 3 + 10
    assert 'sh:pattern "^\\\\S(.*\\\\S)?$"' in tmp_path.joinpath("shapes.ttl").read_text(encoding="utf-8")


def test_what_pyshacl_reports_is_understood() -> None:
    shacl, skos, base = "http://www.w3.org/ns/shacl#", "http://www.w3.org/2004/02/skos/core#", "https://example.org/"
    results = [
        ("pathway/law", "ClassConstraintComponent", "broader"),
        ("pathway/law", "MaxCountConstraintComponent", "prefLabel"),
        ("pathway/No%20Slug%200", "PatternConstraintComponent", "notation"),
        ("pathway/law", "MinCountConstraintComponent", "prefLabel"),
        ("pathway/law", "PatternConstraintComponent", "prefLabel"),
        ("cluster/c", "SPARQLConstraintComponent", ""),
        ("world/w", "MinCountConstraintComponent", "notation"),
    ]
    lines = [f"_:report <{shacl}result> _:r0 ."]
    for number, (node, component, path) in enumerate(results):
        lines += [
            f"_:r{number} <{shacl}focusNode> <{base}{node}> .",
            f"_:r{number} <{shacl}sourceConstraintComponent> <{shacl}{component}> .",
            *([f"_:r{number} <{shacl}resultPath> <{skos}{path}> ."] if path else []),
        ]
    assert graph.read("\n".join(lines)) == [
        Found(LINK, "pathway:law"),
        Found(TWICE, "pathway:law"),
        Found(SLUG, "pathway:No Slug 0"),
        Found(NAME, "pathway:law"),
        Found(SPACE, "pathway:law"),
        Found(SAME, "cluster:c"),
        Found(None, "world:w"),
    ]


def _python(code: str) -> Tool:
    """This package as a tool, but for what runs."""
    return OURS._replace(arguments=("timeit", "-n", "1", "-r", "1", code))


def test_a_run_that_takes_too_long_is_stopped_and_said_to_be(tmp_path: Path) -> None:
    done = run(_python("while True: pass").command, tmp_path, 0.5)
    assert (done.stopped, done.status) == (True, -9)
    assert 0.1 < done.seconds < 30


def test_a_tool_that_gives_no_report_is_an_error_and_no_result(tmp_path: Path) -> None:
    broken = _python("import sys; print('{'); sys.exit('out of paper')")
    with pytest.raises(RuntimeError, match=r"(?s)careertaxonomy ended with status 1 and no report:\n\{.*out of paper"):
        [*compare([broken], [100], BOUNDS, tmp_path, quiet)]


def test_a_status_that_does_not_fit_the_report_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="careertaxonomy ended with status 0 and 1 findings"):
        [*compare([OURS._replace(read=lambda output: [Found(None, None)])], [100], BOUNDS, tmp_path, quiet)]


def _run(seconds: float, megabytes: float, *, stopped: bool = False) -> Run:
    return Run(seconds, megabytes, 0, "", "", stopped)


def test_the_tables() -> None:
    other = OURS._replace(distribution="pyshacl", form="N-Triples", place="node")
    results = [
        Result(1000, OURS, _run(0.5, 40), _run(0.5, 45), 60, dict.fromkeys(KINDS, 10), 0, 0),
        Result(1000, other, _run(1, 50), _run(1.25, 50), 60, {**dict.fromkeys(KINDS, 10), SAME: 0}, 2, 1),
        Result(2000, OURS, _run(1, 60), _run(1, 60), 60, dict.fromkeys(KINDS, 10), 0, 0),
        Result(2000, other, _run(9, 70, stopped=True), _run(9.5, 80, stopped=True), 60, None, 0, 0),
    ]
    lines = tables_of(results, limit=10, today=date(2024, 2, 29)).splitlines()
    assert lines[0].startswith("Measured on 2024-02-29 with Python 3.")
    assert lines[0].endswith(f": careertaxonomy {OURS.version}, pyshacl {other.version}.")
    assert lines[2].startswith("| pathways | checker | clean, s | with faults, s | to ours | memory, MB | found |")
    assert lines[4:8] == [
        "| 1,000 | careertaxonomy | 0.50 | 0.50 | 1.0 | 45 | 60 of 60 | 0 | 0 |",
        "| 1,000 | pyshacl | 1.00 | 1.25 | 2.5 | 50 | 50 of 60 | 2 | 1 |",
        "| 2,000 | careertaxonomy | 1.00 | 1.00 | 1.0 | 60 | 60 of 60 | 0 | 0 |",
        "| 2,000 | pyshacl | stopped after 10 | stopped after 10 | over 9.5 | 80 | - | - | - |",
    ]
    assert lines[9:11] == ["| fault | careertaxonomy | pyshacl |", "|---|---|---|"]
    assert f"| {SAME} | 10 of 10 | 0 of 10 |" in lines
    assert lines[-2:] == [
        "| *what is given to it* | the document | N-Triples |",
        "| *the place that it gives* | line, column, path | node |",
    ]


def test_the_tables_are_put_between_their_markers() -> None:
    page = "a\n<!-- generated: side-by-side -->\nold\n<!-- end -->\nb\n"
    assert with_tables(page, "new") == "a\n<!-- generated: side-by-side -->\n\nnew\n\n<!-- end -->\nb\n"
    with pytest.raises(ValueError, match="the page has no part that is generated: side-by-side"):
        with_tables("a", "new")


def test_the_page_holds_tables_of_every_tool_and_size() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for size in program.SIZES:
        for tool in TOOLS:
            assert len(re.findall(rf"^\| {size:,} \| {tool.distribution} \|", text, re.MULTILINE)) == 1
    assert all(f"\n| {kind} | " in text for kind in KINDS)


def test_the_program_measures_what_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program, "TOOLS", (_python("pass")._replace(read=lambda output: []),))
    assert program.main(["--sizes", "100", "--runs", "2", "--keep", str(tmp_path)]) == 0
    out, err = capsys.readouterr()
    assert re.search(r"^\| 100 \| careertaxonomy \| [\d.]+ \| [\d.]+ \| 1.0 \| \d+ \| 0 of 60 \| 0 \| 0 \|$", out, re.M)
    assert re.fullmatch(r"100 clean: careertaxonomy [\d.]+ s, \d+ MB\n100 with faults: careertaxonomy .*\n", err)
    assert (tmp_path / "100" / "careertaxonomy" / "faulty" / "document.json").is_file()


def test_what_is_not_installed_is_left_out_and_the_page_takes_all(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = OURS._replace(distribution="no-such-checker")
    monkeypatch.setattr(program, "TOOLS", (missing,))
    assert program.main(["--write"]) == 2
    assert capsys.readouterr().err == (
        'no-such-checker is not installed: python -m pip install ".[bench]"\n--write takes all the tools\n'
    )
