"""The commands but for check: what they print, what they refuse, and the exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import careertaxonomy as ct
from careertaxonomy.canonical import canonical_bytes, plain_record
from careertaxonomy.cli import main
from careertaxonomy.datasets import read_release, release_of
from careertaxonomy.rules import RULES
from tests.helpers import Run, cluster, document, pathway, world

PRINTED = ("--dataset", "@1.0.0")


@pytest.fixture
def own(tmp_path: Path) -> str:
    """A document of one's own, in which names are not unique."""
    path = tmp_path / "own.json"
    worlds = [world("care", "Care", aliases=["Health"], codes={"local": "1"}, note="Since 2020"), world("works")]
    clusters = [cluster("care", ["care", "works"]), cluster("trade", ["works"])]
    rows = [pathway("nursing", "care"), pathway("sales", "trade"), pathway("sales-care", "care", "Sales")]
    path.write_text(document(worlds=worlds, clusters=clusters, pathways=rows), encoding="utf-8")
    return str(path)


def test_help_names_every_command(run: Run) -> None:
    status, out, err = run("--help")
    assert (status, err) == (0, "")
    assert out.startswith("usage: careertaxonomy ")
    for command in ("check", "list", "show", "versions", "export", "explain", "rules"):
        assert f"\n    {command} " in out
        assert run(command, "--help")[1].startswith(f"usage: careertaxonomy {command} ")


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"careertaxonomy {ct.__version__}\n", "")


def test_list(run: Run, tax: ct.Taxonomy) -> None:
    for kind, records in (("worlds", tax.worlds), ("clusters", tax.clusters), ("pathways", tax.pathways)):
        status, out, err = run("list", kind, *PRINTED)
        assert (status, err) == (0, "")
        assert [line.split(maxsplit=1) for line in out.splitlines()] == [[record.id, record.name] for record in records]
        plain = json.loads(run("list", kind, *PRINTED, "--format", "json")[1])
        assert plain == json.loads(json.dumps([plain_record(record) for record in records]))


def test_columns_stand_one_below_the_other(run: Run, own: str) -> None:
    expected = "nursing     Nursing\nsales       Sales\nsales-care  Sales\n"
    assert run("list", "pathways", "--dataset", own) == (0, expected, "")


