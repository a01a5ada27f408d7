"""CT6xx: faults of the text of names and aliases, as they come out of scanners, spreadsheets and web pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from careertaxonomy.checks.faults.base import fault
from careertaxonomy.checks.faults.bed import RECORDS, Bed, PlainRecord, Spot

_LOOKALIKES = dict(zip("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ", strict=True))  # noqa: RUF001 - the second row is Cyrillic
_DIGITS = {"o": "0", "i": "1", "l": "1", "s": "5"}


def _spoil(bed: Bed, change: Callable[[str], str]) -> Spot:
    """Changes a name; or gives a record one more alias, changed, where the name has nothing to change."""
    name, index, record = bed.pick_any()
    changed = change(record["name"])
    if changed != record["name"] and bed.choose((True, True, False)):
        record["name"] = changed
        return Spot((name, index, "name"))
    record["aliases"] = [*record.get("aliases", ()), change(f"{bed.fresh(name)['name']} & Copper Work")]
    return Spot((name, index, "aliases", len(record["aliases"]) - 1))


def _replace_one(bed: Bed, text: str, pattern: str, change: Callable[[str], str]) -> str:
    """Changes one of the places where a pattern matches; returns the same text where none does."""
    places = [found.span() for found in re.finditer(pattern, text)]
    if not places:
        return text
    start, end = bed.choose(places)
    return text[:start] + change(text[start:end]) + text[end:]


@fault("CT601", worlds=1, clusters=1, pathways=1)
def stray_space(bed: Bed) -> Spot:
    """White space before, behind or doubled in a name, or of a kind that does not belong there."""
    odd = bed.choose(("\u00a0", "\n", "\t", "\u2003", "\r\n"))
    around = bed.choose((" {}", "{} ", "\u00a0{}", "{}\n"))
    within = bed.choose((True, False))

    def change(text: str) -> str:
        return _replace_one(bed, text, " ", lambda _: bed.choose(("  ", odd))) if within else around.format(text)

    return _spoil(bed, change)


@fault("CT602", worlds=1, clusters=1, pathways=1)
def invisible_character(bed: Bed) -> Spot:
    """A control, zero-width or bidirectional character somewhere in a name."""
    character = bed.choose(("\u200b", "\ufeff", "\u202e", "\u2066", "\u00ad", "\x07", "\x7f", "\x00", "\u2060"))

    def change(text: str) -> str:
        at = bed.choose(range(len(text) + 1))
        return text[:at] + character + text[at:]

    return _spoil(bed, change)


@fault("CT603", worlds=1, clusters=1, pathways=1)
def accent_apart(bed: Bed) -> Spot:
    """A letter and its accent as two characters."""

    def change(text: str) -> str:
        apart = unicodedata.normalize("NFD", text)
        return apart if apart != text else _replace_one(bed, text, "[aeiouAEIOU]", lambda letter: f"{letter}\u0301")

    return _spoil(bed, change)


@fault("CT604", worlds=1, clusters=1, pathways=1)
def letter_of_another_script(bed: Bed) -> Spot:
    """A Cyrillic letter that looks like the Latin one whose place it takes."""
    letters = "".join(_LOOKALIKES)
    pattern = f"(?<=[A-Za-z])[{letters}]|[{letters}](?=[A-Za-z])"
    return _spoil(bed, lambda text: _replace_one(bed, text, pattern, _LOOKALIKES.__getitem__))


@fault("CT605", worlds=1, clusters=1, pathways=1)
def wrong_encoding(bed: Bed) -> Spot:
    """An accented letter read in the code page of old Windows, or lost."""
    garbled = bed.choose(("é".encode().decode("cp1252"), "à".encode().decode("cp1252"), "\ufffd"))
    return _spoil(bed, lambda text: _replace_one(bed, text, "(?<=[A-Za-z])[aeiou](?=[A-Za-z])", lambda _: garbled))


@fault("CT606", worlds=1, clusters=1, pathways=1)
def cell_cut_off(bed: Bed) -> Spot:
    """A name that ends where the first line of its cell did."""
    end = bed.choose((" &", ",", "/", "-", " and"))
    return _spoil(bed, lambda text: f"{text}{end}")


@fault("CT607", worlds=1, clusters=1, pathways=1)
def letter_read_as_digit(bed: Bed) -> Spot:
    """A digit where a scanner misread a letter."""
    pattern = "(?<=[a-z]{3})[oils](?=[a-z])|(?<=[a-z])[oils](?=[a-z]{3})"
    return _spoil(bed, lambda text: _replace_one(bed, text, pattern, _DIGITS.__getitem__))


@fault("CT607", worlds=1, clusters=1, pathways=1)
def ampersand_read_as_digit(bed: Bed) -> Spot:
    """A lone digit at the end of a name, where a scanner misread an "&"."""
    name, index, record = bed.pick_any()
    record["aliases"] = [*record.get("aliases", ()), f"{bed.fresh(name)['name']} {bed.choose('89')}"]
    return Spot((name, index, "aliases", len(record["aliases"]) - 1))


@fault("CT608", worlds=1, clusters=1, pathways=1)
def slash_at_the_end_of_a_line(bed: Bed) -> Spot:
    """A space on one side of a slash, where a cell was wrapped."""
    slash = bed.choose(("/ ", " /"))

    def change(text: str) -> str:
        return _replace_one(bed, text, r"(?<! )/(?! )", lambda _: slash) if "/" in text else f"{text}{slash}Copper"

    return _spoil(bed, change)


@fault("CT609", alone=True, worlds=1, clusters=1, pathways=1)
def other_word_for_and(bed: Bed) -> Spot:
    """A name joined by `and` among names joined by `&`, or the other way round."""
    names = [record["name"] for name in RECORDS for record in bed.rows(name) if isinstance(record.get("name"), str)]
    joined = {joiner: [text for text in names if joiner in text] for joiner in (" & ", " and ")}
    if joined[" & "] and joined[" and "]:
        bed.choose((), "names joined by one of & and `and`")
    common = " and " if joined[" and "] else " & "
    if len(joined[common]) < 2:
        for name in ("worlds", "clusters"):
            _join(bed, bed.pick(name)[1], name, common)
    other = {" & ": " and ", " and ": " & "}[common]
    name = "pathways"
    index, record = bed.pick(name, lambda record: common not in record["name"])
    _join(bed, record, name, other)
    return Spot((name, index, "name"))


def _join(bed: Bed, record: PlainRecord, name: str, joiner: str) -> None:
    record["name"] += f"{joiner}{bed.fresh(name)['name']}"


@fault("CT610", worlds=1, clusters=1, pathways=1)
def markup_of_a_web_page(bed: Bed) -> Spot:
    """An entity or tags in a name."""
    tags = bed.choose(("<b>{}</b>", "<i>{}</i>", "{}<br/>"))
    return _spoil(bed, lambda text: text.replace("&", "&amp;") if "&" in text else tags.format(text))


@fault("CT611", worlds=1, clusters=1, pathways=1)
def remains_of_a_spreadsheet(bed: Bed) -> Spot:
    """An error value, a formula, a number, a date or a placeholder in place of a name."""
    remains = bed.choose(("#N/A", "#REF!", "=VLOOKUP(A1)", "45123", "2024-03-01", "TBD", "n/a"))
    return _spoil(bed, lambda _: remains)


@fault("CT611", worlds=1, clusters=1, pathways=1)
def mark_of_a_list(bed: Bed) -> Spot:
    """A bullet before a name, or a footnote mark after it."""
    mark = bed.choose(("\u2022 {}", "{}*", "{} [1]", "- {}"))
    return _spoil(bed, lambda text: mark.format(text) if re.fullmatch("[A-Z].*[a-z]{3}", text) else text)


@fault("CT613", worlds=1, clusters=1, pathways=1)
def word_twice(bed: Bed) -> Spot:
    """The last word of a name twice."""
    return _spoil(bed, lambda text: _replace_one(bed, text, "(?<= )[A-Za-z]{4,}$", lambda word: f"{word} {word}"))
