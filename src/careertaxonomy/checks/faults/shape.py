"""CT1xx: faults of the text of a document, and of its shape."""

from __future__ import annotations

import re

from careertaxonomy.checks.faults.base import Rewritten, fault
from careertaxonomy.checks.faults.bed import LISTS, RECORDS, Bed, Spot
from careertaxonomy.formats.yaml_scalars import yaml_of_json

_LINKS = {"clusters": "worlds", "pathways": "cluster"}


@fault("CT101", alone=True)
def not_utf8(bed: Bed) -> Rewritten:
    """A letter saved in an old code page."""
    text = bed.text
    at = bed.choose([found.start() for found in re.finditer(r"\b[a-z]", text)], "letters")
    return Rewritten(text[:at].encode() + "é".encode("latin-1") + text[at:].encode(), at)


@fault("CT102", alone=True)
def missing_comma(bed: Bed) -> Rewritten:
    """The comma at the end of a line is gone; reading stops at what follows."""
    text = bed.text
    comma, following = bed.choose([found.span() for found in re.finditer(r",\n +", text)], "commas")
    return Rewritten((text[:comma] + text[comma + 1 :]).encode(), following - 1)


@fault("CT102", alone=True)
def trailing_comma(bed: Bed) -> Rewritten:
    """A comma after the last record of a list."""
    text = bed.text
    at = bed.choose([found.start() for found in re.finditer(r"(?<=\})\n  \]", text)], "lists")
    return Rewritten((text[:at] + "," + text[at:]).encode(), at)


@fault("CT102", alone=True)
def comment(bed: Bed) -> Rewritten:
    """A line of comment, which JSON does not have."""
    text = bed.text
    at = bed.choose([found.end() for found in re.finditer(r",\n +", text)], "lines")
    return Rewritten((text[:at] + "// to be checked\n" + text[at:]).encode(), at)


@fault("CT102", alone=True)
def cut_off(bed: Bed) -> Rewritten:
    """The file ends in the middle, at the end of a line."""
    text = bed.text
    at = bed.choose([found.start() for found in re.finditer(r"\n", text)][:-1], "lines")
    return Rewritten(text[:at].encode(), at)


@fault("CT102", alone=True)
def half_a_character(bed: Bed) -> Rewritten:
    """Half of a surrogate pair, as a program leaves it that cuts names by length."""
    _, _, record = bed.pick_any()
    mark = bed.unused()
    record["name"] += mark
    text = bed.text
    return Rewritten(text.replace(mark, "\\ud83d").encode(), text.index(mark))


@fault("CT102", alone=True)
def not_a_number(bed: Bed) -> Rewritten:
    """NaN, which some programs write for an empty cell."""
    bed.content["description"] = float("nan")
    return Rewritten(bed.text.encode(), bed.offset_of(Spot(("description",))))


@fault("CT103", alone=True)
def missing_format(bed: Bed) -> Spot:
    """`format` is gone."""
    del bed.content["format"]
    return Spot()


@fault("CT103", alone=True)
def other_format(bed: Bed) -> Spot:
    """`format` is one of the future."""
    bed.content["format"] = "careertaxonomy/99"
    return Spot(("format",))


@fault("CT104", worlds=1, clusters=1, pathways=1)
def record_without_name(bed: Bed) -> Spot:
    """A record without its name."""
    name, index, record = bed.pick_any(LISTS)
    del record["name"]
    return Spot((name, index))


@fault("CT104", alone=True)
def record_without_id(bed: Bed) -> Spot:
    """A record without its id, so that nobody knows which links mean it."""
    name, index, record = bed.pick_any(LISTS)
    del record["id"]
    return Spot((name, index))


@fault("CT104", "worlds", "clusters", clusters=1, pathways=1)
def record_without_link(bed: Bed) -> Spot:
    """A cluster without its Worlds, or a pathway without its cluster."""
    name, index, record = bed.pick_any([*_LINKS])
    del record[_LINKS[name]]
    return Spot((name, index))


