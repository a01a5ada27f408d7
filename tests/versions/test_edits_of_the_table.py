"""The edits that maintainers of such lists really make, done to the published table: what is told, and the step due."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

import careertaxonomy as ct
from careertaxonomy.model.canonical import canonical_bytes
from careertaxonomy.versions.changes import Level
from careertaxonomy.versions.version_numbers import next_version
from tests.comparing import summary

Row = dict[str, Any]
IT, STEM = "information-technology", "science-technology-engineering-mathematics"


class Edition:
    """A version of the table that is being edited."""

    def __init__(self, dataset: ct.Dataset) -> None:
        self.content: dict[str, Any] = json.loads(canonical_bytes(dataset))
        self.content.setdefault("retired", [])

    def row(self, reference: str) -> Row:
        kind, _, id = reference.partition(":")
        found: list[Row] = [row for row in self.content[f"{kind}s"] if row["id"] == id]
        (row,) = found
        return row

    def add(self, kind: str, **row: Any) -> None:
        self.content[f"{kind}s"].append(row)

    def drop(self, reference: str) -> Row:
        row = self.row(reference)
        self.content[f"{reference.partition(':')[0]}s"].remove(row)
        return row

    def retire(self, reference: str, *replaced_by: str) -> None:
        kind = reference.partition(":")[0]
        row = self.drop(reference)
        self.content["retired"].append({"kind": kind, **row, "version": "1.0.0", "replaced_by": [*replaced_by]})

    def move_pathways(self, old: str, *new: str) -> None:
        """Moves the pathways of a cluster to others in turn."""
        rows = [row for row in self.content["pathways"] if row["cluster"] == old]
        for number, row in enumerate(rows):
            row["cluster"] = new[number % len(new)]

    def dataset(self, version: str) -> ct.Dataset:
        return ct.Dataset.model_validate_json(json.dumps({**self.content, "version": version}))


Edit = Callable[[Edition], None]
EDITS: dict[str, tuple[Edit, Level, list[str]]] = {}


def edit(level: Level, *changes: str) -> Callable[[Edit], Edit]:
    def register(function: Edit) -> Edit:
        EDITS[function.__name__] = function, level, [*changes]
        return function

    return register


@edit("minor", "minor added pathway:cybersecurity")
def add(new: Edition) -> None:
    new.add("pathway", id="cybersecurity", name="Cybersecurity", cluster=IT)


@edit("major", "major retired pathway:professional-sales")
def retire_with_the_code_kept(new: Edition) -> None:
    new.retire("pathway:professional-sales")


@edit("minor", "minor restored pathway:telephony")
def restore(new: Edition) -> None:
    (former,) = new.content["retired"]
    new.content["retired"] = []
    new.add("pathway", id=former["id"], name=former["name"], cluster=former["cluster"], codes=former["codes"])


@edit("patch", "patch relabelled cluster:education-training")
def rename_under_the_same_code_and_for_ampersand(new: Edition) -> None:
    new.row("cluster:education-training")["name"] = "Education and Training"


@edit("minor", "minor renamed pathway:professional-sales")
def rename_under_the_same_code_singular_for_plural(new: Edition) -> None:
    new.row("pathway:professional-sales")["name"] = "Professional Sale"


@edit("patch", "patch relabelled pathway:professional-sales")
def rename_under_the_same_code_case_only(new: Edition) -> None:
    new.row("pathway:professional-sales")["name"] = "Professional sales"


@edit("major", "major replaced pathway:professional-sales")
def rename_as_delete_and_add(new: Edition) -> None:
    former = new.drop("pathway:professional-sales")
    new.add("pathway", id="selling", name="Selling", cluster="marketing", codes=former["codes"])


@edit(
    *("major", "major retired cluster:hospitality-tourism"),
    *("minor added cluster:hospitality", "minor added cluster:tourism"),
)
def split_one_into_two(new: Edition) -> None:
    for id in ("hospitality", "tourism"):
        new.add("cluster", id=id, name=id.title(), worlds=new.row("cluster:hospitality-tourism")["worlds"])
    new.move_pathways("hospitality-tourism", "hospitality", "tourism")
    new.retire("cluster:hospitality-tourism", "hospitality", "tourism")


@edit(
    *("major", "major retired cluster:business-management-administration", "major retired cluster:finance"),
    "minor added cluster:business-finance",
)
def merge_two_into_one(new: Edition) -> None:
    new.add("cluster", id="business-finance", name="Business & Finance", worlds="all")
    for id in ("finance", "business-management-administration"):
        new.move_pathways(id, "business-finance")
        new.retire(f"cluster:{id}", "business-finance")


@edit(
    *("major", f"major retired cluster:{STEM}"),
    *("major moved pathway:engineering-technology", "major moved pathway:science-mathematics"),
)
def dissolve_one_over_many_with_no_single_successor(new: Edition) -> None:
    new.move_pathways(STEM, "manufacturing", "health-science")
    new.retire(f"cluster:{STEM}")


@edit("major", "major moved pathway:professional-sales")
def move_to_another_parent(new: Edition) -> None:
    new.add("pathway", **{**new.drop("pathway:professional-sales"), "cluster": "finance"})


@edit("major", *(f"major code-changed cluster:{cluster.id}" for cluster in ct.load(version="1.0.0").clusters))
def recode_the_whole_list_in_a_scheme(new: Edition) -> None:
    for row in new.content["clusters"]:
        row["codes"] = {"ceds": f"2{row['codes']['ceds']}"}


@edit(
    "major",
    *(f"major retired world:{world.id}" for world in ct.load(version="1.0.0").worlds),
    *(f"minor added world:w-{number:02}" for number, _ in enumerate(ct.load(version="1.0.0").worlds)),
)
def recode_the_whole_list_of_worlds(new: Edition) -> None:
    ids = {row["id"]: f"w-{number:02}" for number, row in enumerate(new.content["worlds"])}
    for row in new.content["clusters"]:
        if row["worlds"] != "all":
            row["worlds"] = [ids[world] for world in row["worlds"]]
    for old, id in ids.items():
        new.add("world", **{**new.row(f"world:{old}"), "id": id})
        new.retire(f"world:{old}", id)


@edit("patch", "patch reordered clusters")
def reorder(new: Edition) -> None:
    new.content["clusters"].sort(key=lambda row: row["name"], reverse=True)


@edit("patch", "patch text-changed pathway:professional-sales")
def an_erratum_to_one_attribute(new: Edition) -> None:
    new.row("pathway:professional-sales")["note"] = "The source prints it twice."


@edit("minor", "minor added pathway:retail-sales", "minor renamed pathway:professional-sales")
def a_code_kept_while_its_meaning_narrows(new: Edition) -> None:
    """Nobody can see from outside that the one means less now: that is what makes it the bad way to split."""
    new.row("pathway:professional-sales")["name"] = "Business Sales"
    new.add("pathway", id="retail-sales", name="Retail Sales", cluster="marketing")


def _table() -> Edition:
    """The published table, with a code on each cluster and one pathway, and with a retired record."""
    table = Edition(ct.load(version="1.0.0").dataset)
    for number, row in enumerate(table.content["clusters"], start=1):
        row["codes"] = {"ceds": f"{number:02}"}
    table.row("pathway:professional-sales")["codes"] = {"onet": "41-0000"}
    former = {"id": "telephony", "name": "Telephony", "cluster": IT, "codes": {"onet": "49-2022"}}
    table.content["retired"] = [{"kind": "pathway", **former, "version": "0.9.0"}]
    return table


TABLE = _table().dataset("1.0.0")


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_told_as_what_it_is_with_the_step_it_asks_for(name: str) -> None:
    edit, level, changes = EDITS[name]
    edition = Edition(TABLE)
    edit(edition)
    new = edition.dataset(next_version("1.0.0", level))
    ct.Taxonomy(new)
    assert summary(TABLE, new) == changes
    assert ct.required_bump(TABLE, new) == level


def test_a_code_that_went_with_its_record_is_on_record_there() -> None:
    edition = Edition(TABLE)
    retire_with_the_code_kept(edition)
    new = edition.dataset("2.0.0")
    assert [record.codes for record in new.retired if record.id == "professional-sales"] == [{"onet": "41-0000"}]
    with pytest.raises(ct.UnknownCodeError, match=r'^no scheme "onet" in joco-works 2\.0\.0; available: ceds$'):
        ct.Taxonomy(new).by_code("onet", "41-0000")
