"""Career Worlds, clusters and pathways as versioned data, with a query API and a checker.

    import careertaxonomy as ct

    tax = ct.load()
    tax.pathways_of(tax.world("health-care"))

Importing this module loads nothing else: each public name brings its module, and pydantic, when it is first used.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from careertaxonomy.changes import Change, Comparison
    from careertaxonomy.checker import check, load_file
    from careertaxonomy.comparison import diff, required_bump
    from careertaxonomy.datasets import Release, Unavailable, available, load, unavailable
    from careertaxonomy.diagnostics import Counts, Diagnostic, Excerpt, Fix, Related, Report, TextEdit
    from careertaxonomy.errors import (
        CareerTaxonomyError,
        DamagedDatasetError,
        DigestMismatchError,
        InvalidDatasetError,
        MissingExtraError,
        UnavailableDatasetError,
        UnknownCodeError,
        UnknownDatasetError,
        UnknownIdError,
        UnknownKindError,
        VersionOrderError,
        WrongKindError,
    )
    from careertaxonomy.migration import migrate
    from careertaxonomy.models import Cluster, Codes, Dataset, Pathway, Repair, Retired, Source, World
    from careertaxonomy.outcomes import Migrated
    from careertaxonomy.taxonomy import Taxonomy

__version__ = "1.0.0"

__all__ = [
    "CareerTaxonomyError",
    "Change",
    "Cluster",
    "Codes",
    "Comparison",
    "Counts",
    "DamagedDatasetError",
    "Dataset",
    "Diagnostic",
    "DigestMismatchError",
    "Excerpt",
    "Fix",
    "InvalidDatasetError",
    "Migrated",
    "MissingExtraError",
    "Pathway",
    "Related",
    "Release",
    "Repair",
    "Report",
    "Retired",
    "Source",
    "Taxonomy",
    "TextEdit",
    "Unavailable",
    "UnavailableDatasetError",
    "UnknownCodeError",
    "UnknownDatasetError",
    "UnknownIdError",
    "UnknownKindError",
    "VersionOrderError",
    "World",
    "WrongKindError",
    "__version__",
    "available",
    "check",
    "diff",
    "load",
    "load_file",
    "migrate",
    "required_bump",
    "unavailable",
]

_HOME = {
    "required_bump": "comparison",
    "diff": "comparison",
    "Comparison": "changes",
    "Change": "changes",
    "check": "checker",
    "load_file": "checker",
    "Release": "datasets",
    "Unavailable": "datasets",
    "available": "datasets",
    "load": "datasets",
    "unavailable": "datasets",
    "Counts": "diagnostics",
    "Diagnostic": "diagnostics",
    "Excerpt": "diagnostics",
    "Fix": "diagnostics",
    "Related": "diagnostics",
    "Report": "diagnostics",
    "TextEdit": "diagnostics",
    "CareerTaxonomyError": "errors",
    "DamagedDatasetError": "errors",
    "DigestMismatchError": "errors",
    "UnavailableDatasetError": "errors",
    "UnknownCodeError": "errors",
    "InvalidDatasetError": "errors",
    "MissingExtraError": "errors",
    "UnknownDatasetError": "errors",
    "UnknownIdError": "errors",
    "UnknownKindError": "errors",
    "VersionOrderError": "errors",
    "WrongKindError": "errors",
    "migrate": "migration",
    "Cluster": "models",
    "Codes": "models",
    "Dataset": "models",
    "Pathway": "models",
    "Repair": "models",
    "Retired": "models",
    "Source": "models",
    "World": "models",
    "Migrated": "outcomes",
    "Taxonomy": "taxonomy",
}


if not TYPE_CHECKING:  # a type checker would take any name at all for one of ours

    def __getattr__(name: str) -> object:
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})
