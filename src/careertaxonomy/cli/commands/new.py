"""The command `new`: the first document of a dataset of one's own."""

from __future__ import annotations

import re
from argparse import Namespace

from careertaxonomy.cli.actions import Joined
from careertaxonomy.cli.command import OUTPUT, argument, command
from careertaxonomy.cli.results import Result, UsageError, form_of_document, write_output
from careertaxonomy.formats.exporters import EXPORTERS
from careertaxonomy.text.wording import quoted, visible

_HOW_TO_FILL_IN = """\
  put your records in place of the examples, on the sheets Worlds, Clusters and Pathways
  leave the ids blank: they are made of the names; between two Worlds of a cluster goes a semicolon
  then: careertaxonomy import {file} --output {name}.json
"""


@command(
    "new",
    "write a first document of your own",
    argument(
        "--name",
        required=True,
        metavar="NAME",
        help="the name for programs, such as two-rivers: small letters, digits and hyphens",
    ),
    argument("--title", action=Joined, required=True, metavar="TEXT", help="the name for people, such as Two Rivers"),
    *OUTPUT,
    detail="It has one example of each kind of record: put your own in their place. A name that ends in .xlsx makes a "
    "workbook to fill in, which careertaxonomy import reads.",
    example="new --name two-rivers --title Two Rivers -o my.json",
)
def new_command(args: Namespace) -> Result:
    """Writes a document, or a workbook of one, to begin with."""
    from careertaxonomy.formats.exporters.base import Options
    from careertaxonomy.formats.workbooks import workbook_to_fill_in
    from careertaxonomy.model.records import FORMAT, Cluster, Dataset, Pathway, World
    from careertaxonomy.model.taxonomy import Taxonomy
    from careertaxonomy.text.normal_forms import SLUG, is_blank, slug

    form = form_of_document(args.output, **{".xlsx": "xlsx"})
    if not re.fullmatch(SLUG, args.name):
        meant = slug(args.name)
        hint = f"; did you mean {quoted(meant)}?" if meant else ""
        raise UsageError(f"--name takes small letters and digits, in words joined by hyphens{hint}")
    if is_blank(args.title):
        raise UsageError("--title takes a text to read")
    dataset = Dataset(
        format=FORMAT,
        name=args.name,
        version="0.1.0",
        title=args.title,
        worlds=(World(id="health-care", name="Health Care", note="An example: put your own in its place."),),
        clusters=(Cluster(id="health-science", name="Health Science", worlds=("health-care",)),),
        pathways=(Pathway(id="therapeutic-services", name="Therapeutic Services", cluster="health-science"),),
    )
    tax, what = Taxonomy(dataset), f"{args.name} {dataset.version}"
    if form == "xlsx":
        what += ", to fill in,"
        written = write_output(args, f"{args.name}.xlsx", workbook_to_fill_in(tax), what)
        how = _HOW_TO_FILL_IN.format(file=visible(args.output), name=args.name)
        return written._replace(said=written.said + how)
    ((name, data),) = EXPORTERS[form].write(tax, Options()).items()
    return write_output(args, name, data, what)
