"""The command `export`: a version in any format, written to a file or a folder, or printed."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from careertaxonomy.cli.command import argument, command
from careertaxonomy.cli.inputs import taxonomy_named
from careertaxonomy.cli.results import Result, UsageError, write_folder, write_output
from careertaxonomy.formats.exporters import EXPORTERS, exporter_for
from careertaxonomy.formats.exporters.base import OPTIONS, Exporter, checked_options, spelt

_FOLDERS = ", ".join(found.name for found in EXPORTERS.values() if not found.endings)


def _takers(option: str) -> str:
    return ", ".join(found.name for found in EXPORTERS.values() if option in found.takes + found.needs)


@command(
    "export",
    "write a version as a page, a table or for other programs",
    argument("dataset", nargs="?", metavar="DATASET", help="NAME@VERSION, @VERSION or a path (default: the newest)"),
    argument(
        "-o",
        "--output",
        metavar="FILE_OR_DIR",
        help=f"where to write it: a folder for {_FOLDERS} (default: standard output)",
    ),
    argument("--force", action="store_true", help="overwrite what exists"),
    argument("--format", choices=[*EXPORTERS], help="output format (default: by the ending of FILE_OR_DIR, else json)"),
    *(
        argument(f"--{spelt(name)}", metavar=option.metavar, help=f"{option.meaning} ({_takers(name)})")
        for name, option in OPTIONS.items()
    ),
    argument(
        "--local", action="store_true", help="start a local copy: a version of its own, and its base in the settings"
    ),
    example="export --output explorer.html",
)
def export_command(args: Namespace) -> Result:
    """Writes a version in one of the formats."""
    if args.dataset in EXPORTERS and not Path(args.dataset).exists():
        raise UsageError(f"{args.dataset} is a format, and no dataset: write --format {args.dataset}")
    chosen = _chosen(args)
    options = checked_options(chosen, {name: getattr(args, name) for name in OPTIONS})
    if chosen.binary and args.output is None:
        raise UsageError(f"{chosen.name} is no text to look at: --output names the file to write")
    args.progress("reading")
    tax = taxonomy_named(args.dataset)
    if args.local:
        from careertaxonomy.cli.bases import start_copy

        return start_copy(args, tax, chosen)
    args.progress(f"{tax.name} {tax.version}: writing {chosen.name}")
    files = chosen.write(tax, options)
    what = f"{tax.name} {tax.version}"
    if not chosen.endings:
        return write_folder(args, files, what)
    ((name, data),) = files.items()
    return write_output(args, name, data, what)


def _chosen(args: Namespace) -> Exporter:
    """The exporter that `--format` names or, without it, the ending of `--output`; JSON where there is neither."""
    if args.format is not None:
        return EXPORTERS[args.format]
    path = Path(args.output or "")
    found = exporter_for(path.name)
    if found is None and path.suffix and not path.is_dir():
        endings = ", ".join(ending for exporter in EXPORTERS.values() for ending in exporter.endings)
        raise UsageError(f"no format has the ending of {args.output}; --format names one, or use one of: {endings}")
    return found or EXPORTERS["json"]
