"""CT503, CT504, CT507, CT509, CT612 and CT614: faults of names that are nearly another name, or several in one, and of
words that other names show to be wrong."""

from __future__ import annotations

import re

from careertaxonomy.checks.faults.base import fault
from careertaxonomy.checks.faults.bed import Bed, PlainRecord, Spot

_LONG_WORD = "(?=[a-z]{5})"


def _beside(bed: Bed, pathway: PlainRecord, name: str) -> Spot:
    """A new pathway in the cluster of another one."""
    index = bed.add("pathways", {**bed.fresh("pathways"), "name": name, "cluster": pathway["cluster"]})
    return Spot(("pathways", index, "name"))


def _misspelt(bed: Bed, name: str) -> str:
    """A name that is nearly this one: but for a letter, a plural, the order of words, or where they are parted."""
    at = bed.choose([found.start() + 2 for found in re.finditer(_LONG_WORD, name)])
    slips = [name[:at] + name[at] + name[at:], name[:at] + name[at + 1 :], f"{name[:at]}z{name[at:]}"]
    slips.append(f"{name[:at]}-{name[at:]}")
    if name[at] != name[at + 1]:
        slips.append(name[:at] + name[at + 1] + name[at] + name[at + 2 :])
    if name[-1] in "eglnrt":
        slips.append(f"{name}s")
    if re.fullmatch("[A-Z][a-z]+ [A-Z][a-z]+", name):
        slips.append(" ".join(name.split()[::-1]))
    return bed.choose(slips)


def _has_long_word(record: PlainRecord) -> bool:
    return re.search(_LONG_WORD, record["name"]) is not None


def _new_word(bed: Bed) -> str:
    """A long word that nothing in the document has."""
    return f"{bed.fresh('pathways')['name'].replace(' ', '')}works".capitalize()


@fault("CT503", worlds=2, clusters=2)
def two_of_nearly_one_name(bed: Bed) -> Spot:
    """Two Worlds, or two clusters, whose names are nearly one."""
    name, (_, first), (index, later) = bed.pick_two(("worlds", "clusters"))
    if not _has_long_word(first):
        first["name"] = bed.fresh(name)["name"]
    later["name"] = _misspelt(bed, first["name"])
    return Spot((name, index, "name"))


@fault("CT504", pathways=1)
def pathway_misspelt(bed: Bed) -> Spot:
    """A second pathway in a cluster whose name is nearly that of the first one."""
    _, pathway = bed.pick("pathways", better=_has_long_word)
    if not _has_long_word(pathway):
        bed.add("pathways", pathway := {**bed.fresh("pathways"), "cluster": pathway["cluster"]})
    return _beside(bed, pathway, _misspelt(bed, pathway["name"]))


@fault("CT507", pathways=1)
def two_names_in_one(bed: Bed) -> Spot:
    """A name that ran into the name of the next cell."""
    _, pathway = bed.pick("pathways", better=_may_go_on)
    name = pathway["name"]
    if not _may_go_on(pathway):
        name = f"{bed.fresh('pathways')['name']} in Old Towns"
        _beside(bed, pathway, name)
    other = f"{bed.fresh('pathways')['name']} {bed.choose(('Evening Classes', 'Quality Control'))}"
    _beside(bed, pathway, other)
    return _beside(bed, pathway, f"{name} {other}")


def _may_go_on(pathway: PlainRecord) -> bool:
    return re.fullmatch("[A-Z][A-Za-z &/]+ [A-Z][a-z]+", pathway["name"]) is not None


@fault("CT509", pathways=1)
def several_names_in_a_cell(bed: Bed) -> Spot:
    """Two names in one field, the name of another pathway among them."""
    _, pathway = bed.pick("pathways", better=_is_one_name)
    if not _is_one_name(pathway):
        bed.add("pathways", pathway := {**bed.fresh("pathways"), "cluster": pathway["cluster"]})
    return _beside(bed, pathway, f"{pathway['name']}{bed.choose(('; ', ' | ', ';'))}{bed.fresh('pathways')['name']}")


def _is_one_name(pathway: PlainRecord) -> bool:
    return not re.search("[;|]", pathway["name"])


@fault("CT612", pathways=1)
def word_misspelt(bed: Bed) -> Spot:
    """A word with a slip in it that stands rightly in two other names."""
    _, pathway = bed.pick("pathways")
    word = _new_word(bed)
    for name in (f"{word} Tools", f"Selling {word}"):
        _beside(bed, pathway, name)
    at = bed.choose([at for at in range(2, len(word) - 3) if word[at] != word[at + 1]])
    slips = (word[:at] + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :])
    return _beside(bed, pathway, f"{bed.choose(slips)} Repair")


@fault("CT614", pathways=1)
def word_parted(bed: Bed) -> Spot:
    """A space within a word that stands whole in another name."""
    _, pathway = bed.pick("pathways")
    word = _new_word(bed)
    _beside(bed, pathway, f"{word} Tools")
    at = bed.choose(range(3, len(word) - 2))
    return _beside(bed, pathway, f"Old {word[:at]} {word[at:]}")
