"""The package's exceptions, raised where a caller asks for something that does not exist.

A fault in somebody's data is not one of these: it is a `Diagnostic` in a `Report`.
"""

from __future__ import annotations

import errno

from careertaxonomy._shared.public import public
from careertaxonomy._shared.suggestions import did_you_mean, quoted_list, that_is

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self

    from careertaxonomy.diagnostics import Diagnostic

__all__ = [
    "CareerTaxonomyError",
    "ExportError",
    "InvalidDatasetError",
    "MissingExtraError",
    "MissingFileError",
    "UnknownCodeError",
    "UnknownIdError",
    "UnknownKindError",
    "UnknownLevelError",
    "UnreadableTableError",
    "VersionOrderError",
    "WrongKindError",
]


@public
class CareerTaxonomyError(Exception):
    """The base of every error that this package raises. Its data are attributes, and it pickles."""

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuilt, (type(self), self.args), vars(self)


def _rebuilt(error_type: type[CareerTaxonomyError], args: tuple[object, ...]) -> CareerTaxonomyError:
    """An error as it was pickled, but for its data: `__init__` takes other arguments than the message."""
    error = error_type.__new__(error_type)
    super(CareerTaxonomyError, error).__init__(*args)
    return error


@public
class UnknownIdError(CareerTaxonomyError, LookupError):
    """No record has that id.

    Attributes: `kind` ("world", "cluster", "pathway", or "reference" for a reference whose kind is not one of
    these), `id`, `dataset`, `version`; `suggestions`, the close matches, best first, or what replaced the record if it
    is retired; `sure`, whether the text is that record's id or name but for case, spacing and punctuation, and no guess
    (a record of another kind is suggested by its reference); `retired_in`, the version it was retired in, and
    `newer_version`, the version that has it: None otherwise.
    """

    def __init__(
        self,
        kind: str,
        id: str,
        *,
        dataset: str,
        version: str,
        suggestions: Iterable[str] = (),
        sure: bool = False,
        retired_in: str | None = None,
        newer_version: str | None = None,
    ) -> None:
        self.kind = kind
        self.id = id
        self.dataset = dataset
        self.version = version
        self.suggestions: tuple[str, ...] = tuple(suggestions)
        self.sure = sure
        self.retired_in = retired_in
        self.newer_version = newer_version
        message = f'{kind} "{id}" is not in {dataset} {version}'
        if retired_in is not None:
            message += f": retired in {retired_in}, replaced by {quoted_list(self.suggestions, ' and ') or 'nothing'}"
        elif newer_version is not None:
            message += f"; {newer_version} has it"
        else:
            offered = that_is(kind, self.suggestions) if sure else did_you_mean(self.suggestions)
            message = f'no {kind} "{id}" in {dataset} {version}{offered}'
        super().__init__(message)


@public
class UnknownCodeError(CareerTaxonomyError, LookupError):
    """No record has that code, or more than one kind of record has it.

    Attributes: `scheme`, `code`, `kind` (None where none was asked for), `dataset`, `version`, and `known`: the
    available schemes, if it is the scheme that is unknown; the kinds to choose from, if there is a choice; else
    the close matches among the scheme's codes.
    """

    def __init__(
        self,
        message: str,
        *,
        scheme: str,
        code: str,
        kind: str | None,
        dataset: str,
        version: str,
        known: Iterable[str] = (),
    ) -> None:
        self.scheme = scheme
        self.code = code
        self.kind = kind
        self.dataset = dataset
        self.version = version
        self.known: tuple[str, ...] = tuple(known)
        super().__init__(message)


@public
class WrongKindError(CareerTaxonomyError, TypeError):
    """A query was given something that is no record of the kind it takes.

    Attributes: `expected` (what the query takes) and `given` (the type's name that it got).
    """

    def __init__(self, expected: str, given: object) -> None:
        self.expected = expected
        self.given: str = type(given).__name__
        super().__init__(f"{expected} is wanted here, not {self.given}")


