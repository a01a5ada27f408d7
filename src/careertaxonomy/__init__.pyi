# Made by docs/generate.py from the names in __init__.py.

from careertaxonomy.checks.checker import check as check
from careertaxonomy.checks.checker import load_file as load_file
from careertaxonomy.columns.decisions import Decisions as Decisions
from careertaxonomy.columns.frames import Reconciled as Reconciled
from careertaxonomy.columns.frames import TooManyLabelsError as TooManyLabelsError
from careertaxonomy.columns.reconciliation import Answer as Answer
from careertaxonomy.columns.reconciliation import Reconciliation as Reconciliation
from careertaxonomy.datasets.catalogue import Release as Release
from careertaxonomy.datasets.catalogue import Unavailable as Unavailable
from careertaxonomy.datasets.errors import DamagedDatasetError as DamagedDatasetError
from careertaxonomy.datasets.errors import DigestMismatchError as DigestMismatchError
from careertaxonomy.datasets.errors import MalformedDigestError as MalformedDigestError
from careertaxonomy.datasets.errors import UnavailableDatasetError as UnavailableDatasetError
from careertaxonomy.datasets.errors import UnknownDatasetError as UnknownDatasetError
from careertaxonomy.datasets.fields import IdOf as IdOf
from careertaxonomy.datasets.loader import available as available
from careertaxonomy.datasets.loader import load as load
from careertaxonomy.datasets.loader import unavailable as unavailable
from careertaxonomy.datasets.resolving import reconcile as reconcile
from careertaxonomy.datasets.resolving import resolve as resolve
from careertaxonomy.diagnostics import Counts as Counts
from careertaxonomy.diagnostics import Diagnostic as Diagnostic
from careertaxonomy.diagnostics import Excerpt as Excerpt
from careertaxonomy.diagnostics import Fix as Fix
from careertaxonomy.diagnostics import Related as Related
from careertaxonomy.diagnostics import Report as Report
from careertaxonomy.diagnostics import TextEdit as TextEdit
from careertaxonomy.errors import CareerTaxonomyError as CareerTaxonomyError
from careertaxonomy.errors import ExportError as ExportError
from careertaxonomy.errors import InvalidDatasetError as InvalidDatasetError
from careertaxonomy.errors import MissingExtraError as MissingExtraError
from careertaxonomy.errors import MissingFileError as MissingFileError
from careertaxonomy.errors import UnknownCodeError as UnknownCodeError
from careertaxonomy.errors import UnknownIdError as UnknownIdError
from careertaxonomy.errors import UnknownKindError as UnknownKindError
from careertaxonomy.errors import UnknownLevelError as UnknownLevelError
from careertaxonomy.errors import UnreadableTableError as UnreadableTableError
from careertaxonomy.errors import VersionOrderError as VersionOrderError
from careertaxonomy.errors import WrongKindError as WrongKindError
from careertaxonomy.formats.exporters import export as export
from careertaxonomy.formats.importers.importing import import_table as import_table
from careertaxonomy.formats.importers.values import Imported as Imported
from careertaxonomy.formats.importers.values import Question as Question
from careertaxonomy.labels.rows import Match as Match
from careertaxonomy.labels.rows import Resolved as Resolved
from careertaxonomy.model.records import Cluster as Cluster
from careertaxonomy.model.records import Codes as Codes
from careertaxonomy.model.records import Dataset as Dataset
from careertaxonomy.model.records import Pathway as Pathway
from careertaxonomy.model.records import Repair as Repair
from careertaxonomy.model.records import Retired as Retired
from careertaxonomy.model.records import Source as Source
from careertaxonomy.model.records import World as World
from careertaxonomy.model.resolving import Resolver as Resolver
from careertaxonomy.model.taxonomy import Taxonomy as Taxonomy
from careertaxonomy.text.normal_forms import slug as slug
from careertaxonomy.versions.changes import Change as Change
from careertaxonomy.versions.changes import Comparison as Comparison
from careertaxonomy.versions.comparison import diff as diff
from careertaxonomy.versions.comparison import required_bump as required_bump
from careertaxonomy.versions.merge import Conflict as Conflict
from careertaxonomy.versions.merge import Merged as Merged
from careertaxonomy.versions.merge import merge as merge
from careertaxonomy.versions.merge import origins as origins
from careertaxonomy.versions.migration import migrate as migrate
from careertaxonomy.versions.migration_results import Migrated as Migrated

__all__ = [
    "Answer",
    "CareerTaxonomyError",
    "Change",
    "Cluster",
    "Codes",
    "Comparison",
    "Conflict",
    "Counts",
    "DamagedDatasetError",
    "Dataset",
    "Decisions",
    "Diagnostic",
    "DigestMismatchError",
    "Excerpt",
    "ExportError",
    "Fix",
    "IdOf",
    "Imported",
    "InvalidDatasetError",
    "MalformedDigestError",
    "Match",
    "Merged",
    "Migrated",
    "MissingExtraError",
    "MissingFileError",
    "Pathway",
    "Question",
    "Reconciled",
    "Reconciliation",
    "Related",
    "Release",
    "Repair",
    "Report",
    "Resolved",
    "Resolver",
    "Retired",
    "Source",
    "Taxonomy",
    "TextEdit",
    "TooManyLabelsError",
    "Unavailable",
    "UnavailableDatasetError",
    "UnknownCodeError",
    "UnknownDatasetError",
    "UnknownIdError",
    "UnknownKindError",
    "UnknownLevelError",
    "UnreadableTableError",
    "VersionOrderError",
    "World",
    "WrongKindError",
    "__version__",
    "available",
    "check",
    "diff",
    "export",
    "import_table",
    "load",
    "load_file",
    "merge",
    "migrate",
    "origins",
    "reconcile",
    "required_bump",
    "resolve",
    "slug",
    "unavailable",
]

__version__: str
_NAMES: dict[str, str]
_HOME: dict[str, str]
