"""What the tests of readers share: the paths of a content, and the fault for which a reader refuses a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from careertaxonomy.formats.readers import Reading, ReadingError

Path = tuple[str | int, ...]


def paths_of(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every value in a content, with the path to it."""
    yield path, value
    items: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        yield from paths_of(item, (*path, step))


def refusal(data: bytes, reader: type[Reading]) -> ReadingError:
    """The fault for which a reader refuses a text."""
    with pytest.raises(ReadingError) as caught:
        reader(data).value()
    return caught.value


def expect_refused(marked: str, message: str, hint: str | None, reader: type[Reading], start: str) -> None:
    """Asserts that a reader refuses a text, behind a start that counts for nothing, where « and » mark it."""
    head, _, rest = marked.partition("«")
    pointed, _, tail = rest.partition("»")
    fault = refusal((start + head + pointed + tail).encode(), reader)
    assert (fault.kind, fault.message, fault.hint) == ("syntax", message, hint)
    assert (fault.start, fault.end) == (len(head), len(head + pointed))
