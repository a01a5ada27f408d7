"""What a table as a whole tells about its cells: whether names wrap in it, and whether a cell holds one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from careertaxonomy.formats.importers.cells.blocks import Block
from careertaxonomy.formats.importers.cells.lines import begins_with_joiner, ends_with_joiner
from careertaxonomy.formats.importers.names import Known
from careertaxonomy.text.normal_forms import normal

__all__ = ["Evidence"]

_ROOM = 0.8
"""A line that had room for the next word in so much of the widest line was not wrapped. Letters differ in width."""
_TOO_WIDE = 1.25
"""A line that is so much wider than its column can be is several names."""


class Evidence:
    """What the rows of a table tell.

    `is_complete` says whether each line has a cluster, a World and a pathway, `is_row_per_pathway` whether clusters
    have several rows of one pathway each, and `wraps` whether names go on over lines. `known` are known pathways.
    """

    def __init__(self, blocks: Sequence[Block], known: Known) -> None:
        lines = [line for block in blocks for line in block.lines]
        self.is_complete: bool = all(line.cluster and line.world and line.pathway for line in lines)
        rows = Counter((block.cluster.id, normal(block.cluster.text)) for block in blocks)
        self.is_row_per_pathway: bool = sum(count > 1 for count in rows.values()) * 2 >= len(rows) and not any(
            len(reading) > 1 for block in blocks for reading in known.readings(block.text("pathway"))[:1]
        )
        pathways = [block.text("pathway").split("\n") for block in blocks]
        columns = [
            *pathways,
            *([line.cluster for line in block.lines if line.cluster] for block in blocks),
            *(block.text("world").replace(",", "").split("\n") for block in blocks),
        ]
        self.wraps: bool = any("\n" in line.cluster for line in lines) or any(
            _is_wrapped(line, following) for column in columns for line, following in pairwise(column)
        )
        wrapped = [
            len(line) + 1 + len(following.partition(" ")[0])
            for column in pathways
            for line, following in pairwise(column)
            if _is_wrapped(line, following)
        ]
        self._limit = min(wrapped, default=0) * _TOO_WIDE
        self._widest = max((len(line) for column in pathways for line in column if len(line) <= self._limit), default=0)

    def lines_as_names(self, text: str) -> tuple[list[list[str]], bool]:
        """The names in lines that stand one below the other, in the ways that they may be parted, the likeliest first,
        and whether that one is sure."""
        lines = text.split("\n")
        is_sure = len(lines) > 1 or self.is_row_per_pathway or len(text.split()) == 1
        if self.wraps and self._limit:
            is_sure &= max(map(len, lines)) <= self._limit
        joints = [_is_wrapped(line, following) for line, following in pairwise(lines)]
        doubtful = [
            at
            for at, (line, following) in enumerate(pairwise(lines))
            if self.wraps and not joints[at] and not self._has_room(line, following)
        ]
        ways = [_joined(lines, joints)]
        ways += [_joined(lines, [joined or number == at for number, joined in enumerate(joints)]) for at in doubtful]
        return ways, is_sure and not doubtful

    def _has_room(self, line: str, following: str) -> bool:
        """Whether the next word would have stood in a line, had it belonged there."""
        return len(line) + 1 + len(following.partition(" ")[0]) <= _ROOM * self._widest


def _joined(lines: Sequence[str], joints: Sequence[bool]) -> list[str]:
    names = [lines[0]]
    for line, is_joined in zip(lines[1:], joints, strict=True):
        if is_joined:
            names[-1] += f" {line}"
        else:
            names.append(line)
    return names


def _is_wrapped(line: str, following: str) -> bool:
    return ends_with_joiner(line) or begins_with_joiner(following)
