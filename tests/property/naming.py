"""Names as people write them, for the laws of labels."""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import strategies as st

import careertaxonomy as ct

__all__ = ["NOISES", "each_name", "slipped", "texts"]

NOISES: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "spacing": lambda name: f"  {'   '.join(name.split())}\t",
    "joiner": lambda name: re.sub(r"\s*(?:&|,|/)\s*", " and ", name),
    "commas": lambda name: re.sub(r"\s*(?:&|/)\s*", ", ", name),
    "order": lambda name: " ".join(reversed(re.split(r"[\s,&]+", name))),
    "numbering": lambda name: f"08-{name}",
    "bullet": lambda name: f"\u2022 {name}",
    "slug": ct.slug,
    "kind": lambda name: f"{name} Career Cluster",
    "footnote": lambda name: f"{name}*",
    "entity": lambda name: name.replace("&", "&amp;"),
}
"""What may be done to a name without making it another one."""


def each_name(tax: ct.Taxonomy) -> list[tuple[str, str, str]]:
    """Every name and alias of a taxonomy, with the kind and the reference of its record."""
    records = (("world", tax.worlds), ("cluster", tax.clusters), ("pathway", tax.pathways))
    return [
        (name, kind, f"{kind}:{record.id}")
        for kind, some in records
        for record in some
        for name in (record.name, *record.aliases)
    ]


def slipped(name: str, letters: str = "aesx ") -> list[str]:
    """A name with one slip: a letter left out, doubled, swapped with the next, or another in its place or beside it."""
    made = set()
    for at in range(len(name)):
        made.add(name[:at] + name[at + 1 :])
        made.add(name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :])
        made.add(name[:at] + name[at] + name[at:])
        for letter in letters:
            made |= {name[:at] + letter + name[at + 1 :], name[:at] + letter + name[at:]}
    return sorted(made - {name})


def texts() -> st.SearchStrategy[str]:
    """Any text, and texts made of what names are made of."""
    parts = ["Health", "Science", "&", ",", "/", "(", ")", "STEM", "08-", "cluster", "A/V", "Mgmt", " ", "\n", ";", "|"]
    return st.one_of(st.text(max_size=60), st.lists(st.sampled_from(parts), max_size=12).map(" ".join))
