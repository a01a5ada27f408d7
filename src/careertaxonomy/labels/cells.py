"""Cells that hold several labels: where one ends and the next begins."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

__all__ = ["AUTO", "SEPARATORS", "labels_in"]

AUTO = "auto"
SEPARATORS = (";", "|", "\n", " / ", " + ", ",", "/")
"""What may stand between labels, surest first."""
_TOGETHER = 8
"""So many neighbouring parts may be one label."""


def labels_in(cell: str, separator: str, *, is_name: Callable[[str], bool]) -> Iterator[str]:
    """The labels of a cell, one after the other. Neighbouring parts are put together again where only together they are
    a name, so that a comma may stand inside a name and between two."""
    parts = cell.split(separator)
    at = 0
    while at < len(parts):
        end = _end(parts, at, separator, is_name) if len(parts) > 1 else 1
        yield separator.join(parts[at:end]).strip()
        at = end


def _end(parts: Sequence[str], start: int, separator: str, is_name: Callable[[str], bool]) -> int:
    """Where the label ends that begins with a part."""
    for end in range(min(start + _TOGETHER, len(parts)), start + 1, -1):
        some = [part.strip() for part in parts[start:end]]
        if all(some) and is_name(separator.join(parts[start:end]).strip()) and not all(map(is_name, some)):
            return end
    return start + 1
