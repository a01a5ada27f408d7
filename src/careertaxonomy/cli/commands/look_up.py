"""The commands `list` and `show`: records of a version, and what each is linked to."""

from __future__ import annotations

from argparse import Namespace
from collections import defaultdict
from typing import TYPE_CHECKING

from careertaxonomy.cli.command import DATASET, TEXT_OR_JSON, argument, command
from careertaxonomy.cli.inputs import taxonomy_named
from careertaxonomy.cli.results import OK, Result, UsageError
from careertaxonomy.reporters.plain import as_json

if TYPE_CHECKING:
    from careertaxonomy.model.records import Record
    from careertaxonomy.model.references import Kind
    from careertaxonomy.model.taxonomy import Taxonomy


def _one(tax: Taxonomy, text: str, *kinds: Kind) -> Record:
    """The one record that a text means; raises `UsageError` where there is none or a choice."""
    from careertaxonomy.model.lookups import matches
    from careertaxonomy.model.references import Reference, word_of
    from careertaxonomy.text.normal_forms import close_matches
    from careertaxonomy.text.wording import quoted

    found = matches(tax.dataset, text, kinds)
    if len(found) == 1:
        return found[0]
    if found:
        choice = " or ".join(str(Reference.to(record)) for record in found)
        raise UsageError(f"{quoted(text)} may be {choice}; say which")
    named: dict[str, set[Reference]] = defaultdict(set)
    for record in tax.dataset.of(*kinds):
        reference = Reference.to(record)
        for label in (record.id, record.name, str(reference)):
            named[label].add(reference)
    near: list[str] = []
    offered: set[Reference] = set()
    for label in close_matches(text, named, 9):
        if not named[label] <= offered and len(near) < 3:
            near.append(label)
            offered |= named[label]
    hint = f"did you mean {' or '.join(map(quoted, near))}?" if near else "see careertaxonomy list"
    *others, last = map(word_of, kinds)
    words = f"{', '.join(others)} or {last}" if others else last
    raise UsageError(f"no {words} {quoted(text)} in {tax.name} {tax.version}; {hint}")


@command(
    "list",
    "list Worlds, clusters or pathways",
    argument("kind", choices=("worlds", "clusters", "pathways"), help="what to list"),
    argument("--world", metavar="WORLD", help="only those of this World (id or name)"),
    argument("--cluster", metavar="CLUSTER", help="only those of this cluster (id or name)"),
    DATASET,
    TEXT_OR_JSON,
)
def list_command(args: Namespace) -> Result:
    """Lists records."""
    from careertaxonomy.model.canonical import plain_record
    from careertaxonomy.model.references import KINDS, word_of
    from careertaxonomy.model.taxonomy import linked
    from careertaxonomy.text.wording import columns

    tax = taxonomy_named(args.dataset)
    (wanted,) = (kind for kind in KINDS if args.kind == f"{kind}s")
    records = tax.dataset.of(wanted)
    given: tuple[tuple[Kind, str | None], ...] = (("world", args.world), ("cluster", args.cluster))
    for kind, text in given:
        if text is None:
            continue
        if kind == wanted:
            others = " and ".join(f"{other}s" for other in KINDS if other != kind)
            raise UsageError(f"--{kind} may be combined with {others}; see careertaxonomy show for one {word_of(kind)}")
        kept = {record.id for record in linked(tax, _one(tax, text, kind))[args.kind]}
        records = tuple(record for record in records if record.id in kept)
    if args.format == "json":
        return Result(OK, as_json([plain_record(record) for record in records]))
    return Result(OK, columns((record.id, record.name) for record in records))


@command(
    "show",
    "show a World, cluster or pathway with everything it is linked to",
    argument("ref", metavar="REF", help="an id, a name, or a reference such as cluster:finance"),
    DATASET,
    TEXT_OR_JSON,
)
def show_command(args: Namespace) -> Result:
    """Shows one record."""
    from careertaxonomy.cli.views import described
    from careertaxonomy.model.references import KINDS

    tax = taxonomy_named(args.dataset)
    text, plain = described(tax, _one(tax, args.ref, *KINDS))
    return Result(OK, as_json(plain) if args.format == "json" else text)
