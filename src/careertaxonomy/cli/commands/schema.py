"""The command `schema`: the JSON Schema of a document, written to a file or printed."""

from __future__ import annotations

from argparse import Namespace

from careertaxonomy.cli.command import OUTPUT, command
from careertaxonomy.cli.results import Result, write_output


@command("schema", "write the JSON Schema of documents, for editors", *OUTPUT, example="schema --output schema.json")
def schema_command(args: Namespace) -> Result:
    """Writes the JSON Schema of a document."""
    from careertaxonomy.model.schema import SCHEMA_FILE, shipped

    return write_output(args, SCHEMA_FILE, shipped(), "the schema")