@pytest.mark.parametrize(
    ("argv", "ids"),
    [
        (["clusters", "--world", "works"], "care trade"),
        (["clusters", "--world", "Care"], "care"),
        (["clusters", "--world", "HEALTH"], "care"),
        (["clusters", "--world", "world:care"], "care"),
        (["pathways", "--world", "care"], "nursing sales-care"),
        (["pathways", "--cluster", "Trade"], "sales"),
        (["pathways", "--world", "works", "--cluster", "care"], "nursing sales-care"),
        (["pathways", "--world", "care", "--cluster", "trade"], ""),
        (["worlds", "--cluster", "care"], "care works"),
        (["worlds", "--cluster", "cluster:trade"], "works"),
    ],
)
def test_list_of_one_world_or_cluster(run: Run, own: str, argv: list[str], ids: str) -> None:
    status, out, err = run("list", *argv, "--dataset", own)
    assert (status, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == ids.split()
    plain = json.loads(run("list", *argv, "--dataset", own, "--format", "json")[1])
    assert [record["id"] for record in plain] == ids.split()


def test_show_a_world(run: Run, own: str) -> None:
    expected = (
        "Care\n  world:care in our-careers 1.0.0\n  also called: Health\n  local code: 1\n  note: Since 2020\n\n"
        "Clusters (1):\n  care  Care\n\nPathways (2):\n  nursing     Nursing\n  sales-care  Sales\n"
    )
    assert run("show", "world:care", "--dataset", own) == (0, expected, "")
    assert run("show", "health", "--dataset", own) == (0, expected, "")
    assert run("show", "Care", "--dataset", own) == (
        2,
        "",
        'careertaxonomy: "Care" may be world:care or cluster:care; say which\n',
    )


def test_show_a_cluster(run: Run, own: str) -> None:
    status, out, _ = run("show", "cluster:care", "--dataset", own)
    assert status == 0
    assert out == (
        "Care\n  cluster:care in our-careers 1.0.0\n\nWorlds (2):\n  care   Care\n  works  Works\n\n"
        "Pathways (2):\n  nursing     Nursing\n  sales-care  Sales\n"
    )
    assert "\nWorlds (10, All Worlds):\n" in run("show", "finance")[1]


def test_show_a_pathway(run: Run, own: str) -> None:
    expected = (
        "Nursing\n  pathway:nursing in our-careers 1.0.0\n\nCluster:\n  care  Care\n\n"
        "Worlds (2):\n  care   Care\n  works  Works\n"
    )
    assert run("show", "NURSING", "--dataset", own) == (0, expected, "")
    message = 'careertaxonomy: "sales" may be pathway:sales or pathway:sales-care; say which\n'
    assert run("show", "sales", "--dataset", own) == (2, "", message)


def test_show_as_json(run: Run, own: str) -> None:
    status, out, _ = run("show", "world:care", "--dataset", own, "--format", "json")
    assert status == 0
    assert json.loads(out) == {
        "kind": "world",
        "id": "care",
        "name": "Care",
        "aliases": ["Health"],
        "codes": {"local": "1"},
        "note": "Since 2020",
        "dataset": "our-careers",
        "version": "1.0.0",
        "linked": {
            "clusters": [{"id": "care", "name": "Care"}],
            "pathways": [{"id": "nursing", "name": "Nursing"}, {"id": "sales-care", "name": "Sales"}],
        },
    }


def test_a_document_with_errors_is_refused_with_what_is_wrong(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text(document(pathways=[pathway("a", "finanse"), pathway("b")]), encoding="utf-8")
    status, out, err = run("list", "worlds", "--dataset", str(path))
    assert (status, out) == (2, "")
    assert err == (
        f"careertaxonomy: {path} has 1 error\n  {path}:14:41: error CT302 unknown-cluster: "
        'pathway "a" links to cluster "finanse", which this dataset does not define (did you mean "finance"?)\n'
    )


def test_a_document_with_warnings_is_taken(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mild.json"
    path.write_text(document(clusters=[cluster("finance", ["health-care"])]), encoding="utf-8")
    assert run("list", "clusters", "--dataset", str(path)) == (0, "finance  Finance\n", "")


def test_versions(run: Run) -> None:
    status, out, err = run("versions")
    assert (status, err) == (0, "")
    releases = ct.available()
    lines = [line.split(maxsplit=2) for line in out.splitlines()]
    assert [line[:2] for line in lines] == [[f"{found.name}@{found.version}", found.digest] for found in releases]
    assert [line[2:] for line in lines] == [["the default"] if found == release_of() else [] for found in releases]
    plain = json.loads(run("versions", "--format", "json")[1])
    assert plain == [
        {"name": found.name, "version": found.version, "digest": found.digest, "package": "careertaxonomy"}
        for found in releases
    ]


@pytest.mark.parametrize("release", ct.available(), ids=str)
def test_export_is_the_bundled_file_to_the_byte(
    release: ct.Release, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    named = f"{release.name}@{release.version}"
    assert main(["export", named]) == 0
    assert capsysbinary.readouterr() == (read_release(release), b"")
    assert main(["export", f"@{release.version}", "--output", "-"]) == 0
    assert capsysbinary.readouterr() == (read_release(release), b"")
    target = tmp_path / "local.json"
    assert main(["export", named, "--output", str(target)]) == 0
    assert capsysbinary.readouterr() == (f"{release} written to {target}\n".encode(), b"")
    assert target.read_bytes() == read_release(release)
    assert main(["check", str(target)]) == 0
    assert main(["export", str(target)]) == 0
    assert capsysbinary.readouterr().out.endswith(read_release(release))


def test_export_without_a_name_is_the_newest(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export"]) == 0
    assert capsysbinary.readouterr() == (read_release(release_of()), b"")


def test_export_brings_a_document_to_its_canonical_form(own: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", own]) == 0
    assert capsysbinary.readouterr() == (canonical_bytes(ct.load_file(own).dataset), b"")


def test_export_overwrites_nothing_unless_told(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "local.json"
    target.write_text("mine", encoding="utf-8")
    message = f"careertaxonomy: {target} is there already; --force overwrites it\n"
    assert run("export", "--output", str(target)) == (2, "", message)
    assert target.read_text(encoding="utf-8") == "mine"
    assert run("export", "@1.0.0", "--output", str(target), "--force")[0] == 0
    assert target.read_bytes() == read_release(release_of(version="1.0.0"))
    assert [path.name for path in tmp_path.iterdir()] == ["local.json"]


def test_export_overwrites_no_link_that_leads_nowhere(run: Run, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(tmp_path / "nowhere.json")
    assert run("export", "--output", str(link))[0] == 2
    assert not (tmp_path / "nowhere.json").exists()


def test_export_to_where_it_cannot_be(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "missing" / "local.json"
    message = f"careertaxonomy: {target} cannot be written: No such file or directory\n"
    assert run("export", "--output", str(target)) == (2, "", message)
    message = f"careertaxonomy: {tmp_path} cannot be written: Is a directory\n"
    assert run("export", "--output", str(tmp_path), "--force") == (2, "", message)


def test_rules(run: Run) -> None:
    status, out, err = run("rules")
    assert (status, err) == (0, "")
    assert [line.split()[:3] for line in out.splitlines()] == [[rule.code, rule.severity, rule.name] for rule in RULES]
    plain = json.loads(run("rules", "--format", "json")[1])
    assert [(rule["code"], rule["rule"], rule["severity"]) for rule in plain] == [
        (rule.code, rule.name, rule.severity) for rule in RULES
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_explain(run: Run, rule: object) -> None:
    code, name = getattr(rule, "code", ""), getattr(rule, "name", "")
    status, out, err = run("explain", code)
    assert (status, err) == (0, "")
    assert out.startswith(f"{code} {name} (")
    assert "\n\nBad" in out
    assert "\n\nGood" in out
    assert run("explain", name) == (0, out, "")
    assert json.loads(run("explain", code.lower(), "--format", "json")[1])["code"] == code
