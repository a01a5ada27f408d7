"""JSON documents laid out anew as YAML, in the ways that people write it. What no layout changes is the content."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from careertaxonomy.formats.yaml_scalars import in_double_quotes, in_single_quotes, plain_or_quoted

Pairs = tuple[tuple[str, Any], ...]
"""An object, in which a key may appear twice."""


def content_of(text: str) -> Any:
    """The content of JSON, objects as pairs; numbers and truth values as the text that they are in YAML."""
    values = json.loads(text, object_pairs_hook=tuple, parse_int=str, parse_float=str)
    return _in_words(values)


def _in_words(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return tuple((key, _in_words(item)) for key, item in value)
    return [_in_words(item) for item in value] if isinstance(value, list) else value


def plain(content: Any) -> Any:
    """Content as plain values; of a key that appears twice the last one counts."""
    if isinstance(content, tuple):
        return {key: plain(item) for key, item in content}
    return [plain(item) for item in content] if isinstance(content, list) else content


def as_json(content: Any) -> str:
    """Content as JSON, one record a line."""
    members = ",\n".join(f"{json.dumps(key)}: {_json_rows(value)}" for key, value in content)
    return f"{{\n{members}\n}}\n"


def _json_rows(value: Any) -> str:
    return "[\n" + ",\n".join(map(_json, value)) + "\n]" if isinstance(value, list) and value else _json(value)


def _json(value: Any) -> str:
    if isinstance(value, tuple):
        return f"{{{', '.join(f'{json.dumps(key)}: {_json(item)}' for key, item in value)}}}"
    return f"[{', '.join(map(_json, value))}]" if isinstance(value, list) else json.dumps(value)


def as_blocks(content: Any) -> str:
    """Content without brackets, lists at the indentation of their keys, a remark at each record."""
    return "# ours\n---\n" + "\n".join(_block(content, "")) + "\n"


def _block(value: Any, indent: str) -> Iterator[str]:
    """The lines of an object or a list that is not empty."""
    if isinstance(value, tuple):
        for index, (key, item) in enumerate(value):
            name = f"{indent}{(plain_or_quoted, in_single_quotes)[index % 2](key)}:"
            if item and isinstance(item, tuple | list):
                yield f"{name}   # {type(item).__name__}"
                yield from _block(item, indent + ("    " if isinstance(item, tuple) else ""))
            else:
                yield f"{name} {_scalar(item, index)}".rstrip(" ")
    for index, item in enumerate(value if isinstance(value, list) else ()):
        if item and isinstance(item, tuple | list):
            first, *others = _block(item, f"{indent}  ")
            yield f"{indent}- {first[len(indent) + 2 :]}"
            yield from others
        else:
            yield f"{indent}- {_scalar(item, index)}".rstrip(" ")


def as_flow(content: Any) -> str:
    """Content with brackets, one record a line, tabs for white space."""
    members = ",\n".join(f"\t{in_double_quotes(key)}:\t{_flow_rows(value)}" for key, value in content)
    return f"{{\t# ours\n{members},\n}}\n"


def _flow_rows(value: Any) -> str:
    return (
        "[\n" + ",\n".join(f"\t\t{_flow(row)}" for row in value) + ",\n\t]"
        if isinstance(value, list) and value
        else _flow(value)
    )


def _flow(value: Any) -> str:
    if isinstance(value, tuple):
        return f"{{{', '.join(f'{plain_or_quoted(key)}: {_flow(item)}' for key, item in value)}}}"
    return f"[{', '.join(map(_flow, value))}]" if isinstance(value, list) else _scalar(value, 1)


def _scalar(value: Any, number: int) -> str:
    if value is None:
        return ("", "~", "null")[number % 3]
    if not isinstance(value, str):
        return "{}" if isinstance(value, tuple) else "[]"
    writers: tuple[Callable[[str], str], ...] = (plain_or_quoted, in_single_quotes, in_double_quotes)
    return writers[number % 3](value)


LAYOUTS: dict[str, Callable[[Any], str]] = {"blocks": as_blocks, "flow": as_flow}
ODD = (
    *("NO", "no", "n", "Y", "yes", "on", "OFF", "True", "false", "null", "NULL", "~", "", " ", "="),
    *("1", "06", "1.0", "1.0.0", "0x1F", "0o17", "1e5", "1_000", ".inf", ".NaN", "-3", "+1", "12:30:45", "2024-01-01"),
    *(
        "- x",
        "-",
        "--- a",
        "...",
        "? x",
        "x: y",
        "x:",
        ": x",
        "x #y",
        "#",
        "x # y",
        "<<",
        "a, b",
        "[a]",
        "{a}",
        "}",
        "]",
    ),
    *("&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "'a'", '"a"', "a'b", 'a"b', "a\\b", "\\", "$schema"),
    *(
        " a",
        "a ",
        "a  b",
        "\ta",
        "a\tb",
        "a\nb",
        "a\r\nb",
        "\n",
        "a\n\n  b\n",
        "a\x85b",
        "a\u2028b",
        "\ufeff",
        "\ufeffa",
    ),
    *(
        "\x00",
        "\x07",
        "\x7f",
        "\x9f",
        "\ufffe",
        "\u200b",
        "\u00a0",
        "é",
        "Café & Co",
        "😀",
        "a😀: b",
        "名前",
        "e\u0301",
        "²",
    ),
)
"""Texts that a reader of YAML may take for something else, and others that look odd."""
