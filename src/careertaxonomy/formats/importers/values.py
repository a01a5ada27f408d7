"""What an import gives back: the dataset or the questions that stand in its way, and the log of what was changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from careertaxonomy._shared.public import public

if TYPE_CHECKING:
    from careertaxonomy.model.records import Dataset, Repair

__all__ = ["Imported", "Question"]


@public
@dataclass(frozen=True, slots=True)
class Question:
    """Something that a table does not tell, and only a person can.

    `place` and `printed` are what a decision repeats to answer it. `where` is the line or row to look at, `asks` the
    question in words, `readings` the possible values of the decision's `read_as`, the likeliest first, and `answer` how
    they are written. An empty reading means that nothing is to be read there.
    """

    place: str
    where: str
    printed: str
    asks: str
    readings: tuple[str, ...]
    answer: str


@public
@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a table.

    `dataset` is None where there are `questions`. `repairs` is the log: every place where something else is read than
    what is printed; the dataset carries it too. `unused_decisions` are the decisions that no place of the table asked
    for. `remarks` say what else is to be known: what is new, moved or left out against the base, and what was not read.
    """

    dataset: Dataset | None
    questions: tuple[Question, ...] = ()
    repairs: tuple[Repair, ...] = ()
    unused_decisions: tuple[Repair, ...] = ()
    remarks: tuple[str, ...] = ()
