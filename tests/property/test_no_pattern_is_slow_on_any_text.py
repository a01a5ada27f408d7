"""No regular expression of the package takes long on a text, whatever it repeats: cost grows as length does."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import careertaxonomy
from tests.benchmarks.families import TEXTS
from tests.pace import within

LENGTH = 16_000
ENOUGH = 0.5
"""Processor seconds for all texts; of one of them, what is quadratic takes over one."""
AT_A_PLACE = {
    "careertaxonomy.formats.documents._BEGINS_AS_DOCUMENT",
    *(f"careertaxonomy.formats.importers.rows.sources._OTHERS[{at}][0]" for at in range(5)),
    *(f"careertaxonomy.labels.spelling._TRIMMED[{at}][1]" for at in range(7)),
    "careertaxonomy.formats.readers.yaml._COLON",
    "careertaxonomy.formats.readers.yaml._COMMA",
    "careertaxonomy.formats.readers.yaml._COMMENT",
    "careertaxonomy.formats.readers.yaml._GAP",
    "careertaxonomy.formats.readers.json._NEXT",
    "careertaxonomy.formats.readers.json.slips._REST_OF_TEXT",
}
"""What is only matched at a place, and never searched for."""
WHOLE = {
    "careertaxonomy.checks.rules.text_words._NUMBERED_WORDS",
    "careertaxonomy.cli.inputs._RELEASE",
    "careertaxonomy.formats.exporters.base._IRI",
    "careertaxonomy.formats.importers.importing._LOCAL",
    "careertaxonomy.formats.readers.json.scanner._HEADER",
    "careertaxonomy.formats.readers.json.scanner._ROW",
}
"""What is only matched with a whole word or argument."""
OF_OUR_OWN = {"careertaxonomy.checks.rulebook._EXAMPLE", "careertaxonomy.checks.settings._HEADER"}
"""What sees the package's own docstrings, or the settings of a project."""
HOSTILE = {
    **{name: make(LENGTH) for name, make in TEXTS.items()},
    "bars": "|" * LENGTH,
    "spaces": " " * LENGTH,
    "line breaks": "\n" * LENGTH,
    "comments": "#" * LENGTH,
    "comment lines": "#\n" * (LENGTH // 2),
    "format": "format   " * (LENGTH // 9),
    "dots": "a ." * (LENGTH // 3),
    "capitals": "A" * LENGTH,
    "capitals and digits": "A1" * (LENGTH // 2),
    "hyphens": "a-" * (LENGTH // 2),
    "joiners": "& " * (LENGTH // 2),
    "and": "and " * (LENGTH // 4),
    "Roman": "xi" * (LENGTH // 2),
    "stars": "a*" * (LENGTH // 2),
    "escapes": "\\u" * (LENGTH // 2),
    "halves": "\\ud800" * (LENGTH // 6),
    "versions": "1." * (LENGTH // 2),
}


def _patterns() -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    seen: set[int] = set()
    for found in pkgutil.walk_packages(careertaxonomy.__path__, "careertaxonomy."):
        if found.name.endswith((".__main__", ".hook-careertaxonomy")):
            continue
        module = importlib.import_module(found.name)
        for name, value in _inside(f"{found.name}.{{}}", vars(module)):
            if id(value) not in seen:
                seen.add(id(value))
                yield name, value


def _inside(name: str, value: object) -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    """The patterns in a value, also those in tables."""
    if isinstance(value, re.Pattern):
        yield name, value
    elif isinstance(value, dict) and name.endswith(".{}"):
        for key, inner in value.items():
            if not key.startswith("__"):
                yield from _inside(name.format(key), inner)
    elif isinstance(value, tuple | list | dict):
        for at, inner in enumerate(value.values() if isinstance(value, dict) else value):
            yield from _inside(f"{name}[{at}]", inner)


PATTERNS = dict(_patterns())


def test_there_are_patterns_to_try() -> None:
    assert len(PATTERNS) >= 40
    assert {*PATTERNS} >= AT_A_PLACE | WHOLE | OF_OUR_OWN


@pytest.mark.parametrize("name", [name for name in PATTERNS if name not in OF_OUR_OWN])
def test_no_pattern_is_slow_on_any_text(name: str) -> None:
    pattern = PATTERNS[name]
    with within(seconds=ENOUGH):
        for text in HOSTILE.values():
            given = text.encode("utf-8", "surrogatepass") if isinstance(pattern.pattern, bytes) else text
            pattern.match(given)  # type: ignore[arg-type]  # text or bytes, as the pattern is
            pattern.fullmatch(given)  # type: ignore[arg-type]  # text or bytes, as the pattern is
            if name not in AT_A_PLACE | WHOLE:
                for _ in pattern.finditer(given):  # type: ignore[arg-type]  # text or bytes, as the pattern is
                    pass
