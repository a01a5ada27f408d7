"""The levels at which a label agrees with a name, surest first: one table, one function each.

A level gives the rows that agree; what makes a match uncertain all the same is for the refusals.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from careertaxonomy.labels.levels import closing_words, loose, sure, whole_words
from careertaxonomy.labels.query import Query
from careertaxonomy.labels.rows import Group

__all__ = ["LEVELS", "POSITION", "Level"]


class Level(NamedTuple):
    """One level: its name, its group, in words what agrees, and the function that finds the rows that do."""

    name: str
    group: Group
    agrees: str
    find: Callable[[Query], Collection[int]]


LEVELS: tuple[Level, ...] = (
    Level("decided", "sure", "a decision of yours", sure.decided),
    Level("exact", "sure", "an id, a reference or a name to the letter", sure.exact),
    Level("normalised", "sure", "a name but for case, spacing and punctuation", sure.normalised),
    Level("alias", "sure", "another name", sure.alias),
    Level("code", "sure", "a code", sure.code),
    Level("trimmed", "close", "a name but for what surrounds it", whole_words.trimmed),
    Level("words", "close", "all words, in another order or joined otherwise", whole_words.words),
    Level("form", "close", "all words, some in another form", whole_words.form),
    Level("abbreviation", "close", "all words, some shortened", whole_words.abbreviation),
    Level("slip", "close", "all words, one with a slip", whole_words.slip),
    Level("generic", "close", "all words but for a closing word that many names have", closing_words.generic),
    Level("cut-off", "loose", "its beginning, two thirds of the letters or more", loose.cut_off),
    Level("most-words", "loose", "most words, in order", loose.most_words),
    Level("run-together", "loose", "a name, run together with another", loose.run_together),
)
POSITION = {level.name: position for position, level in enumerate(LEVELS)}
