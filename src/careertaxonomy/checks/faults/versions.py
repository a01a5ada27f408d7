"""CT7xx: faults of versions, and of what was released under them."""

from __future__ import annotations

from copy import deepcopy
from hashlib import sha256

from careertaxonomy.checks.faults.base import fault
from careertaxonomy.checks.faults.bed import RECORDS, Bed, PlainRecord, Spot


@fault("CT701", "version")
def version_that_is_none(bed: Bed) -> Spot:
    """The document's version is not MAJOR.MINOR.PATCH."""
    bed.content["version"] = bed.choose(("1.0", "v1.0.0", "01.0.0", "1.0.0.0", "2024-09", "1.0.0 ", "1.0.0\n"))
    return Spot(("version",))


@fault("CT701")
def retired_in_a_version_to_come(bed: Bed) -> Spot:
    """A record was retired in a version later than the document's own."""
    index, _ = bed.retire(bed.choose(RECORDS), version=_later(bed.version, "major"))
    return Spot(("retired", index, "version"))


@fault("CT702")
def released_and_changed(bed: Bed) -> Spot:
    """A released document was changed, and kept its version."""
    bed.recorded_digest = f"sha256:{sha256(bed.text.encode()).hexdigest()}"
    bed.content["description"] = f"{bed.content.get('description', '')} Changed."
    return Spot()


@fault("CT703", alone=True)
def vanished_record(bed: Bed) -> Spot:
    """A record of the earlier version, live or retired, is gone without a trace."""
    name = bed.choose(RECORDS)
    bed.earlier = deepcopy(bed.content)
    bed.content["version"] = _later(bed.version, "major")
    gone: PlainRecord = bed.fresh(name)
    if bed.choose((True, False)):
        retired: PlainRecord = {"kind": name[:-1], **gone, "version": bed.version}
        bed.earlier["retired"] = [*bed.rows("retired"), retired]
    else:
        like = bed.choose(bed.rows(name))
        gone |= {field: like[field] for field in ("worlds", "cluster") if field in like}
        bed.earlier[name].append(gone)
    return Spot((name,))


@fault("CT704", alone=True)
def step_too_small(bed: Bed) -> Spot:
    """A pathway was added or withdrawn, and the version went up by a patch."""
    bed.content["version"] = bed.version.partition("-")[0]
    bed.earlier = deepcopy(bed.content)
    bed.content["version"] = _later(bed.version, "patch")
    pathway = {**bed.fresh("pathways"), "cluster": bed.choose(bed.rows("clusters"))["id"]}
    if bed.choose((True, False)):
        bed.add("pathways", pathway)
    else:
        bed.earlier["pathways"].append(pathway)
        bed.retire("pathways", **pathway)
    return Spot(("version",))


@fault("CT705", alone=True)
def version_not_raised(bed: Bed) -> Spot:
    """The version is that of the document it is compared with, or lower."""
    bed.earlier = deepcopy(bed.content)
    bed.earlier["version"] = bed.choose((bed.version, _later(bed.version, "patch"), _later(bed.version, "major")))
    return Spot(("version",))


def _later(version: str, step: str) -> str:
    major, minor, patch = map(int, version.partition("-")[0].split("."))
    return f"{major + 1}.0.0" if step == "major" else f"{major}.{minor}.{patch + 1}"
