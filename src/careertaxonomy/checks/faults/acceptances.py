"""CT8xx: faults of a project's settings, in what they accept."""

from __future__ import annotations

from careertaxonomy.checks.faults.base import InSettings, fault
from careertaxonomy.checks.faults.bed import RECORDS, Bed

_HEAD = "[[accept]]"


def _accept(bed: Bed, rule: str, record: str, until: str = "") -> InSettings:
    """Writes settings that accept one finding about one record of the document."""
    lines = [_HEAD, f'rule = "{rule}"', f'dataset = "{bed.content["name"]}"', f'ids = ["{record}"]']
    lines += ['reason = "To be mended with the next edition."', *([f"until = {until}"] if until else [])]
    bed.settings = "# What we know of, and live with for now.\n\n" + "\n".join(lines) + "\n"
    return InSettings(bed.settings.index(_HEAD))


@fault("CT801", "name")
def accepted_and_mended(bed: Bed) -> InSettings:
    """The settings accept a finding about a record that is not there any more."""
    name = bed.choose(RECORDS)
    return _accept(bed, bed.choose(("CT201", "CT204", "CT205")), f"{name[:-1]}:{bed.fresh(name)['id']}")


@fault("CT802", "name", "clusters", clusters=1)
def accepted_for_too_long(bed: Bed) -> InSettings:
    """The settings accepted a cluster without pathways, and the time to mend it has passed."""
    _, other = bed.pick("clusters")
    cluster = {**bed.fresh("clusters"), "worlds": other["worlds"]}
    bed.add("clusters", cluster)
    return _accept(bed, "CT306", f"cluster:{cluster['id']}", until="2001-01-01")
