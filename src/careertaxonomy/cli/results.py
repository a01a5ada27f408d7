"""What a command ends with: its exit status, what it prints or writes, or a complaint about how it was called."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from careertaxonomy.errors import CareerTaxonomyError

__all__ = [
    "FOUND",
    "OK",
    "USAGE",
    "Result",
    "UsageError",
    "check_output",
    "form_of_document",
    "reported",
    "write_folder",
    "write_output",
]

OK, FOUND, USAGE = 0, 1, 2


_ENDINGS = {".txt": "text", ".json": "json", ".md": "markdown", ".csv": "csv", ".sarif": "sarif"}
"""The format of a report by the ending of its file."""
_DOCUMENTS = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}
"""The format of a document by the ending of its file."""


class Result(NamedTuple):
    """What a command ends with: its exit status, what it prints, remarks for standard error, and what is said of a
    result that was written to a file. With `--quiet`, the last two are left out."""

    status: int
    output: str | bytes = ""
    remarks: tuple[str, ...] = ()
    said: str = ""


class UsageError(CareerTaxonomyError):
    """The command was called wrong; the message says so in one line."""


def check_output(args: Namespace) -> None:
    """Raises `UsageError` where `--output` names no file, or a file that exists and may not be overwritten."""
    if args.output in (None, "", "-"):
        raise UsageError("--output takes the name of a file")
    _see_if_free(args, args.output)


def write_output(args: Namespace, name: str, data: bytes, what: str) -> Result:
    """Some bytes, printed or written to the file that `--output` names; `name` is an example of such a file's name."""
    from careertaxonomy.text.wording import visible

    if args.output in (None, "-"):
        return Result(OK, data)
    if args.output and Path(args.output).is_dir():
        example = Path(args.output) / name
        raise UsageError(f"{args.output} is a folder; --output takes the name of a file, such as {example}")
    check_output(args)
    _write(args.output, data)
    return Result(OK, said=f"{what} written to {visible(args.output)}\n")


def write_folder(args: Namespace, files: Mapping[str, bytes], what: str) -> Result:
    """Several files, written into the folder that `--output` names, which is made if it does not exist."""
    from careertaxonomy.text.wording import visible

    if args.output in (None, "-", ""):
        raise UsageError("several files are to be written: --output takes the name of a folder")
    folder = Path(args.output)
    if os.path.lexists(folder) and not folder.is_dir():
        raise UsageError(f"{folder} is a file; several are to be written: --output takes the name of a folder")
    for name in files:
        _see_if_free(args, folder / name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be made: {error.strerror or error}") from None
    for name, data in files.items():
        _write(folder / name, data)
    return Result(OK, said=f"{what} written to {visible(str(folder))}: {', '.join(files)}\n")


def reported(args: Namespace) -> Result:
    """Runs a command whose report is printed or goes to the file that `--output` names, in the format of its ending."""
    from careertaxonomy.text.wording import visible

    to_file = args.output not in (None, "-")
    if args.format is None:
        args.format = _format_of(args.output, args.reports) if to_file else args.reports[0]
    if to_file:
        check_output(args)
        args.colour, args.width = args.color == "always", 0
    result: Result = args.function(args)
    if not to_file:
        return result
    _write(args.output, result.output.encode() if isinstance(result.output, str) else result.output)
    return result._replace(output="", said=f"written to {visible(args.output)}\n")


def _format_of(path: str, names: Sequence[str]) -> str:
    """The format that the ending of a file's name says; raises `UsageError` where that is none of those."""
    ending = Path(path).suffix.lower()
    if not ending:
        return names[0]
    if _ENDINGS.get(ending) in names:
        return _ENDINGS[ending]
    endings = ", ".join(ending for ending, name in _ENDINGS.items() if name in names)
    raise UsageError(f"no format has the ending of {path}; --format names one, or use one of: {endings}")


def form_of_document(path: str | None, **more: str) -> str:
    """The format of a document by the ending of its file: JSON where there is none. Raises `UsageError`."""
    ending = "" if path in (None, "-") else Path(str(path)).suffix.lower()
    known = {"": "json", **_DOCUMENTS, **more}
    if ending not in known:
        raise UsageError(f"a document is written to {', '.join(filter(None, known))}, not to {path}")
    return known[ending]


def _see_if_free(args: Namespace, path: str | Path) -> None:
    if os.path.lexists(path) and not args.force:
        raise UsageError(f"{path} exists already; --force overwrites it")


def _write(path: str | Path, data: bytes) -> None:
    from careertaxonomy.formats.files import write_whole

    try:
        write_whole(path, data)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}") from None
