"""A taxonomy in other forms: one module for each format, and the table of them.

The command line reads the table for its choices and its help: a format's module is imported when it is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from careertaxonomy._shared.public import public
from careertaxonomy.errors import ExportError, WrongKindError
from careertaxonomy.formats.exporters.base import Exporter, checked_options

if TYPE_CHECKING:
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["EXPORTERS", "export", "exporter_for"]

EXPORTERS: dict[str, Exporter] = {
    found.name: found
    for found in (
        Exporter("json", "json:export_json", endings=(".json",)),
        Exporter("yaml", "yaml:export_yaml", endings=(".yaml", ".yml")),
        Exporter("csv", "csv:export_csv", endings=(".csv",)),
        Exporter("xlsx", "xlsx:export_xlsx", endings=(".xlsx",), binary=True),
        Exporter("html", "html:export_html", endings=(".html", ".htm")),
        Exporter("markdown", "markdown:export_markdown", endings=(".md", ".markdown")),
        Exporter("skos", "skos:export_skos", endings=(".ttl",), takes=("language", "license"), needs=("base_iri",)),
        Exporter(
            "skos-jsonld",
            "skos_jsonld:export_skos_jsonld",
            endings=(".jsonld",),
            takes=("language", "license"),
            needs=("base_iri",),
        ),
        Exporter("datapackage", "datapackage:export_datapackage", takes=("license",)),
        Exporter("sqlite", "sqlite:export_sqlite", endings=(".db", ".sqlite", ".sqlite3"), binary=True),
    )
}
"""Every format, by the name that `--format` takes, in the order of help and pages."""


def exporter_for(file: str) -> Exporter | None:
    """The exporter whose file has this name's ending; None where no format has it."""
    lowered = file.lower()
    return next((found for found in EXPORTERS.values() if lowered.endswith(found.endings or ("\n",))), None)


@public
def export(
    tax: Taxonomy,
    format: str,
    *,
    base_iri: str | None = None,
    language: str | None = None,
    license: str | None = None,
) -> dict[str, bytes]:
    """A taxonomy in another format: the bytes of each file, by the file's name. Nothing is written.

    The formats are "json", "yaml", "csv", "xlsx", "html", "markdown", "skos", "skos-jsonld", "datapackage" and
    "sqlite". The two of SKOS need `base_iri`, with which every IRI begins, and take `language`, the language tag of the
    names ("en" where nothing is said). They and "datapackage" take `license`, the IRI of a licence; without it none is
    stated.

    Raises `ExportError` where the format is unknown, an option is missing, not taken or wrong, or the format cannot
    hold a text; `MissingExtraError` where a package is not installed; `WrongKindError` for what is not a Taxonomy.
    """
    from careertaxonomy.model.taxonomy import Taxonomy

    if not isinstance(tax, Taxonomy):
        raise WrongKindError("a Taxonomy", tax)
    if format not in EXPORTERS:
        raise ExportError(format, f"is no format; available: {', '.join(EXPORTERS)}")
    exporter = EXPORTERS[format]
    given = {"base_iri": base_iri, "language": language, "license": license}
    return exporter.write(tax, checked_options(exporter, given))
