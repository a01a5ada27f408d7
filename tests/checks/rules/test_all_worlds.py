"""CT4xx: All Worlds, the marker that means every World."""

from __future__ import annotations

import pytest

from tests.helpers import BOTH, at, check_text, cluster, codes, document, expect, only, pathway, world

NAMES = {
    "a": "Arts",
    "b": "Banking",
    "c": "Care",
    "d": "Design",
    "e": "Energy",
    "f": "Farming",
    "g": "Games",
    "h": "Hens",
}
EIGHT = [world(id, name) for id, name in NAMES.items()]
SALES = cluster("sales", BOTH)
TWO = [pathway("a"), pathway("b", "sales")]
"""With the cluster sales beside finance, which names both Worlds, nothing is said of what the marker alone reaches."""


@pytest.mark.parametrize(
    "text", ["All Worlds", "All worlds", "ALL", "All", "all-worlds", " all ", "AllWorlds", "all worlds!", "All World"]
)
def test_the_marker_misspelt(text: str) -> None:
    found = only(check_text(document(clusters=[cluster("finance", text), SALES], pathways=TWO)))
    assert (found.code, found.severity, found.path) == ("CT401", "error", "/clusters/0/worlds")
    assert (found.line, found.column, found.end_column) == (11, 52, 54 + len(text))
    assert found.message == f'cluster "finance" has "{text}" where the marker for All Worlds is meant'
    assert found.hint == 'write "all"'


@pytest.mark.parametrize("worlds", [["all"], ["All Worlds"], ["ALL", "all"]])
def test_the_marker_in_a_list(worlds: list[str]) -> None:
    text = document(clusters=[cluster("finance", worlds), SALES], pathways=TWO)
    found = only(check_text(text))
    assert (found.code, found.severity, found.path) == ("CT401", "error", "/clusters/0/worlds")
    assert at(found, text).startswith('["')
    assert found.message == 'cluster "finance" has the marker for All Worlds in a list'
    assert found.hint == 'write "all", without the brackets'


@pytest.mark.parametrize("text", ["", " ", "*", "every", "Every", "none"])
def test_what_is_no_world_is_not_to_be_written_as_a_list(text: str) -> None:
    found = only(check_text(document(clusters=[cluster("finance", text), SALES], pathways=TWO)))
    hint = 'list the ids of its Worlds, or write "all" if it belongs to every World'
    assert (found.code, found.hint) == ("CT106", hint)


@pytest.mark.parametrize("text", ["al", "health-care", "all of them"])
def test_another_text_is_not_the_marker(text: str) -> None:
    found = only(check_text(document(clusters=[cluster("finance", text), SALES], pathways=TWO)))
    assert (found.code, found.hint) == ("CT106", f'write it as a list: ["{text}"]')


def test_the_marker_itself() -> None:
    expect(document(clusters=[cluster("finance", "all"), SALES], pathways=TWO), "")


def test_the_marker_beside_names() -> None:
    clusters = [cluster("finance", ["all", "health-care"]), SALES]
    expect(
        document(clusters=clusters, pathways=TWO),
        """
        11:53 error CT402 all-worlds-with-names at /clusters/0/worlds/0: "all"
          cluster "finance" has "all", the marker for All Worlds, beside named Worlds
          hint: write "all" in place of the list, or take the marker out of it
        """,
    )
    clusters = [cluster("finance", ["health-care", "All Worlds", "manufacturing", "all"]), SALES]
    expect(
        document(clusters=clusters, pathways=TWO),
        """
        11:68 error CT402 all-worlds-with-names at /clusters/0/worlds/1: "All Worlds"
          cluster "finance" has "All Worlds", the marker for All Worlds, beside named Worlds
          hint: write "all" in place of the list, or take the marker out of it
        """,
    )


def test_the_marker_beside_a_name_that_is_not_there() -> None:
    clusters = [cluster("finance", ["all", "nowhere"]), SALES]
    expect(
        document(clusters=clusters, pathways=TWO),
        """
        11:53 error CT402 all-worlds-with-names at /clusters/0/worlds/0: "all"
          cluster "finance" has "all", the marker for All Worlds, beside named Worlds
          hint: write "all" in place of the list, or take the marker out of it
        11:60 error CT301 unknown-world at /clusters/0/worlds/1: "nowhere"
          cluster "finance" links to world "nowhere", which this dataset does not define
        """,
    )


