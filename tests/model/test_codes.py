"""The codes of a record: a mapping of text to text that cannot be changed."""

from __future__ import annotations

import copy
import pickle

import pytest

import careertaxonomy as ct


def test_codes_are_a_mapping_that_cannot_be_changed() -> None:
    codes = ct.Codes({"ceds": "06", "soc": "11-0000"})
    assert (codes["soc"], codes.get("x"), [*codes], len(codes)) == ("11-0000", None, ["ceds", "soc"], 2)
    assert repr(codes) == "Codes({'ceds': '06', 'soc': '11-0000'})"
    with pytest.raises(KeyError, match="x"):
        codes["x"]
    for name in ("_pairs", "colour"):
        with pytest.raises(AttributeError, match="Codes cannot be changed"):
            setattr(codes, name, ())
        with pytest.raises(AttributeError, match="Codes cannot be changed"):
            delattr(codes, name)
    with pytest.raises(TypeError, match="item assignment"):
        codes["ceds"] = "07"  # type: ignore[index]  # that it cannot be done is the point
    object.__getattribute__(codes, "__init__")({"ceds": "07"})
    with pytest.raises(TypeError, match="Codes cannot be derived from"):
        type("Own", (ct.Codes,), {})
    assert not hasattr(codes, "__dict__")
    assert dict(codes) == {"ceds": "06", "soc": "11-0000"}


def test_codes_do_not_follow_the_mapping_they_were_made_from() -> None:
    given = {"ceds": "06"}
    codes = ct.Codes(given)
    given["ceds"] = "07"
    assert codes["ceds"] == "06"


def test_codes_hash_compare_pickle_and_copy() -> None:
    one, other = ct.Codes({"a": "1", "b": "2"}), ct.Codes({"b": "2", "a": "1"})
    assert one == other == {"a": "1", "b": "2"}
    assert hash(one) == hash(other)
    assert one != ct.Codes({"a": "1"})
    assert ct.Codes() == {}
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(one, protocol)) == one
    assert copy.copy(one) == copy.deepcopy(one) == one
