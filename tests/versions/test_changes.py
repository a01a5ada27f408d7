"""Of each kind of change, a pair of datasets that differ in just that: what is said of it, and what it breaks."""

from __future__ import annotations

import dataclasses
import pickle
from textwrap import dedent
from typing import Any, get_args

import pytest

import careertaxonomy as ct
from careertaxonomy.versions.changes import POLICY, ChangeKind, largest
from tests.change_pairs import PAIRS
from tests.comparing import Given, dataset, expect_changes, later, run

NAMED = [pytest.param(*pair[1:], id=f"{number}-{pair[0]}") for number, pair in enumerate(PAIRS)]


@pytest.mark.parametrize(("old", "new", "expected"), NAMED)
def test_a_change_comes_back_alone(old: Given, new: Given, expected: str) -> None:
    expect_changes(dataset(**old), later(**new), expected)


@pytest.mark.parametrize(("old", "new", "expected"), NAMED)
def test_what_breaks_held_before_and_fails_now(old: Given, new: Given, expected: str) -> None:
    before, after = dataset(**old), later(**new)
    (change,) = ct.diff(before, after).changes
    assert (change.breaks is not None) == ("breaks:" in expected)
    if change.breaks is not None:
        run(change.breaks, before)
        with pytest.raises((AssertionError, LookupError)):
            run(change.breaks, after)


def test_no_kind_of_change_is_forgotten_here() -> None:
    assert {kind for kind, *_ in PAIRS} == set(POLICY) == set(get_args(ChangeKind))
    for kind, *_, expected in PAIRS:
        assert expected.split()[:2] == [POLICY[kind][0], kind]


def test_only_what_takes_something_away_is_major_and_only_that_breaks_code() -> None:
    breaking = {kind for kind, *_, expected in PAIRS if "breaks:" in expected}
    assert breaking == {kind for kind, (level, _) in POLICY.items() if level == "major"}


REASONS = """
    retired        major  an id is no longer found; what replaced it is on record
    vanished       major  an id is no longer found, and nothing says what replaced it
    replaced       major  it looks like a rename done as delete and add: the old id is no longer found
    moved          major  the pathway is no longer found where it was
    unlinked       major  the cluster is no longer found in the World
    marker-lifted  major  the cluster no longer belongs to every World
    alias-removed  major  a name that could be looked up is gone
    code-removed   major  a code that could be looked up is gone
    code-changed   major  a code that could be looked up is gone or means something else
    added          minor  more can be found; nothing is lost
    restored       minor  a retired id is in use again
    redirected     minor  what replaced a retired record reads differently
    renamed        minor  people read another name; the id stays
    linked         minor  the cluster is found in one more World
    marker-set     minor  the cluster belongs to every World, also to one added later
    alias-added    minor  one more name can be looked up
    code-added     minor  one more code can be looked up
    relabelled     patch  the name differs in case, spacing, punctuation, or & for and
    reordered      patch  the same entries in another order
    text-changed   patch  a text for people reads differently
"""


def test_each_kind_has_its_level_and_its_reason() -> None:
    changes = {kind: ct.Change(kind, "x", "x") for kind in POLICY}
    written = [f"{kind:<14} {change.level}  {change.reason}" for kind, change in changes.items()]
    assert written == dedent(REASONS).strip().splitlines()


OLD = "our-careers", "1.0.0", "our-careers", "2.0.0"
MOVED = ct.Change("moved", "pathway:x", "x moved", "a", "b", ("cluster:a", "cluster:b"))
NOTED = ct.Change("text-changed", "source", "the source reads differently")
ADDED = ct.Change("added", "world:a", "a is new", new="a")
ALL = ct.Comparison(*OLD, (MOVED, ADDED, NOTED))


@pytest.mark.parametrize(
    ("references", "touched"),
    [
        (["pathway:x"], (MOVED,)),
        (["x"], (MOVED,)),
        (["cluster:b"], (MOVED,)),
        (["cluster:a"], (MOVED,)),
        (["a"], (MOVED, ADDED)),
        ({"world:a": 1}, (ADDED,)),
        (iter(["world:a", "pathway:x", "nope"]), (MOVED, ADDED)),
        ("world:a", (ADDED,)),
        (["world:x", "cluster:x", "moved", ""], ()),
        ([], ()),
    ],
)
def test_only_changes_that_touch_what_is_used_are_kept(references: Any, touched: tuple[ct.Change, ...]) -> None:
    kept = ALL.used(references)
    assert kept == ct.Comparison(*OLD, touched, left_out=3 - len(touched))
    assert kept.required_bump == (touched[0].level if touched else None)


def test_what_was_left_out_before_is_not_forgotten() -> None:
    assert ALL.used(["a"]).used(["world:a"]) == ct.Comparison(*OLD, (ADDED,), left_out=2)


def test_a_change_is_asked_by_the_text_or_by_many() -> None:
    assert MOVED.touches("pathway:x")
    assert MOVED.touches("x")
    assert MOVED.touches(["y", "cluster:a"])
    assert not MOVED.touches("pathway")
    assert not MOVED.touches(["world:a"])


def test_the_largest_step_is_the_one_that_is_due() -> None:
    assert ALL.required_bump == largest([NOTED, ADDED, MOVED]) == "major"
    assert largest([NOTED, ADDED]) == "minor"
    assert largest([NOTED]) == "patch"
    assert largest([]) is None
    assert (ALL.of_level("major"), ALL.of_level("minor"), ALL.of_level("patch")) == ((MOVED,), (ADDED,), (NOTED,))


def test_a_comparison_is_a_value() -> None:
    again = pickle.loads(pickle.dumps(ALL))
    assert {ALL: 1}[again] == 1
    for value, field in ((ALL, "changes"), (MOVED, "kind")):
        with pytest.raises(dataclasses.FrozenInstanceError, match=f"^cannot assign to field '{field}'$"):
            setattr(value, field, ())
