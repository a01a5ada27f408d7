"""Fields of other people's pydantic models that hold an id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from careertaxonomy._shared.public import public
from careertaxonomy.datasets.loader import load
from careertaxonomy.errors import UnknownIdError
from careertaxonomy.model.records import Kind
from careertaxonomy.model.resolving import kinds_of
from careertaxonomy.model.taxonomy import Taxonomy

__all__ = ["IdOf"]


@public
@dataclass(frozen=True, slots=True)
class IdOf:
    """Says that a text is the id of a record: `cluster: Annotated[str, ct.IdOf("cluster")]`.

    Of the newest version of the default dataset, or of `tax`. An unknown id is a validation error that says what may be
    meant, and the JSON Schema lists the ids. Raises `UnknownKindError`.
    """

    kind: Kind
    tax: Taxonomy | None = None

    def __post_init__(self) -> None:
        kinds_of(self.kind)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._checked, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(schema), "enum": [record.id for record in getattr(self._taxonomy(), f"{self.kind}s")]}

    def _taxonomy(self) -> Taxonomy:
        return load() if self.tax is None else self.tax

    def _checked(self, id: str) -> str:
        try:
            self._taxonomy().get(f"{self.kind}:{id}")
        except UnknownIdError as error:
            context = {"message": str(error), "suggestions": list(error.suggestions)}
            raise PydanticCustomError("unknown_id", "{message}", context) from None
        return id
