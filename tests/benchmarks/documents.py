"""Documents to measure with: sound taxonomies of any size, and the same with faults in them."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from careertaxonomy.text.normal_forms import normals, slug
from careertaxonomy.text.similar_names import similar_names
from careertaxonomy.text.words import Vocabulary, WordIndex, Words

WORLDS = 10
_SYLLABLES = (
    "ba",
    "co",
    "di",
    "fu",
    "ga",
    "he",
    "ju",
    "ka",
    "lo",
    "mi",
    "ne",
    "po",
    "qui",
    "ra",
    "so",
    "tu",
    "va",
    "wex",
)


_CYRILLIC = str.maketrans(
    "abcdefghijklmnopqrstuvwxyz", "".join(map(chr, [*range(0x430, 0x446), 0x44B, 0x44D, 0x44E, 0x44F]))
)


def document(
    pathways: int,
    *,
    per_cluster: int = 10,
    accented: bool = False,
    faulty: bool = False,
    name_words: int = 3,
    mixed: bool = False,
    cyrillic: bool = False,
    labelled: bool = False,
    distinct: int = 3_000,
) -> bytes:
    """A document of so many pathways, whose names have so many words out of so many; with `mixed`, from two to so many.
    With `labelled`, each has an alias and a code; with `faulty`, every hundredth or so has one of five faults."""
    random = Random(pathways)
    words = [*dict.fromkeys(_word(random) + ("\u00e9" if accented else "") for _ in range(distinct))]
    words = [word.translate(_CYRILLIC) for word in words] if cyrillic else words
    # No name begins with a word that stands within another one, or two of them could be a third by chance.
    firsts, seconds = words[::2], words[1::2]
    letters = "abcdefghij"[: 2 * -(-pathways // per_cluster)]
    worlds = [{"id": f"world-{letter}", "name": f"{letter.upper()}{_word(random)} World"} for letter in letters]
    clusters: list[dict[str, Any]] = []
    names: dict[str, None] = {}
    while len(names) < pathways:
        while len(names) < pathways:
            number = random.randint(2, name_words) if mixed else name_words
            first = random.choice(firsts)
            others = random.sample(seconds, number - 1)
            names[f"{first} & {' '.join(others)}".title()] = None
        for name in _slips([*names], per_cluster):
            del names[name]
    rows: list[dict[str, Any]] = []
    ids: set[str] = set()
    for number, name in enumerate(names):
        if number % per_cluster == 0:
            # The first clusters see to it that every World is reached.
            links = [f"world-{letter}" for letter in letters[2 * len(clusters) :][:2] or random.sample(letters, 2)]
            title = f"{random.choice(firsts).title()} {_number_word(len(clusters))}"
            clusters.append({"id": f"cluster-{len(clusters)}", "name": title, "worlds": links})
        made = slug(name) or f"p{number}"
        made = made if made not in ids else f"{made}-{number}"
        ids.add(made)
        labels = {"aliases": [f"{name} Alias"], "codes": {"local": f"{number:06}"}} if labelled else {}
        rows.append({"id": made, "name": name, "cluster": clusters[-1]["id"], **labels})
    if faulty:
        _plant(rows)
    head = {"format": "careertaxonomy/1", "name": "measured", "version": "1.0.0", "title": "Measured"}
    return json.dumps(
        {**head, "worlds": worlds, "clusters": clusters, "pathways": rows}, ensure_ascii=False, indent=1
    ).encode()


def _slips(names: list[str], per_cluster: int) -> set[str]:
    """Names that look like another one of their cluster, misspelt: in large clusters there are some by chance."""
    words = Words(normals(names))
    clusters = [at // per_cluster for at in range(len(names))]
    return {names[at] for at in similar_names(WordIndex(words, Vocabulary(words)), clusters)}


def _word(random: Random) -> str:
    return "".join(random.choice("bcdfghjklmnpqrstvwxz") + random.choice("aeiouy") for _ in range(random.randint(2, 5)))


def _number_word(number: int) -> str:
    """A word for a number that differs from those of other numbers by more than a slip."""
    return "".join(["nr", *(_SYLLABLES[int(digit)] * 2 for digit in str(number))]).title()


def _plant(rows: list[dict[str, Any]]) -> None:
    for number in range(50, len(rows), 500):
        rows[number]["cluster"] = f"cluster-of-{number}"
        rows[number + 1]["nmae"] = rows[number + 1].pop("name")
        rows[number + 2]["id"] = f"No Slug {number}"
        rows[number + 3]["id"] = rows[number]["id"]
        rows[number + 4]["name"] += " "
