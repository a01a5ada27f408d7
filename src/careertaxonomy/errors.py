"""The package's exceptions: for a caller who asked for something that is not there.

A fault in somebody's data is not one of these: it is a `Diagnostic` in a `Report`.
"""

from __future__ import annotations

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


class CareerTaxonomyError(Exception):
    """The base of every error that this package raises. Its data are attributes, and it pickles."""

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.args, self.__dict__)


def _rebuild(
    error_type: type[CareerTaxonomyError], args: tuple[object, ...], state: dict[str, object]
) -> CareerTaxonomyError:
    error = error_type.__new__(error_type, *args)
    super(CareerTaxonomyError, error).__init__(*args)
    error.__dict__.update(state)
    return error


def _did_you_mean(suggestions: Iterable[str]) -> str:
    quoted = [f'"{suggestion}"' for suggestion in suggestions]
    return f"; did you mean {' or '.join(quoted)}?" if quoted else ""


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
        self.kind = kind
        self.id = id
        self.dataset = dataset
        self.version = version
        self.suggestions = tuple(suggestions)
        self.retired_in = retired_in
        self.newer_version = newer_version
        if retired_in is not None:
            successors = " and ".join(f'"{successor}"' for successor in self.suggestions) or "nothing"
            message = f'{kind} "{id}" is not in {dataset} {version}: retired in {retired_in}, replaced by {successors}'
        elif newer_version is not None:
            message = f'{kind} "{id}" is not in {dataset} {version}; {newer_version} has it'
        else:
            message = f'no {kind} "{id}" in {dataset} {version}{_did_you_mean(self.suggestions)}'
        super().__init__(message)


class UnknownCodeError(CareerTaxonomyError, LookupError):
    """No record has that code, or more than one kind of record has it.

    Attributes: `scheme`, `code`, `kind` (None where none was asked for), `dataset`, `version`, and `known`: the
    schemes that there are, if it is the scheme that is unknown; the kinds to choose from, if there is a choice; else
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
        self.scheme = scheme
        self.code = code
        self.kind = kind
        self.dataset = dataset
        self.version = version
        self.known = tuple(known)
        owner = f"{kind} with the" if kind else "record with the"
        if what == "scheme":
            message = f'no scheme "{scheme}" in {dataset} {version}; there is: {", ".join(self.known) or "none"}'
        elif what == "choice":
            choice = " or ".join(f'kind="{known}"' for known in self.known)
            message = f'the {scheme} code "{code}" is on records of several kinds in {dataset} {version}; say {choice}'
        else:
            message = f'no {owner} {scheme} code "{code}" in {dataset} {version}{_did_you_mean(self.known)}'
        super().__init__(message)


class WrongKindError(CareerTaxonomyError, TypeError):
    """A query was given something that is no record of the kind it takes.

    Attributes: `expected` (what the query takes) and `given` (the type's name that it got).
    """

    def __init__(self, expected: str, given: object) -> None:
        self.expected = expected
        self.given = type(given).__name__
        super().__init__(f"{expected} is wanted here, not {self.given}")


class UnknownKindError(CareerTaxonomyError, ValueError):
    """There is no such kind of record. Attributes: `kind` and `known`, the kinds that there are."""

    def __init__(self, kind: str, known: Iterable[str]) -> None:
        self.kind = kind
        self.known = tuple(known)
        super().__init__(f'no kind "{kind}"; there is: {", ".join(self.known)}')


class VersionOrderError(CareerTaxonomyError, ValueError):
    """Ids are to be carried to an older version, which cannot say what became of them.

    Attributes: `dataset`, `from_` and `to`, the two versions.
    """

    def __init__(self, dataset: str, from_: str, to: str) -> None:
        self.dataset = dataset
        self.from_ = from_
        self.to = to
        super().__init__(f"{dataset} {to} is older than {from_}: ids are carried to a later version, not back")


class UnknownDatasetError(CareerTaxonomyError, LookupError):
    """There is no such dataset, or no such version of it.

    Attributes: `name`, `version` (None where none was asked for) and `known`, the "NAME VERSION" that there are.
    """

    def __init__(self, name: str, version: str | None = None, *, known: Iterable[str] = ()) -> None:
        self.name = name
        self.version = version
        self.known = tuple(known)
        if version is not None and any(known.startswith(f"{name} ") for known in self.known):
            missing = f"{name} has no version {version}"
        else:
            missing = f"no dataset {name if version is None else f'{name} {version}'}"
        super().__init__(f"{missing}; there is: {', '.join(self.known) or 'none'}")


class UnavailableDatasetError(CareerTaxonomyError, LookupError):
    """A dataset of another package cannot be had: its name is taken, or the package is broken.

    Attributes: `name`, `packages` (those that bring it) and `reason`.
    """

    def __init__(self, name: str, packages: Iterable[str], reason: str) -> None:
        self.name = name
        self.packages = tuple(packages)
        self.reason = reason
        super().__init__(f"{name} of {' and '.join(self.packages)} cannot be loaded: {reason}")


class DamagedDatasetError(CareerTaxonomyError, ValueError):
    """A file of a package is not the one that was released: its bytes do not have the digest on record.

    Attributes: `file`, `expected` and `found` (digests, "sha256:" and hex; `found` is None where the file is missing),
    and `package`, which brings it.
    """

    def __init__(self, file: str, *, expected: str, found: str | None, package: str = "careertaxonomy") -> None:
        self.file = file
        self.expected = expected
        self.found = found
        self.package = package
        what = f"the bundled file {file}" if package == "careertaxonomy" else f"the file {file} of {package}"
        super().__init__(
            f"{what} was changed after its release: its digest is {found or 'none (no such file)'}, "
            f"on record is {expected}; install the package anew"
        )


class DigestMismatchError(CareerTaxonomyError, ValueError):
    """A version has another digest than the one it was pinned to.

    Attributes: `dataset`, `version`, `expected` (the digest asked for) and `found` (the digest it has).
    """

    def __init__(self, dataset: str, version: str, *, expected: str, found: str) -> None:
        self.dataset = dataset
        self.version = version
        self.expected = expected
        self.found = found
        super().__init__(f"{dataset} {version} has the digest {found}, not the one it is pinned to, {expected}")


class InvalidDatasetError(CareerTaxonomyError, ValueError):
    """A document has errors. Attributes: `file` and `diagnostics`, every finding (warnings and notes too)."""

    def __init__(self, file: str, diagnostics: Iterable[Diagnostic]) -> None:
        self.file = file
        self.diagnostics = tuple(diagnostics)
        errors = [found for found in self.diagnostics if found.severity == "error"]
        lines = [f"{file} has {len(errors)} error{'s' * (len(errors) != 1)}"]
        lines += [f"  {found}" for found in errors[:5]]
        if len(errors) > 5:
            lines.append(f"  and {len(errors) - 5} more")
        super().__init__("\n".join(lines))


class MissingExtraError(CareerTaxonomyError, ImportError):
    """A feature needs a package that is not installed.

    Attributes: `feature`, `extra` and `command`, which installs it.
    """

    def __init__(self, feature: str, extra: str) -> None:
        self.feature = feature
        self.extra = extra
        self.command = f'python -m pip install "careertaxonomy[{extra}]"'
        super().__init__(f"{feature} needs an optional package: {self.command}")
