"""How messages offer what may have been meant: in one wording, the same everywhere."""

from __future__ import annotations

__all__ = ["did_you_mean", "quoted_list", "that_is"]


def quoted_list(texts: tuple[str, ...], joined_by: str) -> str:
    return joined_by.join(f'"{text}"' for text in texts)


def did_you_mean(suggestions: tuple[str, ...]) -> str:
    return f"; did you mean {quoted_list(suggestions, ' or ')}?" if suggestions else ""


def that_is(kind: str, suggestions: tuple[str, ...]) -> str:
    """What a text means for sure: a record by its id or, of another kind, by its reference."""
    of_another_kind = kind != "reference" and ":" in suggestions[0]
    named = [
        f'a {"World" if ref.startswith("world:") else ref.partition(":")[0]}, "{ref}"'
        if of_another_kind
        else f'"{ref}"'
        for ref in suggestions
    ]
    return f"; {'that is' if of_another_kind or kind == 'reference' else 'its id is'} {' or '.join(named)}"
