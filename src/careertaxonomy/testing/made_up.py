"""Made-up names, and the strategies that build records and whole datasets from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from careertaxonomy.checks.faults.bed import PlainRecord
from careertaxonomy.model.records import FORMAT, KINDS, Dataset, Kind, Repair, Source
from careertaxonomy.text.normal_forms import MARKER, slug
from careertaxonomy.versions.version_numbers import version_key

__all__ = ["CLUSTERS", "LIMITS", "PATHWAYS", "WORLDS", "datasets_of", "links_to", "rows_of"]


def _split(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split("|"))


# No two names of one list are the same but for case, punctuation or a slip, and none begins or ends with another.
WORLDS = _split("""
    Health Care | Manufacturing | Energy & Technology | Hospitality, Tourism & Retail |
    Public Works & Safety | Élevage & Pêche | Construction | Media/Arts | 健康 | K-12 Schools | Логистика |
    Großhandel | Ocean "Blue" Economy | Water\\Waste | Farming 🚜 | Ενέργεια
""")
CLUSTERS = _split("""
    Finance | Manufacturing | Law, Public Safety, Corrections & Security |
    Arts, Audio/Video Technology & Communications | Éducation & Formation | Marketing | Human Services |
    Café Culture | Maschinenbau | Информатика | 法律 | Construction | Government & Public Administration |
    Life Sciences (Applied) | Sport/Leisure | التعليم
""")
PATHWAYS = _split("""
    Accounting | Welding & Joining | Journalism/Broadcasting | Emergency, Fire & Rescue |
    Bäckerei & Konditorei | 3D Printing | Œnologie | Nursing | Software Development | Fish Farming |
    Ökologie | Plumbing, Heating & Cooling | Legal Counsel | Robotics | 看護 | Travel Planning | B2B Sales |
    Teaching K-12 | Jewelry "Fine Work" | Диагностика | Veterinary Aid | Surveying | Éclairage/Scène |
    Carpentry | Data Analysis | Insurance | Ναυτιλία | Childhood Development | Opera & Ballet |
    Upholstery | Quality Assurance | Mining | Zoo Keeping | Piloting | Interior Design | Tailoring |
    Bridge Building | Hydraulics | Optics | Urban Forestry
""")
_ALIASES = _split("""
    Bookkeeping | Metalwork | Presse & Rundfunk | Care for Elders | Kitchen/Pantry | Weaving | Винодел |
    Coding | Yachting | Ästhetik | Gardening | Haulage | Bénévolat | Dispatch | Rail Freight | 水産 |
    Typing | Lumber | Ushering | Geodesy