@fault("CT104", alone=True)
def document_without_field(bed: Bed) -> Spot:
    """A document without its name, version, title, or a whole list."""
    del bed.content[bed.choose(("name", "version", "title", *RECORDS))]
    return Spot()


@fault("CT105", worlds=1, clusters=1, pathways=1)
def unknown_field(bed: Bed) -> Spot:
    """A record with a field that the format does not have."""
    name, index, record = bed.pick_any(LISTS)
    record["colour"] = "green"
    return Spot((name, index, "colour"), key=True)


@fault("CT105", alone=True)
def misspelt_field(bed: Bed) -> Spot:
    """A required field with two neighbouring letters swapped, and nothing else, though now that field is missing."""
    name = bed.choose(("", *RECORDS))
    index, record = bed.pick(name) if name else (0, bed.content)
    required = ("name", "version", "title", *RECORDS) if not name else ("id", "name", _LINKS.get(name, "id"))
    field = bed.choose(required)
    at = bed.choose([at for at in range(1, len(field)) if field[at] != field[at - 1]])
    slip = field[: at - 1] + field[at] + field[at - 1] + field[at + 1 :]
    fields = [(slip if key == field else key, value) for key, value in record.items()]
    record.clear()
    record.update(fields)
    return Spot((name, index, slip) if name else (slip,), key=True)


@fault("CT106", worlds=1, clusters=1, pathways=1)
def no_text(bed: Bed) -> Spot:
    """A name that is not text."""
    name, index, record = bed.pick_any(LISTS)
    record["name"] = bed.choose((7, None, True, [], {}))
    return Spot((name, index, "name"))


@fault("CT106", worlds=1, clusters=1, pathways=1)
def number_as_code(bed: Bed) -> Spot:
    """A code that lost its quotes, and with them its leading zero."""
    name, index, record = bed.pick_any()
    record["codes"] = {"local": 6}
    return Spot((name, index, "codes", "local"))


@fault("CT106", "worlds", clusters=1)
def text_for_list(bed: Bed) -> Spot:
    """One World as text, where a list of Worlds is expected."""
    index, cluster = bed.pick("clusters", better=bed.is_spare)
    cluster["worlds"] = bed.choose(bed.rows("worlds"))["id"]
    return Spot(("clusters", index, "worlds"))


@fault("CT106", alone=True)
def no_record(bed: Bed) -> Spot:
    """Something in a list of records that is not a record."""
    name = bed.choose(RECORDS)
    bed.rows(name).append(bed.choose(("Accounting", 7, None, ["Accounting"])))  # type: ignore[arg-type]  # the fault
    return Spot((name, len(bed.rows(name)) - 1))


@fault("CT106", alone=True)
def no_list(bed: Bed) -> Spot:
    """Records by id, or nothing, in place of a list."""
    name = bed.choose(RECORDS)
    bed.content[name] = bed.choose(({row["id"]: row for row in bed.rows(name)}, None, "none", 0))
    return Spot((name,))


@fault("CT107", alone=True)
def repeated_key(bed: Bed) -> Rewritten:
    """A key appears a second time in a record, with the same value."""
    name, index, record = bed.pick_any()
    key = bed.choose([*record])
    mark = bed.unused()
    record[mark] = record[key]
    text = bed.text
    return Rewritten(text.replace(mark, key).encode(), text.index(mark) - 1, Spot((name, index, key)))


@fault("CT108", alone=True)
def empty_list(bed: Bed) -> Spot:
    """No World, no cluster or no pathway is left."""
    name = bed.choose(RECORDS)
    bed.content[name] = []
    return Spot((name,))


@fault("CT109", alone=True, form="yaml")
def number_after_a_hash(bed: Bed) -> Rewritten:
    """In YAML, a name without quotes that has a `#` in it: the rest of its line is lost."""
    name, index, record = bed.pick_any()
    word, mark = bed.fresh(name)["name"], bed.unused()
    record["name"] = mark
    text = yaml_of_json(bed.text)
    at = text.index(f'"{mark}"')
    return Rewritten(
        f"{text[:at]}{word} #2\n      {text[at + len(mark) + 2 :]}".encode(), at, Spot((name, index, "name"))
    )
