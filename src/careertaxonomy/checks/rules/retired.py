"""CT307 to CT309: retired records, and what replaced them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from careertaxonomy.checks.draft.draft import Draft
from careertaxonomy.checks.draft.findings import Finding, by_choice
from careertaxonomy.checks.draft.links import LINKING, Link, links_to, not_there, wrong_link
from careertaxonomy.checks.draft.rule import rule
from careertaxonomy.model.records import Kind
from careertaxonomy.text.wording import quoted


@rule("CT307", "unknown-replacement", "error")
def unknown_replacement(draft: Draft) -> Iterator[Finding]:
    """`replaced_by` names an id that is neither present nor retired.

    Whoever stored the retired id is sent nowhere.

    Bad:

        {"retired": [{"kind": "pathway", "id": "bookkeeping", "name": "Bookkeeping", "version": "1.0.0",
                      "replaced_by": ["acounting"]}]}

    Good:

        {"retired": [{"kind": "pathway", "id": "bookkeeping", "name": "Bookkeeping", "version": "1.0.0",
                      "replaced_by": ["accounting"]}]}
    """
    missing: dict[tuple[Kind, str], list[Link]] = defaultdict(list)
    for index, record in draft.retired:
        for position, following in enumerate(record.replaced_by):
            # One that the earlier version has was lost since then (CT706).
            if draft.is_missing(record.kind, following) and (record.kind, following) not in draft.known_earlier:
                place = draft.retired.place(index, "replaced_by", position)
                missing[record.kind, following].append((place, record.id))
    for (kind, following), ((place, id), *others) in missing.items():
        message = f'retired {kind} "{id}" is replaced by {quoted(following)}, which is neither present nor retired'
        meant = draft.listing(kind).meant(following)
        related = tuple((other_place, f"retired {kind} {quoted(other)} too") for other_place, other in others)
        cure = by_choice([at for at, _ in missing[kind, following]], draft.listing(kind).sole_meant(following))
        yield Finding(place, message, f"did you mean {quoted(meant)}?" if meant else None, related, cure=cure)


@rule("CT308", "link-to-retired", "error")
def link_to_retired(draft: Draft) -> Iterator[Finding]:
    """A link to a retired record.

    The hint says what replaced it, chains of replacement followed.

    Bad:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "money"}],
         "retired": [{"kind": "cluster", "id": "money", "name": "Money", "version": "1.0.0",
                      "replaced_by": ["finance"]}]}

    Good:

        {"pathways": [{"id": "accounting", "name": "Accounting", "cluster": "finance"}],
         "retired": [{"kind": "cluster", "id": "money", "name": "Money", "version": "1.0.0",
                      "replaced_by": ["finance"]}]}
    """
    if not draft.retired_by_id:
        return
    for target in LINKING:
        gone = frozenset(link for link in not_there(draft, target) if (target, link) in draft.retired_by_id)
        for link, links in links_to(draft, target, gone).items():
            index, record = draft.retired_by_id[target, link]
            what = f"which was retired in {record.version}" if record else "which was retired"
            successors = draft.successors(target, link)
            hint = "nothing replaced it" if record else None
            if successors:
                hint = f"it was replaced by {' and '.join(map(quoted, successors))}"
            meant = successors[0] if len(successors) == 1 else None
            finding = wrong_link(target, link, links, what, hint, meant)
            yield replace(finding, related=((draft.retired.place(index), "retired here"), *finding.related))


@rule("CT309", "replacement-cycle", "error")
def replacement_cycle(draft: Draft) -> Iterator[Finding]:
    """Retired records that replace each other in a circle.

    Whoever follows the replacements never arrives.

    Bad:

        {"retired": [{"kind": "pathway", "id": "bookkeeping", "name": "Bookkeeping", "version": "1.0.0",
                      "replaced_by": ["clerking"]},
                     {"kind": "pathway", "id": "clerking", "name": "Clerking", "version": "1.0.0",
                      "replaced_by": ["bookkeeping"]}]}

    Good:

        {"retired": [{"kind": "pathway", "id": "bookkeeping", "name": "Bookkeeping", "version": "1.0.0",
                      "replaced_by": ["clerking"]},
                     {"kind": "pathway", "id": "clerking", "name": "Clerking", "version": "1.0.0",
                      "replaced_by": ["accounting"]}]}
    """
    indexes: dict[tuple[Kind, str], int] = {}
    graph: dict[tuple[Kind, str], list[tuple[Kind, str]]] = {}
    for index, record in draft.retired:
        if record.id not in draft.listing(record.kind).present:
            indexes.setdefault((record.kind, record.id), index)
            graph.setdefault((record.kind, record.id), [(record.kind, id) for id in record.replaced_by])
    for circle in _circles(graph):
        first, *others = sorted(circle, key=lambda node: indexes[node])
        round_trip = " -> ".join(quoted(id) for _, id in (*circle, circle[0]))
        message = f"retired {first[0]}s replace each other in a circle: {round_trip}"
        related = tuple((draft.retired.place(indexes[node], "replaced_by"), "and here") for node in others)
        yield Finding(draft.retired.place(indexes[first], "replaced_by"), message, None, related)


def _circles(graph: Mapping[tuple[Kind, str], Sequence[tuple[Kind, str]]]) -> Iterator[list[tuple[Kind, str]]]:
    """Circles of a graph, no record in two of them, each beginning at its first record. An explicit stack keeps long
    chains from ending in a RecursionError."""
    done: set[tuple[Kind, str]] = set()
    for start in graph:
        if start in done:
            continue
        path, on_path = [start], {start}
        waiting = [iter(graph[start])]
        while waiting:
            following = next((node for node in waiting[-1] if node in graph and node not in done), None)
            if following is None:
                waiting.pop()
                on_path.discard(path[-1])
                done.add(path.pop())
            elif following in on_path:
                circle = path[path.index(following) :]
                done.update(circle)
                yield circle
            else:
                path.append(following)
                on_path.add(following)
                waiting.append(iter(graph[following]))
