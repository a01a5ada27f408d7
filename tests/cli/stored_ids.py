"""A table of stored ids, and the two versions of a dataset that it is carried between."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

from tests.helpers import document, pathway, retired

NEEDED = ("--column", "pathways", "--kind", "pathway", "--from", "old.json", "--to", "new.json")
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


_ROW = b'"North, ""Old""",payroll,\r\n'
LONG = b"school,pathways,note\r\n" + _ROW * 20_000 + b"here,payroll,\r\n" + _ROW * 20_000
"""A table that takes long enough to be interrupted."""
LONG_AFTER = LONG.replace(b"payroll", b"accounting")


def state_of(path: Path) -> tuple[bytes, int, int, int]:
    """What is to stay as it was where a file is left alone."""
    found = path.stat()
    return path.read_bytes(), found.st_ino, found.st_mtime_ns, stat.S_IMODE(found.st_mode)


def files() -> set[str]:
    """The names of the files in the current folder, but for the two versions."""
    return {path.name for path in Path().iterdir()} - {"old.json", "new.json"}
