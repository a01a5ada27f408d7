"""The log of one import: what was read otherwise than printed and by which rule, what was decided, what is asked, and
what else a person should know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from careertaxonomy.formats.importers.values import Question
from careertaxonomy.model.records import Repair

__all__ = ["NAMES", "RULES", "Ledger", "as_names", "names_in"]

RULES = {
    "closing list": "the names below the table are its Worlds; those in capitals are spelled as in the rows",
    "ghost row": "a row without a cluster at the top of a page, which the next row repeats",
    "known names": "the one way in which known names make up this cell",
    "known spelling": "a known name in another spelling",
    "known Worlds": "the row names every World, and the base says All Worlds",
    "marker": "a spelling of All Worlds",
    "page": "a page number, or the header of the table repeated at the top of a page",
    "repeated line": "a line at the top of a page, which repeats the last line of the page before",
    "total row": "a row that only counts",
    "twin row": "the row is printed twice; the other one can be read",
    "white space": "white space or hidden characters within a name",
    "wrapped name": "a name that begins or ends with a joiner goes on in the next line",
}
"""What an inference goes by; each begins the reason of the repairs that it makes."""

NAMES = "the names, with a semicolon between two"
"""How a decision on a cell is written."""


def as_names(names: Iterable[str]) -> str:
    """Several names as one text, as repairs and decisions write them."""
    known = [*names]
    return ("\n" if any(";" in name for name in known) else "; ").join(known)


def names_in(text: str) -> tuple[str, ...]:
    """The names of a decision: one a line where it has several lines, else with semicolons between."""
    parts = text.strip().split("\n" if "\n" in text.strip() else ";")
    return tuple(name for part in parts if (name := " ".join(part.split())))


class Ledger:
    """Decisions that are used up, repairs and questions that come, each once and in the order of the table."""

    def __init__(self, decisions: Iterable[Repair] = ()) -> None:
        self._decisions = {(decision.place, decision.printed): decision for decision in decisions}
        self._used: set[tuple[str, str]] = set()
        self._repairs: dict[Repair, None] = {}
        self._questions: dict[tuple[str, str], Question] = {}
        self.remarks: list[str] = []

    def infer(self, rule: str, place: str, printed: str, read_as: str) -> None:
        """Logs that a rule reads a place otherwise than it is printed."""
        why = f"inferred ({rule}): {RULES[rule]}"
        self._repairs[Repair(place=place, printed=printed, read_as=read_as, why=why)] = None

    def decided(self, place: str, printed: str) -> str | None:
        """What a person decided on a place, which is logged; None where nobody did."""
        key = (place, printed)
        decision = self._decisions.get(key)
        if decision is None:
            return None
        if key not in self._used:
            self._used.add(key)
            self._repairs[decision.model_copy(update={"why": f"decided: {decision.why}"})] = None
        return decision.read_as

    def ask(
        self, place: str, where: str, printed: str, asks: str, readings: Sequence[str], answer: str = NAMES
    ) -> None:
        """Puts a question; the same one twice is one."""
        question = Question(place, where, printed, asks, tuple(dict.fromkeys(readings)), answer)
        self._questions.setdefault((place, printed), question)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is asked so far."""
        return tuple(self._questions.values())

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """What was changed so far."""
        return tuple(self._repairs)

    @property
    def unused(self) -> tuple[Repair, ...]:
        """The decisions that nothing asked for so far."""
        return tuple(decision for key, decision in self._decisions.items() if key not in self._used)
