"""The command `completion`: what makes a shell complete commands, options and their values with the Tab key."""

from __future__ import annotations

from argparse import Namespace

from careertaxonomy.cli.command import argument, command
from careertaxonomy.cli.results import OK, Result

SHELLS = ("bash", "zsh", "fish")


@command(
    "completion",
    "print what makes a shell complete what you type",
    argument("shell", choices=SHELLS, metavar="SHELL", help="bash, zsh or fish"),
    example="completion bash",
    detail='For bash, add this line to ~/.bashrc: eval "$(careertaxonomy completion bash)". For zsh, add to ~/.zshrc, '
    'after compinit: eval "$(careertaxonomy completion zsh)". For fish, add to ~/.config/fish/config.fish: '
    "careertaxonomy completion fish | source",
)
def completion_command(args: Namespace) -> Result:
    """Prints the script that the package carries for a shell."""
    from importlib_resources import files

    return Result(OK, files("careertaxonomy.cli").joinpath(f"completions/careertaxonomy.{args.shell}").read_bytes())
