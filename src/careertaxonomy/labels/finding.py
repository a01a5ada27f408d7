"""Searching for people: every record that has something of a text, best first, and what agrees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from careertaxonomy.labels.names import Name, Names
from careertaxonomy.labels.query import Query
from careertaxonomy.labels.rows import Match, reference
from careertaxonomy.labels.spelling import words_in
from careertaxonomy.labels.vocabulary import SLIP
from careertaxonomy.text.normal_forms import normal

__all__ = ["Suggestions", "find", "near", "suggestions"]

_WHOLE, _CODE, _INITIALS, _WORDS = range(4)
_BEGINNING = 2
_INSIDE = 3
_MOST = 3


class _Found(NamedTuple):
    """A row with its rank, the smaller the better, and what agrees."""

    rank: tuple[float, ...]
    row: int
    agrees: str


def find(names: Names, text: str, kinds: Collection[str]) -> tuple[Match, ...]:
    """The records of some kinds that have all of a text, by any part of a name, a word, a beginning, an abbreviation,
    another name or a code; where none has, those that have most of it. Best first."""
    rows = ((names.rows[found.row], found.agrees) for found in _found(Query(names, text, kinds=kinds)))
    return tuple(Match(reference(row), row.kind, row.id, row.name, agrees) for row, agrees in rows)


def _found(query: Query) -> list[_Found]:
    words = query.spelling.words
    readings = _readings_of(query.names, words)
    found = [*_whole(query), *_in_words(query.names, words, readings)]
    found = found or [*_inside(query)] or [*_most(query.names, words, readings)]
    best: dict[int, _Found] = {}
    for one in sorted(found):
        if query.names.rows[one.row].kind in query.kinds:
            best.setdefault(one.row, one)
    return [*best.values()]


def _whole(query: Query) -> Iterator[_Found]:
    """Records of which the text is an id, a name, a code, or the initials."""
    names, text, plain = query.names, query.label, query.plain
    for row in names.by_reference(text.strip()):
        yield _Found((_WHOLE,), row, "its reference")
    for row in names.by_plain.get(plain, ()):
        yield _Found(
            (_WHOLE, normal(names.rows[row].name) != plain),
            row,
            "its name" if normal(names.rows[row].name) == plain else "its id",
        )
    for row in names.by_alias.get(plain, ()):
        yield _Found((_WHOLE, 1), row, "another name")
    for scheme, codes in names.by_code.items():
        for row in codes.get(text.strip().casefold(), ()):
            yield _Found((_CODE,), row, f"its {scheme} code")
    letters = "".join(words_in(plain, names.joiners))
    if len(letters) >= _BEGINNING:
        for row in names.by_initials.get(letters, ()):
            yield _Found((_INITIALS,), row, "its initials")


def _readings_of(names: Names, words: Sequence[str]) -> list[Mapping[str, int]]:
    shortest = _BEGINNING if len(words) == 1 else _INSIDE
    return [names.vocabulary.searched(word, shortest) for word in words]


def _in_words(names: Names, words: Sequence[str], readings: Sequence[Mapping[str, int]]) -> Iterator[_Found]:
    """Records with a name in which each word of the text has a word of its own."""
    different = dict(zip(words, readings, strict=True)).values()
    for at in names.holding_all(different) if all(different) else ():
        if (found := _fit(names.names[at], words, readings)) is not None:
            yield found


def _fit(name: Name, words: Sequence[str], readings: Sequence[Mapping[str, int]]) -> _Found | None:
    left: dict[str, list[int]] = defaultdict(list)
    for at in range(len(name.words) - 1, -1, -1):
        left[name.words[at]].append(at)
    worst = first = 0
    met: list[str] = []
    for known in readings:
        fitting = [(known[other], left[other][-1], other) for other in known.keys() & left.keys()]
        if not fitting:
            return None
        how, at, other = min(fitting)
        left[other].pop()
        if not left[other]:
            del left[other]
        worst, first = max(worst, how), min(first, at) if met else at
        met.append(other)
    agrees = _AGREES[worst] if len(words) > 1 else f'{_AGREES_ALONE[worst]} "{met[0]}"'
    return _Found((_WORDS, worst, first, len(name.words) - len(words)), name.row, agrees)


_AGREES = (
    "all words",
    "all words, but for a plural",
    "all words, some in another form",
    "all words, some shortened",
    "all words, but for a slip",
)
_AGREES_ALONE = ("the word", "the word", "a form of", "the beginning of", "but for a slip")


def _inside(query: Query) -> Iterator[_Found]:
    """Records with a name in which the letters of the text stand somewhere."""
    letters = "".join(words_in(query.plain, query.names.joiners))
    if len(letters) < _INSIDE:
        return
    for name in query.names.names:
        whole = "".join(name.words)
        if letters in whole:
            yield _Found((_WORDS, SLIP + 1, whole.index(letters), 1), name.row, "part of its name")


def _most(names: Names, words: Sequence[str], given: Sequence[Mapping[str, int]]) -> Iterator[_Found]:
    """Records with a name that has more than half of the text, by weight."""
    weigh = names.vocabulary.weight
    shares: dict[int, float] = defaultdict(float)
    half = 0.0
    for word, known in dict(zip(words, given, strict=True)).items():
        weight = max(map(weigh, known), default=weigh(word))
        half += weight / 2
        for at in names.holding_any(known):
            shares[at] += weight
    for at, share in shares.items():
        if share > half:
            name = names.names[at]
            yield _Found((_WORDS, SLIP + 2, -round(share, 6), len(name.words)), name.row, "some words")


def near(query: Query) -> list[int]:
    """The rows that may be meant by a label that is no name: those of its words, or most of them, or initials."""
    names, words = query.names, query.spelling.words
    readings = _readings_of(names, words)
    found = sorted([*_whole(query), *_in_words(names, words, readings)]) or sorted(_most(names, words, readings))
    return [*dict.fromkeys(one.row for one in found if names.rows[one.row].kind in query.kinds)][:_MOST]


class Suggestions(NamedTuple):
    """What a text that is no id may mean: references, best first, and whether these are meant for sure."""

    references: tuple[str, ...]
    sure: bool


def suggestions(names: Names, text: str, kinds: Collection[str]) -> Suggestions:
    """What may be meant by a text that is no id of these kinds: for sure the records whose id, name or alias it is but
    for case, spacing and punctuation, of other kinds too; else the first that a search finds."""
    plain = normal(text)
    called = names.by_plain.get(plain, ()) or names.by_alias.get(plain, ()) if plain else ()
    rows = [row for row in called if names.rows[row].kind in kinds] or called
    if rows:
        return Suggestions(tuple(reference(names.rows[row]) for row in rows), sure=True)
    found = _found(Query(names, text, kinds=kinds))
    whole = [one for one in found if one.rank[-1] == 0]  # which leave no word of their name over
    return Suggestions(tuple(reference(names.rows[one.row]) for one in (whole or found)[:_MOST]), sure=False)
