"""Writes what is made from the code: the parts of the pages between `<!-- generated: NAME -->` and `<!-- end -->`, the
JSON Schema that the package carries, the public names for type checkers, and what shells complete commands with.

    python docs/generate.py             writes them
    python docs/generate.py --check     writes nothing, names the pages that are not up to date, and exits 1
    python docs/generate.py --examples  writes what the examples of the pages really show, too
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from completions import SHELLS, completion
from doc_examples import ROOT, with_true_output
from generated_parts import PARTS

import careertaxonomy as ct
from careertaxonomy.model import schema

__all__ = ["FILES", "PAGES", "WRITTEN_ELSEWHERE", "filled", "main", "public_names"]

PAGES = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")))
WRITTEN_ELSEWHERE = frozenset(
    {
        "benchmark",
        "benchmark-export",
        "benchmark-labels",
        "benchmark-merge",
        "benchmark-migrate",
        "benchmark-reconcile",
        "side-by-side",
    }
)
"""Parts that another program writes."""

_PART = re.compile(r"(<!-- generated: (\S+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def public_names() -> str:
    """The stub of the package: its public names, as type checkers read them."""
    lines = ["# Made by docs/generate.py from the names in __init__.py.", ""]
    for module, names in sorted(ct._NAMES.items()):
        lines += [
            f"from careertaxonomy.{module} import {name} as {name}" for name in sorted(names.split()) if name[0] != "_"
        ]
    lines += ["", "__all__ = [", *(f'    "{name}",' for name in sorted(ct.__all__)), "]", ""]
    return "\n".join([*lines, "__version__: str", "_NAMES: dict[str, str]", "_HOME: dict[str, str]", ""])


PACKAGE = ROOT / "src" / "careertaxonomy"
FILES: Mapping[Path, Callable[[], str]] = {
    PACKAGE / "model" / schema.SCHEMA_FILE: schema.made_from_models,
    PACKAGE / "__init__.pyi": public_names,
    **{PACKAGE / f"cli/completions/careertaxonomy.{shell}": partial(completion, shell) for shell in SHELLS},
}
"""Whole files that are made from the code, and what makes each."""


def filled(text: str) -> str:
    """A page's text with every generated part as it should be; raises `KeyError` for a part that nothing makes."""

    def fill(match: re.Match[str]) -> str:
        start, name, _, end = match.groups()
        return match[0] if name in WRITTEN_ELSEWHERE else "\n".join([start, *PARTS[name](), end])

    return _PART.sub(fill, text)


def main(
    argv: Sequence[str] | None = None,
    pages: Sequence[Path] = PAGES,
    files: Mapping[Path, Callable[[], str]] = FILES,
) -> int:
    """Writes or checks the pages and the files; 1 where a checked one is not up to date."""
    arguments = argparse.ArgumentParser(description="Writes the generated parts of the pages.")
    arguments.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page is not up to date")
    arguments.add_argument("--examples", action="store_true", help="write what the examples show, too")
    args = arguments.parse_args(argv)
    stale = 0
    for page in (*pages, *files):
        old = page.read_text(encoding="utf-8") if page.exists() else ""
        new = files[page]() if page in files else filled(old)
        if new == old:
            continue
        stale += 1
        print(f"{page.name} {'is not up to date: run python docs/generate.py' if args.check else 'written'}")
        if not args.check:
            page.write_text(new, encoding="utf-8")
    if args.examples and not args.check:
        for page in pages:
            page.write_text(with_true_output(page), encoding="utf-8")
    return 1 if args.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
