"""The names of a dataset, indexed for looking up a label: made once, never changed."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from itertools import chain
from operator import and_

from careertaxonomy.labels.rows import RetiredRow, Row
from careertaxonomy.labels.spelling import words_in
from careertaxonomy.labels.vocabulary import Vocabulary, joiners_in
from careertaxonomy.text.normal_forms import normals

__all__ = ["Name", "Names"]

_CLOSING_SHARE, _CLOSING_LEAST = 10, 5


class Name:
    """One name of a record, in words: the position of the row that has it."""

    __slots__ = ("row", "words")
    row: int
    words: tuple[str, ...]

    def __init__(self, row: int, words: tuple[str, ...]) -> None:
        self.row = row
        self.words = words


class Names:
    """Every name, id and code of some rows. A row is meant by its position in `rows`."""

    def __init__(self, rows: Sequence[Row], retired: Sequence[RetiredRow] = ()) -> None:
        self.rows = rows
        self.retired = retired
        called = [(at, row.name) for at, row in enumerate(rows)]
        also = [(at, alias) for at, row in enumerate(rows) for alias in row.aliases]
        plain_names = normals([name for _, name in called])
        plain_aliases = normals([alias for _, alias in also])
        self.joiners: frozenset[str] = joiners_in(name for _, name in called)
        self.by_text: dict[str, tuple[int, ...]] = _index(
            [(row.id, at) for at, row in enumerate(rows)], [(name, at) for at, name in called]
        )
        self.by_plain: dict[str, tuple[int, ...]] = _index(
            zip(plain_names, range(len(rows)), strict=True),
            zip(normals([row.id for row in rows]), range(len(rows)), strict=True),
        )
        self.by_alias: dict[str, tuple[int, ...]] = _index(zip(plain_aliases, (at for at, _ in also), strict=True))
        self.names: list[Name] = [
            Name(at, words_in(plain, self.joiners))
            for (at, _), plain in zip([*called, *also], [*plain_names, *plain_aliases], strict=True)
        ]
        words = [{*name.words} for name in self.names[: len(rows)]]
        for name in self.names[len(rows) :]:
            words[name.row].update(name.words)
        self.vocabulary: Vocabulary = Vocabulary(words)

    @cached_property
    def by_code(self) -> Mapping[str, Mapping[str, tuple[int, ...]]]:
        """The rows by scheme and code, codes in small letters."""
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for at, row in enumerate(self.rows):
            for scheme, code in row.codes:
                found[scheme].append((code.casefold(), at))
        return {scheme: _index(pairs) for scheme, pairs in found.items()}

    def by_reference(self, text: str) -> tuple[int, ...]:
        """The row that a kinded reference names."""
        kind, _, id = text.partition(":")
        return tuple(at for at in self.by_text.get(id, ()) if self.rows[at].kind == kind and self.rows[at].id == id)

    @cached_property
    def by_retired(self) -> Mapping[str, tuple[int, ...]]:
        """The positions of retired rows, by the normal form of an id or a name."""
        texts = [(text, at) for at, row in enumerate(self.retired) for text in (row.id, row.name, *row.aliases)]
        return _index(zip(normals([text for text, _ in texts]), (at for _, at in texts), strict=True))

    @cached_property
    def lengths(self) -> frozenset[int]:
        """How long the normal forms of ids, names and aliases are."""
        return frozenset(map(len, chain(self.by_plain, self.by_alias)))

    @cached_property
    def by_words(self) -> Mapping[tuple[str, ...], list[Name]]:
        """The names by their words in alphabetical order."""
        found: dict[tuple[str, ...], list[Name]] = defaultdict(list)
        for name in self.names:
            found[tuple(sorted(name.words))].append(name)
        return dict(found)

    @cached_property
    def by_first_word(self) -> Mapping[str, list[Name]]:
        """The names by their first word."""
        found: dict[str, list[Name]] = defaultdict(list)
        for name in self.names:
            if name.words:
                found[name.words[0]].append(name)
        return dict(found)

    @cached_property
    def by_letters(self) -> Mapping[str, list[Name]]:
        """The names by their words written as one."""
        found: dict[str, list[Name]] = defaultdict(list)
        for name in self.names:
            found["".join(name.words)].append(name)
        return dict(found)

    @cached_property
    def by_initials(self) -> Mapping[str, tuple[int, ...]]:
        """The rows by the initials of a name of two words or more."""
        return _index(("".join(word[0] for word in name.words), name.row) for name in self.names if len(name.words) > 1)

    @cached_property
    def _sorted_letters(self) -> list[str]:
        return sorted(self.by_letters)

    @cached_property
    def _holding(self) -> Mapping[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for at, name in enumerate(self.names):
            for word in name.words:
                found[word].add(at)
        return dict(found)

    @cached_property
    def _closing(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """By kind, each closing word with the clusters of the names that it ends: it ends more than a tenth of the
        kind's names, and at least five."""
        ends: dict[str, Counter[str]] = defaultdict(Counter)
        clusters: dict[tuple[str, str], set[str]] = defaultdict(set)
        kinds = Counter(row.kind for row in self.rows)
        for name in self.names[: len(self.rows)]:
            if len(name.words) > 1:
                row = self.rows[name.row]
                ends[row.kind][name.words[-1]] += 1
                clusters[row.kind, name.words[-1]].add(row.cluster)
        return {
            kind: {
                word: frozenset(clusters[kind, word])
                for word, times in counts.items()
                if times >= _CLOSING_LEAST and times * _CLOSING_SHARE > kinds[kind]
            }
            for kind, counts in ends.items()
        }

    @cached_property
    def _of_row(self) -> Mapping[int, list[Name]]:
        found: dict[int, list[Name]] = defaultdict(list)
        for name in self.names:
            found[name.row].append(name)
        return dict(found)

    def names_of(self, row: int) -> list[Name]:
        """The names of a row."""
        return self._of_row[row]

    def closing_words(self, kind: str) -> Mapping[str, frozenset[str]]:
        """The words that end many names of a kind, each with the clusters of those names."""
        return self._closing.get(kind, {})

    def holding(self, word: str) -> set[int]:
        """The positions in `names` of those that have a word."""
        return self._holding.get(word, set())

    def holding_all(self, readings: Iterable[Iterable[str]]) -> set[int]:
        """The positions in `names` of those that have, for each word on a label, one of the words it may stand for."""
        sets = sorted((self.holding_any(words) for words in readings), key=len)
        return reduce(and_, sets) if sets else set()

    def holding_any(self, words: Iterable[str]) -> set[int]:
        """The positions in `names` of those that have one of some words."""
        known = [*words]
        return self.holding(known[0]) if len(known) == 1 else set().union(*map(self.holding, known))

    def holding_share(self, readings: Mapping[str, Collection[str]], share: float) -> set[int]:
        """The positions in `names` of all that can have more than some weight of the words on a label, each given with
        the words it may stand for: whoever has so much has two of them, or a heavy one."""
        weigh = self.vocabulary.weight
        held = {word: self.holding_any(known) for word, known in readings.items() if known}
        heavy = [held[word] for word in held if max(map(weigh, readings[word])) > share]
        shared = Counter(chain.from_iterable(held.values()))
        return set().union(*heavy, (at for at, times in shared.items() if times > 1))

    def beginning_with(self, letters: str) -> Iterator[Name]:
        """The names whose letters begin with some."""
        for at in range(bisect_left(self._sorted_letters, letters), len(self._sorted_letters)):
            if not self._sorted_letters[at].startswith(letters):
                return
            yield from self.by_letters[self._sorted_letters[at]]


def _index(*pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """Positions by text; one that several have has them in order."""
    found: dict[str, tuple[int, ...]] = {}
    for some in pairs:
        for text, at in some:
            known = found.get(text)
            if known is None:
                found[text] = (at,)
            elif at not in known:
                found[text] = (*known, at)
    return found