@public
class UnknownKindError(CareerTaxonomyError, ValueError):
    """There is no such kind of record. Attributes: `kind` and `known`, the available kinds."""

    def __init__(self, kind: str, known: Iterable[str]) -> None:
        self.kind = kind
        self.known: tuple[str, ...] = tuple(known)
        super().__init__(f'no kind "{kind}"; available: {", ".join(self.known)}')


@public
class UnknownLevelError(CareerTaxonomyError, ValueError):
    """There is no such level of agreement. Attributes: `least` and `known`, the available groups and levels."""

    def __init__(self, least: str, known: Iterable[str]) -> None:
        self.least = least
        self.known: tuple[str, ...] = tuple(known)
        super().__init__(f'no level "{least}"; available: {", ".join(self.known)}')


@public
class VersionOrderError(CareerTaxonomyError, ValueError):
    """Ids are to be carried to an older version, which cannot say what replaced them.

    Attributes: `dataset`, `from_` and `to`, the two versions.
    """

    def __init__(self, dataset: str, from_: str, to: str) -> None:
        self.dataset = dataset
        self.from_ = from_
        self.to = to
        super().__init__(f"{dataset} {to} is older than {from_}: ids are carried to a later version, not back")


@public
class ExportError(CareerTaxonomyError, ValueError):
    """A taxonomy cannot be exported as asked.

    Attributes: `format`, `reason`, and `option`, the name of the option that is at fault (None where none is).
    """

    def __init__(self, format: str, reason: str, *, option: str | None = None) -> None:
        self.format = format
        self.reason = reason
        self.option = option
        super().__init__(f"{format} {reason}")


@public
class InvalidDatasetError(CareerTaxonomyError, ValueError):
    """A document has errors. Attributes: `file` and `diagnostics`, every finding (warnings and notes too)."""

    def __init__(self, file: str, diagnostics: Iterable[Diagnostic]) -> None:
        self.file = file
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__("\n".join(self.lines))

    @property
    def lines(self) -> list[str]:
        """The message line by line; what is quoted in one may hold line breaks of its own."""
        errors = [found for found in self.diagnostics if found.severity == "error"]
        lines = [f"{self.file} has {len(errors)} error{'s' * (len(errors) != 1)}"]
        lines += [f"  {found}" for found in errors[:5]]
        return [*lines, f"  and {len(errors) - 5} more"] if len(errors) > 5 else lines


@public
class MissingFileError(InvalidDatasetError, FileNotFoundError):
    """The document to load does not exist. Attributes: `filename` and `errno` too, as every `FileNotFoundError` has."""

    errno: int | None = errno.ENOENT

    def __new__(cls, *args: object) -> Self:  # noqa: ARG004 - `__init__` takes them
        """As a `FileNotFoundError` is made; `ValueError` cannot make one."""
        return FileNotFoundError.__new__(cls)

    filename: str = ""  # set here too, or the message would be that of the operating system

    def __init__(self, file: str, diagnostics: Iterable[Diagnostic]) -> None:
        self.filename = file
        super().__init__(file, diagnostics)


@public
class MissingExtraError(CareerTaxonomyError, ImportError):
    """A feature needs a package that is not installed.

    Attributes: `feature`, `extra` and `command`, which installs it. `package` is given where the choice of the package
    is the user's, and the extra does not bring it.
    """

    def __init__(self, feature: str, extra: str, package: str | None = None) -> None:
        self.feature = feature
        self.extra = extra
        wanted = package or f'"careertaxonomy[{extra}]"'
        self.command: str = f"python -m pip install {wanted}"
        super().__init__(f"{feature} needs an optional package: {self.command}")


@public
class UnreadableTableError(CareerTaxonomyError, ValueError):
    """A table that cannot be imported at all, as against one that leaves questions open.

    Attributes: `file` and `reason`, which says what is there and what to do.
    """

    def __init__(self, file: str, reason: str) -> None:
        self.file = file
        self.reason = reason
        super().__init__(f"{file}: {reason}")
