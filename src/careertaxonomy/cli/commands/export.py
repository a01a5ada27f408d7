"""The command `export`: the document of a version, written to a file or printed."""

from __future__ import annotations

from argparse import Namespace

from careertaxonomy.cli.command import OUTPUT, argument, command, formats
from careertaxonomy.cli.inputs import taxonomy_named
from careertaxonomy.cli.results import Result, write_output
from careertaxonomy.formats.exporters import EXPORTERS


@command(
    "export",
    "write the document of a version: the start of a local edit",
    argument("dataset", nargs="?", metavar="DATASET", help="NAME@VERSION, @VERSION or a path (default: the newest)"),
    *OUTPUT,
    formats(EXPORTERS),
)
def export_command(args: Namespace) -> Result:
    """Writes a document."""
    tax = taxonomy_named(args.dataset)
    return write_output(args, EXPORTERS[args.format](tax.dataset), f"{tax.name} {tax.version}")
