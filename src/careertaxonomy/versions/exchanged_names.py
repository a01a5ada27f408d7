"""Names that changed their ids between two versions: two that were swapped, or a column that was moved by one row."""

from __future__ import annotations

from collections.abc import Mapping

from careertaxonomy.text.normal_forms import normals

__all__ = ["exchanged"]

_LEAST_RUN = 3
"""How many ids in a row, each with the name that the next one had, are a slip: two may be a name that was given on."""


def exchanged(before: Mapping[str, str], after: Mapping[str, str]) -> list[dict[str, str]]:
    """Groups of ids that have each other's names: of each id, the one that had its name.

    Both mappings give the names by the ids of one kind. In a circle the last one has the name that the first one had; a
    run ends with an id that has a name of its own.
    """
    both = [id for id in after if id in before]
    names = zip(both, normals([before[id] for id in both]), normals([after[id] for id in both]), strict=True)
    changed = {id: (was, now) for id, was, now in names if was != now}
    had = {was: id for id, (was, _) in reversed(changed.items())}
    took = {had[now]: id for id, (_, now) in reversed(changed.items()) if now in had}
    following = {id: had[now] for id, (_, now) in changed.items() if took.get(had.get(now, "")) == id}
    ends = {*following.values()}
    found = []
    for start in [*(id for id in following if id not in ends), *following]:
        group: dict[str, str] = {}
        last = start
        while last in following:
            group[last] = last = following.pop(last)
        if len(group) >= _LEAST_RUN - 1 or (group and last == start):
            found.append(group)
    return found
