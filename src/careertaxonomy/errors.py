"""The package's exceptions, raised where a caller asks for something that does not exist.

A fault in somebody's data is not one of these: it is a `Diagnostic` in a `Report`.
"""

from __future__ import annotations

from careertaxonomy._public import public

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from careertaxonomy.diagnostics import Diagnostic

__all__ = [
    "CareerTaxonomyError",
    "DamagedDatasetError",
    "DigestMismatchError",
    "InvalidDatasetError",
    "MissingExtraError",
    "UnavailableDatasetError",
    "UnknownCodeError",
    "UnknownDatasetError",
    "UnknownIdError",
    "UnknownKindError",
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


def _quoted(texts: tuple[str, ...], joined_by: str) -> str:
    return joined_by.join(f'"{text}"' for text in texts)


def _did_you_mean(suggestions: tuple[str, ...]) -> str:
    return f"; did you mean {_quoted(suggestions, ' or ')}?" if suggestions else ""


@public
class UnknownIdError(CareerTaxonomyError, LookupError):
    """No record has that id.

    Attributes: `kind` ("world", "cluster", "pathway", or "reference" for a reference whose kind is not one of
    these), `id`, `dataset`, `version`; `suggestions`, the close matches, best first, or what replaced the record if it
    is retired; `retired_in`, the version it was retired in, and `newer_version`, the version that has it: None
    otherwise.
    """

    def __init__(
        self,
        kind: str,
        id: str,
        *,
        dataset: str,
        version: str,
        suggestions: Iterable[str] = (),
        retired_in: str | None = None,
        newer_version: str | None = None,
    ) -> None:
        self.kind, self.id, self.dataset, self.version = kind, id, dataset, version
        self.suggestions = tuple(suggestions)
        self.retired_in, self.newer_version = retired_in, newer_version
        message = f'{kind} "{id}" is not in {dataset} {version}'
        if retired_in is not None:
            message += f": retired in {retired_in}, replaced by {_quoted(self.suggestions, ' and ') or 'nothing'}"
        elif newer_version is not None:
            message += f"; {newer_version} has it"
        else:
            message = f'no {kind} "{id}" in {dataset} {version}{_did_you_mean(self.suggestions)}'
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
        scheme: str,
        code: str,
        *,
        kind: str | None,
        dataset: str,
        version: str,
        what: str,
        known: Iterable[str] = (),
    ) -> None:
        self.scheme, self.code, self.kind, self.dataset, self.version = scheme, code, kind, dataset, version
        self.known = tuple(known)
        if what == "scheme":
            message = f'no scheme "{scheme}" in {dataset} {version}; available: {", ".join(self.known) or "none"}'
        elif what == "choice":
            choice = " or ".join(f'kind="{known}"' for known in self.known)
            message = f'the {scheme} code "{code}" is on records of several kinds in {dataset} {version}; say {choice}'
        else:
            record = f'{kind or "record"} with the {scheme} code "{code}"'
            message = f"no {record} in {dataset} {version}{_did_you_mean(self.known)}"
        super().__init__(message)


@public
class WrongKindError(CareerTaxonomyError, TypeError):
    """A query was given something that is no record of the kind it takes.

    Attributes: `expected` (what the query takes) and `given` (the type's name that it got).
    """

    def __init__(self, expected: str, given: object) -> None:
        self.expected, self.given = expected, type(given).__name__
        super().__init__(f"{expected} is wanted here, not {self.given}")


@public
class UnknownKindError(CareerTaxonomyError, ValueError):
    """There is no such kind of record. Attributes: `kind` and `known`, the available kinds."""

    def __init__(self, kind: str, known: Iterable[str]) -> None:
        self.kind, self.known = kind, tuple(known)
        super().__init__(f'no kind "{kind}"; available: {", ".join(self.known)}')


