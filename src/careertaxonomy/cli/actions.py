"""How the values of arguments are taken: each option once, and a name of several words without quotes."""

from __future__ import annotations

from argparse import Action, ArgumentError, ArgumentParser, Namespace
from typing import Any

__all__ = ["Joined", "Once"]


class Once(Action):
    """Takes a value, and refuses a second one: which of the two is meant cannot be told."""

    given: bool = False

    def __call__(self, _: ArgumentParser, namespace: Namespace, values: Any, option_string: Any = None) -> None:
        """Puts the value into the namespace."""
        if option_string and self.given:
            raise ArgumentError(None, f"{option_string} is given twice")
        self.given = True
        setattr(namespace, self.dest, values)


class Joined(Once):
    """Takes several words as one text, so that a name needs no quotes."""

    def __init__(self, option_strings: Any, dest: str, **options: Any) -> None:
        super().__init__(option_strings, dest, nargs="+", **options)

    def __call__(self, parser: ArgumentParser, namespace: Namespace, values: Any, option_string: Any = None) -> None:
        """Puts the words into the namespace, with a space between them."""
        super().__call__(parser, namespace, " ".join(values), option_string)
