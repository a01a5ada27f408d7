"""What became of a table that was imported, as text: the questions, as a colleague asks them, or what was written."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from careertaxonomy.reporters.look import PLAIN, Line, Look, as_shown
from careertaxonomy.text.wording import clipped, plural, quoted

if TYPE_CHECKING:
    from careertaxonomy.formats.importers.values import Imported, Question
    from careertaxonomy.model.records import Dataset

__all__ = ["report_text"]

_WIDTH = 112


def report_text(imported: Imported, table: str, output: str, answers: str | None = None, look: Look = PLAIN) -> str:
    """The report for people: the questions, or what was written to a file of the name `output`. `answers` is the file
    that was written for the answers."""
    if imported.dataset is None:
        return _questions(imported, table, answers, look)
    return _written(imported, imported.dataset, table, output, look)


def _questions(imported: Imported, table: str, answers: str | None, look: Look) -> str:
    they_are = "it is" if len(imported.questions) == 1 else "they are"
    count = plural(len(imported.questions), "question")
    lines: list[Line] = [(f"{table}: {count}; nothing is written before {they_are} answered", "warning"), ""]
    for number, question in enumerate(imported.questions, 1):
        title, *rest = _question(number, question)
        lines += [(title, "place"), *rest, ""]
    if answers is None:
        lines.append("--questions FILE writes a file for the answers; import again with --decisions FILE.")
    else:
        lines.append(
            f"Write the answers into {answers}, each with its reason, and import again with --decisions {answers}."
        )
    return as_shown([*lines, *_unused(imported)], look)


def _question(number: int, question: Question) -> Iterator[str]:
    where = "" if question.where in question.place else f"{question.where}: "
    yield f"{number}. {where}{question.place}"
    yield from _wrapped("It says ", _shown(question.printed))
    yield from _wrapped("", question.asks)
    for at, reading in enumerate(question.readings):
        yield from _wrapped("or: " if at else "perhaps: ", _shown(reading))
    yield from _wrapped("Answer with ", f"{question.answer}.")


def _wrapped(label: str, text: str) -> list[str]:
    return textwrap.wrap(
        f"{label}{text}",
        _WIDTH,
        initial_indent="   ",
        subsequent_indent="     ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _shown(text: str) -> str:
    """A text in quotes, its lines with slashes between."""
    return quoted(clipped(" / ".join(text.replace("\t", " | ").split("\n")))) if text.strip() else "nothing"


def _written(imported: Imported, dataset: Dataset, table: str, output: str, look: Look) -> str:
    counts = ", ".join(
        plural(len(records), noun)
        for records, noun in ((dataset.worlds, "World"), (dataset.clusters, "cluster"), (dataset.pathways, "pathway"))
    )
    lines: list[Line] = [(f"{dataset.name} {dataset.version} written to {output}: {counts}", "hint")]
    if imported.repairs:
        places = plural(len(imported.repairs), "place")
        lines.append(f"{places} read differently from what {table} says: see the repairs in {output}")
    return as_shown([*lines, *imported.remarks, *_unused(imported)], look)


def _unused(imported: Imported) -> Iterator[str]:
    for decision in imported.unused_decisions:
        yield f"a decision that was not needed: {decision.place}, {_shown(decision.printed)}"