def test_every_world_spelled_out() -> None:
    worlds = [*EIGHT[:3]]
    expect(
        document(worlds=worlds, clusters=[cluster("finance", ["c", "a", "b"])]),
        """
        12:52 warning CT403 spelled-out-all-worlds at /clusters/0/worlds: ["c", "a", "b"]
          cluster "finance" names every World, all 3 Worlds of them
          hint: write "all", or a World added later is missed
        """,
    )
    assert codes(check_text(document(worlds=worlds, clusters=[cluster("finance", list("abca"))]))) == ["CT403", "CT303"]


def test_two_worlds_may_be_spelled_out() -> None:
    expect(document(worlds=EIGHT[:2], clusters=[cluster("finance", ["a", "b"])]), "")


def test_all_worlds_but_one() -> None:
    clusters = [cluster("finance", list("abcdefg")), cluster("sales", ["h"])]
    expect(
        document(worlds=EIGHT, clusters=clusters, pathways=TWO),
        """
        17:52 warning CT404 nearly-all-worlds at /clusters/0/worlds: ["a", "b", "c", "d", "e", "f", "g"]
          cluster "finance" names every World but "h"
          hint: a stale list of all Worlds? Then write "all"
        """,
    )


def test_all_worlds_but_one_of_seven() -> None:
    clusters = [cluster("finance", list("abcdef")), cluster("sales", ["g"])]
    expect(document(worlds=EIGHT[:7], clusters=clusters, pathways=TWO), "")


def test_all_worlds_but_two() -> None:
    clusters = [cluster("finance", list("abcdef")), cluster("sales", ["g", "h"])]
    expect(document(worlds=EIGHT, clusters=clusters, pathways=TWO), "")


def test_all_worlds_with_one_of_them_wrong() -> None:
    clusters = [cluster("finance", list("abcdefgx")), cluster("sales", ["h"])]
    assert codes(check_text(document(worlds=EIGHT, clusters=clusters, pathways=TWO))) == ["CT301"]
    clusters = [cluster("finance", [*"abcdefg", "hens"]), cluster("sales", ["h"])]
    assert codes(check_text(document(worlds=EIGHT, clusters=clusters, pathways=TWO))) == ["CT301"]


def test_a_world_that_takes_the_markers_part() -> None:
    for record, field in (
        (world("all", "Everything"), "id"),
        (world("all-worlds"), "id"),
        (world("x", "ALL worlds"), "name"),
    ):
        found = only(
            check_text(document(worlds=[*EIGHT[:1], record], clusters=[cluster("finance", ["a", record["id"]])]))
        )
        assert (found.code, found.severity, found.line, found.path) == ("CT405", "error", 8, f"/worlds/1/{field}")
        assert found.message == f'World "{record["id"]}" has the {field} "{record[field]}", which means every World'
        assert found.hint == 'take it out; clusters that belong to every World have "all"'


def test_a_world_that_takes_the_markers_part_and_is_linked_to() -> None:
    worlds = [*EIGHT[:2], world("all-worlds")]
    clusters = [cluster("finance", ["all-worlds"]), cluster("sales", ["a", "b"])]
    assert codes(check_text(document(worlds=worlds, clusters=clusters, pathways=TWO))) == ["CT405"]


def test_a_world_that_only_the_marker_reaches() -> None:
    clusters = [cluster("finance"), cluster("sales", ["health-care"])]
    expect(
        document(clusters=clusters, pathways=TWO),
        """
        8:5 note CT406 world-only-by-all at /worlds/1: {"id": "manufacturing", "name": "Manufacturing"}
          only All Worlds reaches World "manufacturing"; no cluster names it
        """,
    )
    clusters = [cluster("finance", "All Worlds"), cluster("sales", ["health-care"])]
    assert codes(check_text(document(clusters=clusters, pathways=TWO))) == ["CT406", "CT401"]


def test_a_world_that_a_misspelt_link_means_is_not_only_reached_by_the_marker() -> None:
    clusters = [cluster("finance"), cluster("sales", ["health-care", "manufacturin"])]
    assert codes(check_text(document(clusters=clusters, pathways=TWO))) == ["CT301"]


def test_a_world_that_takes_the_markers_part_needs_no_cluster() -> None:
    worlds = [*EIGHT[:2], world("all-worlds")]
    clusters = [cluster("finance", ["a", "b"]), cluster("sales", ["a"])]
    assert codes(check_text(document(worlds=worlds, clusters=clusters, pathways=TWO))) == ["CT405"]
    clusters = [cluster("finance"), cluster("sales", ["a", "b"])]
    assert codes(check_text(document(worlds=worlds, clusters=clusters, pathways=TWO))) == ["CT405"]
