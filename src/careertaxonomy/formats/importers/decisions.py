"""Files of decisions: TOML with an entry for each, and the stub of one that has the questions in it."""

from __future__ import annotations

import json
import os
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from careertaxonomy.errors import UnreadableTableError
from careertaxonomy.formats.files import read_text
from careertaxonomy.formats.importers.values import Question
from careertaxonomy.formats.toml_texts import toml_in
from careertaxonomy.model.records import Repair
from careertaxonomy.text.wording import plural

__all__ = ["read_decisions", "stub_of"]

_HOW = (
    "To answer one, take the # away from the line read_as that is right, or write your own, and say why. "
    "Then import again with --decisions and the name of this file."
)
_FIELDS = ("place", "printed", "read_as", "why")


def read_decisions(path: str | os.PathLike[str]) -> tuple[Repair, ...]:
    """The decisions in a file; an entry without `read_as` is a question that is still open, and none.

    Raises `OSError`, and `UnreadableTableError` for a file that is not such.
    """
    file = os.fspath(path)
    try:
        content = toml_in(read_text(path))
    except ValueError as error:
        raise UnreadableTableError(file, f"it is not TOML: {error}") from None
    entries = content.get("decision", [])
    if (
        {*content} - {"decision"}
        or not isinstance(entries, list)
        or not all(isinstance(entry, dict) for entry in entries)
    ):
        raise UnreadableTableError(file, "it holds something else than entries headed [[decision]]")
    decisions = [_decision(file, number, entry) for number, entry in enumerate(entries, 1) if "read_as" in entry]
    for (place, _), times in Counter((decision.place, decision.printed) for decision in decisions).items():
        if times > 1:
            raise UnreadableTableError(file, f"two decisions are on one place: {place}")
    return tuple(decisions)


def _decision(file: str, number: int, entry: dict[str, Any]) -> Repair:
    unknown = [key for key in entry if key not in _FIELDS]
    missing = [key for key in _FIELDS if not isinstance(entry.get(key), str)]
    if unknown or missing:
        what = f"has a field {unknown[0]}, which is none" if unknown else f"has no text as {missing[0]}"
        raise UnreadableTableError(file, f"decision {number} {what}; its fields are {', '.join(_FIELDS)}")
    if not entry["why"].strip():
        raise UnreadableTableError(file, f"decision {number} gives no reason: say why in its field why")
    return Repair(**entry)


def stub_of(file: str, questions: Sequence[Question]) -> str:
    """A file of decisions to fill in: an entry for each question, with the possible readings as comments."""
    head = f"{plural(len(questions), 'question')} about {file}. {_HOW}"
    return "\n".join(
        ["\n".join(_comment(head)) + "\n", *("\n".join(_entry(question)) + "\n" for question in questions)]
    )


def _comment(text: str) -> list[str]:
    return textwrap.wrap(text, 116, initial_indent="# ", subsequent_indent="# ", break_long_words=False)


def _entry(question: Question) -> Iterator[str]:
    for text in (f"{question.where}: {question.asks}", f"read_as: {question.answer}."):
        yield from _comment(text)
    yield "[[decision]]"
    yield f"place = {_toml(question.place)}"
    yield f"printed = {_toml(question.printed)}"
    yield from (f"# read_as = {_toml(reading)}" for reading in question.readings)
    yield 'why = ""'


def _toml(text: str) -> str:
    """A text as a basic TOML string, which takes the escapes of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
