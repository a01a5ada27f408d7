"""The JSON Schema of a document: for editors, which complete and underline with it, and for schema checkers.

It says what shape a document has; how its records fit together is for the rules. The package carries it as a file, so
that it is available without loading pydantic; `made_from_models` says what the file has to hold.
"""

from __future__ import annotations

import json

from importlib_resources import files

__all__ = ["SCHEMA_FILE", "made_from_models", "shipped"]

SCHEMA_FILE = "document.schema.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def made_from_models() -> str:
    """The schema as the models give it."""
    from careertaxonomy.model.records import Dataset

    schema = Dataset.model_json_schema()
    content = {"$schema": _DIALECT, "title": "careertaxonomy document", "description": schema.pop("description")}
    content |= {key: value for key, value in schema.items() if key not in content}
    return json.dumps(content, indent=2) + "\n"


def shipped() -> bytes:
    """The schema that the package carries."""
    return files("careertaxonomy.model").joinpath(SCHEMA_FILE).read_bytes()
