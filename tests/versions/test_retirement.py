"""Taking a record out of use."""

from __future__ import annotations

import pickle
import re

import pytest

from careertaxonomy import Retired
from careertaxonomy.model.references import Reference
from careertaxonomy.versions.retirement import RetirementError, retired_in
from tests.comparing import CLUSTERS, dataset
from tests.helpers import cluster, retired

TOWN = dataset(clusters=(*CLUSTERS[:2], cluster("welding", ["manufacturing", "trade"])))
RECORDS = {str(Reference.to(record)): record for record in TOWN.of("world", "cluster", "pathway")}
NOWHERE = 'pathway "robots" would link to nothing; say which one record replaces it, or edit them'


def test_a_record_moves_with_all_it_had() -> None:
    after = retired_in(TOWN, RECORDS["cluster:finance"], ["sales"], "One office.")
    assert [each.id for each in after.clusters] == ["sales", "welding"]
    (gone,) = after.retired
    assert gone == Retired(
        kind="cluster",
        id="finance",
        name="Finance",
        version="1.0.0",
        replaced_by=("sales",),
        worlds=("health-care", "trade"),
        aliases=("Money",),
        codes=gone.codes,
        note="One office.",
    )
    assert gone.codes == {"ceds": "06", "nc": "FINA"}


def test_links_go_to_the_one_that_replaced_it() -> None:
    after = retired_in(TOWN, RECORDS["cluster:finance"], ["sales"])
    assert {each.cluster for each in after.pathways} == {"sales", "welding"}
    after = retired_in(TOWN, RECORDS["world:trade"], ["manufacturing"])
    assert [each.worlds for each in after.clusters] == [("health-care", "manufacturing"), "all", ("manufacturing",)]


def test_a_pathway_may_be_split_or_withdrawn() -> None:
    for successors in (["insurance", "retail"], []):
        after = retired_in(TOWN, RECORDS["pathway:accounting"], successors)
        assert [(gone.id, gone.replaced_by) for gone in after.retired] == [("accounting", tuple(successors))]


@pytest.mark.parametrize(
    ("reference", "successors", "reason"),
    [
        ("pathway:accounting", ["accounting"], "a record cannot replace itself"),
        ("pathway:accounting", ["acc"], 'pathway "accounting" is replaced by pathway "acc", which does not exist'),
        ("cluster:welding", [], NOWHERE),
        ("cluster:welding", ["sales", "finance"], NOWHERE),
        ("cluster:finance", [], NOWHERE.replace("robots", 'accounting" and 1 other').replace('other"', "other")),
    ],
)
def test_what_would_lead_nowhere(reference: str, successors: list[str], reason: str) -> None:
    with pytest.raises(
        RetirementError, match=f"^{reference} cannot be retired like that: {re.escape(reason)}$"
    ) as found:
        retired_in(TOWN, RECORDS[reference], successors)
    assert found.value.reasons == (reason,)
    assert str(pickle.loads(pickle.dumps(found.value))) == str(found.value)


def test_a_circle() -> None:
    before = dataset(retired=[retired("pathway", "typing", "accounting")])
    with pytest.raises(RetirementError, match='the replacements of pathway "typing" lead back to it'):
        retired_in(before, before.pathways[0], ["typing"])
