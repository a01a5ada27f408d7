"""Documents that grow in one thing only: each list, kind of record, text and link, and what is hostile in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.helpers import cluster, document, pathway, retired, world

Family = Callable[[int], str]


def windows(text: str) -> str:
    """A text in UTF-8 as a browser reads it that takes it for the code page of old Windows."""
    undefined = b"\x81\x8d\x8f\x90\x9d"
    return "".join(bytes([byte]).decode("latin-1" if byte in undefined else "cp1252") for byte in text.encode())


def _named(name: str, **more: object) -> str:
    return document(pathways=[pathway("a", name=name, **more)])


def _pathways(count: int, name: Callable[[int], str] = "P{}".format, **more: Any) -> list[dict[str, object]]:
    return [pathway(f"p{number}", name=name(number), **more) for number in range(count)]


def _chain(count: int, kind: str = "cluster") -> list[dict[str, object]]:
    return [
        retired(kind, f"r{number}", f"r{number + 1}" if number + 1 < count else "finance") for number in range(count)
    ]


def _codes(count: int) -> dict[str, str]:
    return {f"s{number}": "1" for number in range(count)}


_GARBLED = windows(windows("\u00e9"))
TEXTS: dict[str, Callable[[int], str]] = {
    "letters": lambda size: "a" * size,
    "words": lambda size: "ab " * (size // 3) + "c",
    "one word again and again": lambda size: "law " * (size // 4) + "law",
    "spaces inside": lambda size: f"a{' ' * size}b",
    "digits between letters": lambda size: "1a" * (size // 2),
    "digits": lambda size: "7" * size,
    "dots and a digit": lambda size: f"a{' .' * (size // 2)} 9",
    "slashes": lambda size: "a/ " * (size // 3) + "b",
    "slashes alone": lambda size: "/ " * (size // 2),
    "ampersands": lambda size: "a & " * (size // 4) + "b",
    "brackets": lambda size: "(" * (size // 2) + "a" + ")" * (size // 2),
    "brackets without a partner": lambda size: "(a " * (size // 3),
    "semicolons": lambda size: "a; b" * (size // 4),
    "entities": lambda size: "&a" * (size // 2),
    "tags": lambda size: "<a" * (size // 2),
    "quotes": lambda size: '"' * size,
    "backslashes": lambda size: "\\" * size,
    "bars": lambda size: "|a" * (size // 2),
    "capitals inside": lambda size: "aA" * (size // 2) + " b 9",
    "garbled twice": lambda size: _GARBLED * (size // (2 * len(_GARBLED))),
    "garbled again and again": lambda size: "\u00c3" + "\u0192" * (size // 2),
    "garbled beside what is not": lambda size: "\u00c3\u00a9\u200bx\u4e2d" * (size // 12),
    "no-break spaces": lambda size: "a\u00a0" * (size // 3),
    "joiners": lambda size: "\u0645\u200c" * (size // 5),
    "zero-width spaces": lambda size: "a\u200b" * (size // 4),
    "accents apart": lambda size: "e\u0301" * (size // 3),
    "accents in a heap": lambda size: "e" + "\u0316\u0301" * (size // 4),
    "scripts mixed": lambda size: "a\u0430" * (size // 3),
    "other letters": lambda size: "\u4e2d" * (size // 3),
    "flags": lambda size: "\U0001f3f4\U000e0067" * (size // 8),
}
FAMILIES: dict[str, Family] = {
    **{f"name: {name}": lambda size, make=make: _named(make(size)) for name, make in TEXTS.items()},  # type: ignore[misc]  # mypy sees no types of defaults
    "note": lambda size: _named("A", note="a " * (size // 2)),
    "id": lambda size: document(pathways=[pathway("a-" * (size // 2) + "a")]),
    "id, misspelt": lambda size: document(pathways=[pathway("a--" * (size // 3))]),
    "link: letters": lambda size: document(pathways=[pathway("a", "f" * size)]),
    "worlds as text: spaces": lambda size: document(clusters=[cluster("finance", f"a{' ' * size}b")]),
    "worlds as text: commas": lambda size: document(clusters=[cluster("finance", "a, " * (size // 3) + "b")]),
    "worlds as text: semicolons": lambda size: document(clusters=[cluster("finance", ";" * size)]),
    "one World again and again": lambda size: document(clusters=[cluster("finance", ["health-care"] * (size // 15))]),
    "unknown Worlds": lambda size: document(clusters=[cluster("finance", [f"w{n}" for n in range(size // 8)])]),
    "Worlds": lambda size: document(worlds=[world(f"w{n}", f"W{n}") for n in range(size // 32)]),
    "clusters": lambda size: document(clusters=[cluster(f"c{n}", name=f"C{n}") for n in range(size // 48)]),
    "pathways": lambda size: document(pathways=_pathways(size // 54)),
    "pathways of one name": lambda size: document(pathways=_pathways(size // 56, lambda _: "Same")),
    "pathways of doubled words": lambda size: document(pathways=_pathways(size // 66, lambda n: f"W{n} W{n} X")),
    "pathways of one id": lambda size: document(pathways=[pathway("a", name="A")] * (size // 54)),
    "pathways of one blank name": lambda size: document(pathways=_pathways(size // 54, lambda _: " ")),
    "pathways in order": lambda size: document(pathways=_pathways(size // 60, lambda n: f"A {n:x} b c d")),
    "pathways of unknown clusters": lambda size: document(
        pathways=[pathway(f"p{n}", f"c{n}", "P") for n in range(size // 48)]
    ),
    "aliases": lambda size: _named("A", aliases=[f"a{n}" for n in range(size // 9)]),
    "aliases, one": lambda size: _named("A", aliases=["b"] * (size // 5)),
    "codes of one record": lambda size: _named("A", codes=_codes(size // 13)),
    "codes of two records": lambda size: document(
        pathways=[pathway(id, codes=_codes(size // 26)) for id in ("a", "b")]
    ),
    "one code on many records": lambda size: document(pathways=_pathways(size // 80, codes={"a": "1"})),
    "codes that lost a zero": lambda size: document(
        pathways=[
            pathway(f"p{n}", name=f"P{n}", codes={"a": f"{n}" if n % 2 else f"0{n - 1}"}) for n in range(size // 80)
        ]
    ),
    "links into a chain": lambda size: document(
        pathways=[pathway(f"p{n}", "r0", f"P{n}") for n in range(size // 110)], retired=_chain(size // 200)
    ),
    "links to each of a chain": lambda size: document(
        pathways=[pathway(f"p{n}", f"r{n}", f"P{n}") for n in range(size // 150)], retired=_chain(size // 150)
    ),
    "retired in a circle": lambda size: document(
        retired=[retired("world", f"r{n}", f"r{(n + 1) % (size // 90)}") for n in range(size // 90)]
    ),
    "retired, each by all": lambda size: document(
        retired=[
            retired("world", f"r{n}", *(f"r{other}" for other in range(int((size / 8) ** 0.5))))
            for n in range(int((size / 8) ** 0.5))
        ]
    ),
    "retired by nothing known": lambda size: document(
        retired=[retired("world", f"r{n}", f"x{n}") for n in range(size // 90)]
    ),
    "retired of one id": lambda size: document(retired=[retired("world", "r", "health-care")] * (size // 100)),
    "unknown fields": lambda size: _named("A", **{f"x{n}": 1 for n in range(size // 9)}),
    "unknown fields of many": lambda size: document(pathways=_pathways(size // 60, nmae="x")),
    "unknown keys at the top": lambda size: document(head={f"x{n}": 1 for n in range(size // 12)}),
    "ill-shaped records": lambda size: document(pathways=json.dumps([1] * (size // 3))),
    "records without an id": lambda size: document(pathways=json.dumps([{"name": "A"}] * (size // 16))),
    "one key again and again": lambda size: document(pathways='[{"id":"a"' + ',"name":"b"' * (size // 11) + "}]"),
    "keys twice": lambda size: document(pathways="[{" + ",".join(f'"k{n // 2}":1' for n in range(size // 9)) + "}]"),
    "white space": lambda size: document().replace("[", "[" + " " * size),
    "line breaks": lambda size: document().replace("[", "[" + "\n" * size),
    "brackets that open": lambda size: "[" * size,
    "nothing but numbers": lambda size: "1" * size,
    "nothing but a text": lambda size: '"' + "\\" * size,
    "half a document": lambda size: document(pathways=_pathways(size // 54))[:-9],
}
"""By what grows: a document of about so many bytes."""
IN_YAML: dict[str, Family] = {
    "comments": lambda size: "#\n" * (size // 2) + "format: careertaxonomy/1\n",
    "keys": lambda size: "format: careertaxonomy/1\n" + "".join(f"k{n}: 1\n" for n in range(size // 8)),
    "dashes": lambda size: "- " * size,
    "brackets": lambda size: "[" * size,
    "braces": lambda size: "{a: " * (size // 4),
    "quotes": lambda size: "a: '" + "''" * (size // 2),
    "a block": lambda size: "a: |\n" + "  x\n" * (size // 4),
    "lines of one text": lambda size: "a: b\n" + "  c\n" * (size // 4),
    "tags": lambda size: "!a " * (size // 3),
    "question marks": lambda size: "? " * (size // 2),
    "colons": lambda size: "a: " * (size // 3),
    "all and comments": lambda size: document().replace(
        '["health-care", "manufacturing"]', "[all" + "  # x\n" * (size // 6) + "]"
    ),
    "a list with comments": lambda size: (
        "format: careertaxonomy/1\nclusters:\n- id: a\n  name: A\n  worlds:\n" + "  - b  # c\n" * (size // 11)
    ),
    "repeated Worlds": lambda size: document().replace(
        '["health-care", "manufacturing"]', "\n" + "    - health-care\n" * (size // 18)
    ),
}
