"""The engine: one label through the refusals and the levels, and the labels of a cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from careertaxonomy.errors import WrongKindError
from careertaxonomy.labels.cells import AUTO, SEPARATORS, labels_in
from careertaxonomy.labels.finding import near
from careertaxonomy.labels.levels import LEVELS, POSITION, Level
from careertaxonomy.labels.levels.loose import halves
from careertaxonomy.labels.names import Names
from careertaxonomy.labels.query import Query
from careertaxonomy.labels.refusals import OF_LABELS, OF_MATCHES, Found, Refused
from careertaxonomy.labels.rows import GROUPS, Resolved, reference
from careertaxonomy.text.normal_forms import normals

__all__ = ["Engine", "is_missing", "least_position"]

_CANDIDATES = 3
_AT_ONCE = 1_000
_SURE, _WHOLE = POSITION["code"] + 1, POSITION["slip"] + 1
"""How many levels are sure, and at how many a label has all the words of a name."""
_DECIDED, _EXACT, _NORMALISED = (LEVELS[POSITION[name]] for name in ("decided", "exact", "normalised"))
_DIVISIBLE = frozenset({"several", "unknown", "ambiguous", "other-kind", "too-long"})


def least_position(least: str) -> int:
    """The position of the loosest level that `least`, a group or a level, lets pass; raises KeyError."""
    if least in GROUPS:
        return max(at for at, level in enumerate(LEVELS) if level.group == least)
    return POSITION[least]


def is_missing(value: object) -> bool:
    """Whether a value says that there is none: None, NaN, or pandas' NA, which is known by name, for pandas is no
    dependency."""
    return value is None or (isinstance(value, float) and value != value) or type(value).__name__ == "NAType"


class Engine:
    """Resolves labels among the names of a dataset: the same label always gets the same answer.

    `kinds` are looked in, and codes of the schemes `codes` count. `least` is the group or level that still resolves;
    `decided` has references, or None for "none of ours", by the normal form of a label.
    """

    def __init__(
        self,
        names: Names,
        *,
        kinds: Sequence[str],
        codes: Sequence[str] = (),
        least: str = "close",
        decided: Mapping[str, str | None] | None = None,
    ) -> None:
        self._names = names
        self._kinds = kinds
        self._codes = codes
        self._least = least_position(least)
        self._decided = decided or {}

    def resolve(self, label: object, *, cluster: str | None = None) -> Resolved:
        """What a label stands for; with a `cluster`, a pathway of that one. Raises `WrongKindError` for what is neither
        text nor a missing value."""
        if is_missing(label):
            return Resolved(None, "empty", reason="no label")
        if not isinstance(label, str):
            raise WrongKindError("a label, as text,", label)
        label = str(label)
        if not label.strip():
            return Resolved(label, "empty", reason="no label")
        query = self._query(label, cluster)
        if self._decided and self._decided.get(query.plain, "") is None:
            return Resolved(label, "decided-none", level=_DECIDED.name, group=_DECIDED.group, reason=_DECIDED.agrees)
        return self._matched(query, LEVELS[:_SURE]) or self._unfit(query) or self._otherwise(query)

    def _query(self, label: str, cluster: str | None = None) -> Query:
        return Query(self._names, label, kinds=self._kinds, codes=self._codes, cluster=cluster, decided=self._decided)

    def each(self, labels: Iterable[object]) -> Iterator[Resolved]:
        """What each of many labels stands for, in order; each different label is resolved once."""
        known: dict[str, Resolved] = {}
        waiting: list[object] = []
        for label in labels:
            waiting.append(label)
            if len(waiting) == _AT_ONCE:
                yield from self._some(waiting, known)
                waiting.clear()
        yield from self._some(waiting, known)

    def _some(self, labels: Iterable[object], known: dict[str, Resolved]) -> Iterator[Resolved]:
        texts = dict.fromkeys(label for label in labels if type(label) is str)
        new = [text for text in texts if text not in known]
        for text, plain in zip(new, normals(new), strict=True):
            known[text] = self._at_once(text, plain) or self.resolve(text)
        return (known[label] if type(label) is str else self.resolve(label) for label in labels)

    def _at_once(self, label: str, plain: str) -> Resolved | None:
        """The answer for a label that is the name of one record alone; None where that needs a closer look."""
        names = self._names
        for level, rows in ((_EXACT, names.by_text.get(label)), (_NORMALISED, names.by_plain.get(plain))):
            if rows:
                alone = len(rows) == 1 and names.rows[rows[0]].kind in self._kinds and not self._decided
                return self._resolved(label, level, rows[0]) if alone else None
        return None

    def _unfit(self, query: Query) -> Resolved | None:
        """The refusal of a label that names nothing."""
        return next((self._refused(query.label, refused) for refuse in OF_LABELS if (refused := refuse(query))), None)

    def _otherwise(self, query: Query) -> Resolved:
        """The answer for a label that is no name to the letter: in other words, in brackets, in part, or none."""
        return (
            self._matched(query, LEVELS[_SURE:_WHOLE])
            or self._in_brackets(query)
            or self._several(query)
            or self._matched(query, LEVELS[_WHOLE:])
            or self._missed(query)
        )

    def _matched(self, query: Query, levels: Sequence[Level]) -> Resolved | None:
        """The answer at the surest of some levels at which a record agrees; None where none does."""
        for level in levels:
            met = level.find(query)
            if met:
                rows = {*met}
                own = query.own(rows)
                found = Found(query, level, query.inside(own), sorted(rows.difference(own)))
                for refuse in () if level is _DECIDED and own else OF_MATCHES:  # a decision wins over everything
                    if refused := refuse(found):
                        return self._refused(query.label, refused)
                return self._resolved(query.label, level, found.own[0])
        return None

    def _resolved(self, label: str, level: Level, row: int) -> Resolved:
        if POSITION[level.name] > self._least:
            return self._refused(label, Refused("unknown", f"only {level.name}: {level.agrees}", (row,)))
        record = self._names.rows[row]
        return Resolved(
            label, "resolved", reference(record), record.id, record.kind, level.name, level.group, level.agrees
        )

    def _refused(self, label: str, refused: Refused) -> Resolved:
        candidates = tuple(reference(self._names.rows[row]) for row in refused.candidates[:_CANDIDATES])
        return Resolved(label, refused.outcome, reason=refused.reason, candidates=candidates or refused.others)

    def _in_brackets(self, query: Query) -> Resolved | None:
        """The answer where the name stands in the brackets, and its initials before them."""
        if len(query.spelling.brackets) != 1:
            return None
        turned = query.of(f"{query.spelling.brackets[0]} ({query.spelling.trimmed})")
        found = self._matched(turned, LEVELS[_SURE:_WHOLE]) if turned.spelling.words else None
        return found._replace(label=query.label) if found else None

    def _several(self, query: Query) -> Resolved | None:
        """The refusal of a label that by one separator is several, each with all the words of a name."""
        known = {query.label.strip(): False}  # which is none, or it would not be parted

        def is_name(label: str) -> bool:
            if label not in known:
                known[label] = self._is_name(label)
            return known[label]

        there = (separator for separator in SEPARATORS if separator in query.label)
        parts = (self._parts(query.label, separator, self._by_words, is_name) for separator in there)
        found = next(filter(None, parts), None)
        if not found:
            return None
        refs = tuple(part.ref for part in found if part.ref)
        return Resolved(query.label, "several", reason="more than one label", candidates=refs[:_CANDIDATES])

    def _parts(
        self,
        cell: str,
        separator: str,
        resolve: Callable[[str], Resolved | None],
        is_name: Callable[[str], bool] | None = None,
    ) -> tuple[Resolved, ...]:
        """The labels of a cell, two or more, where each resolves; else nothing."""
        found: list[Resolved] = []
        for label in labels_in(cell, separator, is_name=is_name or self._is_name) if separator in cell else ():
            part = resolve(label)
            if part is None or part.ref is None:
                return ()
            found.append(part)
        return tuple(found) if len(found) > 1 else ()

    def _missed(self, query: Query) -> Resolved:
        """The refusal of a label that no record agrees with."""
        names, label = self._names, query.label
        for at in names.by_retired.get(query.spelling.plain, ()):
            gone = names.retired[at]
            if gone.kind in self._kinds:
                return Resolved(label, "retired", reason=f"{reference(gone)} is retired", candidates=gone.replaced_by)
        for scheme, codes in names.by_code.items():
            rows = query.own(codes.get(label.strip().casefold(), ()))
            if rows:
                reason = f"the {scheme} code of {reference(names.rows[rows[0]])}: name the scheme"
                return self._refused(label, Refused("code", reason, tuple(rows)))
        return self._refused(label, Refused("unknown", "no record agrees", tuple(near(query))))

    def values(self, cell: object, separator: str | None = None, *, cluster: str | None = None) -> tuple[Resolved, ...]:
        """What the labels of a cell stand for, in their order. Without a separator a cell is one label; `auto` takes
        the whole cell where that resolves, else the first separator by which every part does."""
        if separator is None or not isinstance(cell, str):
            return (self.resolve(cell, cluster=cluster),)

        def resolve(label: str) -> Resolved:
            return self.resolve(label, cluster=cluster)

        if separator != AUTO:
            return tuple(map(resolve, labels_in(cell, separator, is_name=self._is_name)))
        whole = resolve(cell)
        return (self._divided(cell, resolve) if whole.outcome in _DIVISIBLE else ()) or (whole,)

    def _divided(self, cell: str, resolve: Callable[[str], Resolved]) -> tuple[Resolved, ...]:
        """The labels of a cell by the first separator by which each resolves, or run together; else nothing."""
        for separator in SEPARATORS:
            if found := self._parts(cell, separator, resolve):
                return found
        query = self._query(cell)
        for one, other, first, second in halves(query):
            if query.own(first) and query.own(second) and (" " in one or " " in other):
                return resolve(one), resolve(other)
        return ()

    def _by_words(self, label: str) -> Resolved | None:
        """The answer for a label that has all the words of a name, at `slip` or surer."""
        return self._matched(self._query(label), LEVELS[:_WHOLE]) if label else None

    def _is_name(self, label: str) -> bool:
        found = self._by_words(label)
        return found is not None and found.ref is not None
