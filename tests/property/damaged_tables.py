"""Tables as they come out of printed pages and spreadsheets, made from a dataset and damaged on the way.

The dataset is what is true; what the table says of it is wrapped, run together, cut by pages, shuffled and misread.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

import careertaxonomy as ct
from careertaxonomy.text.normal_forms import normal, slug

HEADER = ("Career Cluster", "World", "Career Pathway")
SLIPS = ("All worlds", "ALL WORLDS", "All World", "all worlds", "All Wolds", "All  Worlds")
WORDS = (
    *("Care", "Construction", "Design", "Food", "Health", "Management", "Marketing"),
    *("Planning", "Production", "Public", "Safety", "Sales", "Science", "Security"),
    *("Services", "Support", "Systems", "Technology", "Training", "Transport"),
)
KINDS = ("printed", "rows", "blanks", "clusters", "worlds", "shuffled")
Cells = tuple[str, str, str]
"""The cells of a line: cluster, World, pathway."""


@dataclass(frozen=True)
class Damaged:
    """A table, the base that knows its names, and the dataset that it was made from."""

    data: bytes
    base: ct.Dataset
    truth: ct.Dataset
    kind: str


def damaged_table(seed: int) -> Damaged:
    """The table of a number."""
    random = Random(seed)
    base = ct.load("joco-works", version="1.1.0").dataset if random.random() < 0.4 else made_up(random)
    truth = part_of(base, random)
    kind = random.choice((*KINDS, "printed", "printed"))
    if kind == "shuffled":
        truth = shuffled(truth, random)
    return Damaged(getattr(Page(truth, random), kind)(), base, truth, kind)


def shuffled(dataset: ct.Dataset, random: Random) -> ct.Dataset:
    """A dataset whose pathways come in any order, and its clusters as they come first."""
    pathways = random.sample(dataset.pathways, len(dataset.pathways))
    order = [*dict.fromkeys(pathway.cluster for pathway in pathways)]
    clusters = sorted(dataset.clusters, key=lambda cluster: order.index(cluster.id))
    return dataset.model_copy(update={"clusters": tuple(clusters), "pathways": tuple(pathways)})


def made_up(random: Random) -> ct.Dataset:
    """A small dataset whose names have much in common, so that they run together in more than one way."""
    names: set[str] = set()
    vocabulary = WORDS[: random.choice((6, 10, 20))]

    def name() -> str:
        while True:
            words = random.sample(vocabulary, random.choice((1, 1, 2, 2, 2, 3, 4)))
            joiners = [random.choice((" ", " ", " ", " & ", ", ", "/", " and ")) for _ in words[1:]]
            made = "".join(f"{word}{joiner}" for word, joiner in zip(words, [*joiners, ""], strict=True))
            if names.isdisjoint({normal(made), slug(made)}):
                names.update({normal(made), slug(made)})
                return made

    worlds = tuple(ct.World(id=slug(made), name=made) for made in (name() for _ in range(random.randint(2, 6))))
    names.clear()
    clusters, pathways = [], []
    for made in [name() for _ in range(random.randint(2, 6))]:
        some = random.sample(worlds, random.randint(1, min(4, len(worlds))))
        links = "all" if random.random() < 0.3 else tuple(world.id for world in some)
        clusters.append(ct.Cluster(id=slug(made), name=made, worlds=links))
    names.clear()
    shared = name()
    for cluster in clusters:
        own = [name() for _ in range(random.randint(1, 6))]
        if random.random() < 0.2:
            own.insert(random.randint(0, len(own)), shared)
        pathways += [ct.Pathway(id=f"{slug(made)}-of-{cluster.id}", name=made, cluster=cluster.id) for made in own]
    return ct.Dataset(
        format="careertaxonomy/1",
        name="made-up",
        version="1.0.0",
        title="Made up",
        worlds=worlds,
        clusters=tuple(clusters),
        pathways=tuple(pathways),
    )


def part_of(base: ct.Dataset, random: Random) -> ct.Dataset:
    """A dataset with the clusters of another in any order, and perhaps without some of them and of their pathways."""
    clusters = [*base.clusters]
    if random.random() < 0.5:
        random.shuffle(clusters)
    if random.random() < 0.3:
        clusters = clusters[: random.randint(1, len(clusters))]
    keep = random.choice((1.0, 1.0, 0.8))
    pathways = []
    for cluster in clusters:
        own = [pathway for pathway in base.pathways if pathway.cluster == cluster.id]
        kept = [pathway for pathway in own if random.random() < keep] or own
        pathways += kept
    return base.model_copy(update={"clusters": tuple(clusters), "pathways": tuple(pathways)})


class Page:
    """What a dataset looks like in a table, with damage at random."""

    def __init__(self, truth: ct.Dataset, random: Random) -> None:
        self.truth = truth
        self.random = random
        self.slips = random.random() < 0.3
        self.ands = random.random() < 0.2
        self.worlds_by_id = {world.id: world.name for world in truth.worlds}

    def said(self, name: str) -> str:
        """A name, perhaps with `and` for `&`."""
        if self.ands and self.random.random() < 0.5:
            return name.replace("&", "and")
        return name

    def world_names(self, cluster: ct.Cluster) -> list[str]:
        if cluster.worlds == "all":
            return [self.random.choice(SLIPS) if self.slips and self.random.random() < 0.5 else "All Worlds"]
        return [self.said(self.worlds_by_id[id]) for id in cluster.worlds]

    def pathway_names(self, cluster: ct.Cluster) -> list[str]:
        return [self.said(pathway.name) for pathway in self.truth.pathways if pathway.cluster == cluster.id]

    # Spreadsheets

    def rows(self) -> bytes:
        """A row a pathway."""
        between = self.random.choice(("; ", ";", ", ", "\n"))
        return self.sheet(
            (self.said(cluster.name), between.join(self.world_names(cluster)), name)
            for cluster in self.truth.clusters
            for name in self.pathway_names(cluster)
        )

    def shuffled(self) -> bytes:
        """A row a pathway, those of a cluster wherever they may be."""
        clusters = {cluster.id: cluster for cluster in self.truth.clusters}
        return self.sheet(
            (
                self.said(clusters[one.cluster].name),
                "; ".join(self.world_names(clusters[one.cluster])),
                self.said(one.name),
            )
            for one in self.truth.pathways
        )

    def blanks(self) -> bytes:
        """A row a pathway, and blanks for what is the same as above."""
        rows: list[Sequence[str]] = []
        for cluster in self.truth.clusters:
            worlds = "; ".join(self.world_names(cluster))
            for at, name in enumerate(self.pathway_names(cluster)):
                rows.append(("", "", name) if at else (self.said(cluster.name), worlds, name))
        return self.sheet(rows)

    def clusters(self) -> bytes:
        """A row a cluster, with several names in a cell."""
        between = self.random.choice(("; ", "\n", "\n", " ", ", "))
        return self.sheet(
            (
                self.said(cluster.name),
                self.random.choice((", ", "\n", "; ", " ")).join(self.world_names(cluster)),
                between.join(self.pathway_names(cluster)),
            )
            for cluster in self.truth.clusters
        )

    def worlds(self) -> bytes:
        """A row for each World and pathway, by the World or by the pathway."""
        rows: list[Sequence[str]] = []
        for cluster in self.truth.clusters:
            worlds, names = self.world_names(cluster), self.pathway_names(cluster)
            if self.random.random() < 0.5:
                rows += [(cluster.name, world, name) for world in worlds for name in names]
            else:
                rows += [(cluster.name, world, name) for name in names for world in worlds]
        return self.sheet(rows)

    def sheet(self, rows: Iterable[Sequence[str]]) -> bytes:
        cells = [[*row] for row in rows]
        if self.random.random() < 0.1:
            worse = self.random.choice(cells)
            at = self.random.randrange(3)
            worse[at] = self.misread(worse[at])
        return self.csv([HEADER, *cells])

    def csv(self, rows: Iterable[Sequence[str]]) -> bytes:
        file = io.StringIO()
        csv.writer(file, delimiter=self.random.choice(",;\t")).writerows(rows)
        return file.getvalue().encode()

    # Printed pages

    def printed(self) -> bytes:
        """A table that was printed on pages and came back as text, or as a spreadsheet of its lines."""
        widths = [self.random.choice((14, 20, 28, 40, 200)) for _ in HEADER]
        lines: list[Cells] = []
        starts: list[int] = []
        for cluster in self.truth.clusters:
            row = self.row(cluster, widths)
            if self.random.random() < 0.1:
                lines.append((row[0][0], self.misread(row[0][1]), self.misread(row[0][2])))
            starts.append(len(lines))
            lines += row
        rows: list[Sequence[str]] = [("What is this table?",), (), HEADER]
        page_length = self.random.choice((5, 9, 15, 30, 1000))
        for at, line in enumerate(lines):
            if at and at % page_length == 0:
                rows += self.page_break(lines, at, starts)
            is_misread = self.random.random() < 0.003
            rows.append((line[0], line[1], self.misread(line[2])) if is_misread else line)
        rows += [(line,) for line in self.closing()]
        return "\n".join(map("\t".join, rows)).encode() if self.random.random() < 0.7 else self.csv(rows)

    def row(self, cluster: ct.Cluster, widths: Sequence[int]) -> list[Cells]:
        worlds = self.wrapped(", ".join(self.world_names(cluster)), widths[1])
        names = self.pathway_names(cluster)
        if self.random.random() < 0.3:  # names run together, in one line or in several
            cuts = sorted({0, len(names), *(self.random.randint(0, len(names)) for _ in range(2))})
            pathways = [" ".join(names[start:end]) for start, end in pairwise(cuts)]
        else:
            pathways = [line for name in names for line in self.wrapped(name, widths[2])]
        columns = [self.wrapped(self.said(cluster.name), widths[0]), worlds, pathways]
        length = max(map(len, columns))
        one, two, three = ([*column, *[""] * (length - len(column))] for column in columns)
        return [*zip(one, two, three, strict=True)]

    def wrapped(self, text: str, width: int) -> list[str]:
        lines = [""]
        for word in text.split(" "):
            if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
                lines.append(word)
            else:
                lines[-1] = f"{lines[-1]} {word}".strip()
        return lines

    def page_break(self, lines: Sequence[Cells], at: int, starts: Sequence[int]) -> list[Sequence[str]]:
        """The end of a page and the top of the next one, with the ghost of a row or of a line."""
        rows: list[Sequence[str]] = [()] * self.random.randint(2, 5)
        if self.random.random() < 0.2:
            rows += [(f"Page {self.random.randint(1, 9)}",), ()]
        if self.random.random() < 0.2:
            rows += [HEADER]
        ghost = self.random.random()
        if at in starts and ghost < 0.5:
            end = min([start for start in starts if start > at], default=len(lines))
            for cluster, world, pathway in lines[at : min(end, at + self.random.randint(1, 2))]:
                rows.append((cluster if ghost < 0.1 else "", self.said(world), self.said(pathway)))
        elif ghost < 0.15:
            rows.append(("", *lines[at - 1][1:]))
        elif ghost < 0.2:
            rows.append(("", "", lines[at][2]))
        return rows

    def misread(self, text: str) -> str:
        """A text with letters that a scanner took for others."""
        letters = [*text]
        for _ in range(min(len(text), 1 + len(text) // 6)):
            letters[self.random.randrange(len(letters))] = self.random.choice("aeorn9cl")
        return "".join(letters)

    def closing(self) -> list[str]:
        if self.random.random() < 0.4:
            return []
        names = [world.name.upper() for world in self.truth.worlds]
        return ["", "", "", "WORLDS OF THIS TABLE", "", *([" ".join(names)] if self.random.random() < 0.7 else names)]
