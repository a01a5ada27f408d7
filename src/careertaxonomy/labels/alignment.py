"""Whether the words of a label are those of a name, one for one, and how well they agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os.path import commonprefix

from careertaxonomy.labels.names import Name, Names
from careertaxonomy.labels.vocabulary import ABBREVIATED, FORM, NEARLY, SAME, SLIP
from careertaxonomy.text.words import is_one_letter_apart

__all__ = ["aligned", "may_be_initials"]

_INITIALS = range(2, 6)
_SLIP_ALONE_FROM = 9


def may_be_initials(word: str) -> bool:
    """Whether a word on a label can be the initials of several words."""
    return len(word) in _INITIALS and word.isalpha()


def aligned(
    names: Names, words: Sequence[str], shortened: frozenset[str] = frozenset(), *, nearly: bool = False
) -> dict[int, int]:
    """The rows with a name whose words are those of a label, one for one, and how the worst pair of words agrees.

    A word that stands for none of the names' may be initials of several. With `nearly` also rows whose words are only
    nearly those of the label.
    """
    readings: list[Mapping[str, int]] = []
    for word in words:
        known = names.vocabulary.readings(word, shortened=word in shortened)
        readings.append(known if nearly else _certain(known))
        if not readings[-1] and not may_be_initials(word):
            return {}
    initials = [word for word, known in zip(words, readings, strict=True) if not known]
    if len(initials) == len(words):
        return {}
    found: dict[int, int] = {}
    for at in names.holding_all(known for known in readings if known):
        name = names.names[at]
        if len(name.words) == len(words) if not initials else len(name.words) > len(words):
            worst = _worst(name, words, readings)
            if worst is not None and (nearly or worst < NEARLY):
                found[name.row] = min(worst, found.get(name.row, worst))
    return found


def _certain(readings: Mapping[str, int]) -> Mapping[str, int]:
    """The words that a word stands for, without those that it nearly is."""
    if NEARLY not in readings.values():
        return readings
    return {word: how for word, how in readings.items() if how < NEARLY}


def _worst(name: Name, words: Sequence[str], readings: Sequence[Mapping[str, int]]) -> int | None:
    """How the worst pair of words agrees; None where a word of either is left over, or where one is in another form and
    they stand in another order: Broadcast Journalism is not Journalism & Broadcasting."""
    left: list[str | None] = [*name.words]
    place: dict[int, int] = {}
    for at, word in enumerate(words):
        if word in left:
            place[at] = left.index(word)
            left[place[at]] = None
    hows = {SAME}
    slips = 0
    for at in sorted(set(range(len(words))) - place.keys(), key=lambda at: not readings[at]):  # initials last
        word, known = words[at], readings[at]
        fitting = [(known[other], spot) for spot, other in enumerate(left) if other is not None and other in known]
        if fitting:
            how, place[at] = min(fitting)
            if _is_doubtful(word, name.words, place[at], how):
                how = NEARLY
            left[place[at]] = None
            slips += how >= SLIP
        elif (start := _spelt_out(word, left)) is not None:
            place[at] = start
            left[start : start + len(word)] = [None] * len(word)
            how = ABBREVIATED
        else:
            return None
        hows.add(how)
    if any(left) or slips > 1 or (FORM in hows and [place[at] for at in range(len(words))] != sorted(place.values())):
        return None
    return max(hows)


def _spelt_out(initials: str, words: Sequence[str | None]) -> int | None:
    """Where words stand side by side whose initials these are; None where there are none."""
    start = "".join(word[0] if word else " " for word in words).find(initials) if may_be_initials(initials) else -1
    return start if start >= 0 else None


def _is_doubtful(word: str, name: Sequence[str], at: int, how: int) -> bool:
    """Whether a word is only nearly that of a name after all, for its place there.

    The last of several words tells what kind of thing it is: in another form by more than a letter it is another
    (Researcher). A name of one word has no other that agrees: it is met by no beginning, and by a slip only where a
    letter is missing or too many, two are swapped, or it has nine.
    """
    other = name[at]
    if len(name) > 1:
        ending = max(len(word), len(other)) - len(commonprefix((word, other)))  # noqa: RUF071 - letters, not paths
        return how == FORM and at == len(name) - 1 and ending > 1 and not is_one_letter_apart(word, other)
    if how == SLIP:
        return len(other) < _SLIP_ALONE_FROM and len(word) == len(other) and sorted(word) != sorted(other)
    return how == ABBREVIATED
