"""Findings in 1,000 names of real lists, by rule: how often the check is wrong, or finds what is wrong in such lists.

The lists are those of `pycountry`, in English and in the languages that it is translated into, and the classifiers of
`trove-classifiers`; `pip install -e ".[bench]"` installs both.
"""

from __future__ import annotations

import gettext
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from careertaxonomy.checks.checker import check_document
from careertaxonomy.formats.documents import Document
from tests.helpers import cluster, document, pathway, world

__all__ = ["findings_in_real_names"]

_LISTS = ("countries", "subdivisions", "languages", "currencies", "scripts")
_DOMAINS = {"countries": "iso3166-1", "subdivisions": "iso3166-2", "languages": "iso639-3", "currencies": "iso4217"}
_WORLDS, _CLUSTERS = [world("w", "Everything Else")], [cluster("c", ["w"], "Quite Another Matter")]


def _lists() -> Iterator[list[str]]:
    import pycountry
    from trove_classifiers import sorted_classifiers

    yield [classifier.rpartition(" :: ")[2] for classifier in sorted_classifiers]
    for name in _LISTS:
        english = [entry.name for entry in getattr(pycountry, name)]
        yield english
        locales = Path(pycountry.LOCALES_DIR)
        for file in sorted(locales.glob(f"*/LC_MESSAGES/{_DOMAINS.get(name)}.mo")):
            translation = gettext.translation(_DOMAINS[name], locales, [file.parts[-3]])
            yield [made for text in english if (made := translation.gettext(text)) != text]


def findings_in(names: Iterable[str]) -> Counter[str]:
    """The errors and warnings on names, as pathways of one cluster, by rule."""
    rows = [pathway(f"p{number}", "c", name) for number, name in enumerate(dict.fromkeys(names))]
    text = document(worlds=_WORLDS, clusters=_CLUSTERS, pathways=rows)
    found = check_document(Document("names.json", text.encode())).diagnostics
    return Counter(f"{each.code} {each.rule}" for each in found if each.severity != "note")


def findings_in_real_names() -> Iterator[str]:
    """The table of findings in 1,000 names, by rule."""
    count, found = 0, Counter[str]()
    for names in _lists():
        if names:
            count += len({*names})
            found += findings_in(names)
    yield f"{count:,} names"
    yield "| rule | findings | in 1,000 names |"
    yield "|---|---:|---:|"
    for rule, number in sorted(found.items()):
        yield f"| {rule} | {number:,} | {number * 1000 / count:.2f} |"
    yield f"| all | {found.total():,} | {found.total() * 1000 / count:.2f} |"
