"""Why a label is refused: one table, one function each.

A double match is worse than none: where anything speaks against a match, a person decides.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from careertaxonomy.labels.levels import LEVELS, POSITION, Level
from careertaxonomy.labels.names import Name
from careertaxonomy.labels.query import Query
from careertaxonomy.labels.rows import Outcome
from careertaxonomy.labels.spelling import words_in
from careertaxonomy.labels.vocabulary import SLIP
from careertaxonomy.text.normal_forms import MARKER, is_marker, normal

__all__ = ["OF_LABELS", "OF_MATCHES", "Found", "Refused"]

LONGEST = 400
_PLACEHOLDERS = frozenset(
    {"na", "nan", "none", "null", "other", "others", "tbd", "total", "totals", "undecided", "unknown"}
) | {
    "n a",
    "not applicable",
    "not available",
    "not specified",
}
_SAME_WEIGHT = 0.6
_SAME_WORDS, _ALL_WORDS = POSITION["words"], POSITION["slip"]


class Refused(NamedTuple):
    """A refusal: its outcome, its reason in words, and the rows that may be meant, or what else may be."""

    outcome: Outcome
    reason: str
    candidates: tuple[int, ...] = ()
    others: tuple[str, ...] = ()


# Refusals of a label, before it is looked for.


def too_long(query: Query) -> Refused | None:
    """A text of more than 400 characters is no label."""
    return Refused("too-long", f"over {LONGEST} characters") if len(query.label) > LONGEST else None


def placeholder(query: Query) -> Refused | None:
    """A placeholder (Other, N/A, Total) names nothing, nor does All Worlds, which is no World."""
    plain = query.plain
    if plain.lstrip("#") in _PLACEHOLDERS or not any(map(str.isalnum, plain)):
        return Refused("placeholder", "a placeholder, not a name")
    if is_marker(query.label):
        return Refused("placeholder", "the marker for All Worlds, not a name", others=(MARKER,))
    return None


# Refusals of a match: which rows, of the kinds asked for and of others, agree at the surest level at which any does.


class Found(NamedTuple):
    """What was found for a label: the level, and the rows that agree there, of the kinds asked for and of others."""

    query: Query
    level: Level
    own: list[int]
    others: list[int]


def other_kind(found: Found) -> Refused | None:
    """It is, for sure or by all its words, a record of another kind."""
    if found.own:
        return None
    kinds = dict.fromkeys(found.query.names.rows[row].kind for row in found.others)
    reason = f"it is a {' and a '.join('World' if kind == 'world' else kind for kind in kinds)}"
    return Refused("other-kind", reason, tuple(found.others))


def other_cluster(found: Found) -> Refused | None:
    """It is a pathway of another cluster than the one that is known."""
    query = found.query
    if query.cluster is None or any(query.names.rows[row].cluster == query.cluster for row in found.own):
        return None
    return Refused("other-cluster", f"no pathway of cluster {query.cluster}", tuple(found.own))


def several(found: Found) -> Refused | None:
    """It is two names of the kind run together."""
    if found.level.name == "run-together" and len(found.own) > 1:
        return Refused("several", "names run together", tuple(found.own))
    return None


def rival(found: Found) -> Refused | None:
    """Two records agree with it equally well; or one in other letters, and another in other letters too."""
    rows = dict.fromkeys(found.own)
    if _SAME_WORDS < POSITION[found.level.name] <= _ALL_WORDS:
        rows.update(
            dict.fromkeys(found.query.inside(found.query.own({*found.query.aligned, *found.query.nearly_aligned})))
        )
    if len(rows) > 1:
        return Refused("ambiguous", f"several records agree: {found.level.agrees}", tuple(rows))
    return None


def near_rival(found: Found) -> Refused | None:
    """It agrees in part, and another record holds all its words or most of the weight of those that agree."""
    if POSITION[found.level.name] <= _ALL_WORDS or found.level.name == "run-together":
        return None
    names, words = found.query.names, dict.fromkeys(found.query.spelling.words)
    readings = {
        word: {word, *(known for known, how in names.vocabulary.readings(word).items() if how < SLIP)} for word in words
    }
    (winner,) = found.own

    def agreeing(name: Name) -> float:
        held = {*name.words}
        return sum(names.vocabulary.weight(word) for word, known in readings.items() if not held.isdisjoint(known))

    most = max(map(agreeing, names.names_of(winner)))
    bound = most if found.level.name == "cut-off" else _SAME_WEIGHT * most
    near = [names.names[at] for at in names.holding_share(readings, bound)]
    every = {names.names[at].row for at in names.holding_all(readings.values())}
    rows = {name.row for name in near if agreeing(name) > bound} | every
    if rows - {winner}:
        return Refused("ambiguous", f"{found.level.agrees}, and others are near", (winner, *sorted(rows - {winner})))
    return None


def joiner_at_an_end(found: Found) -> Refused | None:
    """A joiner at an end tells that something is missing, unless the name is cut off there."""
    if (
        found.query.spelling.joined_at_an_end
        and POSITION[found.level.name] > POSITION["code"]
        and found.level.name != "cut-off"
    ):
        return Refused("unknown", "a joiner at an end: something is missing", tuple(found.own))
    return None


def brackets(found: Found) -> Refused | None:
    """What stands in brackets is not part of the name, nor the same record, nor its initials."""
    query = found.query
    if POSITION[found.level.name] <= POSITION["code"]:
        return None
    (winner,) = found.own
    if sorted(query.spelling.all_words) in (sorted(name.words) for name in query.names.names_of(winner)):
        return None
    for inside in query.spelling.brackets:
        if not _means(query, inside, winner):
            return Refused("unknown", "what stands in brackets is another thing", (winner,))
    return None


def _means(query: Query, text: str, winner: int) -> bool:
    names = query.names
    letters = "".join(words_in(normal(text), names.joiners))
    spelt = [query.spelling.words, *(name.words for name in names.names_of(winner))]
    if letters in {"".join(word[0] for word in words) for words in spelt if len(words) > 1}:
        return True
    if any(code.casefold() == text.casefold() for _, code in names.rows[winner].codes):
        return True
    inner = Query(names, text, kinds=query.kinds)
    return any(winner in level.find(inner) for level in LEVELS[: _ALL_WORDS + 1])


OF_LABELS: tuple[Callable[[Query], Refused | None], ...] = (too_long, placeholder)
OF_MATCHES: tuple[Callable[[Found], Refused | None], ...] = (
    other_kind,
    other_cluster,
    several,
    rival,
    near_rival,
    joiner_at_an_end,
    brackets,
)
