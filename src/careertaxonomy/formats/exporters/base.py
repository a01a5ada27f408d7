"""What an exporter is: a function from a taxonomy and options to files, and the entry that it has in the table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from careertaxonomy._shared.tables import imported
from careertaxonomy.errors import ExportError
from careertaxonomy.text.wording import quoted

if TYPE_CHECKING:
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["OPTIONS", "Exporter", "Files", "Option", "Options", "checked_options", "spelt"]

Files: TypeAlias = dict[str, bytes]
"""What an export gives: the bytes of each file by its name."""

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20\x7f-\x9f<>\"{}|\\^`\s]+")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


class Options(NamedTuple):
    """What one export is told; None where nothing was said."""

    base_iri: str | None = None
    language: str | None = None
    license: str | None = None


class Option(NamedTuple):
    """An option: what stands for its value in the help, its meaning, and the faults it can have."""

    metavar: str
    meaning: str
    fault: Callable[[str], str | None]


def spelt(name: str) -> str:
    """An option's name as people write it: `base-iri` for `base_iri`."""
    return name.replace("_", "-")


def _no_iri(value: str) -> str | None:
    return None if _IRI.fullmatch(value) else "is no absolute IRI, such as https://example.org/careers/"


def _no_base(value: str) -> str | None:
    return _no_iri(value) or (
        None if value[-1] in "/#:" else "must end with /, # or :, since ids are put right after it"
    )


def _no_language(value: str) -> str | None:
    return None if _LANGUAGE.fullmatch(value) else "is no language tag, such as en or es-MX"


OPTIONS: Mapping[str, Option] = {
    "base_iri": Option("IRI", "what every IRI begins with, such as https://example.org/careers/", _no_base),
    "language": Option("TAG", "the language of the names (default: en)", _no_language),
    "license": Option("IRI", "the licence to state; without it, none is stated", _no_iri),
}


class Exporter(NamedTuple):
    """The entry of a format: its name, the function that writes it, the endings of its file, and its options.

    The function is given as "module:function" of this package, and its module is imported when it is asked for: the
    command line reads the rest for its choices and its help. A format without endings is several files in a folder.
    What is `binary` is not for a terminal.
    """

    name: str
    function: str
    endings: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    binary: bool = False

    @property
    def write(self) -> Callable[[Taxonomy, Options], Files]:
        """The function that writes it: from a taxonomy and options to files. Its docstring says what the format is."""
        found: Callable[[Taxonomy, Options], Files] = imported(str(__package__), self.function)
        return found


def checked_options(chosen: Exporter, given: Mapping[str, str | None]) -> Options:
    """The options of one export; raises `ExportError` for one that is missing, not taken, or wrong."""
    known = {name: value for name, value in given.items() if value is not None}
    for name, value in known.items():
        called = spelt(name)
        if name not in chosen.takes + chosen.needs:
            raise ExportError(chosen.name, f"does not take the option {called}", option=name)
        fault = OPTIONS[name].fault(value)
        if fault:
            raise ExportError(chosen.name, f"cannot use the option {called}: {quoted(value)} {fault}", option=name)
    for name in chosen.needs:
        if name not in known:
            reason = f"needs the option {spelt(name)}: {OPTIONS[name].meaning}"
            raise ExportError(chosen.name, reason, option=name)
    return Options(**known)
