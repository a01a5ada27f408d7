"""The columns of codes and ids: one value a record, and a question where a spreadsheet may have taken zeros away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from careertaxonomy.formats.importers.columns import Layout, Line, one_value
from careertaxonomy.formats.importers.ledger import Ledger, as_names, names_in

__all__ = ["CodeColumns"]

_Codes: TypeAlias = dict[str, str]


class CodeColumns:
    """The columns of a table that hold codes, read record by record."""

    def __init__(self, layout: Layout, ledger: Ledger) -> None:
        self._layout = layout
        self._ledger = ledger
        self._mended = {role: self._full_codes(role) for role in layout.headers if "_code:" in role}

    def of(self, kind: str, name: str, lines: Sequence[Line], known: Mapping[str, str]) -> Mapping[str, str]:
        """The codes of a record that stands in some lines; `known` are those that the base gives it."""
        found: _Codes = dict(known)
        listed = one_value(self._layout, self._ledger, f"{kind}_codes", name, lines)
        if listed:
            found |= self._listed(kind, name, listed, lines, known)
        for role, mended in self._mended.items():
            owner, _, scheme = role.partition("_code:")
            code = one_value(self._layout, self._ledger, role, name, lines) if owner == kind else ""
            if code:
                found[scheme] = mended.get(code, code)
        return found

    def _listed(self, kind: str, name: str, text: str, lines: Sequence[Line], known: Mapping[str, str]) -> _Codes:
        """Codes as `scheme:code; scheme:code`."""
        place = self._layout.column(f"{kind}_codes", name)
        read_as = self._ledger.decided(place, text)
        pairs = [part.partition(":") for part in names_in(text if read_as is None else read_as)]
        codes = {scheme.strip(): code.strip() for scheme, _, code in pairs}
        shortened = {scheme: code for scheme, code in known.items() if codes.get(scheme, code) in _shortened(code)}
        lost = {scheme: code for scheme, code in known.items() if scheme not in codes}
        if read_as is None and (not all(scheme and code for scheme, code in codes.items()) or shortened or lost):
            asks = (
                "These are not the codes that the base gives this record, or not written SCHEME:CODE. Which are right?"
            )
            all_codes = {**codes, **shortened, **lost}.items()
            right = as_names(f"{scheme}:{code}" if code else f"SCHEME:{scheme}" for scheme, code in all_codes)
            answer = "the codes as SCHEME:CODE, with a semicolon between two"
            self._ledger.ask(place, self._layout.where(lines), text, asks, [right, text], answer)
        return codes

    def _full_codes(self, role: str) -> Mapping[str, str]:
        """The codes of a column by what stands there, where a spreadsheet may have shortened them."""
        cells = {line.others[role]: line.number for line in self._layout.lines if role in line.others}
        if not cells or not all(code.replace(".", "", 1).isdecimal() for code in cells):
            return {}
        widths = {len(code.partition(".")[0]) for code in cells}
        if len(widths) == 1 and not self._layout.numbers.get(role):
            return {}
        place, printed = self._layout.column(role), as_names(cells)
        read_as = self._ledger.decided(place, printed)
        if read_as is None:
            width = max(2, *widths) if len(cells) > 1 else max(2, *widths, 0)
            padded = as_names(code.zfill(width) if "." not in code else code for code in cells)
            asks = "These codes are numbers, which lose zeros in a spreadsheet: 01 becomes 1. Are they complete?"
            where = f"{self._layout.unit} {next(iter(cells.values()))}"
            answer = "the codes in this order, with a semicolon between two"
            self._ledger.ask(place, where, printed, asks, [padded, printed], answer)
            return {}
        return dict(zip(cells, names_in(read_as), strict=False))


def _shortened(code: str) -> set[str]:
    """What a spreadsheet may make of a code."""
    plain = code.lstrip("0") or "0"
    return {plain, plain.rstrip("0").rstrip(".") if "." in plain else plain} - {code}
