"""The command line's grammar: makes the parser from the table of commands."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, NoReturn

from careertaxonomy._shared.suggestions import did_you_mean
from careertaxonomy._version import __version__
from careertaxonomy.cli.actions import Joined, Once
from careertaxonomy.cli.command import Command
from careertaxonomy.cli.commands import COMMANDS, GROUPS

__all__ = ["COLOURS", "Stop", "parser"]

COLOURS = ("auto", "always", "never")
_PROGRAM = "careertaxonomy"


class Stop(Exception):  # noqa: N818 - asking for help is no error
    """The arguments end the run: help or the version is asked for, or they are wrong."""

    def __init__(self, *, output: str = "", prog: str = "", complaint: str = "") -> None:
        super().__init__(output or complaint)
        self.output = output
        self.prog = prog
        self.complaint = complaint


class _Help(argparse.HelpFormatter):
    """Shows a name of several words as one value."""

    def _format_args(self, action: argparse.Action, default_metavar: str) -> str:
        return str(action.metavar) if isinstance(action, Joined) else super()._format_args(action, default_metavar)


class _Parser(argparse.ArgumentParser):
    """Wrong usage is answered in one line, which says what may be meant and names the help that has the rest."""

    _is_mixing = False

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.color = False  # Python 3.14 would colour the help, whatever --color says
        self.register("action", None, Once)
        self.register("action", "store", Once)

    def error(self, message: str) -> NoReturn:
        if message.startswith("the following arguments are required"):
            message += f"; write {self.usage}"
        raise Stop(prog=self.prog, complaint=f"{message} (see {self.prog} --help)")

    def print_help(self, file: object = None) -> NoReturn:  # noqa: ARG002 - argparse hands one in
        raise Stop(output=self.format_help())

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Options may stand between the other arguments. What argparse would leave over is refused here, where it is
        known which command it was given to."""
        if self._is_mixing or "--" in args:  # it is called again, for the two in turn
            return super().parse_known_args(args, namespace)
        for given in args:  # a slip in an option is told before what is missing for it
            option = given.partition("=")[0]
            is_option = option.startswith("--") and " " not in given
            if is_option and not any(known.startswith(option) for known in self._option_string_actions):
                self.error(self.refusal(given))
        self._is_mixing = True
        try:
            found, left = self.parse_known_intermixed_args(args, namespace)
        finally:
            self._is_mixing = False
        for given in left:
            self.error(self.refusal(given))
        return found, left

    def refusal(self, given: str) -> str:
        """Why an argument that is left over cannot be taken."""
        if not given.startswith("-"):
            hint = "; a text of several words goes in quotes" if self._get_positional_actions() else ""
            return f"{_shown(given)} is one argument too many{hint}"
        option = given.partition("=")[0]
        meant = _near(option if len(option) > 2 else f"-{option}", self._option_string_actions)
        if meant:
            return f"no option {option}{meant}"
        having = _having(option)
        return f"no option {option}" + (f"; it belongs to {_listed(having)}" if having else "")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and value not in action.choices:
            self.error(self.wrong_choice(action, str(value)))

    def wrong_choice(self, action: argparse.Action, value: str) -> str:
        """Why a value that is none of the choices cannot be taken."""
        choices = [*map(str, action.choices or ())]
        name = "/".join(action.option_strings) or str(action.metavar or action.dest.upper())
        return f"{name} takes {_listed(choices)}, not {_shown(value)}{_near(value, choices)}"


class _Top(_Parser):
    """The parser of the whole: what comes before the command belongs to no command."""

    given: Sequence[str] = ()

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Commands are not mixed with options."""
        self.given = sys.argv[1:] if args is None else args
        self._is_mixing = True
        found, left = super().parse_known_args(self.given, namespace)
        for given in left:
            self.error(self.refusal(given))
        return found, left

    def refusal(self, given: str) -> str:
        """Why an argument before the command cannot be taken: it may be an option of the command."""
        option = given.partition("=")[0]
        having = _having(option)
        if not having:
            return super().refusal(given)
        meant = next((name for name in self.given if name in having), having[0])
        return f"{option} goes after the command: {_PROGRAM} {meant} {option}"

    def wrong_choice(self, action: argparse.Action, value: str) -> str:
        """No such command, or an option that was written before it and has a value."""
        if action.option_strings:
            return super().wrong_choice(action, value)
        for given in self.given[: self.given.index(value)]:
            if given.startswith("-") and given.partition("=")[0] not in self._option_string_actions:
                return self.refusal(given)
        return f"no command {_shown(value)}{_near(value, (*(action.choices or ()), *self._option_string_actions))}"

    def format_help(self) -> str:
        """The commands by what one wants to do, each group with an example."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for wanted, commands in GROUPS.items():
            formatter.start_section(wanted)
            formatter.add_arguments(argparse.Action([], each.name, help=each.summary) for each in commands)
            formatter.add_text(f"Example: {_PROGRAM} {commands[0].example}")
            formatter.end_section()
        formatter.start_section("options")
        formatter.add_arguments(action for action in self._actions if action.option_strings)
        formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()


