"""CT706 to CT708: replacements that got lost, names that changed their ids, and one version in two files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import careertaxonomy as ct
from careertaxonomy.checks.checker import check_documents
from careertaxonomy.diagnostics import Report
from careertaxonomy.formats.documents import Document
from tests.checks.rules.test_versions_compared import against, expect
from tests.comparing import changed, dataset
from tests.earlier import text
from tests.helpers import IN_YAML, Run, codes, document, only, pathway, retired

OLD = dataset(
    retired=[
        retired("pathway", "bursary", "loans"),
        retired("pathway", "loans", "retail", "insurance"),
        retired("world", "sea"),
    ]
)
BURSARY, LOANS, SEA = (
    retired("pathway", "bursary", "loans"),
    retired("pathway", "loans", "retail", "insurance"),
    retired("world", "sea"),
)


def test_a_replacement_that_is_said_no_more() -> None:
    kept = [BURSARY, retired("pathway", "loans"), SEA]
    expect(
        text("1.1.0", retired=kept),
        """
        24:5-24:95 error CT706 lost-replacement at /retired/1
          retired pathway "loans" was replaced by "retail" and "insurance" in 1.0.0; now by nothing
          hint: write "replaced_by": ["retail", "insurance"]
        """,
        OLD,
    )


def test_a_link_of_a_chain_that_is_gone() -> None:
    found = against(text("2.0.0", retired=[BURSARY, SEA]), OLD)
    assert codes(found) == ["CT703", "CT706"]
    lost = only(found, "CT706")
    assert lost.path == "/retired/0/replaced_by/0"
    assert lost.message == 'retired pathway "bursary" is replaced by "loans", which 1.0.0 has, and which is gone'
    assert lost.hint == 'keep "loans", among the retired ones if need be'


@pytest.mark.parametrize(
    "kept",
    [
        [BURSARY, LOANS, SEA],
        [retired("pathway", "bursary", "retail"), LOANS, SEA],
        [BURSARY, retired("pathway", "loans", "retail"), SEA],
        [BURSARY, LOANS, retired("world", "sea", "trade")],
    ],
)
def test_a_replacement_may_read_differently(kept: list[dict[str, object]]) -> None:
    assert against(text("1.1.0", retired=kept), OLD).diagnostics == ()


def test_a_link_that_no_version_has_is_an_unknown_replacement() -> None:
    assert codes(against(text("1.1.0", retired=[retired("pathway", "bursary", "lones"), LOANS, SEA]), OLD)) == ["CT307"]


def test_names_that_were_exchanged_are_one_finding() -> None:
    rows = changed("pathways", "insurance", name="Retail")
    rows = tuple({**row, "name": "Insurance"} if row["id"] == "retail" else row for row in rows)
    for version in ("1.0.1", "1.1.0"):
        found = only(against(text(version, pathways=rows)))
        assert (found.code, found.path) == ("CT707", f"/pathways/{[row['id'] for row in rows].index('insurance')}/name")
        assert found.message == (
            'pathway "insurance" is called "Retail" now, as "retail" was in 1.0.0, and the other way round'
        )
        assert found.hint == "ids keep their meaning: give each its name of 1.0.0 back"
        assert [other.message for other in found.related] == ["and here"]
        assert found.records == ("pathway:insurance", "pathway:retail")


def test_a_column_moved_by_one_row_is_one_finding() -> None:
    rows = json.loads(text("1.0.0"))["pathways"]
    names = ["Brand New", *(row["name"] for row in rows)]
    moved = [{**row, "name": name} for row, name in zip(rows, names, strict=False)]
    found = only(against(text("2.0.0", pathways=moved)), "CT707")
    assert found.message == (
        f'pathway "{rows[1]["id"]}" is called "{rows[0]["name"]}" now, as "{rows[0]["id"]}" was in 1.0.0; '
        f"so it goes on, over {len(rows)} pathways"
    )
    assert (found.path, len(found.related)) == ("/pathways/1/name", len(rows) - 1)


def test_two_files_of_one_name_and_version() -> None:
    def checked(first: str, second: str, file: str = "b.json") -> Report:
        return check_documents([Document("a.json", first.encode()), Document(file, second.encode())])

    other = document(pathways=[pathway("b")])
    found = only(checked(document(), other))
    assert (found.file, found.code, found.path, found.line) == ("b.json", "CT708", "/version", 4)
    assert found.message == "our-careers 1.0.0 is in a.json too, with another content"
    assert found.hint == "give one of the two another version, or a name of its own"
    assert codes(checked(document(), document().replace("\n", "\n\n"))) == []
    assert codes(checked(document(), IN_YAML, "b.yaml")) == []
    assert codes(checked(document(), document(head={"version": "1.0.1"}, pathways=[pathway("b")]))) == []
    assert codes(checked(document(), document(head={"name": "theirs"}, pathways=[pathway("b")]))) == []
    shapeless = document(pathways='"none"')
    assert codes(checked(document(), shapeless)) == ["CT708", "CT106"]
    assert codes(checked(shapeless, shapeless)) == ["CT106", "CT106"]


def test_one_run_of_the_command_is_one_run(run: Run, folder: Path) -> None:
    Path("a.json").write_text(document(), encoding="utf-8")
    Path("b.json").write_text(document(pathways=[pathway("b", name="B  b")]), encoding="utf-8")
    assert run("check", "a.json")[0] == run("check", "--fix", "b.json")[0] == 0
    status, out, _ = run("check")
    assert (status, out.count("CT708")) == (1, 1)
    assert run("check", "--ignore", "CT708", "a.json", "b.json")[0] == 0
    assert run("check", "--fix", "b.json", "a.json")[1].count("CT708") == 1
    assert codes(ct.check("a.json", "b.json")) == ["CT708"]
    copy = run("export", "@1.0.0")[1].replace("Accounting", "Bookkeeping")
    Path("c.json").write_text(copy, encoding="utf-8")
    assert run("check", "@1.0.0", "c.json")[1].count("is in joco-works@1.0.0 too, with another content") == 1
