"""Career Worlds, clusters and pathways as versioned data, with a query API and a checker.

    import careertaxonomy as ct

    tax = ct.load()
    tax.pathways_of(tax.world("health-care"))

Importing this module loads nothing else: each public name brings its module, and pydantic, when it is first used. Type
checkers read the same names in `__init__.pyi`, which is made from this file.
"""

from careertaxonomy._version import __version__

_NAMES = {
    "checks.checker": "check load_file",
    "columns.decisions": "Decisions",
    "columns.frames": "Reconciled TooManyLabelsError",
    "columns.reconciliation": "Answer Reconciliation",
    "datasets.catalogue": "Release Unavailable",
    "datasets.errors": (
        "DamagedDatasetError DigestMismatchError MalformedDigestError UnavailableDatasetError UnknownDatasetError"
    ),
    "datasets.fields": "IdOf",
    "datasets.loader": "available load unavailable _newer_version_with",
    "datasets.resolving": "reconcile resolve",
    "diagnostics": "Counts Diagnostic Excerpt Fix Related Report TextEdit",
    "errors": (
        "CareerTaxonomyError ExportError InvalidDatasetError MissingExtraError MissingFileError UnknownCodeError "
        "UnknownIdError UnknownKindError UnknownLevelError UnreadableTableError VersionOrderError WrongKindError"
    ),
    "formats.exporters": "export",
    "formats.importers.importing": "import_table",
    "formats.importers.values": "Imported Question",
    "labels.rows": "Match Resolved",
    "model.records": "Cluster Codes Dataset Pathway Repair Retired Source World",
    "model.resolving": "Resolver",
    "model.taxonomy": "Taxonomy",
    "text.normal_forms": "slug",
    "versions.changes": "Change Comparison",
    "versions.comparison": "diff required_bump",
    "versions.merge": "Conflict Merged merge origins",
    "versions.migration": "migrate",
    "versions.migration_results": "Migrated",
}
"""The public names, by the module that defines them; one that begins with an underscore is for pickles alone."""

_HOME = {name: module for module, names in _NAMES.items() for name in names.split()}

__all__ = ["__version__", *(name for name in _HOME if name[0] != "_")]  # noqa: PLE0604 - they are strings


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
