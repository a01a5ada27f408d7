"""Records that do not fit together after a merge, though each of them was merged without conflict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from careertaxonomy.model.records import Cluster, Pathway, Record, Retired
from careertaxonomy.model.references import KINDS, Reference, word_of
from careertaxonomy.model.replacements import successors_of
from careertaxonomy.text.normal_forms import MARKER, normal
from careertaxonomy.text.wording import quoted

__all__ = ["Misfit", "misfits_of"]

_LINK = "link"
States: TypeAlias = Mapping[Reference, Record | Retired]


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something that does not fit: at which record (or list of the document) and field, what it is, and the other
    record that it concerns."""

    record: Reference | None
    field: str
    what: str
    other: Reference | None = None

    @property
    def at(self) -> str:
        """The record's reference, or the list."""
        return str(self.record) if self.record else self.field

    @property
    def is_link(self) -> bool:
        """Whether a link leads nowhere."""
        return self.what == _LINK

    def message(self, states: States) -> str:
        """What is wrong, as it stands in these records."""
        if self.record is None or self.other is None:
            return self.what
        gone = states.get(self.other)
        if not self.is_link:
            return f"{self.record.who} and {self.other.who}, one from each side, have {self.what}"
        link = "is replaced by" if self.field == "replaced_by" else "links to"
        if not isinstance(gone, Retired):
            return f"{self.record.who} {link} {self.other.who}, which does not exist"
        ids = [found.id for found in successors_of(self.other, lambda each: _replaced_by(states, each), _live(states))]
        replaced = f"replaced by {' and '.join(map(quoted, ids))}" if ids else "nothing replaced it"
        return f"{self.record.who} {link} {self.other.who}, which was retired; {replaced}"


def misfits_of(states: States) -> list[Misfit]:
    """Everything that keeps records from being one sound document: each of them would be an error of the check."""
    return [*_empty(states), *_links(states), *_circles(states), *_shared(states)]


def _live(states: States) -> set[Reference]:
    return {reference for reference, state in states.items() if not isinstance(state, Retired)}


def _replaced_by(states: States, reference: Reference) -> list[Reference]:
    state = states.get(reference)
    return [Reference(reference.kind, id) for id in state.replaced_by] if isinstance(state, Retired) else []


def _empty(states: States) -> Iterator[Misfit]:
    kinds = {reference.kind for reference in _live(states)}
    for kind in KINDS:
        if kind not in kinds:
            yield Misfit(None, f"{kind}s", f"no {word_of(kind)} is left")


def _links(states: States) -> Iterator[Misfit]:
    live = _live(states)
    for reference, state in states.items():
        if isinstance(state, Retired):
            for following in _replaced_by(states, reference):
                if following not in states:
                    yield Misfit(reference, "replaced_by", _LINK, following)
        elif isinstance(state, Cluster) and state.worlds != MARKER:
            for world in state.worlds:
                if Reference("world", world) not in live:
                    yield Misfit(reference, "worlds", _LINK, Reference("world", world))
        elif isinstance(state, Pathway) and Reference("cluster", state.cluster) not in live:
            yield Misfit(reference, "cluster", _LINK, Reference("cluster", state.cluster))


def _circles(states: States) -> Iterator[Misfit]:
    """The retired records from which the replacements lead back to themselves."""
    for reference, state in states.items():
        if not isinstance(state, Retired):
            continue
        seen: set[Reference] = set()
        waiting = _replaced_by(states, reference)
        while waiting:
            following = waiting.pop()
            if following == reference:
                message = f"the replacements of {reference.who} lead back to it"
                yield Misfit(reference, "replaced_by", message)
                break
            if following not in seen:
                seen.add(following)
                waiting += _replaced_by(states, following)


def _shared(states: States) -> Iterator[Misfit]:
    """Codes, and names and aliases, that two records share and may not."""
    groups: dict[tuple[str, ...], dict[Reference, tuple[str, str]]] = defaultdict(dict)
    for reference, state in states.items():
        if isinstance(state, Retired):
            continue
        for scheme, code in state.codes.items():
            what = ("codes", f"the {scheme} code {quoted(code)}")
            groups["code", reference.kind, scheme, code].setdefault(reference, what)
        home = state.cluster if isinstance(state, Pathway) else ""
        for field, text in (("name", state.name), *(("aliases", alias) for alias in state.aliases)):
            label = normal(text)
            groups["label", reference.kind, home, label].setdefault(reference, (field, f"one name, {quoted(text)}"))
    for group in groups.values():
        if len(group) > 1:
            first, *others = sorted(group)
            yield from (Misfit(other, *group[other], first) for other in others)
