"""Datasets of other packages, found by the entry points of the group `careertaxonomy.datasets`.

The name of an entry point is the name of the dataset; its value is the package that holds it: a folder with a
`SHA256SUMS` and the documents, as NAME/VERSION.json. Files are read where Python would import the package from, but
nothing of it is imported, and a fault in one package does not affect the others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from importlib.metadata import Distribution, EntryPoint, distributions
from importlib.util import find_spec
from pathlib import Path
from pkgutil import get_importer
from typing import Protocol, runtime_checkable

from importlib_resources.abc import Traversable

from careertaxonomy.datasets.catalogue import OURS, Release, Unavailable
from careertaxonomy.formats.checksums import CHECKSUMS_FILE, recorded
from careertaxonomy.model.canonical import is_digest
from careertaxonomy.text.normal_forms import SLUG
from careertaxonomy.versions.version_numbers import is_version

__all__ = ["GROUP", "Installed", "find_installed"]

GROUP = "careertaxonomy.datasets"


@dataclass(frozen=True, slots=True)
class Installed:
    """What other packages bring: the releases, the folder of each dataset, and what is not available."""

    releases: tuple[Release, ...]
    folders: Mapping[str, Traversable]
    unavailable: tuple[Unavailable, ...]


class _Files(Protocol):
    def files(self) -> Traversable: ...


@runtime_checkable
class _WithFiles(Protocol):
    """What Python's own loaders of packages have, those of folders and those of zip files."""

    def get_resource_reader(self, name: str) -> _Files: ...


def find_installed(taken: Collection[str]) -> Installed:
    """Looks for the datasets of other packages. `taken` are names that they cannot have."""
    releases: list[Release] = []
    folders: dict[str, Traversable] = {}
    unavailable: list[Unavailable] = []
    entries: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for package, points in _packages():
        if points is None:
            unavailable.append(Unavailable(None, (package,), "its entry points cannot be read"))
        for point in points or ():
            entries[point.name].append((package, point.value))
    for name, given in sorted(entries.items()):
        package, module = given[0]
        owners = tuple(dict.fromkeys([*([OURS] if name in taken else ()), *(owner for owner, _ in given)]))
        if len(owners) > 1 or len(given) > 1:
            unavailable.append(Unavailable(name, owners, _conflict(name, owners)))
            continue
        try:
            folder = _folder_of(module)
            found = [*_releases_in(folder, name, package)]
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one package is reported, and stops no other
            unavailable.append(Unavailable(name, owners, str(error) or type(error).__name__))
        else:
            releases += found
            folders[name] = folder
    return Installed(tuple(releases), folders, tuple(unavailable))


def _conflict(name: str, owners: tuple[str, ...]) -> str:
    if OURS in owners:
        return f"the name {name} is that of a dataset of {OURS}, which stays what it is"
    if len(owners) == 1:
        return f"{owners[0]} gives the name {name} twice"
    several = f"the name {name} is given by each of them"
    return f"{several}, so that it would not be clear which is meant; uninstall all but one"


def _packages() -> Iterator[tuple[str, list[EntryPoint] | None]]:
    """Each installed package that names datasets, with its entry points; None where these cannot be read.

    A package earlier on Python's path hides one of the same name further on.
    """
    seen: set[str] = set()
    for distribution in distributions():
        try:
            if GROUP not in (distribution.read_text("entry_points.txt") or ""):
                continue
            name = _name_of(distribution)
            points: list[EntryPoint] | None = [*distribution.entry_points.select(group=GROUP)]
        except Exception:  # noqa: BLE001 - as above: of a package that is broken, only that is known
            name, points = _name_of(distribution), None
        if name not in seen and points != []:
            seen.add(name)
            yield name, points


def _name_of(distribution: Distribution) -> str:
    try:
        return str(distribution.metadata["Name"] or "a package without a name")
    except Exception:  # noqa: BLE001 - as above
        return "a package without a name"


def _folder_of(module: str) -> Traversable:
    """The folder of a package, without importing it or what it is in; raises `ValueError`."""
    if not re.fullmatch(r"\w+(\.\w+)*", module):
        raise ValueError(f"its entry point must name a package, not {module!r}")
    top, *parts = module.split(".")
    portions, whole = _portions([find_spec(top)]), top
    for part in parts:
        whole = f"{whole}.{part}"
        # Python itself would import what a folder without code is in, to know where to look for more of it.
        finders = map(get_importer, _folders(portions))
        portions = _portions(finder.find_spec(whole) for finder in finders if finder is not None)
    if not portions:
        raise ValueError(f"no module {module}")
    loader, folders = portions[0].loader, _folders(portions)
    if loader is None and folders:  # folders without code
        return next((Path(folder) for folder in folders if Path(folder, CHECKSUMS_FILE).is_file()), Path(folders[0]))
    if not folders or not isinstance(loader, _WithFiles):
        raise ValueError(f"{module} is no package with files")
    return loader.get_resource_reader(module).files()


def _portions(found: Iterable[ModuleSpec | None]) -> list[ModuleSpec]:
    """What makes up a module: the first of those found that has code or, where none has, all of them."""
    specs = [spec for spec in found if spec is not None]
    return [spec for spec in specs if spec.loader is not None][:1] or specs


def _folders(portions: list[ModuleSpec]) -> list[str]:
    return [folder for spec in portions for folder in spec.submodule_search_locations or ()]


def _releases_in(folder: Traversable, name: str, package: str) -> Iterator[Release]:
    """The versions of a dataset that a folder's `SHA256SUMS` lists; raises `ValueError`."""
    if not re.fullmatch(SLUG, name):
        raise ValueError(f"{name!r} is no kebab-case slug, and so no name of a dataset")
    try:
        checksums = folder.joinpath(CHECKSUMS_FILE)
        digests = recorded(checksums.read_text(encoding="utf-8")) if checksums.is_file() else None
    except OSError:
        digests = None
    if digests is None:
        raise ValueError(f"no {CHECKSUMS_FILE} that can be read") from None
    versions = 0
    for file, digest in digests.items():
        if not file.startswith(f"{name}/"):
            continue
        version = file.removeprefix(f"{name}/").removesuffix(".json")
        if not is_version(version) or not file.endswith(".json") or not is_digest(digest):
            raise ValueError(f"{CHECKSUMS_FILE} has a line that is not DIGEST NAME/VERSION.json, on {file}")
        if not folder.joinpath(name, f"{version}.json").is_file():
            raise ValueError(f"{CHECKSUMS_FILE} lists {file}, which does not exist")
        versions += 1
        yield Release(name, version, digest, package)
    if not versions:
        raise ValueError(f"{CHECKSUMS_FILE} lists no version of {name}")
