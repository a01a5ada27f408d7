"""How a report for people is to look, as far as the place where it is shown decides that."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from careertaxonomy.text.wording import visible

__all__ = ["PLAIN", "Line", "Look", "as_shown"]

_STYLES = {"error": "1;31", "warning": "1;33", "note": "1;36", "place": "1", "hint": "32", "gutter": "2"}

Line: TypeAlias = str | tuple[str, str]
"""A line of a report or, in a pair, the line and the style that it is shown in."""


class Look(NamedTuple):
    """How a report for people is to look: whether in colour, how many columns there are (0: as many as needed), whether
    notes are shown, or only counted, and whether the closing line is left out."""

    colour: bool = False
    width: int = 0
    notes: bool = True
    quiet: bool = False

    def style(self, text: str, name: str) -> str:
        """A text in the style of that name, where there is colour."""
        return f"\033[{_STYLES[name]}m{text}\033[0m" if self.colour and text else text


PLAIN = Look()
"""As a file or another program gets it."""


def as_shown(lines: Iterable[Line], look: Look, fit: Callable[[str], str] = visible) -> str:
    """Lines as text for people; `fit` makes each fit for a terminal, whatever the values in it hold."""
    pairs = (line if isinstance(line, tuple) else (line, "") for line in lines)
    return "".join(f"{look.style(fit(text), style) if style else fit(text)}\n" for text, style in pairs)
