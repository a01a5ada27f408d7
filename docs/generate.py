"""Writes what is made from the code: the parts of the pages between `<!-- generated: NAME -->` and `<!-- end -->`, and
the JSON Schema that the package carries.

    python docs/generate.py             writes them
    python docs/generate.py --check     writes nothing, names the pages that are not up to date, and exits 1
    python docs/generate.py --examples  writes what the examples of the pages really show, too
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from doc_examples import ROOT, with_true_output
from generated_parts import PARTS

from careertaxonomy import schema

__all__ = ["PAGES", "SCHEMA", "WRITTEN_ELSEWHERE", "filled", "main"]

PAGES = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")))
SCHEMA = ROOT / "src" / "careertaxonomy" / schema.FILE
WRITTEN_ELSEWHERE = frozenset({"benchmark", "benchmark-migrate", "side-by-side"})
"""Parts that another program writes."""

_PART = re.compile(r"(<!-- generated: (\S+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def filled(text: str) -> str:
    """A page's text with every generated part as it should be; raises `KeyError` for a part that nothing makes."""

    def fill(match: re.Match[str]) -> str:
        start, name, _, end = match.groups()
        return match[0] if name in WRITTEN_ELSEWHERE else "\n".join([start, *PARTS[name](), end])

    return _PART.sub(fill, text)


def main(argv: Sequence[str] | None = None, pages: Sequence[Path] = PAGES, written: Path = SCHEMA) -> int:
    """Writes or checks the pages and the schema; 1 where a checked one is not up to date."""
    arguments = argparse.ArgumentParser(description="Writes the generated parts of the pages.")
    arguments.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page is not up to date")
    arguments.add_argument("--examples", action="store_true", help="write what the examples show, too")
    args = arguments.parse_args(argv)
    stale = 0
    for page in (*pages, written):
        old = page.read_text(encoding="utf-8") if page.exists() else ""
        new = schema.made_from_models() if page == written else filled(old)
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
