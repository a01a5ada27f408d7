"""Each error is the fitting builtin too, says what is the matter, carries its data, and pickles."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

import careertaxonomy as ct
from careertaxonomy import errors
from careertaxonomy.diagnostics import Severity


def found(code: str, severity: Severity = "error") -> ct.Diagnostic:
    return ct.Diagnostic("my.json", 14, 53, 14, 65, code, "unknown-world", severity, "a fault", hint="mend it")


IN: dict[str, Any] = {"dataset": "joco-works", "version": "1.0.0"}
LINE = "my.json:14:53: error CT301 unknown-world: a fault (mend it)"
ERRORS: list[tuple[ct.CareerTaxonomyError, type[Exception], str, dict[str, Any]]] = [
    (
        ct.UnknownIdError("world", "law", **IN),
        LookupError,
        'no world "law" in joco-works 1.0.0',
        {"kind": "world", "id": "law", **IN, "suggestions": (), "retired_in": None, "newer_version": None},
    ),
    (
        ct.UnknownIdError("world", "lav", **IN, suggestions=iter(["law", "lava"])),
        LookupError,
        'no world "lav" in joco-works 1.0.0; did you mean "law" or "lava"?',
        {"suggestions": ("law", "lava")},
    ),
    (
        ct.UnknownIdError("world", "law", **IN, suggestions=["justice", "order"], retired_in="0.9.0"),
        LookupError,
        'world "law" is not in joco-works 1.0.0: retired in 0.9.0, replaced by "justice" and "order"',
        {"suggestions": ("justice", "order"), "retired_in": "0.9.0"},
    ),
    (
        ct.UnknownIdError("world", "law", **IN, newer_version="1.1.0"),
        LookupError,
        'world "law" is not in joco-works 1.0.0; 1.1.0 has it',
        {"newer_version": "1.1.0"},
    ),
    (
        ct.UnknownIdError("world", "Law", **IN, suggestions=["law"], sure=True),
        LookupError,
        'no world "Law" in joco-works 1.0.0; its id is "law"',
        {"suggestions": ("law",), "sure": True},
    ),
    (
        ct.UnknownIdError("world", "Finance", **IN, suggestions=["cluster:finance"], sure=True),
        LookupError,
        'no world "Finance" in joco-works 1.0.0; that is a cluster, "cluster:finance"',
        {"suggestions": ("cluster:finance",), "sure": True},
    ),
    (
        ct.UnreadableTableError("my.csv", "it is empty"),
        ValueError,
        "my.csv: it is empty",
        {"file": "my.csv", "reason": "it is empty"},
    ),
    (
        ct.TooManyLabelsError(1_000_000),
        ValueError,
        (
            "more than 1,000,000 different labels: leave the data on the engine that has it, and send a Resolver there "
            "(it pickles); the page for analysts shows how with Spark and Dask"
        ),
        {"most": 1_000_000},
    ),
    (
        ct.UnknownLevelError("certain", ["sure", "close"]),
        ValueError,
        'no level "certain"; available: sure, close',
        {"least": "certain", "known": ("sure", "close")},
    ),
    (
        ct.UnknownCodeError("no such code", scheme="soc", code="11", kind=None, **IN, known=["ceds", "cip"]),
        LookupError,
        "no such code",
        {"scheme": "soc", "code": "11", "kind": None, **IN, "known": ("ceds", "cip")},
    ),
    (
        ct.WrongKindError("a World", 5),
        TypeError,
        "a World is wanted here, not int",
        {"expected": "a World", "given": "int"},
    ),
    (
        ct.UnknownDatasetError("nope", known=["joco-works 1.0.0", "joco-works 1.1.0"]),
        LookupError,
        "no dataset nope; available: joco-works 1.0.0, joco-works 1.1.0",
        {"name": "nope", "version": None, "known": ("joco-works 1.0.0", "joco-works 1.1.0")},
    ),
    (
        ct.UnknownDatasetError("nope", "2.0.0"),
        LookupError,
        "no dataset nope 2.0.0; available: none",
        {"name": "nope", "version": "2.0.0", "known": ()},
    ),
    (
        ct.UnknownDatasetError("joco-works", "2.0.0", known=["joco-works 1.0.0"]),
        LookupError,
        "joco-works has no version 2.0.0; available: joco-works 1.0.0",
        {"name": "joco-works", "version": "2.0.0", "known": ("joco-works 1.0.0",)},
    ),
    (
        ct.UnknownKindError("planet", iter(["world", "cluster", "pathway"])),
        ValueError,
        'no kind "planet"; available: world, cluster, pathway',
        {"kind": "planet", "known": ("world", "cluster", "pathway")},
    ),
    (
        ct.VersionOrderError("joco-works", "1.1.0", "1.0.0"),
        ValueError,
        "joco-works 1.0.0 is older than 1.1.0: ids are carried to a later version, not back",
        {"dataset": "joco-works", "from_": "1.1.0", "to": "1.0.0"},
    ),
    (
        ct.DamagedDatasetError("a/1.0.0.json", expected="sha256:00", found="sha256:11"),
        ValueError,
        (
            "the bundled file a/1.0.0.json was changed after its release: its digest is sha256:11, "
            "on record is sha256:00; install the package anew"
        ),
        {"file": "a/1.0.0.json", "expected": "sha256:00", "found": "sha256:11"},
    ),
    (
        ct.DamagedDatasetError("a/1.0.0.json", expected="sha256:00", found=None, package="county-careers"),
        ValueError,
        (
            "the file a/1.0.0.json of county-careers was changed after its release: its digest is none (no such file), "
            "on record is sha256:00; install the package anew"
        ),
        {"package": "county-careers", "found": None},
    ),
    (
        ct.UnavailableDatasetError("county", iter(["one", "two"]), "the name is taken"),
        LookupError,
        "county of one and two cannot be loaded: the name is taken",
        {"name": "county", "packages": ("one", "two"), "reason": "the name is taken"},
    ),
    (
        ct.DigestMismatchError("joco-works", "1.0.0", expected="sha256:00", found="sha256:11"),
        ValueError,
        "joco-works 1.0.0 has the digest sha256:11, not the one it is pinned to, sha256:00",
        {**IN, "expected": "sha256:00", "found": "sha256:11"},
    ),
    (
        ct.MalformedDigestError("sha256:00"),
        ValueError,
        """'sha256:00' is no digest: that is "sha256:" and 64 hex digits, as careertaxonomy pin prints it""",
        {"digest": "sha256:00"},
    ),
    (
        ct.MissingFileError("my.json", [found("CT101")]),
        FileNotFoundError,
        f"my.json has 1 error\n  {LINE.replace('CT301', 'CT101')}",
        {"file": "my.json", "filename": "my.json", "errno": 2, "diagnostics": (found("CT101"),)},
    ),
    (
        ct.UnreadableTableError("county.csv", "it is empty"),
        ValueError,
        "county.csv: it is empty",
        {"file": "county.csv", "reason": "it is empty"},
    ),
    (
        ct.InvalidDatasetError("my.json", [found("CT301"), found("CT403", "warning"), found("CT406", "note")]),
        ValueError,
        f"my.json has 1 error\n  {LINE}",
        {"file": "my.json", "diagnostics": (found("CT301"), found("CT403", "warning"), found("CT406", "note"))},
    ),
    (
        ct.InvalidDatasetError("my.json", [found("CT301")] * 7),
        ValueError,
        "\n".join(["my.json has 7 errors", *5 * [f"  {LINE}"], "  and 2 more"]),
        {"diagnostics": 7 * (found("CT301"),)},
    ),
    (
        ct.ExportError("skos", "needs the option base-iri: what every IRI begins with", option="base_iri"),
        ValueError,
        "skos needs the option base-iri: what every IRI begins with",
        {"format": "skos", "reason": "needs the option base-iri: what every IRI begins with", "option": "base_iri"},
    ),
    (
        ct.MissingExtraError("to_frame", "dataframes", package="polars"),
        ImportError,
        "to_frame needs an optional package: python -m pip install polars",
        {"feature": "to_frame", "extra": "dataframes", "command": "python -m pip install polars"},
    ),
    (
        ct.MissingExtraError("careertaxonomy.testing", "testing"),
        ImportError,
        'careertaxonomy.testing needs an optional package: python -m pip install "careertaxonomy[testing]"',
        {
            "feature": "careertaxonomy.testing",
            "extra": "testing",
            "command": 'python -m pip install "careertaxonomy[testing]"',
        },
    ),
]


@pytest.mark.parametrize(("error", "builtin", "message", "attributes"), ERRORS, ids=lambda value: type(value).__name__)
def test_an_error_says_what_is_the_matter_and_carries_its_data(
    error: ct.CareerTaxonomyError, builtin: type[Exception], message: str, attributes: dict[str, Any]
) -> None:
    assert isinstance(error, ct.CareerTaxonomyError)
    assert isinstance(error, builtin)
    assert str(error) == message
    assert {name: getattr(error, name) for name in attributes} == attributes


@pytest.mark.parametrize("error", [error for error, *_ in ERRORS], ids=lambda error: type(error).__name__)
def test_an_error_pickles_and_copies_with_all_its_data(error: ct.CareerTaxonomyError) -> None:
    error.__notes__ = ["A note."]
    pickles = [pickle.loads(pickle.dumps(error, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
    for again in (*pickles, copy.copy(error)):
        assert type(again) is type(error)
        assert (str(again), repr(again), again.args) == (str(error), repr(error), error.args)
        assert vars(again) == vars(error)
        assert again.__notes__ == ["A note."]
        assert getattr(again, "msg", None) == getattr(error, "msg", None)


def test_no_error_is_forgotten_here() -> None:
    public = {name: getattr(ct, name) for name in ct.__all__}
    known = {name: value for name, value in public.items() if isinstance(value, type) and issubclass(value, Exception)}
    assert {type(error).__name__ for error, *_ in ERRORS} == known.keys() - {"CareerTaxonomyError"}
    assert all(issubclass(error, ct.CareerTaxonomyError) for error in known.values())
    assert {name: getattr(errors, name) for name in errors.__all__}.items() <= known.items()


def test_one_clause_catches_whatever_the_package_raises() -> None:
    for call in (lambda: ct.load("nope"), lambda: ct.load().world("nope"), lambda: ct.load_file("nope.json")):
        with pytest.raises(ct.CareerTaxonomyError, match="nope"):
            call()