""")
_FORMER_IDS = ("it", "k-12", "0", "stem", "x", "arts-2", "former-1", "old-trades", "1990s", "z-9")
_SCHEMES = ("ceds", "onet", "isco-08")
LIMITS = {"worlds": len(WORLDS), "clusters": len(CLUSTERS), "pathways": len(PATHWAYS)}


@st.composite
def rows_of(draw: st.DrawFn, kind: str, names: Sequence[str], least: int, most: int) -> list[PlainRecord]:
    """Records of one kind without their links: ids, names, and sometimes aliases, codes and a note."""
    rows: list[PlainRecord] = []
    taken: set[str] = set()
    for number, name in enumerate(draw(st.lists(st.sampled_from(names), min_size=least, max_size=most, unique=True))):
        details = draw(st.integers(0, 63))  # whose bits say what the record has: several draws would take longer
        id = draw(st.sampled_from(_FORMER_IDS)) if details & 4 else slug(name)
        if not id or id in taken:
            id = f"{kind}-{number}"
        taken.add(id)
        row: PlainRecord = {"id": id, "name": name}
        if details & 8:
            row["aliases"] = _ALIASES[2 * number : 2 * number + 1 + (details & 1)]
        if details & 16:
            row["codes"] = dict.fromkeys(_SCHEMES[: 1 + (details & 3)], f"{number:02}")
        if details & 32:
            row["note"] = draw(st.text(max_size=20))
        rows.append(row)
    return rows


def _most_links(worlds: int) -> int:
    """How many Worlds a cluster may name: a list of nearly all of them makes a checker wonder."""
    return worlds if worlds < 3 else worlds - 1 if worlds < 8 else worlds - 2


def links_to(worlds: Sequence[str]) -> st.SearchStrategy[list[str]]:
    """Lists of Worlds for a cluster to name."""
    return st.lists(st.sampled_from(worlds), min_size=1, max_size=_most_links(len(worlds)), unique=True)


def _named_links(draw: st.DrawFn, worlds: Sequence[str], number: int) -> list[list[str]]:
    """The links of several clusters, none of All Worlds, that together reach every World."""
    dealt = [
        [worlds[at] for at in range(row, len(worlds), number)] or [worlds[row % len(worlds)]] for row in range(number)
    ]
    both = [[*dict.fromkeys([*links, *draw(links_to(worlds))])] for links in dealt]
    return [links[: max(_most_links(len(worlds)), 1)] for links in both]


@st.composite
def _linked(
    draw: st.DrawFn, rows: Sequence[PlainRecord], worlds: Sequence[str], all_worlds: bool | None
) -> list[PlainRecord]:
    """Clusters with their links, such that every World is reached."""
    must_mark = len(rows) == 1 and len(worlds) > 2
    marked = [False] * len(rows)
    if must_mark or all_worlds or (all_worlds is None and draw(st.booleans())):
        marked = draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows)))
        if not any(marked):
            marked[0] = True
    named = [draw(links_to(worlds)) for _ in rows] if any(marked) else _named_links(draw, worlds, len(rows))
    return [
        {**row, "worlds": MARKER if is_marked else links}
        for row, is_marked, links in zip(rows, marked, named, strict=True)
    ]


@st.composite
def _retired(draw: st.DrawFn, live: Mapping[Kind, list[str]], version: str) -> list[PlainRecord]:
    """Retired records, of which some were replaced by others that are retired by now too."""
    rows: list[PlainRecord] = []
    versions = [old for old in ("0.1.0", "0.9.12", "1.0.0") if version_key(old) <= version_key(version)]
    for number in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from(KINDS))
        followers = [*live[kind], *(row["id"] for row in rows if row["kind"] == kind)]
        row: PlainRecord = {"kind": kind, "id": f"retired-{number}", "name": draw(st.sampled_from(_ALIASES))}
        row["version"] = draw(st.sampled_from([version, *versions]))
        row["replaced_by"] = draw(st.lists(st.sampled_from(followers), max_size=2, unique=True))
        if kind == "cluster":
            row["worlds"] = draw(st.just(MARKER) | st.lists(st.sampled_from(_FORMER_IDS), max_size=2))
        elif kind == "pathway":
            row["cluster"] = draw(st.sampled_from(live["cluster"]))
        rows.append(row)
    return rows[::-1] if draw(st.booleans()) else rows


_slugs = st.from_regex(r"\A[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}\Z")
_titles = st.sampled_from(("Our careers", "Métiers & Formations", "仕事", "Careers of the “Two Rivers” county"))
_versions = st.builds(
    "{}.{}.{}{}".format,
    *[st.integers(0, 12)] * 3,
    st.sampled_from(("", "", "-local.1", "-rc.2.x-y")),
)
_notes = st.text(max_size=30)
_sources = st.builds(Source, title=_notes, publisher=_notes, note=_notes)
_repairs = st.lists(st.builds(Repair, place=_notes, printed=_notes, read_as=_notes, why=_notes), max_size=2)


@st.composite
def datasets_of(draw: st.DrawFn, sizes: Mapping[str, tuple[int, int]], all_worlds: bool | None) -> Dataset:
    """Valid datasets with as many records of each kind, from least to most."""
    world_rows = draw(rows_of("world", WORLDS, *sizes["worlds"]))
    least, most = sizes["clusters"]
    if all_worlds is False and len(world_rows) > 2:
        least = max(least, 2)
    cluster_rows = draw(rows_of("cluster", CLUSTERS, least, most))
    least, most = sizes["pathways"]
    pathway_rows = draw(rows_of("pathway", PATHWAYS, max(least, len(cluster_rows)), max(most, len(cluster_rows))))
    ids = {
        kind: [row["id"] for row in rows]
        for kind, rows in zip(KINDS, (world_rows, cluster_rows, pathway_rows), strict=True)
    }
    # The first pathways go to one cluster each, so that none is left without.
    further = len(pathway_rows) - len(cluster_rows)
    homes = [*ids["cluster"], *draw(st.lists(st.sampled_from(ids["cluster"]), min_size=further, max_size=further))]
    if draw(st.booleans()):
        homes.reverse()
    version = draw(_versions)
    return Dataset.model_validate(
        {
            "$schema": draw(st.sampled_from(("", "https://example.org/schema.json"))),
            "format": FORMAT,
            "name": draw(_slugs),
            "version": version,
            "title": draw(_titles),
            "description": draw(_notes),
            "source": draw(st.none() | _sources),
            "worlds": world_rows,
            "clusters": draw(_linked(cluster_rows, ids["world"], all_worlds)),
            "pathways": [{**row, "cluster": home} for row, home in zip(pathway_rows, homes, strict=True)],
            "retired": draw(_retired(ids, version)),
            "repairs": draw(_repairs),
        }
    )
