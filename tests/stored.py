"""A table of stored ids, and the two versions of a dataset that it is carried between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.helpers import Run, document, pathway, retired

__all__ = ["AFTER", "TABLE", "Migrate", "lay_out", "migrating"]

Migrate = Callable[..., tuple[int, str, str]]

OLD = document(
    pathways=map(pathway, ["accounting", "bookkeeping", "payroll", "media", "surveying", "typing", "robots", "retail"])
)
NEW = document(
    head={"version": "3.0.0"},
    pathways=map(pathway, ["accounting", "print", "broadcasting", "mapping", "retail"]),
    retired=[
        retired("pathway", "bookkeeping", "records", version="2.0.0"),
        retired("pathway", "records", "accounting", version="3.0.0"),
        retired("pathway", "payroll", "accounting", version="3.0.0"),
        retired("pathway", "media", "print", "broadcasting", version="2.0.0", note="Ask the school which."),
        retired("pathway", "surveying", "mapping", "sketching", version="2.0.0"),
        retired("pathway", "sketching", version="3.0.0"),
        retired("pathway", "typing", version="2.0.0", note="Not taught any more."),
    ],
)
# Every outcome; chains, merges, cells of several ids; a byte-order mark, two kinds of line break, quotes; rows that
# cannot be read.
TABLE = (
    b'\xef\xbb\xbfschool,"pathways",note\r\n'
    b"North,accounting,kept\r\n"
    b'North,"bookkeeping",""\r\n'
    b'"South, ""Old""", payroll ,"two\nlines"\r\n'
    b'South,"payroll; retail;bookkeeping",merged\n'
    b"South,media,\n"
    b"West,pathway:media;typing,\n"
    b"West,surveying,\n"
    b"West,robots,\n"
    b"West,acounting,\xff\n"
    b"West,,\n"
    b"West,retail\n"
    b'West,"retail"s,\n'
    b"\n"
    b"East,pathway:payroll;accounting,last"
)
AFTER = (
    TABLE.replace(b"pathway:payroll", b"pathway:accounting")
    .replace(b"bookkeeping", b"accounting")
    .replace(b"payroll", b"accounting")
)


def lay_out(folder: Path) -> Path:
    """Puts the two versions and the table into a folder; gives the table."""
    (folder / "old.json").write_text(OLD, encoding="utf-8")
    (folder / "new.json").write_text(NEW, encoding="utf-8")
    table = folder / "my.csv"
    table.write_bytes(TABLE)
    return table


def migrating(run: Run) -> Migrate:
    """The command with the arguments that it needs; those given come after them."""

    def call(file: object = "my.csv", *argv: object) -> tuple[int, str, str]:
        needed = ("--column", "pathways", "--kind", "pathway", "--from", "old.json", "--to", "new.json")
        return run("migrate", file, *needed, *argv)

    return call
