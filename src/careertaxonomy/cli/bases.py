"""The base of a local copy: which version it is, as the settings have it on record."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from careertaxonomy.cli.copies import write_settings
from careertaxonomy.cli.inputs import release_named, taxonomy_read
from careertaxonomy.cli.results import Result, UsageError, check_output, write_output
from careertaxonomy.errors import CareerTaxonomyError

if TYPE_CHECKING:
    from careertaxonomy.checks.settings import Base, Settings
    from careertaxonomy.formats.exporters.base import Exporter
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["Bases", "recorded_name", "start_copy"]


class Bases:
    """The bases of local copies, as settings have them on record, each read once. `remarks` tell of errors in them."""

    def __init__(self) -> None:
        self._read: dict[tuple[str | None, Base], Taxonomy] = {}
        self.remarks: tuple[str, ...] = ()

    def of(self, settings: Settings, copy: str) -> Taxonomy | None:
        """The version that a copy was made from; None where none is on record. Raises `SettingsError` for one that does
        not have the digest on record."""
        base = settings.base_of(copy)
        if base is None:
            return None
        key = (settings.file, base)
        if key not in self._read:
            self._read[key] = self._taxonomy(settings.file or "", base)
        return self._read[key]

    def _taxonomy(self, file: str, base: Base) -> Taxonomy:
        from careertaxonomy.checks.settings import SettingsError

        is_release = release_named(base.dataset)
        try:
            tax, remarks = taxonomy_read(base.dataset if is_release else str(Path(file).parent / base.dataset))
        except CareerTaxonomyError as error:
            raise SettingsError(file, f"base: {error}") from None
        if tax.digest != base.digest:
            raise SettingsError(
                file,
                f"base: {base.dataset} has not the digest on record for {Path(base.path).name}; "
                f'if it is the version that this copy was made from, write digest = "{tax.digest}"',
            )
        self.remarks = tuple(dict.fromkeys(self.remarks + remarks))
        return tax


def start_copy(args: Namespace, tax: Taxonomy, chosen: Exporter) -> Result:
    """Writes the first version of a local copy to the file that `--output` names, and its base into the settings."""
    from careertaxonomy.checks.bases import settings_with
    from careertaxonomy.checks.settings import find_settings
    from careertaxonomy.formats.exporters.base import Options
    from careertaxonomy.formats.files import is_file, real_path
    from careertaxonomy.model.taxonomy import Taxonomy
    from careertaxonomy.text.wording import as_lines
    from careertaxonomy.versions.version_numbers import next_version

    if args.output in (None, "", "-"):
        raise UsageError("--local writes a file and its settings: name the file with --output")
    if chosen.name not in ("json", "yaml") or Path(args.output).suffix.lower() not in chosen.endings:
        raise UsageError("a local copy is a document: --output takes a name that ends in .json or .yaml")
    if args.dataset is not None and real_path(args.dataset) == real_path(args.output):
        raise UsageError(f"{args.output} would be its own base; --output takes another name")
    check_output(args)
    settings = find_settings(str(Path(args.output).parent))
    file, text = settings_with(
        settings, args.output, recorded_name(args.dataset, tax, settings, args.output), tax.digest
    )
    version = f"{next_version(tax.version, 'major')}-local.1"
    copy = tax.dataset.model_copy(update={"version": version})
    what = f"{copy.name} {version}, a local copy of {tax.version},"
    ((name, data),) = chosen.write(Taxonomy(copy), Options()).items()
    before = Path(args.output).read_bytes() if is_file(args.output) else None
    written = write_output(args, name, data, what)
    write_settings(file, text, copy=args.output, before=before)
    said = as_lines([f"{what} written to {args.output}", f"its base is on record in {file}"])
    return Result(written.status, said=said)


def recorded_name(given: str | None, tax: Taxonomy, settings: Settings, copy: str) -> str:
    """How the settings name a version: as NAME@VERSION, or as a path from the folder of the settings."""
    if given is None or release_named(given):
        return f"{tax.name}@{tax.version}"
    folder = Path(settings.file or copy).parent
    return Path(os.path.relpath(os.path.realpath(given), os.path.realpath(folder))).as_posix()
