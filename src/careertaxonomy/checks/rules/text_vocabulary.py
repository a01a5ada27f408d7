"""CT612 and CT614: words that the other names of the document show to be wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import Finding
from careertaxonomy.checks.draft.listing import Label
from careertaxonomy.checks.draft.patterns import rewritten
from careertaxonomy.checks.draft.rule import rule
from careertaxonomy.text.normal_forms import normal
from careertaxonomy.text.similar_names import LETTER, PARTED
from careertaxonomy.text.wording import plural, quoted

_LETTERS, _LETTERS_OF_A_SWAP = 9, 7
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_PARTING_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")


@rule("CT612", "misspelt-word", "warning")
def misspelt_word(draft: Draft) -> Iterator[Finding]:
    """A word that stands once in the document and is one letter from a word of two or more other names.

    Only words of nine letters or more (of seven where two neighbours are swapped) that begin and end alike: shorter
    words are a letter from too many others, and at its ends a word is inflected. Where the slip makes two names nearly
    one, it is CT503 or CT504.

    Bad:

        {"pathways": [{"id": "operations", "name": "Transportation Operations", "cluster": "finance"},
                      {"id": "planning", "name": "Transportation Planning", "cluster": "finance"},
                      {"id": "systems", "name": "Transporation Systems", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "operations", "name": "Transportation Operations", "cluster": "finance"},
                      {"id": "planning", "name": "Transportation Planning", "cluster": "finance"},
                      {"id": "systems", "name": "Transportation Systems", "cluster": "finance"}]}
    """
    vocabulary = draft.vocabulary
    meant = {word: right for word in vocabulary.neighbours if (right := _right_form(draft, word)) is not None}
    slips = {kind: index.holding(meant) for kind, index in draft.word_index.items()}
    for found, text in _labels_at(draft, slips if meant else {}, LETTER):
        for match in _WORD.finditer(text):
            right = meant.get(normal(match[0]))
            if right is not None:
                count = plural(vocabulary.count(right), "other name")
                what = f"{found.what} has {quoted(match[0])}, which stands nowhere else"
                made = f"{text[: match.start()]}{_cased(right, match[0])}{text[match.end() :]}"
                yield rewritten(found, f"{what}; {quoted(right)} stands in {count}", made, safe=False)
                break


def _right_form(draft: Draft, word: str) -> str | None:
    """The word that another one, which stands once, is most likely a slip of."""
    if draft.vocabulary.is_at_home(word) or not unicodedata.name(word[0], "").startswith(_PARTING_SCRIPTS):
        return None
    for other in draft.vocabulary.neighbours[word]:
        least = _LETTERS_OF_A_SWAP if sorted(word) == sorted(other) else _LETTERS
        ends_alike = word[0] == other[0] and word[-1] == other[-1]
        if len(word) >= least and ends_alike and draft.vocabulary.is_at_home(other):
            return other
    return None


def _cased(word: str, like: str) -> str:
    return word.upper() if like.isupper() else word[0].upper() + word[1:] if like[0].isupper() else word


def _labels_at(draft: Draft, positions: Mapping[str, Sequence[int]], but_for: str) -> Iterator[tuple[Label, str]]:
    """The names and aliases at some positions among those of each kind, with how they read, but for names that a rule
    on similar names speaks of."""
    for listing in draft.listings if positions else ():
        similar = draft.similar[listing.kind]
        pairs = [pair for found in similar.values() for pair in found if pair.how == but_for]
        spoken_of = {listing.names[at] for pair in pairs for at in pair[:2]}
        texts = {listing.texts[at] for at in positions[listing.kind]}
        for found in listing.labels(texts - spoken_of):
            yield found, listing.untidy.get(found.text, found.text)


@rule("CT614", "broken-word", "warning")
def broken_word(draft: Draft) -> Iterator[Finding]:
    """A word that a stray space parts.

    Together the two parts are a word of the document, and one of them is none. Where the same name stands unparted
    beside it, it is CT504.

    Bad:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"},
                      {"id": "cost", "name": "Cost Ac counting", "cluster": "finance"}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"},
                      {"id": "cost", "name": "Cost Accounting", "cluster": "finance"}]}
    """
    vocabulary = draft.vocabulary
    broken: dict[str, str] = {}
    parted: dict[str, list[int]] = {kind: [] for kind in draft.words}
    for kind, words in draft.words.items():
        for at in draft.word_index[kind].holding(vocabulary.odd):
            for first, second in pairwise(words.names[at].split()):
                if first + second in vocabulary and not vocabulary.odd.isdisjoint((first, second)):
                    broken[first] = second
                    parted[kind].append(at)
    for found, text in _labels_at(draft, parted if broken else {}, PARTED):
        for first, second in pairwise(text.split()):
            if broken.get(normal(first)) == normal(second) and first.isalpha() and second.isalpha():
                made = " ".join(text.split()).replace(f"{first} {second}", f"{first}{second}")
                message = f"{found.what} parts the word {quoted(first + second)} by a space: {quoted(found.text)}"
                yield rewritten(found, message, made, safe=False)
                break