@public
class VersionOrderError(CareerTaxonomyError, ValueError):
    """Ids are to be carried to an older version, which cannot say what replaced them.

    Attributes: `dataset`, `from_` and `to`, the two versions.
    """

    def __init__(self, dataset: str, from_: str, to: str) -> None:
        self.dataset, self.from_, self.to = dataset, from_, to
        super().__init__(f"{dataset} {to} is older than {from_}: ids are carried to a later version, not back")


@public
class UnknownDatasetError(CareerTaxonomyError, LookupError):
    """There is no such dataset, or no such version of it.

    Attributes: `name`, `version` (None where none was asked for) and `known`, the available ones as "NAME VERSION".
    """

    def __init__(self, name: str, version: str | None = None, *, known: Iterable[str] = ()) -> None:
        self.name, self.version, self.known = name, version, tuple(known)
        missing = f"no dataset {name}" if version is None else f"no dataset {name} {version}"
        if version is not None and any(known.startswith(f"{name} ") for known in self.known):
            missing = f"{name} has no version {version}"
        super().__init__(f"{missing}; available: {', '.join(self.known) or 'none'}")


@public
class UnavailableDatasetError(CareerTaxonomyError, LookupError):
    """A dataset of another package is not available: its name is taken, or the package is broken.

    Attributes: `name`, `packages` (those that bring it) and `reason`.
    """

    def __init__(self, name: str, packages: Iterable[str], reason: str) -> None:
        self.name, self.packages, self.reason = name, tuple(packages), reason
        super().__init__(f"{name} of {' and '.join(self.packages)} cannot be loaded: {reason}")


@public
class DamagedDatasetError(CareerTaxonomyError, ValueError):
    """A file of a package is not the one that was released: its bytes do not have the digest on record.

    Attributes: `file`, `expected` and `found` (digests, "sha256:" and hex; `found` is None where the file is missing),
    and `package`, which brings it.
    """

    def __init__(self, file: str, *, expected: str, found: str | None, package: str = "careertaxonomy") -> None:
        self.file, self.expected, self.found, self.package = file, expected, found, package
        what = f"the bundled file {file}" if package == "careertaxonomy" else f"the file {file} of {package}"
        super().__init__(
            f"{what} was changed after its release: its digest is {found or 'none (no such file)'}, "
            f"on record is {expected}; install the package anew"
        )


@public
class DigestMismatchError(CareerTaxonomyError, ValueError):
    """A version has another digest than the one it was pinned to.

    Attributes: `dataset`, `version`, `expected` (the digest asked for) and `found` (the digest it has).
    """

    def __init__(self, dataset: str, version: str, *, expected: str, found: str) -> None:
        self.dataset, self.version, self.expected, self.found = dataset, version, expected, found
        super().__init__(f"{dataset} {version} has the digest {found}, not the one it is pinned to, {expected}")


@public
class InvalidDatasetError(CareerTaxonomyError, ValueError):
    """A document has errors. Attributes: `file` and `diagnostics`, every finding (warnings and notes too)."""

    def __init__(self, file: str, diagnostics: Iterable[Diagnostic]) -> None:
        self.file, self.diagnostics = file, tuple(diagnostics)
        errors = [found for found in self.diagnostics if found.severity == "error"]
        lines = [f"{file} has {len(errors)} error{'s' * (len(errors) != 1)}"]
        lines += [f"  {found}" for found in errors[:5]]
        if len(errors) > 5:
            lines.append(f"  and {len(errors) - 5} more")
        super().__init__("\n".join(lines))


@public
class MissingExtraError(CareerTaxonomyError, ImportError):
    """A feature needs a package that is not installed.

    Attributes: `feature`, `extra` and `command`, which installs it.
    """

    def __init__(self, feature: str, extra: str) -> None:
        self.feature, self.extra = feature, extra
        self.command = f'python -m pip install "careertaxonomy[{extra}]"'
        super().__init__(f"{feature} needs an optional package: {self.command}")
