"""What a document holds: one pydantic model for each kind of record, and `Dataset` for the whole.

Models are frozen to the bottom, hash and compare by value, and refuse unknown fields. They know their own fields;
how records fit together is for the rules and the `Taxonomy`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal, NoReturn, Self, TypeAlias, final

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, core_schema

from careertaxonomy._shared.public import public
from careertaxonomy.errors import UnknownKindError
from careertaxonomy.model.references import KINDS, Kind
from careertaxonomy.text.normal_forms import SLUG

__all__ = [
    "FORMAT",
    "KINDS",
    "VERSION",
    "Cluster",
    "Codes",
    "Dataset",
    "Kind",
    "Pathway",
    "Record",
    "Repair",
    "Retired",
    "Source",
    "World",
]

FORMAT = "careertaxonomy/1"
VERSION = r"^(0|[1-9][0-9]{0,17})\.(0|[1-9][0-9]{0,17})\.(0|[1-9][0-9]{0,17})(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$"
"""MAJOR.MINOR.PATCH, and for a local copy a suffix such as `-local.1`. Numbers of more digits than a date and a time
have are no version: nobody counts so far, and no other program could read them."""


@public
@final
class Codes(Mapping[str, str]):
    """Codes by scheme, such as `{"ceds": "06"}`: a mapping that cannot be changed, hashes and pickles.

    Codes are text, never numbers: `"06"` is not `"6"`.
    """

    __slots__ = ("_pairs",)
    _pairs: tuple[tuple[str, str], ...]

    def __new__(cls, codes: Mapping[str, str] | None = None) -> Self:
        """Made here, not in `__init__`, which could be called again on codes that others share."""
        made = super().__new__(cls)
        object.__setattr__(made, "_pairs", tuple((codes or {}).items()))
        return made

    def __init_subclass__(cls) -> NoReturn:
        raise TypeError("Codes cannot be derived from")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __getitem__(self, scheme: str) -> str:
        for known, code in self._pairs:
            if known == scheme:
                return code
        raise KeyError(scheme)

    def __iter__(self) -> Iterator[str]:
        return (scheme for scheme, _ in self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    def items(self) -> ItemsView[str, str]:
        """The schemes with their codes, without a search for each."""
        return dict(self._pairs).items()

    def __hash__(self) -> int:
        return hash(frozenset(self._pairs))

    def __repr__(self) -> str:
        return f"Codes({dict(self._pairs)!r})"

    def __reduce__(self) -> tuple[type[Codes], tuple[dict[str, str]]]:
        return Codes, (dict(self._pairs),)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        text = core_schema.str_schema()
        return core_schema.no_info_after_validator_function(
            cls,
            core_schema.dict_schema(text, text),
            serialization=core_schema.plain_serializer_function_ser_schema(dict, info_arg=False),
        )


class _Drawn:
    """How hypothesis draws a value, so that `st.builds(World)` gives valid records; for pydantic it means nothing."""

    __is_annotated_types_grouped_metadata__ = True

    def __init__(self, draw: Callable[[Any], object]) -> None:
        self._draw = draw

    def __iter__(self) -> Iterator[object]:
        strategies = sys.modules.get("hypothesis.strategies")
        if strategies is not None:
            yield self._draw(strategies)


_NOT_EMPTY = Field(min_length=1).metadata[0]
"""The constraint itself: hypothesis heeds it, and does not look into a `Field`."""

Slug: TypeAlias = Annotated[
    str, StringConstraints(pattern=SLUG), _Drawn(lambda st: st.from_regex(SLUG, fullmatch=True))
]
Readable: TypeAlias = Annotated[str, StringConstraints(pattern=r"\S"), _Drawn(lambda st: st.from_regex(r"\S"))]
Version: TypeAlias = Annotated[
    str, StringConstraints(pattern=VERSION), _Drawn(lambda st: st.from_regex(VERSION, fullmatch=True))
]
Links: TypeAlias = Annotated[tuple[str, ...], _NOT_EMPTY]

Id: TypeAlias = Annotated[
    Slug, Field(description="Kebab-case slug, unique within its kind; it stays when the name changes.")
]
Name: TypeAlias = Annotated[Readable, Field(description="The name as people read it.")]
Aliases: TypeAlias = Annotated[tuple[Readable, ...], Field(description="Other names of the same thing.")]
CodesField: TypeAlias = Annotated[
    Codes,
    Field(description="The record's codes in other schemes: scheme to code, both text."),
    _Drawn(lambda st: st.dictionaries(st.text(), st.text(), max_size=2).map(Codes)),
]
Note: TypeAlias = Annotated[str, Field(description="A remark for people; it has no meaning for programs.")]


class _Signature:
    """The signature of a model for `help` and for hypothesis: the model is built first, which gives it its own."""

    def __get__(self, instance: object, owner: type[BaseModel]) -> Any:
        owner.model_rebuild()
        return owner.__signature__


class _Model(BaseModel):
    __signature__: ClassVar[Any] = _Signature()  # which pydantic replaces by that of each model
    # Building validators is put off: that of Dataset brings all it needs, and most programs use no other.
    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """What is set: a field with its default value is left out, in `print` and in messages."""
        fields = type(self).model_fields
        return [(name, value) for name, value in super().__repr_args__() if value != fields[str(name)].default]


@public
class World(_Model):
    """A local grouping of clusters that overlap in practice."""

    kind: ClassVar[Kind] = "world"
    id: Id
    name: Name
    aliases: Aliases = ()
    codes: CodesField = Codes()
    note: Note = ""


@public
class Cluster(_Model):
    """A Career Cluster: a family of occupations that call for similar knowledge and skills."""

    kind: ClassVar[Kind] = "cluster"
    id: Id
    name: Name
    worlds: Annotated[
        Literal["all"] | Links,
        Field(description='The ids of the Worlds it belongs to, in printed order, or "all" for every World.'),
    ]
    aliases: Aliases = ()
    codes: CodesField = Codes()
    note: Note = ""


@public
class Pathway(_Model):
    """A Career Pathway: a line of training inside one cluster."""

    kind: ClassVar[Kind] = "pathway"
    id: Id
    name: Name
    cluster: Annotated[str, Field(description="The id of the cluster it belongs to.")]
    aliases: Aliases = ()
    codes: CodesField = Codes()
    note: Note = ""


Record: TypeAlias = World | Cluster | Pathway


@public
class Retired(_Model):
    """A record that was taken out of use: what it was, since when, and what replaced it."""

    kind: Annotated[Kind, Field(description="What kind of record it was.")]
    id: Id
    name: Name
    version: Annotated[Version, Field(description="The version in which it was retired.")]
    replaced_by: Annotated[
        tuple[str, ...],
        Field(description="Ids of the same kind: one for a rename or a merge, several for a split, none if withdrawn."),
    ] = ()
    worlds: Annotated[
        Literal["all"] | tuple[str, ...], Field(description="The Worlds a retired cluster belonged to.")
    ] = ()
    cluster: Annotated[str, Field(description="The cluster a retired pathway belonged to.")] = ""
    aliases: Aliases = ()
    codes: CodesField = Codes()
    note: Note = ""


@public
class Source(_Model):
    """Where the data come from."""

    title: Annotated[str, Field(description="The title of the published document.")]
    publisher: Annotated[str, Field(description="Who published it.")] = ""
    note: Note = ""


@public
class Repair(_Model):
    """A place where the published document was damaged, and how it is read."""

    place: Annotated[str, Field(description="Where in the published document.")]
    printed: Annotated[str, Field(description="What is printed there.")]
    read_as: Annotated[str, Field(description="How it is read; empty where it is read as nothing.")]
    why: Annotated[str, Field(description="The grounds for reading it so.")]


@public
class Dataset(_Model):
    """One version of one dataset: the content of a document."""

    schema_uri: Annotated[str, Field(alias="$schema", description="A JSON Schema for editors; ignored here.")] = ""
    format: Annotated[Literal["careertaxonomy/1"], Field(description="The format and its version.")]
    name: Annotated[Slug, Field(description="The dataset's name, a kebab-case slug.")]
    version: Annotated[Version, Field(description="MAJOR.MINOR.PATCH; a released version never changes.")]
    title: Annotated[Readable, Field(description="What people call the dataset.")]
    description: Annotated[str, Field(description="What the dataset is.")] = ""
    source: Annotated[Source | None, Field(description="Where the data come from.")] = None
    worlds: Annotated[tuple[World, ...], _NOT_EMPTY, Field(description="The Worlds, in published order.")]
    clusters: Annotated[tuple[Cluster, ...], _NOT_EMPTY, Field(description="The clusters, in published order.")]
    pathways: Annotated[tuple[Pathway, ...], _NOT_EMPTY, Field(description="The pathways, in published order.")]
    retired: Annotated[tuple[Retired, ...], Field(description="Records taken out of use, never deleted.")] = ()
    repairs: Annotated[
        tuple[Repair, ...], Field(description="What was damaged in the source, and how it is read.")
    ] = ()

    def of(self, *kinds: Kind) -> tuple[Record, ...]:
        """The records of one kind or of several, in published order. Raises `UnknownKindError`."""
        by_kind: dict[str, tuple[Record, ...]] = {
            "world": self.worlds,
            "cluster": self.clusters,
            "pathway": self.pathways,
        }
        for kind in kinds:
            if kind not in by_kind:
                raise UnknownKindError(str(kind), KINDS)
        return tuple(record for kind in kinds for record in by_kind[kind])
