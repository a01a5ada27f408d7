"""What `careertaxonomy.testing` gives to others: the data it makes, what it refuses, and what importing it does."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from careertaxonomy import Cluster, Dataset, Pathway, Taxonomy, World
from careertaxonomy.checks.faults import FAULTS
from careertaxonomy.testing import (
    BrokenDataset,
    broken_datasets,
    clusters,
    datasets,
    made_up,
    pathways,
    taxonomies,
    worlds,
)
from careertaxonomy.text.normal_forms import normals
from careertaxonomy.text.similar_names import similar_names
from careertaxonomy.text.words import Vocabulary, WordIndex, Words
from tests.helpers import Python

QUICK = settings(database=None, deadline=None, max_examples=50, derandomize=True)
SEARCH = settings(QUICK, max_examples=2000)
FIRST = settings(SEARCH, phases=[Phase.generate])

WORLDS = (World(id="health-care", name="Health Care"), World(id="mining", name="Mining"), World(id="x", name="X"))
CLUSTERS = (Cluster(id="finance", name="Finance", worlds="all"), Cluster(id="it", name="IT", worlds="all"))


@pytest.mark.parametrize("made", [World, Cluster, Pathway, Dataset, Taxonomy])
def test_importing_makes_from_type_work(made: type) -> None:
    assert isinstance(find(st.from_type(made), lambda _: True, settings=FIRST), made)


@pytest.mark.slow
def test_the_simplest_of_everything_is_simple() -> None:
    """What a failing test is reduced to, and shows to its reader."""
    assert find(worlds(), lambda _: True, settings=SEARCH) == World(id="health-care", name="Health Care")
    simplest = find(datasets(), lambda _: True, settings=SEARCH)
    assert [cluster.name for cluster in simplest.clusters] == ["Finance"]
    assert simplest.pathways == (Pathway(id="accounting", name="Accounting", cluster="finance"),)
    assert (simplest.version, simplest.retired, simplest.repairs, simplest.source) == ("0.0.0", (), (), None)


@QUICK
@given(clusters(worlds=WORLDS), pathways(clusters=CLUSTERS))
def test_links_go_to_the_records_given(cluster: Cluster, pathway: Pathway) -> None:
    assert cluster.worlds == "all" or set(cluster.worlds) < {"health-care", "mining", "x"}
    assert pathway.cluster in {"finance", "it"}


@QUICK
@given(clusters(), pathways())
def test_links_go_to_made_up_records_where_none_is_given(cluster: Cluster, pathway: Pathway) -> None:
    assert cluster.worlds
    assert pathway.cluster


@pytest.mark.slow
@QUICK
@given(st.data())
def test_bounds_are_kept(data: st.DataObject) -> None:
    bounds: dict[str, Any] = {}
    for name, most in (("worlds", 16), ("clusters", 16), ("pathways", 40)):
        least = data.draw(st.integers(1 if name != "pathways" else 16, most))
        bounds |= {f"min_{name}": least, f"max_{name}": data.draw(st.integers(least, most))}
    dataset = data.draw(datasets(**bounds))
    for name in ("worlds", "clusters", "pathways"):
        assert bounds[f"min_{name}"] <= len(getattr(dataset, name)) <= bounds[f"max_{name}"]


@pytest.mark.slow
@QUICK
@given(
    datasets(all_worlds=True), datasets(all_worlds=False), taxonomies(all_worlds=False, max_worlds=2, max_clusters=1)
)
def test_all_worlds_is_there_or_not_as_asked(marked: Dataset, unmarked: Dataset, smallest: Taxonomy) -> None:
    assert any(cluster.worlds == "all" for cluster in marked.clusters)
    assert all(cluster.worlds != "all" for cluster in unmarked.clusters)
    assert all(cluster.worlds != "all" for cluster in smallest.clusters)


@pytest.mark.parametrize(
    ("bounds", "message"),
    [
        ({"min_worlds": 0}, "1 <= min_worlds <= max_worlds <= 16 is wanted, not min_worlds=0, max_worlds=9"),
        (
            {"max_clusters": 17},
            "1 <= min_clusters <= max_clusters <= 16 is wanted, not min_clusters=1, max_clusters=17",
        ),
        ({"min_pathways": 9, "max_pathways": 8}, "max_pathways <= 40 is wanted, not min_pathways=9, max_pathways=8"),
        (
            {"min_clusters": 4, "max_pathways": 3},
            "every cluster has a pathway, so min_clusters=4 is too many for max_pathways=3",
        ),
        ({"all_worlds": False, "max_clusters": 1}, "one cluster cannot name 9 Worlds but by the marker"),
    ],
)
def test_bounds_that_cannot_be_met_are_refused_at_once(bounds: dict[str, Any], message: str) -> None:
    for strategy in (datasets, taxonomies):
        with pytest.raises(InvalidArgument, match=message):
            strategy(**bounds)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"codes": ["CT301", "CT999"]}, "no fault to plant for 'CT999'; available: CT101, CT102"),
        ({"codes": []}, "codes is empty, so there is nothing to plant"),
        ({"min_faults": 0}, "1 <= min_faults <= max_faults is wanted, not min_faults=0, max_faults=3"),
        ({"min_faults": 4}, "1 <= min_faults <= max_faults is wanted, not min_faults=4, max_faults=3"),
    ],
)
def test_faults_that_cannot_be_planted_are_refused_at_once(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidArgument, match=message):
        broken_datasets(**arguments)


def _names(dataset: Dataset) -> list[str]:
    records: list[World | Cluster | Pathway] = [*dataset.worlds, *dataset.clusters, *dataset.pathways]
    return [record.name for record in records]


@pytest.mark.slow
@pytest.mark.parametrize(
    "is_there",
    [
        lambda dataset: any(not name.isascii() for name in _names(dataset)),
        lambda dataset: any("&" in name for name in _names(dataset)),
        lambda dataset: any("," in name for name in _names(dataset)),
        lambda dataset: any("/" in name for name in _names(dataset)),
        lambda dataset: any('"' in name or "\\" in name for name in _names(dataset)),
        lambda dataset: any(record.aliases for record in dataset.worlds),
        lambda dataset: any(len(record.codes) > 1 for record in dataset.clusters),
        lambda dataset: any(not record.note.isprintable() for record in dataset.pathways),
        lambda dataset: {world.id for world in dataset.worlds} & {cluster.id for cluster in dataset.clusters},
        lambda dataset: (
            {gone.id for gone in dataset.retired} & {to for gone in dataset.retired for to in gone.replaced_by}
        ),
        lambda dataset: any(len(gone.replaced_by) == 2 for gone in dataset.retired),
        lambda dataset: {gone.kind for gone in dataset.retired} == {"world", "cluster", "pathway"},
        lambda dataset: len(dataset.repairs) == 2,
        lambda dataset: dataset.source is not None and dataset.schema_uri and dataset.description,
        lambda dataset: "-" in dataset.version,
        lambda dataset: len({cluster.worlds == "all" for cluster in dataset.clusters}) == 2,
    ],
)
def test_what_real_data_have_is_there(is_there: Callable[[Dataset], object]) -> None:
    assert is_there(find(datasets(), lambda dataset: bool(is_there(dataset)), settings=FIRST))


@pytest.mark.slow
@pytest.mark.parametrize("code", sorted({fault.code for fault in FAULTS}))
def test_one_kind_of_fault_can_be_asked_for(code: str) -> None:
    @settings(QUICK, max_examples=5)
    @given(broken_datasets(codes=[code]))
    def only_that(broken: BrokenDataset) -> None:
        assert [fault.code for fault in broken.due] == [code]
        assert len(broken.planted) == 1

    only_that()


@pytest.mark.slow
@QUICK
@given(broken_datasets(codes=["CT109", "CT301"]))
def test_a_document_is_json_where_no_fault_of_yaml_was_asked_for(broken: BrokenDataset) -> None:
    assert broken.form == ("yaml" if broken.due[0].code == "CT109" else "json")


@pytest.mark.slow
@QUICK
@given(broken_datasets(min_faults=2, max_faults=2))
def test_as_many_faults_as_asked_for_are_planted(broken: BrokenDataset) -> None:
    assert len(broken.planted) == len(broken.due) == 2
    assert len({fault.code for fault in broken.due}) == 2
    assert json.loads(broken.data)["format"] == "careertaxonomy/1"


@pytest.mark.parametrize("names", [made_up.WORLDS, made_up.CLUSTERS, made_up.PATHWAYS])
def test_made_up_names_are_told_apart_by_every_rule(names: tuple[str, ...]) -> None:
    assert all(unicodedata.is_normalized("NFC", name) for name in names)
    plain = normals(names)
    assert len({*plain}) == len(plain)
    words = Words(plain)
    assert similar_names(WordIndex(words, Vocabulary(words)), [""] * len(plain)) == {}


def test_without_hypothesis_the_install_command_is_given(python: Python) -> None:
    code = """
import sys
sys.modules["hypothesis"] = None
import careertaxonomy
try:
    import careertaxonomy.testing
except careertaxonomy.MissingExtraError as error:
    print(error)
    print(error.extra, isinstance(error, ImportError))
"""
    assert python(code) == (
        'careertaxonomy.testing needs an optional package: python -m pip install "careertaxonomy[testing]"\n'
        "testing True\n"
    )


def test_hypothesis_does_not_import_us_by_itself(python: Python) -> None:
    code = """
import sys
import hypothesis, hypothesis.strategies as st
st.from_type(int).validate()
print([name for name in sys.modules if name.startswith("careertaxonomy")])
"""
    assert python(code) == "[]\n"
