"""Lists with commas between names that have commas of their own: which commas part two names.

The parts of a name stand together wherever one of them stands. So parts that never stand apart are one name, if several
clusters show it; where only one does, nobody can tell, and it is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Commas"]


class Commas:
    """What the lists of a column tell about their commas. A list is given with the cluster in whose row it stands."""

    def __init__(self, lists: Iterable[tuple[str, str]]) -> None:
        self._after: dict[str, set[str]] = defaultdict(set)
        self._before: dict[str, set[str]] = defaultdict(set)
        self._clusters: dict[str, set[str]] = defaultdict(set)
        for cluster, text in lists:
            parts = [*map(_plain, _parts(text))]
            for part, before, after in zip(parts, ["", *parts], [*parts[1:], ""], strict=False):
                self._before[part].add(before)
                self._after[part].add(after)
                self._clusters[part].add(cluster)

    def names(self, text: str) -> Iterator[tuple[str, bool]]:
        """The names in a list, with their line breaks, and whether each is sure to be one."""
        run: list[str] = []
        for part in _parts(text):
            if run and not self._stand_together(_plain(run[-1]), _plain(part)):
                yield ", ".join(run), self._is_sure(run)
                run = []
            run.append(part)
        if run:
            yield ", ".join(run), self._is_sure(run)

    def _stand_together(self, part: str, following: str) -> bool:
        return self._after[part] == {following} and self._before[following] == {part}

    def _is_sure(self, run: Sequence[str]) -> bool:
        return len(run) == 1 or len(self._clusters[_plain(run[0])]) > 1


def _parts(text: str) -> list[str]:
    return [part for part in map(str.strip, text.split(",")) if part]


def _plain(part: str) -> str:
    return " ".join(part.split())
