"""The same on somebody else's taxonomy: two thousand real names in Spanish.

`nombres.csv` has job titles as Faker 40.63 gives them for Spanish, and the Spanish names of languages, territories,
currencies, cities, scripts and time zones of CLDR as Babel 2.19 brings them.
"""

from __future__ import annotations

import csv
import unicodedata

import pytest

import careertaxonomy as ct
from tests.helpers import DATA


def taxonomy() -> ct.Taxonomy:
    with (DATA / "nombres.csv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    clusters = dict.fromkeys(row["cluster"] for row in rows)
    head = {"format": "careertaxonomy/1", "name": "nombres", "version": "1.0.0", "title": "Nombres"}
    lists = {
        "worlds": [{"id": "mundo", "name": "Mundo"}],
        "clusters": [{"id": ct.slug(name), "name": name, "worlds": "all"} for name in clusters],
        "pathways": [
            {"id": ct.slug(row["name"]), "name": row["name"], "cluster": ct.slug(row["cluster"])} for row in rows
        ],
    }
    return ct.Taxonomy(ct.Dataset.model_validate({**head, **lists}))


SPANISH = taxonomy()
RESOLVER = ct.Resolver(SPANISH, kind="pathway")


def without_accents(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def test_there_are_two_thousand() -> None:
    assert len(SPANISH.pathways) == 2000


@pytest.mark.parametrize("written", [str, str.upper, str.lower, ct.slug, without_accents, "3. {}".format])
def test_every_name_is_found_however_it_is_written(written: object) -> None:
    assert callable(written)
    labels = [written(pathway.name) for pathway in SPANISH.pathways]
    assert [found.id for found in RESOLVER.each(labels)] == [pathway.id for pathway in SPANISH.pathways]


@pytest.mark.parametrize(
    ("label", "name", "level"),
    [
        ("ADMINISTRADOR DE BASES DE DATOS", "Administrador de bases de datos", "normalised"),
        ("Administrador bases datos", "Administrador de bases de datos", "words"),
        ("Acarreador del agua", "Acarreador de agua", "words"),
        ("Recolector de le\u00f1as", "Recolector de le\u00f1a", "form"),
        ("Admin. de bases de datos", "Administrador de bases de datos", "abbreviation"),
        ("Ayud. de c\u00e1mara", "Ayudante de c\u00e1mara", "abbreviation"),
        ("Adminstrador de bases de datos", "Administrador de bases de datos", "slip"),
    ],
)
def test_a_label_in_spanish(label: str, name: str, level: str) -> None:
    found = RESOLVER.resolve(label)
    assert (found.id, found.level) == (ct.slug(name), level)


@pytest.mark.parametrize(
    "label", ["T\u00e9cnico", "Herrador", "peso", "Isla", "idioma moderno", "N/A", "Enfermera jefe"]
)
def test_a_label_that_is_none_of_them(label: str) -> None:
    assert RESOLVER.resolve(label).ref is None


def test_the_joiners_come_from_the_names() -> None:
    assert {"de", "y", "del", "en"} <= SPANISH._names.joiners
    assert ct.load()._names.joiners == {"and"}
