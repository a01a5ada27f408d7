# Made by docs/generate.py from the names in __init__.py.

from careertaxonomy.checks.checker import check as check
from careertaxonomy.checks.checker import load_file as load_file
from careertaxonomy.datasets.catalogue import Release as Release
from careertaxonomy.datasets.catalogue import Unavailable as Unavailable
from careertaxonomy.datasets.loader import available as available
from careertaxonomy.datasets.loader import load as load
from careertaxonomy.datasets.loader import unavailable as unavailable
from careertaxonomy.diagnostics import Counts as Counts
from careertaxonomy.diagnostics import Diagnostic as Diagnostic
from careertaxonomy.diagnostics import Excerpt as Excerpt
from careertaxonomy.diagnostics import Fix as Fix
from careertaxonomy.diagnostics import Related as Related
from careertaxonomy.diagnostics import Report as Report
from careertaxonomy.diagnostics import TextEdit as TextEdit
from careertaxonomy.errors import CareerTaxonomyError as CareerTaxonomyError
from careertaxonomy.errors import DamagedDatasetError as DamagedDatasetError
from careertaxonomy.errors import DigestMismatchError as DigestMismatchError
from careertaxonomy.errors import InvalidDatasetError as InvalidDatasetError
from careertaxonomy.errors import MissingExtraError as MissingExtraError
from careertaxonomy.errors import UnavailableDatasetError as UnavailableDatasetError
from careertaxonomy.errors import UnknownCodeError as UnknownCodeError
from careertaxonomy.errors import UnknownDatasetError as UnknownDatasetError
from careertaxonomy.errors import UnknownIdError as UnknownIdError
from careertaxonomy.errors import UnknownKindError as UnknownKindError
from careertaxonomy.errors import VersionOrderError as VersionOrderError
from careertaxonomy.errors import WrongKindError as WrongKindError
from careertaxonomy.model.records import Cluster as Cluster
from careertaxonomy.model.records import Codes as Codes
from careertaxonomy.model.records import Dataset as Dataset
from careertaxonomy.model.records import Pathway as Pathway
from careertaxonomy.model.records import Repair as Repair
from careertaxonomy.model.records import Retired as Retired
from careertaxonomy.model.records import Source as Source
from careertaxonomy.model.records import World as World
from careertaxonomy.model.taxonomy import Taxonomy as Taxonomy
from careertaxonomy.versions.changes import Change as Change
from careertaxonomy.versions.changes import Comparison as Comparison
from careertaxonomy.versions.comparison import diff as diff
from careertaxonomy.versions.comparison import required_bump as required_bump
from careertaxonomy.versions.migration import migrate as migrate
from careertaxonomy.versions.migration_results import Migrated as Migrated

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

__version__: str
_NAMES: dict[str, str]
_HOME: dict[str, str]
