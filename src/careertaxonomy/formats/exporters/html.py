"""The explorer: one page to look at, to search and to print, which works by itself.

The style and the script are files beside this module (`explorer/`). The page allows those two, by their hashes, and
nothing else: whatever stands in a name or a note cannot run or load anything.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from careertaxonomy.formats.exporters.base import Files, Options
from careertaxonomy.text.normal_forms import MARKER
from careertaxonomy.text.wording import plural

if TYPE_CHECKING:
    from careertaxonomy.model.records import Cluster, Pathway, World
    from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["export_html"]

_TURNS = frozenset({"R", "AL", "AN", "RLE", "RLO", "LRE", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI"})
"""What turns the direction of writing, and must not turn that of the text around it."""


def export_html(tax: Taxonomy, _: Options) -> Files:
    """A page for counsellors and students: search, a grid of Worlds and clusters, and a sheet of each to print.

    One file that needs no network and sets no cookies. It works without JavaScript (but for the search), by keyboard
    and with a screen reader, on a phone, in light and dark; a World or a cluster that is open prints alone.
    """
    return {f"{tax.name}.html": "".join(_page(tax)).encode()}


def _page(tax: Taxonomy) -> Iterator[str]:
    style, script = _file("page.css"), _file("page.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(tax.dataset.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )
    yield from _head(tax)
    yield '<main id="main">\n'
    yield (
        '<section id="results" aria-labelledby="results-name">\n<h2 id="results-name">Results</h2>\n'
        '<p id="status" role="status"></p>\n<ol id="found"></ol>\n<div id="hints"></div>\n</section>\n'
    )
    yield from _words(tax)
    yield from _grid(tax)
    yield '<section id="worlds" aria-labelledby="worlds-name">\n<h2 id="worlds-name">Worlds</h2>\n'
    yield '<div class="cards small">\n'
    for world in tax.worlds:
        yield from _world(tax, world)
    yield '</div>\n</section>\n<section id="clusters" aria-labelledby="clusters-name">\n'
    yield '<h2 id="clusters-name">Career Clusters and their pathways</h2>\n<div class="cards tall">\n'
    for cluster in tax.clusters:
        yield from _cluster(tax, cluster)
    yield "</div>\n</section>\n</main>\n"
    yield from _foot(tax)
    yield f"<script>{script}</script>\n</body>\n</html>\n"


def _file(name: str) -> str:
    from importlib_resources import files

    return files("careertaxonomy.formats.exporters").joinpath("explorer", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _shown(text: str) -> str:
    """A text of the data in the page: inert, and kept from turning the direction of what stands around it."""
    turns = not text.isascii() and any(unicodedata.bidirectional(character) in _TURNS for character in text)
    return f"<bdi>{escape(text)}</bdi>" if turns else escape(text)


def _head(tax: Taxonomy) -> Iterator[str]:
    dataset = tax.dataset
    yield '<a class="skip" href="#main">Skip to the content</a>\n<header id="top">\n<div>\n'
    if dataset.source is not None and dataset.source.publisher:
        yield f'<p class="publisher">{_shown(dataset.source.publisher)}</p>\n'
    yield f'<h1><a href="#top">{_shown(dataset.title)}</a></h1>\n'
    if dataset.description:
        yield f'<p class="lead">{_shown(dataset.description)}</p>\n'
    yield (
        '</div>\n<form id="find" role="search">\n<label for="q">Find a World, a cluster or a pathway</label>\n'
        '<input id="q" type="search" autocomplete="off" spellcheck="false" aria-describedby="q-hint">\n'
        '<p class="soft" id="q-hint">Any part of a name is enough. Accents and capitals make no difference.</p>\n'
        "</form>\n"
        '<p class="soft by-hand">To find a name, use the search of your browser (Ctrl+F).</p>\n</header>\n'
        '<nav aria-label="Parts of this page"><ul><li><a href="#grid">Worlds by cluster</a></li>'
        '<li><a href="#worlds">Worlds</a></li><li><a href="#clusters">Career Clusters</a></li></ul></nav>\n'
    )


def _words(tax: Taxonomy) -> Iterator[str]:
    meanings = {
        "World": "A local grouping of clusters that overlap in practice. A cluster may belong to several.",
        "Career Cluster": "A family of occupations that call for similar knowledge and skills.",
        "Career Pathway": "A line of training inside one cluster.",
        "All Worlds": "Says of a cluster that it belongs to every World.",
    }
    if not any(cluster.worlds == MARKER for cluster in tax.clusters):
        del meanings["All Worlds"]
    yield '<section class="home" aria-labelledby="words-name">\n'
    yield '<h2 id="words-name" class="hidden">What the words mean</h2>\n'
    yield '<dl class="words">\n'
    yield from (f"<div><dt>{word}</dt><dd>{meaning}</dd></div>\n" for word, meaning in meanings.items())
    yield "</dl>\n</section>\n"


def _grid(tax: Taxonomy) -> Iterator[str]:
    yield '<section id="grid" class="home" aria-labelledby="grid-name">\n'
    yield '<h2 id="grid-name">Which cluster belongs to which World</h2>\n'
    yield '<div class="scroll" tabindex="0" role="region" aria-label="Table of clusters and Worlds">\n<table>\n'
    yield '<thead><tr><th scope="col">Career Cluster</th>'
    yield from (f'<th scope="col" class="turned">{_link(world)}</th>' for world in tax.worlds)
    yield "</tr></thead>\n<tbody>\n"
    for cluster in tax.clusters:
        mark = "through" if cluster.worlds == MARKER else "named"
        belongs = {world.id for world in tax.worlds_of(cluster)}
        cell = f'<td class="{mark}"><span class="hidden">{_MARKS[mark]}</span></td>'
        cells = "".join(cell if world.id in belongs else "<td></td>" for world in tax.worlds)
        yield f'<tr><th scope="row">{_link(cluster)}</th>{cells}</tr>\n'
    yield '</tbody>\n</table>\n</div>\n<p class="legend" aria-hidden="true">'
    yield from (f'<span><span class="{mark}"></span> {meaning}</span>' for mark, meaning in _LEGEND.items())
    yield "</p>\n</section>\n"


_TAG = ' class="tag"'
_MARKS = {"named": "yes", "through": "through All Worlds"}
_LEGEND = {"named": "the cluster belongs to this World", "through": "it belongs to every World (All Worlds)"}


def _link(record: World | Cluster, more: str = "") -> str:
    return f'<a href="#{type(record).__name__.lower()}-{record.id}"{more}>{_shown(record.name)}</a>'


def _sheet(kind: str, word: str, record: World | Cluster) -> Iterator[str]:
    """The beginning of a sheet: the kind, the name, other names, codes and the note."""
    name = f"{kind}-{record.id}"
    yield f'<article class="sheet {kind}" id="{name}" aria-labelledby="{name}-name">\n<p class="kind">{word}</p>\n'
    yield f'<h3 id="{name}-name" tabindex="-1"><a href="#{name}">{_shown(record.name)}</a></h3>\n'
    if record.aliases:
        yield f'<p class="soft also">{_also(record)}</p>\n'
    if record.note:
        yield f'<p class="soft">{_shown(record.note)}</p>\n'


def _also(record: World | Cluster | Pathway) -> str:
    return f"also called {', '.join(map(_shown, record.aliases))}" if record.aliases else ""


def _codes(record: World | Cluster | Pathway) -> str:
    return ", ".join(f"{_shown(scheme)} {_shown(code)}" for scheme, code in sorted(record.codes.items()))


def _tools(record: World | Cluster, part: str) -> str:
    """What an open sheet has besides: its codes, the button that prints it, and the way back."""
    codes = f'<p class="soft codes">Codes: {_codes(record)}</p>\n' if record.codes else ""
    return (
        f'{codes}<p class="tools"><button type="button" class="print">Print this sheet</button>'
        f'<a href="#{part}">Back to the whole page</a></p>\n'
    )


def _world(tax: Taxonomy, world: World) -> Iterator[str]:
    clusters, pathways = tax.clusters_of(world), tax.pathways_of(world)
    named = [cluster for cluster in clusters if cluster.worlds != MARKER]
    every = [cluster for cluster in clusters if cluster.worlds == MARKER]
    yield from _sheet("world", "World", world)
    yield f'<p class="soft count">{plural(len(clusters), "cluster")}, {plural(len(pathways), "pathway")}</p>\n'
    yield _tools(world, "worlds")
    yield from _brief(named, every)
    yield '<div class="detail">\n'
    for heading, group in (("Clusters of this World", named), ("Clusters of every World (All Worlds)", every)):
        if group:
            yield f'<h4>{heading}</h4>\n<ul class="clusters">\n'
            for cluster in group:
                names = (f"<li>{_shown(pathway.name)}</li>" for pathway in tax.pathways_of(cluster))
                yield f"<li>{_link(cluster)}{_list(names)}</li>\n"
            yield "</ul>\n"
    yield "</div>\n</article>\n"


def _list(items: Iterable[str]) -> str:
    text = "".join(items)
    return f'<ul class="pathways">{text}</ul>' if text else ""


def _brief(named: Sequence[Cluster], every: Sequence[Cluster]) -> Iterator[str]:
    """What a closed World shows: the clusters that name it, and how many more there are through All Worlds."""
    yield '<div class="brief">\n'
    if named:
        items = "".join(f"<li>{_link(cluster)}</li>" for cluster in named)
        yield f"<ul>{items}</ul>\n"
    if every:
        more = f"{'and ' if named else ''}the {plural(len(every), 'cluster')} of every World"
        yield f'<p class="soft">{more}</p>\n'
    yield "</div>\n"


def _cluster(tax: Taxonomy, cluster: Cluster) -> Iterator[str]:
    yield from _sheet("cluster", "Career Cluster", cluster)
    if cluster.worlds == MARKER:
        tags = '<li><span class="tag">All Worlds</span></li>'
    else:
        tags = "".join(f"<li>{_link(world, _TAG)}</li>" for world in tax.worlds_of(cluster))
    yield f'<ul class="tags" aria-label="Worlds">{tags}</ul>\n'
    items = []
    for pathway in tax.pathways_of(cluster):
        about = "; ".join(filter(None, (_also(pathway), _codes(pathway), _shown(pathway.note))))
        small = f" <small>({about})</small>" if about else ""
        items.append(f'<li id="pathway-{pathway.id}"><span>{_shown(pathway.name)}</span>{small}</li>')
    yield f"{_list(items)}\n{_tools(cluster, 'clusters')}</article>\n"


def _foot(tax: Taxonomy) -> Iterator[str]:
    source = tax.dataset.source
    yield f"<footer>\n<p>{_shown(tax.name)} {escape(tax.version)}: {_counts(tax)}."
    if source is not None:
        yield f" From: {_shown(source.title)}{f', {_shown(source.publisher)}' if source.publisher else ''}."
    yield "</p>\n</footer>\n"


def _counts(tax: Taxonomy) -> str:
    return ", ".join(
        (plural(len(tax.worlds), "World"), plural(len(tax.clusters), "cluster"), plural(len(tax.pathways), "pathway"))
    )
