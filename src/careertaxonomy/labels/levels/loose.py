"""Loose levels: part of the name is missing, or something else stands beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate

from careertaxonomy.labels.names import Names
from careertaxonomy.labels.query import Query
from careertaxonomy.labels.vocabulary import ABBREVIATED, PLURAL, SAME
from careertaxonomy.text.normal_forms import normal, normals

__all__ = ["cut_off", "halves", "most_words", "run_together"]

_SHARE = 2 / 3
_WORDS = 3
_AGREEING = (SAME, PLURAL, ABBREVIATED)
"""How the words that are there have to agree where another is missing."""


def cut_off(query: Query) -> Collection[int]:
    """Its beginning, with two thirds of its letters or more: three words, or two that end with a joiner or within one.
    Two whole words may well be a name of their own."""
    words = query.spelling.words
    if len(words) < _WORDS - 1:
        return ()
    letters = "".join(words)
    shows = len(words) >= _WORDS or query.spelling.joined_at_an_end
    found = {
        name.row
        for name in query.names.beginning_with(letters)
        if name.words[: len(words) - 1] == words[:-1]
        and name.words[len(words) - 1].startswith(words[-1])
        and len(letters) >= _SHARE * len("".join(name.words))
        and (shows or name.words[len(words) - 1] != words[-1])
    }
    return query.own(found)


def most_words(query: Query) -> Collection[int]:
    """All its words but one, in order and from the first, where it has three or more and these have two thirds of the
    weight; in place of the missing one another may stand that can be mistaken for it, though not at the end. Of three
    words only the one that tells least may be missing."""
    names, words = query.names, query.spelling.words
    if len(words) < _WORDS - 1:
        return ()
    first = [known for known, how in names.vocabulary.readings(words[0]).items() if how in _AGREEING]
    near = (
        name
        for known in first
        for name in names.by_first_word.get(known, ())
        if len(name.words) >= _WORDS and len(name.words) - len(words) in (0, 1)
    )
    return query.own({name.row for name in near if _holds_most(names, words, name.words)})


def _holds_most(names: Names, words: Sequence[str], name: Sequence[str]) -> bool:
    missing = next(
        (at for at, (word, known) in enumerate(zip(words, name, strict=False)) if not _agree(names, word, known)),
        len(words),
    )
    if len(name) == len(words):
        if missing >= len(words) - 1 or not _may_be_mistaken(names, words[missing], name[missing]):
            return False
        rest, others = words[missing + 1 :], [words[missing]]
    else:
        rest, others = words[missing:], []
        if not rest and words[-1] != name[missing - 1] and words[-1].startswith(name[missing - 1]):
            return False  # a plural at the end is the kind of thing that it is: Environmental Services, not Systems
    if not all(_agree(names, word, known) for word, known in zip(rest, name[missing + 1 :], strict=True)):
        return False
    weight = names.vocabulary.weight
    if len(words) < _WORDS and any(
        weight(word) <= weight(name[missing]) for at, word in enumerate(name) if at != missing
    ):
        return False
    agreeing = sum(weight(word) for at, word in enumerate(name) if at != missing)
    return agreeing >= _SHARE * (agreeing + max(weight(name[missing]), sum(map(weight, others))))


def _may_be_mistaken(names: Names, word: str, known: str) -> bool:
    """Whether a word may stand for another by mistake: it begins with the same letter, is about as long, and is a word
    of the dataset's but no name alone. A word that the dataset does not have brings in another thing."""
    shorter, longer = sorted((len(word), len(known)))
    alike = word[0] == known[0] and shorter >= _SHARE * longer
    return alike and word in names.vocabulary and (word,) not in names.by_words


def _agree(names: Names, word: str, known: str) -> bool:
    return names.vocabulary.readings(word).get(known) in _AGREEING


def run_together(query: Query) -> Collection[int]:
    """Its name and another name of the dataset with nothing but white space between: one of them of two words or more,
    and both where the other is of another kind."""
    found: set[int] = set()
    for one, other, first, second in halves(query):
        own = [query.own(first), query.own(second)]
        long = [" " in one, " " in other]
        if any(own) and (all(long) or (all(own) and any(long))):
            found.update(*own)
    return found


def halves(query: Query) -> Iterator[tuple[str, str, Sequence[int], Sequence[int]]]:
    """Each way to part the text at white space so that both parts are names: the parts, and the rows of each."""
    names = query.names
    parts = query.spelling.text.split() if all(word in names.vocabulary for word in query.spelling.words) else []
    # Only halves as long as a name are made: a text of thousands of words has as many, each as long as itself.
    ends = [*accumulate(len(plain) + 1 if plain else 0 for plain in normals(parts))]
    for at, end in enumerate(ends[:-1], 1):
        if not {end - 1, ends[-1] - end - 1} <= names.lengths:
            continue
        texts = (" ".join(parts[:at]), " ".join(parts[at:]))
        first, second = (
            (*names.by_plain.get(plain, ()), *names.by_alias.get(plain, ())) for plain in map(normal, texts)
        )
        if first and second and texts[0][-1].isalnum() and texts[1][0].isalnum():
            yield *texts, first, second