class _Version(argparse.Action):
    """Prints the version."""

    def __call__(self, *_: object) -> NoReturn:
        raise Stop(output=f"{_PROGRAM} {__version__}\n")


def _having(option: str) -> list[str]:
    """The commands that have an option."""
    return [command.name for command in COMMANDS if any(option in each.names for each in command.arguments)]


def _shown(text: str) -> str:
    return f'"{text}"'


def _listed(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def _near(text: str, known: Iterable[str]) -> str:
    """What a text may be meant as, in words: one of the known ones that is similar, or begins like it."""
    from careertaxonomy.text.normal_forms import close_matches

    names = [*known]
    begun = [name for name in names if len(text) > 1 and name.startswith(text.casefold())]
    return did_you_mean(tuple(close_matches(text, names, 1) or begun[:3]))


def parser() -> argparse.ArgumentParser:
    """The command line's grammar."""
    top = _Top(
        prog=_PROGRAM,
        usage=f"{_PROGRAM} COMMAND [OPTIONS] ...",
        formatter_class=partial(_Help, max_help_position=17),
        description="Career Worlds, clusters and pathways: look them up, export them, and check edited copies.",
        epilog=f"{_PROGRAM} COMMAND --help says more about a command. DATASET is NAME@VERSION or, of joco-works, "
        "@VERSION; anything else is the path of a document.",
    )
    top.add_argument("-V", "--version", action=_Version, nargs=0, help="show the version and exit")
    _add_everywhere(top, quiet=False, color=COLOURS[0])
    top.set_defaults(function=lambda _: top.print_help(), reports=(), command="")
    grammar = top.add_subparsers(metavar="COMMAND", prog=_PROGRAM, parser_class=_Parser)
    for command in COMMANDS:
        _add(grammar, command)
    return top


def _add(grammar: Any, command: Command) -> None:
    """Adds the parser of a command."""
    description = f"{command.summary[:1].upper()}{command.summary[1:]}. {command.detail}".strip()
    example = f"Example: {_PROGRAM} {command.example}"
    made = grammar.add_parser(
        command.name, help=command.summary, description=description, epilog=example, formatter_class=_Help
    )
    made.set_defaults(function=command.function, reports=command.reports, command=command.name)
    for names, options in command.arguments:
        made.add_argument(*names, **options)
    # What was said before the command stays, where it is not said again.
    _add_everywhere(made, quiet=argparse.SUPPRESS, color=argparse.SUPPRESS)
    positional = (_called(action) for action in made._actions if not action.option_strings)
    needed = (
        f"{action.option_strings[-1]} {action.metavar or action.dest.upper()}"
        for action in made._actions
        if action.required and action.option_strings
    )
    made.usage = " ".join([_PROGRAM, command.name, *positional, *needed, "[OPTIONS]"])


def _called(action: argparse.Action) -> str:
    """A positional argument, as the usage shows it."""
    return {"*": f"[{action.metavar} ...]", "?": f"[{action.metavar}]"}.get(str(action.nargs), str(action.metavar))


def _add_everywhere(made: argparse.ArgumentParser, **defaults: Any) -> None:
    """The options that may stand before the command and after it."""
    made.add_argument(
        "-q", "--quiet", action="store_true", default=defaults["quiet"], help="no progress, no remarks: only the result"
    )
    made.add_argument(
        "--color",
        choices=COLOURS,
        default=defaults["color"],
        help="whether to write in colour (default: auto, on a terminal only)",
    )
