"""Where stored ids went, from one version to a later one: `careertaxonomy.migrate`."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from typing import Any

import pytest

import careertaxonomy as ct
from careertaxonomy.versions.migration_results import OUTCOMES, Outcome
from tests.comparing import TOWN, dataset, later
from tests.helpers import cluster, pathway, retired, world


def pathways(*ids: str) -> list[dict[str, object]]:
    return [pathway(id) for id in ids]


OLD = dataset(
    pathways=pathways(
        "accounting",
        "bookkeeping",
        "payroll",
        "media",
        "typing",
        "surveying",
        "welding",
        "robots",
        "haulage",
        "law",
        "retail",
    )
)
NEW = later(
    "3.0.0",
    pathways=pathways("accounting", "print", "broadcasting", "mapping", "joining", "logistics", "legal"),
    retired=[
        # A chain over two versions: "records" was there in 2.0.0 only.
        retired("pathway", "bookkeeping", "records", version="2.0.0"),
        retired("pathway", "records", "accounting", version="3.0.0"),
        retired("pathway", "payroll", "accounting", version="3.0.0"),
        retired("pathway", "media", "broadcasting", "print", version="2.0.0", note="Ask which."),
        retired("pathway", "typing", version="2.0.0"),
        # Of two parts, one was withdrawn later.
        retired("pathway", "surveying", "mapping", "sketching", version="2.0.0"),
        retired("pathway", "sketching", version="3.0.0"),
        # A diamond: two ways, one end.
        retired("pathway", "welding", "gas-welding", "arc-welding", version="2.0.0"),
        retired("pathway", "gas-welding", "joining", version="3.0.0"),
        retired("pathway", "arc-welding", "joining", version="3.0.0"),
        # A chain that ends with nothing.
        retired("pathway", "haulage", "carting", version="2.0.0"),
        retired("pathway", "carting", version="3.0.0"),
        # A split, one part of which was split again, and back into the other.
        retired("pathway", "law", "legal", "courts", version="2.0.0"),
        retired("pathway", "courts", "legal", "logistics", version="3.0.0"),
    ],
)

CASES: list[tuple[str, Outcome, str | None, tuple[str, ...], str]] = [
    ("accounting", "kept", "accounting", (), 'pathway "accounting" is in our-careers 3.0.0'),
    ("print", "kept", "print", (), 'pathway "print" is in our-careers 3.0.0'),
    (
        "bookkeeping",
        "replaced",
        "accounting",
        (),
        'pathway "bookkeeping" was retired in 2.0.0; "accounting" replaced it',
    ),
    ("records", "replaced", "accounting", (), 'pathway "records" was retired in 3.0.0; "accounting" replaced it'),
    ("payroll", "replaced", "accounting", (), 'pathway "payroll" was retired in 3.0.0; "accounting" replaced it'),
    ("welding", "replaced", "joining", (), 'pathway "welding" was retired in 2.0.0; "joining" replaced it'),
    (
        "media",
        "split",
        None,
        ("broadcasting", "print"),
        'pathway "media" was retired in 2.0.0 and split: choose "broadcasting" or "print"',
    ),
    (
        "law",
        "split",
        None,
        ("legal", "logistics"),
        'pathway "law" was retired in 2.0.0 and split: choose "legal" or "logistics"',
    ),
    (
        "surveying",
        "split",
        None,
        ("mapping",),
        'pathway "surveying" was retired in 2.0.0 and split: choose "mapping", or nothing: a part of it is gone',
    ),
    ("typing", "withdrawn", None, (), 'pathway "typing" was retired in 2.0.0; nothing replaced it'),
    ("haulage", "withdrawn", None, (), 'pathway "haulage" was retired in 2.0.0; what replaced it is gone, too'),
    (
        "robots",
        "withdrawn",
        None,
        (),
        'pathway "robots" is not in our-careers 3.0.0, which does not say what replaced it',
    ),
    ("acounting", "unknown", None, (), 'no pathway "acounting" in our-careers 1.0.0 or our-careers 3.0.0'),
    ("Accounting", "unknown", None, (), 'no pathway "Accounting" in our-careers 1.0.0 or our-careers 3.0.0'),
    (" accounting", "unknown", None, (), 'no pathway " accounting" in our-careers 1.0.0 or our-careers 3.0.0'),
    ("", "unknown", None, (), 'no pathway "" in our-careers 1.0.0 or our-careers 3.0.0'),
    ("finance", "unknown", None, (), 'no pathway "finance" in our-careers 1.0.0 or our-careers 3.0.0'),
    ("cluster:finance", "unknown", None, (), 'no pathway "cluster:finance" in our-careers 1.0.0 or our-careers 3.0.0'),
]


def migrated(*ids: str, **more: Any) -> tuple[ct.Migrated, ...]:
    return ct.migrate(ids, **{"kind": "pathway", "from_": OLD, "to": NEW, **more})


@pytest.mark.parametrize(("id", "outcome", "new", "candidates", "reason"), CASES, ids=[case[0] for case in CASES])
def test_what_became_of_an_id(
    id: str, outcome: Outcome, new: str | None, candidates: tuple[str, ...], reason: str
) -> None:
    (found,) = migrated(id)
    assert found == ct.Migrated(id, outcome, new, candidates, reason)
    assert found.needs_a_person == (outcome in {"split", "withdrawn", "unknown"})


@pytest.mark.parametrize(
    ("id", "outcome", "new", "candidates", "reason"),
    [case for case in CASES if ":" not in case[0]],
    ids=[case[0] for case in CASES if ":" not in case[0]],
)
def test_a_kinded_reference_becomes_one_too(
    id: str, outcome: Outcome, new: str | None, candidates: tuple[str, ...], reason: str
) -> None:
    (found,) = migrated(f"pathway:{id}")
    kinded = tuple(f"pathway:{candidate}" for candidate in candidates)
    assert found == ct.Migrated(f"pathway:{id}", outcome, None if new is None else f"pathway:{new}", kinded, reason)


def test_every_outcome_is_among_these_cases() -> None:
    assert {case[1] for case in CASES} == {*OUTCOMES}


def test_the_result_has_one_entry_for_each_id_in_their_order() -> None:
    given = ["typing", "payroll", "accounting", "payroll", "bookkeeping"]
    assert [found.id for found in migrated(*given)] == given
    assert [found.new for found in migrated(*given)] == [None, *["accounting"] * 4]
    assert ct.migrate([], kind="pathway", from_=OLD, to=NEW) == ()


def test_ids_may_come_from_a_generator() -> None:
    def ids() -> Iterator[str]:
        yield "payroll"
        yield "accounting"

    assert ct.migrate(ids(), kind="pathway", from_=OLD, to=NEW) == migrated("payroll", "accounting")
    columns = {"payroll": 1, "accounting": 2}
    assert ct.migrate(columns, kind="pathway", from_=OLD, to=NEW) == migrated("payroll", "accounting")


def test_taxonomies_and_datasets_do_alike() -> None:
    every = [case[0] for case in CASES]
    assert migrated(*every, from_=ct.Taxonomy(OLD), to=ct.Taxonomy(NEW)) == migrated(*every)


def test_migrating_what_was_migrated_changes_nothing_more() -> None:
    once = [found.new or found.id for found in migrated(*(case[0] for case in CASES))]
    assert [found.new or found.id for found in migrated(*once)] == once


def test_worlds_and_clusters_are_migrated_too() -> None:
    old = dataset(clusters=[*TOWN["clusters"], cluster("money")], worlds=[*TOWN["worlds"], world("farms")])
    new = later(
        retired=[
            retired("cluster", "money", "finance", version="2.0.0", worlds="all"),
            retired("world", "farms", "trade", "manufacturing", version="2.0.0"),
        ]
    )
    assert ct.migrate(["money", "farms"], kind="cluster", from_=old, to=new) == (
        ct.Migrated("money", "replaced", "finance", (), 'cluster "money" was retired in 2.0.0; "finance" replaced it'),
        ct.Migrated("farms", "unknown", None, (), 'no cluster "farms" in our-careers 1.0.0 or our-careers 2.0.0'),
    )
    split = 'World "farms" was retired in 2.0.0 and split: choose "trade" or "manufacturing"'
    assert ct.migrate(["farms"], kind="world", from_=old, to=new) == (
        ct.Migrated("farms", "split", None, ("trade", "manufacturing"), split),
    )


def test_a_retired_record_of_another_kind_with_the_same_id_says_nothing() -> None:
    new = later(retired=[retired("cluster", "media", "finance", version="2.0.0", worlds="all")])
    (found,) = ct.migrate(["media"], kind="pathway", from_=dataset(), to=new)
    assert found.outcome == "unknown"


def test_a_replacement_that_only_the_earlier_version_records_is_followed() -> None:
    """A local copy may have lost the list of the retired; where the copy has it, its own word counts."""
    old = dataset(retired=[retired("pathway", "bursary", "grants"), retired("pathway", "grants", "insurance")])
    assert migrated("bursary", from_=old, to=later())[0] == ct.Migrated(
        "bursary", "replaced", "insurance", (), 'pathway "bursary" was retired in 1.0.0; "insurance" replaced it'
    )
    new = later(retired=[retired("pathway", "grants", "accounting", version="1.1.0")])
    assert [found.new for found in migrated("bursary", "grants", from_=old, to=new)] == ["accounting"] * 2
    gone = later(pathways=pathways("accounting"))
    assert migrated("bursary", from_=old, to=gone)[0] == ct.Migrated(
        "bursary", "withdrawn", None, (), 'pathway "bursary" was retired in 1.0.0; what replaced it is gone, too'
    )


def test_an_id_that_came_back_is_kept() -> None:
    old = dataset(pathways=pathways("accounting"), retired=[retired("pathway", "insurance", "accounting")])
    assert migrated("insurance", from_=old, to=later())[0].outcome == "kept"


@pytest.mark.parametrize(
    ("circle", "outcome", "new", "reason"),
    [
        ({"a": ["a"]}, "withdrawn", None, "; what replaced it is gone, too"),
        ({"a": ["b"], "b": ["a"]}, "withdrawn", None, "; what replaced it is gone, too"),
        ({"a": ["b"], "b": ["c"], "c": ["b"]}, "withdrawn", None, "; what replaced it is gone, too"),
        ({"a": ["b", "retail"], "b": ["a"]}, "replaced", "retail", '; "retail" replaced it'),
        ({"a": ["b"], "b": ["a", "retail"]}, "replaced", "retail", '; "retail" replaced it'),
    ],
)
def test_a_circle_ends(circle: dict[str, list[str]], outcome: Outcome, new: str | None, reason: str) -> None:
    rows = [retired("pathway", id, *replaced_by, version="2.0.0") for id, replaced_by in circle.items()]
    (found,) = migrated("a", from_=dataset(), to=later(retired=rows))
    assert found == ct.Migrated("a", outcome, new, (), f'pathway "a" was retired in 2.0.0{reason}')


def test_a_chain_of_thousands_of_versions_is_followed() -> None:
    rows = [retired("pathway", f"step-{number}", f"step-{number + 1}") for number in range(5_000)]
    (found,) = migrated("step-0", to=later(retired=[*rows, retired("pathway", "step-5000", "accounting")]))
    assert found.new == "accounting"


def test_ids_are_carried_on_not_back() -> None:
    with pytest.raises(ct.VersionOrderError, match=r"our-careers 1\.0\.0 is older than 3\.0\.0: ids") as caught:
        migrated("accounting", from_=NEW, to=OLD)
    assert (caught.value.dataset, caught.value.from_, caught.value.to) == ("our-careers", "3.0.0", "1.0.0")
    assert [found.outcome for found in migrated("accounting", "media", to=OLD)] == ["kept", "kept"]
    local = dataset(head={"version": "1.0.1-local.1"})
    with pytest.raises(ct.VersionOrderError, match=r"our-careers 1\.0\.1-local\.1 is older than 1\.0\.1:"):
        migrated(from_=dataset(head={"version": "1.0.1"}), to=local)


def test_versions_of_two_datasets_have_no_order() -> None:
    other = dataset(head={"name": "valley-careers", "version": "0.1.0"})
    assert [found.reason for found in migrated("insurance", "law", from_=NEW, to=other)] == [
        'pathway "insurance" is in valley-careers 0.1.0',
        'pathway "law" was retired in 2.0.0; what replaced it is gone, too',
    ]


def test_a_kind_that_there_is_not() -> None:
    with pytest.raises(ct.UnknownKindError, match='no kind "pathways"; available: world, cluster, pathway') as caught:
        migrated(kind="pathways")
    assert (caught.value.kind, caught.value.known) == ("pathways", ("world", "cluster", "pathway"))
    with pytest.raises(ct.UnknownKindError, match="no kind "):
        migrated(kind=None)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"ids": "accounting"}, "a list of ids is wanted here, not str"),
        ({"ids": ["accounting", 5]}, "a pathway's id, as text, is wanted here, not int"),
        ({"ids": 5}, "a list of ids is wanted here, not int"),
        ({"ids": [None]}, "a pathway's id, as text, is wanted here, not NoneType"),
        ({"ids": b"law"}, "a list of ids is wanted here, not bytes"),
        ({"from_": "1.0.0"}, "a Taxonomy or a Dataset is wanted here, not str"),
        ({"to": None}, "a Taxonomy or a Dataset is wanted here, not NoneType"),
    ],
)
def test_what_is_no_text_taxonomy_or_dataset_is_refused(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(ct.WrongKindError, match=f"^{re.escape(message)}$"):
        ct.migrate(**{"ids": ["law"], "kind": "pathway", "from_": OLD, "to": NEW, **wrong})


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_the_results_are_plain_values(protocol: int) -> None:
    found = migrated(*(case[0] for case in CASES))
    assert pickle.loads(pickle.dumps(found, protocol)) == found
    assert len({*found}) == len(CASES)
    with pytest.raises(FrozenInstanceError):
        found[0].new = "law"  # type: ignore[misc]  # what must not work
