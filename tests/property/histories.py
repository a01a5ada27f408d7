"""Two versions of a dataset, and what really became of every id between them: told forward, event by event."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from careertaxonomy import Dataset
from careertaxonomy.versions.migration_results import Outcome
from tests.comparing import dataset
from tests.helpers import pathway, retired

__all__ = ["IDS", "History", "histories"]

_EVENTS = (("replaced", 1), ("replaced", 1), ("split", 2), ("split", 3), ("withdrawn", 0), ("dropped", 0))
"""What may happen to an id, and how many others are to stand for it then."""

# Some are parts of others, or look like something else in a table.
IDS = ("law", "law-2", "a", "it", "arts", "arts-it", "0", "1990", "pathway", "sales", "x-1", "x-1-2")


@dataclass(frozen=True)
class History:
    """Two versions; what stands for each id in the later one, which ids lost a part on the way, and which are gone
    from both."""

    old: Dataset
    new: Dataset
    ends: dict[str, tuple[str, ...]]
    lost: frozenset[str]
    forgotten: frozenset[str]

    def outcome(self, id: str) -> Outcome:
        """What became of an id."""
        ends = self.ends.get(id, ())
        if ends == (id,):
            return "kept"
        if id not in self.ends or id in self.forgotten:
            return "unknown"
        return "withdrawn" if not ends else "replaced" if len(ends) == 1 and id not in self.lost else "split"

    def becomes(self, value: str) -> str:
        """What is to stand in a table in place of an id or a reference."""
        id = value.removeprefix("pathway:")
        prefix = value[: len(value) - len(id)]
        return prefix + self.ends[id][0] if self.outcome(id) == "replaced" else value


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Pathways that are renamed, merged, split, withdrawn and dropped, one after the other."""
    order = draw(st.permutations(IDS))
    start = draw(st.integers(2, 6))
    live, fresh = [*order[:start]], [*order[start:]]
    ends = {id: [id] for id in live}
    lost, forgotten = set[str](), set[str]()
    rows: list[dict[str, object]] = []
    events = draw(st.lists(st.sampled_from(_EVENTS), min_size=3, max_size=7))
    cut = draw(st.integers(0, len(events) // 2))
    known, before = [*live], 0
    for step, (event, successors_wanted) in enumerate(events):
        if step == cut:
            known, before = [*live], len(rows)
        gone = draw(st.sampled_from(live))
        live.remove(gone)
        most = min(successors_wanted, len(live) + len(fresh[:2]))
        successors = draw(st.lists(st.sampled_from([*live, *fresh[:2]]), min_size=most, max_size=most, unique=True))
        fresh = [id for id in fresh if id not in successors]
        live += [id for id in successors if id not in live]
        live = live or [fresh.pop()]
        for id in live:
            ends.setdefault(id, [id])
        if event == "dropped":
            forgotten.add(gone)  # dropped without a word: withdrawn all the same if the earlier version has it
        else:
            rows.append(retired("pathway", gone, *successors, version=f"1.{step}.0"))
        for id, found in ends.items():
            if gone in found:
                at = found.index(gone)
                ends[id] = [*dict.fromkeys([*found[:at], *successors, *found[at + 1 :]])]
                lost |= set() if successors else {id}
    shortened = draw(st.booleans())
    return History(
        dataset(head={"version": f"1.{cut}.0"}, pathways=map(pathway, known), retired=rows[:before]),
        dataset(head={"version": "2.0.0"}, pathways=map(pathway, live), retired=rows[before:] if shortened else rows),
        {id: tuple(found) for id, found in ends.items()},
        frozenset(lost),
        frozenset(forgotten.difference(known)),
    )
